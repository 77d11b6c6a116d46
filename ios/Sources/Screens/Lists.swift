import Features
import SoundingsCore
import SwiftUI

/// What stands beside something, in one text, so that it breaks as text does however large it is. Each part may run another way than
/// those beside it: between these marks it turns nothing round. What our sentences take is so already.
func beside(_ parts: [Text?]) -> Text? {
  let parts = parts.compactMap(\.self).map { Text(verbatim: "\u{2068}") + $0 + Text(verbatim: "\u{2069}") }
  guard let first = parts.first else { return nil }
  return parts.dropFirst().reduce(first) { $0 + Text(verbatim: " · ") + $1 }
}

/// The same, where there always is something.
func sideBySide(_ parts: [Text?]) -> Text { beside(parts) ?? Text(verbatim: "") }

/// Several names in one line.
func names(_ of: [String]) -> String { of.map { "\u{2068}\(unbroken(name: $0))\u{2069}" }.joined(separator: ", ") }

extension Optional where Wrapped == String {
  /// The words as they stand; nothing where there are none.
  var text: Text? { flatMap { $0.isEmpty ? nil : Text(verbatim: unbroken(name: $0)) } }
}

/// A line of a list: what it is, and below it, smaller, what stands beside it.
struct Line: View {
  let title: Text
  var below: [Text?] = []
  var exact = false

  init(_ title: Text, below: [Text?] = [], exact: Bool = false) {
    (self.title, self.below, self.exact) = (title, below, exact)
  }

  /// Somebody's words; their very words in quotation marks and the serif.
  init(words: String, below: [Text?] = [], exact: Bool = false) {
    self.init(exact ? Text(Words.exactQuote(words)) : Text(verbatim: words), below: below, exact: exact)
  }

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      title.typeset(exact ? .exact : .body).foregroundStyle(Look.ink)
      if let below = beside(below) { below.typeset(.small).foregroundStyle(Look.inkSecond) }
    }
    .card()
    .accessibilityElement(children: .combine)
  }
}

extension View {
  /// Leads somewhere when it is pressed.
  func pressed(_ action: @escaping @MainActor () -> Void) -> some View {
    Button {
      action()
    } label: {
      self
    }.buttonStyle(.plain)
  }
}

/// What is said where a list is empty, or below something.
struct Aside: View {
  private let words: Text

  init(_ words: LocalizedStringKey) { self.words = Text(words) }
  init(_ words: Text) { self.words = words }

  var body: some View { words.typeset(.body).foregroundStyle(Look.inkSecond) }
}

/// Any button but the orange one.
struct Press: View {
  let words: LocalizedStringKey
  let action: @MainActor () -> Void

  init(_ words: LocalizedStringKey, action: @escaping @MainActor () -> Void) {
    (self.words, self.action) = (words, action)
  }

  var body: some View { Button(words) { action() }.buttonStyle(PlainKeyStyle()) }
}

/// What a screen shows before there is a record: why it can't be read, and another try.
struct NotRead<Record: Sendable>: View {
  let model: ScreenModel<Record>

  var body: some View {
    if let problem = model.problem {
      VStack(alignment: .leading, spacing: Measure.space16) {
        ProblemLine(problem: problem)
        if model.record == nil { Press(Words.tryAgain) { Task { await model.load() } } }
      }
    }
  }
}

/// A page whose title its record may say.
struct RecordPage<Record: Sendable, Content: View>: View {
  private let model: ScreenModel<Record>
  private let title: @MainActor (Record) -> Text
  private let content: @MainActor (Record) -> Content

  init(
    _ model: ScreenModel<Record>, _ title: LocalizedStringKey,
    @ViewBuilder content: @escaping @MainActor (Record) -> Content
  ) {
    (self.model, self.title, self.content) = (model, { _ in Text(title) }, content)
  }

  init(
    _ model: ScreenModel<Record>, title: @escaping @MainActor (Record) -> Text,
    @ViewBuilder content: @escaping @MainActor (Record) -> Content
  ) {
    (self.model, self.title, self.content) = (model, title, content)
  }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space16) {
        NotRead(model: model)
        if let record = model.record { content(record) }
      }
      .padding(Measure.edge)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .background(Look.foam)
    .navigationTitle(model.record.map(title) ?? Text(verbatim: ""))
    .navigationBarTitleDisplayMode(.inline)
    .following(model)
  }
}

