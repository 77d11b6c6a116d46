import Testing

@testable import Screens

/// A name is one thing: no line ends inside *Plant 2*.
struct UnbrokenTests {
  @Test func severalNamesBreakOnlyBetweenThem() {
    #expect(names(["Plant 2", "Plant 3"]) == "\u{2068}Plant\u{00A0}2\u{2069}, \u{2068}Plant\u{00A0}3\u{2069}")
  }
}
