import Foundation
import Testing

/// The words of the screens come from the catalogue; what it says is tested where it is made, beside design/words.
struct WordsTests {
  /// Words that Android alone says, and why: where one is said here after all, it is to go from this list.
  private static let elsewhere = [
    "the system says it itself": [
      "back", "pickTime", "joinPaste", "codePaste", "scanLight", "pictureNone", "notifyChannelCapture",
      "notifyChannelReminders", "notifyCaptureMore", "shareIn", "choosingNone", "printingNone",
    ],
    "the system decides it, and tells no app": [
      "syncByItself", "syncBackgroundOn", "syncBackgroundWaitsNetwork", "syncBackgroundWaitsBattery",
      "syncBackgroundSaver", "syncBackgroundDataSaver", "syncBackgroundWifi", "codeSecret", "settingsNotify",
      "settingsNotifyMore",
    ],
    "a control of the system's shows it": [
      "you", "openCapture", "searchSinceDay", "searchUntilDay", "planNeeds", "unmark", "exportMade",
    ],
    "its parts stand side by side": ["sentTo", "importCount", "importLine", "dueToday", "dueWas", "notifyWith"],
    "a problem of its own says it": ["shutKey"],
  ]

  @Test func everyWordIsSaidHereOrElsewhereForAReason() throws {
    let screens = try Sources.of("Sources/Screens").filter { $0.name != "Words.swift" }.map(\.text).joined()
    let said = Set(screens.matches(of: /Words\.(\w+)/).map { String($0.1) })
    // The system asks for these by their key.
    let asking =
      try ["App/Soundings", "App/Widget", "App/ShareExtension", "Sources/Features", "Sources/Outside"]
      .map { try Sources.of($0).map(\.text).joined() }.joined() + screens
    let words = try #require(try Sources.of("Sources/Screens").first { $0.name == "Words.swift" }).text
    var unsaid: Set<String> = []
    var all = 0
    for word in words.matches(of: /static (?:var|func) (\w+)[^{]*\{ "([\w-]+)/) {
      all += 1
      let isSaid = said.contains(String(word.1)) || asking.contains("\"\(word.2)\"") || asking.contains("\"\(word.2) ")
      if !isSaid { unsaid.insert(String(word.1)) }
    }
    #expect(all > 900)
    let excused = Set(Self.elsewhere.values.joined())
    #expect(unsaid.subtracting(excused) == [], "said by nobody here")
    #expect(excused.subtracting(unsaid) == [], "said here after all")
  }

  /// What a person would read, in a literal: more than one word, or one that begins as a sentence does.
  private static func sentences(in source: String) -> [Substring] {
    source.split(separator: "\n").filter { line in
      guard !line.contains(/^\s*\/\//) else { return false }
      return line.matches(of: /"((?:[^"\\]|\\.)*)"/).contains { literal in
        literal.1.contains(/\p{L}{2,} \p{L}{2,}/) || literal.1.contains(/^\p{Lu}\p{L}+/)
      } && !line.contains(/SceneStorage\(|typed\[|CIFilter\(name:/)
    }
  }

  @Test func noScreenHoldsASentenceOfItsOwn() throws {
    for (name, source) in try Sources.of("Sources/Screens") where !["Words.swift", "Tokens.swift"].contains(name) {
      let literal = source.firstMatch(of: /(?:Text|Button|Section|TextField|Label|Toggle|Picker|Menu|Press|Part)\("/)
      #expect(literal == nil, "\(name)")
      #expect(Self.sentences(in: source) == [], "\(name)")
    }
  }

  @Test func aSentenceInAScreenIsSeen() {
    #expect(Self.sentences(in: "  Line(words: \"Nothing is lost\")").count == 1)
    #expect(Self.sentences(in: "  .navigationTitle(\"Sync\")").count == 1)
    let none = "  // \"Where are you?\"\n  Image(systemName: \"star.fill\")\n  \"\\(day) \\(clock)\""
    #expect(Self.sentences(in: none).isEmpty)
  }
}
