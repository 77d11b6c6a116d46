// swift-tools-version: 6.0
import Foundation
import PackageDescription

// Features: view models over the notebook, tested here against the real library.
// Screens: SwiftUI. On Linux the declarations in LinuxStubs stand in for Apple's frameworks, so that the
// screens and the app's own file are type-checked against the view models with no #if in them.
#if os(Linux)
  // Each framework the screens use, with those its declarations use.
  let declared: [String: [Target.Dependency]] = [
    "AVFoundation": [],
    "CoreImage": [],
    "SwiftUI": ["UniformTypeIdentifiers"],
    "UIKit": ["SwiftUI", "CoreImage"],
    "UniformTypeIdentifiers": [],
    "WebKit": ["UIKit"],
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
  let app = Target.target(
    name: "AppTypeCheck", dependencies: ["Screens", "SwiftUI"], path: "App/Soundings",
    exclude: ["Assets.xcassets", "Localizable.xcstrings"])
  let here =
    declared.map { .target(name: $0, dependencies: $1, path: "LinuxStubs/\($0)") } + wrong + [app]
#else
  let frameworks: [Target.Dependency] = []
  let here: [Target] = []
#endif

let package = Package(
  name: "Soundings",
  defaultLocalization: "en",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "Screens", targets: ["Screens", "Features"])],
  dependencies: [.package(name: "SoundingsCore", path: "../bindings/swift")],
  targets: [
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
