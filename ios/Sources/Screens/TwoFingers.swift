import SwiftUI
import UIKit

extension View {
  /// Two fingers drawn down do something, before anybody has read the page. Whoever can't draw has a button for it too.
  func twoFingersDown(_ action: @escaping @MainActor () -> Void) -> some View {
    background { TwoFingersDown(action: action).accessibilityHidden(true) }
  }
}

/// SwiftUI counts no fingers: the system's recognizer does, on the window in which the page is.
private struct TwoFingersDown: UIViewRepresentable {
  let action: @MainActor () -> Void

  func makeUIView(context: Context) -> Anchor {
    let anchor = Anchor(frame: .zero)
    anchor.isUserInteractionEnabled = false
    let drawn = UIPanGestureRecognizer()
    (drawn.minimumNumberOfTouches, drawn.maximumNumberOfTouches) = (2, 2)
    drawn.delegate = context.coordinator
    anchor.drawn = drawn
    return anchor
  }

  func updateUIView(_ anchor: Anchor, context: Context) { context.coordinator.action = action }

  func makeCoordinator() -> Coordinator { Coordinator(action: action) }

  /// Where the page is, there the recognizer is.
  final class Anchor: UIView {
    var drawn: UIPanGestureRecognizer?

    override func didMoveToWindow() {
      super.didMoveToWindow()
      guard let drawn else { return }
      if let window { window.addGestureRecognizer(drawn) } else { drawn.view?.removeGestureRecognizer(drawn) }
    }
  }

  @MainActor final class Coordinator: NSObject, UIGestureRecognizerDelegate {
    var action: @MainActor () -> Void

    init(action: @escaping @MainActor () -> Void) { self.action = action }

    /// Asked once both fingers have moved: down counts, whatever else moves with them. Once it begins, what lies under
    /// the fingers is not pressed.
    func gestureRecognizerShouldBegin(_ gestureRecognizer: UIGestureRecognizer) -> Bool {
      guard let drawn = gestureRecognizer as? UIPanGestureRecognizer else { return false }
      let moved = drawn.translation(in: drawn.view)
      let isDown = moved.y > abs(moved.x)
      if isDown { action() }
      return isDown
    }

    /// The page rolls under one finger already when the second comes.
    func gestureRecognizer(
      _ gestureRecognizer: UIGestureRecognizer,
      shouldRecognizeSimultaneouslyWith otherGestureRecognizer: UIGestureRecognizer
    ) -> Bool { true }
  }
}
