import Features
import SoundingsCore
import SwiftUI

/// Five questions, each skippable; the others' answers once all are open; what we expected against what was.
struct DebriefScreen: View {
  @State private var model: DebriefModel
  @State private var told: VoiceTold?
  @Environment(\.locale) private var locale
  @Environment(\.scenePhase) private var phase
  private let ways: Ways

  init(model: DebriefModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.debrief) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let spoken = model.spoken, spoken.speaking == nil {
        SpeakingLine(spoken: spoken, told: told, cameBack: model.cameBack)
      }
      if let debriefing = model.record {
        standing(debriefing.debrief)
        ForEach(debriefing.debrief.questions, id: \.question) { row in question(row, debriefing) }
        if !debriefing.debrief.expected.isEmpty {
          Part(Words.expectedAndWas) {
            ForEach(debriefing.debrief.expected, id: \.id) { row in
              ExpectationCard(row: row) { outcome in Task { await model.settle(row, outcome) } }
            }
          }
        }
        if debriefing.debrief.mayAnswer { ends }
      }
    }
    .following(model)
    .task { await model.takeCutOff() }
    .onChange(of: phase) { if phase != .active { Task { await model.spoken?.finish() } } }
    .onDisappear { Task { await model.spoken?.finish() } }
  }

  /// How fresh it is, and when the others' answers open.
  @ViewBuilder private func standing(_ debrief: Debrief) -> some View {
    QuietLine([Text(debrief.freshness.words), debrief.ended.map { Text($0.words) }])
    if debrief.open {
      QuietLine(Words.debriefOpen)
    } else if let at = debrief.opensAt {
      QuietLine(Words.debriefOpensAt(at.day(locale: locale), at.clock(locale: locale)))
    } else {
      QuietLine(Words.debriefOpens)
    }
  }

  private func question(_ row: DebriefQuestionRow, _ debriefing: Debriefing) -> some View {
    let draft = model.draft(row.question)
    return Part(row.question.words) {
      ForEach(row.mine, id: \.id) { answer in
        card(answer)
        if let nudge = debriefing.nudges[answer.id] { better(nudge) }
      }
      ForEach(row.others, id: \.id) { card($0) }
      if debriefing.debrief.mayAnswer {
        if let answer = row.mine.first, draft == nil {
          Button(Words.writeAnew) { model.write(row.question, answer.text) }.buttonStyle(PlainKeyStyle())
        } else {
          writing(row)
        }
      }
    }
  }

  @ViewBuilder private func writing(_ row: DebriefQuestionRow) -> some View {
    let question = row.question
    if let spoken = model.spoken, row.mine.isEmpty { speaking(question, spoken) }
    TextLine(label: Words.debriefAnswer, text: text(question), lines: 2)
    if model.draft(question)?.isEmpty == false {
      if row.mine.isEmpty { OnOff(label: Audience.onlyMe.words, on: onlyMe(question)) }
      Button(Words.keepWords) { Task { await model.keep(question, row.mine.first) } }.buttonStyle(PlainKeyStyle())
    }
  }

  /// The answer by voice: a press begins, and it goes on until it is kept or left.
  @ViewBuilder private func speaking(_ question: DebriefQuestion, _ spoken: Spoken<DebriefQuestion>) -> some View {
    if let speaking = spoken.speaking {
      if speaking.kind == question { SpeakingLine(spoken: spoken, told: nil, cameBack: 0) }
    } else {
      Press(Words.speakAnswer) { Voice(spoken: spoken, tell: { told = $0 }).begin(question, locked: true) }
    }
  }

  private func text(_ question: DebriefQuestion) -> Binding<String> {
    Binding {
      model.draft(question) ?? ""
    } set: {
      model.write(question, $0)
    }
  }

  private func onlyMe(_ question: DebriefQuestion) -> Binding<Bool> {
    Binding {
      model.isOnlyMe(question)
    } set: {
      model.keepOnlyMe(question, $0)
    }
  }

  private func card(_ answer: DebriefAnswerRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if !answer.text.isEmpty { BodyLine(verbatim: answer.text) }
      QuietLine([
        answer.engineer.map { Text(verbatim: $0) }, Text(answer.audience.words),
        answer.fromMemory ? Text(Words.fromMemory) : nil,
        answer.spoken.isEmpty ? nil : Text(AttachmentKind.spokenNote.words), Text(answer.state.words),
      ])
      ForEach(answer.spoken, id: \.id) { Listen(to: $0, listening: model.listening) }
      VersionsLead(versions: answer.versions, ways: ways)
    }
    .card()
  }

  /// One grey line under words of one's own that judge; a tap puts it into the next visit's guide.
  @ViewBuilder private func better(_ nudge: Nudge) -> some View {
    QuietLine(verbatim: nudge.question)
    if nudge.visit != nil {
      Button(Words.askNextTime) { Task { await model.askNext(nudge) } }.buttonStyle(PlainKeyStyle())
    }
  }

  @ViewBuilder private var ends: some View {
    Button(Words.debriefFinish) { end(.finished) }.buttonStyle(BuoyButtonStyle())
    Button(Words.debriefPass) { end(.passed) }.buttonStyle(PlainKeyStyle())
  }

  private func end(_ how: DebriefEnd) { Task { if await model.end(how) { ways.back() } } }
}
