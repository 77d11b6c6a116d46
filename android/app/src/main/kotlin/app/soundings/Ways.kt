package app.soundings

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.navigation.NavBackStackEntry
import androidx.navigation.NavGraphBuilder
import androidx.navigation.NavHostController
import androidx.navigation.NavType
import androidx.navigation.compose.composable
import androidx.navigation.navArgument
import java.time.ZonedDateTime

/** The four places that the bar below leads to. */
enum class Destination(val route: String, @StringRes val title: Int, @DrawableRes val icon: Int) {
    Today("today", R.string.today, R.drawable.ic_today),
    Visits("visits", R.string.visits, R.drawable.ic_visits),
    Customers("customers", R.string.customers, R.drawable.ic_customers),
    Team("team", R.string.team, R.drawable.ic_team),
}

/** A page that is pushed over a destination. A family of pages is an enum of them. */
interface Page {
    val name: String

    /** What the page is about, each by its id or another word without a slash. */
    val about: List<String>

    /** The page's place in the graph. */
    val route: String get() = (listOf(name) + about.map { "{$it}" }).joinToString("/")
}

/** Where a press leads. */
class Ways(private val navigation: NavHostController) {
    fun to(destination: Destination) = navigation.navigate(destination.route) {
        popUpTo(Destination.Today.route) { saveState = true }
        launchSingleTop = true
        restoreState = true
    }

    /** To a page; pressed twice it is one. */
    fun to(page: Page, vararg about: String) = navigation.navigate(page.at(about)) { launchSingleTop = shows(page, about) }

    /** To a page in the place of the one that is shown, so that back leads past that one. */
    fun instead(page: Page, vararg about: String) {
        navigation.popBackStack()
        to(page, *about)
    }

    /** To what was chosen in a list, in the place of what was chosen there before and of all that it led to. */
    fun chosen(page: Page, about: String) {
        navigation.popBackStack(page.route, inclusive = true)
        to(page, about)
    }

    /** To a page in the place of the one that is shown and of all from [over] on, where that lies below: back leads past it. */
    fun past(over: Page, page: Page, vararg about: String) {
        if (!navigation.popBackStack(over.route, inclusive = true)) navigation.popBackStack()
        to(page, *about)
    }

    fun back() {
        navigation.popBackStack()
    }

    /** Back past every page that is about a thing which is gone. */
    fun backFrom(gone: String) {
        do navigation.popBackStack() while (navigation.currentBackStackEntry?.isAbout(gone) == true)
    }

    /** The same page about something else is another one: in the place of this it would be drawn from this one's model. */
    private fun shows(page: Page, about: Array<out String>): Boolean {
        val shown = navigation.currentBackStackEntry ?: return false
        return shown.destination.route == page.route && page.about.map { shown.arguments?.getString(it) } == about.toList()
    }

    private fun NavBackStackEntry.isAbout(thing: String) = arguments?.let { about -> about.keySet().any { about.getString(it) == thing } } == true

    private fun Page.at(about: Array<out String>): String {
        require(about.size == this.about.size) { "$name is about ${this.about}" }
        return (listOf(name) + about).joinToString("/")
    }
}

/**
 * What every page is made from.
 *
 * @param now what time it is, and in which zone
 */
class House(val door: Door, val desk: Desk, val ways: Ways, val now: () -> ZonedDateTime)

/** A page of the graph, with what it is about, in the order of [Page.about]. */
fun NavGraphBuilder.page(page: Page, content: @Composable (about: List<String>) -> Unit) =
    composable(page.route, page.about.map { navArgument(it) { type = NavType.StringType } }) { entry ->
        content(page.about.map { requireNotNull(entry.arguments?.getString(it)) })
    }
