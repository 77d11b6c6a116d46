import Foundation
import SoundingsCore
import SwiftUI

@testable import Features
@testable import Screens

/// What a record can say, case by case. A test holds these against what the core has.
@MainActor
enum Cases {
  static let since = Moment(utcMs: 1_762_250_000_000, offsetMinutes: -300, zone: "America/Toronto")
  static let thing = "019aa7c0-0000-7000-8000-000000000002"

  static let needsYou: [NeedsYouReason] = [
    .versions, .tooLarge, .notUnderstood, .notKnownHere, .dependent, .erased, .cannotApply, .notVouchedFor,
    .waitsForOthers, .keyNotHere, .sharedMeanwhile,
  ]
  static let sharing: [Sharing] = [
    .noTeam(notes: 3), .joining(awaySince: nil), .joining(awaySince: since), .together(checked: nil),
    .together(checked: since), .filesFollow(files: 1), .waiting(notes: 12, things: 15, awaySince: since),
    .waiting(notes: 12, things: 15, awaySince: nil), .waiting(notes: 0, things: 1, awaySince: since),
    .waiting(notes: 0, things: 1, awaySince: nil), .needsYou(things: 2, waiting: 0),
  ]
  static let oneThing: [OneThing] = [
    .stillThere(visit: thing), .share(visit: thing, notes: 7), .sort(visit: thing, notes: 6), .file(notes: 1),
    .compare(entity: thing, field: "words"),
  ]
  static let gives: [Gives] = [
    .noTeam, .toTeam(notes: 7, thoughts: 1), .toTeam(notes: 1, thoughts: 0), .toTeam(notes: 0, thoughts: 2),
    .toTeam(notes: 0, thoughts: 0),
  ]
  static let photoRules: [PhotoRule] = [.notAsked, .yes, .askEachTime, .no]
  static let standings: [VisitState] = [.planned, .underWay, .ended]
  static let bases: [Basis] = [.told, .seen, .toldAndSeen, .ourReading, .guess]
  static let files: [FileStanding] = [
    .onlyHere, .toSend, .sending, .sendsOverWifi, .withTheTeam, .keptForYou, .follows, .onServer, .coming, .asksForWifi,
    .asksForYou, .refused, .otherBytes, .noRoom, .erased,
  ]
  static let attached: [AttachmentKind] = [.picture, .spokenNote, .file]
  static let problems: [Problem] = [.notebook(.Closed), .keyMissing, .keyNotYet, .keyStore(status: -1), .unknown]
}

extension Catalogue {
  /// The states that no example has.
  func states() throws -> [Shown] {
    let visit = try book.visits(after: nil).items.first { $0.notes > 0 }
    guard let visit else { return [] }
    let records = [
      try today(visit), try sync(), try end(visit.id), try note(visit.id), try attached(visit.id), try entries(),
      try capture(), try encounter(visit.id),
    ]
    return records.flatMap(\.self) + compare() + shut()
  }

  private func today(_ visit: VisitRow) throws -> [Shown] {
    let real = try book.today()
    func shown(_ name: String, _ change: (inout Today) -> Void) -> Shown {
      var record = real
      record.mayStart = true
      change(&record)
      let model = TodayModel(desk: still)
      model.record = record
      return self.shown("Today: \(name)", TodayScreen(model: model, ways: ways))
    }
    var all = Cases.oneThing.map { thing in shown("\(thing)") { $0.oneThing = thing } }
    all += Cases.sharing.map { sharing in shown("\(sharing)") { $0.sharing = sharing } }
    all += [
      shown("under way") { ($0.underWay, $0.mayStart) = (visit, false) },
      shown("next") { $0.next = visit },
      shown("nothing yet") { ($0.visits, $0.promises, $0.next, $0.oneThing) = (0, [], nil, nil) },
      shown("how to keep it is asked") { $0.asksHowToKeep = true },
      shown("only here") { $0.onlyOnThisDevice = OnlyOnThisDevice(notes: 12, lastBackup: nil) },
      shown("only here since") { $0.onlyOnThisDevice = OnlyOnThisDevice(notes: 12, lastBackup: Cases.since) },
      shown("more promises") { $0.morePromises = 4 },
    ]
    return all
  }

