import Foundation
import Testing

/// The words of the screens come from the catalogue; what it says is tested where it is made, beside design/words.
struct WordsTests {
  private static let here = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func read(_ path: String) throws -> String {
    try String(contentsOf: here.appending(path: path), encoding: .utf8)
  }

  @Test func noScreenHoldsASentenceOfItsOwn() throws {
    let folder = Self.here.appending(path: "Sources/Screens")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix("Screen.swift") {
      let source = try Self.read("Sources/Screens/\(file)")
      #expect(source.matches(of: /(?:Text|Button|Section|TextField)\("/).isEmpty, "\(file)")
    }
  }
}
