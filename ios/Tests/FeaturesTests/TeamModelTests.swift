import Foundation
import SoundingsCore
import Testing

@testable import Features

@MainActor
struct TeamModelTests {
  private let bench: Bench
  private var notebook: Notebook { bench.notebook }
  private var desk: Desk { bench.desk }

  init() throws { bench = try Bench() }

  @Test func aloneItSaysSoAndItIsOnesOwnTurn() async {
    let model = TeamModel(desk: desk)
    await model.load()
    #expect(model.record?.alone == true)
    #expect(model.record?.story.teller?.me == true)
    #expect(model.record?.seats.isEmpty == true)
  }

  @Test func aSeatIsOfferedTakenGivenBackAndWithdrawn() async throws {
    let plan = Plan(local: "2031-12-04T09:30", zone: "America/Toronto")
    let visit = try notebook.planVisit(
      visit: NewVisit(customer: nil, site: nil, kind: .visit, objective: "Try the card", at: plan))
    let model = SeatsModel(desk: desk)
    await model.load()
    #expect(model.record?.visits.map(\.id) == [visit])
    #expect(await model.offer(visit, "watch the torch"))
    await model.load()
    let seat = try #require(model.record?.seats.first)
    #expect(seat.whatFor == "watch the torch")
    await model.take(seat.id)
    await model.load()
    #expect(model.record?.seats.first?.takenBy.count == 1)
    await model.leave(seat.id)
    await model.withdraw(seat.id)
    await model.load()
    #expect(model.record?.seats.isEmpty == true)
  }

  @Test func aPromiseGetsAnotherDayIsToldAndSettled() async throws {
    let there = try Brightline(notebook)
    let list = PromisesModel(desk: desk)
    await list.load()
    #expect(list.record?.items.isEmpty == true)
    await list.show(.open)
    #expect(list.record?.items.map(\.id) == [there.promise])
    let model = PromiseModel(desk: desk, id: there.promise)
    await model.load()
    #expect(await model.until("2031-12-11"))
    #expect(await model.until("Friday") == false)
    #expect(model.problem != nil)
    await model.load()
    await model.tell()
    await model.load()
    #expect(model.record?.toldOfAll == true)
    await model.settle(.kept)
    await model.load()
    #expect(model.record?.promise.standing == .kept)
    #expect(model.record?.history.count == 4)
    await list.show(.kept)
    #expect(list.record?.items.count == 1)
  }

  @Test func theStoryIsTakenPassedAndToldWithWhatItRestsOn() async throws {
    let there = try Brightline(notebook)
    let model = StoryModel(desk: desk)
    await model.take()
    await model.load()
    #expect(model.record?.taken == true && model.record?.mayPass == true)
    await model.notes.look("initials")
    #expect(model.notes.found.map(\.id) == [there.note])
    await model.customers.look("bright")
    #expect(model.customers.found.map(\.id) == [there.customer])
    let story = StoryChange(text: "She asked us for a card.", customer: there.customer, about: [there.note])
    #expect(await model.tell(story))
    await model.load()
    #expect(model.record?.story?.about.map(\.id) == [there.note])
    #expect(await model.away(from: "2031-12-01", until: "2031-12-05"))
    await model.load()
    let absence = try #require(model.record?.away.first)
    await model.back(absence)
    await model.load()
    #expect(model.record?.away.isEmpty == true)
    let told = StoriesModel(desk: desk)
    await told.load()
    #expect(told.record?.items.count == 1)
  }

  @Test func anInsightRestsOnNotesOfTwoVisitsAndTakesOneMore() async throws {
    let there = try Brightline(notebook)
    let visit = try notebook.startVisit(visit: StartVisit(customer: there.customer))
    let other = try notebook.capture(note: NewObservation(visit: .visit(visit), kind: .did, text: "checked the corner"))
      .id
    let third = try notebook.capture(note: NewObservation(visit: .visit(visit), kind: .around, text: "tape")).id
    let list = InsightsModel(desk: desk)
    #expect(await list.add("The second pass insures a name.", notes: [there.note]) == false)
    #expect(list.problem == .notebook(.Refused(why: .oneEncounter)))
    #expect(await list.add("The second pass insures a name.", notes: [there.note, other]))
    await list.load()
    let id = try #require(list.record?.items.first?.id)
    let model = InsightModel(desk: desk, id: id)
    await model.link(third)
    await model.unlink(other)
    #expect(await model.words("It insures a name, not a weld."))
    await model.load()
    #expect(Set(model.record?.notes.map(\.id) ?? []) == [there.note, third])
    #expect(model.record?.text == "It insures a name, not a weld.")
  }

