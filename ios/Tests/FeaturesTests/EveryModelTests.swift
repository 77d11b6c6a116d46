import Foundation
import SoundingsCore
import Testing

@testable import Features

// What every model of a screen has in common, seen of each of them:
//
//   loading              before the first reading there is no record, and nothing has gone wrong
//   there, and empty     a record of an example, and of a notebook in which nothing is
//   error                a notebook that is closed, a thing that is not there
//   offline, conflict    a team whose server is away, and things that two devices wrote apart
//   callback, cancelled  changes that a teammate's device made come on the library's thread; following ends when told, and a
//                        reading that nobody waits for any more is left
//   a hundred thousand   rows in pages, as fast as a few: RollingTests
//
// What each does is in the tests beside this file, named after its family.

/// A model of whatever record.
@MainActor private protocol OfAScreen: AnyObject {
  var isRead: Bool { get }
  var problem: Problem? { get }
  func load() async
  func follow() async
}

extension ScreenModel: OfAScreen {
  fileprivate var isRead: Bool { record != nil }
}

private typealias Making = @MainActor (Desk) -> any OfAScreen

/// The example with one thing of every kind.
@MainActor private struct World {
  let bench: Bench
  let customer: Id
  let site: Id
  let rosa: Id
  let visit: Id
  let note: Id
  let picture: Id
  let map: Id
  let entry: Id
  let promise: Id
  let insight: Id
  let guide: Id
  let poster: Id
  let workshop: Id
  let turn: Id

  init(_ bench: Bench) throws {
    self.bench = bench
    let book = bench.notebook
    customer = try book.addCustomer(name: "Brightline Metals")
    site = try book.addSite(customer: customer, name: "Plant 2", photoRule: .yes)
    rosa = try book.addPerson(person: NewPerson(customer: customer, name: "Rosa Medeiros"))
    let before = try book.startVisit(visit: StartVisit(customer: customer))
    let first = try book.capture(note: NewObservation(visit: .visit(before), kind: .did, text: "lowered the speed")).id
    _ = try book.endVisit(visit: before, share: false)
    visit = try book.startVisit(visit: StartVisit(customer: customer, objective: "Why do they re-weld?"))
    try book.changeVisit(visit: visit, change: VisitChange(site: site, people: [rosa]), seen: nil)
    note = try book.capture(
      note: NewObservation(
        visit: .visit(visit), kind: .said, text: "If it opens at their site, it's my initials on the tag.",
        exact: true, by: .known(rosa))
    ).id
    let file = bench.folder.url.appending(path: "display.png")
    try square().write(to: file)
    let around = NewObservation(visit: .visit(visit), kind: .around, text: "tape", attachments: [file.path])
    picture = try #require(try book.note(id: try book.capture(note: around).id).attachments.first?.id)
    promise = try book.promise(
      promise: NewPromise(text: "a settings card", to: [.known(rosa)], until: "2031-12-05", visit: visit))
    try book.setConsent(person: rosa, choice: .wall)
    _ = try book.endVisit(visit: visit, share: false)
    map = try book.mapToSort(visit: visit, who: rosa, situation: nil)
    entry = try book.addEntry(entry: NewEntry(map: map, part: .pain, text: "her initials"))
    insight = try book.addInsight(insight: NewInsight(text: "It insures a name.", notes: [first, note]))
    guide = try book.newGuide(name: "Welders", questions: [])
    poster = try book.newPoster(new: NewPoster(person: rosa, words: [note], picture: nil, matters: []))
    workshop = try book.startWorkshop(
      workshop: NewWorkshop(who: rosa, situation: "on a Friday", takingPart: [.guest("Jo")]))
    let jo = try #require(try book.workshop(id: workshop).takingPart.first)
    turn = try book.takeTurn(workshop: workshop, who: jo.who)
  }
}

