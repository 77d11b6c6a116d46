// swift-tools-version: 6.0
import PackageDescription

// The Notebook in Swift. The sources and the C header are links into target/bindings/swift, where `cargo xtask bindings`
// writes them; they are never committed.
// On Linux the library is the one in target/bindings/lib, whose folder is passed to the linker; on a Mac it is the
// xcframework that `cargo xtask xcframework` makes.
#if os(Linux)
  let library: Target = .systemLibrary(name: "soundings_ffiFFI", path: "Sources/soundings_ffiFFI")
#else
  let library: Target = .binaryTarget(name: "soundings_ffiFFI", path: "SoundingsCore.xcframework")
#endif

let package = Package(
  name: "SoundingsCore",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "SoundingsCore", targets: ["SoundingsCore"])],
  targets: [
    library,
    .target(name: "SoundingsCore", dependencies: ["soundings_ffiFFI"]),
    .testTarget(name: "SmokeTests", dependencies: ["SoundingsCore"]),
  ]
)
