import ActivityKit
import Outside
import SwiftUI
import WidgetKit

/// One button on the home screen and on the locked one: note something. It shows nothing of what was noted.
struct NoteWidget: Widget {
  var body: some WidgetConfiguration {
    StaticConfiguration(kind: "note", provider: Nothing()) { _ in
      Label("widget-words", systemImage: "square.and.pencil")
        .widgetURL(URL(string: "soundings-app:note"))
        .containerBackground(for: .widget) { Color.orange }
    }
    .configurationDisplayName("widget-words")
    .supportedFamilies([.systemSmall, .accessoryCircular, .accessoryRectangular])
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
        Text(context.attributes.since, style: .timer)
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
