import Features
import SoundingsCore
import SwiftUI

/// Visits with one's own notes, and whatever else the team has not, each to be picked; below them what is given then.
struct EarlierScreen: View {
  @State private var model: EarlierModel

  init(model: EarlierModel) { _model = State(initialValue: model) }

  var body: some View {
    ListPage(model: model, title: Words.earlier, empty: Words.earlierNone, id: \.id) {
      if model.record?.items.isEmpty == false { QuietLine(Words.earlierWords) }
    } row: {
      row($0)
    }
    .pressedBelow { if model.record?.items.isEmpty == false { share } }
  }

  private func row(_ row: ShareableRow) -> some View {
    Toggle(isOn: Binding(get: { model.picked.contains(row.id) }, set: { model.pick(row.id, $0) })) {
      VStack(alignment: .leading, spacing: Measure.space4) {
        if row.words.isEmpty { BodyLine(row.what.words) } else { BodyLine(verbatim: row.words) }
        QuietLine([
          row.words.isEmpty ? nil : Text(row.what.words), row.notes > 0 ? Text(Words.notes(Int(row.notes))) : nil,
        ])
      }
    }
    .card()
  }

  private var share: some View {
    Button(Words.earlierGo(model.picked.count)) { Task { await model.share() } }
      .buttonStyle(BuoyButtonStyle())
      .disabled(model.picked.isEmpty)
  }
}