/// A page that is a list, read on whenever its end is in sight.
struct ListPage<Rows: PageOfRows, Head: View, RowView: View>: View {
  let model: PagedModel<Rows>
  let title: LocalizedStringKey
  let empty: LocalizedStringKey
  let id: KeyPath<Rows.Row, Id>
  @ViewBuilder let head: @MainActor () -> Head
  @ViewBuilder let row: @MainActor (Rows.Row) -> RowView

  var body: some View {
    ScrollView {
      LazyVStack(alignment: .leading, spacing: Measure.space12) {
        NotRead(model: model)
        head()
        if let record = model.record {
          if record.items.isEmpty { Aside(empty) }
          Rolling(model) { ForEach(record.items, id: id) { row($0) } }
        }
      }
      .scrollTargetLayout()
      .padding(Measure.edge)
    }
    .keepsPlace()
    .background(Look.foam)
    .navigationTitle(title)
    .navigationBarTitleDisplayMode(.inline)
    .following(model)
  }
}

/// A button that opens what it names in its place, a form or more of the page, and another that puts it away.
struct Unfolding<Content: View>: View {
  private let label: LocalizedStringKey
  private let away: LocalizedStringKey
  private let content: (_ close: @escaping @MainActor () -> Void) -> Content
  @State private var open = false

  init(
    _ label: LocalizedStringKey, away: LocalizedStringKey = Words.cancel,
    @ViewBuilder content: @escaping (_ close: @escaping @MainActor () -> Void) -> Content
  ) {
    (self.label, self.away, self.content) = (label, away, content)
  }

  var body: some View {
    if open {
      VStack(alignment: .leading, spacing: Measure.space8) {
        content { open = false }
        Press(away) { open = false }
      }
    } else {
      Press(label) { open = true }
    }
  }
}

/// One field and the button that keeps it; nothing is typed in the field any more once it is kept.
struct Writing: View {
  private let label: LocalizedStringKey
  private let start: String
  private let keep: LocalizedStringKey
  private let lines: Int
  private let kept: @MainActor (String) async -> Bool
  @Binding private var typed: String?

  /// - Parameter typed: what is typed in it, of the model's
  init(
    _ label: LocalizedStringKey, in typed: Binding<String?>, keep: LocalizedStringKey = Words.keepIt,
    start: String = "", lines: Int = 1, kept: @escaping @MainActor (String) async -> Bool
  ) {
    (self.label, self.keep, self.start, self.lines, self.kept) = (label, keep, start, lines, kept)
    _typed = typed
  }

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      TextLine(label: label, text: text, lines: lines)
      Press(keep) { keepIt() }
    }
  }

  private var text: Binding<String> { Binding(get: { typed ?? start }, set: { typed = $0 }) }

  private func keepIt() {
    let words = typed ?? start
    guard !words.isEmpty else { return }
    Task { if await kept(words) { typed = nil } }
  }
}

/// A button that asks for a day, from `first` on where that is given.
struct PickedDay: View {
  let label: LocalizedStringKey
  var first: String?
  let picked: @MainActor (String) -> Void
  @State private var day = Date.now
  @Environment(\.calendar) private var calendar

  private var earliest: Date? { first.flatMap { calendar.date(isoDay: $0) } }

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      if let earliest {
        DatePicker(label, selection: $day, in: earliest..., displayedComponents: .date)
      } else {
        DatePicker(label, selection: $day, displayedComponents: .date)
      }
      Press(Words.keepIt) { picked(calendar.isoDay(max(day, earliest ?? day))) }
    }
  }
}

/// Side by side; below one another where the letters are large: no word is broken for want of room.
struct Beside<Content: View>: View {
  @ViewBuilder let content: () -> Content
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    if size.isAccessibilitySize {
      VStack(alignment: .leading, spacing: Measure.space8) { content() }
    } else {
      HStack(spacing: Measure.space8) { content() }
    }
  }
}
