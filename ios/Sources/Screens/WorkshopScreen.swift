import Features
import SoundingsCore
import SwiftUI

/// *Workshops*: the latest first, and the way to a new one.
struct WorkshopsScreen: View {
  @State private var model: WorkshopsModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: WorkshopsModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.workshops) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let workshops = model.record?.items {
        if workshops.isEmpty { Text(Words.workshopsEmpty).typeset(.body).foregroundStyle(Look.ink) }
        LazyVStack(spacing: Measure.space12) {
          Rolling(model) {
            ForEach(workshops, id: \.id) { one in
              Button {
                ways.to(.maps(.workshop(one.id)))
              } label: {
                VStack(alignment: .leading, spacing: Measure.space4) {
                  (one.who.isEmpty ? Text(Words.mapSomebody) : Text(verbatim: one.who)).typeset(.body)
                    .foregroundStyle(Look.ink)
                  Text(verbatim: one.situation).typeset(.small).foregroundStyle(Look.inkSecond)
                  sideBySide([
                    Text(verbatim: one.started.day(locale: locale)),
                    Text(one.open ? Words.workshopIsOpen : Words.workshopNotOpen),
                  ])
                  .typeset(.small)
                  .foregroundStyle(Look.inkSecond)
                }
                .card()
                .accessibilityElement(children: .combine)
              }
              .buttonStyle(.plain)
            }
          }
        }
        .scrollTargetLayout()
      }
    }
    .keepsPlace()
    .pressedBelow {
      Button(Words.workshopStart) { ways.to(.maps(.newWorkshop(nil))) }
        .buttonStyle(BuoyButtonStyle())
    }
    .following(model)
  }
}

/// *Workshop*: whose turn it is; once it is open, what everybody guessed.
struct WorkshopScreen: View {
  @State private var model: WorkshopModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: WorkshopModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(verbatim: model.record?.who ?? "") {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let workshop = model.record {
        Text(verbatim: workshop.situation).typeset(.small).foregroundStyle(Look.inkSecond)
        if workshop.open { opened(workshop) } else { waiting(workshop) }
      }
    }
    .pressedBelow {
      if let next = model.record?.next, let workshop = model.record?.id {
        Button(Words.workshopGiveTo(next.name)) { ways.to(.maps(.handOver(workshop))) }
          .buttonStyle(BuoyButtonStyle())
      }
    }
    .following(model)
    .task { await model.lookWhileShown() }
  }

  /// Who takes part and how far they are; nothing of what anybody guessed.
  @ViewBuilder private func waiting(_ workshop: WorkshopPage) -> some View {
    Part(Words.workshopWho) {
      ForEach(Array(workshop.takingPart.enumerated()), id: \.offset) { _, one in
        VStack(alignment: .leading, spacing: Measure.space8) {
          Text(verbatim: one.name).typeset(.body).foregroundStyle(Look.ink)
          switch one.state {
          case .toCome:
            Text(Words.turnStateToCome).typeset(.small).foregroundStyle(Look.inkSecond)
            if one.me { Button(Words.workshopTakeTurn) { take(one) }.buttonStyle(PlainKeyStyle()) }
          case .underWay:
            Text(Words.turnStateUnderWay).typeset(.small).foregroundStyle(Look.inkSecond)
            Button(Words.workshopGoOn) { take(one) }.buttonStyle(PlainKeyStyle())
          case .done: Text(Words.turnStateDone).typeset(.small).foregroundStyle(Look.inkSecond)
          }
        }
        .card()
      }
    }
    Text(Words.workshopWaits).typeset(.body).foregroundStyle(Look.ink)
    Text(Words.workshopOpens(workshop.opensBy.day(locale: locale) + ", " + workshop.opensBy.clock(locale: locale)))
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
    if workshop.mayOpen { Button(Words.workshopOpenNow) { Task { await model.open() } }.buttonStyle(PlainKeyStyle()) }
  }

  private func take(_ one: TakesPart) {
    Task { if let turn = await model.take(one) { ways.to(.maps(.turn(turn))) } }
  }

  /// All of it at once; then of each: have we seen this?
  @ViewBuilder private func opened(_ workshop: WorkshopPage) -> some View {
    Text(workshop.guessed.isEmpty ? Words.workshopNothing : Words.workshopWhichSeen)
      .headed()
    ForEach(workshop.guessed, id: \.part) { part in
      Part(part.part.words) {
        ForEach(Array(part.groups.enumerated()), id: \.offset) { _, group in
          GroupCard(model: model, workshop: workshop, group: group, ways: ways)
        }
      }
    }
    Button(Words.sortLookAtMap) { ways.to(.maps(.map(workshop.map))) }.buttonStyle(PlainKeyStyle())
  }
}

/// Guesses that say the same, and whether they were seen.
private struct GroupCard: View {
  let model: WorkshopModel
  let workshop: WorkshopPage
  let group: GuessGroup
  let ways: Ways
  @State private var open = false
  @State private var ticked: Set<Id> = []

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      ForEach(group.guesses, id: \.id) { guess in
        VStack(alignment: .leading, spacing: Measure.space4) {
          Text(verbatim: guess.text).typeset(.body).foregroundStyle(Look.ink)
          sideBySide([Text(verbatim: guess.by), guess.late ? Text(Words.workshopLate) : nil])
            .typeset(.small)
            .foregroundStyle(Look.inkSecond)
        }
        .accessibilityElement(children: .combine)
      }
      if let entry = group.entry {
        Button(Words.workshopPlaced) { ways.to(.maps(.entry(entry))) }.buttonStyle(PlainKeyStyle())
      } else {
        haveWeSeenIt
      }
    }
    .card()
  }

  /// The notes that may show it, the likely ones first, to be ticked.
  @ViewBuilder private var haveWeSeenIt: some View {
    Button(Words.workshopWeSaw) { open.toggle() }.buttonStyle(PlainKeyStyle())
    if open {
      if workshop.notes.isEmpty { Text(Words.workshopNoNotes).typeset(.small).foregroundStyle(Look.inkSecond) }
      ForEach(likelyFirst, id: \.id) { note in
        TickLine(on: ticked.contains(note.id)) {
          ticked.formSymmetricDifference([note.id])
        } label: {
          QuotedWords(words: note.words, exact: note.exact)
          if let by = note.by { Text(verbatim: by.name).typeset(.small).foregroundStyle(Look.inkSecond) }
        }
      }
      if !ticked.isEmpty {
        Button(Words.sortPutThere) { Task { await model.putOnMap(group, notes: Array(ticked)) } }
          .buttonStyle(PlainKeyStyle())
      }
    }
    Button(Words.workshopAsGuess) { Task { await model.putOnMap(group, notes: []) } }.buttonStyle(PlainKeyStyle())
  }

  private var likelyFirst: [NoteRow] {
    workshop.notes.filter { group.likely.contains($0.id) } + workshop.notes.filter { !group.likely.contains($0.id) }
  }
}
