package app.soundings.customers

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.R
import app.soundings.core.AboutPerson
import app.soundings.core.PersonChange
import app.soundings.look.PlainButton
import app.soundings.look.TextLine
import app.soundings.look.Unfolding
import app.soundings.look.Writing
import app.soundings.visits.Whom

/** Another name for a thing, in the place of the button that asks for it. */
@Composable
fun Rename(@StringRes label: Int, name: String, rename: (String, done: () -> Unit) -> Unit) =
    Unfolding(stringResource(R.string.change_name), "rename") { close ->
        Writing(stringResource(label), stringResource(R.string.keep_it), "rename", name) { text, _ -> rename(text, close) }
    }

/** What a person is called and does, and where; who was only described is given a name, and stays who they are. */
@Composable
fun Called(about: AboutPerson, model: PersonModel) {
    val role = about.consent.person.role
    Unfolding(stringResource(if (about.named == null) R.string.give_name else R.string.change_person), "rename") { close ->
        var named by rememberSaveable { mutableStateOf(about.named.orEmpty()) }
        var described by rememberSaveable { mutableStateOf(about.described.orEmpty()) }
        var does by rememberSaveable { mutableStateOf(role.orEmpty()) }
        TextLine(stringResource(R.string.person_name), named, { named = it }, Modifier.testTag("rename-field"))
        TextLine(stringResource(R.string.person_description), described, { described = it }, Modifier.testTag("description-field"))
        TextLine(stringResource(R.string.person_role), does, { does = it }, Modifier.testTag("new-role-field"))
        var whose by rememberSaveable { mutableStateOf(about.customerName.orEmpty()) }
        var site by rememberSaveable { mutableStateOf(about.siteId) }
        val which by model.which.collectAsStateWithLifecycle()
        LaunchedEffect(whose) { model.lookUp(whose) }
        Whom(R.string.name_customer, which, whose, site, {
            whose = it
            // A site of another customer's is meant no more.
            site = null
        }) { site = it }
        PlainButton(stringResource(R.string.keep_it), {
            // What stands as it stood is not written anew.
            val change = PersonChange(
                name = named.unless(about.named), description = described.unless(about.described), role = does.unless(role), site = site?.unless(about.siteId),
            )
            model.change(change, whose.unless(about.customerName), close)
        }, Modifier.testTag("rename-keep"))
    }
}

private fun String.unless(it: String?): String? = trim().takeIf { words -> words.isNotEmpty() && words != it }
