import Foundation

/// The sheet that a document says it is printed on: WebKit on a phone reads neither the size nor the foot of an `@page`.
struct Sheet: Equatable {
  /// In points.
  private(set) var width: Double
  private(set) var height: Double
  private(set) var margins: (top: Double, side: Double, bottom: Double) = (0, 0, 0)
  /// What stands on every page of it, as that it is not for outside; nothing where the document says nothing.
  private(set) var foot = ""

  private static let millimetre = 72 / 25.4

  /// - Parameter letter: whether an office's sheet is the American one, where the document does not say how large it is
  init(of html: String, letter: Bool) {
    (width, height) = letter ? (612, 792) : (210 * Self.millimetre, 297 * Self.millimetre)
    for page in html.matches(of: /@page \{([^}]*)/) {
      if let size = page.1.firstMatch(of: /size: (\d+)mm (\d+)mm/), let wide = Double(size.1), let high = Double(size.2)
      {
        (width, height) = (wide * Self.millimetre, high * Self.millimetre)
      }
      if page.1.contains("size: landscape") { (width, height) = (max(width, height), min(width, height)) }
      if let margin = page.1.firstMatch(of: /margin: ([^;]+);/) {
        let lengths = margin.1.split(separator: " ").map { (Double($0.prefix { $0.isNumber }) ?? 0) * Self.millimetre }
        let side = lengths.count > 1 ? lengths[1] : lengths[0]
        margins = (lengths[0], side, lengths.count > 2 ? lengths[2] : lengths[0])
      }
    }
    if let said = html.firstMatch(of: /@bottom-left \{ content: "([^"]*)"/) { foot = String(said.1) }
  }

  var whole: CGRect { CGRect(x: 0, y: 0, width: width, height: height) }

  /// Where the document stands.
  var printed: CGRect {
    CGRect(
      x: margins.side, y: margins.top, width: width - 2 * margins.side, height: height - margins.top - margins.bottom)
  }

  /// A poster goes to the edge: there is no room for one.
  var hasFoot: Bool { margins.bottom > 0 }

  /// Where offices have the American sheet.
  static func isLetter(in region: Locale.Region?) -> Bool {
    let american: Set<Locale.Region> = [
      .unitedStates, .canada, .mexico, .chile, .colombia, .philippines, .puertoRico, .venezuela,
    ]
    return region.map(american.contains) ?? false
  }

  static func == (one: Sheet, other: Sheet) -> Bool {
    one.whole == other.whole && one.printed == other.printed && one.foot == other.foot
  }
}
