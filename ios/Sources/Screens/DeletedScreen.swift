import Features
import SoundingsCore
import SwiftUI

/// What was deleted in the last 30 days, with *Undo*; what is to be erased says so.
struct DeletedScreen: View {
  @State private var model: DeletedModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: DeletedModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.recentlyDeleted, empty: Words.nothingDeleted, id: \.id) {
      EmptyView()
    } row: {
      card($0)
    }
  }

  private func card(_ row: DeletedRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      if row.words.isEmpty { BodyLine(row.what?.words ?? Words.something) } else { BodyLine(verbatim: row.words) }
      QuietLine([
        row.what.map { Text($0.words) }, Text(verbatim: row.deleted.day(locale: locale)),
        row.engineer.map { Text(verbatim: $0) }, row.things > 1 ? Text(Words.withThings(Int(row.things) - 1)) : nil,
      ])
      QuietLine(row.beingErased ? Words.beingErased : Words.backUntil(row.until.day(locale: locale)))
      Button(Words.bringBack) { Task { await model.undo(row) } }.buttonStyle(PlainKeyStyle())
      if !row.beingErased {
        Button(Words.erase) { ways.to(.visits(.erase(row.id))) }.buttonStyle(PlainKeyStyle())
      }
    }
    .card()
  }
}
