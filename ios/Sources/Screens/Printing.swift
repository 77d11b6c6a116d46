import SwiftUI
import UIKit

/// Prints a recovery code on one page, by the system's sheet.
@MainActor func printed(_ code: String) {
  let printing = UIPrintInteractionController.shared
  let page = UISimpleTextPrintFormatter(text: "\(Sentence.appName)\n\n\(code)\n")
  page.perPageContentInsets = UIEdgeInsets(top: 72, left: 72, bottom: 72, right: 72)
  printing.printFormatter = page
  printing.present(animated: true, completionHandler: nil)
}
