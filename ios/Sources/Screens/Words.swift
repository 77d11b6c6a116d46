import Features
import SoundingsCore
import SwiftUI

// Every word of the screens, as a key of App/Soundings/Localizable.xcstrings, where English and French stand side by side.
// Counts are `Int` (%lld in the catalogue), everything else is text (%@). A test compares the two files.

enum Words {
  // The name
  static var nameQuestion: LocalizedStringKey { "name.question" }
  static var nameField: LocalizedStringKey { "name.field" }
  static var nameStays: LocalizedStringKey { "name.stays" }
  static var nameBegin: LocalizedStringKey { "name.begin" }

  // Today
  static var today: LocalizedStringKey { "today.title" }
  static var start: LocalizedStringKey { "today.start" }
  static var note: LocalizedStringKey { "today.note" }
  static var underWay: LocalizedStringKey { "today.underWay" }
  static var next: LocalizedStringKey { "today.next" }
  static var startThis: LocalizedStringKey { "today.startThis" }
  static var oneThing: LocalizedStringKey { "today.oneThing" }
  static var shareIt: LocalizedStringKey { "today.share" }
  static var promisesDue: LocalizedStringKey { "today.promises" }
  static var emptyTitle: LocalizedStringKey { "today.empty.title" }
  static var emptyWords: LocalizedStringKey { "today.empty.words" }
  static func since(_ time: String) -> LocalizedStringKey { "today.since \(time)" }
  static func morePromises(_ count: Int) -> LocalizedStringKey { "today.morePromises \(count)" }
  static func notes(_ count: Int) -> LocalizedStringKey { "visit.notes \(count)" }

  // Capture
  static var whereAreYou: LocalizedStringKey { "capture.where" }
  static var field: LocalizedStringKey { "capture.field" }
  static var nothingYet: LocalizedStringKey { "capture.nothingYet" }
  static var lastNote: LocalizedStringKey { "capture.lastNote" }
  static var keyHint: LocalizedStringKey { "capture.keyHint" }
  static var someone: LocalizedStringKey { "capture.someone" }
  static var someoneTitle: LocalizedStringKey { "capture.someone.title" }
  static var someoneField: LocalizedStringKey { "capture.someone.field" }
  static var takePicture: LocalizedStringKey { "capture.picture" }
  static var star: LocalizedStringKey { "capture.star" }
  static var promise: LocalizedStringKey { "capture.promise" }
  static var isOn: LocalizedStringKey { "capture.on" }
  static var isOff: LocalizedStringKey { "capture.off" }
  static var end: LocalizedStringKey { "capture.end" }
  static var endTitle: LocalizedStringKey { "capture.end.title" }
  static var endWords: LocalizedStringKey { "capture.end.words" }
  static var endAndShare: LocalizedStringKey { "capture.end.share" }
  static var endOnlyMine: LocalizedStringKey { "capture.end.onlyMine" }
  static var stillThere: LocalizedStringKey { "capture.stillThere" }
  static var stillThereWords: LocalizedStringKey { "capture.stillThere.words" }
  static var stillThereYes: LocalizedStringKey { "capture.stillThere.yes" }
  static var deleted: LocalizedStringKey { "capture.deleted" }
  static var undo: LocalizedStringKey { "capture.undo" }
  static func thoughts(_ count: Int) -> LocalizedStringKey { "capture.thoughts \(count)" }
  static func pictures(_ count: Int) -> LocalizedStringKey { "capture.pictures \(count)" }
  static var removePictures: LocalizedStringKey { "capture.pictures.remove" }

  // A note
  static var exactWords: LocalizedStringKey { "note.exact" }
  static var roughly: LocalizedStringKey { "note.roughly" }
  static var starIt: LocalizedStringKey { "note.star" }
  static var unstar: LocalizedStringKey { "note.unstar" }
  static var starred: LocalizedStringKey { "note.starred" }
  static var delete: LocalizedStringKey { "note.delete" }
  static var corrected: LocalizedStringKey { "note.corrected" }
  static var fromMemory: LocalizedStringKey { "note.fromMemory" }
  static var noteMenu: LocalizedStringKey { "note.menu" }
  static var pictureFollows: LocalizedStringKey { "note.pictureFollows" }
  static func quoted(_ words: String) -> LocalizedStringKey { "note.quoted \(words)" }

  // A promise
  static var promiseTitle: LocalizedStringKey { "promise.title" }
  static var promiseWhat: LocalizedStringKey { "promise.what" }
  static var promiseTo: LocalizedStringKey { "promise.to" }
  static var promiseUntil: LocalizedStringKey { "promise.until" }
  static var promiseThisFriday: LocalizedStringKey { "promise.thisFriday" }
  static var promiseNextFriday: LocalizedStringKey { "promise.nextFriday" }
  static var promisePick: LocalizedStringKey { "promise.pick" }
  static var promiseKeep: LocalizedStringKey { "promise.keep" }
  static func by(_ day: String) -> LocalizedStringKey { "promise.by \(day)" }
  static func to(_ names: String) -> LocalizedStringKey { "promise.toWhom \(names)" }

  // Joining
  static var you: LocalizedStringKey { "join.you" }
  static var join: LocalizedStringKey { "join.title" }
  static var joinWords: LocalizedStringKey { "join.words" }
  static var joinField: LocalizedStringKey { "join.field" }
  static var joinGo: LocalizedStringKey { "join.go" }

  // The notebook can't be opened
  static var shutTitle: LocalizedStringKey { "shut.title" }
  static var shutWords: LocalizedStringKey { "shut.words" }
  static func keptSealed(_ count: Int) -> LocalizedStringKey { "shut.kept \(count)" }

