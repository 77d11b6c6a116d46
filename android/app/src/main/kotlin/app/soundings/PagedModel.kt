package app.soundings

import android.os.Bundle
import androidx.core.os.bundleOf
import androidx.lifecycle.SavedStateHandle

// No page is about a thing of this name, which would be kept in the same place.
private const val PART = "held-part"
private const val PLACES = "places"
private const val PAGES = "pages"

/** The platform keeps little: a list that is rolled further than this, a quarter of a million rows, begins at its top after that. */
private const val MOST_PLACES = 2_500

/**
 * A screen that is a list in pages, of which a part is held and joined into one record: another page whenever the beginning or the end
 * of that part comes near. Where that part lies survives the process.
 */
abstract class PagedModel<P : Any, Row : Any>(desk: Desk, saved: SavedStateHandle, private val of: PageOfRows<P, Row>) : ScreenModel<P>(desk) {
    private var pages = Pages(of, from = saved.get<Bundle>(PART)?.let { HeldPart(it.getStringArrayList(PLACES).orEmpty(), it.getInt(PAGES)) }, ids = ::ids, read = ::page)

    /** Where the part that is held begins; null at the beginning of the list. */
    val begins: String? get() = pages.begins

    init {
        saved.setSavedStateProvider(PART) {
            val part = pages.part
            if (part.places.size > MOST_PLACES) Bundle() else bundleOf(PLACES to ArrayList(part.places), PAGES to part.pages)
        }
    }

    /** One page, after the place that the page before it gave. */
    protected abstract suspend fun page(after: String?): P

    /** The things a page shows, with those it names; null where it names so much that any change may concern it. */
    protected abstract fun ids(page: P): Set<String>?

    /** The rows of a record. */
    fun rows(record: P): List<Row> = of.items(record)

    /** Whether rows follow those of a record. */
    fun goesOn(record: P): Boolean = of.next(record) != null

    override suspend fun read(change: Change): P? {
        val asked = pages
        // By now another list may be wanted, and is read next.
        return asked.after(change).takeIf { pages === asked }
    }

    /** Another list in its place. */
    protected fun readAnew() {
        pages = Pages(of, ids = ::ids, read = ::page)
        load()
    }

    /** The end of what is held comes near. */
    fun more() {
        pages.more()
        look(Change.Ids(emptySet()))
    }

    /** The beginning of what is held comes near. */
    fun earlier() {
        pages.earlier()
        look(Change.Ids(emptySet()))
    }
}
