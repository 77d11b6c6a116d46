import Foundation
import SoundingsCore
import Testing

@testable import Features

/// The example's customer, as a visit left it.
struct Brightline {
  let customer: Id
  let site: Id
  let rosa: Id
  let visit: Id
  let note: Id
  let promise: Id

  init(_ notebook: Notebook) throws {
    customer = try notebook.addCustomer(name: "Brightline Metals")
    site = try notebook.addSite(customer: customer, name: "Plant 2", photoRule: .askEachTime)
    rosa = try notebook.addPerson(person: NewPerson(customer: customer, name: "Rosa Medeiros", role: "welder"))
    visit = try notebook.startVisit(visit: StartVisit(customer: customer, site: site))
    note = try notebook.capture(
      note: NewObservation(
        visit: .visit(visit), kind: .said, text: "If it opens at their site, it's my initials on the tag.", exact: true,
        by: .known(rosa))
    ).id
    promise = try notebook.promise(
      promise: NewPromise(text: "a settings card", to: [.known(rosa)], until: "2031-12-04", visit: visit))
    for mark in [Mark.question, .concern] { try notebook.mark(id: note, mark: mark, marked: true, seen: nil) }
    _ = try notebook.endVisit(visit: visit, share: false)
  }
}

@MainActor
struct CustomersModelTests {
  private let bench: Bench
  private var notebook: Notebook { bench.notebook }
  private var desk: Desk { bench.desk }

  init() throws { bench = try Bench() }

  @Test func aCustomerIsAddedWithASiteAndPeople() async throws {
    let list = CustomersModel(desk: desk)
    await list.load()
    #expect(list.record?.items.isEmpty == true)
    #expect(await list.add("") == nil)
    #expect(list.problem != nil)
    let id = try #require(await list.add("Brightline Metals"))
    let model = CustomerModel(desk: desk, id: id)
    #expect(await model.addSite("Plant 2"))
    #expect(await model.addPerson("Rosa Medeiros", described: false, role: "welder"))
    #expect(await model.addPerson("night operator, line 3", described: true, role: ""))
    await model.load()
    #expect(model.record?.customer.sites.map(\.name) == ["Plant 2"])
    #expect(model.record?.customer.people == 2)
    #expect(model.record?.people.items.first { $0.name == "Rosa Medeiros" }?.role == "welder")
  }

  @Test func aCustomerIsOneOfOurOwnHouseAndNobodyIsRemindedOfIt() async throws {
    let id = try notebook.addCustomer(name: "Our own workshop")
    let (model, pack) = (CustomerModel(desk: desk, id: id), MeetingPackModel(desk: desk, language: .english))
    await model.load()
    await pack.load()
    #expect(model.record?.customer.internal == false && pack.record?.notMet.map(\.customer) == [id])
    await model.ownHouse(true)
    await model.load()
    await pack.load()
    #expect(model.record?.customer.internal == true && pack.record?.notMet.isEmpty == true)
    await model.ownHouse(false)
    await model.load()
    #expect(model.record?.customer.internal == false && model.problem == nil)
    try notebook.delete(id: id)
    await model.ownHouse(true)
    #expect(model.problem != nil && model.record?.customer.internal == false)
  }

  @Test func customersAndPeopleComeAPageAtATime() async throws {
    let first = try notebook.addCustomer(name: "Customer 0")
    for number in 1...120 {
      _ = try notebook.addCustomer(name: "Customer \(number)")
      _ = try notebook.addPerson(person: NewPerson(customer: first, name: "Welder \(number)"))
    }
    let (list, people) = (CustomersModel(desk: desk), PeopleModel(desk: desk, customer: first))
    await list.load()
    await people.load()
    #expect(list.record?.items.count == 100)
    #expect(people.record?.items.count == 100)
    await list.more()
    await people.more()
    #expect(Set(list.record?.items.map(\.id) ?? []).count == 121)
    #expect(Set(people.record?.items.map(\.id) ?? []).count == 120)
    #expect(list.record?.next == nil)
  }

