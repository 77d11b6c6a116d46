// Linux only. Declarations of the part of SwiftUI (iOS 17) the screens use, so that they are
// type-checked here against the view models. Nothing draws. A name missing here is added by hand
// from Apple's documentation, with the same labels, optionality and isolation.
@_exported import Foundation
@_exported import Observation

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}
extension Never: View { public var body: Never { fatalError() } }
public protocol Leaf: View where Body == Never {}
extension Leaf { public var body: Never { fatalError() } }

public struct EmptyView: Leaf { nonisolated public init() {} }
public struct TupleView<T>: Leaf { nonisolated init() {} }
public struct _ConditionalContent<A, B>: Leaf { nonisolated init() {} }
public struct AnyView: Leaf { nonisolated public init(_ view: some View) {} }
public struct Group<C>: Leaf { nonisolated init() {} }
extension Group where C: View { nonisolated public init(@ViewBuilder content: () -> C) {} }
extension Optional: View where Wrapped: View { public var body: Never { fatalError() } }

@resultBuilder public struct ViewBuilder {
    public static func buildExpression<C: View>(_ c: C) -> C { c }
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<C: View>(_ c: C) -> C { c }
    @_disfavoredOverload
    public static func buildBlock<each C: View>(_ c: repeat each C) -> TupleView<(repeat each C)> { TupleView() }
    public static func buildIf<C: View>(_ c: C?) -> C? { c }
    public static func buildEither<A: View, B: View>(first: A) -> _ConditionalContent<A, B> { .init() }
    public static func buildEither<A: View, B: View>(second: B) -> _ConditionalContent<A, B> { .init() }
    public static func buildLimitedAvailability<C: View>(_ c: C) -> AnyView { AnyView(c) }
}

public protocol ViewModifier { 
    associatedtype Body: View
    typealias Content = _ViewModifierContent
    @ViewBuilder @MainActor func body(content: Content) -> Body
}
public struct _ViewModifierContent: Leaf {}

