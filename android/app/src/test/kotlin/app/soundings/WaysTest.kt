package app.soundings

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.navigation.NavHostController
import androidx.navigation.compose.ComposeNavigator
import androidx.navigation.createGraph
import app.soundings.settings.PhonePage
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class WaysTest {
    @get:Rule(order = 0) val phone = Phone()
    @get:Rule(order = 1) val rule = createAndroidComposeRule<MainActivity>()

    @Test
    fun `every page that anything may lead to is drawn`() {
        rule.begin()
        val navigation = NavHostController(application).apply { navigatorProvider.addNavigator(ComposeNavigator()) }
        val desk = (application.door.state.value as DoorState.Open).desk
        val graph = navigation.createGraph(PhonePage.Settings.route) { everyPage(House(application.door, desk, Ways(navigation)) { application.now() }) }
        assertEquals(emptyList<Page>(), families.flatten().filter { graph.findNode(it.route) == null })
    }

    @Test
    fun `presses lead from the four destinations to every page`() {
        val led = Leads(File(project, "android/app/src/main/kotlin"))
            .from("TodayScreen", "VisitsScreen", "CustomersScreen", "TeamScreen")
        val pages = families.flatten().map { "${it.javaClass.simpleName}.${it.name}" }
        assertEquals(emptyList<String>(), pages - led)
    }
}
