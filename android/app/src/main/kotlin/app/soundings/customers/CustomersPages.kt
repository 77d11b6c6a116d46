package app.soundings.customers

import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.R
import app.soundings.core.Mark
import app.soundings.look.documentLanguage
import app.soundings.page
import app.soundings.team.QuestionsModel
import app.soundings.team.QuestionsScreen

/** The pages of a customer, their sites and people. */
enum class CustomersPage(vararg about: String) : Page {
    Customer("customer"),
    Site("site"),
    Person("person"),
    People("customer"),
    PeopleOfSite("customer", "site"),
    Questions("customer"),
    Concerns("customer"),
    Priorities("customer"),
    Outcomes("customer"),
    Briefing("customer"),
    Same,
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.customersPages(house: House) {
    val (desk, ways) = house.desk to house.ways
    page(CustomersPage.Customer) { (customer) -> CustomerScreen(viewModel { CustomerModel(desk, customer) }, ways) }
    page(CustomersPage.Site) { (site) -> SiteScreen(viewModel { SiteModel(desk, site) }, ways) }
    page(CustomersPage.Person) { (person) -> PersonScreen(viewModel { PersonModel(desk, person) }, ways) }
    page(CustomersPage.People) { (customer) -> PeopleScreen(viewModel { PeopleModel(desk, customer, createSavedStateHandle()) }, ways) }
    page(CustomersPage.PeopleOfSite) { (customer, site) -> PeopleScreen(viewModel { PeopleModel(desk, customer, createSavedStateHandle(), site) }, ways) }
    page(CustomersPage.Questions) { (customer) -> QuestionsScreen(viewModel { QuestionsModel(desk, customer, createSavedStateHandle()) }, ways) }
    page(CustomersPage.Concerns) { (customer) ->
        MarkedScreen(viewModel { MarkedModel(desk, customer, Mark.CONCERN, createSavedStateHandle()) }, R.string.concerns, ways)
    }
    page(CustomersPage.Priorities) { (customer) ->
        MarkedScreen(viewModel { MarkedModel(desk, customer, Mark.PRIORITY, createSavedStateHandle()) }, R.string.priorities, ways)
    }
    page(CustomersPage.Outcomes) { (customer) -> OutcomesScreen(viewModel { OutcomesModel(desk, customer, createSavedStateHandle()) }, ways) }
    page(CustomersPage.Briefing) { (customer) ->
        val language = documentLanguage()
        BriefingScreen(viewModel(key = language.name) { BriefingModel(desk, customer, language) }, ways)
    }
    page(CustomersPage.Same) { SameScreen(viewModel { SameModel(desk) }, ways) }
}
