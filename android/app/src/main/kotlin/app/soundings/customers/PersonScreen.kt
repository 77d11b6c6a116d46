package app.soundings.customers

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import app.soundings.Change
import app.soundings.Desk
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Ways
import app.soundings.beside
import app.soundings.capture.CapturePage
import app.soundings.core.AboutPerson
import app.soundings.core.Consent
import app.soundings.core.ConsentChoice
import app.soundings.core.PersonChange
import app.soundings.core.SentRow
import app.soundings.core.Use
import app.soundings.day
import app.soundings.look.All
import app.soundings.look.Aside
import app.soundings.look.Card
import app.soundings.look.LineWords
import app.soundings.look.OnOff
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.RecordPage
import app.soundings.look.Unfolding
import app.soundings.maps.TwoVersions
import app.soundings.team.TeamPage
import app.soundings.visits.NoteView
import app.soundings.visits.VisitsPage
import app.soundings.word

/** A person's page. */
class PersonModel(desk: Desk, private val id: String) : ScreenModel<AboutPerson>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): AboutPerson = desk.read { it.aboutPerson(id) }

    fun change(change: PersonChange, done: () -> Unit) = attempt {
        val seen = record.value?.seen
        desk.ask { it.changePerson(id, change, seen) }
        done()
    }

    fun choose(choice: ConsentChoice) = attempt { desk.ask { it.setConsent(id, choice) } }

    fun allow(needed: Use, allowed: Boolean) = attempt { desk.ask { it.setUse(id, needed, allowed) } }

    fun fetchedBack(document: String, back: Boolean) = attempt { desk.ask { it.fetchedBack(document, back) } }

    fun undoSame(thing: String) = attempt { desk.ask { it.undoSame(thing) } }
}

/** Somebody of a customer's: what they agreed to, what speaks of them outside, their maps, what they said. */
@Composable
fun PersonScreen(model: PersonModel, ways: Ways) = RecordPage(model, { it.consent.person.name }, ways::back) { about ->
    val person = about.consent.person
    Aside(beside(person.role, about.described?.takeIf { about.named != null }, about.site, about.customerName))
    TwoVersions(about.versions, ways)
    Also(about.consent.also, model::undoSame)
    about.customer?.let { customer ->
        PlainButton(stringResource(R.string.to_their_customer), { ways.to(CustomersPage.Customer, customer) }, Modifier.testTag("their-customer"))
    }
    Called(about, model::change)
    ConsentPart(about.consent, model)
    Copies(about.consent.documents, model)
    if (about.consent.next != null) about.customer?.let { All("all-copies") { ways.to(VisitsPage.WentOut, it) } }
    PosterPart(about, ways)
    if (about.maps.items.isNotEmpty()) Part(stringResource(R.string.below_the_surface)) { about.maps.items.forEach { MapLine(it, ways) } }
    Part(stringResource(R.string.what_they_said)) {
        if (about.notes.items.isEmpty()) Aside(stringResource(R.string.no_notes_of_them))
        about.notes.items.forEach { note -> Card(Modifier.testTag("note-${note.id}"), { ways.to(CapturePage.Note, note.id) }) { NoteView(note, alone = false) } }
        PlainButton(stringResource(R.string.search_person), { ways.to(VisitsPage.SearchOfPerson, person.id) }, Modifier.testTag("search"))
    }
    PlainButton(stringResource(R.string.delete_or_erase), { ways.to(VisitsPage.Erase, person.id) }, Modifier.testTag("erase"))
}

/** What they agreed to: three choices, and behind them use by use. */
@Composable
private fun ConsentPart(consent: Consent, model: PersonModel) = Part(stringResource(R.string.what_they_agreed)) {
    Aside(consent.asked?.let { stringResource(R.string.asked_on, it.day()) } ?: stringResource(R.string.nobody_asked), Modifier.testTag("asked"))
    ConsentChoices(consent.chosen) { model.choose(it) }
    Unfolding(stringResource(R.string.finer_uses), "finer", R.string.fewer) {
        consent.uses.forEach { use ->
            val asked = use.asked?.let { stringResource(R.string.asked_on, it.day()) } ?: stringResource(R.string.not_asked)
            OnOff(stringResource(use.needed.word()), use.allowed ?: false, Modifier.testTag("use-${use.needed}"), asked) { model.allow(use.needed, it) }
        }
    }
}

/** What went out about them; first what has to be fetched back since they withdrew. */
@Composable
private fun Copies(documents: List<SentRow>, model: PersonModel) {
    val (toFetch, others) = documents.partition { it.toFetchBack }
    if (toFetch.isNotEmpty()) Part(stringResource(R.string.copies_to_fetch_back)) { toFetch.forEach { Copy(it, model) } }
    if (others.isNotEmpty()) Part(stringResource(R.string.speaks_of_them)) { others.forEach { Copy(it, model) } }
}

@Composable
private fun Copy(sent: SentRow, model: PersonModel) = Card(Modifier.testTag("copy-${sent.id}")) {
    val what = sent.what?.let { stringResource(it.word()) } ?: stringResource(R.string.a_document)
    val back = stringResource(R.string.copy_is_back).takeIf { sent.fetchedBack }
    LineWords(what, listOf(stringResource(R.string.went_to_whom, sent.to), sent.sent.day(), sent.engineer, back))
    if (sent.toFetchBack) PlainButton(stringResource(R.string.it_is_back), { model.fetchedBack(sent.id, true) }, Modifier.testTag("back-${sent.id}"))
    if (sent.fetchedBack) PlainButton(stringResource(R.string.it_is_not_back), { model.fetchedBack(sent.id, false) }, Modifier.testTag("not-back-${sent.id}"))
}

/** The poster of them that hangs, or the way to make one where that may be. */
@Composable
private fun PosterPart(about: AboutPerson, ways: Ways) {
    about.poster?.let { poster ->
        PlainButton(stringResource(R.string.look_at_poster), { ways.to(TeamPage.Poster, poster) }, Modifier.testTag("poster"))
    }
    if (about.mayHavePoster) {
        val person = about.consent.person.id
        PlainButton(stringResource(R.string.make_poster), { ways.to(TeamPage.NewPoster, person) }, Modifier.testTag("new-poster"))
    }
}
