import SoundingsCore
import SwiftUI

@testable import Features
@testable import Screens

// Deliberate mistakes, of the kinds that are made in screens. This target is never part of the app: the check `ios`
// builds it and fails unless every line that says `mistake` is an error, and no other line is.

@MainActor struct MistakesWithRecords {
  let today: Today
  let note: NoteRow
  let sync: Sync

  func one() -> some View { Text(verbatim: today.dayy) }  // mistake: a misspelt property
  func two() -> some View { Text(verbatim: today.visits) }  // mistake: a number as text
  func three() -> some View { Text(verbatim: note.by.name) }  // mistake: an optional as if it were there
  func four() -> some View { Text(verbatim: note.by?.name) }  // mistake: an optional where a text is needed
  func five() -> Int { sync.waitingOperations }  // mistake: another width of number
  func six() -> Capture? { Capture(draught: "") }  // mistake: a wrong label of a record
  func seven() -> String { note.happened }  // mistake: a moment as text
  func eight() -> NoteRow { today.promises[0] }  // mistake: another kind of row
}

@MainActor struct MistakesWithChoices {
  let kind: ObservationKind
  let sharing: Sharing

  @ViewBuilder func one() -> some View {
    switch kind {  // mistake: cases are missing
    case .said: EmptyView()
    case .did: EmptyView()
    }
  }
  func two() -> ObservationKind { .sayed }  // mistake: no such case
  func three() -> ObservationKind { MapPart.say }  // mistake: a case of another choice
  func four() -> UInt32 {
    switch sharing {  // mistake: cases are missing
    case .noTeam(let notes): return notes
    }
  }
  func five() -> Bool { if case .noTeam(_, _) = sharing { true } else { false } }  // mistake: a case that carries less
}

@MainActor struct MistakesWithModels {
  let model: TodayModel
  let desk: Desk

  func one() -> TodayModel { TodayModel(door: desk) }  // mistake: a wrong label of a model
  func two() -> some View { Button("start") { model.start(nil) } }  // mistake: nobody waits for it
  func three() -> some View { Button("begin") { Task { await model.begin() } } }  // mistake: no such act
  func four() -> some View { Button("start") { Task { await model.start(7) } } }  // mistake: a number as an id
  func five() -> some View { EmptyView().onTap {} }  // mistake: no such modifier
  func six() async throws { _ = try await desk.notebook.today() }  // mistake: the notebook past its desk
  nonisolated func seven() -> Today? { model.record }  // mistake: off the main actor
}

@MainActor struct MistakesWithPages {
  let ways: Ways
  @Binding var text: String

  func one() { ways.to(.visits(.visits)) }  // mistake: no such page
  func two() { ways.to(.maps(.map)) }  // mistake: a page without what it is about
  func three() -> some View { TextLine(label: Words.today, text: text) }  // mistake: no binding
  func four() -> some View { TextLine(text: $text) }  // mistake: a label is missing
  func five() -> some View { Text(Words.todayy) }  // mistake: no such word
  func six() -> some View { Text(Words.notes("7")) }  // mistake: a text where a count is asked for
}
