// swift-tools-version: 6.0
import PackageDescription

// Features: view models over the notebook, tested here against the real library.
// Screens: SwiftUI. On Linux the declarations in LinuxStubs stand in for Apple's frameworks, so that the
// screens and the app's own file are type-checked against the view models with no #if in them.
#if os(Linux)
  let frameworks: [Target.Dependency] = ["SwiftUI", "UIKit", "CoreImage", "AVFoundation"]
  let here: [Target] = [
    .target(name: "SwiftUI", path: "LinuxStubs/SwiftUI"),
    .target(name: "CoreImage", path: "LinuxStubs/CoreImage"),
    .target(name: "AVFoundation", path: "LinuxStubs/AVFoundation"),
    .target(name: "UIKit", dependencies: ["SwiftUI", "CoreImage"], path: "LinuxStubs/UIKit"),
    .target(
      name: "AppTypeCheck", dependencies: ["Screens", "SwiftUI"], path: "App/Soundings",
      exclude: ["Assets.xcassets", "Localizable.xcstrings"]),
  ]
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
