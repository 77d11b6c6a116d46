import Features
import SoundingsCore
import SwiftUI

/// What we know of a customer before the next visit; to be printed, and handed on among us.
struct BriefingScreen: View {
  @State private var model: BriefingModel
  @State private var handedOn: String?
  private let ways: Ways

  init(model: BriefingModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.briefing) { briefing in
      let id = briefing.customer.id
      Text(verbatim: briefing.customer.name).headed()
      Aside(Words.notForOutside)
      Press(Words.printIt) { Task { if let page = await model.page() { printPaper(page.html) } } }
      if let handedOn {
        ShareLink(Words.handOn, item: handedOn).buttonStyle(PlainKeyStyle())
      } else {
        Press(Words.handOn) { Task { handedOn = await model.page()?.text } }
      }
      next(briefing)
      MarkedPart(head: Words.openQuestions, marked: briefing.openQuestions, ways: ways, all: .customers(.questions(id)))
      MarkedPart(head: Words.concerns, marked: briefing.concerns, ways: ways, all: .customers(.concerns(id)))
      MarkedPart(head: Words.priorities, marked: briefing.priorities, ways: ways, all: .customers(.priorities(id)))
      PromisesPart(promises: briefing.promises, ways: ways)
      if let came = briefing.last { last(came) }
      if !briefing.people.items.isEmpty {
        Part(Words.theirPeople) { ForEach(briefing.people.items, id: \.id) { PersonLine(person: $0, ways: ways) } }
      }
      MapsPart(maps: briefing.maps, customer: id, ways: ways)
      if !briefing.customer.sites.isEmpty {
        Part(Words.sites) {
          ForEach(briefing.customer.sites, id: \.id) { Line(words: $0.name, below: [Text($0.photoRule.words)]) }
        }
      }
    }
  }

  /// The next visit: who does what, its questions, and what could be asked too.
  @ViewBuilder private func next(_ briefing: Briefing) -> some View {
    Part(Words.next) {
      if let visit = briefing.next {
        VisitCard(visit: visit).pressed { ways.to(.visits(.visit(visit.id))) }
      } else {
        Aside(Words.nothingPlanned)
      }
      ForEach(briefing.tasks, id: \.engineer) { row in
        Aside(beside([Text(verbatim: row.name), row.task.map { Text($0.words) }]) ?? Text(verbatim: row.name))
      }
      if !briefing.questions.items.isEmpty {
        Part(Words.whatToAsk) {
          ForEach(briefing.questions.items, id: \.id) { Line(words: $0.text, below: [Text($0.source.words)]) }
        }
      }
      if !briefing.proposed.items.isEmpty {
        Part(Words.couldAsk) {
          ForEach(briefing.proposed.items, id: \.self) { Line(words: $0.text, below: [Text($0.source.words)]) }
        }
      }
    }
  }

  /// What came of the last visit: what stood out, what was expected, what became of what we promised.
  @ViewBuilder private func last(_ last: LastVisit) -> some View {
    Part(Words.cameOfLastVisit) {
      VisitCard(visit: last.visit).pressed { ways.to(.visits(.visit(last.visit.id))) }
      ForEach(last.starred, id: \.id) { NoteView(note: $0).card() }
      ForEach(last.expectations, id: \.id) { row in
        Line(
          words: row.text,
          below: [row.engineer.text, row.sureness.map { Text($0.words) }, row.outcome.map { Text($0.words) }])
      }
      ForEach(last.promises, id: \.id) { promise in
        PromiseCard(promise: promise).pressed { ways.to(.team(.promise(promise.id))) }
      }
    }
  }
}
