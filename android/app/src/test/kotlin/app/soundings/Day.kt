package app.soundings

import android.content.Intent
import android.net.Uri
import android.provider.MediaStore
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasAnyDescendant
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isOn
import androidx.compose.ui.test.isSelected
import java.io.File
import org.json.JSONArray
import org.json.JSONObject

/** The project's own folder. */
val project = File(requireNotNull(System.getProperty("project.dir")))

private fun JSONArray.texts(): List<String> = (0 until length()).map(::getString)

private fun JSONArray.things(): List<JSONObject> = (0 until length()).map(::getJSONObject)

/** The day that every shell lives, as it is written down, by what a thumb can do. */
class Day(private val hand: Hand) {
    private val told = JSONObject(File(project, "tests/end_to_end/day/day.json").readText())
    private val whole = told.getJSONObject("whole")
    private val customer = told.getString("customer")
    private val objective = told.getString("objective")
    private val people = told.getJSONArray("people").texts()
    private val notes = told.getJSONArray("notes").things() + whole.getJSONObject("note")

    /** From the first word to the last; what the notebook holds of it lies in [export] then. */
    fun live(export: File) = with(hand) {
        moment("First run", ::begin)
        moment("Plan the visit", ::plan)
        moment("Site and four people", ::know)
        moment("Who writes, what we expect", ::expect)
        moment("Start", ::start)
        moment("Where, and who is here", ::name)
        notes.forEachIndexed { place, note -> moment("Note ${place + 1}: ${note.getString("kind")}${note.extras()}") { note(note) } }
        moment("Promise", ::promise)
        moment("End, with four consents", ::end)
        moment("Copy the report", ::report)
        moment("Debrief", ::debrief)
        moment("Sort eight of nine notes", ::sort)
        moment("Doesn't match", ::unmatched)
        moment("An entry of one's own", ::entry)
        moment("Export") { export(export) }
    }

    private fun within(tag: String, text: String): SemanticsMatcher = hasText(text) and hasClickAction() and hasAnyAncestor(hasTestTag(tag))

    private fun begin() = with(hand) {
        type("name", told.getString("engineer"))
        tapWords(words(R.string.first_begin))
        see("go")
    }

    private fun plan() = with(hand) {
        tapWords(words(R.string.visits))
        tap("plan-visit")
        type("customer", customer)
        tap("day")
        val day = today.plusDays(1)
        tap(hasText(", ${day.year}", substring = true) and hasText(" ${day.dayOfMonth},", substring = true))
        tapWords(words(R.string.choose))
        tap("time")
        tapWords(words(R.string.choose))
        type("objective", objective)
        tap("plan-it")
        see("visit-head")
        tap("back")
    }

    private fun know() = with(hand) {
        tapWords(words(R.string.customers))
        tap(hasText(customer) and hasClickAction())
        tap("add-site")
        type("site-field", told.getString("site"))
        tap("site-keep")
        see("add-site")
        people.zip(whole.getJSONArray("roles").texts()).forEach { (person, role) ->
            tap("add-person")
            type("role-field", role)
            type("person-field", person)
            tap("person-keep")
            see(hasText(person) and hasClickAction())
            see("add-person")
        }
        tap("back")
        tapWords(words(R.string.today))
    }

    private fun expect() = with(hand) {
        val expected = whole.getJSONObject("expected")
        tap("next")
        tapWords(words(R.string.engineer_task_writes))
        see(hasText(words(R.string.engineer_task_writes)) and isSelected())
        type("expect", expected.getString("text"))
        tapWords(words(R.string.sureness_fairly_sure))
        see("expectation")
    }

    private fun start() = with(hand) {
        tap("start-this")
        see("field")
    }

    private fun name() = with(hand) {
        tap("where")
        val site = hasText(told.getString("site"))
        tap(site)
        see(site and isSelected())
        people.forEach { person ->
            tap(hasTestTag("person") and hasText(person))
            see(hasTestTag("person") and hasText(person) and isOn())
        }
        tap("back")
        see("field")
    }

    /** What goes with a note beside its words. */
    private fun JSONObject.extras() = listOf("by", "exact", "starred", "picture", "about").filter(::has).joinToString("") { ", $it" }

