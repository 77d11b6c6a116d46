import Testing

/// What looks like a heading is one to VoiceOver. Read in the sources, for no screen reader runs here.
struct HeadingsTests {
  @Test func noScreenSetsInTheTypeOfAHeadingButByWhatMakesItOne() throws {
    for (name, source) in try Sources.of("Sources/Screens") where name != "Look.swift" {
      for line in source.split(separator: "\n") where line.contains(/typeset\(\.(heading|title)\)/) {
        Issue.record("\(name): looks like a heading and is none: \(line)")
      }
    }
  }
}
