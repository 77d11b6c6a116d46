package app.soundings.visits

import android.content.Context
import android.net.Uri
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ProblemLine
import app.soundings.R
import app.soundings.ScreenModel
import app.soundings.Shown
import app.soundings.Ways
import app.soundings.beside
import app.soundings.copyLent
import app.soundings.core.ColumnUse
import app.soundings.core.ImportAnswers
import app.soundings.core.ImportCount
import app.soundings.core.ImportKind
import app.soundings.core.ImportNeed
import app.soundings.core.ImportPreview
import app.soundings.core.ImportProposal
import app.soundings.core.ImportVisit
import app.soundings.core.Imported
import app.soundings.core.LineNotUnderstood
import app.soundings.core.SameAnswer
import app.soundings.core.WhyNot
import app.soundings.day
import app.soundings.dayWords
import app.soundings.look.Body
import app.soundings.look.BuoyButton
import app.soundings.look.Card
import app.soundings.look.Part
import app.soundings.look.PlainButton
import app.soundings.look.PushedPage
import app.soundings.look.Quiet
import app.soundings.look.RollingAbove
import app.soundings.nameOfLent
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.withContext

private const val FILE = "file"

/** What is copied of a file at most: the core takes no larger one in, and says so. */
private const val MOST_BYTES = 11L * 1024 * 1024

/** The encodings that can be named where a file looks wrong. */
private val ENCODINGS = listOf("utf-8", "windows-1252", "macintosh", "utf-16le")

/** What would be made of the file that was chosen; null before one was. */
data class Importing(val preview: ImportPreview?)

/** Where files that were shared lie until they are taken in. */
fun sharedFiles(context: Context) = File(context.cacheDir, "imported")

/** *Import*: a file, what would be made of it, what has to be said first, and taking it in. The file survives the process. [shared]: the first. */
class ImportModel(desk: Desk, private val saved: SavedStateHandle, shared: File? = null) : ScreenModel<Importing>(desk) {
    private val given = MutableStateFlow(ImportAnswers())
    private val taken = MutableStateFlow<Imported?>(null)

    /** What was answered. */
    val answers: StateFlow<ImportAnswers> = given.asStateFlow()

    /** What was taken in. */
    val imported: StateFlow<Imported?> = taken.asStateFlow()

    init {
        if (FILE !in saved) saved[FILE] = shared?.path
        follow()
    }

    override suspend fun read(change: Change): Importing {
        val file: String? = saved[FILE]
        val done = taken.value != null
        return Importing(if (file == null || done) null else desk.read { it.importPreview(file, given.value) })
    }

    /** Looks at what was chosen; [copy] makes a copy of it, off the main thread. */
    fun choose(copy: () -> File) = attempt {
        saved[FILE] = null
        given.value = ImportAnswers()
        taken.value = null
        load().join()
        saved[FILE] = withContext(Dispatchers.IO) { copy().path }
        load()
    }

    fun answer(answers: ImportAnswers) {
        given.value = answers
        load()
    }

    fun takeIn(preview: ImportPreview) = attempt {
        val file: String = saved[FILE] ?: return@attempt
        taken.value = desk.ask { book -> book.importFile(file, given.value, preview.shown).also { File(file).delete() } }
        saved[FILE] = null
        load()
    }

    fun undo(imported: Imported, then: () -> Unit) = attempt {
        desk.ask { it.undoImport(imported.`import`) }
        then()
    }
}

/** A trip report, a table or cards: what would be made of it, and only then taking it in. */
@Composable
fun ImportScreen(model: ImportModel, ways: Ways) = PushedPage(stringResource(R.string.take_in_file), ways::back) {
    val context = LocalContext.current
    val picked = rememberLauncherForActivityResult(ActivityResultContracts.OpenDocument()) { chosen -> chosen?.let { model.choose { copied(context, it) } } }
    val pick = { picked.launch(arrayOf("text/*", "application/octet-stream")) }
    val imported by model.imported.collectAsStateWithLifecycle()
    Shown(model) { importing, problem ->
        val preview = importing.preview
        val done = imported
        RollingAbove({
            problem?.let { ProblemLine(it) }
            when {
                done != null -> {
                    PlainButton(stringResource(R.string.import_undo), { model.undo(done, ways::back) }, Modifier.fillMaxWidth().testTag("undo-import"))
                    BuoyButton(stringResource(R.string.join_close), ways::back, Modifier.fillMaxWidth().testTag("import-done"))
                }
                preview != null -> {
                    PlainButton(stringResource(R.string.import_other), pick, Modifier.fillMaxWidth())
                    BuoyButton(
                        stringResource(R.string.import_take), { model.takeIn(preview) }, Modifier.fillMaxWidth().testTag("take-in"), preview.needs.isEmpty(),
                    )
                }
                else -> BuoyButton(stringResource(R.string.import_choose), pick, Modifier.fillMaxWidth().testTag("choose-file"))
            }
        }) {
            if (done != null) Taken(done, ways) else if (preview != null) Seen(preview, model) else Body(stringResource(R.string.import_what))
        }
    }
}

/** A file of our own, under its own name: what it is, is told by that too. */
private fun copied(context: Context, chosen: Uri): File {
    val folder = File(context.cacheDir, "import").apply { deleteRecursively() }
    return File(folder, context.nameOfLent(chosen)).also { context.copyLent(chosen, it, MOST_BYTES) }
}

@Composable
private fun Taken(imported: Imported, ways: Ways) {
    Body(pluralStringResource(R.plurals.import_made, imported.made.toInt(), imported.made.toInt()), Modifier.testTag("made"))
    imported.visits.take(3).forEach { visit -> PlainButton(stringResource(R.string.look_at_visit), { ways.to(VisitsPage.Visit, visit) }) }
}

