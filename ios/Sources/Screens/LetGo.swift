import Features
import SoundingsCore
import SwiftUI

/// What lets a preview go; where it changed since it was looked at, that, in words, and another look.
struct LetGo<Record: PreviewRecord, Button: View>: View {
  let model: ScreenModel<Record>
  @ViewBuilder let button: @MainActor () -> Button

  var body: some View {
    if model.changed {
      BodyLine(Refusal.changedSince.words)
      Press(Words.lookedAgain) { model.lookAgain() }
    } else {
      button()
    }
  }
}
