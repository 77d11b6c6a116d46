import Foundation
import Testing

@testable import Features

/// The Xcode project, written by hand: nobody here can open it, so that what Xcode would miss is missed here.
struct ProjectTests {
  private typealias Object = [String: Any]

  private static let app = Sources.here.appending(path: "App")

  private let objects: [String: Object]
  private let root: String

  init() throws {
    let file = Self.app.appending(path: "Soundings.xcodeproj/project.pbxproj")
    let read = try PropertyListSerialization.propertyList(from: Data(contentsOf: file), format: nil)
    let project = try #require(read as? Object)
    objects = try #require(project["objects"] as? [String: Object])
    root = try #require(project["rootObject"] as? String)
  }

  private func kind(_ object: Object) -> String { object["isa"] as? String ?? "" }

  private func all(_ kind: String) -> [Object] { objects.values.filter { self.kind($0) == kind } }

  private static func isId(_ text: String) -> Bool { text.wholeMatch(of: /[0-9A-F]{24}/) != nil }

  /// What stands under a key: one text or several.
  private static func texts(_ value: Any?) -> [String] { value as? [String] ?? [value as? String].compactMap(\.self) }

  /// What each key leads to.
  private static let kinds: [String: Set<String>] = [
    "buildConfigurationList": ["XCConfigurationList"], "mainGroup": ["PBXGroup"], "targets": ["PBXNativeTarget"],
    "packageReferences": ["XCLocalSwiftPackageReference"], "buildConfigurations": ["XCBuildConfiguration"],
    "fileSystemSynchronizedGroups": ["PBXFileSystemSynchronizedRootGroup"], "productReference": ["PBXFileReference"],
    "packageProductDependencies": ["XCSwiftPackageProductDependency"], "files": ["PBXBuildFile"],
    "buildPhases": [
      "PBXSourcesBuildPhase", "PBXFrameworksBuildPhase", "PBXResourcesBuildPhase", "PBXCopyFilesBuildPhase",
    ],
    "dependencies": ["PBXTargetDependency"], "target": ["PBXNativeTarget"], "targetProxy": ["PBXContainerItemProxy"],
    "fileRef": ["PBXFileReference"], "exceptions": ["PBXFileSystemSynchronizedBuildFileExceptionSet"],
    "productRef": ["XCSwiftPackageProductDependency"],
  ]

