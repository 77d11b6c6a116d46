package app.soundings

import app.soundings.core.NoteRow
import app.soundings.core.PromiseRow
import app.soundings.core.VisitRow

/**
 * A list in pages. After a change it reads again only the pages that show one of the changed things; what it shows
 * nowhere yet may be new at either end, so that the first and the last are read again for that; what is no longer where it
 * stood may stand on any page by now, so that all are read for that.
 *
 * @param read one page, after the place that the page before it gave
 * @param next where the page after this one begins, null at the end
 * @param ids the things a page shows, with those it names
 */
class Pages<P : Any>(
    private val read: suspend (after: String?) -> P,
    private val next: (P) -> String?,
    private val ids: (P) -> Set<String>,
) {
    private class Loaded<P>(val after: String?, val page: P)

    private var loaded = emptyList<Loaded<P>>()
    private var wanted = 1

    /** The end was reached: one page more. */
    fun more() {
        wanted = loaded.size + 1
    }

    /** The pages after a change, the first one first; null where none of them is concerned. */
    suspend fun after(change: Change): List<P>? {
        val stale = stale(change)
        if (stale.isEmpty() && loaded.size >= wanted) return null
        var pages = again(stale)
        if (change is Change.Ids && change.ids.any { shows(loaded, it) && !shows(pages, it) }) pages = again(loaded.indices.toSet())
        loaded = pages
        return pages.map { it.page }
    }

    private suspend fun again(stale: Set<Int>): List<Loaded<P>> {
        val pages = mutableListOf<Loaded<P>>()
        var place: String? = null
        do {
            val old = loaded.getOrNull(pages.size)
            // A page that begins elsewhere now is another page.
            val kept = old?.takeIf { it.after == place && pages.size !in stale }
            pages += kept ?: Loaded(place, read(place))
            place = next(pages.last().page)
        } while (place != null && pages.size < wanted)
        return pages
    }

    private fun shows(pages: List<Loaded<P>>, id: String) = pages.any { id in ids(it.page) }

    private fun stale(change: Change): Set<Int> = when (change) {
        Change.Everything -> loaded.indices.toSet()
        is Change.Ids -> {
            val shown = loaded.map { ids(it.page) }
            val elsewhere = change.ids.any { id -> shown.none { id in it } }
            loaded.indices.filter { place -> change.ids.any { it in shown[place] } || elsewhere && (place == 0 || place == loaded.lastIndex) }.toSet()
        }
    }
}

/** The things a row shows, with those it names. */
val VisitRow.ids: Set<String> get() = setOfNotNull(id, customerId)
val NoteRow.ids: Set<String> get() = setOfNotNull(id, visit, by?.id, about?.id) + attachments.map { it.id }
val PromiseRow.ids: Set<String> get() = setOfNotNull(id, visit) + to.mapNotNull { it.id }

/** A screen that is a list in pages. */
abstract class PagedModel<P : Any, R : Any>(desk: Desk) : ScreenModel<R>(desk) {
    protected abstract val pages: Pages<P>

    /** All pages as one record. */
    protected abstract fun joined(pages: List<P>): R

    override suspend fun read(change: Change): R? = pages.after(change)?.let(::joined)

    /** The end of the list is in sight. */
    fun more() {
        pages.more()
        look(Change.Ids(emptySet()))
    }
}