/// The models of no thing in particular.
@MainActor private let ofNothing: [String: Making] = [
  "TodayModel": { TodayModel(desk: $0) },
  "CaptureModel": { CaptureModel(visit: nil, desk: $0) },
  "VisitsModel": { VisitsModel(desk: $0) },
  "NotFiledModel": { NotFiledModel(desk: $0) },
  "SearchModel": { SearchModel(desk: $0) },
  "DeletedModel": { DeletedModel(desk: $0) },
  "PlanVisitModel": { desk in
    let model = PlanVisitModel(desk: desk)
    model.customer = "bright"
    return model
  },
  "GuidesModel": { GuidesModel(desk: $0, language: .english) },
  "JoinVisitModel": { JoinVisitModel(desk: $0) },
  "CustomersModel": { CustomersModel(desk: $0) },
  "SameModel": { SameModel(desk: $0) },
  "QuestionsModel": { QuestionsModel(desk: $0, customer: nil) },
  "MapsModel": { MapsModel(desk: $0) },
  "NewMapModel": { NewMapModel(desk: $0) },
  "AggregatedMapModel": { AggregatedMapModel(desk: $0, of: .everybody) },
  "AggregatedPartModel": { AggregatedPartModel(desk: $0, of: .everybody, part: .pain) },
  "WorkshopsModel": { WorkshopsModel(desk: $0) },
  "NewWorkshopModel": { NewWorkshopModel(desk: $0) },
  "TeamModel": { TeamModel(desk: $0) },
  "SeatsModel": { SeatsModel(desk: $0) },
  "NotMetModel": { NotMetModel(desk: $0) },
  "OwnHoursModel": { OwnHoursModel(desk: $0) },
  "MeetingPackModel": { MeetingPackModel(desk: $0, language: .english) },
  "InsightsModel": { InsightsModel(desk: $0) },
  "PromisesModel": { PromisesModel(desk: $0) },
  "FindingsModel": { FindingsModel(desk: $0, language: .english) },
  "StoryModel": { StoryModel(desk: $0) },
  "StoriesModel": { StoriesModel(desk: $0) },
  "PostersModel": { PostersModel(desk: $0) },
  "JoinModel": { JoinModel(desk: $0) },
  "SyncModel": { SyncModel(desk: $0) },
  "SettingsModel": { SettingsModel(desk: $0) },
  "OlderModel": { OlderModel(desk: $0) },
  "EarlierModel": { EarlierModel(desk: $0) },
  "OwnWordsModel": { OwnWordsModel(desk: $0) },
  "PhonesModel": { PhonesModel(desk: $0) },
  "NewPhoneModel": { NewPhoneModel(desk: $0) },
  "BackupModel": { BackupModel(desk: $0) },
  "ExportModel": { ExportModel(desk: $0) },
]

/// The models of one thing.
@MainActor private let ofOne: [String: @MainActor (Desk, Id) -> any OfAScreen] = [
  "EncounterModel": { EncounterModel(desk: $0, id: $1) },
  "PlanFaceModel": { PlanFaceModel(desk: $0, visit: $1, language: .english) },
  "AfterModel": { AfterModel(desk: $0, visit: $1) },
  "EndModel": { EndModel(desk: $0, visit: $1) },
  "ReportModel": { ReportModel(desk: $0, visit: $1, language: "en") },
  "PreviewModel": { PreviewModel(desk: $0, visit: $1, language: "en") },
  "SummaryModel": { SummaryModel(desk: $0, visit: $1, language: .english) },
  "DebriefModel": { DebriefModel(desk: $0, visit: $1, language: .english) },
  "NameVisitModel": { NameVisitModel(visit: $1, desk: $0) },
  "SortModel": { SortModel(desk: $0, visit: $1, language: .english) },
  "EraseModel": { EraseModel(desk: $0, thing: $1) },
  "GuideModel": { GuideModel(desk: $0, guide: $1, language: .english) },
  "NoteModel": { NoteModel(note: $1, desk: $0) },
  "CompareModel": { CompareModel(desk: $0, thing: $1, field: "words") },
  "PictureModel": { PictureModel(picture: $1, desk: $0) },
  "CustomerModel": { CustomerModel(desk: $0, id: $1) },
  "BriefingModel": { BriefingModel(desk: $0, customer: $1, language: .english) },
  "WentOutModel": { WentOutModel(desk: $0, customer: $1) },
  "PeopleModel": { PeopleModel(desk: $0, customer: $1) },
  "MarkedModel": { MarkedModel(desk: $0, customer: $1, mark: .concern) },
  "OutcomesModel": { OutcomesModel(desk: $0, customer: $1) },
  "SiteModel": { SiteModel(desk: $0, id: $1) },
  "PersonModel": { PersonModel(desk: $0, id: $1) },
  "NewPosterModel": { NewPosterModel(desk: $0, person: $1) },
  "MapModel": { MapModel(desk: $0, map: $1) },
  "MapCanvasModel": { MapCanvasModel(desk: $0, map: $1) },
  "MapPartModel": { MapPartModel(desk: $0, map: $1, part: .pain) },
  "MapInFourModel": { MapInFourModel(desk: $0, map: $1) },
  "PairsModel": { PairsModel(desk: $0, map: $1) },
  "DeckModel": { DeckModel(desk: $0, map: $1, language: .english) },
  "MapOnSheetModel": { MapOnSheetModel(desk: $0, map: $1, language: .english) },
  "EntryModel": { EntryModel(desk: $0, entry: $1) },
  "InsightModel": { InsightModel(desk: $0, id: $1) },
  "PromiseModel": { PromiseModel(desk: $0, id: $1) },
  "PosterModel": { PosterModel(desk: $0, id: $1) },
  "PosterPreviewModel": { PosterPreviewModel(desk: $0, id: $1, language: .english) },
  "WorkshopModel": { WorkshopModel(desk: $0, workshop: $1) },
  "TurnModel": { TurnModel(desk: $0, turn: $1) },
]