// MARK: state
public protocol DynamicProperty {}
@propertyWrapper public struct State<Value>: DynamicProperty {
    let value: Value
    public init(wrappedValue: Value) { value = wrappedValue }
    public init(initialValue: Value) { value = initialValue }
    public var wrappedValue: Value { get { value } nonmutating set {} }
    public var projectedValue: Binding<Value> { fatalError() }
}
extension State where Value: ExpressibleByNilLiteral { public init() { value = nil } }
extension State: Sendable where Value: Sendable {}
@propertyWrapper @dynamicMemberLookup public struct Binding<Value>: DynamicProperty {
    @preconcurrency public init(@_inheritActorContext get: @escaping @isolated(any) @Sendable () -> Value, @_inheritActorContext set: @escaping @isolated(any) @Sendable (Value) -> Void) {}
    public static func constant(_ v: Value) -> Binding<Value> { fatalError() }
    public init?(_ base: Binding<Value?>) { nil }
    public var wrappedValue: Value { get { fatalError() } nonmutating set {} }
    public var projectedValue: Binding<Value> { self }
    public subscript<S>(dynamicMember k: WritableKeyPath<Value, S>) -> Binding<S> { fatalError() }
}
extension Binding: Identifiable where Value: Identifiable { public var id: Value.ID { wrappedValue.id } }
@propertyWrapper @dynamicMemberLookup public struct Bindable<Value> {
    public var wrappedValue: Value
    public var projectedValue: Bindable<Value> { self }
    public init(wrappedValue: Value) where Value: AnyObject & Observable { self.wrappedValue = wrappedValue }
    public init(_ v: Value) where Value: AnyObject & Observable { wrappedValue = v }
    public subscript<S>(dynamicMember k: ReferenceWritableKeyPath<Value, S>) -> Binding<S> where Value: AnyObject { fatalError() }
}
@propertyWrapper public struct FocusState<Value: Hashable>: DynamicProperty {
    public init() where Value == Bool {}
    public init<T: Hashable>() where Value == T? {}
    public var wrappedValue: Value { get { fatalError() } nonmutating set {} }
    public var projectedValue: Binding { .init() }
    public struct Binding {}
}
@propertyWrapper public struct Environment<Value>: DynamicProperty {
    public init(_ k: KeyPath<EnvironmentValues, Value>) {}
    public init(_ type: Value.Type) where Value: AnyObject & Observable {}
    public init<T: AnyObject & Observable>(_ type: T.Type) where Value == T? {}
    public var wrappedValue: Value { fatalError() }
}
@propertyWrapper public struct AppStorage<Value>: DynamicProperty {
    public init(wrappedValue: Value, _ key: String) {}
    public var wrappedValue: Value { get { fatalError() } nonmutating set {} }
    public var projectedValue: Binding<Value> { fatalError() }
}
@propertyWrapper public struct SceneStorage<Value>: DynamicProperty {
    public init(wrappedValue: Value, _ key: String) where Value == String {}
    public var wrappedValue: Value { get { fatalError() } nonmutating set {} }
    public var projectedValue: Binding<Value> { fatalError() }
}
public protocol EnvironmentKey {
    associatedtype Value
    static var defaultValue: Value { get }
}
public struct EnvironmentValues {
    public subscript<K: EnvironmentKey>(key: K.Type) -> K.Value { get { K.defaultValue } set {} }
    public var dismiss: DismissAction { DismissAction() }
    public var scenePhase: ScenePhase { .active }
    public var locale: Locale { .current }
    public var calendar: Calendar { .current }
    public var timeZone: TimeZone { get { .current } set {} }
    public var dynamicTypeSize: DynamicTypeSize { .large }
    public var openURL: OpenURLAction { OpenURLAction() }
    public var colorScheme: ColorScheme { .light }
    public var colorSchemeContrast: ColorSchemeContrast { .standard }
    public var verticalSizeClass: UserInterfaceSizeClass? { nil }
    public var horizontalSizeClass: UserInterfaceSizeClass? { nil }
    public var accessibilityReduceMotion: Bool { false }
}
@MainActor public struct DismissAction { nonisolated init() {}; public func callAsFunction() {} }
@MainActor public struct OpenURLAction { nonisolated init() {}; public func callAsFunction(_ url: URL) {} }
public enum ColorScheme: CaseIterable, Sendable { case light, dark }
public enum ColorSchemeContrast: CaseIterable, Sendable { case standard, increased }
public enum UserInterfaceSizeClass: Sendable { case compact, regular }
@propertyWrapper public struct ScaledMetric<Value: BinaryFloatingPoint>: DynamicProperty {
    public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle) { self.wrappedValue = wrappedValue }
    public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
    public let wrappedValue: Value
}
public enum ScenePhase: Comparable, Sendable { case background, inactive, active }
public enum DynamicTypeSize: Comparable, CaseIterable, Sendable {
    case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
    case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
    public var isAccessibilitySize: Bool { self >= .accessibility1 }
}

// MARK: app
@MainActor @preconcurrency public protocol App { associatedtype B: Scene; @SceneBuilder var body: B { get }; init() }
extension App { public static func main() {} }
@MainActor @preconcurrency public protocol Scene {}
public struct _SceneChanged: Scene {}
extension Scene {
    nonisolated public func onChange<V: Equatable>(of v: V, initial: Bool = false, _ action: @escaping (V, V) -> Void) -> some Scene { _SceneChanged() }
}
@resultBuilder public struct SceneBuilder { public static func buildBlock<C: Scene>(_ c: C) -> C { c } }
public struct WindowGroup: Scene { nonisolated public init(@ViewBuilder content: () -> some View) {} }

