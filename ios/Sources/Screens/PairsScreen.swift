import Features
import SoundingsCore
import SwiftUI

/// *Doesn't match*: what was said beside what was seen; a person decides, and says what would make both true.
struct PairsScreen: View {
  @State private var model: PairsModel
  /// Where an answer can become an entry.
  private let map: Id?
  private let ways: Ways

  init(model: PairsModel, map: Id?, ways: Ways) {
    _model = State(initialValue: model)
    self.map = map
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.unmatched) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let pairs = model.record {
        if pairs.proposed.isEmpty && pairs.unmatched.isEmpty {
          Text(Words.pairsNone).typeset(.body).foregroundStyle(Look.ink)
        }
        if !pairs.proposed.isEmpty {
          Part(Words.pairsProposed) { ForEach(pairs.proposed, id: \.id) { proposed($0) } }
        }
        if !pairs.unmatched.isEmpty {
          Part(Words.unmatched) { ForEach(pairs.unmatched, id: \.id) { unmatched($0) } }
        }
      }
    }
    .following(model)
  }

  private func proposed(_ pair: PairRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      NoteView(note: pair.said)
      NoteView(note: pair.wasSeen)
      Beside {
        Button(Words.pairDiffers) { Task { await model.judge(pair, .doesNotMatch) } }
        Button(Words.pairMatches) { Task { await model.judge(pair, .matches) } }
      }
      .buttonStyle(PlainKeyStyle())
    }
    .card()
  }

  /// A pair that does not match: what would make both true, and what that becomes.
  private func unmatched(_ pair: PairRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      NoteView(note: pair.said)
      NoteView(note: pair.wasSeen)
      if pair.verdicts.count > 1 { Text(Words.pairBothWays).typeset(.small).foregroundStyle(Look.inkSecond) }
      TextLine(label: Words.makeBothTrue, text: answer(pair), lines: 2)
      if model.draft(pair) != nil {
        Button(Words.pairKeep) { Task { await model.keep(pair) } }.buttonStyle(PlainKeyStyle())
      } else if pair.answer != nil {
        uses(pair)
      }
      if let versions = pair.written?.versions {
        Button(Words.mapVersions(versions.versions.count)) {
          ways.to(.maps(.compare(versions.entity, versions.field)))
        }
        .buttonStyle(PlainKeyStyle())
      }
    }
    .card()
  }

  @ViewBuilder private func uses(_ pair: PairRow) -> some View {
    if model.used.contains(pair.id) {
      Text(Words.pairUsed).typeset(.body).foregroundStyle(Look.ink)
    } else {
      Button(Words.pairThought) { Task { await model.use(pair, .thought) } }.buttonStyle(PlainKeyStyle())
      if let map {
        Unfolding(Words.pairEntry, away: Words.fewer) { _ in
          ForEach(MapPart.all, id: \.self) { part in
            Button(part.words) { Task { await model.use(pair, .entry(map: map, part: part)) } }
              .buttonStyle(PlainKeyStyle())
          }
        }
      }
    }
  }

  private func answer(_ pair: PairRow) -> Binding<String> {
    Binding {
      model.draft(pair) ?? pair.answer ?? ""
    } set: {
      model.write(pair, $0)
    }
  }
}
