package app.soundings.maps

import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.viewModelScope
import app.soundings.Change
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.ScreenModel
import app.soundings.capture.DraftKeeper
import app.soundings.core.EngineerRow
import app.soundings.core.EvidenceRange
import app.soundings.core.GuessGroup
import app.soundings.core.GuessesSeen
import app.soundings.core.MapPart
import app.soundings.core.Moment
import app.soundings.core.NewWorkshop
import app.soundings.core.Participant
import app.soundings.core.PersonRow
import app.soundings.core.TakesPart
import app.soundings.core.TurnPage
import app.soundings.core.WorkshopPage
import app.soundings.core.WorkshopRow
import app.soundings.notebook.WorkshopsPage
import app.soundings.workshopsPage
import java.time.ZonedDateTime
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch

/** *Workshops*: the latest first. */
class WorkshopsModel(desk: Desk, saved: SavedStateHandle) : PagedModel<WorkshopsPage, WorkshopRow>(desk, saved, workshopsPage) {
    override suspend fun page(after: String?) = desk.read { it.workshops(after) }

    override fun ids(page: WorkshopsPage) = page.items.map { it.id }.toSet()

    init {
        follow()
    }

}

/** Whom a workshop may be about, and who may take part. */
data class Invited(val people: List<PersonRow>, val engineers: List<EngineerRow>)

private const val ENGINEERS = "engineers"
private const val GUESTS = "guests"
private const val GUEST = "guest"

/** A workshop to be: about whom, in what situation, with whom. */
class NewWorkshopModel(desk: Desk, private val map: String?, saved: SavedStateHandle) : AboutSomebody<Invited>(desk, saved) {
    val engineers: StateFlow<ArrayList<String>> = saved.getStateFlow(ENGINEERS, arrayListOf())
    val guests: StateFlow<ArrayList<String>> = saved.getStateFlow(GUESTS, arrayListOf())
    val guest: StateFlow<String> = saved.getStateFlow(GUEST, "")

    init {
        follow()
        if (who.value == null && map != null) viewModelScope.launch { takeFrom(map) }
    }

    override suspend fun read(change: Change): Invited = desk.read { notebook ->
        Invited(notebook.peopleCalled(lookedFor.value), notebook.engineers())
    }

    /** The person and the situation of a map that is there. */
    private suspend fun takeFrom(map: String) = attempt {
        val there = desk.read { it.map(map) }
        writeSituation(there.situation)
        there.who?.let(::choose)
    }

    fun take(engineer: String) {
        val now = engineers.value
        saved[ENGINEERS] = ArrayList(if (engineer in now) now - engineer else now + engineer)
    }

    fun writeGuest(text: String) {
        saved[GUEST] = text
    }

    fun addGuest() {
        val name = guest.value.trim()
        if (name.isNotEmpty() && name !in guests.value) saved[GUESTS] = ArrayList(guests.value + name)
        saved[GUEST] = ""
    }

    fun removeGuest(name: String) {
        saved[GUESTS] = ArrayList(guests.value - name)
    }

    fun begin(then: (String) -> Unit): Job = attempt {
        val person = who.value ?: return@attempt
        addGuest()
        val with = engineers.value.map { Participant.Engineer(it) } + guests.value.map { Participant.Guest(it) }
        then(desk.ask { it.startWorkshop(NewWorkshop(person, situation.value, with)) })
    }
}

/** *Workshop*: whose turn it is; once it is open, what was guessed. */
class WorkshopModel(desk: Desk, private val workshop: String) : ScreenModel<WorkshopPage>(desk) {
    init {
        follow()
        lookWhileShown()
    }

    override suspend fun read(change: Change): WorkshopPage = desk.read { it.workshop(workshop) }

    /** Begins somebody's turn, or goes on with it. */
    fun take(one: TakesPart, then: (String) -> Unit): Job = attempt { then(desk.ask { it.takeTurn(workshop, one.who) }) }

    fun open(): Job = attempt {
        desk.ask { it.openWorkshop(workshop) }
        load()
    }

    /** Puts guesses that say the same on the map, with the notes that show them. */
    fun putOnMap(group: GuessGroup, notes: Collection<String>): Job = attempt {
        desk.ask { it.putOnMap(GuessesSeen(group.guesses.map { guess -> guess.id }, shownBy = notes.map { note -> EvidenceRange(note) })) }
        load()
    }
}

private const val SECOND_MS = 1_000L

/**
 * *Turn*: somebody's five minutes. What they type is a draft in the notebook and nowhere else: no saved state holds a word of
 * it, since the next may have this phone in hand.
 */
class TurnModel(desk: Desk, private val turn: String, private val now: () -> ZonedDateTime) : ScreenModel<TurnPage>(desk) {
    private val written = MutableStateFlow<Map<MapPart, String>>(emptyMap())
    private val unsaved = mutableSetOf<MapPart>()
    private val drafts = DraftKeeper(viewModelScope) { saveDrafts() }
    private var over = false

    /** What stands in the field of each part. */
    val texts: StateFlow<Map<MapPart, String>> = written.asStateFlow()

    init {
        follow()
    }

    /** What is left until then, in whole seconds; none where it is over. */
    fun secondsUntil(end: Moment): Long = maxOf((end.utcMs - now().toInstant().toEpochMilli()) / SECOND_MS, 0)

    override suspend fun read(change: Change): TurnPage? {
        if (over) return null
        return desk.read { it.turn(turn) }.also { page ->
            val kept = page.parts.associate { it.part to it.draft }
            written.value = kept.filterValues { it.isNotEmpty() } + written.value
        }
    }

    fun write(part: MapPart, text: String) {
        written.value += part to text
        unsaved += part
        drafts.typed()
    }

    /** Keeps what is typed now: the app goes to the back. */
    fun putDown(): Job = viewModelScope.launch { saveDrafts() }

    private suspend fun saveDrafts() {
        val parts = unsaved.toList()
        unsaved.clear()
        for (part in parts) attempt { desk.read { it.saveTurnDraft(turn, part, written.value[part].orEmpty()) } }.join()
    }

    /** Keeps what is typed in a part as a guess. */
    fun keep(part: MapPart): Job = attempt {
        val text = written.value[part].orEmpty()
        desk.ask { it.addGuess(turn, part, text) }
        written.value += part to ""
        unsaved -= part
        desk.read { it.saveTurnDraft(turn, part, "") }
        load()
    }

    fun takeBack(guess: String): Job = attempt {
        desk.ask { it.takeGuessBack(guess) }
        load()
    }

    /** The turn is over; what was typed and not kept becomes a guess too. */
    fun finish(then: (workshop: String) -> Unit): Job = attempt {
        val workshop = record.value?.workshop ?: return@attempt
        saveDrafts()
        desk.ask { it.finishTurn(turn) }
        over = true
        written.value = emptyMap()
        then(workshop)
    }
}
