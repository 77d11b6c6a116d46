public struct Image: Leaf, Sendable {
    nonisolated public init(systemName: String) {}
    nonisolated public init(_ name: String, bundle: Bundle? = nil) {}
    nonisolated public init(decorative: String, bundle: Bundle? = nil) {}
    nonisolated public func resizable() -> Image { self }
    nonisolated public func interpolation(_ i: Interpolation) -> Image { self }
    public enum Interpolation: Sendable { case none, low, medium, high }
    nonisolated public func imageScale(_ s: Scale) -> some View { self }
    public enum Scale: Sendable { case small, medium, large }
}
public struct Spacer: Leaf { nonisolated public init(minLength: CGFloat? = nil) {} }
public struct Divider: Leaf { nonisolated public init() {} }
public struct VStack<C: View>: Leaf { nonisolated public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {} }
public struct HStack<C: View>: Leaf { nonisolated public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {} }
public struct ZStack<C: View>: Leaf { nonisolated public init(alignment: Alignment = .center, @ViewBuilder content: () -> C) {} }
public struct LazyVStack<C: View>: Leaf { nonisolated public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {} }
public struct GridItem: Sendable {
    public enum Size: Sendable { case fixed(CGFloat), flexible(minimum: CGFloat = 10, maximum: CGFloat = .infinity), adaptive(minimum: CGFloat, maximum: CGFloat = .infinity) }
    public init(_ size: Size = .flexible(), spacing: CGFloat? = nil, alignment: Alignment? = nil) {}
}
public struct LazyVGrid<C: View>: Leaf { nonisolated public init(columns: [GridItem], alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {} }
public struct ScrollView<C: View>: Leaf { nonisolated public init(_ axes: Axis.Set = .vertical, showsIndicators: Bool = true, @ViewBuilder content: () -> C) {} }

public struct Label<T: View, I: View>: Leaf { nonisolated public init(@ViewBuilder title: () -> T, @ViewBuilder icon: () -> I) {}; nonisolated init(_: Void) {} }
extension Label where T == Text, I == Image {
    nonisolated public init(_ k: LocalizedStringKey, systemImage: String) { self.init(()) }
    @_disfavoredOverload nonisolated public init(_ s: some StringProtocol, systemImage: String) { self.init(()) }
}
public struct Button<L: View>: Leaf {
    @preconcurrency nonisolated public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {}
    @preconcurrency nonisolated public init(role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {}
    nonisolated init(_: Void) {}
}
extension Button where L == Text {
    @preconcurrency nonisolated public init(_ k: LocalizedStringKey, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) { self.init(()) }
    @_disfavoredOverload @preconcurrency nonisolated public init(_ s: some StringProtocol, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) { self.init(()) }
}
extension Button where L == Label<Text, Image> {
    @preconcurrency nonisolated public init(_ k: LocalizedStringKey, systemImage: String, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) { self.init(()) }
    @_disfavoredOverload @preconcurrency nonisolated public init(_ s: some StringProtocol, systemImage: String, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) { self.init(()) }
}
public struct ForEach<Data: RandomAccessCollection, ID: Hashable, C> { nonisolated init(_: Void) {} }
extension ForEach: View where C: View {
    public var body: Never { fatalError() }
    nonisolated public init(_ d: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> C) { self.init(()) }
}
extension ForEach where C: View, Data.Element: Identifiable, ID == Data.Element.ID {
    nonisolated public init(_ d: Data, @ViewBuilder content: @escaping (Data.Element) -> C) { self.init(()) }
}
extension ForEach { nonisolated public func onDelete(perform: ((IndexSet) -> Void)?) -> Self { self }; nonisolated public func onMove(perform: ((IndexSet, Int) -> Void)?) -> Self { self } }
public struct List<S, C: View>: Leaf { init(_: Void) {} }
extension List where S == Never {
    public init(@ViewBuilder content: () -> C) { self.init(()) }
    public init<D: RandomAccessCollection, R: View>(_ d: D, @ViewBuilder rowContent: @escaping (D.Element) -> R)
        where C == ForEach<D, D.Element.ID, R>, D.Element: Identifiable { self.init(()) }
}
extension List where S: Hashable {
    public init(selection: Binding<S?>?, @ViewBuilder content: () -> C) { self.init(()) }
}
public struct Form<C: View>: Leaf { nonisolated public init(@ViewBuilder content: () -> C) {} }
public struct Section<P: View, C: View, F: View>: Leaf {
    nonisolated public init(@ViewBuilder content: () -> C, @ViewBuilder header: () -> P, @ViewBuilder footer: () -> F) {}
    nonisolated init(_: Void) {}
}
extension Section where P == EmptyView, F == EmptyView { nonisolated public init(@ViewBuilder content: () -> C) { self.init(()) } }
extension Section where F == EmptyView { nonisolated public init(@ViewBuilder content: () -> C, @ViewBuilder header: () -> P) { self.init(()) } }
extension Section where P == EmptyView { nonisolated public init(@ViewBuilder content: () -> C, @ViewBuilder footer: () -> F) { self.init(()) } }
extension Section where P == Text, F == EmptyView {
    nonisolated public init(_ k: LocalizedStringKey, @ViewBuilder content: () -> C) { self.init(()) }
    @_disfavoredOverload nonisolated public init(_ s: some StringProtocol, @ViewBuilder content: () -> C) { self.init(()) }
}
public struct TextField<L: View>: Leaf { nonisolated init(_: Void) {} }
extension TextField where L == Text {
    nonisolated public init(_ k: LocalizedStringKey, text: Binding<String>, prompt: Text? = nil) { self.init(()) }
    nonisolated public init(_ k: LocalizedStringKey, text: Binding<String>, prompt: Text? = nil, axis: Axis) { self.init(()) }
    @_disfavoredOverload nonisolated public init(_ s: some StringProtocol, text: Binding<String>, prompt: Text? = nil, axis: Axis) { self.init(()) }
}
public struct TextEditor: Leaf { nonisolated public init(text: Binding<String>) {} }
public struct Toggle<L: View>: Leaf { nonisolated public init(isOn: Binding<Bool>, @ViewBuilder label: () -> L) {}; nonisolated init(_: Void) {} }
extension Toggle where L == Text {
    nonisolated public init(_ k: LocalizedStringKey, isOn: Binding<Bool>) { self.init(()) }
    @_disfavoredOverload nonisolated public init(_ s: some StringProtocol, isOn: Binding<Bool>) { self.init(()) }
}
public struct Picker<L: View, V: Hashable, C: View>: Leaf { nonisolated public init(selection: Binding<V>, @ViewBuilder content: () -> C, @ViewBuilder label: () -> L) {}; nonisolated init(_: Void) {} }
extension Picker where L == Text {
    nonisolated public init(_ k: LocalizedStringKey, selection: Binding<V>, @ViewBuilder content: () -> C) { self.init(()) }
}
public struct DatePickerComponents: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let hourAndMinute = Self(rawValue: 1), date = Self(rawValue: 2)
}
public struct DatePicker: Leaf {
    nonisolated public init(_ k: LocalizedStringKey, selection: Binding<Date>, displayedComponents: DatePickerComponents = [.hourAndMinute, .date]) {}
    nonisolated public init(_ k: LocalizedStringKey, selection: Binding<Date>, in range: PartialRangeFrom<Date>, displayedComponents: DatePickerComponents = [.hourAndMinute, .date]) {}
}
public struct ShareLink<L: View>: Leaf {
    nonisolated init(_: Void) {}
    nonisolated public init(item: URL, subject: Text? = nil, message: Text? = nil, @ViewBuilder label: () -> L) {}
}
public struct ProgressView: Leaf { nonisolated public init() {}; nonisolated public init(_ k: LocalizedStringKey) {} }
public struct ContentUnavailableView<L: View, D: View, A: View>: Leaf {
    nonisolated public init(@ViewBuilder label: () -> L, @ViewBuilder description: () -> D = { EmptyView() }, @ViewBuilder actions: () -> A = { EmptyView() }) {}
    nonisolated init(_: Void) {}
}
extension ContentUnavailableView where L == Label<Text, Image>, D == Text?, A == EmptyView {
    nonisolated public init(_ k: LocalizedStringKey, systemImage: String, description: Text? = nil) { self.init(()) }
}
extension ContentUnavailableView where L == EmptyView, D == EmptyView, A == EmptyView {
    public static var search: Self { .init(()) }
    public static func search(text: String) -> Self { .init(()) }
}
public struct Menu<L: View, C: View>: Leaf { public init(@ViewBuilder content: () -> C, @ViewBuilder label: () -> L) {} }
public struct DisclosureGroup<C: View>: Leaf { public init(_ k: LocalizedStringKey, isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> C) {} }
public struct LabeledContent<L: View, C: View>: Leaf { nonisolated public init(@ViewBuilder content: () -> C, @ViewBuilder label: () -> L) {}; nonisolated init(_: Void) {} }
extension LabeledContent where L == Text { nonisolated public init(_ k: LocalizedStringKey, @ViewBuilder content: () -> C) { self.init(()) } }
extension LabeledContent where L == Text, C == Text { nonisolated public init(_ k: LocalizedStringKey, value: some StringProtocol) { self.init(()) } }

public struct NavigationPath { public init() {}; public var count: Int { 0 }; public mutating func append(_ v: some Hashable) {}; public mutating func removeLast(_ k: Int = 1) {} }
public struct NavigationStack<C: View>: Leaf {
    public init(@ViewBuilder root: () -> C) {}
    public init(path: Binding<NavigationPath>, @ViewBuilder root: () -> C) {}
    public init<D: MutableCollection & RandomAccessCollection & RangeReplaceableCollection>(path: Binding<D>, @ViewBuilder root: () -> C) where D.Element: Hashable {}
}
@MainActor @preconcurrency public protocol PreviewProvider {
    associatedtype Previews: View
    @ViewBuilder static var previews: Previews { get }
}
public struct NavigationSplitViewColumn: Hashable, Sendable { public static let sidebar = Self(), content = Self(), detail = Self() }
public struct NavigationSplitView<S: View, D: View>: Leaf {
    nonisolated public init(preferredCompactColumn: Binding<NavigationSplitViewColumn>, @ViewBuilder sidebar: () -> S, @ViewBuilder detail: () -> D) {}
}
public struct NavigationLink<L: View, D: View>: Leaf { nonisolated init(_: Void) {}; nonisolated public init(@ViewBuilder destination: () -> D, @ViewBuilder label: () -> L) {} }
extension NavigationLink where D == Never {
    nonisolated public init<P: Hashable>(value: P?, @ViewBuilder label: () -> L) { self.init(()) }
    nonisolated public init<P: Hashable>(_ k: LocalizedStringKey, value: P?) where L == Text { self.init(()) }
}
public struct TabView<S, C: View>: Leaf { init(_: Void) {} }
extension TabView where S == Int { public init(@ViewBuilder content: () -> C) { self.init(()) } }
extension TabView where S: Hashable { public init(selection: Binding<S>?, @ViewBuilder content: () -> C) { self.init(()) } }

// MARK: toolbar
@MainActor @preconcurrency public protocol ToolbarContent {}
public struct ToolbarItemPlacement: Sendable {
    public static let automatic = Self(), principal = Self(), topBarLeading = Self(), topBarTrailing = Self()
    public static let confirmationAction = Self(), cancellationAction = Self(), primaryAction = Self(), bottomBar = Self(), keyboard = Self()
}
public struct ToolbarItem<C: View>: ToolbarContent { nonisolated public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> C) {} }
public struct ToolbarItemGroup<C: View>: ToolbarContent { nonisolated public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> C) {} }
public struct _TupleToolbar: ToolbarContent {}
@resultBuilder public struct ToolbarContentBuilder {
    public static func buildExpression<C: ToolbarContent>(_ c: C) -> C { c }
    public static func buildBlock<C: ToolbarContent>(_ c: C) -> some ToolbarContent { c }
    @_disfavoredOverload @MainActor public static func buildBlock<each C: ToolbarContent>(_ c: repeat each C) -> some ToolbarContent { _TupleToolbar() }
    @MainActor public static func buildIf<C: ToolbarContent>(_ c: C?) -> some ToolbarContent { _TupleToolbar() }
}
extension ShareLink where L == Text {
    nonisolated public init(_ k: LocalizedStringKey, item: String, subject: Text? = nil, message: Text? = nil) { self.init(()) }
}

// MARK: drawing
public struct GeometryProxy: Sendable { public var size: CGSize { .zero } }
public struct GeometryReader<C: View>: Leaf { nonisolated public init(@ViewBuilder content: @escaping (GeometryProxy) -> C) {} }
public struct GraphicsContext {
    public struct Shading: Sendable { public static func color(_ c: Color) -> Shading { Shading() } }
    public func fill(_ path: Path, with shading: Shading) {}
    public func stroke(_ path: Path, with shading: Shading, lineWidth: CGFloat = 1) {}
    public func draw(_ text: Text, at point: CGPoint, anchor: UnitPoint = .center) {}
}
public struct Canvas<Symbols: View>: Leaf { nonisolated init(_: Void) {} }
extension Canvas where Symbols == EmptyView {
    nonisolated public init(renderer: @escaping (inout GraphicsContext, CGSize) -> Void) { self.init(()) }
}
public struct ViewThatFits<C: View>: Leaf { nonisolated public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> C) {} }
public struct ProposedViewSize: Equatable, Sendable { public var width: CGFloat?, height: CGFloat? }