  @Test func everythingThatIsNamedIsThereAndOfItsKindAndNothingIsLeftOver() {
    var named: Set = [root]
    for (id, object) in objects {
      for (key, value) in object {
        for other in Self.texts(value) where Self.isId(other) {
          named.insert(other)
          let there = objects[other].map(kind)
          #expect(there != nil, "\(id) \(key): \(other) is nothing")
          if let there, let right = Self.kinds[key] { #expect(right.contains(there), "\(id) \(key): \(there)") }
        }
      }
    }
    #expect(Set(objects.keys).subtracting(named).isEmpty, "left over")
    #expect(objects.count > 40)
  }

  @Test func everyFolderFileAndProductIsThere() throws {
    let package = try String(contentsOf: Sources.here.appending(path: "Package.swift"), encoding: .utf8)
    for group in all("PBXFileSystemSynchronizedRootGroup") {
      let path = try #require(group["path"] as? String)
      let files = try FileManager.default.contentsOfDirectory(atPath: Self.app.appending(path: path).path)
      for lent in Self.texts(group["exceptions"]) {
        let names = Self.texts(objects[lent]?["membershipExceptions"])
        #expect(!names.isEmpty && Set(names).isSubset(of: files), "\(path) \(names)")
      }
    }
    for product in all("XCSwiftPackageProductDependency") {
      let name = try #require(product["productName"] as? String)
      #expect(package.contains(".library(name: \"\(name)\""), "\(name)")
    }
    for reference in all("XCLocalSwiftPackageReference") {
      let path = try #require(reference["relativePath"] as? String)
      let there = Self.app.appending(path: path).appending(path: "Package.swift").standardized
      #expect(FileManager.default.fileExists(atPath: there.path))
    }
    let kept = try #require(FileManager.default.subpaths(atPath: Self.app.path))
    for name in kept where ["plist", "entitlements", "xcprivacy"].contains(URL(filePath: name).pathExtension) {
      #expect((try? plist(name)) != nil, "\(name)")
    }
  }

  /// What is set for each target, in debug and in release.
  private func settings() throws -> [(target: String, settings: Object)] {
    try all("PBXNativeTarget").flatMap { target in
      let list = try #require(objects[target["buildConfigurationList"] as? String ?? ""])
      let both = Self.texts(list["buildConfigurations"]).compactMap { objects[$0]?["buildSettings"] as? Object }
      #expect(both.count == 2)
      return both.map { (target["name"] as? String ?? "", $0) }
    }
  }

  private func plist(_ name: String) throws -> Object {
    let bytes = try Data(contentsOf: Self.app.appending(path: name))
    return try #require(try PropertyListSerialization.propertyList(from: bytes, format: nil) as? Object)
  }

  @Test func extensionsLieInTheAppAndShareItsGroup() throws {
    let app = "org.soundings.app"
    for (target, settings) in try settings() {
      let id = try #require(settings["PRODUCT_BUNDLE_IDENTIFIER"] as? String)
      #expect(target == "Soundings" ? id == app : id.hasPrefix(app + "."), "\(target)")
      #expect(settings["TARGETED_DEVICE_FAMILY"] as? String == "1,2", "\(target)")
      for key in ["INFOPLIST_FILE", "CODE_SIGN_ENTITLEMENTS"] {
        guard let file = settings[key] as? String else { continue }
        let there = try plist(file)
        if key == "CODE_SIGN_ENTITLEMENTS" {
          #expect(there["com.apple.security.application-groups"] as? [String] == [SharedInbox.group], "\(target)")
        }
      }
      // A module by the name of a protocol it draws by is found in its place.
      let module = settings["PRODUCT_MODULE_NAME"] as? String ?? target
      #expect(!["Widget", "View", "App", "Scene"].contains(module), "\(target)")
    }
  }

  @Test func theAppSaysWhatItDoesInTheBackgroundAndAsksInItsOwnWords() throws {
    let info = try plist("Info.plist")
    let door = try #require(try Sources.of("App/Soundings").first { $0.name == "SystemDoor.swift" }).text
    let refresh = try #require(info["BGTaskSchedulerPermittedIdentifiers"] as? [String]).first ?? ""
    #expect(door.contains("\"\(refresh)\"") && info["UIBackgroundModes"] as? [String] == ["fetch"])
    #expect(info["NSSupportsLiveActivities"] as? Bool == true)
    let schemes = (info["CFBundleURLTypes"] as? [Object] ?? []).flatMap { Self.texts($0["CFBundleURLSchemes"]) }
    #expect(schemes.contains("soundings-app"))
    let asked = ["NSCameraUsageDescription", "NSMicrophoneUsageDescription", "NSFaceIDUsageDescription"]
    for (target, settings) in try settings() where target == "Soundings" {
      for key in asked { #expect((settings["INFOPLIST_KEY_\(key)"] as? String)?.isEmpty == false, "\(key)") }
    }
    let manifest = try plist("Soundings/PrivacyInfo.xcprivacy")
    #expect(manifest["NSPrivacyTracking"] as? Bool == false)
    #expect((manifest["NSPrivacyCollectedDataTypes"] as? [Any])?.isEmpty == true)
  }

  /// The app's words and what it says of privacy are the extensions' too.
  @Test func extensionsHaveTheAppsWordsAndItsPrivacyManifest() throws {
    for target in ["Widget", "ShareExtension"] {
      let targets = objects.filter { kind($0.value) == "PBXNativeTarget" }
      let id = try #require(targets.first { $0.value["name"] as? String == target })
      let lent = all("PBXFileSystemSynchronizedBuildFileExceptionSet").filter { $0["target"] as? String == id.key }
        .flatMap { Self.texts($0["membershipExceptions"]) }
      #expect(Set(lent).isSuperset(of: ["Localizable.xcstrings", "PrivacyInfo.xcprivacy"]), "\(target)")
      let phases = Self.texts(id.value["buildPhases"]).compactMap { objects[$0].map(kind) }
      #expect(phases.contains("PBXResourcesBuildPhase"), "\(target) copies none of them")
    }
  }
}
