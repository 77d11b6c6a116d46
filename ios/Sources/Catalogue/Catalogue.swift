import Foundation
import SoundingsCore
import SwiftUI

@testable import Features
@testable import Screens

/// A screen in one of its states.
public struct Shown: Identifiable {
  /// The screen and the state, in words.
  public let id: String
  public let view: AnyView
}

/// Every screen: each page over the example's own things, and the states that no example has. Made for Xcode's previews, and
/// compiled and gone through by a test where there is no Xcode.
@MainActor
public struct Catalogue {
  let ways = Ways()
  let door: Door
  /// The example, read from as the screens do.
  let desk: Desk
  /// A desk that was put away: what is made here by hand is not read anew.
  let still: Desk
  let book: Notebook
  let folder: URL

  /// - Parameter folder: where the example is told; a folder of its own.
  public init(folder: URL) async throws {
    self.folder = folder
    book = try Notebook.openExample(dir: folder.appending(path: "example").path)
    desk = Desk(book)
    still = Desk(try Notebook.openExample(dir: folder.appending(path: "still").path))
    await still.close()
    door = Door.onThisPhone()
  }

  public func all() throws -> [Shown] { try pages() + states() }

  /// A view with its name.
  func shown(_ name: String, _ view: some View) -> Shown {
    Shown(id: name, view: AnyView(NavigationStack { view }))
  }

  func over(_ name: String, _ page: Page) -> Shown {
    shown(name, AnyPage(page: page, house: House(door: door, desk: desk, ways: ways)))
  }
}

extension Catalogue {
  /// Nothing is called so: of what the example has none, its page says so.
  private static let nothing = "019aa7c0-0000-7000-8000-000000000001"

  /// Each page that there is, over something of the example.
  func pages() throws -> [Shown] {
    let nothing = Self.nothing
    let visits = try book.visits(after: nil).items
    let visit: Id = visits.first { $0.notes > 0 }?.id ?? nothing
    let customer = try book.customers(after: nil).items.first
    let site: Id = customer?.sites.first?.id ?? nothing
    let whom: Id = customer?.id ?? nothing
    let person: Id = try book.peopleOf(customer: whom, after: nil).items.first?.id ?? nothing
    let notes = try book.encounter(id: visit, after: nil).notes
    let note: Id = notes.first?.id ?? nothing
    let picture: Id = notes.flatMap(\.attachments).first?.id ?? nothing
    let map: Id = try book.maps(after: nil).items.first?.id ?? nothing
    let entry: Id = try book.mapPart(id: map, part: .pain, after: nil).items.first?.id ?? nothing
    let promise: Id = try book.promises(which: .open, after: nil).items.first?.id ?? nothing
    let insight: Id = try book.insights(after: nil).items.first?.id ?? nothing
    let poster: Id = try book.posters(after: nil).items.first?.id ?? nothing
    let workshop: Id = try book.workshops(after: nil).items.first?.id ?? nothing
    let guide: Id = try book.guides(language: .english).first?.id ?? nothing
    let families = [
      capture(visit: visit, note: note, picture: picture),
      about(visit: visit, customer: whom, person: person, guide: guide),
      maps(visit: visit, map: map, entry: entry, customer: whom, workshop: workshop),
      customers(customer: whom, site: site, person: person),
      team(visit: visit, person: person, poster: poster, insight: insight, promise: promise), phone(note),
    ]
    return families.flatMap(\.self)
  }

  private func capture(visit: Id, note: Id, picture: Id) -> [Shown] {
    let pages: [CapturePage] = [.capture(visit), .nameVisit(visit), .note(note), .picture(picture), .joinVisit]
    return pages.map { over("\($0)", .capture($0)) }
  }

  private func about(visit: Id, customer: Id, person: Id, guide: Id) -> [Shown] {
    let pages: [VisitsPage] = [
      .planVisit, .visit(visit), .end(visit), .reportReady(visit), .preview(visit), .debrief(visit), .notFiled, .search,
      .searchOfCustomer(customer), .searchOfPerson(person), .guides, .guide(guide), .wentOut(customer), .deleted,
      .erase(visit), .importFile,
    ]
    return pages.map { over("\($0)", .visits($0)) }
  }

  private func maps(visit: Id, map: Id, entry: Id, customer: Id, workshop: Id) -> [Shown] {
    let pages: [MapsPage] = [
      .sort(visit), .map(map), .mapPart(map, .pain), .mapPartNotes(map, .pain), .mapInFour(map), .maps, .newMap,
      .aggregatedMap(customer), .aggregatedPart(customer, .pain), .allMaps, .allMapsPart(.pain), .entry(entry),
      .compare(entry, "text"), .pairsOfMap(map), .pairsOfVisit(visit), .deck(map), .mapOnSheet(map), .workshops,
      .newWorkshop(map), .workshop(workshop), .handOver(workshop), .turn(workshop),
    ]
    return pages.map { over("\($0)", .maps($0)) }
  }

  private func customers(customer: Id, site: Id, person: Id) -> [Shown] {
    let pages: [CustomersPage] = [
      .customer(customer), .site(site), .person(person), .people(customer), .peopleOfSite(customer, site),
      .questions(customer), .concerns(customer), .priorities(customer), .outcomes(customer), .briefing(customer), .same,
    ]
    return pages.map { over("\($0)", .customers($0)) }
  }

  private func team(visit: Id, person: Id, poster: Id, insight: Id, promise: Id) -> [Shown] {
    let pages: [TeamPage] = [
      .seats, .story, .stories, .posters, .poster(poster), .newPoster(person), .posterPreview(poster), .insights,
      .insight(insight), .promises, .promise(promise), .questions, .meetingPack, .summary(visit), .ownHours, .notMet,
      .findings,
    ]
    return pages.map { over("\($0)", .team($0)) }
  }

  private func phone(_ thing: Id) -> [Shown] {
    let pages: [PhonePage] = [
      .settings, .sync, .join, .phones, .backup, .newPhone, .ownWords, .together, .older, .earlier, .export,
      .refused(thing),
    ]
    return pages.map { over("\($0)", .phone($0)) }
  }
}

/// In Xcode: every state, one below the other, in the simulator that is chosen.
struct Catalogue_Previews: PreviewProvider {
  static var previews: some View { CatalogueView() }
}

private struct CatalogueView: View {
  @State private var all: [Shown] = []

  var body: some View {
    ScrollView {
      LazyVStack(alignment: .leading) {
        ForEach(all) { state in
          Text(verbatim: state.id)
          state.view.frame(height: 800)
        }
      }
    }
    .task {
      let folder = FileManager.default.temporaryDirectory.appending(path: "catalogue")
      all = (try? await Catalogue(folder: folder).all()) ?? []
    }
  }
}
