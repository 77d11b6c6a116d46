import Features
import SwiftUI

/// One field for the invitation, pasted.
struct JoinSheet: View {
  @State private var model: JoinModel
  @Environment(\.dismiss) private var dismiss

  init(model: JoinModel) { _model = State(initialValue: model) }

  var body: some View {
    NavigationStack {
      ScrollView {
        VStack(alignment: .leading, spacing: Measure.space16) {
          Text(Words.joinWords).typeset(.body).foregroundStyle(Look.ink)
          TextField(Words.joinField, text: $model.invitation, axis: .vertical)
            .lineLimit(2...6)
            .textInputAutocapitalization(.never)
            .autocorrectionDisabled()
            .typeset(.body)
            .foregroundStyle(Look.ink)
            .card()
          if let problem = model.problem { ProblemLine(problem: problem) }
        }
        .padding(Measure.edge)
      }
      .background(Look.foam)
      .navigationTitle(Words.join)
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(Words.cancel) { dismiss() } }
        ToolbarItem(placement: .confirmationAction) { Button(Words.joinGo) { Task { await model.join() } } }
      }
      .onChange(of: model.joined) { _, joined in
        if joined { dismiss() }
      }
    }
  }
}
