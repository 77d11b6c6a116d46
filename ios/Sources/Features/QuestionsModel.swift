import Observation
import SoundingsCore

/// Questions, a customer's or everybody's: the open ones, or those that were answered.
@Observable @MainActor
public final class QuestionsModel: PagedModel<QuestionsPage> {
  public private(set) var answered = false
  @ObservationIgnored private let customer: Id?

  public init(desk: Desk, customer: Id?) {
    self.customer = customer
    super.init(desk: desk, pages: Self.pages(desk, customer, answered: false))
  }

  public func show(answered: Bool) async {
    self.answered = answered
    await read(anew: Self.pages(desk, customer, answered: answered))
  }

  private static func pages(_ desk: Desk, _ customer: Id?, answered: Bool) -> Pages<QuestionsPage> {
    Pages(
      read: { after in
        try await desk.ask { try $0.questions(customer: customer, answered: answered, after: after) }
      },
      ids: { row in [row.question.id, row.question.visit, row.question.map] + row.answers.map(\.id) })
  }

  public func answer(_ question: Id, _ text: String) async -> Bool {
    await attempt { desk in _ = try await desk.ask { try $0.answerQuestion(about: question, text: text) } }
  }

  public func correct(_ answer: AnswerRow, _ text: String) async -> Bool {
    await attempt { desk in
      try await desk.ask { try $0.changeAnswer(id: answer.id, text: text, seen: answer.seen) }
    }
  }

  public func told(_ answer: AnswerRow, _ told: Bool) async {
    await attempt { desk in try await desk.ask { try $0.tellAnswer(id: answer.id, told: told) } }
  }
}