  @Test func aPosterIsPutTogetherChangedAndTakenDown() async throws {
    let there = try Brightline(notebook)
    let new = NewPosterModel(desk: desk, person: there.rosa)
    await new.load()
    #expect(new.problem == .notebook(.Refused(why: .notOnTheWall)))
    try notebook.setConsent(person: there.rosa, choice: .wall)
    await new.load()
    #expect(new.record?.words.map(\.id) == [there.note])
    let id = try #require(await new.make(words: [there.note], picture: nil, matters: []))
    let model = PosterModel(desk: desk, id: id)
    await model.load()
    #expect(model.record?.row.hangs == true && model.record?.choices != nil)
    #expect(await model.change(words: [], picture: nil, matters: [there.note]))
    let preview = PosterPreviewModel(desk: desk, id: id, language: .english)
    await preview.load()
    preview.to = "the hall"
    #expect(await preview.print()?.contains("Rosa Medeiros") == true)
    await model.takeDown(true)
    await model.load()
    #expect(model.record?.row.down == true && model.record?.row.matters.map(\.id) == [there.note])
    let list = PostersModel(desk: desk)
    await list.load()
    #expect(list.record?.items.count == 1)
  }

  @Test func aSummaryIsCheckedSeenAndGoesToSomebody() async throws {
    let there = try Brightline(notebook)
    try notebook.setConsent(person: there.rosa, choice: .quoteNamed)
    let model = SummaryModel(desk: desk, visit: there.visit, language: .english)
    model.ours = "We will utilize the PLC."
    await model.load()
    #expect(model.record?.plain.jargon.contains { $0.found.word == "utilize" } == true)
    #expect(model.record?.page.html.contains("initials") == true)
    model.to = "Will, by mail"
    await model.send()
    #expect(model.sent != nil)
    #expect(try notebook.wentOut(customer: there.customer, after: nil).items.map(\.to) == ["Will, by mail"])
  }

  /// Nor are they told that it changed.
  @Test func whoeverWritesOnWhileAPreviewIsReadLetsGoOfWhatTheyWrote() async throws {
    let there = try Brightline(notebook)
    let model = SummaryModel(desk: desk, visit: there.visit, language: .english)
    await model.load()
    let reading = Task { await model.load() }
    await Task.yield()
    model.ours = "We will utilize the PLC."
    await reading.value
    await model.load()
    #expect(!model.changed)
    model.to = "Will, by mail"
    await model.send()
    #expect(model.sent != nil && model.problem == nil)
  }

  @Test func whatACallToOurselvesBroughtIsADocumentOfOurs() async throws {
    let model = FindingsModel(desk: desk, language: .english)
    await model.load()
    #expect(model.record?.text.contains("nine minutes") == false)
    let call = try notebook.startCallToOurselves(language: .english)
    _ = try notebook.capture(
      note: NewObservation(visit: .visit(call), kind: .did, text: "was on hold for nine minutes"))
    await model.load()
    let pages = try #require(model.record)
    for page in [pages.html, pages.markdown, pages.text] { #expect(page.contains("on hold for nine minutes")) }
    await desk.close()
    await model.load()
    #expect(model.problem == .notebook(.Closed) && model.record == pages)
  }

  @Test func thePackOnesOwnHoursAndWhoWasNotMetSayWhatThereIs() async throws {
    let there = try Brightline(notebook)
    let other = try notebook.addCustomer(name: "Halden Press")
    let pack = MeetingPackModel(desk: desk, language: .english)
    await pack.load()
    #expect(pack.record?.questions.map(\.question.id) == [there.note])
    let page = try #require(await pack.page())
    #expect(page.html.contains("Halden Press") && page.text.contains("Halden Press"))
    let hours = OwnHoursModel(desk: desk)
    await hours.load()
    #expect(hours.record?.ruleOfThumbMinutes == 120)
    let notMet = NotMetModel(desk: desk)
    await notMet.load()
    #expect(notMet.record?.items.map(\.customer) == [other])
  }
}
