import Features
import SwiftUI

/// The first screen of all: one field, and nothing to agree to.
struct NameScreen: View {
  @Bindable var door: Door
  @FocusState private var typing: Bool

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space16) {
        Iceberg().frame(maxWidth: .infinity, maxHeight: 160)
        Text(Words.firstQuestion).typeset(.title).foregroundStyle(Look.ink).accessibilityAddTraits(.isHeader)
        TextField(Words.firstName, text: $door.name)
          .textContentType(.name)
          .submitLabel(.go)
          .focused($typing)
          .onSubmit(begin)
          .typeset(.body)
          .foregroundStyle(Look.ink)
          .card()
        Text(Words.firstStays).typeset(.small).foregroundStyle(Look.inkSecond)
        if let failure = door.failure { TroubleLine(trouble: failure) }
      }
      .padding(Measure.edge)
    }
    .safeAreaInset(edge: .bottom) {
      Button(action: begin) { Text(Words.firstBegin) }
        .buttonStyle(BuoyButtonStyle())
        .padding(Measure.edge)
    }
    .background(Look.foam)
    .onAppear { typing = true }
  }

  private func begin() { Task { await door.begin() } }
}
