import UniformTypeIdentifiers
// Every modifier returns an opaque view of its own, as Apple's do, so that two branches of a
// builder stay two types.
public struct _M<V>: Leaf { nonisolated init() {} }
extension View {
    nonisolated var m: _M<Self> { _M() }
    // layout
    nonisolated public func padding(_ e: Edge.Set = .all, _ l: CGFloat? = nil) -> some View { m }
    nonisolated public func padding(_ l: CGFloat) -> some View { m }
    nonisolated public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View { m }
    nonisolated public func frame(minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil, idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center) -> some View { m }
    nonisolated public func background(_ s: some ShapeStyle) -> some View { m }
    nonisolated public func background(_ s: some ShapeStyle, in shape: some Shape) -> some View { m }
    nonisolated public func background(alignment: Alignment = .center, @ViewBuilder content: () -> some View) -> some View { m }
    nonisolated public func overlay(alignment: Alignment = .center, @ViewBuilder content: () -> some View) -> some View { m }
    nonisolated public func layoutPriority(_ value: Double) -> some View { m }
    nonisolated public func clipShape(_ s: some Shape) -> some View { m }
    nonisolated public func contentShape(_ s: some Shape, eoFill: Bool = false) -> some View { m }
    nonisolated public func opacity(_ o: Double) -> some View { m }
    nonisolated public func aspectRatio(_ r: CGFloat? = nil, contentMode: ContentMode) -> some View { m }
    nonisolated public func ignoresSafeArea() -> some View { m }
    nonisolated public func hidden() -> some View { m }
    nonisolated public func safeAreaInset(edge: VerticalEdge, spacing: CGFloat? = nil, @ViewBuilder content: () -> some View) -> some View { m }
    nonisolated public func id(_ id: some Hashable) -> some View { m }
    nonisolated public func tag(_ t: some Hashable) -> some View { m }
    nonisolated public func tabItem(@ViewBuilder _ label: () -> some View) -> some View { m }
    nonisolated public func modifier(_ x: some ViewModifier) -> some View { m }
    // text and style
    nonisolated public func font(_ f: Font?) -> some View { m }
    nonisolated public func fontWeight(_ w: Font.Weight?) -> some View { m }
    nonisolated public func bold(_ on: Bool = true) -> some View { m }
    nonisolated public func italic(_ on: Bool = true) -> some View { m }
    nonisolated public func monospacedDigit() -> some View { m }
    nonisolated public func foregroundStyle(_ s: some ShapeStyle) -> some View { m }
    nonisolated public func tint(_ c: Color?) -> some View { m }
    nonisolated public func tint<S: ShapeStyle>(_ s: S?) -> some View { m }
    nonisolated public func minimumScaleFactor(_ f: CGFloat) -> some View { m }
    nonisolated public func lineLimit(_ n: Int?) -> some View { m }
    nonisolated public func lineLimit(_ r: ClosedRange<Int>) -> some View { m }
    nonisolated public func lineLimit(_ r: PartialRangeFrom<Int>) -> some View { m }
    nonisolated public func multilineTextAlignment(_ a: TextAlignment) -> some View { m }
    nonisolated public func lineSpacing(_ l: CGFloat) -> some View { m }
    nonisolated public func labelStyle(_ s: some LabelStyle) -> some View { m }
    nonisolated public func textInputAutocapitalization(_ a: TextInputAutocapitalization?) -> some View { m }
    nonisolated public func autocorrectionDisabled(_ disable: Bool = true) -> some View { m }
    nonisolated public func textContentType(_ t: UITextContentType?) -> some View { m }
    nonisolated public func labelsHidden() -> some View { m }
    nonisolated public func listStyle(_ s: some ListStyle) -> some View { m }
    nonisolated public func buttonStyle(_ s: some PrimitiveButtonStyle) -> some View { m }
    nonisolated public func buttonStyle(_ s: some ButtonStyle) -> some View { m }
    nonisolated public func menuStyle(_ s: some MenuStyle) -> some View { m }
    nonisolated public func pickerStyle(_ s: some PickerStyle) -> some View { m }
    nonisolated public func listRowSeparator(_ v: Visibility) -> some View { m }
    nonisolated public func badge(_ n: Int) -> some View { m }
    nonisolated public func animation(_ a: Animation?, value: some Equatable) -> some View { m }
    // input
    nonisolated public func disabled(_ on: Bool) -> some View { m }
    nonisolated public func focused(_ f: FocusState<Bool>.Binding) -> some View { m }
    nonisolated public func focused<V: Hashable>(_ f: FocusState<V>.Binding, equals: V) -> some View { m }
    nonisolated public func onSubmit(_ action: @escaping () -> Void) -> some View { m }
    nonisolated public func submitLabel(_ l: SubmitLabel) -> some View { m }
    nonisolated public func onTapGesture(count: Int = 1, perform: @escaping () -> Void) -> some View { m }
    nonisolated public func swipeActions(edge: HorizontalEdge = .trailing, allowsFullSwipe: Bool = true, @ViewBuilder content: () -> some View) -> some View { m }
    nonisolated public func contextMenu(@ViewBuilder menuItems: () -> some View) -> some View { m }
    nonisolated public func refreshable(action: @escaping @Sendable () async -> Void) -> some View { m }
    nonisolated public func searchable(text: Binding<String>, prompt: LocalizedStringKey) -> some View { m }
    nonisolated public func searchable(text: Binding<String>, prompt: Text? = nil) -> some View { m }
    nonisolated public func sensoryFeedback(_ f: SensoryFeedback, trigger: some Equatable) -> some View { m }
    // life
    nonisolated public func onOpenURL(perform action: @escaping (URL) -> Void) -> some View { m }
    nonisolated public func onAppear(perform: (() -> Void)? = nil) -> some View { m }
    nonisolated public func onDisappear(perform: (() -> Void)? = nil) -> some View { m }
    nonisolated public func onChange<V: Equatable>(of v: V, initial: Bool = false, _ action: @escaping (V, V) -> Void) -> some View { m }
    nonisolated public func onChange<V: Equatable>(of v: V, initial: Bool = false, _ action: @escaping () -> Void) -> some View { m }
    nonisolated public func task(priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void) -> some View { m }
    nonisolated public func task<T: Equatable>(id: T, priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void) -> some View { m }
    nonisolated public func environment<V>(_ k: WritableKeyPath<EnvironmentValues, V>, _ v: V) -> some View { m }
    nonisolated public func environment<T: AnyObject & Observable>(_ o: T?) -> some View { m }
    // navigation and presentation
    nonisolated public func navigationTitle(_ k: LocalizedStringKey) -> some View { m }
    nonisolated public func navigationTitle(_ t: Text) -> some View { m }
    @_disfavoredOverload nonisolated public func navigationTitle(_ s: some StringProtocol) -> some View { m }
    nonisolated public func navigationBarTitleDisplayMode(_ d: NavigationBarItem.TitleDisplayMode) -> some View { m }
    nonisolated public func navigationDestination<D: Hashable>(for: D.Type, @ViewBuilder destination: @escaping (D) -> some View) -> some View { m }
    nonisolated public func toolbar(@ViewBuilder content: () -> some View) -> some View { m }
    nonisolated public func toolbar(@ToolbarContentBuilder content: () -> some ToolbarContent) -> some View { m }
    nonisolated public func sheet(isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> some View) -> some View { m }
    nonisolated public func sheet<I: Identifiable>(item: Binding<I?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (I) -> some View) -> some View { m }
    nonisolated public func fileImporter(isPresented: Binding<Bool>, allowedContentTypes: [UTType], onCompletion: @escaping (Result<URL, any Error>) -> Void) -> some View { m }
    nonisolated public func fullScreenCover(isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> some View) -> some View { m }
    nonisolated public func fullScreenCover<I: Identifiable>(item: Binding<I?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (I) -> some View) -> some View { m }
    nonisolated public func scrollTargetLayout(isEnabled: Bool = true) -> some View { m }
    nonisolated public func scrollPosition(id: Binding<(some Hashable)?>, anchor: UnitPoint? = nil) -> some View { m }
    nonisolated public func defaultScrollAnchor(_ a: UnitPoint?) -> some View { m }
    nonisolated public func gesture<G: Gesture>(_ g: G) -> some View { m }
    nonisolated public func simultaneousGesture<G: Gesture>(_ g: G) -> some View { m }
    nonisolated public func presentationDetents(_ d: Set<PresentationDetent>) -> some View { m }
    nonisolated public func alert(_ k: LocalizedStringKey, isPresented: Binding<Bool>, @ViewBuilder actions: () -> some View) -> some View { m }
    nonisolated public func alert(_ k: LocalizedStringKey, isPresented: Binding<Bool>, @ViewBuilder actions: () -> some View, @ViewBuilder message: () -> some View) -> some View { m }
    nonisolated public func alert<T>(_ k: LocalizedStringKey, isPresented: Binding<Bool>, presenting: T?, @ViewBuilder actions: (T) -> some View, @ViewBuilder message: (T) -> some View) -> some View { m }
    nonisolated public func confirmationDialog(_ k: LocalizedStringKey, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, @ViewBuilder actions: () -> some View) -> some View { m }
    nonisolated public func confirmationDialog(_ k: LocalizedStringKey, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, @ViewBuilder actions: () -> some View, @ViewBuilder message: () -> some View) -> some View { m }
    // accessibility
    nonisolated public func accessibilityLabel(_ k: LocalizedStringKey) -> some View { m }
    nonisolated public func accessibilityLabel(_ t: Text) -> some View { m }
    @_disfavoredOverload nonisolated public func accessibilityLabel(_ s: some StringProtocol) -> some View { m }
    nonisolated public func accessibilityHint(_ k: LocalizedStringKey) -> some View { m }
    nonisolated public func accessibilityValue(_ k: LocalizedStringKey) -> some View { m }
    nonisolated public func accessibilityValue(_ t: Text) -> some View { m }
    @_disfavoredOverload nonisolated public func accessibilityValue(_ s: some StringProtocol) -> some View { m }
    nonisolated public func accessibilityHidden(_ on: Bool) -> some View { m }
    nonisolated public func accessibilityIdentifier(_ s: String) -> some View { m }
    nonisolated public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { m }
    nonisolated public func accessibilityAddTraits(_ t: AccessibilityTraits) -> some View { m }
    nonisolated public func accessibilityActions(@ViewBuilder _ content: () -> some View) -> some View { m }
    nonisolated public func draggable<T: Transferable>(_ payload: @autoclosure @escaping () -> T) -> some View { m }
    nonisolated public func dropDestination<T: Transferable>(for payloadType: T.Type = T.self, action: @escaping (_ items: [T], _ location: CGPoint) -> Bool, isTargeted: @escaping (Bool) -> Void = { _ in }) -> some View { m }
    nonisolated public func accessibilityAction(_ kind: AccessibilityActionKind = .default, _ h: @escaping () -> Void) -> some View { m }
    nonisolated public func accessibilityAction(named: LocalizedStringKey, _ h: @escaping () -> Void) -> some View { m }
}
public enum VerticalEdge: Sendable { case top, bottom }
// Each style is a type of its own, as in Apple's: `x ? .plain : .grouped` must not compile.
public protocol ListStyle: Sendable {}
public struct PlainListStyle: ListStyle {}
extension ListStyle where Self == PlainListStyle { public static var plain: Self { .init() } }
public struct InsetGroupedListStyle: ListStyle {}
extension ListStyle where Self == InsetGroupedListStyle { public static var insetGrouped: Self { .init() } }
public struct GroupedListStyle: ListStyle {}
extension ListStyle where Self == GroupedListStyle { public static var grouped: Self { .init() } }
public struct SidebarListStyle: ListStyle {}
extension ListStyle where Self == SidebarListStyle { public static var sidebar: Self { .init() } }
public struct TextInputAutocapitalization: Sendable {
    public static var never: Self { .init() }
    public static var sentences: Self { .init() }
}
public enum ContentMode: Sendable { case fit, fill }
public struct UITextContentType: Sendable { public static let name = Self() }
public protocol LabelStyle: Sendable {}
public struct IconOnlyLabelStyle: LabelStyle {}
extension LabelStyle where Self == IconOnlyLabelStyle { public static var iconOnly: Self { .init() } }
public struct TitleAndIconLabelStyle: LabelStyle {}
extension LabelStyle where Self == TitleAndIconLabelStyle { public static var titleAndIcon: Self { .init() } }
@MainActor @preconcurrency public protocol ButtonStyle {
    associatedtype Body: View
    typealias Configuration = ButtonStyleConfiguration
    @ViewBuilder func makeBody(configuration: Configuration) -> Body
}
public struct ButtonStyleConfiguration {
    public struct Label: Leaf {}
    public let role: ButtonRole?
    public let label: Label
    public let isPressed: Bool
}
public protocol PrimitiveButtonStyle: Sendable {}
public struct PlainButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == PlainButtonStyle { public static var plain: Self { .init() } }
public struct BorderedButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == BorderedButtonStyle { public static var bordered: Self { .init() } }
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle { public static var borderedProminent: Self { .init() } }
public struct BorderlessButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == BorderlessButtonStyle { public static var borderless: Self { .init() } }
public protocol MenuStyle: Sendable {}
public struct ButtonMenuStyle: MenuStyle {}
extension MenuStyle where Self == ButtonMenuStyle { public static var button: Self { .init() } }
public protocol PickerStyle: Sendable {}
public struct SegmentedPickerStyle: PickerStyle {}
extension PickerStyle where Self == SegmentedPickerStyle { public static var segmented: Self { .init() } }
public struct MenuPickerStyle: PickerStyle {}
extension PickerStyle where Self == MenuPickerStyle { public static var menu: Self { .init() } }
public struct InlinePickerStyle: PickerStyle {}
extension PickerStyle where Self == InlinePickerStyle { public static var inline: Self { .init() } }
public struct WheelPickerStyle: PickerStyle {}
extension PickerStyle where Self == WheelPickerStyle { public static var wheel: Self { .init() } }
public struct NavigationLinkPickerStyle: PickerStyle {}
extension PickerStyle where Self == NavigationLinkPickerStyle { public static var navigationLink: Self { .init() } }
public struct SubmitLabel: Sendable { public static let done = Self(), go = Self(), send = Self(), search = Self(), next = Self(), `return` = Self() }
public struct SensoryFeedback: Equatable, Sendable { public static let success = Self(), warning = Self(), error = Self(), selection = Self() }
public struct PresentationDetent: Hashable, Sendable { public static let medium = Self(), large = Self(); public static func fraction(_ f: CGFloat) -> Self { Self() } }
public struct NavigationBarItem { public enum TitleDisplayMode: Sendable { case automatic, inline, large } }
public struct AccessibilityChildBehavior: Hashable, Sendable { public static let ignore = Self(), contain = Self(), combine = Self() }
public struct AccessibilityTraits: Sendable, ExpressibleByArrayLiteral {
    public init(arrayLiteral e: AccessibilityTraits...) {}
    init() {}
    public static let isButton = Self(), isHeader = Self(), isSelected = Self(), updatesFrequently = Self(), isStaticText = Self(), isImage = Self()
}
public struct UnitPoint: Hashable, Sendable { public static let top = Self(), bottom = Self(), center = Self(), leading = Self(), trailing = Self(), topLeading = Self() }
@MainActor @preconcurrency public protocol Gesture { associatedtype Value }
public struct DragGesture: Gesture {
    public struct Value: Equatable, Sendable { public var location: CGPoint { .zero }; public var startLocation: CGPoint { .zero }; public var translation: CGSize { .zero } }
    nonisolated public init(minimumDistance: CGFloat = 10, coordinateSpace: CoordinateSpace = .local) {}
}
public enum CoordinateSpace: Hashable, Sendable { case local, global }
public struct _ChangedGesture<G: Gesture>: Gesture { public typealias Value = G.Value; nonisolated init() {} }
extension Gesture {
    nonisolated public func onEnded(_ action: @escaping (Value) -> Void) -> _ChangedGesture<Self> { _ChangedGesture() }
}
extension Gesture where Value: Equatable {
    nonisolated public func onChanged(_ action: @escaping (Value) -> Void) -> _ChangedGesture<Self> { _ChangedGesture() }
}
public struct Transaction: Sendable {}
public struct _StateGesture<G: Gesture>: Gesture { public typealias Value = G.Value; nonisolated init() {} }
extension _StateGesture {
    nonisolated public func onChanged(_ action: @escaping (Value) -> Void) -> _ChangedGesture<Self> where Value: Equatable { _ChangedGesture() }
}
@propertyWrapper public struct GestureState<Value>: DynamicProperty {
    public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
    public let wrappedValue: Value
    public var projectedValue: GestureState<Value> { self }
}
extension Gesture {
    nonisolated public func updating<State>(_ state: GestureState<State>, body: @escaping (Value, inout State, inout Transaction) -> Void) -> _StateGesture<Self> { _StateGesture() }
}
public struct AccessibilityActionKind: Equatable, Sendable { public static let `default` = Self(), escape = Self(), magicTap = Self() }
// Apple's is CoreTransferable's; SwiftUI hands it on.
public protocol Transferable {}
extension String: Transferable {}
extension Data: Transferable {}
