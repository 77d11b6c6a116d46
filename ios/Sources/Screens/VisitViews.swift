import Features
import SoundingsCore
import SwiftUI

/// Words as they stand on a page.
struct BodyLine: View {
  private let text: Text

  init(_ words: LocalizedStringKey) { text = Text(words) }
  init(verbatim words: String) { text = Text(verbatim: words) }

  var body: some View { text.typeset(.body).foregroundStyle(Look.ink).frame(maxWidth: .infinity, alignment: .leading) }
}

/// What stands beside them.
struct QuietLine: View {
  private let text: Text

  init(_ words: LocalizedStringKey) { text = Text(words) }
  init(verbatim words: String) { text = Text(verbatim: words) }
  /// Several, one behind the other.
  init(_ words: [Text?]) { text = beside(words) ?? Text(verbatim: "") }

  var body: some View {
    text.typeset(.small).foregroundStyle(Look.inkSecond).frame(maxWidth: .infinity, alignment: .leading)
  }
}

/// One of several, or none of them; one that is chosen and pressed again takes the choice back.
struct ChipRow<Option: Hashable>: View {
  let options: [Option]
  let chosen: Option?
  let word: (Option) -> Text
  let choose: @MainActor (Option?) -> Void

  var body: some View {
    LazyVGrid(
      columns: [GridItem(.adaptive(minimum: 104), spacing: Measure.space8)], alignment: .leading,
      spacing: Measure.space8
    ) {
      ForEach(options, id: \.self) { option in
        Button {
          choose(option == chosen ? nil : option)
        } label: {
          word(option).frame(maxWidth: .infinity)
        }
        .buttonStyle(PlainKeyStyle(chosen: option == chosen))
        .accessibilityAddTraits(option == chosen ? .isSelected : [])
      }
    }
  }
}

/// A visit in the log.
struct VisitLine: View {
  let visit: VisitRow
  let open: @MainActor () -> Void

  var body: some View {
    Button {
      open()
    } label: {
      VStack(alignment: .leading, spacing: Measure.space4) {
        VisitTitle(visit: visit).typeset(.body).foregroundStyle(Look.ink)
        if let objective = visit.objective { QuietLine(verbatim: objective) }
        VisitBeside(visit: visit)
        QuietLine(visit.state.words)
      }
      .card()
      .accessibilityElement(children: .combine)
    }
    .buttonStyle(.plain)
  }
}

/// Whom a visit is with; of one that nobody named, that.
struct VisitTitle: View {
  let visit: VisitRow

  var body: some View {
    if let customer = visit.customer, let site = visit.site {
      Text(Words.visitPlace(unbroken(name: customer), unbroken(name: site)))
    } else if let customer = visit.customer {
      Text(verbatim: unbroken(name: customer))
    } else {
      Text(Words.unnamedVisit)
    }
  }
}

/// What kind of visit, when, and how many notes, where there are any.
struct VisitBeside: View {
  let visit: VisitRow
  @Environment(\.locale) private var locale

  var body: some View {
    let time = visit.started?.day(locale: locale) ?? visit.planned?.words(locale: locale)
    QuietLine([
      Text(visit.kind.words), time.map { Text(verbatim: $0) },
      visit.notes > 0 ? Text(Words.notes(Int(visit.notes))) : nil,
    ])
  }
}

/// A card that leads somewhere: what, and what one finds there.
struct LeadCard: View {
  let title: LocalizedStringKey
  let more: LocalizedStringKey
  let open: @MainActor () -> Void

  var body: some View {
    Button {
      open()
    } label: {
      VStack(alignment: .leading, spacing: Measure.space4) {
        BodyLine(title)
        QuietLine(more)
      }
      .card()
      .accessibilityElement(children: .combine)
    }
    .buttonStyle(.plain)
  }
}

/// What we expected, and what became of it.
struct ExpectationCard: View {
  let row: ExpectationRow
  let settle: @MainActor (ExpectationOutcome) -> Void

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      BodyLine(verbatim: row.text)
      ExpectationBeside(row: row)
      if row.maySettle {
        ChipRow(options: ExpectationOutcome.every, chosen: row.outcome, word: { Text($0.words) }) {
          if let outcome = $0 { settle(outcome) }
        }
      } else if let outcome = row.outcome {
        QuietLine(outcome.words)
      }
    }
    .card()
  }
}

/// Who expects it, how sure they are, and whether it was written too late.
struct ExpectationBeside: View {
  let row: ExpectationRow

  var body: some View {
    QuietLine([
      row.engineer.map { Text(verbatim: $0) }, row.sureness.map { Text($0.words) },
      row.afterStart ? Text(Words.afterStart) : nil,
    ])
  }
}

/// Two versions of something stand side by side: the way to them.
struct VersionsLead: View {
  let versions: [VersionsRow]
  let ways: Ways

  var body: some View {
    ForEach(versions, id: \.field) { row in
      Button(Words.oneThingCompare) { ways.to(.maps(.compare(row.entity, row.field))) }.buttonStyle(PlainKeyStyle())
    }
  }
}

extension GuideLanguage {
  /// The language in which questions stand that nobody wrote.
  static func of(_ locale: Locale) -> GuideLanguage {
    locale.language.languageCode?.identifier == "fr" ? .french : .english
  }
}

// In the order in which they are offered.

extension EncounterKind {
  static let every: [EncounterKind] = [.visit, .meeting, .callListened, .callMade, .rolePlay, .callToOurselves]
}

extension EngineerTask {
  static let every: [EngineerTask] = [.asks, .writes, .watches]
}

extension Sureness {
  static let every: [Sureness] = [.sure, .fairlySure, .hunch]
}

extension ExpectationOutcome {
  static let every: [ExpectationOutcome] = [.asExpected, .partly, .otherwise, .didNotComeUp]
}

extension OutcomeKind {
  static let every: [OutcomeKind] = [.newWork, .referral, .complaintSolved]
}

extension Mark {
  static let every: [Mark] = [.question, .concern, .priority]
}

extension FoundKind {
  static let every: [FoundKind] = [.note, .visit, .person, .customer, .site, .map, .entry, .promise]

  /// What a hit of a search is, in a word.
  var words: LocalizedStringKey {
    switch self {
    case .note: ShareableKind.note.words
    case .visit: ShareableKind.visit.words
    case .person: ShareableKind.person.words
    case .customer: ShareableKind.customer.words
    case .site: Words.foundSite
    case .map: ShareableKind.map.words
    case .entry: ShareableKind.mapEntry.words
    case .promise: Words.promise
    }
  }
}