  private func sync() throws -> [Shown] {
    let real = try book.syncScreen()
    func shown(_ name: String, _ change: (inout Sync) -> Void) -> Shown {
      var record = real
      record.server = "team.example:8443"
      change(&record)
      let model = SyncModel(desk: still)
      model.record = record
      return self.shown("Sync: \(name)", SyncScreen(model: model, ways: ways))
    }
    let seenAt = SeenAt(what: .note, id: Cases.thing)
    let needsYou = Cases.needsYou.map { reason in
      NeedsYouRow(entity: Cases.thing, seenAt: seenAt, reason: reason, number: nil, since: Cases.since, versions: nil)
    }
    var all = Cases.sharing.map { sharing in shown("\(sharing)") { $0.sharing = sharing } }
    all += needsYou.map { row in shown("\(row.reason)") { ($0.needsYou, $0.mayRetry) = ([row], true) } }
    all += [
      shown("told apart") {
        $0.toldApart = ["Jonas Lindqvist", nil].map { ToldApartRow(engineer: $0, found: Cases.since) }
      },
      shown("in the inbox, and kept sealed") {
        ($0.inInbox, $0.keptSealed, $0.onlyHere, $0.ownKey) = (2, 3, 1, .onlyHere)
      },
      shown("away, full, never backed up") {
        ($0.awaySince, $0.serverFull, $0.serverNeverBackedUp) = (Cases.since, true, true)
      },
      shown("files on their way") {
        $0.files = FilesOnTheWay(
          toSend: 2, toSendBytes: 5_000_000, toFetch: 1, toFetchBytes: 900, follow: 1, wifiOnly: true)
      },
    ]
    return all
  }

  private func end(_ visit: Id) throws -> [Shown] {
    let real = try book.endScreen(visit: visit)
    func shown(_ name: String, _ change: (inout End) -> Void) -> Shown {
      var record = real
      record.visit.ended = nil
      change(&record)
      let model = EndModel(desk: still, visit: visit)
      model.record = Ending(end: record, finer: [:])
      return self.shown("End: \(name)", EndScreen(model: model, ways: ways))
    }
    let differ = FirstWordsRow(note: Cases.thing, first: "the code is 4711", now: "they have a code")
    let all = Cases.gives.map { gives in shown("\(gives)") { $0.gives = gives } }
    return all + [
      shown("first words differ") { ($0.gives, $0.firstWordsDiffer) = (.toTeam(notes: 1, thoughts: 0), [differ]) },
      shown("it has ended") { $0.visit.ended = Cases.since },
      shown("nobody ended it when it did") { $0.leftSince = Cases.since },
      shown("nobody was met") { ($0.met, $0.others, $0.promises) = ([], [], []) },
    ]
  }

  private func note(_ visit: Id) throws -> [Shown] {
    guard let first = try book.encounter(id: visit, after: nil).notes.first else { return [] }
    let real = try book.notePage(id: first.id)
    func shown(_ name: String, _ change: (inout NotePage) -> Void) -> Shown {
      var record = real
      change(&record)
      let model = NoteModel(note: first.id, desk: still)
      model.record = record
      return self.shown("Note: \(name)", NoteScreen(model: model, ways: ways))
    }
    let versions = VersionsRow(entity: first.id, field: "words", was: nil, versions: [], olderLeftOut: true)
    return [
      shown("corrected") { ($0.note.firstWords, $0.note.corrected) = ("the code is 4711", true) },
      shown("its older words go") { $0.olderWordsGo = Cases.since },
      shown("two versions") { $0.versions = [versions] },
      shown("no key yet") { ($0.note.kind, $0.note.mayBeExact) = (nil, false) },
      shown("stays only mine") { $0.staysOnlyMe = true },
      shown("a page of paper") { record in
        (record.note.kind, record.note.words, record.note.mayBeExact) = (nil, "", false)
        record.note.attachments = [attachment(.picture, .onlyHere, here: true, page: true)]
      },
    ]
  }

  private func attachment(_ kind: AttachmentKind, _ standing: FileStanding, here: Bool, page: Bool = false)
    -> AttachmentRow
  {
    AttachmentRow(
      id: Cases.thing, kind: kind, mediaType: "audio/aac", bytes: 48_000, here: here, name: nil, size: nil,
      thumbnailHere: false, durationMs: 7_000, taken: nil, page: page, covered: false, annotations: 0, notShown: nil,
      file: standing, moved: 0)
  }

  /// Here or not, and on its way; of each kind.
  private func attached(_ visit: Id) throws -> [Shown] {
    guard let first = try book.encounter(id: visit, after: nil).notes.first else { return [] }
    let real = try book.notePage(id: first.id)
    func shown(_ name: String, _ kind: AttachmentKind, _ standing: FileStanding, here: Bool) -> Shown {
      var record = real
      record.note.attachments = [attachment(kind, standing, here: here)]
      let model = NoteModel(note: first.id, desk: still)
      model.record = record
      return self.shown("Note, attached: \(name)", NoteScreen(model: model, ways: ways))
    }
    return Cases.files.map { shown("\($0)", .picture, $0, here: false) }
      + Cases.attached.map { shown("\($0), here", $0, .withTheTeam, here: true) }
  }

