import Foundation
import SoundingsCore
import SwiftUI
import UIKit

/// A file a document goes as. Its name says nothing of a customer: it stands in mail programs and lists of downloads.
enum DocumentForm: String, CaseIterable {
  case html = "report.html"
  case markdown = "report.md"

  var words: LocalizedStringKey {
    switch self {
    case .html: Words.sendHtml
    case .markdown: Words.sendMarkdown
    }
  }

  func of(_ pages: ReportPages) -> String {
    switch self {
    case .html: pages.html
    case .markdown: pages.markdown
    }
  }

  /// The document as files that can be handed over, those for which there is room. Its pictures are in it: it is written
  /// elsewhere than on the main actor.
  static func files(of pages: ReportPages) async -> [DocumentForm: URL] {
    allCases.reduce(into: [:]) { $0[$1] = $1.file(of: pages) }
  }

  private func file(of pages: ReportPages) -> URL? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "documents")
    let file = folder.appending(path: rawValue)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(of(pages).utf8).write(to: file, options: .atomic)
      return file
    } catch {
      return nil
    }
  }
}

/// A document among ourselves: as it is read, and its ways out.
struct AmongUs: View {
  let pages: ReportPages

  var body: some View {
    Aside(Words.notForOutside)
    Paper(html: pages.html).frame(height: 420).card()
    WaysOut(pages: pages)
  }
}

/// The ways out of a document: copied, sent, printed.
struct WaysOut: View {
  let pages: ReportPages
  @State private var copied = false
  @State private var files: [DocumentForm: URL] = [:]

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Button(Words.copyText) { copy() }.buttonStyle(PlainKeyStyle())
      if copied { QuietLine(Words.copied) }
      ForEach(DocumentForm.allCases, id: \.self) { form in
        if let file = files[form] {
          ShareLink(item: file) { Label(form.words, systemImage: "square.and.arrow.up") }.buttonStyle(PlainKeyStyle())
        }
      }
      Button(Words.printPdf) { printPaper(pages.html) }.buttonStyle(PlainKeyStyle())
    }
    .task(id: pages) { files = await DocumentForm.files(of: pages) }
  }

  /// The clip goes to no other device, and is gone in ten minutes.
  private func copy() {
    let options: [UIPasteboard.OptionsKey: Any] = [.localOnly: true, .expirationDate: Date.now.addingTimeInterval(600)]
    UIPasteboard.general.setItems([["public.utf8-plain-text": pages.text]], options: options)
    copied = true
  }
}
