import Features
import SoundingsCore
import SwiftUI

/// The pages of empathy maps, of sorting, and of workshops.
enum MapsPage: Hashable {
  case sort(Id)
  case sortMap(Id)
  case map(Id)
  case mapPart(Id, MapPart)
  case mapInFour(Id)
  case maps
  case aggregatedMap(Id)
  case entry(Id)
  case compare(Id, String)
  case pairsOfMap(Id)
  case pairsOfVisit(Id)
  case deck(Id)
  case workshops
  case workshop(Id)
  case turn(Id)
}

struct MapsPages: View {
  let page: MapsPage
  let house: House

  var body: some View {
    switch page {
    default: EmptyView()
    }
  }
}
