import SoundingsCore
import Testing

@testable import Features

@MainActor
struct TeamTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  @Test func whatIsNoInvitationIsRefusedAndStandsInTheField() async {
    let model = JoinModel(desk: bench.desk)
    model.invitation = "hello"
    await model.join()
    #expect(model.problem == .notebook(.Refused(why: .inviteUnreadable)))
    #expect(model.invitation == "hello")
    #expect(!model.joined)
  }

  @Test func contactEndsWithTheTaskThatKeepsIt() async {
    let contact = Task { [desk = bench.desk] in await desk.stayInContact() }
    contact.cancel()
    await contact.value
  }

  @Test func notesAreTakenWhileContactIsKept() async throws {
    let contact = Task { [desk = bench.desk] in await desk.stayInContact() }
    let model = CaptureModel(visit: try bench.start(), desk: bench.desk, clock: ManualClock())
    await model.load()
    model.text = "noted meanwhile"
    await model.press(.did)
    #expect(model.record?.last?.words == "noted meanwhile")
    contact.cancel()
    await contact.value
  }
}
