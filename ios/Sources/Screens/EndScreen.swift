import Features
import SoundingsCore
import SwiftUI

/// Who we met, what we promised, and a button that says what it gives.
struct EndScreen: View {
  @State private var model: EndModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: EndModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.end) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let ending = model.record {
        if let left = ending.end.leftSince { whenEnded(left) }
        Part(Words.endMet) {
          QuietLine(Words.endMetMore)
          ForEach(ending.end.met, id: \.person.id) { row in
            MetCard(row: row, finer: ending.finer[row.person.id], model: model)
          }
          others(ending.end.others)
        }
        Part(Words.endPromised) {
          PromisePart(
            promises: ending.end.promises, people: ending.end.met.map(\.person) + ending.end.others,
            days: ending.end.promiseDays, model: model)
        }
        if !ending.end.firstWordsDiffer.isEmpty { firstWords(ending.end.firstWordsDiffer) }
        QuietLine(Words.endWords)
      }
    }
    .pressedBelow { if let ending = model.record { foot(ending.end) } }
    .following(model)
  }

  /// Nobody ended it when it did: just now is what is written, unless somebody says otherwise.
  private func whenEnded(_ left: Moment) -> some View {
    Part(Words.endWhen) {
      ChipRow(
        options: [false, true], chosen: model.thenEnded,
        word: { then in
          Text(then ? Words.endWhenLeft(left.day(locale: locale), left.clock(locale: locale)) : Words.endWhenNow)
        }
      ) { model.thenEnded = $0 ?? false }
    }
  }

  @ViewBuilder private func others(_ others: [PersonRow]) -> some View {
    ForEach(others, id: \.id) { person in
      Button(Words.metToo(person.name)) { Task { await model.met(person) } }.buttonStyle(PlainKeyStyle())
    }
    let someone = model.typed[text: "someone"]
    TextLine(label: Words.metSomeone, text: $model.typed[text: "someone"])
    QuietLine(Words.someoneHint)
    if !someone.isEmpty {
      Button(Words.add) { Task { if await model.met(description: someone) { model.typed["someone"] = nil } } }
        .buttonStyle(PlainKeyStyle())
    }
  }

  /// Notes of which the team gets words that they do not say any more.
  private func firstWords(_ differ: [FirstWordsRow]) -> some View {
    Part(Words.endFirstWords) {
      QuietLine(Words.endFirstWordsMore)
      ForEach(differ, id: \.note) { row in
        Line(words: row.now, below: [Text(Words.noteFirstWords(row.first))])
          .pressed { ways.to(.capture(.note(row.note))) }
      }
      Unfolding(Words.endFirstWordsErase) { close in
        BodyLine(Words.endFirstWordsSure)
        Press(Words.olderWordsErase) { Task { if await model.eraseFirstWords() { close() } } }
      }
    }
  }

  private func foot(_ end: End) -> some View {
    VStack(spacing: Measure.space8) {
      if end.visit.ended != nil {
        Button(Words.reportReady) { toReport() }.buttonStyle(BuoyButtonStyle())
      } else {
        switch end.gives {
        case .noTeam: Button(Words.end) { finish(share: false) }.buttonStyle(BuoyButtonStyle())
        case .toTeam(let notes, let thoughts):
          Button {
            finish(share: true)
          } label: {
            Self.gives(Int(notes), Int(thoughts))
          }
          .buttonStyle(BuoyButtonStyle())
          Button(Words.endOnly) { finish(share: false) }.buttonStyle(PlainKeyStyle())
        }
      }
    }
  }

  /// What the button gives, in numbers.
  private static func gives(_ notes: Int, _ thoughts: Int) -> Text {
    switch (notes, thoughts) {
    case (0, 0): Text(Words.end)
    case (_, 0): Text(Words.shareNotes(notes))
    case (0, _): Text(Words.shareThoughts(thoughts))
    default: Text(Words.shareNotes(notes)) + Text(verbatim: " ") + Text(Words.andThoughts(thoughts))
    }
  }

  private func finish(share: Bool) { Task { if await model.end(share: share) { toReport() } } }

  /// Nothing is noted of it any more: back leads past where one did.
  private func toReport() {
    ways.past({ if case .capture(.capture) = $0 { true } else { false } }, .visits(.reportReady(model.visit)))
  }
}

/// Somebody we met: three choices, none of them made beforehand, and the finer uses behind *more*.
private struct MetCard: View {
  let row: MetRow
  let finer: Consent?
  let model: EndModel

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      BodyLine(verbatim: row.person.name)
      if let role = row.person.role { QuietLine(verbatim: role) }
      ConsentChoices(chosen: row.chose) { choice in Task { await model.choose(row.person.id, choice) } }
      ForEach(finer?.uses ?? [], id: \.needed) { use in OnOff(label: use.needed.words, on: allowed(use)) }
      Button(finer == nil ? Words.finerUses : Words.fewer) { Task { await model.turnFiner(row.person.id) } }
        .buttonStyle(PlainKeyStyle())
    }
    .card()
  }

  private func allowed(_ use: UseRow) -> Binding<Bool> {
    Binding {
      use.allowed ?? false
    } set: { allowed in
      Task { await model.allow(row.person.id, use.needed, allowed) }
    }
  }
}

/// The promises with *Undo*, and one more: what, to whom (several), until when.
private struct PromisePart: View {
  let promises: [PromiseRow]
  let people: [PersonRow]
  let days: [PromiseDay]
  @Bindable var model: EndModel
  @State private var to: [Id] = []
  @State private var day = Date.now
  @Environment(\.calendar) private var calendar

  var body: some View {
    ForEach(promises, id: \.id) { promise in
      PromiseCard(promise: promise)
      Button(Words.undo) { Task { await model.undo(promise) } }.buttonStyle(PlainKeyStyle())
    }
    TextLine(label: Words.promiseWhat, text: $model.typed[text: "promise"], lines: 2)
    if !model.typed[text: "promise"].isEmpty {
      QuietLine(Words.promiseToWhom)
      ForEach(people, id: \.id) { person in
        Button(person.name) { turn(person.id) }
          .buttonStyle(PlainKeyStyle(chosen: to.contains(person.id)))
          .accessibilityAddTraits(to.contains(person.id) ? .isSelected : [])
      }
      QuietLine(to.isEmpty ? Words.promiseNeeds : Words.promiseUntil)
      if !to.isEmpty { ForEach(days, id: \.self) { until($0) } }
    }
  }

  @ViewBuilder private func until(_ offered: PromiseDay) -> some View {
    switch offered {
    case .thisFriday(let day): Button(Words.untilThisFriday) { keep(day) }.buttonStyle(PlainKeyStyle())
    case .nextFriday(let day): Button(Words.untilNextFriday) { keep(day) }.buttonStyle(PlainKeyStyle())
    case .picked(let first):
      let earliest = calendar.date(isoDay: first) ?? .now
      DatePicker(Words.untilPick, selection: $day, in: earliest..., displayedComponents: .date)
      Button(Words.add) { keep(calendar.isoDay(max(day, earliest))) }.buttonStyle(PlainKeyStyle())
    }
  }

  private func turn(_ person: Id) {
    if to.contains(person) { to.removeAll { $0 == person } } else { to.append(person) }
  }

  private func keep(_ until: String) {
    Task {
      guard await model.promise(model.typed[text: "promise"], to: to, until: until) else { return }
      (model.typed["promise"], to) = (nil, [])
    }
  }
}
