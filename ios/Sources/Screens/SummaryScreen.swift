import Features
import SoundingsCore
import SwiftUI

/// A summary for the customer: what we say ourselves, how plain it is, how its reader will see it, and to whom it goes.
struct SummaryScreen: View {
  @State private var model: SummaryModel
  private let ways: Ways

  init(model: SummaryModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.summary) { preview in
      if let sent = model.sent {
        Aside(Words.summaryGone)
        ShareLink(Words.handOn, item: sent.text).buttonStyle(PlainKeyStyle())
        Press(Words.printIt) { printPaper(sent.html) }
      } else {
        beforeItGoes(preview)
      }
    }
    // What is being written is looked at a moment after the last key.
    .task(id: model.ours) {
      if (try? await Task.sleep(for: .milliseconds(300))) != nil { await model.load() }
    }
  }

  @ViewBuilder private func beforeItGoes(_ preview: SummaryPreview) -> some View {
    TextLine(label: Words.summaryOurs, text: $model.ours, lines: 3)
    Plainness(plain: preview.plain)
    Press(Words.ownWords) { ways.to(.phone(.ownWords)) }
    Part(Words.asTheyWillSeeIt) {
      Paper(html: preview.page.html).frame(height: 360)
      if preview.page.withheld > 0 { Aside(Words.summaryWithheld(Int(preview.page.withheld))) }
      if preview.unstarred > 0 { Aside(Words.summaryUnstarred(Int(preview.unstarred))) }
    }
    if !preview.page.toReadFirst.isEmpty { toRead(preview.page.toReadFirst) }
    TextLine(label: Words.toWhomItGoes, text: $model.to)
    Aside(Words.toWhomMore)
    LetGo(model: model) {
      Button(Words.letItGo) { Task { await model.send() } }
        .buttonStyle(BuoyButtonStyle())
        .disabled(model.to.isEmpty)
    }
  }

  @ViewBuilder private func toRead(_ notes: [ToRead]) -> some View {
    Part(Words.readTheseFirst) {
      Aside(Words.readTheseFirstMore)
      ForEach(notes, id: \.id) { note in
        Line(words: note.words, exact: note.exact)
        OnOff(
          label: Words.mayGo,
          on: Binding(get: { model.allowed.contains(note.id) }, set: { model.mayGo(note.id, $0) }))
      }
    }
  }
}

/// How plain our own words are. Theirs are never checked.
private struct Plainness: View {
  let plain: Plain

  var body: some View {
    Part(Words.howPlain) {
      Aside(Words.jargonFound(plain.jargon.count))
      ForEach(plain.jargon, id: \.self) { one in
        Aside(one.found.plainer.map { Words.jargonPlainer(one.found.word, $0) } ?? Words.jargonOwn(one.found.word))
      }
      Aside(reading)
    }
  }

  private var reading: Text {
    guard let reading = plain.reading else { return Text(Words.plainTooShort) }
    let number = String(reading.tenths / 10)
    let formula =
      switch reading.formula {
      case .fleschKincaid: Words.yearsOfSchool(number)
      case .kandelMoles: Words.easeOfReading(number)
      }
    return beside([Text(formula), Text(reading.difficulty.words)]) ?? Text(formula)
  }
}

extension Difficulty {
  fileprivate var words: LocalizedStringKey {
    switch self {
    case .easy: Words.difficultyEasy
    case .fair: Words.difficultyFair
    case .hard: Words.difficultyHard
    }
  }
}
