import Foundation

extension String {
  /// Without the white around it; nothing where nothing is left.
  var words: String? {
    let words = trimmingCharacters(in: .whitespacesAndNewlines)
    return words.isEmpty ? nil : words
  }
}

/// What is typed on a page and not kept yet, by field. The page's place in its scene keeps it as one text, so that it
/// outlives the process; a field in which nobody typed is not in it.
public struct Typed: Equatable, Sendable, RawRepresentable {
  private var fields: [String: String] = [:]

  public init() {}

  /// As the scene kept it; nothing where that can't be read.
  public init?(rawValue: String) {
    guard let fields = try? JSONDecoder().decode([String: String].self, from: Data(rawValue.utf8)) else { return nil }
    self.fields = fields
  }

  /// Empty where there is nothing to keep; the same for the same fields, for by this two are compared.
  public var rawValue: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard !fields.isEmpty, let kept = try? encoder.encode(fields) else { return "" }
    return String(decoding: kept, as: UTF8.self)
  }

  public var isEmpty: Bool { fields.isEmpty }

  /// Nothing where nobody typed. What was typed and taken away again is empty words.
  public subscript(_ field: String) -> String? {
    get { fields[field] }
    set { fields[field] = newValue }
  }

  /// A field that is empty where nobody typed.
  public subscript(text field: String) -> String {
    get { fields[field] ?? "" }
    set { fields[field] = newValue.isEmpty ? nil : newValue }
  }
}
