import Features
import SoundingsCore
import SwiftUI

extension PosterRow {
  fileprivate var standing: LocalizedStringKey {
    if hangs { return Words.posterHangs }
    return down ? Words.posterIsDown : Words.posterWithdrawn
  }

  fileprivate var name: Text { person.map { Text(verbatim: $0.name) } ?? Text(Words.somebodyGone) }
}

/// *Posters*: what hangs, and what does not any more.
struct PostersScreen: View {
  @State private var model: PostersModel
  private let ways: Ways

  init(model: PostersModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.posters, empty: Words.noPosters, id: \.id) {
      Aside(Words.postersHow)
    } row: { row in
      Line(row.name, below: [Text(row.standing), row.customer.text]).pressed { ways.to(.team(.poster(row.id))) }
    }
  }
}

/// A poster piece by piece, and what of it does not hang.
struct PosterScreen: View {
  @State private var model: PosterModel
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: PosterModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, title: { $0.row.name }) { shown in
      let row = shown.row
      Aside(row.standing)
      if let person = row.person { Press(Words.lookAtPerson) { ways.to(.customers(.person(person.id))) } }
      Part(Words.whatTheySaid) { ForEach(row.words, id: \.id) { piece($0, exact: true) } }
      if let picture = row.picture {
        Line(Text(Words.aPicture), below: [picture.hangs ? nil : Text(Words.hangsNoMore)])
      }
      if !row.matters.isEmpty { Part(Words.whatMatters) { ForEach(row.matters, id: \.id) { piece($0) } } }
      Press(row.down ? Words.hangItAgain : Words.takeItDown) { Task { await model.takeDown(!row.down) } }
      if let choices = shown.choices { changing(row, choices) }
      if let made = made(row) { Aside(made) }
    }
  }

  private func made(_ row: PosterRow) -> Text? {
    let when = row.created.map { Text(verbatim: $0.day(locale: locale)) }
    return beside([row.engineer.text ?? Text(Words.byYou), when, Text(row.state.words)])
  }

  @ViewBuilder private func changing(_ row: PosterRow, _ choices: PosterChoices) -> some View {
    Unfolding(Words.changePoster) { close in
      Composing(choices: choices, row: row, keep: Words.keepIt) { words, picture, matters in
        if await model.change(words: words, picture: picture, matters: matters) { close() }
      }
    }
    Press(Words.printPoster) { ways.to(.team(.posterPreview(row.id))) }
  }

  private func piece(_ piece: PosterPiece, exact: Bool = false) -> Line {
    if piece.words.isEmpty { return Line(Text(Words.hangsNoMore)) }
    return Line(words: piece.words, below: [piece.hangs ? nil : Text(Words.hangsNoMore)], exact: exact)
  }
}

/// A new poster of somebody on the wall.
struct NewPosterScreen: View {
  @State private var model: NewPosterModel
  private let ways: Ways

  init(model: NewPosterModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, title: { Text(verbatim: $0.person.name) }) { choices in
      Aside(Words.postersHow)
      Composing(choices: choices, row: nil, keep: Words.makePoster) { words, picture, matters in
        if let poster = await model.make(words: words, picture: picture, matters: matters) {
          ways.instead(.team(.poster(poster)))
        }
      }
    }
  }
}

/// What hangs of somebody's words, pictures and what matters to them: each on or off.
private struct Composing: View {
  let choices: PosterChoices
  let keep: LocalizedStringKey
  let kept: @MainActor (_ words: [Id], _ picture: Id?, _ matters: [Id]) async -> Void
  @State private var words: [Id]
  @State private var picture: Id?
  @State private var matters: [Id]

  init(
    choices: PosterChoices, row: PosterRow?, keep: LocalizedStringKey,
    kept: @escaping @MainActor (_ words: [Id], _ picture: Id?, _ matters: [Id]) async -> Void
  ) {
    (self.choices, self.keep, self.kept) = (choices, keep, kept)
    _words = State(initialValue: row?.words.map(\.id) ?? [])
    _picture = State(initialValue: row?.picture?.id)
    _matters = State(initialValue: row?.matters.map(\.id) ?? [])
  }

  var body: some View {
    ticks(Words.whatTheySaid, choices.words, $words)
    if !choices.pictures.isEmpty {
      Part(Words.aPicture) {
        tick(Text(Words.noPicture), picture == nil) { _ in picture = nil }
        ForEach(choices.pictures, id: \.id) { piece in
          tick(Text(verbatim: piece.words), picture == piece.id) { on in picture = on ? piece.id : nil }
        }
      }
    }
    ticks(Words.whatMatters, choices.matters, $matters)
    Button(keep) { Task { await kept(words, picture, matters) } }.buttonStyle(BuoyButtonStyle())
  }

  @ViewBuilder private func ticks(_ head: LocalizedStringKey, _ pieces: [PosterPiece], _ chosen: Binding<[Id]>)
    -> some View
  {
    Part(head) {
      if pieces.isEmpty { Aside(Words.nothingMayHang) }
      ForEach(pieces, id: \.id) { piece in
        tick(Text(verbatim: piece.words), chosen.wrappedValue.contains(piece.id)) { on in
          let others = chosen.wrappedValue.filter { $0 != piece.id }
          chosen.wrappedValue = on ? (others + [piece.id]).suffix(Int(choices.most)) : others
        }
      }
    }
  }

  private func tick(_ words: Text, _ on: Bool, _ turn: @escaping @MainActor (Bool) -> Void) -> some View {
    Toggle(isOn: Binding(get: { on }, set: { turn($0) })) { words.typeset(.body).foregroundStyle(Look.ink) }.card()
  }
}
