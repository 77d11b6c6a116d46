import Foundation
import Testing

/// The words of the screens and their catalogue say the same, in both languages.
struct WordsTests {
  private static let here = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func read(_ path: String) throws -> String {
    try String(contentsOf: here.appending(path: path), encoding: .utf8)
  }

  private struct Catalogue: Decodable {
    struct Entry: Decodable { let localizations: [String: Localization] }
    struct Localization: Decodable {
      let stringUnit: Unit?
      let variations: Variations?
      var texts: [String] {
        [stringUnit?.value].compactMap(\.self) + (variations?.plural.values.map(\.stringUnit.value) ?? [])
      }
    }
    struct Unit: Decodable { let value: String }
    struct Variations: Decodable { let plural: [String: Plural] }
    struct Plural: Decodable { let stringUnit: Unit }
    let strings: [String: Entry]
  }

  private static func catalogue() throws -> Catalogue {
    try JSONDecoder().decode(Catalogue.self, from: Data(read("App/Soundings/Localizable.xcstrings").utf8))
  }

  /// The keys as SwiftUI makes them of the literals: `count` is an `Int`, everything else text.
  private static func keys() throws -> Set<String> {
    let literal = /"((?:[a-z][A-Za-z]*\.[A-Za-z.]+|again|cancel|done)(?: [^"]*)?)"/
    return Set(
      try read("Sources/Screens/Words.swift").matches(of: literal).map {
        String($0.output.1).replacing("\\(count)", with: "%lld").replacing(/\\\([a-z]+\)/, with: "%@")
      })
  }

  @Test func everyWordOfTheScreensIsInTheCatalogueAndNoOther() throws {
    #expect(try Self.keys() == Set(Self.catalogue().strings.keys))
  }

  @Test func everyWordIsThereInEnglishAndFrench() throws {
    for (key, entry) in try Self.catalogue().strings {
      for language in ["en", "fr"] {
        let texts = entry.localizations[language]?.texts ?? []
        #expect(!texts.isEmpty && !texts.contains(""), "\(key) in \(language)")
      }
    }
  }

  @Test func everyTextTakesWhatItsKeyGives() throws {
    for (key, entry) in try Self.catalogue().strings {
      let given = key.matches(of: /%(lld|@)/).map { String($0.output.1) }.sorted()
      for text in entry.localizations.values.flatMap(\.texts) where text.contains("%") {
        let taken = text.matches(of: /%(?:[0-9]\$)?(lld|@)/).map { String($0.output.1) }.sorted()
        #expect(taken == given, "\(key): \(text)")
      }
    }
  }

  @Test func everyWordIsUsedByAScreen() throws {
    let folder = Self.here.appending(path: "Sources/Screens")
    let screens = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    for word in try Self.read("Sources/Screens/Words.swift").matches(of: /static (?:var|func) ([a-zA-Z]+)/) {
      let name = String(word.output.1)
      #expect(screens.contains("Words.\(name)") || name == "keys", "\(name) is used nowhere")
    }
  }

  @Test func noScreenHoldsASentenceOfItsOwn() throws {
    let folder = Self.here.appending(path: "Sources/Screens")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix("Screen.swift") {
      let source = try Self.read("Sources/Screens/\(file)")
      #expect(source.matches(of: /(?:Text|Button|Section|TextField)\("/).isEmpty, "\(file)")
    }
  }
}
