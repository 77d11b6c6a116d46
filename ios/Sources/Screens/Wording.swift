import Features
import Foundation
import SoundingsCore
import SwiftUI

// What takes more than one word of the catalogue: `Words.swift`, made from design/words, has all of these.

extension ObservationKind {
  static let keys: [ObservationKind] = [.said, .did, .around, .thought]
}

extension Optional where Wrapped == ObservationKind {
  /// The kind, or that a note waits for one.
  var words: LocalizedStringKey { self?.words ?? Words.noKeyYet }
}

extension OneThing {
  var words: LocalizedStringKey {
    switch self {
    case .stillThere: Words.oneThingStillThere
    case .share(_, let notes): Words.oneThingShare(Int(notes))
    case .sort(_, let notes): Words.oneThingSort(Int(notes))
    case .file(let notes): Words.oneThingFile(Int(notes))
    case .compare: Words.oneThingCompare
    }
  }
}

extension Sharing {
  func words(_ locale: Locale) -> LocalizedStringKey {
    switch self {
    case .noTeam(let notes): Words.sharingNoTeam(Int(notes))
    case .joining(let since?): Words.sharingJoiningAway(since.clock(locale: locale))
    case .joining: Words.sharingJoining
    case .together(let checked?): Words.sharingTogetherChecked(checked.clock(locale: locale))
    case .together: Words.sharingTogether
    case .filesFollow(let files): Words.sharingFilesFollow(Int(files))
    case .waiting(0, let things, let since?): Words.sharingAwayThings(Int(things), since.clock(locale: locale))
    case .waiting(let notes, _, let since?): Words.sharingAwayNotes(Int(notes), since.clock(locale: locale))
    case .waiting(0, let things, nil): Words.sharingWaitingThings(Int(things))
    case .waiting(let notes, _, nil): Words.sharingWaitingNotes(Int(notes))
    case .needsYou(let things, _): Words.sharingNeedsYou(Int(things))
    }
  }
}

extension AttachmentRow {
  /// Where its bytes stand between who attached it, the team's server and this phone.
  func standing(_ locale: Locale) -> LocalizedStringKey {
    let (done, size) = (bytesWords(moved, locale: locale), bytesWords(bytes, locale: locale))
    return switch file {
    case .onlyHere: "file-standing-only-here"
    case .toSend: "file-standing-to-send"
    case .sending: "file-standing-sending \(done) \(size)"
    case .sendsOverWifi: "file-standing-sends-over-wifi"
    case .keptForYou: "file-standing-kept-for-you"
    case .withTheTeam: "file-standing-with-the-team"
    case .follows: "file-standing-follows"
    case .onServer: "file-standing-on-server \(size)"
    case .coming: "file-standing-coming \(done) \(size)"
    case .asksForWifi: "file-standing-asks-for-wifi \(size)"
    case .asksForYou: "file-standing-asks-for-you \(size)"
    case .refused: "file-standing-refused"
    case .otherBytes: "file-standing-other-bytes"
    case .noRoom: "file-standing-no-room"
    case .erased: "file-standing-erased"
    }
  }

  /// How long a sound is.
  var seconds: Text? { durationMs.map { Text(Words.noteSeconds(Int(($0 + 999) / 1000))) } }
}

extension Problem {
  /// What happened, that nothing is lost where that is so, and what to do.
  var words: LocalizedStringKey {
    switch self {
    case .notebook(let error): error.words
    case .keyMissing: Words.keyMissing
    case .keyNotYet: Words.keyNotYet
    case .keyStore: Words.keyStore
    case .unknown: SoundingsError.Unknown.words
    }
  }
}
