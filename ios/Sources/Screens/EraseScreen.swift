import Features
import SoundingsCore
import SwiftUI

/// First what would go, then once more whether it should; afterwards a day to take it back.
struct EraseScreen: View {
  @State private var model: EraseModel
  @State private var sure = false
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: EraseModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.erase) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let asked = model.record {
        whatGoes(asked)
        if let erasing = model.erasing {
          BodyLine(
            Words.erasingUntil(erasing.finalAt.day(locale: locale), erasing.finalAt.clock(locale: locale)))
        } else {
          BodyLine(Words.eraseWhat)
          QuietLine(Words.eraseStays)
          if sure { BodyLine(Words.eraseSure) }
        }
        steps
      }
    }
    .following(model)
  }

  private func whatGoes(_ asked: EraseAsked) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if model.erasing == nil {
        if asked.words.isEmpty { BodyLine(Words.something) } else { BodyLine(verbatim: asked.words) }
      }
      QuietLine([
        asked.what.map { Text($0.words) }, asked.notes > 0 ? Text(Words.notes(Int(asked.notes))) : nil,
        asked.files > 0 ? Text(Words.notePictures(Int(asked.files))) : nil, Text(Words.thingsInAll(Int(asked.things))),
        Text(asked.audience.words),
      ])
    }
    .card()
    .accessibilityElement(children: .combine)
  }

  @ViewBuilder private var steps: some View {
    if model.erasing != nil {
      Button(Words.takeBack) { Task { if await model.takeBack() { ways.back() } } }.buttonStyle(PlainKeyStyle())
      Button(Words.joinClose) { ways.back() }.buttonStyle(BuoyButtonStyle())
    } else if sure {
      Button(Words.eraseForGood) { Task { await model.erase() } }.buttonStyle(PlainKeyStyle())
      Button(Words.keepIt) { ways.back() }.buttonStyle(BuoyButtonStyle())
    } else {
      Button(Words.eraseThis) { sure = true }.buttonStyle(PlainKeyStyle())
    }
  }
}
