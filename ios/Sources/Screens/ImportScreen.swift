import Features
import SoundingsCore
import SwiftUI
import UniformTypeIdentifiers

/// A trip report, a table or cards: what would be made of it, and only then taking it in.
struct ImportScreen: View {
  @State private var model: ImportModel
  @State private var picking = false
  private let ways: Ways

  init(model: ImportModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.takeInFile) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let imported = model.imported {
        taken(imported)
      } else if let preview = model.record?.preview {
        ImportPreviewView(preview: preview, model: model)
        Button(Words.importOther) { picking = true }.buttonStyle(PlainKeyStyle())
        Button(Words.importTake) { Task { await model.takeIn() } }
          .buttonStyle(BuoyButtonStyle())
          .disabled(!preview.needs.isEmpty)
      } else {
        BodyLine(Words.importWhat)
        Button(Words.importChoose) { picking = true }.buttonStyle(BuoyButtonStyle())
      }
    }
    .fileImporter(isPresented: $picking, allowedContentTypes: [.text, .commaSeparatedText, .vCard, .data]) { chosen in
      if case .success(let file) = chosen { Task { await model.choose(file) } }
    }
    .following(model)
    .onOpened(nil) { await model.choose($0) }
  }

  @ViewBuilder private func taken(_ imported: Imported) -> some View {
    BodyLine(Words.importMade(Int(imported.made)))
    ForEach(imported.visits.prefix(3), id: \.self) { visit in
      Button(Words.lookAtVisit) { ways.to(.visits(.visit(visit))) }.buttonStyle(PlainKeyStyle())
    }
    Button(Words.importUndo) { Task { if await model.undo() { ways.back() } } }.buttonStyle(PlainKeyStyle())
    Button(Words.joinClose) { ways.back() }.buttonStyle(BuoyButtonStyle())
  }
}

/// What would be made of a file, and what has to be said first.
struct ImportPreviewView: View {
  /// The encodings that can be named where a file looks wrong.
  private static let encodings = ["utf-8", "windows-1252", "macintosh", "utf-16le"]

  let preview: ImportPreview
  let model: ImportModel
  @State private var day = Date.now
  @Environment(\.calendar) private var calendar
  @Environment(\.locale) private var locale

  var body: some View {
    ForEach(preview.needs, id: \.self) { need in BodyLine(need.words).card() }
    if preview.needs.contains(where: \.asksForDay) || model.answers.day != nil { askDay }
    VStack(alignment: .leading, spacing: Measure.space4) {
      ForEach(preview.things, id: \.what) { count in counted(count) }
    }
    .card()
    if !preview.proposals.isEmpty { Part(Words.importLike) { ForEach(preview.proposals, id: \.item) { like($0) } } }
    if !preview.columns.isEmpty { columns }
    if !preview.visits.isEmpty {
      Part(Words.visits) { ForEach(Array(preview.visits.enumerated()), id: \.offset) { _, visit in report(visit) } }
    }
    if !preview.sample.isEmpty { encoding }
    if preview.left > 0 {
      Part(Words.importLeft(Int(preview.left))) { ForEach(preview.notUnderstood, id: \.line) { left($0) } }
    }
  }

  @ViewBuilder private var askDay: some View {
    DatePicker(Words.untilPick, selection: $day, displayedComponents: .date)
    Button(Words.choose) {
      let day = calendar.isoDay(day)
      Task { await model.answer { $0.day = day } }
    }
    .buttonStyle(PlainKeyStyle())
  }

  private func counted(_ count: ImportCount) -> some View {
    QuietLine([
      Text(count.what.words), Text(Words.importNew(Int(count.new))),
      count.here > 0 ? Text(Words.importHere(Int(count.here))) : nil,
      count.back > 0 ? Text(Words.importBack(Int(count.back))) : nil,
      count.erased > 0 ? Text(Words.importErased(Int(count.erased))) : nil,
    ])
  }

