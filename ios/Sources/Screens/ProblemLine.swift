import Features
import SwiftUI

/// What happened, that nothing is lost where that is so, and what to do. No red: a glyph and a word.
struct ProblemLine: View {
  let problem: Problem

  var body: some View {
    Label(problem.words, systemImage: "exclamationmark.bubble")
      .typeset(.body)
      .foregroundStyle(Look.ink)
      .frame(maxWidth: .infinity, alignment: .leading)
      .padding(Measure.space12)
      .outlined(Look.line, width: Measure.outline)
      .accessibilityElement(children: .combine)
  }
}
