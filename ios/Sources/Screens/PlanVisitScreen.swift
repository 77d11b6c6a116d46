import Features
import SoundingsCore
import SwiftUI

/// Whom, what for, what kind, when. Only the day and the hour are needed; the rest can be named later.
struct PlanVisitScreen: View {
  @State private var model: PlanVisitModel
  private let ways: Ways

  init(model: PlanVisitModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.planVisit) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      TextLine(label: Words.whomWith, text: $model.customer)
      fitting
      Part(Words.planWhen) {
        DatePicker(Words.planWhen, selection: $model.at)
        QuietLine(Words.planZone(model.zone.identifier))
      }
      TextLine(label: Words.whatFor, text: $model.objective, lines: 2)
      Part(Words.whatKind) {
        ChipRow(options: EncounterKind.every, chosen: model.kind, word: { Text($0.words) }) {
          if let kind = $0 { model.kind = kind }
        }
      }
    }
    .pressedBelow {
      Button(Words.planIt) {
        Task { if let visit = await model.plan() { ways.instead(.visits(.visit(visit))) } }
      }
      .buttonStyle(BuoyButtonStyle())
    }
    .onChange(of: model.customer) { Task { await model.load() } }
    .following(model)
  }

  @ViewBuilder private var fitting: some View {
    if let which = model.record {
      if let chosen = which.calledSo {
        ChipRow(
          options: chosen.sites.map(\.id), chosen: model.site, word: { site in name(of: site, among: chosen.sites) }
        ) {
          model.site = $0
        }
      } else {
        ForEach(which.customers.prefix(4), id: \.id) { found in
          Button {
            model.customer = found.name
          } label: {
            BodyLine(verbatim: found.name).card()
          }
          .buttonStyle(.plain)
        }
        if !model.customer.isEmpty { QuietLine(Words.customerNew(model.customer)) }
      }
    }
  }

  private func name(of site: Id, among sites: [SiteRow]) -> Text {
    Text(verbatim: sites.first { $0.id == site }?.name ?? "")
  }
}
