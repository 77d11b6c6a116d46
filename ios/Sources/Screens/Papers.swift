import Features
import Foundation
import SoundingsCore
import SwiftUI
import UIKit
import WebKit

extension Locale {
  /// The language of the phone, of those that documents and our questions are written in.
  var documents: GuideLanguage { language.languageCode?.identifier == "fr" ? .french : .english }
}

/// A document as its reader will see it: whole in itself, nothing in it runs, nothing comes from outside.
struct Paper: UIViewRepresentable {
  let html: String

  func makeUIView(context: Context) -> WKWebView { WKWebView(frame: .zero, configuration: Self.quiet()) }

  func updateUIView(_ page: WKWebView, context: Context) { page.loadHTMLString(html, baseURL: nil) }

  static func quiet() -> WKWebViewConfiguration {
    let settings = WKWebViewConfiguration()
    settings.defaultWebpagePreferences.allowsContentJavaScript = false
    settings.websiteDataStore = .nonPersistent()
    return settings
  }
}

/// Prints a document by the phone's own printing, which shows it first and makes a PDF too.
@MainActor
func printPaper(_ html: String) {
  let sheet = Sheet(of: html, letter: Sheet.isLetter(in: Locale.current.region))
  let paper = PaperToPrint(sheet)
  Task {
    guard let pages = await paper.pages(of: html) else { return }
    let printing = UIPrintInteractionController.shared
    printing.printingItem = pages
    printing.present(animated: true, completionHandler: nil)
  }
}

/// A document on its way to paper: it is drawn by what shows it too, and each page gets its foot.
@MainActor
private final class PaperToPrint: NSObject, WKNavigationDelegate {
  private let sheet: Sheet
  private let page: WKWebView
  private var loading: CheckedContinuation<Bool, Never>?

  init(_ sheet: Sheet) {
    self.sheet = sheet
    page = WKWebView(frame: sheet.printed, configuration: Paper.quiet())
    super.init()
    page.overrideUserInterfaceStyle = .light
    page.navigationDelegate = self
  }

  /// The document as a PDF; nothing where it could not be shown.
  func pages(of html: String) async -> Data? {
    let isThere = await withCheckedContinuation { loading in
      self.loading = loading
      page.loadHTMLString(html, baseURL: nil)
    }
    guard isThere else { return nil }
    let sheets = Sheets(sheet)
    sheets.addPrintFormatter(page.viewPrintFormatter(), startingAtPageAt: 0)
    return UIGraphicsPDFRenderer(bounds: sheet.whole).pdfData { context in
      let count = sheets.numberOfPages
      sheets.prepare(forDrawingPages: NSRange(location: 0, length: count))
      for place in 0..<count {
        context.beginPage()
        sheets.drawPage(at: place, in: sheet.whole)
        drawFoot(place + 1, of: count)
      }
    }
  }

  private func drawFoot(_ number: Int, of count: Int) {
    guard sheet.hasFoot else { return }
    let type: [NSAttributedString.Key: Any] = [.font: UIFont.systemFont(ofSize: 8), .foregroundColor: UIColor.black]
    let (left, right) = (sheet.foot as NSString, "\(number) / \(count)" as NSString)
    let line = sheet.printed.maxY + 8
    left.draw(at: CGPoint(x: sheet.printed.minX, y: line), withAttributes: type)
    right.draw(
      at: CGPoint(x: sheet.printed.maxX - right.size(withAttributes: type).width, y: line), withAttributes: type)
  }

  func webView(_ webView: WKWebView, didFinish navigation: WKNavigation!) { loaded(true) }
  func webView(_ webView: WKWebView, didFail navigation: WKNavigation!, withError error: any Error) { loaded(false) }
  func webViewWebContentProcessDidTerminate(_ webView: WKWebView) { loaded(false) }

  private func loaded(_ isThere: Bool) {
    loading?.resume(returning: isThere)
    loading = nil
  }
}

/// The system's own pages, on a sheet of ours. (Bound to no actor: the system's class is not.)
private final class Sheets: UIPrintPageRenderer {
  private let sheet: Sheet

  init(_ sheet: Sheet) {
    self.sheet = sheet
    super.init()
  }

  override var paperRect: CGRect { sheet.whole }
  override var printableRect: CGRect { sheet.printed }
}
