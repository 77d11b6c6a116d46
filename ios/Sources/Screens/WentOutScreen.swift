import Features
import SoundingsCore
import SwiftUI

/// Which documents readers outside have, with the copies to fetch back.
struct WentOutScreen: View {
  @State private var model: WentOutModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: WentOutModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.wentOut, empty: Words.nothingWentOut, id: \.id) {
      EmptyView()
    } row: {
      card($0)
    }
  }

  private func card(_ row: SentRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      head(row)
      ForEach(row.people, id: \.person) { person in
        QuietLine([
          person.name.isEmpty ? Text(Words.somebodyGone) : Text(verbatim: person.name),
          person.named ? nil : Text(Words.withoutName), person.withdrawn ? Text(Words.hasWithdrawn) : nil,
        ])
      }
      if row.toFetchBack {
        BodyLine(Words.fetchBack)
        Button(Words.itIsBack) { Task { await model.fetchedBack(row, true) } }.buttonStyle(PlainKeyStyle())
      }
      if row.fetchedBack {
        QuietLine(Words.wasFetchedBack)
        Button(Words.itIsOut) { Task { await model.fetchedBack(row, false) } }.buttonStyle(PlainKeyStyle())
      }
      if let visit = row.visit {
        Button(Words.lookAtVisit) { ways.to(.visits(.visit(visit))) }.buttonStyle(PlainKeyStyle())
      }
    }
    .card()
  }

  @ViewBuilder private func head(_ row: SentRow) -> some View {
    Beside {
      Text((row.what ?? .report).words).typeset(.key).foregroundStyle(Look.ink)
      Text(verbatim: row.to).typeset(.body).foregroundStyle(Look.ink)
    }
    let time = "\(row.sent.day(locale: locale)) \(row.sent.clock(locale: locale))"
    QuietLine([Text(verbatim: time), row.engineer.map { Text(verbatim: $0) }, Text(Words.notes(Int(row.notes)))])
  }
}
