import Features
import Foundation
import SoundingsCore
import SwiftUI

/// Between two turns: whose is next, and nothing else.
struct HandOverScreen: View {
  @State private var model: WorkshopModel
  private let ways: Ways

  init(model: WorkshopModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ScrollView {
      VStack(spacing: Measure.space24) {
        if let problem = model.problem { ProblemLine(problem: problem).card() }
        if let next = model.record?.next {
          Text(Words.workshopGiveTo(next.name))
            .headed(.title, Look.onWater)
            .multilineTextAlignment(.center)
          Button(Words.workshopGotIt(next.name)) {
            Task { if let turn = await model.take(next) { ways.instead(.maps(.turn(turn))) } }
          }
          .buttonStyle(BuoyButtonStyle())
        }
      }
      .padding(Measure.space24)
      .frame(maxWidth: .infinity)
    }
    .background(Look.water)
    .navigationTitle(Words.workshops)
    .navigationBarTitleDisplayMode(.inline)
    .covered()
    .following(model)
    .onChange(of: model.record?.next == nil) {
      if let workshop = model.record, workshop.next == nil { ways.instead(.maps(.workshop(workshop.id))) }
    }
  }
}

/// *Turn*: somebody's five minutes with the eight parts. It is gone with the turn: the next has this phone in hand.
struct TurnScreen: View {
  @State private var model: TurnModel
  @Environment(\.scenePhase) private var phase
  private let ways: Ways

  init(model: TurnModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(verbatim: model.record?.name ?? "") {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let turn = model.record {
        VStack(alignment: .leading, spacing: Measure.space4) {
          Text(Words.turnOf(turn.about)).typeset(.body).foregroundStyle(Look.ink)
          Text(verbatim: turn.situation).typeset(.small).foregroundStyle(Look.inkSecond)
          TimeLeft(until: turn.until.date)
        }
        ForEach(turn.parts, id: \.part) { part in
          Part(part.part.words) { guesses(part) }
        }
      }
    }
    .pressedBelow {
      Button(Words.turnDone) {
        Task { if let workshop = await model.finish() { ways.instead(.maps(.handOver(workshop))) } }
      }
      .buttonStyle(BuoyButtonStyle())
    }
    .covered()
    .following(model)
    .onChange(of: phase) { if phase != .active { Task { await model.putDown() } } }
  }

  @ViewBuilder private func guesses(_ part: TurnPart) -> some View {
    ForEach(part.guesses, id: \.id) { guess in
      VStack(alignment: .leading, spacing: Measure.space8) {
        Text(verbatim: guess.text).typeset(.body).foregroundStyle(Look.ink)
        Button(Words.turnTakeBack) { Task { await model.takeBack(guess.id) } }.buttonStyle(PlainKeyStyle())
      }
      .card()
    }
    // Without correction the keyboard learns nothing of it.
    TextLine(label: Words.turnGuess, text: text(part.part)).autocorrectionDisabled()
    if !(model.texts[part.part] ?? "").isEmpty {
      Button(Words.turnKeep) { Task { await model.keep(part.part) } }.buttonStyle(PlainKeyStyle())
    }
  }

  private func text(_ part: MapPart) -> Binding<String> {
    Binding {
      model.texts[part] ?? ""
    } set: {
      model.write(part, $0)
    }
  }
}

/// What is left of the five minutes; then that they are over, and nothing is lost.
private struct TimeLeft: View {
  let until: Date
  @State private var now = Date.now

  var body: some View {
    Group {
      if left > 0 {
        Text(Words.turnLeft(Duration.seconds(left).formatted(.time(pattern: .minuteSecond))))
          .typeset(.small)
          .foregroundStyle(Look.inkSecond)
      } else {
        Text(Words.turnOver).typeset(.body).foregroundStyle(Look.ink)
      }
    }
    .task {
      while left > 0 {
        if (try? await Task.sleep(for: .seconds(1))) == nil { break }
        now = .now
      }
    }
  }

  private var left: Int { Int(until.timeIntervalSince(now)) }
}

/// While the app is not in front nothing of a page is seen: the system takes its picture for the switcher then.
private struct Covered: ViewModifier {
  @Environment(\.scenePhase) private var phase

  func body(content: Content) -> some View {
    content.overlay {
      if phase != .active { Rectangle().fill(Look.water).ignoresSafeArea().accessibilityHidden(true) }
    }
  }
}

extension View {
  /// Hidden in the app switcher.
  func covered() -> some View { modifier(Covered()) }
}
