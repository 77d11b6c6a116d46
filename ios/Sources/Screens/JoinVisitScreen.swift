import Features
import SoundingsCore
import SwiftUI

/// *Join a visit*: the visit under way as a code for a teammate's camera; or a teammate's, scanned or pasted.
struct JoinVisitScreen: View {
  @State private var model: JoinVisitModel
  private let ways: Ways

  init(model: JoinVisitModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(model.record == false ? Words.joinVisit : Words.showVisit) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let shown = model.shown { code(shown) }
      if model.record == false { joining }
    }
    .following(model)
    .onChange(of: model.code) { _, text in Task { await model.write(text) } }
  }

  @ViewBuilder private func code(_ visit: VisitToJoin) -> some View {
    Text(Words.showVisitWords).typeset(.body).foregroundStyle(Look.ink)
    CodeShown(text: visit.text, label: Words.showVisitCode)
    names(visit)
  }

  private func names(_ visit: VisitToJoin) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if let engineer = visit.engineer { Text(Words.joinVisitOf(engineer)).headed() }
      sideBySide([
        Text(visit.kind.words), visit.customer.map { Text(verbatim: $0) }, visit.site.map { Text(verbatim: $0) },
      ])
      .typeset(.body)
      .foregroundStyle(Look.ink)
      if let objective = visit.objective { Text(verbatim: objective).typeset(.body).foregroundStyle(Look.ink) }
      if !visit.people.isEmpty {
        sideBySide(visit.people.map { Text(verbatim: $0) }).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      if visit.here != nil { Text(Words.joinVisitHere).typeset(.small).foregroundStyle(Look.inkSecond) }
    }
    .card()
  }

  @ViewBuilder private var joining: some View {
    Text(Words.joinVisitWords).typeset(.body).foregroundStyle(Look.ink)
    TextLine(label: Words.joinVisitField, text: $model.code, lines: 2)
    ScanOrPaste(scan: Words.scan) { model.code = $0 }
    if let seen = model.seen {
      names(seen)
      if model.problem == nil {
        Button(Words.joinVisitGo) {
          Task { if let visit = await model.join() { ways.instead(.capture(.capture(visit))) } }
        }
        .buttonStyle(BuoyButtonStyle())
      }
    }
  }
}
