import Features
import SoundingsCore
import SwiftUI

/// The pages of empathy maps, of sorting, and of workshops.
enum MapsPage: Hashable {
  case sort(Id)
  case map(Id)
  case mapPart(Id, MapPart)
  case mapPartNotes(Id, MapPart)
  case mapInFour(Id)
  case maps
  case newMap
  case aggregatedMap(Id)
  case aggregatedPart(Id, MapPart)
  case allMaps
  case allMapsPart(MapPart)
  case entry(Id)
  case compare(Id, String)
  case pairsOfMap(Id)
  case pairsOfVisit(Id)
  case deck(Id)
  case mapOnSheet(Id)
  case workshops
  /// About the person of this map, or whoever is chosen.
  case newWorkshop(Id?)
  case workshop(Id)
  case handOver(Id)
  case turn(Id)
}

struct MapsPages: View {
  let page: MapsPage
  let house: House
  @Environment(\.locale) private var locale
  @Environment(\.horizontalSizeClass) private var width
  @Environment(\.verticalSizeClass) private var height
  @Environment(\.dynamicTypeSize) private var size

  /// For the canvas: a tablet, and letters of which eight parts hold some.
  private var hasRoom: Bool { width == .regular && height == .regular && !size.isAccessibilitySize }

  private var desk: Desk { house.desk }
  private var ways: Ways { house.ways }

  var body: some View {
    switch page {
    case .sort(let visit):
      SortScreen(
        model: SortModel(desk: desk, visit: visit, language: locale.documents), visit: visit, ways: ways)
    case .maps: MapsScreen(model: MapsModel(desk: desk), ways: ways)
    case .newMap: NewMapScreen(model: NewMapModel(desk: desk), ways: ways)
    case .map(let map):
      if hasRoom {
        MapCanvasScreen(model: MapCanvasModel(desk: desk, map: map), ways: ways)
      } else {
        MapScreen(model: MapModel(desk: desk, map: map), ways: ways)
      }
    case .mapPart(let map, let part):
      MapPartScreen(model: MapPartModel(desk: desk, map: map, part: part), part: part, ways: ways)
    case .mapPartNotes(let map, let part):
      MapPartNotesScreen(model: MapPartModel(desk: desk, map: map, part: part), part: part)
    case .entry(let entry): EntryScreen(model: EntryModel(desk: desk, entry: entry), ways: ways)
    case .compare(let thing, let field):
      CompareScreen(model: CompareModel(desk: desk, thing: thing, field: field))
    case .mapInFour, .aggregatedMap, .aggregatedPart, .allMaps, .allMapsPart, .pairsOfMap, .pairsOfVisit, .deck,
      .mapOnSheet:
      MapViewsPages(page: page, house: house)
    case .workshops: WorkshopsScreen(model: WorkshopsModel(desk: desk), ways: ways)
    case .newWorkshop(let map): NewWorkshopScreen(model: NewWorkshopModel(desk: desk), map: map, ways: ways)
    case .workshop(let workshop): WorkshopScreen(model: WorkshopModel(desk: desk, workshop: workshop), ways: ways)
    case .handOver(let workshop): HandOverScreen(model: WorkshopModel(desk: desk, workshop: workshop), ways: ways)
    case .turn(let turn): TurnScreen(model: TurnModel(desk: desk, turn: turn), ways: ways)
    }
  }
}

/// The other ways to look at maps.
private struct MapViewsPages: View {
  let page: MapsPage
  let house: House
  @Environment(\.locale) private var locale

  private var desk: Desk { house.desk }
  private var ways: Ways { house.ways }

  var body: some View {
    switch page {
    case .mapInFour(let map): MapInFourScreen(model: MapInFourModel(desk: desk, map: map), ways: ways)
    case .aggregatedMap(let customer):
      AggregatedMapScreen(model: AggregatedMapModel(desk: desk, of: .customer(customer))) {
        ways.to(.maps(.aggregatedPart(customer, $0)))
      }
    case .aggregatedPart(let customer, let part):
      AggregatedPartScreen(
        model: AggregatedPartModel(desk: desk, of: .customer(customer), part: part), part: part, ways: ways)
    case .allMaps:
      AggregatedMapScreen(model: AggregatedMapModel(desk: desk, of: .everybody)) { ways.to(.maps(.allMapsPart($0))) }
    case .allMapsPart(let part):
      AggregatedPartScreen(
        model: AggregatedPartModel(desk: desk, of: .everybody, part: part), part: part, ways: ways)
    case .pairsOfMap(let map): PairsScreen(model: PairsModel(desk: desk, map: map), map: map, ways: ways)
    case .pairsOfVisit(let visit): PairsScreen(model: PairsModel(desk: desk, visit: visit), map: nil, ways: ways)
    case .deck(let map):
      DeckScreen(model: DeckModel(desk: desk, map: map, language: locale.documents), ways: ways)
    case .mapOnSheet(let map):
      MapOnSheetScreen(model: MapOnSheetModel(desk: desk, map: map, language: locale.documents))
    case .sort, .maps, .newMap, .map, .mapPart, .mapPartNotes, .entry, .compare, .workshops, .newWorkshop, .workshop,
      .handOver, .turn:
      EmptyView()
    }
  }
}
