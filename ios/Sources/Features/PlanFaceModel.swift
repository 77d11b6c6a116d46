import Foundation
import SoundingsCore

/// What stands on the face *Plan*: the record, with everybody who may go, the seats and the guides to choose from.
public struct Planned: Sendable {
  public let face: PlanFace
  public let engineers: [EngineerRow]
  public let seats: [SeatRow]
  public let guides: [GuideRow]
}

/// The face *Plan* of a visit.
public final class PlanFaceModel: ScreenModel<Planned> {
  /// The list of this visit's questions.
  public private(set) lazy var questions = QuestionListModel(of: .visit(visit)) { [unowned self] in await act($0) }

  private let visit: Id
  private let language: GuideLanguage

  public init(desk: Desk, visit: Id, language: GuideLanguage) {
    (self.visit, self.language) = (visit, language)
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Planned? {
    let (visit, language) = (visit, language)
    return try await desk.ask { notebook in
      Planned(
        face: try notebook.planFace(visit: visit, language: language), engineers: try notebook.engineers(),
        seats: try notebook.seatsOf(visit: visit), guides: try notebook.guides(language: language))
    }
  }

  public func give(_ engineer: Id, _ task: EngineerTask?) async {
    await change(VisitChange(tasks: [TaskOf(engineer: engineer, task: task)]))
  }

  /// Puts it off, to the clock of the same zone.
  public func move(to date: Date, _ plan: Plan) async {
    await change(VisitChange(at: Plan(local: plan.local(of: date), zone: plan.zone)))
  }

  public func take(_ guide: GuideRow?) async { await change(VisitChange(guide: guide?.id, noGuide: guide == nil)) }

  /// - Returns: whether it was written down.
  public func expect(_ text: String, _ sureness: Sureness) async -> Bool {
    guard let text = text.words else { return false }
    let expectation = NewExpectation(visit: visit, text: text, sureness: sureness)
    return await act { _ = try $0.expect(expectation: expectation) }
  }

  public func change(_ expectation: ExpectationRow, _ sureness: Sureness) async {
    let change = ExpectationChange(sureness: sureness)
    _ = await act { try $0.changeExpectation(id: expectation.id, change: change, seen: expectation.seen) }
  }

  public func delete(_ expectation: ExpectationRow) async { _ = await act { try $0.delete(id: expectation.id) } }

  /// - Returns: whether it is offered.
  public func offer(_ whatFor: String) async -> Bool {
    let (visit, whatFor) = (visit, whatFor.words)
    return await act { _ = try $0.offerSeat(visit: visit, whatFor: whatFor) }
  }

  public func take(seat: SeatRow) async { _ = await act { try $0.takeSeat(seat: seat.id) } }

  public func leave(seat: SeatRow) async { _ = await act { try $0.leaveSeat(seat: seat.id) } }

  public func withdraw(seat: SeatRow) async { _ = await act { try $0.withdrawSeat(seat: seat.id) } }

  private func change(_ change: VisitChange) async {
    let (visit, seen) = (visit, record?.face.visit.seen)
    _ = await act { try $0.changeVisit(visit: visit, change: change, seen: seen) }
  }
}