// MARK: text
public struct LocalizedStringKey: ExpressibleByStringInterpolation, Equatable, Sendable {
    public init(_ s: String) {}
    public init(stringLiteral v: String) {}
    public init(stringInterpolation: StringInterpolation) {}
    public struct StringInterpolation: StringInterpolationProtocol {
        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ s: String) {}
        public mutating func appendInterpolation(_ s: String) {}
        public mutating func appendInterpolation(_ i: some BinaryInteger) {}
        public mutating func appendInterpolation(_ d: Double) {}
        public mutating func appendInterpolation(_ t: Text) {}
        public mutating func appendInterpolation<F: FormatStyle>(_ v: F.FormatInput, format: F)
            where F.FormatInput: Equatable, F.FormatOutput == String {}
    }
}
extension Text: Leaf {}
public struct Text: Equatable, Sendable {
    public init(_ key: LocalizedStringKey, comment: StaticString? = nil) {}
    @_disfavoredOverload public init(_ s: some StringProtocol) {}
    public init(verbatim: String) {}
    public init(_ d: Date, style: DateStyle) {}
    public init<F: FormatStyle>(_ v: F.FormatInput, format: F) where F.FormatInput: Equatable, F.FormatOutput == String {}
    public struct DateStyle: Sendable { public static let date = Self(), time = Self(), relative = Self(), timer = Self() }
    nonisolated public func font(_ f: Font?) -> Text { self }
    nonisolated public func bold() -> Text { self }
    nonisolated public func italic() -> Text { self }
    nonisolated public func underline(_ active: Bool = true, color: Color? = nil) -> Text { self }
    nonisolated public func foregroundStyle(_ s: some ShapeStyle) -> Text { self }
    nonisolated public func monospacedDigit() -> Text { self }
    nonisolated public func fontWeight(_ w: Font.Weight?) -> Text { self }
    nonisolated public static func + (a: Text, b: Text) -> Text { a }
}
public struct Font: Hashable, Sendable {
    public static let largeTitle = Font(), title = Font(), title2 = Font(), title3 = Font(), headline = Font(), subheadline = Font()
    public static let body = Font(), callout = Font(), footnote = Font(), caption = Font(), caption2 = Font()
    public enum Weight: Sendable { case light, regular, medium, semibold, bold }
    public enum Design: Sendable { case `default`, serif, rounded, monospaced }
    public static func system(size: CGFloat, weight: Weight? = nil, design: Design? = nil) -> Font { Font() }
    public static func system(_ s: TextStyle, design: Design? = nil, weight: Weight? = nil) -> Font { Font() }
    public enum TextStyle: CaseIterable, Sendable { case largeTitle, title, title2, title3, headline, subheadline, body, callout, footnote, caption, caption2 }
    public func weight(_ w: Weight) -> Font { self }
    public func bold() -> Font { self }
    public func monospacedDigit() -> Font { self }
}

