import Features
import SoundingsCore
import SwiftUI

/// *After*: the report, what we promised, what we expected, the debrief, sorting, and what came of it.
struct AfterFaceView: View {
  let page: Encounter
  let encounter: EncounterModel
  @Bindable var model: AfterModel
  let ways: Ways
  @State private var kind: OutcomeKind?
  @Environment(\.isExample) private var isExample

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space16) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if page.onlyMe > 0 {
        VStack(alignment: .leading, spacing: Measure.space8) {
          BodyLine(Words.oneThingShare(Int(page.onlyMe)))
          Button(Words.shareIt) { Task { await encounter.share() } }.buttonStyle(PlainKeyStyle())
        }
        .card()
      }
      leads
      if page.visit.started != nil { PaperLead(model: model, ways: ways) }
      if !page.promises.isEmpty {
        Part(Words.endPromised) { ForEach(page.promises, id: \.id) { promise in lead(promise) } }
      }
      if let debrief = model.record {
        if !debrief.expected.isEmpty {
          Part(Words.whatWeExpect) {
            ForEach(debrief.expected, id: \.id) { row in
              ExpectationCard(row: row) { outcome in Task { await model.settle(row, outcome) } }
            }
          }
        }
        if let customer = page.visit.customerId { outcomes(page.outcomes, customer) }
      }
      Press(Words.deleteOrErase) { ways.to(.visits(.erase(page.visit.id))) }
    }
  }

  /// Where one goes from here.
  @ViewBuilder private var leads: some View {
    let visit = page.visit.id
    LeadCard(title: Words.reportReady, more: Words.leadReport) { ways.to(.visits(.reportReady(visit))) }
    LeadCard(title: Words.debrief, more: Words.leadDebrief) { ways.to(.visits(.debrief(visit))) }
    // Again, and for somebody else: also what is on a map already. In the example nothing is sorted.
    if page.visit.notes > 0, !isExample {
      LeadCard(title: Words.leadSort, more: Words.leadSortMore) { ways.to(.maps(.sort(visit))) }
    }
    LeadCard(title: Words.leadPairs, more: Words.leadPairsMore) { ways.to(.maps(.pairsOfVisit(visit))) }
    LeadCard(title: Words.leadSummary, more: Words.leadSummaryMore) { ways.to(.team(.summary(visit))) }
    if let customer = page.visit.customerId {
      LeadCard(title: Words.wentOut, more: Words.leadWentOut) { ways.to(.visits(.wentOut(customer))) }
    }
  }

  private func lead(_ promise: PromiseRow) -> some View {
    Button {
      ways.to(.team(.promise(promise.id)))
    } label: {
      PromiseCard(promise: promise)
    }
    .buttonStyle(.plain)
  }

  private func outcomes(_ outcomes: [OutcomeRow], _ customer: Id) -> some View {
    Part(ShareableKind.outcome.words) {
      ForEach(outcomes, id: \.id) { outcome in
        VStack(alignment: .leading, spacing: Measure.space8) {
          if let kind = outcome.kind { BodyLine(kind.words) }
          if let text = outcome.text { BodyLine(verbatim: text) }
          QuietLine(outcome.state.words)
          Button(Words.delete) { Task { await model.delete(outcome) } }.buttonStyle(PlainKeyStyle())
        }
        .card()
      }
      ChipRow(options: OutcomeKind.every, chosen: kind, word: { Text($0.words) }) { kind = $0 }
      if let kind {
        TextLine(label: Words.outcomeWords, text: $model.typed[text: "outcome"], lines: 2)
        Button(Words.add) { add(kind, customer) }.buttonStyle(PlainKeyStyle())
      }
    }
  }

  private func add(_ kind: OutcomeKind, _ customer: Id) {
    Task {
      guard await model.add(kind, model.typed[text: "outcome"], of: customer) else { return }
      (self.kind, model.typed["outcome"]) = (nil, nil)
    }
  }
}
