import Features
import SwiftUI

/// The first screen of all: one field, and nothing to agree to.
struct FirstRunScreen: View {
  @State private var model: FirstRunModel
  @FocusState private var typing: Bool
  @State private var restoring = false
  @Environment(Arrivals.self) private var arrivals: Arrivals?

  init(model: FirstRunModel) { _model = State(initialValue: model) }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space16) {
        Iceberg().frame(maxWidth: .infinity, maxHeight: 160)
        Aside(Words.tagline)
        Text(Words.firstQuestion).headed(.title)
        TextField(Words.firstName, text: $model.name)
          .textContentType(.name)
          .submitLabel(.go)
          .focused($typing)
          .onSubmit(begin)
          .typeset(.body)
          .foregroundStyle(Look.ink)
          .card()
        Text(Words.firstStays).typeset(.small).foregroundStyle(Look.inkSecond)
        if model.invitation == nil {
          Button(Words.firstInvitation) { model.invited() }.buttonStyle(PlainKeyStyle())
          Button(Words.restoreHave) { restoring = true }.buttonStyle(PlainKeyStyle())
          Press(Words.exampleLook) { Task { await model.lookAtExample() } }
        } else {
          Text(Words.firstInvitationNext).typeset(.body).foregroundStyle(Look.ink)
        }
        if let problem = model.problem { ProblemLine(problem: problem) }
      }
      .padding(Measure.edge)
    }
    .pressedBelow { Button(action: begin) { Text(Words.firstBegin) }.buttonStyle(BuoyButtonStyle()) }
    .background(Look.foam)
    .sheet(isPresented: $restoring) {
      NavigationStack { RestoreScreen(model: RestoreModel(door: model.door)) }.guarded()
    }
    .onChange(of: arrivals?.opened, initial: true) { _, opened in if opened?.handed == .backup { restoring = true } }
    .onAppear { typing = true }
  }

  private func begin() { Task { await model.begin() } }
}
