// swift-tools-version: 6.0
import PackageDescription

// Features: view models over the notebook, tested here against the real library.
// Screens: SwiftUI. On Linux the declarations in LinuxStubs stand in for Apple's frameworks, so that the
// screens, the app's own files and its extensions are type-checked against the view models with no #if in them.
// Outside: what the app and its widget share, without the library.
#if os(Linux)
  let frameworks: [Target.Dependency] = ["SwiftUI", "UIKit", "CoreImage", "VisionKit"]
  let activities: [Target.Dependency] = ["ActivityKit"]
  let system: [Target.Dependency] = ["ActivityKit", "AppIntents", "BackgroundTasks", "Security", "UserNotifications"]
  let here: [Target] = [
    .target(name: "CoreImage", path: "LinuxStubs/CoreImage"),
    .target(name: "UniformTypeIdentifiers", path: "LinuxStubs/UniformTypeIdentifiers"),
    .target(name: "SwiftUI", dependencies: ["CoreImage", "UniformTypeIdentifiers"], path: "LinuxStubs/SwiftUI"),
    .target(name: "UIKit", dependencies: ["SwiftUI"], path: "LinuxStubs/UIKit"),
    .target(name: "VisionKit", dependencies: ["UIKit"], path: "LinuxStubs/VisionKit"),
    .target(name: "ActivityKit", path: "LinuxStubs/ActivityKit"),
    .target(name: "AppIntents", path: "LinuxStubs/AppIntents"),
    .target(name: "BackgroundTasks", path: "LinuxStubs/BackgroundTasks"),
    .target(name: "Security", path: "LinuxStubs/Security"),
    .target(name: "UserNotifications", path: "LinuxStubs/UserNotifications"),
    .target(name: "WidgetKit", dependencies: ["ActivityKit", "SwiftUI"], path: "LinuxStubs/WidgetKit"),
    .target(
      name: "AppTypeCheck", dependencies: ["Screens", "Outside", "SwiftUI", "UIKit"] + system, path: "App/Soundings",
      exclude: ["Assets.xcassets", "Localizable.xcstrings"]),
    .target(
      name: "ShareTypeCheck", dependencies: ["Features", "UIKit", "UniformTypeIdentifiers"], path: "App/ShareExtension",
      exclude: ["Info.plist"]),
    .target(
      name: "WidgetTypeCheck", dependencies: ["Outside", "WidgetKit", "SwiftUI", "ActivityKit"], path: "App/Widget",
      exclude: ["Info.plist"]),
  ]
#else
  let frameworks: [Target.Dependency] = []
  let activities: [Target.Dependency] = []
  let here: [Target] = []
#endif

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
    .target(name: "Features", dependencies: [.product(name: "SoundingsCore", package: "SoundingsCore")]),
    .target(
      name: "Screens",
      dependencies: ["Features", .product(name: "SoundingsCore", package: "SoundingsCore")] + frameworks),
    .testTarget(
      name: "FeaturesTests",
      dependencies: ["Features", .product(name: "SoundingsCore", package: "SoundingsCore")]),
    .testTarget(name: "ScreensTests", dependencies: ["Screens"]),
  ] + here
)
