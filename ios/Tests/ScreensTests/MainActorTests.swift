import Testing

/// What takes long is done elsewhere than where the screens are drawn. Read in the sources.
struct MainActorTests {
  private static let slow = [
    "Data(contentsOf:", ".write(to:", ".copyItem(", ".moveItem(", "takenIn(", "jpegData(", "pngData(",
    "contentsOfDirectory(",
  ]

  /// Lines that read, write or encode and do not stand within what is done away from the main actor.
  private static func held(in source: String) -> [Substring] {
    guard slow.contains(where: { source.contains($0) }) else { return [] }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { number in
      let around = lines[max(number - 3, 0)...number]
      let isAway = around.contains { $0.contains("away {") || $0.contains("taken {") || $0.contains("@Sendable") }
      return slow.contains { lines[number].contains($0) } && !isAway ? lines[number] : nil
    }
  }

  @Test func noModelAndNoScreenReadsWritesOrEncodesWhereScreensAreDrawn() throws {
    let models = try Sources.of("Sources/Features").filter { $0.name.hasSuffix("Model.swift") }
    // How files are handed about stands beside one of them; its callers are held.
    for (name, source) in try models + Sources.of("Sources/Screens") where name != "Documents.swift" {
      let own = source.components(separatedBy: "public struct HandedFiles").first ?? source
      #expect(Self.held(in: own) == [], "\(name)")
    }
  }

  @Test func whatIsReadWhereScreensAreDrawnIsSeen() {
    #expect(Self.held(in: "  bytes = try Data(contentsOf: file)").count == 1)
    #expect(Self.held(in: "  bytes = try await away { try Data(contentsOf: file) }").isEmpty)
  }
}