  /// Something that may be one with something that is here: a person decides.
  private func like(_ proposal: ImportProposal) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      BodyLine(verbatim: proposal.name)
      ForEach(proposal.like, id: \.id) { like in
        Button(Words.importSame(like.name)) { decide(proposal, like.id) }.buttonStyle(PlainKeyStyle())
      }
      Button(Words.importNewOne) { decide(proposal, nil) }.buttonStyle(PlainKeyStyle())
    }
    .card()
  }

  private func decide(_ proposal: ImportProposal, _ with: Id?) {
    Task {
      await model.answer { answers in
        answers.same.removeAll { $0.item == proposal.item }
        answers.same.append(SameAnswer(item: proposal.item, with: with))
      }
    }
  }

  private var columns: some View {
    Part(Words.importColumns) {
      ForEach(Array(preview.columns.enumerated()), id: \.offset) { place, column in
        VStack(alignment: .leading, spacing: Measure.space8) {
          BodyLine(verbatim: column.header)
          ChipRow(options: ColumnUse.every, chosen: column.takenFor, word: { Text($0.words) }) { use in
            if let use { take(place, for: use) }
          }
        }
        .card()
      }
    }
  }

  private func take(_ place: Int, for use: ColumnUse) {
    var uses = preview.columns.map(\.takenFor)
    uses[place] = use
    Task { [uses] in await model.answer { $0.columns = uses } }
  }

  private func report(_ visit: ImportVisit) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      BodyLine(verbatim: visit.title)
      if let objective = visit.objective { QuietLine(verbatim: objective) }
      let names = [visit.customer, visit.site, visit.began?.day(locale: locale)].compactMap(\.self) + visit.people
      QuietLine(names.map { Text(verbatim: $0) } + [Text(Words.notes(Int(visit.allNotes)))])
    }
    .card()
    .accessibilityElement(children: .combine)
  }

  private var encoding: some View {
    Part(Words.importEncoding) {
      ForEach(Array(preview.sample.enumerated()), id: \.offset) { _, line in QuietLine(verbatim: line) }
      ChipRow(options: Self.encodings, chosen: model.answers.encoding, word: { Text(verbatim: $0) }) { name in
        Task { await model.answer { $0.encoding = name } }
      }
    }
  }

  private func left(_ line: LineNotUnderstood) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      BodyLine(verbatim: line.text)
      QuietLine([Text(verbatim: "\(line.line)"), Text(line.why.words)])
    }
    .card()
    .accessibilityElement(children: .combine)
  }
}

extension ImportNeed {
  fileprivate var words: LocalizedStringKey {
    switch self {
    case .day: Words.importNeedsDay
    case .columns: Words.importNeedsColumns
    case .decision: Words.importNeedsDecision
    }
  }

  fileprivate var asksForDay: Bool {
    switch self {
    case .day: true
    case .columns, .decision: false
    }
  }
}

extension ImportKind {
  fileprivate var words: LocalizedStringKey {
    switch self {
    case .customer: ShareableKind.customer.words
    case .site: Words.foundSite
    case .person: ShareableKind.person.words
    case .visit: ShareableKind.visit.words
    case .note: ShareableKind.note.words
    }
  }
}

extension ColumnUse {
  fileprivate static let every: [ColumnUse] = [.customer, .site, .person, .firstName, .lastName, .role, .ignored]

  fileprivate var words: LocalizedStringKey {
    switch self {
    case .customer: ShareableKind.customer.words
    case .site: Words.foundSite
    case .person: ShareableKind.person.words
    case .firstName: Words.columnFirstName
    case .lastName: Words.columnLastName
    case .role: Words.columnRole
    case .ignored: Words.leaveOut
    }
  }
}

extension WhyNot {
  fileprivate var words: LocalizedStringKey {
    switch self {
    case .noWords: Words.importNoWords
    case .noName: Words.importNoName
    case .noText: Words.importNoText
    case .unclearDay: Words.importUnclearDay
    case .cutOff: Words.importCutOff
    case .tooMany: Words.importTooMany
    }
  }
}
