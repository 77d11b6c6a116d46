import SoundingsCore

/// What can be done with a list of questions: a visit's, or a guide's. The screen's own model says what went wrong.
@MainActor
public final class QuestionListModel {
  public let list: QuestionsOf
  private let attempt: @MainActor (@escaping @Sendable (any NotebookProtocol) throws -> Void) async -> Bool

  init(
    of list: QuestionsOf,
    attempt: @escaping @MainActor (@escaping @Sendable (any NotebookProtocol) throws -> Void) async -> Bool
  ) {
    (self.list, self.attempt) = (list, attempt)
  }

  /// - Returns: whether it stands there.
  public func add(_ question: NewQuestion) async -> Bool {
    let list = list
    return await attempt { _ = try $0.addQuestion(of: list, question: question) }
  }

  /// A question of one's own.
  public func add(own text: String) async -> Bool {
    guard let text = text.words else { return false }
    return await add(NewQuestion(text: text, source: .own))
  }

  public func rewrite(_ question: QuestionRow, _ text: String) async -> Bool {
    await change(question, QuestionChange(text: text.words))
  }

  public func asked(_ question: QuestionRow, _ asked: Bool) async {
    _ = await change(question, QuestionChange(asked: asked))
  }

  public func leaveOut(_ question: QuestionRow) async { _ = await change(question, QuestionChange(leftOut: true)) }

  /// Before the one that stands before it.
  public func moveUp(_ question: QuestionRow, before other: QuestionRow) async {
    let list = list
    _ = await attempt { try $0.moveQuestion(of: list, id: question.id, before: other.id) }
  }

  private func change(_ question: QuestionRow, _ change: QuestionChange) async -> Bool {
    let list = list
    return await attempt {
      try $0.changeQuestion(of: list, id: question.id, change: change, seen: question.written?.seen)
    }
  }
}

extension ScreenModel {
  /// Has the notebook do something, remembers why it failed, and reads again.
  func act(_ work: @escaping @Sendable (any NotebookProtocol) throws -> Void) async -> Bool {
    let done = await attempt { try await $0.ask(work) }
    await load()
    return done
  }
}