extension World {
  /// What a model of one thing is of.
  private func thing(of model: String) -> Id {
    switch model {
    case "GuideModel": guide
    case "NoteModel", "CompareModel": note
    case "PictureModel": picture
    case "CustomerModel", "BriefingModel", "WentOutModel", "PeopleModel", "MarkedModel", "OutcomesModel": customer
    case "SiteModel": site
    case "PersonModel", "NewPosterModel": rosa
    case "MapModel", "MapCanvasModel", "MapPartModel", "MapInFourModel", "PairsModel", "DeckModel",
      "MapOnSheetModel":
      map
    case "EntryModel": entry
    case "InsightModel": insight
    case "PromiseModel": promise
    case "PosterModel", "PosterPreviewModel": poster
    case "WorkshopModel": workshop
    case "TurnModel": turn
    default: visit
    }
  }

  /// Every model, of this world's things.
  func all(_ desk: Desk) -> [(name: String, model: any OfAScreen)] {
    ofNothing.sorted { $0.key < $1.key }.map { ($0.key, $0.value(desk)) }
      + ofOne.sorted { $0.key < $1.key }.map { ($0.key, $0.value(desk, thing(of: $0.key))) }
  }
}

@MainActor
struct EveryModelTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  @Test func thisGoesOverEveryModelThatThereIs() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Sources/Features").standardized
    var there: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
      let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      there.formUnion(source.matches(of: /class (\w+Model): (?:Screen|Paged)Model</).map { String($0.1) })
    }
    // Nothing is asked of a notebook before a file is chosen.
    there.remove("ImportModel")
    // A real server refuses nothing that a real app of its age writes.
    there.remove("RefusedModel")
    there.remove("PagedModel")
    #expect(there == Set(ofNothing.keys).union(ofOne.keys))
  }

  @Test func eachBeginsWithoutARecordAndReadsIt() async throws {
    for (name, model) in try World(bench).all(bench.desk) {
      #expect(!model.isRead && model.problem == nil, "\(name)")
      await model.load()
      #expect(model.isRead, "\(name)")
      #expect(model.problem == nil, "\(name)")
    }
  }

  @Test func eachReadsANotebookInWhichNothingIs() async throws {
    for (name, make) in ofNothing {
      let model = make(bench.desk)
      await model.load()
      #expect(model.isRead && model.problem == nil, "\(name)")
    }
  }

  @Test func eachSaysThatTheNotebookIsClosedAndKeepsWhatItShowed() async throws {
    let all = try World(bench).all(bench.desk)
    for (_, model) in all { await model.load() }
    await bench.desk.close()
    for (name, model) in all {
      await model.load()
      #expect(model.problem == .notebook(.Closed) && model.isRead, "\(name)")
    }
  }

  /// The screen is gone before its reading began, or goes while another one is under way.
  @Test func eachLeavesAReadingThatNobodyWaitsForAndKeepsWhatItShowed() async throws {
    let world = try World(bench)
    for (name, model) in world.all(bench.desk) {
      let unread = Task { await model.load() }
      unread.cancel()
      await unread.value
      #expect(!model.isRead && model.problem == nil, "\(name)")
      await model.load()
      let (following, reading) = (Task { await model.follow() }, Task { await model.load() })
      following.cancel()
      reading.cancel()
      await following.value
      await reading.value
      #expect(model.isRead && model.problem == nil, "\(name)")
    }
  }

  /// A thing that was erased elsewhere, or never was; a list of what belongs to it is empty.
  @Test func eachSaysThatItsThingIsNotThere() async throws {
    for (name, make) in ofOne {
      let model = make(bench.desk, "019aa7c0-0000-7000-8000-000000000001")
      await model.load()
      let isAList = ["MarkedModel", "PeopleModel", "WentOutModel"].contains(name)
      #expect((model.problem == nil) == isAList && model.isRead == isAList, "\(name)")
    }
  }

  @Test func whatTheServerRefusedIsSaidToBeNothingWhereItIs() async throws {
    let world = try World(bench)
    let model = RefusedModel(desk: bench.desk, thing: world.note)
    await model.load()
    #expect(model.record == nil && model.problem != nil)
    model.write("first-words", "They weld it twice.")
    #expect(model.words(RefusedWords(field: "first-words", words: "before", mayChange: true)) == "They weld it twice.")
    #expect(model.words(RefusedWords(field: "place", words: "cell 2", mayChange: true)) == "cell 2")
    #expect(await model.send() == false)
    await model.keep()
    #expect(model.copy == nil)
  }

  /// Joined with a teammate, written apart from them, and then without the server.
  @Test func eachReadsWithoutTheServerWhatATeammateWroteApart() async throws {
    let world = try World(bench)
    let server = try TeamServer()
    try bench.notebook.join(invite: try server.invite())
    try server.together(bench.notebook)
    _ = try bench.notebook.share(ids: [world.note, world.entry])
    try server.together(bench.notebook)
    let jonas = try server.teammate("Jonas Lindqvist", invitation: server.invite())
    defer { jonas.shut() }
    try server.together(bench.notebook)

    let all = world.all(bench.desk)
    let following = all.map { _, model in Task { await model.follow() } }
    try bench.notebook.correctNote(note: world.note, text: "my initials are on the tag", seen: nil)
    try jonas.correctNote(note: world.note, text: "her initials are on the tag", seen: nil)
    try server.together(jonas)
    let contact = Task { [desk = bench.desk] in await desk.stayInContact() }
    let note = try #require(all.first { $0.name == "NoteModel" }?.model as? NoteModel)
    let compare = try #require(all.first { $0.name == "CompareModel" }?.model as? CompareModel)
    await until { note.record?.versions.isEmpty == false && compare.record?.versions.count == 2 }
    contact.cancel()
    await contact.value
    for task in following {
      task.cancel()
      await task.value
    }

    server.stop()
    for (name, model) in all {
      await model.load()
      #expect(model.isRead && model.problem == nil, "\(name)")
    }
    let sync = try #require(all.first { $0.name == "SyncModel" }?.model as? SyncModel)
    #expect(sync.record?.needsYou.first?.seenAt?.id == world.note)
  }

  @Test func tenThousandRowsComeInPages() async throws {
    let rows = (1...10_000).map { "Brightline Metals,Person \($0)\n" }.joined()
    let file = bench.folder.url.appending(path: "people.csv")
    try Data(("Company,Name\n" + rows).utf8).write(to: file)
    let taking = ImportModel(
      desk: bench.desk, files: HandedFiles(folder: bench.folder.url.appending(path: "handed")))
    await taking.choose(file)
    await taking.takeIn()
    #expect(taking.problem == nil && (taking.imported?.made ?? 0) >= 10_000)
    let customers = CustomersModel(desk: bench.desk)
    await customers.load()
    let customer = try #require(customers.record?.items.first?.id)
    let model = PeopleModel(desk: bench.desk, customer: customer)
    let began = ContinuousClock.now
    await model.load()
    var before = try #require(model.record?.items.count)
    #expect(before > 0 && before < 1_000)
    for _ in 0..<5 {
      await model.more()
      let now = try #require(model.record?.items.count)
      #expect(now > before && now - before < 1_000)
      before = now
    }
    #expect(Set(model.record?.items.map(\.id) ?? []).count == before, "none twice")
    #expect(ContinuousClock.now - began < .seconds(5), "a page costs a page")
  }
}