  @Test func nobodysConsentIsChosenBeforehandAndWhoWithdrawsIsToldByTheCopies() async throws {
    let there = try Brightline(notebook)
    let model = PersonModel(desk: desk, id: there.rosa)
    await model.load()
    #expect(model.record?.consent.chosen == nil)
    #expect(model.record?.notes.items.map(\.id) == [there.note])
    await model.choose(.quoteNamed)
    await model.load()
    #expect(model.record?.consent.chosen == .quoteNamed)
    let preview = try notebook.preview(visit: there.visit, language: "en")
    _ = try notebook.sendReport(
      sending: SendReport(visit: there.visit, to: "Will, by mail", lookedAt: preview.lookedAt), language: "en")
    await model.allow(.quote, false)
    await model.load()
    let copy = try #require(model.record?.consent.documents.first)
    #expect(copy.toFetchBack)
    await model.fetchedBack(copy.id, true)
    await model.load()
    #expect(model.record?.consent.documents.first?.fetchedBack == true)
  }

  @Test func twoOfOneNameAreOneOnlyWhenSomebodySaysSo() async throws {
    let one = try notebook.addCustomer(name: "Brightline Metals")
    let other = try notebook.addCustomer(name: "Brightline Metals")
    let model = SameModel(desk: desk)
    await model.load()
    let pair = try #require(model.record?.first)
    #expect(Set([pair.alias.id, pair.target.id]) == [one, other])
    await model.areOne(pair)
    await model.load()
    #expect(model.record?.isEmpty == true)
    let customer = CustomerModel(desk: desk, id: one)
    await customer.load()
    let also = try #require(customer.record?.customer.also.first)
    await customer.undoSame(also.id)
    await customer.load()
    #expect(customer.record?.customer.also.isEmpty == true)
  }

  @Test func aSitesRuleIsWrittenDownAndWhatCameOfVisitsCorrected() async throws {
    let there = try Brightline(notebook)
    let site = SiteModel(desk: desk, id: there.site)
    await site.load()
    await site.choose(.no)
    await site.load()
    #expect(site.record?.site.photoRule == .no)
    let outcomes = OutcomesModel(desk: desk, customer: there.customer)
    #expect(await outcomes.add(.newWork, "three wire feeders"))
    await outcomes.load()
    let row = try #require(outcomes.record?.items.first)
    #expect(await outcomes.change(row, "four wire feeders"))
    await outcomes.load()
    #expect(outcomes.record?.items.first?.text == "four wire feeders")
  }

  @Test func aQuestionIsAnsweredTheCustomerToldAndTheAnswerCorrected() async throws {
    let there = try Brightline(notebook)
    let model = QuestionsModel(desk: desk, customer: there.customer)
    await model.load()
    #expect(model.record?.items.map(\.question.id) == [there.note])
    #expect(await model.answer(there.note, "The card."))
    await model.show(answered: true)
    let answer = try #require(model.record?.items.first?.answers.first)
    await model.told(answer, true)
    #expect(await model.correct(answer, "The card, soon."))
    await model.load()
    #expect(model.record?.items.first?.answers.first?.told == true)
    #expect(model.record?.items.first?.answers.first?.text == "The card, soon.")
    let concerns = MarkedModel(desk: desk, customer: there.customer, mark: .concern)
    await concerns.load()
    #expect(concerns.record?.items.map(\.id) == [there.note])
  }

  @Test func theBriefingIsReadAndMadeAPage() async throws {
    let there = try Brightline(notebook)
    let model = BriefingModel(desk: desk, customer: there.customer, language: .english)
    await model.load()
    #expect(model.record?.customer.name == "Brightline Metals")
    let page = try #require(await model.page())
    #expect(page.html.contains("Brightline Metals") && page.text.contains("Brightline Metals"))
  }

  @Test func aCustomerWhoIsGoneAndAClosedNotebookAreSaid() async throws {
    let there = try Brightline(notebook)
    try notebook.delete(id: there.customer)
    let model = CustomerModel(desk: desk, id: there.customer)
    await model.load()
    #expect(model.record == nil && model.problem != nil)
    await desk.close()
    let list = CustomersModel(desk: desk)
    await list.load()
    #expect(list.problem == .notebook(.Closed))
  }
}
