import Features
import SoundingsCore
import SwiftUI

/// *Compare*: was, mine, theirs, with equal weight; nothing is chosen beforehand.
struct CompareScreen: View {
  @State private var model: CompareModel
  @Environment(\.dynamicTypeSize) private var size
  @Environment(\.locale) private var locale

  init(model: CompareModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.compare) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let compare = model.record {
        if compare.versions.isEmpty {
          Text(Words.compareDecided).typeset(.body).foregroundStyle(Look.ink)
        } else {
          Text(Words.compareHow).typeset(.small).foregroundStyle(Look.inkSecond)
          if let was = compare.was {
            Part(Words.compareWas) { Text(verbatim: was).typeset(.body).foregroundStyle(Look.inkSecond).card() }
          }
          versions(compare)
          if compare.olderLeftOut { QuietLine(Words.compareOlder) }
          if compare.words { others }
        }
      }
    }
    .following(model)
  }

  /// Side by side where there is room for both, below one another where there is not or the text is large.
  @ViewBuilder private func versions(_ compare: Compare) -> some View {
    if size.isAccessibilitySize || compare.versions.count > 2 {
      VStack(alignment: .leading, spacing: Measure.space16) { each(compare) }
    } else {
      HStack(alignment: .top, spacing: Measure.space12) { each(compare) }
    }
  }

  private func each(_ compare: Compare) -> some View {
    ForEach(compare.versions, id: \.id) { version in
      VStack(alignment: .leading, spacing: Measure.space8) {
        whose(version).typeset(.key).foregroundStyle(Look.inkSecond).accessibilityAddTraits(.isHeader)
        VStack(alignment: .leading, spacing: Measure.space4) {
          words(version).typeset(.body).foregroundStyle(Look.ink)
          Text(verbatim: version.written.day(locale: locale) + ", " + version.written.clock(locale: locale))
            .typeset(.small)
            .foregroundStyle(Look.inkSecond)
        }
        .card()
        .accessibilityElement(children: .combine)
        Button {
          Task { await model.keep(version.id) }
        } label: {
          Text(Words.compareKeep).frame(maxWidth: .infinity)
        }
        .buttonStyle(PlainKeyStyle())
      }
    }
  }

  private func whose(_ version: ComparedVersion) -> Text {
    if version.mine { return Text(Words.compareMine) }
    return version.engineer.map { Text(verbatim: $0) } ?? Text(Words.compareOtherDevice)
  }

  /// What differs is underlined.
  private func words(_ version: ComparedVersion) -> Text {
    version.pieces.reduce(Text(verbatim: "")) { all, piece in
      all + Text(verbatim: piece.text).underline(piece.differs)
    }
  }

  @ViewBuilder private var others: some View {
    Button(Words.compareBoth) { Task { await model.keepBoth() } }.buttonStyle(PlainKeyStyle())
    TextLine(label: Words.compareThird, text: $model.third, lines: 2)
    Button(Words.compareKeepThird) { Task { await model.keepThird() } }.buttonStyle(PlainKeyStyle())
  }
}
