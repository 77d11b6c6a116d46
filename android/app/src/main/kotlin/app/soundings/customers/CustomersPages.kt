package app.soundings.customers

import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page

/** The pages of a customer, their sites and people. */
enum class CustomersPage(vararg about: String) : Page {
    Customer("customer"),
    Site("site"),
    Person("person"),
    Briefing("customer"),
    Same,
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.customersPages(house: House) {
}
