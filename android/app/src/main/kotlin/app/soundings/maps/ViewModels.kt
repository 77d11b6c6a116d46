package app.soundings.maps

import androidx.lifecycle.SavedStateHandle
import app.soundings.Change
import app.soundings.Desk
import app.soundings.PagedModel
import app.soundings.ScreenModel
import app.soundings.aggregatedPage
import app.soundings.core.AggregatedEntry
import app.soundings.core.AggregatedMap
import app.soundings.core.AnswerAs
import app.soundings.core.Deck
import app.soundings.core.GuideLanguage
import app.soundings.core.MapPart
import app.soundings.core.MapsOf
import app.soundings.core.PairRow
import app.soundings.core.PairVerdict
import app.soundings.core.Pairs
import app.soundings.notebook.AggregatedPage
import app.soundings.notebook.NotebookInterface
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/** Many maps as one. */
class AggregatedMapModel(desk: Desk, private val of: MapsOf) : ScreenModel<AggregatedMap>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): AggregatedMap = desk.read { it.aggregatedMap(of) }
}

/** One part of many maps, a page of entries more whenever its end is in sight. */
class AggregatedPartModel(desk: Desk, private val maps: MapsOf, private val part: MapPart, saved: SavedStateHandle) :
    PagedModel<AggregatedPage, AggregatedEntry>(desk, saved, aggregatedPage) {
    override suspend fun page(after: String?) = desk.read { it.aggregatedPart(maps, part, after) }

    override fun ids(page: AggregatedPage) = page.items.flatMap { it.entry.ids + it.map }.toSet()

    init {
        follow()
    }

}

private const val ANSWER = "answer-"

/** *Doesn't match*, of a map or of a visit. Answers that are being written survive the process. */
class PairsModel(desk: Desk, private val saved: SavedStateHandle, private val pairs: (NotebookInterface) -> Pairs) : ScreenModel<Pairs>(desk) {
    private val become = MutableStateFlow<Set<String>>(emptySet())

    /** Pairs of which the answer was made something else just now. */
    val used: StateFlow<Set<String>> = become.asStateFlow()

    init {
        follow()
    }

    override suspend fun read(change: Change): Pairs = desk.read(pairs)

    /** The answer to a pair as it is being written; null where nobody writes. */
    fun answer(pair: String): StateFlow<String?> = saved.getStateFlow(ANSWER + pair, null)

    fun write(pair: String, text: String) {
        saved[ANSWER + pair] = text
    }

    fun judge(pair: PairRow, verdict: PairVerdict): Job = attempt { desk.ask { it.judgePair(pair.said.id, pair.wasSeen.id, verdict) } }

    fun keep(pair: PairRow): Job = attempt {
        val answer = saved.get<String>(ANSWER + pair.id).orEmpty()
        desk.ask { it.answerPair(pair.said.id, pair.wasSeen.id, answer, pair.written?.seen) }
        saved[ANSWER + pair.id] = null
    }

    /** The answer becomes a thought, or an entry that both notes show. */
    fun use(pair: PairRow, become: AnswerAs): Job = attempt {
        desk.ask { it.useAnswer(pair.id, become) }
        this.become.value += pair.id
    }
}

/** *Role-play deck* of a map. */
class DeckModel(desk: Desk, private val map: String, private val language: GuideLanguage) : ScreenModel<Deck>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Deck = desk.read { it.deck(map, language) }

    /** The cards as a page to print and cut out. */
    fun page(made: (String) -> Unit): Job = attempt { made(desk.read { it.deckPage(map, language) }) }

    /** A role-play begins: a visit of its own to note in. */
    fun start(then: (visit: String) -> Unit): Job = attempt { then(desk.ask { it.startRolePlay(map) }) }
}
