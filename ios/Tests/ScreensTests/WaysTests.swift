import Foundation
import Testing

/// Something leads to each page, by presses alone, from one of the four destinations. Read in the sources.
struct WaysTests {
  /// A declaration at the margin of a file: what it is called, and its lines.
  private struct Piece {
    let name: String
    let text: String
  }

  /// What can be reached from where the app opens, of `pages`, by what stands in the sources of the screens.
  private struct Reading {
    /// `visits.planVisit` and its like.
    let pages: Set<String>
    private let pieces: [String: String]
    private let drawn: [String: String]

    init(_ sources: [(name: String, text: String)]) throws {
      var pages: Set<String> = []
      var pieces: [String: String] = [:]
      var drawn: [String: String] = [:]
      let families = try Self.families(sources)
      for (name, text) in sources where name != "Words.swift" {
        for piece in Self.pieces(of: text) {
          if let family = families[piece.name] {
            pages.formUnion(piece.text.matches(of: /\n  case (\w+)/).map { "\(family).\($0.1)" })
          } else if let family = Self.drawn(by: piece).flatMap({ families[$0] }) {
            // What draws a family of pages leads to none of them by that.
            for (page, drawing) in Self.cases(of: piece.text) { drawn["\(family).\(page)"] = drawing }
          } else if piece.name != "AnyPage" {
            pieces[piece.name, default: ""] += piece.text
          }
        }
      }
      (self.pages, self.pieces, self.drawn) = (pages, pieces, drawn)
    }

    func reached() -> Set<String> {
      var reached: Set<String> = []
      var looked: Set<String> = []
      var next = ["Destinations"]
      while let name = next.popLast() {
        guard looked.insert(name).inserted, let text = pieces[name] ?? drawn[name] else { continue }
        for page in text.matches(of: /\.(capture|visits|maps|customers|team|phone)\(\.(\w+)/) {
          let page = "\(page.1).\(page.2)"
          if pages.contains(page), reached.insert(page).inserted { next.append(page) }
        }
        next += Set(text.matches(of: /\b[A-Z]\w+/).map { String($0.0) }).filter { pieces[$0] != nil }
      }
      return reached
    }

    /// The enum of each family of pages, and the family's name in a `Page`.
    private static func families(_ sources: [(name: String, text: String)]) throws -> [String: String] {
      let ways = try #require(sources.first { $0.name == "Ways.swift" }).text
      let named = ways.matches(of: /\n  case (\w+)\((\w+Page)\)/).map { (String($0.2), String($0.1)) }
      return Dictionary(uniqueKeysWithValues: named)
    }

    /// Of which family a view draws the pages.
    private static func drawn(by piece: Piece) -> String? {
      piece.text.firstMatch(of: /\n  let page: (\w*Page)\n/).map { String($0.1) }
    }

    private static func pieces(of text: String) -> [Piece] {
      var pieces: [Piece] = []
      var (name, lines): (String?, [Substring]) = (nil, [])
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if let head = line.firstMatch(
          of: /^(?:@\w+ )*(?:private |fileprivate |public |final )*(?:struct|enum|class|extension|func) (\w+)/)
        {
          (name, lines) = (String(head.1), [])
        }
        lines.append(line)
        if line.hasPrefix("}") || lines.count == 1 && line.hasSuffix("}"), let known = name {
          pieces.append(Piece(name: known, text: lines.joined(separator: "\n")))
          (name, lines) = (nil, [])
        }
      }
      return pieces
    }

    /// How each case of the switch in a family's view is drawn.
    private static func cases(of text: String) -> [(String, String)] {
      let parts = text.components(separatedBy: "\n    case .").dropFirst()
      return parts.compactMap { part in
        part.prefixMatch(of: /(\w+)[(:]/).map { page in
          (String(page.1), part.components(separatedBy: "\n    }\n").first ?? part)
        }
      }
    }
  }

  @Test func somethingLeadsToEachPage() throws {
    let reading = try Reading(Sources.of("Sources/Screens"))
    #expect(reading.pages.count > 70)
    #expect(reading.pages.subtracting(reading.reached()) == [])
  }

  /// As it was once: the list of maps, and what stands behind it alone, were drawn, and nothing led there.
  @Test func aPageThatNothingLeadsToIsSeen() throws {
    let without = try Sources.of("Sources/Screens").map { name, text in
      (name: name, text: text.replacing("ways.to(.maps(.maps))", with: ""))
    }
    let reading = try Reading(without)
    let lost = reading.pages.subtracting(reading.reached())
    #expect(lost.contains("maps.maps") && lost.contains("maps.allMaps") && !lost.contains("maps.map"))
  }
}
