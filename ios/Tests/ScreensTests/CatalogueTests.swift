import Foundation
import Testing

@testable import Catalogue

/// The catalogue of previews has every screen, and every case of what a record says on the screens where it weighs most.
@MainActor
struct CatalogueOfScreensTests {
  private static let sources = { try Sources.of("Sources/Catalogue").map(\.text).joined() }

  @Test func itIsMadeAndNoStateIsInItTwice() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let catalogue = try await Catalogue(folder: folder)
    let all = try catalogue.all()
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(all.count > 150)
    await catalogue.desk.close()
  }

  /// A page that is pushed is in it as such; whatever else is a screen by its name.
  @Test func everyScreenIsInIt() throws {
    let catalogue = try Self.sources()
    var pages = 0
    for (name, source) in try Sources.of("Sources/Screens") where name.hasSuffix("Pages.swift") {
      let cases = source.split(separator: "\n").compactMap { $0.firstMatch(of: /^  case (\w+)/)?.1 }
      for page in cases {
        pages += 1
        #expect(catalogue.contains(".\(page)"), "\(name): \(page)")
      }
    }
    #expect(pages > 70)
    let pushed = try Sources.of("Sources/Screens").filter { $0.name.hasSuffix("Pages.swift") }.map(\.text).joined()
    for (name, source) in try Sources.of("Sources/Screens") {
      for screen in source.matches(of: /struct (\w+Screen): View/) where screen.1 != "RootScreen" {
        let isThere = pushed.contains("\(screen.1)(") || catalogue.contains("\(screen.1)(")
        #expect(isThere, "\(name): \(screen.1)")
      }
    }
  }

  /// As the bindings have them: a new one is missed here.
  @Test(arguments: [
    ("NeedsYouReason", "needsYou"), ("Sharing", "sharing"), ("OneThing", "oneThing"), ("Gives", "gives"),
    ("PhotoRule", "photoRules"), ("VisitState", "standings"), ("Basis", "bases"), ("FileStanding", "files"),
    ("AttachmentKind", "attached"),
  ])
  func everyCaseIsInIt(choice: String, list: String) throws {
    let made = Sources.here.appending(path: "../target/bindings/swift/soundings_core.swift").standardized
    let bindings = try String(contentsOf: made, encoding: .utf8)
    let declared = try #require(bindings.firstRange(of: "public enum \(choice): "))
    let body = bindings[declared.upperBound...].prefix { $0 != "}" }
    let cases = body.matches(of: /\n    case `?(\w+)/).map { String($0.1) }
    #expect(cases.count > 1)
    let catalogue = try Self.sources()
    let from = try #require(catalogue.firstRange(of: "static let \(list): ["))
    let until = try #require(catalogue[from.upperBound...].firstRange(of: "\n  static let "))
    let there = catalogue[from.upperBound..<until.lowerBound]
    for one in cases { #expect(there.contains(".\(one)"), "\(choice) \(one)") }
  }
}
