import SwiftUI
import UIKit

/// Words that can be selected and not changed. SwiftUI tells what is selected from iOS 18 on.
struct SelectableWords: UIViewRepresentable {
  let words: String
  let exact: Bool
  /// What was chosen to be used is underlined: the selection goes when the text is left.
  let used: NSRange?
  @Binding var selected: NSRange?

  func makeUIView(context: Context) -> UITextView {
    let view = UITextView()
    view.isEditable = false
    view.isScrollEnabled = false
    view.backgroundColor = .clear
    view.textContainerInset = .zero
    view.adjustsFontForContentSizeCategory = true
    view.delegate = context.coordinator
    return view
  }

  func updateUIView(_ view: UITextView, context: Context) {
    context.coordinator.tell = { range in selected = range }
    let shown = NSMutableAttributedString(
      string: words, attributes: [.font: font, .foregroundColor: UIColor.label])
    if let used { shown.addAttribute(.underlineStyle, value: NSUnderlineStyle.single.rawValue, range: used) }
    if view.attributedText != shown { view.attributedText = shown }
  }

  func sizeThatFits(_ proposal: ProposedViewSize, uiView: UITextView, context: Context) -> CGSize? {
    guard let width = proposal.width else { return nil }
    return uiView.sizeThatFits(CGSize(width: width, height: .greatestFiniteMagnitude))
  }

  func makeCoordinator() -> Coordinator { Coordinator() }

  private var font: UIFont {
    let plain = UIFont.systemFont(ofSize: exact ? TextToken.exact.size : TextToken.body.size)
    let face = exact ? plain.fontDescriptor.withDesign(.serif) : nil
    return UIFontMetrics(forTextStyle: .body).scaledFont(for: face.map { UIFont(descriptor: $0, size: 0) } ?? plain)
  }

  @MainActor final class Coordinator: NSObject, UITextViewDelegate {
    var tell: @MainActor (NSRange?) -> Void = { _ in }

    func textViewDidChangeSelection(_ view: UITextView) {
      let range = view.selectedRange
      tell(range.length == 0 || range.length == (view.text as NSString).length ? nil : range)
    }
  }
}