// MARK: style
public protocol ShapeStyle: Sendable {
    associatedtype Resolved: ShapeStyle = Never
    func resolve(in environment: EnvironmentValues) -> Resolved
}
extension ShapeStyle where Resolved == Never { public func resolve(in environment: EnvironmentValues) -> Never { fatalError() } }
extension Never: ShapeStyle {}
extension Color: Leaf {}
public struct Color: ShapeStyle, Hashable, Sendable {
    public static let red = Color(""), orange = Color(""), yellow = Color(""), green = Color(""), blue = Color("")
    public static let gray = Color(""), black = Color(""), white = Color(""), clear = Color("")
    public static let primary = Color(""), secondary = Color(""), accentColor = Color("")
    public init(_ asset: String, bundle: Bundle? = nil) {}
    public init(_ colorSpace: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1) {}
    public enum RGBColorSpace: Sendable { case sRGB, sRGBLinear, displayP3 }
    public func opacity(_ o: Double) -> Color { self }
}
public struct HierarchicalShapeStyle: ShapeStyle {}
public struct Material: ShapeStyle {}
public struct TintShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalShapeStyle {
    public static var primary: Self { .init() }; public static var secondary: Self { .init() }
    public static var tertiary: Self { .init() }; public static var quaternary: Self { .init() }
}
extension ShapeStyle where Self == Color {
    public static var red: Color { .red }; public static var orange: Color { .orange }; public static var green: Color { .green }
    public static var blue: Color { .blue }; public static var gray: Color { .gray }; public static var white: Color { .white }
}
extension ShapeStyle where Self == Material { public static var regularMaterial: Self { .init() }; public static var thinMaterial: Self { .init() } }
extension ShapeStyle where Self == TintShapeStyle { public static var tint: Self { .init() } }
public protocol Shape: View, Sendable { nonisolated func path(in rect: CGRect) -> Path }
extension Shape { public var body: Never { fatalError() } }
public protocol InsettableShape: Shape {}
extension InsettableShape { nonisolated public func strokeBorder(_ s: some ShapeStyle, lineWidth: CGFloat = 1) -> some View { m } }
public struct Path: Equatable, Sendable {
    public init() {}
    public init(_ rect: CGRect) {}
    public init(ellipseIn rect: CGRect) {}
    public mutating func addLines(_ lines: [CGPoint]) {}
    public mutating func move(to end: CGPoint) {}
    public mutating func addLine(to end: CGPoint) {}
    public mutating func closeSubpath() {}
}
public enum CGLineCap: Int32, Sendable { case butt, round, square }
public enum CGLineJoin: Int32, Sendable { case miter, round, bevel }
public struct StrokeStyle: Equatable, Sendable {
    public init(lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt, lineJoin: CGLineJoin = .miter, miterLimit: CGFloat = 10, dash: [CGFloat] = [], dashPhase: CGFloat = 0) {}
}
extension Shape { nonisolated public func stroke(_ s: some ShapeStyle, style: StrokeStyle) -> some View { m } }
extension Shape { nonisolated public func fill(_ s: some ShapeStyle) -> some View { self }; nonisolated public func stroke(_ s: some ShapeStyle, lineWidth: CGFloat = 1) -> some View { self } }
public struct Capsule: InsettableShape { nonisolated public init() {}; nonisolated public func path(in rect: CGRect) -> Path { Path() } }
public struct Circle: InsettableShape { nonisolated public init() {}; nonisolated public func path(in rect: CGRect) -> Path { Path() } }
public struct Rectangle: InsettableShape { nonisolated public init() {}; nonisolated public func path(in rect: CGRect) -> Path { Path() } }
public struct RoundedRectangle: InsettableShape { nonisolated public init(cornerRadius: CGFloat) {}; nonisolated public func path(in rect: CGRect) -> Path { Path() } }
extension Shape where Self == Capsule { public static var capsule: Capsule { .init() } }
extension Shape where Self == Rectangle { public static var rect: Rectangle { .init() } }
extension Shape where Self == Circle { public static var circle: Circle { .init() } }
extension Shape where Self == RoundedRectangle { public static func rect(cornerRadius: CGFloat) -> Self { .init(cornerRadius: cornerRadius) } }
public enum HorizontalAlignment: Sendable { case leading, center, trailing }
public enum VerticalAlignment: Sendable { case top, center, bottom, firstTextBaseline, lastTextBaseline }
public struct Alignment: Sendable {
    public static let center = Self(), leading = Self(), trailing = Self(), top = Self(), bottom = Self()
    public static let topLeading = Self(), topTrailing = Self(), bottomLeading = Self(), bottomTrailing = Self()
}
public enum TextAlignment: Sendable { case leading, center, trailing }
public struct Edge: Sendable {
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let top = Set(rawValue: 1), leading = Set(rawValue: 2), bottom = Set(rawValue: 4), trailing = Set(rawValue: 8)
        public static let horizontal: Set = [.leading, .trailing], vertical: Set = [.top, .bottom], all: Set = [.horizontal, .vertical]
    }
}
public enum HorizontalEdge: Sendable { case leading, trailing }
public enum Visibility: Sendable { case automatic, visible, hidden }
public enum Axis: Sendable {
    case horizontal, vertical
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let horizontal = Set(rawValue: 1), vertical = Set(rawValue: 2)
    }
}
public struct ButtonRole: Equatable, Sendable { public static let destructive = Self(), cancel = Self() }
public struct Animation: Equatable, Sendable { public static let `default` = Self(), easeInOut = Self(), snappy = Self(), bouncy = Self() }
@MainActor public func withAnimation<R>(_ a: Animation? = .default, _ body: () throws -> R) rethrows -> R { try body() }
// Of Foundation, where it has no sandbox to ask.
extension URL {
    public func startAccessingSecurityScopedResource() -> Bool { true }
    public func stopAccessingSecurityScopedResource() {}
}
