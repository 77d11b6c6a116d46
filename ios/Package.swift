// swift-tools-version: 6.0
import Foundation
import PackageDescription

// Features: view models over the notebook, tested here against the real library.
// Screens: SwiftUI. On Linux the declarations in LinuxStubs stand in for Apple's frameworks, so that the
// screens, the app's own files and its extensions are type-checked against the view models with no #if in them.
// Outside: what the app and its widget share, without the library.
#if os(Linux)
  // Each framework the screens and the app use, with those its declarations use.
  let declared: [String: [Target.Dependency]] = [
    "AVFoundation": [],
    "ActivityKit": [],
    "AppIntents": [],
    "BackgroundTasks": [],
    "CoreImage": [],
    "Network": [],
    "PhotosUI": ["SwiftUI"],
    "Security": [],
    "SwiftUI": ["CoreImage", "UniformTypeIdentifiers"],
    "UIKit": ["SwiftUI", "CoreImage"],
    "UniformTypeIdentifiers": [],
    "UserNotifications": [],
    "VisionKit": ["UIKit"],
    "WebKit": ["UIKit"],
    "WidgetKit": ["ActivityKit", "SwiftUI"],
  ]
  let frameworks = declared.keys.sorted().map { Target.Dependency(stringLiteral: $0) }
  // What is wrong on purpose is built by its own check alone.
  let wrong: [Target] =
    ProcessInfo.processInfo.environment["SOUNDINGS_MISTAKES"] == nil
    ? []
    : [
      .target(
        name: "Mistakes",
        dependencies: ["Features", "Screens", "SwiftUI", .product(name: "SoundingsCore", package: "SoundingsCore")],
        path: "Mistakes")
    ]
  let activities: [Target.Dependency] = ["ActivityKit"]
  let system: [Target.Dependency] = [
    "ActivityKit", "AppIntents", "BackgroundTasks", "Network", "Security", "UserNotifications",
  ]
  let app: [Target] = [
    .target(
      name: "AppTypeCheck", dependencies: ["Screens", "Outside", "SwiftUI", "UIKit"] + system, path: "App/Soundings",
      exclude: [
        "Assets.xcassets", "AppShortcuts.xcstrings", "InfoPlist.xcstrings", "Localizable.xcstrings",
        "PrivacyInfo.xcprivacy",
      ]),
    .target(
      name: "ShareTypeCheck", dependencies: ["Features", "UIKit", "UniformTypeIdentifiers"], path: "App/ShareExtension",
      exclude: ["Info.plist"]),
    .target(
      name: "WidgetTypeCheck", dependencies: ["Outside", "WidgetKit", "SwiftUI", "ActivityKit"], path: "App/Widget",
      exclude: ["Info.plist"]),
  ]
  // Types until it is killed.
  let typing: [Target] = [
    .executableTarget(
      name: "Typing", dependencies: ["Features", .product(name: "SoundingsCore", package: "SoundingsCore")],
      path: "Tests/Typing")
  ]
  let killed: [Target.Dependency] = ["Typing"]
  let here =
    declared.map { .target(name: $0, dependencies: $1, path: "LinuxStubs/\($0)") } + wrong + app + typing
#else
  let killed: [Target.Dependency] = []
  let frameworks: [Target.Dependency] = []
  let activities: [Target.Dependency] = []
  let here: [Target] = []
#endif

let core = Target.Dependency.product(name: "SoundingsCore", package: "SoundingsCore")
let drawn: [Target.Dependency] = ["Features", core] + frameworks
let tested: [Target.Dependency] = ["Features", core] + killed
// Every screen in its states, to be looked at in Xcode; no part of the app.
let catalogue = Target.target(name: "Catalogue", dependencies: ["Screens"] + drawn)

let package = Package(
  name: "Soundings",
  defaultLocalization: "en",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [
    .library(name: "Screens", targets: ["Screens", "Features"]),
    .library(name: "Features", targets: ["Features"]),
    .library(name: "Outside", targets: ["Outside"]),
  ],
  dependencies: [.package(name: "SoundingsCore", path: "../bindings/swift")],
  targets: [
    .target(name: "Outside", dependencies: activities),
    .target(name: "Features", dependencies: [core]),
    .target(name: "Screens", dependencies: drawn),
    catalogue,
    .testTarget(name: "FeaturesTests", dependencies: tested),
    .testTarget(name: "ScreensTests", dependencies: ["Screens", "Catalogue"]),
  ] + here
)
