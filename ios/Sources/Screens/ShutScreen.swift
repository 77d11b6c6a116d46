import Features
import SwiftUI

/// The notebook can't be opened: why, what to do, and the four keys all the same.
struct ShutScreen: View {
  let problem: Problem
  let door: Door
  @State private var inbox: InboxModel
  @Environment(\.scenePhase) private var phase

  init(problem: Problem, door: Door) {
    self.problem = problem
    self.door = door
    _inbox = State(initialValue: door.inbox())
  }

  var body: some View {
    VStack(spacing: Measure.space8) {
      ScrollView {
        VStack(alignment: .leading, spacing: Measure.space16) {
          Text(Words.shutTitle).headed(.title)
          ProblemLine(problem: problem)
          Text(Words.shutStillWrite).typeset(.body).foregroundStyle(Look.ink)
          Button(Words.tryAgain) { Task { await door.open() } }.buttonStyle(PlainKeyStyle())
          if inbox.kept > 0 {
            Text(Words.keptSealed(inbox.kept)).typeset(.small).foregroundStyle(Look.inkSecond)
          }
        }
        .padding(Measure.edge)
        .frame(maxWidth: .infinity, alignment: .leading)
      }
      VStack(spacing: Measure.space8) {
        if let problem = inbox.problem { ProblemLine(problem: problem) }
        NoteAlone(text: $inbox.text) { kind in Task { await inbox.press(kind) } }
      }
      .padding(.horizontal, Measure.edge)
      .padding(.bottom, Measure.space8)
    }
    .background(Look.foam)
    .sensoryFeedback(.success, trigger: inbox.kept)
    .onChange(of: phase) { _, now in
      // The key may be readable by now: the phone was unlocked.
      if now == .active { Task { await door.open() } }
    }
  }
}
