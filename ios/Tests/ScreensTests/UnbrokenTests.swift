import Testing

@testable import Screens

/// A name is one thing: no line ends inside *Plant 2*.
struct UnbrokenTests {
  @Test(arguments: [
    ("Plant 2", "Plant\u{00A0}2"), ("Brightline Metals", "Brightline Metals"),
    ("Line 4B north", "Line\u{00A0}4B north"),
    ("Halle 12 15", "Halle\u{00A0}12\u{00A0}15"), ("2", "2"), ("", ""), ("Plant  2", "Plant \u{00A0}2"),
    ("order 2031-11-04", "order 2031-11-04"),
  ])
  func aNumberStaysWithTheWordBeforeIt(name: String, unbroken: String) {
    #expect(Screens.unbroken(name) == unbroken)
  }

  @Test func severalNamesBreakOnlyBetweenThem() {
    #expect(names(["Plant 2", "Plant 3"]) == "\u{2068}Plant\u{00A0}2\u{2069}, \u{2068}Plant\u{00A0}3\u{2069}")
  }
}
