import Foundation
import SoundingsCore

/// What went wrong, as the screens word it. It never carries a customer's word.
public enum Problem: Error, Equatable, Sendable {
  /// The notebook refused or failed.
  case notebook(SoundingsError)
  /// The notebook is here, its key is not: a phone restored from a backup, for one.
  case keyMissing
  /// The key cannot be read before the phone was unlocked once.
  case keyNotYet
  /// The system's key store said no.
  case keyStore(status: Int32)
  /// Something nobody foresaw.
  case unknown

  init(_ error: any Error) {
    switch error {
    case let error as SoundingsError: self = .notebook(error)
    case let error as Problem: self = error
    default: self = .unknown
    }
  }
}

extension Problem {
  /// How it is said where no page of ours is open, in the share sheet and by Siri: its key in the catalogue.
  public var outside: String {
    switch self {
    case .notebook(.NoNotebook), .keyMissing: "share-in-first"
    case .notebook(.DiskFull): "error-disk-full"
    case .notebook(.Refused): "share-in-none"
    case .notebook, .keyNotYet, .keyStore, .unknown: "error-unknown"
    }
  }
}
