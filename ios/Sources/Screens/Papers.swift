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

  func makeUIView(context: Context) -> WKWebView {
    let settings = WKWebViewConfiguration()
    settings.defaultWebpagePreferences.allowsContentJavaScript = false
    settings.websiteDataStore = .nonPersistent()
    return WKWebView(frame: .zero, configuration: settings)
  }

  func updateUIView(_ page: WKWebView, context: Context) { page.loadHTMLString(html, baseURL: nil) }
}

/// Prints a document by the phone's own printing, which makes a PDF too.
@MainActor
func printPaper(_ html: String) {
  let printing = UIPrintInteractionController.shared
  printing.printFormatter = UIMarkupTextPrintFormatter(markupText: html)
  printing.present(animated: true, completionHandler: nil)
}
