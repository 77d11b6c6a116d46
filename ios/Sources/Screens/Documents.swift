import Foundation
import SoundingsCore
import SwiftUI
import UIKit
import WebKit

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

  /// The document as a file that can be handed over; nothing where there is no room for it.
  func file(of pages: ReportPages) -> URL? {
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

/// The ways out of a document: copied, sent, printed.
struct WaysOut: View {
  let pages: ReportPages
  @State private var copied = false

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Button(Words.copyText) { copy() }.buttonStyle(PlainKeyStyle())
      if copied { QuietLine(Words.copied) }
      ForEach(DocumentForm.allCases, id: \.self) { form in
        if let file = form.file(of: pages) {
          ShareLink(item: file) { Label(form.words, systemImage: "square.and.arrow.up") }.buttonStyle(PlainKeyStyle())
        }
      }
      Button(Words.printPdf) { printPage() }.buttonStyle(PlainKeyStyle())
    }
  }

  /// The clip goes to no other device, and is gone in ten minutes.
  private func copy() {
    let options: [UIPasteboard.OptionsKey: Any] = [.localOnly: true, .expirationDate: Date.now.addingTimeInterval(600)]
    UIPasteboard.general.setItems([["public.utf8-plain-text": pages.text]], options: options)
    copied = true
  }

  /// The system's own printing makes a PDF of it too.
  private func printPage() {
    let printing = UIPrintInteractionController.shared
    printing.printFormatter = UIMarkupTextPrintFormatter(markupText: pages.html)
    printing.present(animated: true, completionHandler: nil)
  }
}

/// Shows a page that is whole in itself: it runs nothing and fetches nothing.
struct PageView: UIViewRepresentable {
  let html: String

  func makeUIView(context: Context) -> WKWebView {
    let configuration = WKWebViewConfiguration()
    configuration.defaultWebpagePreferences.allowsContentJavaScript = false
    configuration.websiteDataStore = .nonPersistent()
    return WKWebView(frame: .zero, configuration: configuration)
  }

  func updateUIView(_ view: WKWebView, context: Context) { _ = view.loadHTMLString(html, baseURL: nil) }
}
