import Foundation

/// Words of the catalogue that the system shows for us, where it takes no key.
enum Sentence {
  static var unlock: String { Bundle.main.localizedString(forKey: "locked-unlock", value: nil, table: nil) }
}
