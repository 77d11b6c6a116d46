package app.soundings.maps

import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page

/** The pages of empathy maps, of sorting, and of workshops. */
enum class MapsPage(vararg about: String) : Page {
    Sort("visit"),
    SortMap("map"),
    Map("map"),
    MapPart("map", "part"),
    MapInFour("map"),
    Maps,
    AggregatedMap("customer"),
    Entry("entry"),
    Compare("thing", "field"),
    PairsOfMap("map"),
    PairsOfVisit("visit"),
    Deck("map"),
    Workshops,
    Workshop("workshop"),
    Turn("turn"),
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.mapsPages(house: House) {
}
