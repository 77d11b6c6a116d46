import Features
import SoundingsCore
import SwiftUI

/// The report for us: copied, sent, printed; for others only through the preview. Then what is next.
struct ReportScreen: View {
  @State private var model: ReportModel
  /// Its beginning, until the rest is asked for.
  @State private var whole = false
  private let ways: Ways

  init(model: ReportModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.reportReady) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let reported = model.record {
        Text(verbatim: reported.pages.text)
          .typeset(.small)
          .foregroundStyle(Look.ink)
          .lineLimit(whole ? nil : 16)
          .card()
        Press(whole ? Words.fewer : Words.showMore) { whole.toggle() }
        WaysOut(pages: reported.pages)
        LeadCard(title: Words.forOthers, more: Words.forOthersMore) { ways.to(.visits(.preview(model.visit))) }
        LeadCard(title: Words.debrief, more: Words.leadDebrief) { ways.to(.visits(.debrief(model.visit))) }
        if reported.page.toSort > 0 {
          Button(Words.sortNotes(Int(reported.page.toSort), String(reported.page.minutesToSort))) {
            ways.to(.maps(.sort(model.visit)))
          }
          .buttonStyle(BuoyButtonStyle())
        }
        if reported.page.mayContinue {
          Button(Words.continueVisit) {
            Task { if await model.goOn() { ways.instead(.capture(.capture(model.visit))) } }
          }
          .buttonStyle(PlainKeyStyle())
        }
      }
    }
    .following(model)
  }
}