  /// By word, glyph and edge what each rests on.
  private func entries() throws -> [Shown] {
    guard let map = try book.maps(after: nil).items.first?.id else { return [] }
    let real = try book.mapPart(id: map, part: .pain, after: nil)
    return Cases.bases.map { basis in
      var record = real
      for place in record.items.indices { record.items[place].basis = basis }
      let model = MapPartModel(desk: still, map: map, part: .pain)
      model.record = record
      return shown("A part's entries: \(basis)", MapPartScreen(model: model, part: .pain, ways: ways))
    }
  }

  private func compare() -> [Shown] {
    func version(_ id: String, _ engineer: String?, _ words: String, mine: Bool) -> ComparedVersion {
      ComparedVersion(
        id: id, pieces: [ComparedPiece(text: "They weld ", differs: false), ComparedPiece(text: words, differs: true)],
        engineer: engineer, written: Cases.since, mine: mine)
    }
    let two = [version("1", nil, "twice", mine: true), version("2", "Jonas Lindqvist", "all of it", mine: false)]
    let third = version("3", nil, "it again", mine: false)
    func shown(_ name: String, _ versions: [ComparedVersion], words: Bool = true, older: Bool = false) -> Shown {
      let model = CompareModel(desk: still, thing: Cases.thing, field: "words")
      model.record = Compare(
        entity: Cases.thing, field: "words", was: "They weld", versions: versions, words: words, olderLeftOut: older)
      return self.shown("Compare: \(name)", CompareScreen(model: model))
    }
    return [
      shown("two", two), shown("three, and older ones", two + [third], older: true),
      shown("a choice", two, words: false),
      shown("decided", []),
    ]
  }

  private func capture() throws -> [Shown] {
    let real = try book.captureScreen(visit: nil, held: nil)
    func shown(_ name: String, _ change: (inout Capture) -> Void) -> Shown {
      var record = real
      change(&record)
      let model = CaptureModel(visit: nil, desk: still)
      model.record = record
      return self.shown("Capture: \(name)", CaptureScreen(model: model, ways: ways))
    }
    let all = Cases.photoRules.map { rule in shown("pictures \(rule)") { $0.photoRule = rule } }
    let attached = CaptureModel(visit: nil, desk: still, pictures: try pending())
    attached.record = real
    return all + [
      shown("still there?") { $0.askFirst = true }, shown("thoughts") { $0.thoughts = 2 },
      self.shown("Capture: pictures and a file", CaptureScreen(model: attached, ways: ways)),
    ]
  }

  /// Two pictures and a file for the next note.
  private func pending() throws -> PendingPictures {
    let pictures = folder.appending(path: "pictures")
    let ofTheFile = pictures.appending(path: "2")
    try FileManager.default.createDirectory(at: ofTheFile, withIntermediateDirectories: true)
    for file in ["0.jpg", "1.jpg", "2/cell 2.pdf"] { try Data().write(to: pictures.appending(path: file)) }
    return PendingPictures(folder: pictures)
  }

  private func encounter(_ visit: Id) throws -> [Shown] {
    let real = try book.encounter(id: visit, after: nil)
    return Cases.standings.map { standing in
      var record = real
      record.standing = standing
      (record.mayStart, record.mayEnd, record.toSort, record.mayContinue) = (true, true, 3, true)
      let model = EncounterModel(desk: still, id: visit)
      model.record = record
      let plan = PlanFaceModel(desk: still, visit: visit, language: .english)
      return shown(
        "Visit: \(standing)",
        EncounterScreen(model: model, plan: plan, after: AfterModel(desk: still, visit: visit), ways: ways))
    }
  }

  /// Where there is no open notebook, and where it may not be read.
  private func shut() -> [Shown] {
    let all = Cases.problems.map { shown("Shut: \($0)", ShutScreen(problem: $0, door: door)) }
    let map = (try? book.maps(after: nil).items.first?.id) ?? ""
    return all + [
      shown("First run", FirstRunScreen(model: FirstRunModel(door: door))),
      shown("Locked", LockedScreen(model: LockedModel(door: door), lock: AppLock(screenLock: PhoneScreenLock()))),
      shown("A backup to restore", RestoreScreen(model: RestoreModel(door: door))),
      shown("Today", TodayScreen(model: TodayModel(desk: desk), ways: ways)),
      shown("Visits", VisitsScreen(model: VisitsModel(desk: desk), ways: ways)),
      shown("Customers", CustomersScreen(model: CustomersModel(desk: desk), ways: ways)),
      shown("Team", TeamScreen(model: TeamModel(desk: desk), ways: ways)),
      shown("A map on a tablet", MapCanvasScreen(model: MapCanvasModel(desk: desk, map: map), ways: ways)),
    ]
  }
}
