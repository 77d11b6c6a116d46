import Features
import Observation
import SoundingsCore
import SwiftUI

/// The four places that the bar below leads to.
enum Destination: Hashable, CaseIterable {
  case today
  case visits
  case customers
  case team
}

/// A page that is pushed over a destination, of one of the families of pages.
enum Page: Hashable {
  case capture(CapturePage)
  case visits(VisitsPage)
  case maps(MapsPage)
  case customers(CustomersPage)
  case team(TeamPage)
  case phone(PhonePage)
}

/// Where a press leads.
@Observable @MainActor
final class Ways {
  var destination = Destination.today
  /// The pages pushed over each destination.
  var paths: [Destination: [Page]] = [:]

  /// The page that is shown; nothing where a destination is.
  var shown: Page? { paths[destination]?.last }

  func to(_ destination: Destination) { self.destination = destination }

  func to(_ page: Page) {
    if shown != page { paths[destination, default: []].append(page) }
  }

  /// To a page in the place of the one that is shown, so that back leads past that one.
  func instead(_ page: Page) {
    back()
    to(page)
  }

  /// To a page in the place of the one that is shown and of all from such a one on, where that lies below: back leads past it.
  func past(_ over: (Page) -> Bool, _ page: Page) {
    if let from = paths[destination]?.firstIndex(where: over) {
      paths[destination]?.removeSubrange(from...)
    } else {
      back()
    }
    to(page)
  }

  func back() { _ = paths[destination]?.popLast() }

  /// Back past every page that is about a thing which is gone.
  func back(from gone: Id) {
    repeat { back() } while shown.map { String(describing: $0).contains(gone) } == true
  }
}

/// What every page is made from.
struct House {
  let door: Door
  let desk: Desk
  let ways: Ways
}
