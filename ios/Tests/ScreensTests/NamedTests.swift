import Foundation
import Testing

/// A screen reader hears of everything: each picture, each button that is a picture, and whatever answers to a touch of its own
/// kind, has a name or says that it has none. Read in the sources, for no screen reader runs here.
struct NamedTests {
  /// A line and what hangs on it: those deeper than it, and the modifiers and closing braces beside it.
  private static func chain(_ lines: [Substring], from number: Int) -> String {
    let depth = lines[number].prefix { $0 == " " }.count
    let rest = lines[(number + 1)...].prefix { line in
      let here = line.prefix { $0 == " " }.count
      return line.isEmpty || here > depth || here == depth && line.dropFirst(here).starts(with: /[.})\]]/)
    }
    return ([lines[number]] + rest).joined(separator: "\n")
  }

  /// The view in which a line stands.
  private static func view(_ lines: [Substring], around number: Int) -> String {
    let isHead = { (line: Substring) in line.contains("struct ") && line.hasSuffix("{") && !line.hasPrefix(" ") }
    let from = lines[...number].lastIndex(where: isHead) ?? 0
    let until = lines[(number + 1)...].firstIndex { $0 == "}" } ?? lines.count
    return lines[from..<until].joined(separator: "\n")
  }

  private static func isNamed(_ source: String) -> Bool {
    ["accessibilityHidden(true)", "accessibilityLabel(", "accessibilityRepresentation"].contains { source.contains($0) }
  }

  private static let pictures = ["Image(systemName:", "Image(uiImage:", " Image(\""]
  private static let touches = [
    "onTapGesture", ".gesture(", "simultaneousGesture(", "onLongPressGesture", "Canvas {",
  ]

  /// What has no name, in what was written; for a picture that only adorns, SwiftUI has a word of its own.
  private static func nameless(in source: String) -> [String] {
    let pictures = pictures.filter { source.contains($0) }
    let touches = touches.filter { source.contains($0) }
    guard !(pictures + touches).isEmpty else { return [] }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { number -> String? in
      let line = lines[number]
      if pictures.contains(where: { line.contains($0) }), !isNamed(chain(lines, from: number)) { return String(line) }
      guard touches.contains(where: { line.contains($0) }) else { return nil }
      // A button has a name by what stands on it, whatever else holding it does.
      let there = view(lines, around: number)
      return isNamed(there) || there.contains("Button {") ? nil : String(line)
    }
  }

  @Test func everythingThatIsSeenOrTouchedHasAName() throws {
    let screens = try Sources.of("Sources/Screens") + Sources.of("App/Widget") + Sources.of("App/Soundings")
    for (name, source) in screens {
      for line in Self.nameless(in: source) { Issue.record("\(name): without a name: \(line)") }
    }
  }

  @Test func whatHasNoNameIsSeen() {
    let named = """
      struct Named: View {
        var body: some View {
          Image(systemName: "star")
            .resizable()
            .accessibilityLabel(Words.star)
          Image(systemName: "checkmark").accessibilityHidden(true)
          Label(Words.star, systemImage: "star")
        }
      }
      """
    #expect(Self.nameless(in: named).isEmpty)
    let nameless = """
      struct Nameless: View {
        var body: some View {
          Button {
            press()
          } label: {
            Image(systemName: "star")
              .resizable()
          }
          Text(Words.star).accessibilityHidden(true)
        }
      }
      struct Touched: View {
        var body: some View {
          Rectangle().onTapGesture { press() }
        }
      }
      """
    #expect(Self.nameless(in: nameless).count == 2)
  }

  /// A label stands in the place of all that is read of a view: where words of a note stand there, they have to be in it.
  private static func unsaid(in source: String) -> [String] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { number in
      let depth = lines[number].prefix { $0 == " " }.count
      guard lines[number].contains(".accessibilityLabel(Words.") else { return nil }
      let head = lines[..<number].lastIndex { line in
        let isBeside = line.prefix { $0 == " " }.count == depth && !line.dropFirst(depth).starts(with: /[.})\]]/)
        return line.prefix { $0 == " " }.count < depth && !line.isEmpty || isBeside
      }
      let shown = lines[(head ?? 0)...number].joined(separator: "\n")
      let isWords = ["NoteView(", "Text(verbatim:", "Line(", "QuotedWords(", "quoted("].contains { shown.contains($0) }
      return isWords ? String(lines[number]) : nil
    }
  }

  @Test func noNameStandsInThePlaceOfWords() throws {
    for (name, source) in try Sources.of("Sources/Screens") { #expect(Self.unsaid(in: source) == [], "\(name)") }
  }

  /// As the last note of Capture once was: a screen reader said *Last note*, and never what it says.
  @Test func aNameInThePlaceOfWordsIsSeen() {
    let last = """
            Button {
              open()
            } label: {
              NoteView(note: note)
            }
            .buttonStyle(.plain)
            .accessibilityLabel(Words.lastNote)
      """
    #expect(Self.unsaid(in: last).count == 1)
    let code = "      Image(decorative: image, scale: 1)\n        .accessibilityLabel(Words.codeImage)"
    #expect(Self.unsaid(in: code).isEmpty)
  }

  /// The picture on a button may adorn it only beside words.
  @Test func noButtonIsAPictureAlone() throws {
    for (name, source) in try Sources.of("Sources/Screens") {
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      for number in lines.indices where lines[number].contains("} label: {") {
        let label = Self.chain(lines, from: number)
        let isSaid = ["Text(", "Words.", "Line(", "name", "label()", "words", "accessibilityLabel("].contains {
          label.dropFirst(lines[number].count).contains($0)
        }
        #expect(!label.contains("Image(") || isSaid, "\(name):\(number + 1)")
      }
    }
  }
}

