import Foundation
import SoundingsCore
import Testing

@testable import Features

/// A visit at the example's customer, planned.
@MainActor
struct ExampleVisit {
  let bench: Bench
  let customer: Id
  let will: Id
  let visit: Id

  init(_ bench: Bench) throws {
    self.bench = bench
    customer = try bench.notebook.addCustomer(name: "Brightline Metals")
    will = try bench.notebook.addPerson(person: NewPerson(customer: customer, name: "Will Tran"))
    visit = try bench.notebook.planVisit(
      visit: NewVisit(
        customer: customer, site: nil, kind: .visit, objective: "Why do they re-weld?",
        at: Plan(local: "2031-11-24T08:40", zone: "America/Toronto")))
  }

  func begun() throws -> ExampleVisit {
    _ = try bench.notebook.expect(
      expectation: NewExpectation(visit: visit, text: "porosity from damp wire", sureness: .fairlySure))
    _ = try bench.notebook.startVisit(visit: StartVisit(visit: visit))
    _ = try bench.notebook.capture(
      note: NewObservation(visit: .visit(visit), kind: .said, text: "We weld it twice.", exact: true, by: .known(will)))
    _ = try bench.notebook.capture(
      note: NewObservation(visit: .visit(visit), kind: .around, text: "tape over our display"))
    return self
  }

  func ended() throws -> ExampleVisit {
    let example = try begun()
    _ = try bench.notebook.endVisit(visit: visit, share: false)
    return example
  }
}