@Composable
private fun Seen(preview: ImportPreview, model: ImportModel) {
    val answers by model.answers.collectAsStateWithLifecycle()
    preview.needs.forEach { need ->
        when (need) {
            ImportNeed.DAY -> Need(R.string.import_needs_day) {
                DayButton(answers.day?.dayWords() ?: stringResource(R.string.until_pick)) { model.answer(answers.copy(day = it.toString())) }
            }
            ImportNeed.COLUMNS -> Need(R.string.import_needs_columns) {}
            ImportNeed.DECISION -> Need(R.string.import_needs_decision) {}
        }
    }
    Card(Modifier.testTag("things")) { preview.things.forEach { Body(it.words()) } }
    if (preview.proposals.isNotEmpty()) Part(stringResource(R.string.import_like)) { preview.proposals.forEach { Like(it, answers, model) } }
    if (preview.columns.isNotEmpty()) Columns(preview, answers, model)
    if (preview.visits.isNotEmpty()) Part(stringResource(R.string.visits)) { preview.visits.forEach { Report(it) } }
    if (preview.sample.isNotEmpty()) {
        Part(stringResource(R.string.import_encoding)) {
            Card { preview.sample.forEach { Quiet(it) } }
            ChipRow(ENCODINGS, answers.encoding, { it }) { model.answer(answers.copy(encoding = it)) }
        }
    }
    if (preview.left > 0u) Part(pluralStringResource(R.plurals.import_left, preview.left.toInt(), preview.left.toInt())) { preview.notUnderstood.forEach { Left(it) } }
}

@Composable
private fun Need(words: Int, answer: @Composable () -> Unit) = Card(Modifier.testTag("need")) {
    Body(stringResource(words))
    answer()
}

@Composable
private fun ImportCount.words(): String {
    val parts = listOfNotNull(
        pluralStringResource(R.plurals.import_new, new.toInt(), new.toInt()),
        pluralStringResource(R.plurals.import_here, here.toInt(), here.toInt()).takeIf { here > 0u },
        pluralStringResource(R.plurals.import_back, back.toInt(), back.toInt()).takeIf { back > 0u },
        pluralStringResource(R.plurals.import_erased, erased.toInt(), erased.toInt()).takeIf { erased > 0u },
    )
    return stringResource(R.string.import_count, stringResource(what.word()), parts.joinToString(", "))
}

private fun ImportKind.word(): Int = when (this) {
    ImportKind.CUSTOMER -> R.string.shareable_kind_customer
    ImportKind.SITE -> R.string.found_site
    ImportKind.PERSON -> R.string.shareable_kind_person
    ImportKind.VISIT -> R.string.shareable_kind_visit
    ImportKind.NOTE -> R.string.shareable_kind_note
}

/** Something that may be one with something that is here: a person decides. */
@Composable
private fun Like(proposal: ImportProposal, answers: ImportAnswers, model: ImportModel) = Card(Modifier.testTag("like")) {
    Body(proposal.name)
    val decide = { with: String? -> model.answer(answers.copy(same = answers.same.filter { it.item != proposal.item } + SameAnswer(proposal.item, with))) }
    proposal.like.forEach { like -> PlainButton(stringResource(R.string.import_same, like.name), { decide(like.id) }, Modifier.testTag("same")) }
    PlainButton(stringResource(R.string.import_new_one), { decide(null) }, Modifier.testTag("new-one"))
}

@Composable
private fun Columns(preview: ImportPreview, answers: ImportAnswers, model: ImportModel) = Part(stringResource(R.string.import_columns)) {
    val used = preview.columns.map { it.takenFor }
    preview.columns.forEachIndexed { place, column ->
        Card {
            Body(column.header)
            ChipRow(ColumnUse.entries, column.takenFor, { stringResource(it.word()) }) { use ->
                use?.let { chosen -> model.answer(answers.copy(columns = used.mapIndexed { at, was -> if (at == place) chosen else was })) }
            }
        }
    }
}

private fun ColumnUse.word(): Int = when (this) {
    ColumnUse.CUSTOMER -> R.string.shareable_kind_customer
    ColumnUse.SITE -> R.string.found_site
    ColumnUse.PERSON -> R.string.shareable_kind_person
    ColumnUse.FIRST_NAME -> R.string.column_first_name
    ColumnUse.LAST_NAME -> R.string.column_last_name
    ColumnUse.ROLE -> R.string.column_role
    ColumnUse.IGNORED -> R.string.leave_out
}

@Composable
private fun Report(visit: ImportVisit) = Card {
    Body(visit.title)
    visit.objective?.let { Quiet(it) }
    val notes = pluralStringResource(R.plurals.notes, visit.allNotes.toInt(), visit.allNotes.toInt())
    Quiet(beside(listOfNotNull(visit.customer, visit.site, visit.began?.day(), notes) + visit.people))
}

@Composable
private fun Left(line: LineNotUnderstood) = Card {
    Body(line.text)
    val why = when (line.why) {
        WhyNot.NO_WORDS -> R.string.import_no_words
        WhyNot.NO_NAME -> R.string.import_no_name
        WhyNot.NO_TEXT -> R.string.import_no_text
        WhyNot.UNCLEAR_DAY -> R.string.import_unclear_day
        WhyNot.CUT_OFF -> R.string.import_cut_off
        WhyNot.TOO_MANY -> R.string.import_too_many
    }
    Quiet(stringResource(R.string.import_line, line.line.toString(), stringResource(why)))
}
