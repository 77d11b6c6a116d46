import ActivityKit
import SwiftUI

@MainActor @preconcurrency public protocol WidgetConfiguration {}
@MainActor @preconcurrency public protocol Widget { associatedtype Body: WidgetConfiguration; init(); var body: Body { get } }
public struct _Widgets: Widget, WidgetConfiguration { public init() {}; public var body: _Widgets { self } }
@resultBuilder public struct WidgetBundleBuilder { @MainActor public static func buildBlock(_ widgets: any Widget...) -> _Widgets { _Widgets() } }
@MainActor @preconcurrency public protocol WidgetBundle { associatedtype Body: Widget; init(); @WidgetBundleBuilder var body: Body { get } }
extension WidgetBundle { public static func main() {} }
public protocol TimelineEntry { var date: Date { get } }
public struct TimelineReloadPolicy: Sendable { public static let never = Self(), atEnd = Self() }
public struct Timeline<EntryType: TimelineEntry> { public init(entries: [EntryType], policy: TimelineReloadPolicy) {} }
public struct TimelineProviderContext: Sendable {}
public protocol TimelineProvider {
  associatedtype Entry: TimelineEntry
  typealias Context = TimelineProviderContext
  func placeholder(in context: Context) -> Entry
  func getSnapshot(in context: Context, completion: @escaping (Entry) -> Void)
  func getTimeline(in context: Context, completion: @escaping (Timeline<Entry>) -> Void)
}
public enum WidgetFamily: Sendable { case systemSmall, systemMedium, accessoryCircular, accessoryRectangular }
extension EnvironmentValues { public var widgetFamily: WidgetFamily { .systemSmall } }
public struct StaticConfiguration<Content: View>: WidgetConfiguration {
  nonisolated public init<P: TimelineProvider>(kind: String, provider: P, @ViewBuilder content: @escaping (P.Entry) -> Content) {}
}
extension WidgetConfiguration {
  public func configurationDisplayName(_ name: LocalizedStringKey) -> some WidgetConfiguration { self }
  public func supportedFamilies(_ families: [WidgetFamily]) -> some WidgetConfiguration { self }
}
public struct ContainerBackgroundPlacement: Sendable { public static let widget = Self() }
extension View {
  nonisolated public func widgetURL(_ url: URL?) -> some View { EmptyView() }
  nonisolated public func containerBackground(for placement: ContainerBackgroundPlacement, @ViewBuilder content: () -> some View) -> some View { EmptyView() }
}
public struct ActivityViewContext<Attributes: ActivityAttributes> { public var attributes: Attributes { fatalError() } }
public struct ActivityConfiguration<Attributes: ActivityAttributes>: WidgetConfiguration {
  nonisolated public init(
    for type: Attributes.Type, @ViewBuilder content: @escaping (ActivityViewContext<Attributes>) -> some View,
    dynamicIsland: @escaping (ActivityViewContext<Attributes>) -> DynamicIsland
  ) {}
}
public struct DynamicIslandExpandedRegionPosition: Sendable { public static let center = Self(), leading = Self(), trailing = Self(), bottom = Self() }
public struct DynamicIslandExpandedRegion<Content: View> {
  nonisolated public init(_ position: DynamicIslandExpandedRegionPosition, @ViewBuilder content: () -> Content) {}
}
@resultBuilder public struct DynamicIslandExpandedContentBuilder {
  public static func buildBlock<C: View>(_ region: DynamicIslandExpandedRegion<C>) -> DynamicIslandExpandedRegion<C> { region }
}
public struct DynamicIsland {
  nonisolated public init<E>(
    @DynamicIslandExpandedContentBuilder expanded: @escaping () -> DynamicIslandExpandedRegion<E>,
    @ViewBuilder compactLeading: @escaping () -> some View, @ViewBuilder compactTrailing: @escaping () -> some View,
    @ViewBuilder minimal: @escaping () -> some View
  ) {}
  nonisolated public func widgetURL(_ url: URL?) -> DynamicIsland { self }
}
