package app.soundings.first

import android.content.res.Configuration
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewModelScope
import androidx.lifecycle.viewmodel.compose.viewModel
import app.soundings.Door
import app.soundings.Problem
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.backup.RestoreModel
import app.soundings.backup.RestoreScreen
import app.soundings.capture.keyboardIsUp
import app.soundings.look.BuoyButton
import app.soundings.look.Iceberg
import app.soundings.look.LocalColours
import app.soundings.look.Measure
import app.soundings.look.PlainButton
import app.soundings.look.Styles
import app.soundings.look.Title
import app.soundings.phones.HandedFiles
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** Begins the notebook once it knows the engineer's name. */
class FirstRunModel(private val door: Door) : ViewModel() {
    private val wrong = MutableStateFlow<Problem?>(null)
    val problem: StateFlow<Problem?> = wrong.asStateFlow()

    /** An invitation that waits for the notebook; null without one. */
    val invitation: StateFlow<String?> = door.invitation

    /** There is an invitation, to be pasted once there is a notebook. */
    fun invited() = door.invite("")

    fun lookAtExample() = viewModelScope.launch { wrong.value = Problem.of { door.lookAtExample() } }

    fun begin(name: String) = viewModelScope.launch { wrong.value = Problem.of { door.begin(name.trim()) } }
}

/** The first five minutes: one field. */
@Composable
fun FirstRunScreen(model: FirstRunModel, restore: () -> Unit) {
    if (LocalConfiguration.current.orientation == Configuration.ORIENTATION_LANDSCAPE) {
        Row(Modifier.fillMaxSize().safeDrawingPadding().padding(horizontal = Measure.edge), Arrangement.spacedBy(Measure.space24)) {
            Iceberg(Modifier.weight(0.6f).fillMaxHeight().padding(vertical = Measure.edge))
            Asked(model, restore, Modifier.weight(1f))
        }
    } else {
        Asked(model, restore, Modifier.fillMaxSize().safeDrawingPadding().padding(horizontal = Measure.edge)) {
            Iceberg(Modifier.fillMaxWidth().height(200.dp))
            Text(stringResource(R.string.tagline), color = LocalColours.current.inkSecond, style = Styles.body)
        }
    }
}

/** The question, its field, and the way on. */
@Composable
private fun Asked(model: FirstRunModel, restore: () -> Unit, modifier: Modifier, above: @Composable ColumnScope.() -> Unit = {}) {
    val colours = LocalColours.current
    val problem by model.problem.collectAsStateWithLifecycle()
    val invitation by model.invitation.collectAsStateWithLifecycle()
    var name by rememberSaveable { mutableStateOf("") }
    val begin = { if (name.isNotBlank()) model.begin(name) }
    Column(
        modifier.verticalScroll(rememberScrollState()).padding(vertical = Measure.space12), Arrangement.spacedBy(Measure.space12),
    ) {
        // What is pressed stays in sight above the keyboard.
        if (!keyboardIsUp()) above()
        Title(stringResource(R.string.first_question))
        OutlinedTextField(
            name, { name = it }, Modifier.fillMaxWidth().heightIn(min = 64.dp).testTag("name"),
            textStyle = Styles.body, label = { Text(stringResource(R.string.first_name)) }, singleLine = true,
            keyboardOptions = KeyboardOptions(KeyboardCapitalization.Words, imeAction = ImeAction.Done),
            keyboardActions = KeyboardActions { begin() },
        )
        problem?.let { ProblemLine(it) }
        BuoyButton(stringResource(R.string.first_begin), { begin() }, Modifier.fillMaxWidth(), name.isNotBlank())
        Text(stringResource(R.string.first_stays), color = colours.inkSecond, style = Styles.body)
        invitation?.let { Text(stringResource(R.string.first_invitation_next), color = colours.ink, style = Styles.body) }
        if (invitation == null) {
            PlainButton(stringResource(R.string.first_invitation), model::invited, Modifier.fillMaxWidth().testTag("invited"))
            PlainButton(stringResource(R.string.restore_have), restore, Modifier.fillMaxWidth().testTag("have-backup"))
            PlainButton(stringResource(R.string.example_look), { model.lookAtExample() }, Modifier.fillMaxWidth().testTag("look-at-example"))
        }
    }
}

/** The first question, or a backup in its place. */
@Composable
fun Beginning(door: Door) {
    val context = LocalContext.current.applicationContext
    var restoring by rememberSaveable { mutableStateOf(false) }
    if (restoring) {
        RestoreScreen(viewModel { RestoreModel(door, HandedFiles(context)) }) { restoring = false }
    } else {
        FirstRunScreen(viewModel { FirstRunModel(door) }) { restoring = true }
    }
}