/// Words that no `Words` stands for: what the system reads of the app's own files.
struct CatalogueTests {
  private struct Catalogue: Decodable {
    struct Entry: Decodable { let localizations: [String: Localization]? }
    struct Localization: Decodable {
      let stringUnit: Unit?
      let variations: [String: [String: [String: Unit]]]?
    }
    struct Unit: Decodable { let state: String?, value: String? }
    let strings: [String: Entry]
  }

  private static func catalogue(_ name: String) throws -> [String: Catalogue.Entry] {
    let file = Sources.here.appending(path: "App/Soundings/\(name).xcstrings")
    return try JSONDecoder().decode(Catalogue.self, from: Data(contentsOf: file)).strings
  }

  @Test(arguments: ["Localizable", "InfoPlist", "AppShortcuts"])
  func everyKeyHasWordsInBothLanguages(name: String) throws {
    let strings = try Self.catalogue(name)
    #expect(!strings.isEmpty)
    for (key, entry) in strings {
      for language in ["en", "fr"] {
        let words = entry.localizations?[language]
        #expect(words?.stringUnit?.value?.isEmpty == false || words?.variations != nil, "\(key) in \(language)")
      }
    }
  }

  /// `Words` gives the keys of the screens; the app, its widget and its intents name theirs.
  @Test func everyKeyThatIsAskedForIsThere() throws {
    let strings = Set(try Self.catalogue("Localizable").keys)
    let named = try Sources.of("Sources/Screens").first { $0.name == "Words.swift" }
    for found in try #require(named).text.matches(of: /LocalizedStringKey \{ "([^"]+)" \}/) {
      // What goes into the words is a count or a text.
      let parts = found.1.split(separator: " ").map {
        $0.hasPrefix("\\(") ? ($0 == "\\(count)" ? "%lld" : "%@") : $0
      }
      let key = parts.joined(separator: " ")
      #expect(strings.contains(key), "\(key)")
    }
    let asking = [
      /LocalizedStringResource = "([^"]+)"/, /NSLocalizedString\("([^"]+)"/, /(?:Label|accessibilityLabel)\("([^"]+)"/,
      /(?:title|shortTitle|dialog): "([^"]+)"/, /configurationDisplayName\("([^"]+)"\)/, /"(observation-kind-[a-z]+)"/,
      /"((?:notify|share-in|error)-[a-z-]+)"/,
    ]
    var keys = 0
    let places = ["App/Widget", "App/Soundings", "App/ShareExtension", "Sources/Screens", "Sources/Features"]
    for (name, source) in try places.flatMap({ try Sources.of($0) }) {
      for found in asking.flatMap({ source.matches(of: $0) }) {
        keys += 1
        #expect(strings.contains(String(found.1)), "\(name): \(found.1)")
      }
    }
    // With what goes into them, a text each.
    let wording = try #require(try Sources.of("Sources/Screens").first { $0.name == "Wording.swift" }).text
    for found in wording.matches(of: /"(file-standing-[a-z-]+)((?: \\\(\w+\))*)"/) {
      keys += 1
      let key = found.1 + String(repeating: " %@", count: found.2.split(separator: " ").count)
      #expect(strings.contains(String(key)), "\(key)")
    }
    #expect(keys > 35)
  }
}