    private fun note(note: JSONObject) = with(hand) {
        note.optString("by").takeIf(String::isNotEmpty)?.let { tap(within("people", it)) }
        if (note.optBoolean("exact")) tap("exact")
        if (note.optBoolean("starred")) tap("star")
        note.optString("picture").takeIf(String::isNotEmpty)?.let { photograph(File(project, it)) }
        type("field", note.getString("text"))
        tap("key-${note.getString("kind")}")
        see(hasTestTag("field") and SemanticsMatcher("is empty") { it.config[SemanticsProperties.EditableText].isEmpty() })
        // The field is empty as soon as the note is durable; the page is read again after that. Ours is folded at once.
        if (note.getString("kind") != "thought") see(hasText(note.getString("text"), substring = true))
        note.optString("about").takeIf(String::isNotEmpty)?.let { about ->
            tap("last")
            tap(within("about", about))
            see(within("about", about) and isSelected())
            tap("back")
            see("field")
        }
    }

    private fun photograph(picture: File) = with(hand) {
        tap("camera")
        tap(within("photo-question", words(R.string.photo_rule_ask_each_time)))
        comesBack { asked ->
            val place = requireNotNull(asked.getParcelableExtra(MediaStore.EXTRA_OUTPUT, Uri::class.java))
            requireNotNull(application.contentResolver.openOutputStream(place)).use { out -> picture.inputStream().use { it.copyTo(out) } }
            null
        }
        see(hasText(counted(R.plurals.pictures, 1), substring = true))
    }

    private fun promise() = with(hand) {
        val promise = told.getJSONObject("promise")
        type("field", promise.getString("text"))
        tap("promise")
        promise.getJSONArray("to").texts().forEach { tap(within("promise-sheet", it)) }
        tapWords(words(R.string.until_next_friday))
        see("told")
    }

    private fun end() = with(hand) {
        tap("end")
        see("end-now")
        told.getJSONArray("consent").let { all -> (0 until all.length()).map { all.getJSONArray(it).texts() } }.forEach { (person, choice) ->
            val theirs = hasAnyAncestor(hasTestTag("met") and hasAnyDescendant(hasText(person)))
            val (first, then) = when (choice) {
                "quote-named" -> R.string.quote_me to R.string.consent_choice_quote_named
                "quote-unnamed" -> R.string.quote_me to R.string.consent_choice_quote_unnamed
                "team-only" -> R.string.consent_choice_team_only to null
                else -> R.string.consent_choice_wall to null
            }
            for (word in listOfNotNull(first, then)) {
                tap(hasText(words(word)) and theirs)
                see(hasText(words(word)) and theirs and isSelected())
            }
        }
        tap("end-now")
        see("report-text")
    }

    private fun report() = with(hand) {
        tap("copy")
        see("copied")
    }

    private fun debrief() = with(hand) {
        val answer = whole.getJSONObject("debrief")
        val question = answer.getString("question").uppercase()
        tap("to-debrief")
        type("answer-$question", answer.getString("text"))
        tap("keep-$question")
        see("answer")
        val outcome = hasText(words(R.string.expectation_outcome_otherwise))
        tap(outcome)
        see(outcome and isSelected())
        tap("finish")
        see("report-text")
    }

    private fun sort() = with(hand) {
        val sort = told.getJSONObject("sort")
        tap("to-sort")
        tap(hasTestTag("whose") and hasText(sort.getString("who")))
        see("card-words")
        sort.getJSONArray("into").texts().forEach { into ->
            turns("card-words") { tap(if (into in AWAYS) into else part(into)) }
        }
        tap("back")
        see("report-text")
    }

    private fun part(word: String) = "part-${word.uppercase().replace('-', '_')}"

    private fun unmatched() = with(hand) {
        val pair = whole.getJSONObject("unmatched")
        tap("back")
        tap("face-After")
        tap("to-pairs")
        val both = listOf("said", "seen").map { hasAnyDescendant(hasText(notes[pair.getInt(it)].getString("text"), substring = true)) }
        tap(hasTestTag("differs") and hasAnyAncestor(hasTestTag("proposed") and both[0] and both[1]))
        type("pair-answer", pair.getString("text"))
        tap("keep-answer")
        gone(hasTestTag("keep-answer"))
        tap("back")
        see("visit-head")
        tap("back")
    }

    private fun entry() = with(hand) {
        val entry = whole.getJSONObject("entry")
        tapWords(words(R.string.customers))
        tap(hasText(customer) and hasClickAction())
        tap(SemanticsMatcher("is a map") { node -> node.config.getOrElse(SemanticsProperties.TestTag) { "" }.startsWith("map-") })
        tap(part(entry.getString("part")))
        type("write", entry.getString("text"))
        tap("add-guess")
        see(hasTestTag("entry"))
        repeat(3) { tap("back") }
    }

    private fun export(to: File) = with(hand) {
        tapWords(words(R.string.today))
        tap("settings")
        tap("to-export")
        tap("export-go")
        comesBack { Intent().setData(Uri.fromFile(to)) }
        see("exported")
    }
}

private val AWAYS = listOf("not-about", "not-for-map", "later")
