import Features
import SoundingsCore
import SwiftUI

/// The rows of a list of which a part is held: another page whenever the beginning or the end of that part is in sight.
/// They stand in a lazy stack whose page keeps its place.
struct Rolling<Rows: PageOfRows, Content: View>: View {
  private let model: PagedModel<Rows>
  private let rows: Content

  init(_ model: PagedModel<Rows>, @ViewBuilder rows: () -> Content) { (self.model, self.rows) = (model, rows()) }

  var body: some View {
    if let begins = model.begins { Color.clear.frame(height: 1).task(id: begins) { await model.earlier() } }
    rows
    if let next = model.record?.next { Color.clear.frame(height: 1).task(id: next) { await model.more() } }
  }
}

extension View {
  /// What is in sight of a list stays where it is while rows come and go above it. The stack whose rows count is the
  /// target of the scrolling.
  func keepsPlace() -> some View { modifier(KeepsPlace()) }
}

private struct KeepsPlace: ViewModifier {
  @State private var inSight: Id?

  func body(content: Content) -> some View { content.scrollPosition(id: $inSight) }
}
