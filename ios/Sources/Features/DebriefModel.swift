import Foundation
import Observation
import SoundingsCore

/// The record of *Debrief*, with the better question under each of one's own answers that judges.
public struct Debriefing: Sendable {
  public let debrief: Debrief
  public let nudges: [Id: Nudge]
}

/// *Debrief* of a visit.
@Observable @MainActor
public final class DebriefModel: ScreenModel<Debriefing> {
  /// An answer that is being spoken; nothing where there is no microphone.
  public let spoken: Spoken<DebriefQuestion>?
  /// Spoken answers that were cut off and are kept as far as they were heard.
  public private(set) var cameBack = 0
  /// Answers that were spoken, to be heard.
  public let listening: Listening

  private let visit: Id
  private let language: GuideLanguage

  public init(
    desk: Desk, visit: Id, language: GuideLanguage, spoken: Spoken<DebriefQuestion>? = nil,
    loudspeaker: (any Loudspeaker)? = nil
  ) {
    (self.visit, self.language, self.spoken) = (visit, language, spoken)
    listening = Listening(desk: desk, loudspeaker: loudspeaker)
    super.init(desk: desk)
    spoken?.keep = { [weak self] question, said in await self?.keepSpoken(question, said) }
  }

  /// Keeps what was cut off when the app ended.
  public func takeCutOff() async {
    let cutOff = spoken?.cutOff() ?? []
    for (question, said) in cutOff { await keepSpoken(question, said) }
    cameBack = cutOff.count
  }

  override func read(_ change: Change) async throws -> Debriefing? {
    let (visit, language) = (visit, language)
    return try await desk.ask { notebook in
      let debrief = try notebook.debrief(visit: visit)
      var nudges: [Id: Nudge] = [:]
      for answer in debrief.questions.flatMap(\.mine) {
        nudges[answer.id] = try notebook.nudge(id: answer.id, language: language)
      }
      return Debriefing(debrief: debrief, nudges: nudges)
    }
  }

  /// What stands in the field; nothing where an answer stands.
  public func draft(_ question: DebriefQuestion) -> String? { typed["\(question)"] }

  public func write(_ question: DebriefQuestion, _ text: String?) { typed["\(question)"] = text }

  /// Whether what stands in the field is for nobody else; kept with the words, or they would come back for everybody.
  public func isOnlyMe(_ question: DebriefQuestion) -> Bool { typed["only me \(question)"] != nil }

  public func keepOnlyMe(_ question: DebriefQuestion, _ only: Bool) {
    typed["only me \(question)"] = only ? "yes" : nil
  }

  /// Keeps what stands in the field: as an answer, or as its new words.
  public func keep(_ question: DebriefQuestion, _ answer: DebriefAnswerRow?) async {
    guard let text = draft(question)?.words else { return }
    let new = NewDebriefAnswer(visit: visit, question: question, text: text, onlyMe: isOnlyMe(question))
    let kept = await act { notebook in
      if let answer {
        try notebook.changeDebriefAnswer(id: answer.id, text: text, seen: answer.seen)
      } else {
        _ = try notebook.answerDebrief(answer: new)
      }
    }
    if kept {
      write(question, nil)
      keepOnlyMe(question, false)
    }
  }

  /// What was said is the answer; what stands in the field stays there.
  private func keepSpoken(_ question: DebriefQuestion, _ said: URL) async {
    let new = NewDebriefAnswer(visit: visit, question: question, text: "", onlyMe: isOnlyMe(question))
    if await act({ _ = try $0.speakDebrief(answer: new, spoken: said.path) }) {
      try? FileManager.default.removeItem(at: said)
    }
  }

  /// - Returns: whether one is done with it.
  public func end(_ how: DebriefEnd) async -> Bool {
    let visit = visit
    return await act { try $0.endDebrief(visit: visit, how: how) }
  }

  public func settle(_ expectation: ExpectationRow, _ outcome: ExpectationOutcome) async {
    _ = await act { try $0.settleExpectation(id: expectation.id, outcome: outcome, seen: expectation.seen) }
  }

  /// Puts a better question among those of the next visit.
  public func askNext(_ nudge: Nudge) async {
    guard let visit = nudge.visit else { return }
    let question = NewQuestion(text: nudge.question, source: .own)
    _ = await act { _ = try $0.addQuestion(of: .visit(visit), question: question) }
  }
}
