import Foundation
import Testing

@testable import Screens

/// What the look holds every screen to, read in the sources, for none is drawn here.
struct LookTests {
  private static func lines(_ place: String, besides excused: [String] = [], _ wrong: (Substring) -> Bool) throws
    -> [String]
  {
    try Sources.of(place).filter { !excused.contains($0.name) }.flatMap { name, source in
      source.split(separator: "\n").filter(wrong).map { "\(name): \($0)" }
    }
  }

  @Test func nothingThatRollsIsSeenAroundWhatIsPressedBelow() throws {
    #expect(try Self.lines("Sources/Screens", besides: ["Look.swift"]) { $0.contains("safeAreaInset(") } == [])
  }

  @Test func nothingIsRed() throws {
    for place in ["Sources/Screens", "App/Widget", "App/ShareExtension", "App/Soundings"] {
      #expect(try Self.lines(place) { $0.contains(/\.destructive|\.red\b/) } == [])
    }
  }

  /// A sheet of the camera's is drawn aside, and leaves the keyboard away.
  @Test func theCameraCoversTheScreenAndTheKeyboardComesBack() throws {
    let strip = try #require(try Sources.of("Sources/Screens").first { $0.name == "CaptureStrip.swift" }?.text)
    #expect(strip.contains(/fullScreenCover\(isPresented: \$taking, onDismiss: back\) \{\s+CameraSheet \{/))
    #expect(
      try Self.lines("Sources/Screens", besides: ["CaptureStrip.swift", "CameraSheet.swift"]) {
        $0.contains("CameraSheet {") || $0.contains("CameraSheet(")
      } == [])
  }

  /// A cover that lies on the page alone would leave a sheet over it to be read in the app switcher, and by whoever finds the
  /// phone locked.
  @Test func whatLiesOverAPageIsCoveredAndGoesWhenTheAppIsLocked() throws {
    var over = 0
    for (name, source) in try Sources.of("Sources/Screens") {
      let presented = source.matches(of: /\.(?:sheet|fullScreenCover)\(/).count
      #expect(source.matches(of: /\.guarded\(\)/).count == presented, "\(name)")
      over += presented
    }
    #expect(over >= 6)
  }

  /// The canvas is the tablet's; and there what leads to the four destinations stands beside the page.
  @Test func aTabletHasTheCanvasAndASidebar() throws {
    let screens = try Sources.of("Sources/Screens")
    #expect(screens.first { $0.name == "MapsPages.swift" }?.text.contains("if hasRoom {") == true)
    #expect(screens.first { $0.name == "RootScreen.swift" }?.text.contains("NavigationSplitView(") == true)
  }

  /// In landscape, and in the largest type, what does not fit goes out at the top.
  @Test func captureIsOneRollOnItsLowerEdge() throws {
    let capture = try #require(try Sources.of("Sources/Screens").first { $0.name == "CaptureScreen.swift" }?.text)
    #expect(capture.matches(of: /ScrollView \{/).count == 1 && capture.contains(".defaultScrollAnchor(.bottom)"))
  }

  /// On 320 points, the narrowest there is, in one row: wide enough to be hit. However large the letters are, no word is broken
  /// within its key, nor within a target of a sort.
  @MainActor @Test func fourKeysFitTheNarrowestPhoneAndTheirWordsAreWhole() throws {
    let (row, least) = (320 - 2 * Measure.space12 - 2 * Measure.keyGap - 2 * Measure.keyGap, PlainKeyStyle().minWidth)
    #expect(row / 4 >= Measure.touch && row / 4 >= least)
    let screens = try Sources.of("Sources/Screens")
    let (keys, sort) = (screens.first { $0.name == "KeyPad.swift" }, screens.first { $0.name == "SortScreen.swift" })
    #expect(keys?.text.contains("Text(kind.key).lineLimit(1).minimumScaleFactor(") == true)
    #expect(sort?.text.contains(".minimumScaleFactor(") == true)
  }

  /// The widget is built without the screens, and has the two colours it needs by itself.
  @Test func theWidgetIsOrangeByTheSameTokens() throws {
    let widget = try #require(try Sources.of("App/Widget").first).text
    for (name, colours) in [("light", Colours.light), ("dark", .dark)] {
      let (fill, text) = (String(format: "0x%06X", colours.buoy), String(format: "0x%06X", colours.onBuoy))
      #expect(widget.contains("static let \(name) = Buoy(\(fill), text: \(text))"), "\(name)")
    }
    #expect(!widget.contains(/\.(orange|white|black)\b/))
  }

  /// Drawn by the system it is 32 points high, in letters that do not grow.
  @Test func noChoiceIsSmallerThanAFinger() throws {
    #expect(try Self.lines("Sources/Screens") { $0.contains("pickerStyle(.segmented)") } == [])
  }

  /// Who hides the page goes on writing, and sees why a note was not kept.
  @Test func theHiddenPageHasTheKeyboardTheVoiceAndTheProblem() throws {
    let screens = try Sources.of("Sources/Screens")
    #expect(
      screens.first { $0.name == "CaptureScreen.swift" }?.text.contains(".onChange(of: model.hidden) { typing = true }")
        == true)
    let parts = try #require(screens.first { $0.name == "CaptureParts.swift" }?.text)
    let hidden = try #require(parts.firstRange(of: "struct HiddenPage")).lowerBound
    let page = parts[hidden...].prefix(1_400)
    #expect(page.contains("ProblemLine(") && page.contains("voice: voice") && page.contains("shown: false"))
  }

  /// A size that grows as body would make of 28 points 87.
  @Test func everySizeGrowsByItsRank() throws {
    #expect(try Self.lines("Sources/Screens", besides: ["Look.swift"]) { $0.contains(".font(.system(size:") } == [])
  }
}
