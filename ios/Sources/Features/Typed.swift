import Foundation

extension String {
  /// Without the white around it; nothing where nothing is left.
  var words: String? {
    let words = trimmingCharacters(in: .whitespacesAndNewlines)
    return words.isEmpty ? nil : words
  }
}
