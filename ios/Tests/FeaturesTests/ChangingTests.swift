import Foundation
import SoundingsCore
import Testing

@testable import Features

/// What can be changed of a thing: tags, names; what goes with it when it is erased; what changes while it is looked at.
@MainActor
struct ChangingTests {
  private let bench: Bench
  private let there: Brightline
  private var notebook: Notebook { bench.notebook }
  private var desk: Desk { bench.desk }

  init() throws {
    bench = try Bench()
    there = try Brightline(bench.notebook)
  }

  @Test func aNoteGetsTagsAndLosesThem() async throws {
    let model = NoteModel(note: there.note, desk: desk)
    await model.load()
    #expect(await model.tag(" first pass "))
    #expect(await model.tag("rework"))
    #expect(model.record?.note.tags.sorted() == ["first pass", "rework"])
    #expect(await model.tag(" ") == false)
    #expect(model.problem != nil)
    await model.untag("first pass")
    #expect(model.record?.note.tags == ["rework"])
  }

  @Test func aCustomerASiteAndAPersonGetAnotherName() async throws {
    let (customer, site) = (CustomerModel(desk: desk, id: there.customer), SiteModel(desk: desk, id: there.site))
    let person = PersonModel(desk: desk, id: there.rosa)
    await customer.load()
    await site.load()
    await person.load()
    #expect(await customer.rename("Brightline Inc."))
    #expect(await site.rename("Plant 3"))
    person.typed["named"] = "Rosa M."
    person.typed["does"] = "welder"
    #expect(await person.change())
    #expect(person.typed.isEmpty)
    #expect(try notebook.aboutCustomer(id: there.customer).customer.name == "Brightline Inc.")
    #expect(try notebook.aboutSite(id: there.site).site.name == "Plant 3")
    #expect(try notebook.aboutPerson(id: there.rosa).named == "Rosa M.")
    #expect(await customer.rename(" ") == false)
  }

  @Test func somebodyIsGivenACustomerAndASiteWhereTheyAreListedThen() async throws {
    let operatorId = try notebook.addPerson(person: NewPerson(description: "night operator, line 3"))
    let model = PersonModel(desk: desk, id: operatorId)
    await model.load()
    await model.lookUp()
    #expect(model.which?.calledSo == nil)
    await model.write(customer: "bright")
    #expect(model.which?.customers.map(\.id) == [there.customer])
    await model.write(customer: "BRIGHTLINE metals")
    #expect(model.which?.calledSo?.sites.map(\.id).contains(there.site) == true)
    model.typed["site"] = there.site
    #expect(await model.change())
    #expect(model.typed.isEmpty)
    let site = SiteModel(desk: desk, id: there.site)
    await site.load()
    #expect(site.record?.people.items.map(\.id).contains(operatorId) == true)
    let people = PeopleModel(desk: desk, customer: there.customer, site: there.site)
    await people.load()
    #expect((people.record?.items ?? []).map(\.id).contains(operatorId))
    #expect(await people.add("Per Aas", described: false, role: ""))
    #expect(try notebook.peopleOfSite(site: there.site, after: nil).items.contains { $0.name == "Per Aas" })
    // A customer of a new name is made; the site of the one before is left.
    await model.load()
    await model.write(customer: "Norring")
    #expect(await model.change())
    let about = try notebook.aboutPerson(id: operatorId)
    #expect(about.customerName == "Norring")
    #expect(about.siteId == nil)
  }

  @Test func whoWasOnlyDescribedIsGivenANameAndStaysWhoTheyAre() async throws {
    let operatorId = try notebook.addPerson(person: NewPerson(description: "night operator, line 3"))
    let model = PersonModel(desk: desk, id: operatorId)
    await model.load()
    #expect(model.record?.named == nil)
    model.typed["named"] = "Imran Siddiqui"
    #expect(await model.change())
    await model.load()
    #expect(model.record?.named == "Imran Siddiqui")
    #expect(model.record?.described == "night operator, line 3")
    #expect(model.record?.consent.person.role == nil)
  }

  @Test func erasingAPersonSaysWhereTheNameStillStands() async throws {
    let elsewhere = try notebook.capture(
      note: NewObservation(visit: .visit(there.visit), kind: .did, text: "Will asked Rosa Medeiros to weld it twice")
    ).id
    let model = EraseModel(desk: desk, thing: there.rosa)
    await model.load()
    #expect(model.record?.asked.named == true)
    #expect(model.record?.goes.items.contains { $0.id == there.rosa } == true)
    #expect(model.record?.named.items.map(\.id).contains(elsewhere) == true)
    await model.erase()
    #expect(model.erasing != nil)
    #expect(await model.takeBack())
    #expect(try notebook.aboutPerson(id: there.rosa).named == "Rosa Medeiros")
  }

  @Test func muchThatGoesComesAPageAtATime() async throws {
    for number in 1...120 {
      _ = try notebook.capture(note: NewObservation(visit: .visit(there.visit), kind: .did, text: "note \(number)"))
    }
    let model = EraseModel(desk: desk, thing: there.visit)
    await model.load()
    #expect(model.record?.goes.items.count == 100)
    #expect(model.record?.goes.next != nil)
    await model.moreGoes()
    #expect(model.record?.goes.items.count == Int(model.record?.asked.things ?? 0))
  }

  @Test func whatWasLookedAtGoesAndNothingElse() async throws {
    try notebook.setConsent(person: there.rosa, choice: .wall)
    let summary = SummaryModel(desk: desk, visit: there.visit, language: .english)
    await summary.load()
    (summary.ours, summary.to) = ("The card is on its way.", "Will, by mail")
    await summary.load()
    try notebook.changeNote(note: there.note, change: NoteChange(starred: true), seen: nil)
    await summary.load()
    #expect(summary.changed)
    await summary.send()
    #expect(summary.sent == nil)
    #expect(summary.problem == .notebook(.Refused(why: .changedSince)))
    summary.lookAgain()
    await summary.send()
    #expect(summary.sent != nil)

    let poster = try notebook.newPoster(
      new: NewPoster(person: there.rosa, words: [there.note], picture: nil, matters: []))
    let model = PosterPreviewModel(desk: desk, id: poster, language: .english)
    await model.load()
    #expect(model.record?.html.contains("my initials on the tag") == true)
    model.to = "A3, in the hall"
    try notebook.changePoster(id: poster, change: PosterChange(words: []), seen: nil)
    #expect(await model.print() == nil)
    #expect(model.changed)
    model.lookAgain()
    let page = try #require(await model.print())
    #expect(!page.contains("my initials on the tag"))
  }
}
