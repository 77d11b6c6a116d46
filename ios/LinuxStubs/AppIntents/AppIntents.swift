@_exported import Foundation

extension String { public struct LocalizationValue: Sendable { public init(_ value: String) {} } }
public struct LocalizedStringResource: ExpressibleByStringInterpolation, Sendable {
  public init(stringLiteral value: String) {}
  public init(_ keyAndValue: String.LocalizationValue) {}
}
public protocol CustomLocalizedStringResourceConvertible { var localizedStringResource: LocalizedStringResource { get } }
public protocol IntentResult {}
public protocol ProvidesDialog {}
public struct IntentDialog: ExpressibleByStringInterpolation, Sendable { public init(stringLiteral value: String) {} }
public struct SaidResult: IntentResult, ProvidesDialog {}
extension IntentResult where Self == SaidResult { public static func result(dialog: IntentDialog) -> SaidResult { SaidResult() } }
@propertyWrapper public struct IntentParameter<Value: Sendable>: Sendable {
  public init(title: LocalizedStringResource) {}
  public var wrappedValue: Value { get { fatalError() } set {} }
}
public protocol AppIntent: Sendable {
  associatedtype Result: IntentResult
  static var title: LocalizedStringResource { get }
  static var openAppWhenRun: Bool { get }
  init()
  func perform() async throws -> Result
}
extension AppIntent { public typealias Parameter = IntentParameter }
public struct AppShortcut: Sendable {
  public init<I: AppIntent>(intent: I, phrases: [PhraseOf<I>], shortTitle: LocalizedStringResource, systemImageName: String) {}
}
public struct PhraseOf<I: AppIntent>: ExpressibleByStringInterpolation, Sendable {
  public enum Token: Sendable { case applicationName }
  public init(stringLiteral value: String) {}
  public init(stringInterpolation: Interpolation) {}
  public struct Interpolation: StringInterpolationProtocol {
    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ s: String) {}
    public mutating func appendInterpolation(_ token: Token) {}
  }
}
@resultBuilder public struct AppShortcutsBuilder { public static func buildBlock(_ s: AppShortcut...) -> [AppShortcut] { s } }
public protocol AppShortcutsProvider { @AppShortcutsBuilder static var appShortcuts: [AppShortcut] { get } }
