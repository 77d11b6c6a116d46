import Foundation
import Testing

/// The words of the screens come from the catalogue; what it says is tested where it is made, beside design/words.
struct WordsTests {
  @Test func noScreenHoldsASentenceOfItsOwn() throws {
    for (name, source) in try Sources.of("Sources/Screens") where name != "Words.swift" {
      #expect(source.matches(of: /(?:Text|Button|Section|TextField)\("/).isEmpty, "\(name)")
    }
  }
}
