import ActivityKit
import Outside
import SwiftUI
import WidgetKit

/// One button on the home screen and on the locked one: note something. It shows nothing of what was noted.
struct NoteWidget: Widget {
  var body: some WidgetConfiguration {
    StaticConfiguration(kind: "note", provider: Nothing()) { _ in NoteButton() }
      .configurationDisplayName("widget-words")
      .supportedFamilies([.systemSmall, .accessoryCircular, .accessoryRectangular])
  }
}

/// The look's orange on the home screen; on the locked one the system's own colours, and in its circle no room for words.
private struct NoteButton: View {
  @Environment(\.widgetFamily) private var family
  @Environment(\.colorScheme) private var scheme

  var body: some View {
    shown
      .widgetURL(URL(string: "soundings-app:note"))
      .containerBackground(for: .widget) { buoy.fill }
  }

  @ViewBuilder private var shown: some View {
    switch family {
    case .accessoryCircular: Image(systemName: "square.and.pencil").accessibilityLabel("widget-words")
    case .systemSmall: Label("widget-words", systemImage: "square.and.pencil").foregroundStyle(buoy.text)
    default: Label("widget-words", systemImage: "square.and.pencil")
    }
  }

  private var buoy: Buoy { scheme == .dark ? .dark : .light }
}

/// The orange fill and the text on it, as design/tokens.json has them; a test holds them against it.
private struct Buoy {
  let fill: Color
  let text: Color

  static let light = Buoy(0xFF8F45, text: 0x0B2136)
  static let dark = Buoy(0xFF9D5C, text: 0x071523)

  private init(_ fill: UInt32, text: UInt32) { (self.fill, self.text) = (Self.colour(fill), Self.colour(text)) }

  private static func colour(_ rgb: UInt32) -> Color {
    Color(
      .sRGB, red: Double(rgb >> 16 & 0xFF) / 255, green: Double(rgb >> 8 & 0xFF) / 255, blue: Double(rgb & 0xFF) / 255,
      opacity: 1)
  }
}

/// It never changes.
private struct Nothing: TimelineProvider {
  struct Entry: TimelineEntry { let date: Date }

  func placeholder(in context: Context) -> Entry { Entry(date: .now) }
  func getSnapshot(in context: Context, completion: @escaping (Entry) -> Void) { completion(Entry(date: .now)) }
  func getTimeline(in context: Context, completion: @escaping (Timeline<Entry>) -> Void) {
    completion(Timeline(entries: [Entry(date: .now)], policy: .never))
  }
}

/// A visit under way, on the locked screen and in the island: since when, and the way to a note.
struct VisitLiveActivity: Widget {
  var body: some WidgetConfiguration {
    ActivityConfiguration(for: VisitActivity.self) { context in
      HStack {
        Label("notify-capture", systemImage: "square.and.pencil")
        Text(context.attributes.since, style: .timer)
      }
      .padding(16)
      .widgetURL(URL(string: "soundings-app:note"))
    } dynamicIsland: { context in
      DynamicIsland {
        DynamicIslandExpandedRegion(.center) { Label("notify-capture", systemImage: "square.and.pencil") }
      } compactLeading: {
        Image(systemName: "square.and.pencil").accessibilityLabel("notify-capture")
      } compactTrailing: {
        // Of itself a running time takes all the width there is.
        Text(context.attributes.since, style: .timer).monospacedDigit().frame(maxWidth: 56)
      } minimal: {
        Image(systemName: "square.and.pencil").accessibilityLabel("notify-capture")
      }
      .widgetURL(URL(string: "soundings-app:note"))
    }
  }
}

@main
struct SoundingsWidgets: WidgetBundle {
  var body: some Widget {
    NoteWidget()
    VisitLiveActivity()
  }
}
