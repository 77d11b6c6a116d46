import Features
import SwiftUI

extension EnvironmentValues {
  /// What is shown is the example: it is looked at alone, and what would begin something is not there.
  var isExample: Bool {
    get { self[IsExample.self] }
    set { self[IsExample.self] = newValue }
  }
}

private struct IsExample: EnvironmentKey {
  static let defaultValue = false
}

/// The example's screens, marked on each, and left by one press.
struct LookingAtExample<Shown: View>: View {
  let leave: @MainActor () -> Void
  @ViewBuilder let screens: () -> Shown

  var body: some View {
    VStack(spacing: 0) {
      HStack {
        Text(Words.example).typeset(.key).foregroundStyle(Look.ink).frame(maxWidth: .infinity, alignment: .leading)
        Press(Words.exampleLeave) { leave() }
      }
      .padding(.horizontal, Measure.edge)
      .padding(.vertical, Measure.space4)
      .background(Look.sunk)
      screens().environment(\.isExample, true)
    }
  }
}
