import Features
import SoundingsCore
import SwiftUI

/// Words of a note or an entry: in quotation marks and the serif only where they are somebody's own.
struct QuotedWords: View {
  let words: String
  let exact: Bool

  var body: some View {
    quoted(words, exact: exact).typeset(exact ? .exact : .body).foregroundStyle(Look.ink)
  }
}

/// The same in the middle of a sentence.
func quoted(_ words: String, exact: Bool) -> Text { exact ? Text(Words.exactQuote(words)) : Text(verbatim: words) }

extension Words {
  // Sentences that hold a word of the catalogue, or words in quotation marks.
  static func sortSameAs(_ entry: Text) -> LocalizedStringKey { "sort-same-as \(entry)" }
  static func sortNotAbout(_ name: Text) -> LocalizedStringKey { "sort-not-about \(name)" }
  static func mapTimes(_ word: Text, _ count: Int) -> LocalizedStringKey { "map-times \(word) \(count)" }
  static func mapAskNext(_ parts: Text) -> LocalizedStringKey { "map-ask-next \(parts)" }
  static func mapPutInto(_ part: Text) -> LocalizedStringKey { "map-put-into \(part)" }
  static func mapMoveTo(_ part: Text) -> LocalizedStringKey { "map-move-to \(part)" }
  static func entryMade(_ part: Text, _ text: String) -> LocalizedStringKey { "entry-made \(part) \(text)" }
  static func entryMoved(_ part: Text) -> LocalizedStringKey { "entry-moved \(part)" }
  static func entryLinked(_ note: Text) -> LocalizedStringKey { "entry-linked \(note)" }
  static func entryLinkedAgainst(_ note: Text) -> LocalizedStringKey { "entry-linked-against \(note)" }
  static func entryUnlinked(_ note: Text) -> LocalizedStringKey { "entry-unlinked \(note)" }
}

extension Optional where Wrapped == PersonRow {
  /// Whose map it is; somebody, once that person was deleted or erased.
  var name: Text {
    guard let self, !self.name.isEmpty else { return Text(Words.mapSomebody) }
    return Text(verbatim: self.name)
  }
}

/// Something to tick.
struct TickLine<Content: View>: View {
  private let on: Bool
  private let tick: @MainActor () -> Void
  private let label: Content

  init(on: Bool, tick: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Content) {
    self.on = on
    self.tick = tick
    self.label = label()
  }

  var body: some View {
    Button(action: tick) {
      HStack(spacing: Measure.space12) {
        Image(systemName: on ? "checkmark.square.fill" : "square").foregroundStyle(Look.ink).accessibilityHidden(true)
        VStack(alignment: .leading, spacing: Measure.space4) { label }
      }
      .card()
    }
    .buttonStyle(.plain)
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(on ? [.isSelected] : [])
  }
}

extension [LocalizedStringKey] {
  /// One after the other, with a comma between.
  var texts: Text {
    enumerated().reduce(Text(verbatim: "")) { all, word in
      word.offset == 0 ? Text(word.element) : all + Text(verbatim: ", ") + Text(word.element)
    }
  }
}

extension MapPart {
  /// In canvas order.
  static let all: [MapPart] = [.see, .say, .do, .hear, .needToDo, .pain, .gain, .other]
}