  static var tryAgain: LocalizedStringKey { "again" }
  static var cancel: LocalizedStringKey { "cancel" }
  static var done: LocalizedStringKey { "done" }
}

extension ObservationKind {
  static let keys: [ObservationKind] = [.said, .did, .around, .thought]

  var words: LocalizedStringKey {
    switch self {
    case .said: "key.said"
    case .did: "key.did"
    case .around: "key.around"
    case .thought: "key.thought"
    }
  }
}

extension Optional where Wrapped == ObservationKind {
  /// The kind, or that a note waits for one.
  var words: LocalizedStringKey { self?.words ?? "key.none" }
}

extension SyncState {
  var words: LocalizedStringKey {
    switch self {
    case .onThisPhone: "state.onThisPhone"
    case .onItsWay: "state.onItsWay"
    case .keptForYou: "state.keptForYou"
    case .withTheTeam: "state.withTheTeam"
    case .needsYou: "state.needsYou"
    }
  }
}

extension EncounterKind {
  var words: LocalizedStringKey {
    switch self {
    case .visit: "kind.visit"
    case .meeting: "kind.meeting"
    case .callListened: "kind.callListened"
    case .callMade: "kind.callMade"
    case .rolePlay: "kind.rolePlay"
    case .callToOurselves: "kind.callToOurselves"
    }
  }
}

extension PromiseStanding {
  var words: LocalizedStringKey {
    switch self {
    case .open: "standing.open"
    case .dueToday: "standing.dueToday"
    case .pastItsDay: "standing.pastItsDay"
    case .kept: "standing.kept"
    case .late: "standing.late"
    case .changed: "standing.changed"
    case .letGo: "standing.letGo"
    case .several: "standing.several"
    }
  }
}

extension OneThing {
  var words: LocalizedStringKey {
    switch self {
    case .stillThere: "one.stillThere"
    case .share(_, let notes): Words.oneShare(Int(notes))
    case .sort(_, let notes): Words.oneSort(Int(notes))
    case .file(let notes): Words.oneFile(Int(notes))
    case .compare: "one.compare"
    }
  }
}

extension Sharing {
  func words(_ locale: Locale) -> LocalizedStringKey {
    switch self {
    case .noTeam(let notes): Words.noTeam(Int(notes))
    case .together(let checked?): Words.together(checked.clock(locale: locale))
    case .together: "sharing.together"
    case .waiting(let notes, _, let since?): Words.away(Int(notes), since.clock(locale: locale))
    case .waiting(let notes, _, nil): Words.waiting(Int(notes))
    case .needsYou(let things, _): Words.needsYou(Int(things))
    }
  }
}

extension Words {
  fileprivate static func oneShare(_ count: Int) -> LocalizedStringKey { "one.share \(count)" }
  fileprivate static func oneSort(_ count: Int) -> LocalizedStringKey { "one.sort \(count)" }
  fileprivate static func oneFile(_ count: Int) -> LocalizedStringKey { "one.file \(count)" }
  fileprivate static func noTeam(_ count: Int) -> LocalizedStringKey { "sharing.noTeam \(count)" }
  fileprivate static func together(_ time: String) -> LocalizedStringKey { "sharing.together \(time)" }
  fileprivate static func waiting(_ count: Int) -> LocalizedStringKey { "sharing.waiting \(count)" }
  fileprivate static func away(_ count: Int, _ time: String) -> LocalizedStringKey { "sharing.away \(count) \(time)" }
  fileprivate static func needsYou(_ count: Int) -> LocalizedStringKey { "sharing.needsYou \(count)" }
}

extension Problem {
  /// What happened, that nothing is lost where that is so, and what to do.
  var words: LocalizedStringKey {
    switch self {
    case .notebook(.Refused(let why)): why.words
    case .notebook(.NotFound): "trouble.notFound"
    case .notebook(.NoNotebook): "trouble.noNotebook"
    case .notebook(.WrongKey): "trouble.wrongKey"
    case .notebook(.Newer): "trouble.newer"
    case .notebook(.Damaged): "trouble.damaged"
    case .notebook(.DiskFull): "trouble.diskFull"
    case .notebook(.Closed): "trouble.closed"
    case .notebook(.Ambiguous), .notebook(.Unknown), .unknown: "trouble.unknown"
    case .keyMissing: "trouble.keyMissing"
    case .keyNotYet: "trouble.keyNotYet"
    case .keyStore: "trouble.keyStore"
    }
  }
}

extension Refusal {
  /// What these screens can meet has words of its own.
  var words: LocalizedStringKey {
    switch self {
    case .emptyText: "refused.emptyText"
    case .textTooLong: "refused.textTooLong"
    case .controlCharacters: "refused.controlCharacters"
    case .exactNeedsSaid: "refused.exactNeedsSaid"
    case .alreadyStarted: "refused.alreadyStarted"
    case .alreadyEnded: "refused.alreadyEnded"
    case .anotherUnderWay: "refused.anotherUnderWay"
    case .gone: "refused.gone"
    case .nobodyToPromise: "refused.nobodyToPromise"
    case .fileMissing, .fileUnreadable: "refused.file"
    case .fileTooLarge: "refused.fileTooLarge"
    case .nameOrDescription: "refused.nameNeeded"
    case .inviteUnreadable: "refused.inviteUnreadable"
    case .inviteExpired: "refused.inviteExpired"
    case .alreadyJoined: "refused.alreadyJoined"
    default: "trouble.refused"
    }
  }
}
