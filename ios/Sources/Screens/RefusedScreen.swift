import Features
import SoundingsCore
import SwiftUI

/// What was refused and why; its words to be said otherwise; a copy of it alone.
struct RefusedScreen: View {
  @State private var model: RefusedModel
  @Environment(\.dismiss) private var dismiss

  init(model: RefusedModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.syncNeedsYou) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let refused = model.record {
        VStack(alignment: .leading, spacing: Measure.space4) {
          Because(reason: refused.reason, number: refused.number, since: refused.since)
          ForEach(refused.says.filter { !$0.mayChange }, id: \.self) { says in
            Text(verbatim: says.words).typeset(.small).foregroundStyle(Look.inkSecond)
          }
        }
        .card()
        .accessibilityElement(children: .combine)
        said(refused.says.filter(\.mayChange))
        if let copy = model.copy {
          ShareLink(item: copy) { Label(Words.refusedKeep, systemImage: "square.and.arrow.up") }
            .buttonStyle(PlainKeyStyle())
        } else {
          Button(Words.refusedKeep) { Task { await model.keep() } }.buttonStyle(PlainKeyStyle())
        }
      }
    }
    .following(model)
  }

  @ViewBuilder private func said(_ mine: [RefusedWords]) -> some View {
    ForEach(mine, id: \.field) { says in
      let text = Binding(get: { model.words(says) }, set: { model.write(says.field, $0) })
      TextLine(label: Words.refusedWords, text: text, lines: 3)
    }
    Text(mine.isEmpty ? Words.refusedNoWords : Words.refusedExplained).typeset(.body).foregroundStyle(Look.ink)
    if !mine.isEmpty {
      Button(Words.refusedSend) { Task { if await model.send() { dismiss() } } }.buttonStyle(BuoyButtonStyle())
    }
  }
}

/// Why it needs a person, and since when.
struct Because: View {
  let reason: NeedsYouReason
  let number: UInt16?
  let since: Moment
  @Environment(\.locale) private var locale

  var body: some View {
    Text(reason.words).typeset(.body).foregroundStyle(Look.ink)
    if let number {
      Text(Words.syncReasonNumber(String(number))).typeset(.small).foregroundStyle(Look.inkSecond)
    }
    Text(Words.syncSince(since.day(locale: locale), since.clock(locale: locale)))
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
  }
}
