import Features
import SoundingsCore
import SwiftUI

/// To whom a bundle can go, with the way to the share sheet; and one taken in from a file.
struct PhonesScreen: View {
  @State private var model: PhonesModel
  @State private var choosing = false
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: PhonesModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.phones) {
      Text(Words.phonesWords).typeset(.body).foregroundStyle(Look.ink)
      if let problem = model.problem { ProblemLine(problem: problem) }
      how
      if let phones = model.record { rows(phones) }
    }
    .fileImporter(isPresented: $choosing, allowedContentTypes: [.item]) { chosen in
      if case .success(let file) = chosen { Task { await model.take(file) } }
    }
    .following(model)
    .onOpened(.bundle) { await model.take($0) }
  }

  @ViewBuilder private var how: some View {
    switch model.doing {
    case .making: BodyLine(Words.phonesMaking)
    case .taking: BodyLine(Words.phonesTaking)
    case nil: EmptyView()
    }
    if let made = model.made { self.made(made.bundle, made.file) }
    if let taken = model.taken { self.taken(taken) }
  }

  private func made(_ bundle: BundleMade, _ file: URL) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Text(Words.phonesMade(bundle.name, bytesWords(bundle.bytes, locale: locale)))
        .typeset(.body).foregroundStyle(Look.ink)
      if bundle.filesLater > 0 {
        Text(Words.phonesMadeLater(Int(bundle.filesLater))).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      ShareLink(item: file) { Text(Words.phonesShare) }.buttonStyle(BuoyButtonStyle())
    }
    .card()
  }

  private func taken(_ taken: BundleTaken) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(Words.bundleTaken(Int(taken.new), taken.name ?? "")).typeset(.body).foregroundStyle(Look.ink)
      if taken.onlyYours > 0 {
        Text(Words.bundleOnlyYours(Int(taken.onlyYours))).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      if taken.files > 0 {
        Text(Words.bundleFilesTaken(Int(taken.files))).typeset(.small).foregroundStyle(Look.inkSecond)
      }
    }
    .card()
    .accessibilityElement(children: .combine)
  }

  @ViewBuilder private func rows(_ phones: Phones) -> some View {
    if phones.engineers.isEmpty {
      Text(Words.bundleNobody).typeset(.body).foregroundStyle(Look.ink)
      Button(Words.join) { ways.to(.phone(.join)) }.buttonStyle(PlainKeyStyle())
    } else {
      Part(Words.phonesTeam) { ForEach(phones.engineers, id: \.engineer.id) { row($0) } }
      Part(Words.phonesTake) {
        Text(Words.phonesTakeWords).typeset(.small).foregroundStyle(Look.inkSecond)
        Button(Words.restoreChoose) { choosing = true }.buttonStyle(PlainKeyStyle()).disabled(model.busy)
      }
    }
  }

  private func row(_ row: PhoneRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      (row.engineer.me ? Text(Words.phonesYours) : Text(verbatim: row.engineer.name))
        .headed()
      Text(Words.phonesCount(Int(row.phones))).typeset(.small).foregroundStyle(Look.inkSecond)
      if let given = row.given {
        Text(Words.phonesGiven(given.day(locale: locale), given.clock(locale: locale)))
          .typeset(.small).foregroundStyle(Look.inkSecond)
      }
      if let taken = row.taken {
        Text(Words.phonesTaken(taken.day(locale: locale), taken.clock(locale: locale)))
          .typeset(.small).foregroundStyle(Look.inkSecond)
      }
      if row.phones > 0 {
        Button(Words.phonesMakeFor(row.engineer.name)) { Task { await model.make(row.engineer.id) } }
          .buttonStyle(PlainKeyStyle())
          .disabled(model.busy)
      }
    }
    .card()
  }
}