@MainActor
struct VisitModelsTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  @Test func aNoteGetsItsKeyAndItsVisitWhereNotesWait() async throws {
    let example = try ExampleVisit(bench)
    _ = try bench.notebook.capture(note: NewObservation(visit: .nowhere, kind: nil, text: "the card hangs behind"))
    let model = NotFiledModel(desk: bench.desk)
    await model.load()
    let note = try #require(model.record?.notFiled.first)
    await model.giveKey(note, .around)
    let keyed = try #require(model.record?.notFiled.first)
    #expect(keyed.kind == .around)
    await model.file(keyed, in: example.visit)
    #expect(model.record?.notFiled.isEmpty == true)
    #expect(try bench.notebook.note(id: note.id).visit == example.visit)
  }

  @Test func oneFieldFindsEverythingAndFiltersLeaveSome() async throws {
    _ = try ExampleVisit(bench).begun()
    let model = SearchModel(desk: bench.desk)
    await model.load()
    #expect(model.record?.items.isEmpty == true)
    await model.look { $0.words = "weld" }
    #expect((model.record?.items.count ?? 0) >= 2)
    await model.look { $0.thing = .visit }
    #expect(model.record?.items.count == 1)
    await model.look { ($0.words, $0.thing) = ("nowhere", nil) }
    #expect(model.record?.items.isEmpty == true)
  }

  @Test func allOfOneCustomersOrAboutOnePersonStandsThereBeforeAWordIsTyped() async throws {
    let example = try ExampleVisit(bench).begun()
    let other = try bench.notebook.addCustomer(name: "Halden Press")
    let theirs = SearchModel(desk: bench.desk, customer: example.customer)
    await theirs.load()
    let all = try #require(theirs.record).items.map(\.id)
    #expect(all.contains(example.visit) && all.contains(example.will) && !all.contains(other))
    await theirs.look { $0.words = "halden" }
    #expect(theirs.record?.items.isEmpty == true && theirs.problem == nil)
    await theirs.look { $0.words = "weld" }
    #expect(theirs.record?.items.isEmpty == false)
    let his = SearchModel(desk: bench.desk, person: example.will)
    await his.look { $0.thing = .note }
    let notes = try bench.notebook.encounter(id: example.visit, after: nil).notes
    #expect(his.record?.items.map(\.id) == notes.filter { $0.words == "We weld it twice." }.map(\.id))
    await bench.desk.close()
    await his.look { $0.words = "weld" }
    #expect(his.problem == .notebook(.Closed) && his.record?.items.count == 1)
  }

  @Test func aVisitIsPlannedWithACustomerNobodyKnew() async throws {
    let zone = try #require(TimeZone(identifier: "America/Toronto"))
    let model = PlanVisitModel(desk: bench.desk, now: Date(timeIntervalSince1970: 1_795_527_600), zone: zone)
    await model.load()
    await model.write(customer: "Brightline Metals")
    model.objective = " Why do they re-weld? "
    let visit = try #require(await model.plan())
    let row = try bench.notebook.encounter(id: visit, after: nil).visit
    #expect(row.customer == "Brightline Metals")
    #expect(row.objective == "Why do they re-weld?")
    #expect(row.planned?.zone == "America/Toronto")
    let again = PlanVisitModel(desk: bench.desk, zone: zone)
    await again.write(customer: "brightline metals")
    #expect(again.record?.calledSo?.name == "Brightline Metals")
    _ = await again.plan()
    // Pressed before what was typed last was looked up.
    let atOnce = PlanVisitModel(desk: bench.desk, zone: zone)
    atOnce.customer = " BRIGHTLINE metals"
    #expect(await atOnce.plan() != nil)
    #expect(try bench.notebook.customers(after: nil).items.count == 1)
  }

  @Test func thePlanTakesTasksQuestionsExpectationsAndSeats() async throws {
    let example = try ExampleVisit(bench)
    let model = PlanFaceModel(desk: bench.desk, visit: example.visit, language: .english)
    await model.load()
    let me = try #require(model.record?.engineers.first)
    await model.give(me.id, .writes)
    #expect(model.record?.face.tasks.first?.task == .writes)
    let plan = try #require(model.record?.face.visit.planned)
    await model.move(to: try #require(plan.date).addingTimeInterval(3600), plan)
    #expect(model.record?.face.visit.planned?.local == "2031-11-24T09:40")
    await model.take(model.record?.guides.first)
    #expect(model.record?.face.questions.isEmpty == false)
    #expect(await model.questions.add(own: "Who do you ask?"))
    let questions = try #require(model.record?.face.questions)
    let own = try #require(questions.last)
    #expect(own.text == "Who do you ask?")
    await model.questions.moveUp(own, before: questions[0])
    #expect(model.record?.face.questions.first?.text == "Who do you ask?")
    #expect(await model.expect("damp wire", .hunch))
    #expect(model.record?.face.expectations.map(\.sureness) == [.hunch])
    #expect(await model.offer("watch the second shift"))
    #expect(model.record?.seats.map(\.whatFor) == ["watch the second shift"])
    _ = try bench.notebook.startVisit(visit: StartVisit(visit: example.visit))
    #expect(await model.expect("too late", .sure) == false)
    #expect(model.problem != nil)
  }

  @Test func aVisitStartsIsMarkedAndGoesOnFromItsPage() async throws {
    let example = try ExampleVisit(bench)
    let model = EncounterModel(desk: bench.desk, id: example.visit)
    await model.load()
    #expect(model.record?.standing == .planned)
    #expect(model.record?.mayStart == true)
    #expect(await model.start())
    _ = try bench.notebook.capture(note: NewObservation(visit: .underWay, kind: .did, text: "lowered the speed"))
    await model.load()
    let note = try #require(model.record?.notes.first)
    await model.mark(note, .concern, true)
    #expect(model.record?.notes.first?.marks == [.concern])
    _ = try bench.notebook.endVisit(visit: example.visit, share: false)
    await model.load()
    #expect(model.record?.mayContinue == true)
    #expect(await model.goOn())
    await model.share()
    #expect(model.problem == .notebook(.Refused(why: .notJoined)))
  }

  @Test func afterwardsExpectationsAreSettledAndOutcomesWrittenDown() async throws {
    let example = try ExampleVisit(bench).ended()
    let model = AfterModel(desk: bench.desk, visit: example.visit)
    await model.load()
    let expected = try #require(model.record?.expected.first)
    await model.settle(expected, .otherwise)
    #expect(model.record?.expected.first?.outcome == .otherwise)
    #expect(await model.add(.complaintSolved, " no second pass ", of: example.customer))
    let page = EncounterModel(desk: bench.desk, id: example.visit)
    await page.load()
    let outcome = try #require(page.record?.outcomes.first)
    #expect(outcome.text == "no second pass")
    await model.delete(outcome)
    await page.load()
    #expect(page.record?.outcomes.isEmpty == true)
  }

  @Test func theEndWritesNothingThatWasNotTouched() async throws {
    let example = try ExampleVisit(bench).begun()
    let model = EndModel(desk: bench.desk, visit: example.visit)
    await model.load()
    #expect(model.record?.end.met.map(\.chose) == [nil])
    #expect(model.record?.end.gives == .noTeam)
    await model.turnFiner(example.will)
    #expect(model.record?.finer[example.will]?.uses.contains { $0.allowed == true } == false)
    await model.choose(example.will, .quoteNamed)
    #expect(model.record?.end.met.map(\.chose) == [.quoteNamed])
    await model.allow(example.will, .picture, true)
    #expect(model.record?.finer[example.will]?.uses.first { $0.needed == .picture }?.allowed == true)
    #expect(await model.met(description: "night operator"))
    #expect(model.record?.end.met.count == 2)
    #expect(await model.promise("A settings card", to: [example.will], until: "2031-12-05"))
    let promise = try #require(model.record?.end.promises.first)
    await model.undo(promise)
    #expect(model.record?.end.promises.isEmpty == true)
    #expect(await model.end(share: false))
    #expect(model.record?.end.visit.ended != nil)
    #expect(await model.end(share: false) == false)
  }

  @Test func aVisitThatNobodyEndedIsSaidToHaveEndedWithItsLastNote() async throws {
    let clock = ClockOnTheWall()
    let bench = try Bench(clock: clock)
    let visit = try bench.start()
    let note = try bench.notebook.capture(
      note: NewObservation(visit: .visit(visit), kind: .said, text: "We weld it twice.")
    ).id
    let model = EndModel(desk: bench.desk, visit: visit)
    await model.load()
    #expect(model.record?.end.leftSince == nil)
    clock.forward(hours: 5)
    await model.load()
    let last = try bench.notebook.note(id: note).happened
    #expect(model.record?.end.leftSince == last && !model.thenEnded)
    model.thenEnded = true
    #expect(await model.end(share: false))
    #expect(try bench.notebook.encounter(id: visit, after: nil).visit.ended == last)
  }

  @Test func aReportForOthersGoesOnlyThroughItsPreview() async throws {
    let example = try ExampleVisit(bench).ended()
    try bench.notebook.setConsent(person: example.will, choice: .quoteNamed)
    let report = ReportModel(desk: bench.desk, visit: example.visit, language: "en")
    await report.load()
    #expect(report.record?.pages.text.lowercased().hasPrefix("not for outside") == true)
    #expect(report.record?.pages.markdown.contains("# ") == true)
    let model = PreviewModel(desk: bench.desk, visit: example.visit, language: "en")
    await model.load()
    let around = try #require(model.record?.toReadFirst.first)
    #expect(model.record?.html.contains("tape over our display") == false)
    await model.letOut(around, true)
    #expect(model.record?.html.contains("tape over our display") == true)
    #expect(model.record?.toReadFirst.count == 1)
    model.to = "Colette, by mail"
    await model.send()
    #expect(model.problem == nil)
    #expect(model.sent?.text.contains("tape over our display") == true)

    try bench.notebook.setConsent(person: example.will, choice: .teamOnly)
    let out = WentOutModel(desk: bench.desk, customer: example.customer)
    await out.load()
    let row = try #require(out.record?.items.first)
    #expect(row.toFetchBack)
    await out.fetchedBack(row, true)
    #expect(out.record?.items.first?.fetchedBack == true)
  }

  @Test func whatChangedSinceThePreviewIsShownAnewAndNothingGoes() async throws {
    let example = try ExampleVisit(bench).ended()
    try bench.notebook.setConsent(person: example.will, choice: .quoteNamed)
    let model = PreviewModel(desk: bench.desk, visit: example.visit, language: "en")
    await model.load()
    try bench.notebook.setConsent(person: example.will, choice: .teamOnly)
    model.to = "Colette"
    await model.send()
    #expect(model.problem == .notebook(.Refused(why: .changedSince)))
    #expect(model.sent == nil)
    #expect(model.record?.html.contains("We weld it twice.") == false)
    #expect(model.changed)
    let again = PreviewModel(desk: bench.desk, visit: example.visit, language: "en")
    again.typed = model.typed
    await again.load()
    #expect(again.changed, "after a death of the process too")
    again.lookAgain()
    #expect(!again.changed)
  }

  @Test func anAnswerIsSpokenAndWhatWasCutOffIsKeptWhenThePageOpensAgain() async throws {
    let example = try ExampleVisit(bench).ended()
    let folder = bench.folder.url.appending(path: "spoken-answers")
    func hearing() -> Spoken<DebriefQuestion> {
      Spoken(recorder: Voice(seconds: 7), debriefOf: example.visit, folder: folder, clock: ManualClock())
    }
    let spoken = hearing()
    let model = DebriefModel(desk: bench.desk, visit: example.visit, language: .english, spoken: spoken)
    await model.load()
    #expect(spoken.begin(.surprise, locked: true))
    await spoken.finish()
    #expect(model.problem == nil)
    let answer = try #require(model.record?.debrief.questions.first { $0.question == .surprise }?.mine.first)
    #expect(answer.spoken.count == 1 && answer.text.isEmpty)
    model.write(.surprise, "17 of 20")
    await model.keep(.surprise, answer)
    #expect(model.record?.debrief.questions.first { $0.question == .surprise }?.mine.map(\.text) == ["17 of 20"])
    _ = Voice(seconds: 7).start(folder.appending(path: example.visit).appending(path: "atStake-1.aac"))
    let again = DebriefModel(desk: bench.desk, visit: example.visit, language: .english, spoken: hearing())
    await again.takeCutOff()
    #expect(again.cameBack == 1)
    #expect(again.record?.debrief.questions.first { $0.question == .atStake }?.mine.first?.spoken.count == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: example.visit).path)
    #expect(left.isEmpty)
  }

  @Test func anAnswerIsKeptWrittenAnewAndNudged() async throws {
    let example = try ExampleVisit(bench).ended()
    let next = try bench.notebook.planVisit(
      visit: NewVisit(
        customer: example.customer, site: nil, kind: .visit, objective: nil,
        at: Plan(local: "2031-12-24T08:40", zone: "America/Toronto")))
    let model = DebriefModel(desk: bench.desk, visit: example.visit, language: .english)
    await model.load()
    model.write(.surprise, "they don't get it")
    model.keepOnlyMe(.surprise, true)
    await model.keep(.surprise, nil)
    #expect(model.draft(.surprise) == nil)
    let answer = try #require(model.record?.debrief.questions.first?.mine.first)
    #expect(answer.audience == .onlyMe)
    let nudge = try #require(model.record?.nudges[answer.id])
    await model.askNext(nudge)
    #expect(try bench.notebook.planFace(visit: next, language: .english).questions.count == 1)
    model.write(.surprise, "17 of 20 were good")
    await model.keep(.surprise, answer)
    #expect(model.record?.debrief.questions.first?.mine.map(\.text) == ["17 of 20 were good"])
    #expect(await model.end(.finished))
    #expect(model.record?.debrief.mayAnswer == false)
    model.write(.next, "too late")
    await model.keep(.next, nil)
    #expect(model.problem != nil)
    #expect(model.draft(.next) == "too late")
  }

  @Test func aCallToOurselvesBeginsWithItsScript() async throws {
    let model = VisitsModel(desk: bench.desk)
    await model.load()
    let call = try #require(await model.callOurselves(.english))
    #expect(try bench.notebook.today().underWay?.id == call)
    #expect(try bench.notebook.encounter(id: call, after: nil).visit.kind == .callToOurselves)
    #expect(try bench.notebook.planFace(visit: call, language: .english).questions.isEmpty == false)
  }

  @Test func whatWasDeletedIsBroughtBack() async throws {
    let example = try ExampleVisit(bench).begun()
    let note = try #require(try bench.notebook.encounter(id: example.visit, after: nil).notes.first)
    try bench.notebook.delete(id: note.id)
    let model = DeletedModel(desk: bench.desk)
    await model.load()
    let row = try #require(model.record?.items.first)
    await model.undo(row)
    #expect(model.record?.items.isEmpty == true)
    #expect(try bench.notebook.note(id: note.id).id == note.id)
  }

  @Test func erasingSaysWhatGoesAndCanBeTakenBack() async throws {
    let example = try ExampleVisit(bench).begun()
    let model = EraseModel(desk: bench.desk, thing: example.visit)
    await model.load()
    #expect(model.record?.asked.notes == 2)
    #expect(model.record?.goes.items.filter { $0.kind == .note }.count == 2)
    #expect(model.record?.asked.named == false)
    await model.erase()
    #expect(model.erasing?.things == model.record?.asked.things)
    #expect(throws: SoundingsError.self) { try bench.notebook.encounter(id: example.visit, after: nil) }
    #expect(await model.takeBack())
    #expect(try bench.notebook.encounter(id: example.visit, after: nil).notes.count == 2)
  }

  @Test func whoeverMeantOnlyToDeleteDoesThatInsteadAndHasItBack() async throws {
    let example = try ExampleVisit(bench).begun()
    let model = EraseModel(desk: bench.desk, thing: example.visit)
    await model.load()
    #expect(model.record?.asked.mayDelete == true)
    #expect(await model.delete())
    #expect(throws: SoundingsError.self) { try bench.notebook.encounter(id: example.visit, after: nil) }
    let gone = EraseModel(desk: bench.desk, thing: example.visit)
    await gone.load()
    #expect(gone.record?.asked.mayDelete == false)
    try bench.notebook.undoDelete(id: example.visit)
    #expect(try bench.notebook.encounter(id: example.visit, after: nil).notes.count == 2)
  }

  @Test func aGuideOfOnesOwnIsMadeNamedAndDeleted() async throws {
    let guides = GuidesModel(desk: bench.desk, language: .english)
    await guides.load()
    let before = try #require(guides.record?.count)
    let id = try #require(await guides.make("Night shift"))
    let model = GuideModel(desk: bench.desk, guide: id, language: .english)
    await model.load()
    #expect(await model.questions.add(own: "Who do you ask?"))
    await model.name("Second shift")
    #expect(model.record?.guide.name == "Second shift")
    #expect(model.record?.questions.count == 1)
    #expect(await model.delete())
    await guides.load()
    #expect(guides.record?.count == before)
  }

  @Test func aTableIsShownBeforeItIsTakenInAndUndone() async throws {
    let file = bench.folder.url.appending(path: "customers.csv")
    try Data("Company,Name\nHarbour Foundry,Imran Qureshi\n".utf8).write(to: file)
    let model = ImportModel(
      desk: bench.desk, files: HandedFiles(folder: bench.folder.url.appending(path: "handed")))
    await model.load()
    #expect(model.record?.preview == nil)
    await model.choose(file)
    #expect(model.record?.preview?.needs.isEmpty == true)
    #expect(try bench.notebook.customers(after: nil).items.isEmpty)
    await model.takeIn()
    #expect((model.imported?.made ?? 0) >= 2)
    #expect(try bench.notebook.customers(after: nil).items.map(\.name) == ["Harbour Foundry"])
    #expect(await model.undo())
    #expect(try bench.notebook.customers(after: nil).items.isEmpty)
  }

  @Test func aClosedNotebookIsSaid() async throws {
    let example = try ExampleVisit(bench)
    await bench.desk.close()
    let model = EncounterModel(desk: bench.desk, id: example.visit)
    await model.load()
    #expect(model.problem == .notebook(.Closed))
    #expect(model.record == nil)
  }
}
