package app.soundings.maps

import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.ScreenModel
import app.soundings.core.EvidenceRange
import app.soundings.core.GuideLanguage
import app.soundings.core.MapPart
import app.soundings.core.PersonRow
import app.soundings.core.Sort
import app.soundings.core.SortCard
import app.soundings.core.SortInto
import app.soundings.core.SortingOf
import app.soundings.notebook.NotebookInterface
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

private const val MAP = "map"
private const val SITUATION = "situation"
private const val SENTENCE = "sentence"
private const val TICKED = "ticked"

/** Whose map it may be; once that is known, what is up. */
data class Sorting(val people: List<PersonRow>, val sort: Sort?)

/**
 * *Sort*: one note a card. Which card is up the notebook keeps; whose map was chosen, and what is being written, survive the
 * process.
 */
class SortModel(desk: Desk, private val visit: String, private val saved: SavedStateHandle, private val language: GuideLanguage) :
    ScreenModel<Sorting>(desk) {
    private val chosen = MutableStateFlow<IntRange?>(null)
    private var decidedOn: Sorting? = null

    /** The only words of the card that the next press uses, in letters as the screen counts them; null: all. */
    val only: StateFlow<IntRange?> = chosen.asStateFlow()
    val situation: StateFlow<String> = saved.getStateFlow(SITUATION, "")
    val sentence: StateFlow<String> = saved.getStateFlow(SENTENCE, "")
    val ticked: StateFlow<ArrayList<String>> = saved.getStateFlow(TICKED, arrayListOf())

    private val of: SortingOf? get() = saved.get<String>(MAP)?.let { SortingOf(it, visit) }

    init {
        follow()
        viewModelScope.launch { if (of == null) chooseTheOnlyOne() }
    }

    override suspend fun read(change: Change): Sorting = desk.read { notebook ->
        val sort = of?.let { notebook.sortScreen(it, language) }
        Sorting(if (sort == null) notebook.peopleToSort(visit) else emptyList(), sort)
    }

    /** Where only one person was met there is nothing to ask. */
    private suspend fun chooseTheOnlyOne() {
        val people = runCatching { desk.read { it.peopleToSort(visit) } }.getOrDefault(emptyList())
        people.singleOrNull()?.let { choose(it.id) }
    }

    /** Whose map the notes go on. */
    fun choose(who: String) = decide { notebook ->
        saved[MAP] = notebook.mapToSort(visit, who, situation.value.trim().ifEmpty { null })
    }

    fun writeSituation(text: String) {
        saved[SITUATION] = text
    }

    /** Only these words of the card, or all of them again. */
    fun use(words: IntRange?) {
        chosen.value = words
    }

    /** The card goes into a part. */
    fun sort(card: SortCard, part: MapPart) = sort(card, SortInto.Part(part))

    /** The card goes somewhere, or nowhere: one tap. */
    fun sort(card: SortCard, into: SortInto): Job {
        val range = range(card)
        return decideOf { notebook, of -> notebook.sort(of, range, into) }
    }

    /** The last card was rather the same as an entry. */
    fun ratherAs(entry: String) = decideOf { notebook, of -> notebook.sortRatherAs(of, entry) }

    fun undo() = decideOf { notebook, of -> notebook.undoSort(of) }

    fun lookAtLater() = decideOf { notebook, of -> notebook.sortPutOff(of) }

    fun writeSentence(text: String) {
        saved[SENTENCE] = text
    }

    fun tick(note: String) {
        val now = ticked.value
        saved[TICKED] = ArrayList(if (note in now) now - note else now + note)
    }

    fun answer(part: MapPart) = decideOf { notebook, of ->
        notebook.answerPart(of, part, ticked.value, sentence.value)
        forgetAnswer()
    }

    fun skip(part: MapPart) = decideOf { notebook, of ->
        notebook.skipPart(of, part)
        forgetAnswer()
    }

    fun askNextTime(part: MapPart) = decideOf { notebook, of ->
        notebook.askPartNextTime(of, part, language)
        forgetAnswer()
    }

    private fun forgetAnswer() {
        saved[SENTENCE] = ""
        saved[TICKED] = arrayListOf<String>()
    }

    /** The core counts whole letters, also those of two units; and from the note's beginning, of which the card may be a rest. */
    private fun range(card: SortCard): EvidenceRange {
        val only = only.value ?: return EvidenceRange(card.note.id)
        val from = (card.start ?: 0u) + card.words.codePointCount(0, only.first).toUInt()
        val length = card.words.codePointCount(only.first, only.last + 1).toUInt()
        return EvidenceRange(card.note.id, from, from + length)
    }

    private fun decideOf(work: (NotebookInterface, SortingOf) -> Unit): Job = decide { notebook -> of?.let { work(notebook, it) } }

    /** One decision on what is up: a press before the next card is up is meant for the one that is gone. */
    private fun decide(work: (NotebookInterface) -> Unit): Job {
        val up = record.value
        if (up != null && up === decidedOn) return Job().apply { complete() }
        decidedOn = up
        return viewModelScope.launch {
            try {
                attempt { desk.ask(work) }.join()
                use(null)
                load().join()
            } finally {
                // What was refused, or changed nothing that is seen, may be decided on again.
                if (decidedOn === up) decidedOn = null
            }
        }
    }
}
