import Foundation
import SoundingsCore
import Testing

@testable import Features

#if os(Linux)
  /// The app is killed while somebody types, and started again: no note is lost, and no more than a second of what was
  /// being typed.
  @MainActor
  struct KillTests {
    /// A second, as the draft is kept at least that often; and as much again for a busy machine.
    private static let late = Duration.seconds(2)

    /// How far the program was, and when it said so.
    private struct Told: Sendable {
      let notes: Int
      let typed: Int
      let at: ContinuousClock.Instant
    }

    private let folder: Folder

    init() throws { folder = try Folder() }

    /// Lets the program type for so long and kills it; what it said, and when it was killed.
    private nonisolated static func killed(in folder: String, after time: Duration) throws -> (
      said: [Told], at: ContinuousClock.Instant
    ) {
      let program = URL(filePath: #filePath).appending(path: "../../../.build/debug/Typing").standardized
      let output = try Output(of: "echo $$; exec '\(program.path)' '\(folder)'")
      defer { output.close() }
      let id = try #require(output.line().flatMap { pid_t($0) })
      var said: [Told] = []
      while said.first.map({ ContinuousClock.now - $0.at < time }) ?? true {
        let line = try #require(output.line(), "it ended by itself").split(separator: " ").compactMap { Int($0) }
        said.append(Told(notes: line[0], typed: line[1], at: .now))
      }
      // Nothing of it runs on, not even a destructor.
      kill(id, SIGKILL)
      return (said, .now)
    }

    @Test func whatWasTypedIsThereOnRelaunch() async throws {
      var drafts = 0
      for moment in [2100, 3400, 4300] {
        let path = folder.url.path
        let (said, killed) = try await away { try Self.killed(in: path, after: .milliseconds(moment)) }
        let keys = KeyInMemory()
        let device = KeyringInMemory()
        keys.kept = try Data(contentsOf: folder.url.appending(path: "key"))
        device.kept = try Data(contentsOf: folder.url.appending(path: "device"))
        let door = Door(folder: folder.notebook, keys: keys, device: device)
        await door.open()
        let desk = try #require(door.desk)
        let visit = try #require(try await desk.ask { try $0.today().underWay?.id })
        let model = CaptureModel(visit: visit, desk: desk)
        await model.load()
        let notes = Int(try #require(model.record).notes)
        #expect(
          model.text == String((0..<model.text.count).map { Character("\($0 % 10)") }), "in the order it was typed")
        let last = try #require(said.last)
        #expect(notes >= last.notes, "what was acknowledged is kept")
        let before = try #require(said.last { killed - $0.at > Self.late })
        #expect(notes > before.notes || model.text.count >= before.typed, "\(before) but \(model.text.count)")
        drafts += model.text.count
        await desk.close()
        try device.kept?.write(to: folder.url.appending(path: "device"))
      }
      #expect(drafts > 0)
    }
  }
#endif
