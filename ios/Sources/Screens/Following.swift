import Features
import SwiftUI

extension EnvironmentValues {
  /// Which page this is, the same one after a new start of the app.
  var place: String {
    get { self[Place.self] }
    set { self[Place.self] = newValue }
  }
}

private struct Place: EnvironmentKey {
  static let defaultValue = ""
}

extension View {
  /// Reads the record again after every change while the page is shown, and keeps in the page's scene what is typed into
  /// the model's fields, so that it outlives the process.
  func following<Record: Sendable>(_ model: ScreenModel<Record>) -> some View {
    modifier(Following(model: model))
  }
}

private struct Following<Record: Sendable>: ViewModifier {
  let model: ScreenModel<Record>
  @Environment(\.place) private var place

  func body(content: Content) -> some View {
    content
      .modifier(TypedKept(model: model, place: "\(place) \(type(of: model))"))
      .task { await model.follow() }
  }
}

private struct TypedKept<Record: Sendable>: ViewModifier {
  private let model: ScreenModel<Record>
  @SceneStorage private var kept: String

  init(model: ScreenModel<Record>, place: String) {
    self.model = model
    _kept = SceneStorage(wrappedValue: "", "typed \(place)")
  }

  func body(content: Content) -> some View {
    content
      .onAppear { if model.typed.isEmpty, let typed = Typed(rawValue: kept) { model.typed = typed } }
      .onChange(of: model.typed) { _, typed in kept = typed.rawValue }
  }
}
