package app.soundings.maps

import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page
import app.soundings.core.MapPart
import app.soundings.core.MapsOf
import app.soundings.look.documentLanguage
import app.soundings.page

/** The pages of empathy maps, of sorting, and of workshops. */
enum class MapsPage(vararg about: String) : Page {
    Sort("visit"),
    Map("map"),
    MapPart("map", "part"),
    MapPartNotes("map", "part"),
    MapInFour("map"),
    Maps,
    NewMap,
    AggregatedMap("customer"),
    AggregatedPart("customer", "part"),
    AllMaps,
    AllMapsPart("part"),
    Entry("entry"),
    Compare("thing", "field"),
    PairsOfMap("map"),
    PairsOfVisit("visit"),
    Deck("map"),
    MapOnSheet("map"),
    Workshops,
    NewWorkshop,
    WorkshopOnMap("map"),
    Workshop("workshop"),
    HandOver("workshop"),
    Turn("turn"),
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.mapsPages(house: House) {
    val (desk, ways) = house.desk to house.ways
    page(MapsPage.Sort) { (visit) ->
        val language = documentLanguage()
        SortScreen(viewModel { SortModel(desk, visit, createSavedStateHandle(), language) }, visit, ways)
    }
    page(MapsPage.Maps) { MapsScreen(viewModel { MapsModel(desk, createSavedStateHandle()) }, ways) }
    page(MapsPage.NewMap) { NewMapScreen(viewModel { NewMapModel(desk, createSavedStateHandle()) }, ways) }
    page(MapsPage.Map) { (map) ->
        BoxWithConstraints {
            if (maxWidth >= CANVAS_WIDTH) MapCanvasScreen(viewModel { MapCanvasModel(desk, map) }, ways) else MapScreen(viewModel { MapModel(desk, map) }, ways)
        }
    }
    page(MapsPage.MapPart) { (map, name) ->
        val part = MapPart.valueOf(name)
        MapPartScreen(viewModel { MapPartModel(desk, map, part, createSavedStateHandle()) }, part, ways)
    }
    page(MapsPage.MapPartNotes) { (map, name) ->
        val part = MapPart.valueOf(name)
        MapPartNotesScreen(viewModel { MapPartModel(desk, map, part, createSavedStateHandle()) }, part, ways)
    }
    page(MapsPage.Entry) { (entry) -> EntryScreen(viewModel { EntryModel(desk, entry, createSavedStateHandle()) }, ways) }
    page(MapsPage.Compare) { (thing, field) -> CompareScreen(viewModel { CompareModel(desk, thing, field, createSavedStateHandle()) }, ways::back) }
    viewPages(house)
    workshopPages(house)
}

private fun NavGraphBuilder.viewPages(house: House) {
    val (desk, ways) = house.desk to house.ways
    page(MapsPage.MapInFour) { (map) -> MapInFourScreen(viewModel { MapInFourModel(desk, map) }, ways) }
    page(MapsPage.AggregatedMap) { (customer) ->
        val model = viewModel { AggregatedMapModel(desk, MapsOf.Customer(customer)) }
        AggregatedMapScreen(model, ways) { ways.to(MapsPage.AggregatedPart, customer, it.name) }
    }
    page(MapsPage.AggregatedPart) { (customer, name) ->
        val part = MapPart.valueOf(name)
        AggregatedPartScreen(viewModel { AggregatedPartModel(desk, MapsOf.Customer(customer), part, createSavedStateHandle()) }, part, ways)
    }
    page(MapsPage.AllMaps) {
        AggregatedMapScreen(viewModel { AggregatedMapModel(desk, MapsOf.Everybody) }, ways) { ways.to(MapsPage.AllMapsPart, it.name) }
    }
    page(MapsPage.AllMapsPart) { (name) ->
        val part = MapPart.valueOf(name)
        AggregatedPartScreen(viewModel { AggregatedPartModel(desk, MapsOf.Everybody, part, createSavedStateHandle()) }, part, ways)
    }
    page(MapsPage.PairsOfMap) { (map) ->
        PairsScreen(viewModel { PairsModel(desk, createSavedStateHandle()) { it.pairsOfMap(map) } }, map, ways)
    }
    page(MapsPage.PairsOfVisit) { (visit) ->
        PairsScreen(viewModel { PairsModel(desk, createSavedStateHandle()) { it.pairsOfVisit(visit) } }, null, ways)
    }
    page(MapsPage.Deck) { (map) ->
        val language = documentLanguage()
        DeckScreen(viewModel { DeckModel(desk, map, language) }, ways)
    }
    page(MapsPage.MapOnSheet) { (map) ->
        val language = documentLanguage()
        MapOnSheetScreen(viewModel { MapOnSheetModel(desk, map, language) }, ways)
    }
}

private fun NavGraphBuilder.workshopPages(house: House) {
    val (desk, ways) = house.desk to house.ways
    page(MapsPage.Workshops) { WorkshopsScreen(viewModel { WorkshopsModel(desk, createSavedStateHandle()) }, ways) }
    page(MapsPage.NewWorkshop) { NewWorkshopScreen(viewModel { NewWorkshopModel(desk, null, createSavedStateHandle()) }, ways) }
    page(MapsPage.WorkshopOnMap) { (map) -> NewWorkshopScreen(viewModel { NewWorkshopModel(desk, map, createSavedStateHandle()) }, ways) }
    page(MapsPage.Workshop) { (workshop) -> WorkshopScreen(viewModel { WorkshopModel(desk, workshop) }, ways) }
    page(MapsPage.HandOver) { (workshop) -> HandOverScreen(viewModel { WorkshopModel(desk, workshop) }, ways) }
    page(MapsPage.Turn) { (turn) -> TurnScreen(viewModel { TurnModel(desk, turn, house.now) }, ways) }
}
