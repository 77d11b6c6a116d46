import Foundation
import SoundingsCore
import Testing

@testable import Catalogue
@testable import Screens

/// Documents of the notebook itself, as they are laid on paper.
@MainActor
struct SheetTests {
  private static let millimetre = 72 / 25.4

  @Test func whatIsOursSaysSoOnEveryPageAndAPosterGoesToTheEdge() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sheets-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let catalogue = try await Catalogue(folder: folder)
    let book = catalogue.book
    for (language, words) in [(GuideLanguage.english, "not for outside"), (.french, "pas pour l’extérieur")] {
      let pack = Sheet(of: try book.meetingPackPage(language: language).html, letter: false)
      #expect(pack.foot.localizedCaseInsensitiveContains(words), "\(pack.foot)")
      #expect(pack.hasFoot && pack.printed.minX > 30 && pack.printed.maxY < pack.whole.maxY - 30)
    }
    let customer = try #require(try book.customers(after: nil).items.first?.id)
    let briefing = try book.briefingPage(customer: customer, language: .english).html
    #expect(Sheet(of: briefing, letter: false).foot.localizedCaseInsensitiveContains("not for outside"))
    #expect(Sheet(of: briefing, letter: true).whole == CGRect(x: 0, y: 0, width: 612, height: 792))
    let map = try #require(try book.maps(after: nil).items.first?.id)
    let canvas = try book.mapPage(map: map, language: .english).html
    #expect(Sheet(of: canvas, letter: true).whole == CGRect(x: 0, y: 0, width: 792, height: 612))
    let a4 = Sheet(of: canvas, letter: false)
    #expect(a4.width > a4.height && a4.hasFoot && a4.foot.localizedCaseInsensitiveContains("not for outside"))
    if let poster = try book.posters(after: nil).items.first {
      let sheet = Sheet(of: try book.posterPreview(id: poster.id, language: .english).html, letter: true)
      #expect(abs(sheet.width - 297 * Self.millimetre) < 1 && abs(sheet.height - 420 * Self.millimetre) < 1)
      #expect(!sheet.hasFoot && sheet.foot.isEmpty && sheet.printed == sheet.whole)
    }
    await catalogue.desk.close()
  }

  @Test func anOfficesSheetIsTheOneOfItsCountryAndMarginsAreReadAsInAStyle() {
    #expect(Sheet.isLetter(in: .canada) && !Sheet.isLetter(in: .france) && !Sheet.isLetter(in: nil))
    let three = Sheet(of: "@page { margin: 10mm 14mm 16mm; }", letter: false)
    #expect(abs(three.printed.minY - 10 * Self.millimetre) < 0.01)
    #expect(abs(three.printed.minX - 14 * Self.millimetre) < 0.01)
    #expect(abs(three.whole.maxY - three.printed.maxY - 16 * Self.millimetre) < 0.01)
    #expect(abs(Sheet(of: "@page { margin: 12mm; }", letter: false).printed.minX - 12 * Self.millimetre) < 0.01)
    #expect(Sheet(of: "<p>no style</p>", letter: false).foot.isEmpty)
  }
}
