import Foundation

/// Words of the catalogue that the system shows for us, where it takes no key.
enum Sentence {
  static var appName: String { Bundle.main.localizedString(forKey: "app-name", value: nil, table: nil) }
  static var unlock: String { Bundle.main.localizedString(forKey: "locked-unlock", value: nil, table: nil) }
}
