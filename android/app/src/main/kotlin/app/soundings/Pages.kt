package app.soundings

import app.soundings.core.NoteRow
import app.soundings.core.PromiseRow
import app.soundings.core.VisitRow

/** So many pages are held at once. */
private const val MOST = 10

/** What a page of rows is made of, as the notebook hands it out. */
class PageOfRows<P : Any, Row : Any>(val items: (P) -> List<Row>, val next: (P) -> String?, val with: P.(items: List<Row>, next: String?) -> P)

/** Which part of a list is held: where the pages before it and its own first one begin, but for the list's very first, and how many it is of. */
data class HeldPart(val places: List<String>, val pages: Int)

/**
 * A list in pages, of which a part is held: however far somebody rolls, no more than [most] pages lie in memory, and the first one for
 * what stands above the rows in it. Of the pages before that part it is known where each begins.
 *
 * After a change it reads again only the pages that show one of the changed things; what it shows nowhere yet may be new at either
 * end, so that the first and the last are read again for that; what is no longer where it stood may stand on any page by now, so that
 * all are read again for that.
 *
 * @param most so many pages are held at once
 * @param from the part of it to begin with
 * @param ids the things a page shows, with those it names; null where it names so much that any change may concern it
 * @param read one page, after the place that the page before it gave
 */
class Pages<P : Any, Row : Any>(
    private val of: PageOfRows<P, Row>,
    private val most: Int = MOST,
    from: HeldPart? = null,
    private val ids: (P) -> Set<String>?,
    private val read: suspend (after: String?) -> P,
) {
    /** A page, and where it begins: after the place that the page before it gave; the first, after nothing. */
    private class Held<P>(val after: String?, val page: P)

    private enum class Wanted { NO, MORE, EARLIER }

    private var first: P? = null
    private var before: List<String?> = (listOf<String?>(null) + from?.places.orEmpty()).dropLast(1)
    private val start: String? = from?.places?.lastOrNull()
    private val count = from?.pages?.coerceIn(1, most) ?: 1
    private var held = emptyList<Held<P>>()
    private var wanted = Wanted.NO

    /** Where the part that is held begins; null at the beginning of the list. */
    val begins: String? get() = if (held.isEmpty()) start else held.first().after

    /** The part that is held, to begin with it another time. */
    val part: HeldPart get() = HeldPart((before + begins).filterNotNull(), if (held.isEmpty()) count else held.size)

    /** The end of what is held was reached: one page more. */
    fun more() {
        wanted = Wanted.MORE
    }

    /** Its beginning was reached: the page before it. */
    fun earlier() {
        wanted = Wanted.EARLIER
    }

    /** The part that is held after a change, as one page; null where it is the same as before. */
    suspend fun after(change: Change): P? {
        val stale = stale(change)
        val now = wanted
        val before = before.toMutableList()
        var (from, most) = begins to part.pages
        when {
            now == Wanted.MORE && held.lastOrNull()?.let { of.next(it.page) } != null -> most += 1
            now == Wanted.EARLIER && held.isNotEmpty() && before.isNotEmpty() -> {
                from = before.removeLast()
                most += 1
            }
            held.isNotEmpty() && stale.isEmpty() -> return null
        }
        var pages = pages(from, most, stale)
        if (change is Change.Ids && change.ids.any((shown(held) - shown(pages))::contains)) pages = pages(from, most, places())
        // All that was behind here is gone.
        while (pages.all { of.items(it.page).isEmpty() } && before.isNotEmpty()) pages = pages(before.removeLast(), most, stale)
        val tooMany = maxOf(pages.size - this.most, 0)
        if (now == Wanted.EARLIER) {
            pages = pages.dropLast(tooMany)
        } else {
            before += pages.take(tooMany).map { it.after }
            pages = pages.drop(tooMany)
        }
        val head = if (before.isEmpty()) pages.first().page else first.takeIf { null !in stale } ?: read(null)
        first = head
        this.before = before
        held = pages
        if (wanted == now) wanted = Wanted.NO
        return of.with(head, pages.flatMap { of.items(it.page) }, of.next(pages.last().page))
    }

    private suspend fun pages(from: String?, count: Int, stale: Set<String?>): List<Held<P>> {
        val pages = mutableListOf<Held<P>>()
        var place = from
        do {
            // A page that begins elsewhere now is another page.
            val same = held.find { it.after == place }.takeIf { place !in stale }
            pages += same ?: Held(place, read(place))
            place = of.next(pages.last().page)
        } while (place != null && pages.size < count)
        return pages
    }

    private fun shown(pages: List<Held<P>>): Set<String> = pages.flatMapTo(mutableSetOf()) { ids(it.page).orEmpty() }

    private fun places(): Set<String?> = held.map { it.after }.toSet() + null

    /** Where the pages begin that are to be read again. */
    private fun stale(change: Change): Set<String?> {
        val top = first ?: return emptySet()
        if (change !is Change.Ids) return places()
        if (change.ids.isEmpty()) return emptySet()
        val shown = listOf(null to ids(top)) + held.map { it.after to ids(it.page) }
        val concerned = shown.filter { (_, there) -> there == null || change.ids.any { it in there } }.map { it.first }
        val elsewhere = change.ids.any { id -> shown.none { (_, there) -> there != null && id in there } }
        return (if (elsewhere) concerned + listOf(null, begins, held.last().after) else concerned).toSet()
    }
}

/** The things a row shows, with those it names. */
val VisitRow.ids: Set<String> get() = setOfNotNull(id, customerId)
val NoteRow.ids: Set<String> get() = setOfNotNull(id, visit, by?.id, about?.id) + attachments.map { it.id }
val PromiseRow.ids: Set<String> get() = setOfNotNull(id, visit) + to.mapNotNull { it.id }
