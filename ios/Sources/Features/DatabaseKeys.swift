import Foundation
import SoundingsCore

#if canImport(Darwin)
  import Security
#endif

/// Where the notebook's database key lies between two starts.
public protocol DatabaseKeys: Sendable {
  /// The key, or nothing where none was ever kept.
  func read() throws(Problem) -> Data?
  /// A new key, kept durably before this returns.
  func make() throws(Problem) -> Data
}

#if canImport(Darwin)
  /// The Keychain: after the first unlock, on this device only, never in a backup and never bound to a fingerprint,
  /// so that background work and a changed finger cannot lock an engineer out.
  public struct KeychainKeys: DatabaseKeys {
    private let service: String

    public init(service: String = "org.soundings.database-key") { self.service = service }

    public func read() throws(Problem) -> Data? {
      var query = base
      query[kSecReturnData as String] = true
      var found: CFTypeRef?
      let status = SecItemCopyMatching(query as CFDictionary, &found)
      switch status {
      case errSecSuccess:
        guard let key = found as? Data else { throw .keyStore(status: errSecDecode) }
        return key
      case errSecItemNotFound: return nil
      case errSecInteractionNotAllowed: throw .keyNotYet
      default: throw .keyStore(status: status)
      }
    }

    public func make() throws(Problem) -> Data {
      let key = Data.newKey()
      var item = base
      item[kSecValueData as String] = key
      item[kSecAttrAccessible as String] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
      let status = SecItemAdd(item as CFDictionary, nil)
      switch status {
      case errSecSuccess: return key
      case errSecInteractionNotAllowed: throw .keyNotYet
      default: throw .keyStore(status: status)
      }
    }

    private var base: [String: Any] { item(of: service) }
  }

  /// What the device signs by, in the Keychain as the notebook's key is: on this device only. A notebook that comes to
  /// a phone without it goes on there as another device.
  public final class KeychainDeviceKeys: Keyring {
    private let service: String

    public init(service: String = "org.soundings.device-keys") { self.service = service }

    public func read() throws -> Data? {
      var query = item(of: service)
      query[kSecReturnData as String] = true
      var found: CFTypeRef?
      switch SecItemCopyMatching(query as CFDictionary, &found) {
      case errSecSuccess: return found as? Data
      case errSecItemNotFound: return nil
      default: throw KeyringError.Away
      }
    }

    public func replace(kept: Data) throws {
      let change = [kSecValueData as String: kept]
      var status = SecItemUpdate(item(of: service) as CFDictionary, change as CFDictionary)
      if status == errSecItemNotFound {
        var new = item(of: service)
        new[kSecValueData as String] = kept
        new[kSecAttrAccessible as String] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
        status = SecItemAdd(new as CFDictionary, nil)
      }
      guard status == errSecSuccess else { throw KeyringError.Away }
    }
  }

  private func item(of service: String) -> [String: Any] {
    [
      kSecClass as String: kSecClassGenericPassword,
      kSecAttrService as String: service,
      kSecAttrAccount as String: "notebook",
      kSecAttrSynchronizable as String: false,
    ]
  }
#else
  /// A file only its owner can read, where the system has no Keychain.
  public struct FileKeys: DatabaseKeys {
    private let file: URL

    public init(file: URL) { self.file = file }

    public func read() throws(Problem) -> Data? {
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      do { return try Data(contentsOf: file) } catch { throw .keyNotYet }
    }

    public func make() throws(Problem) -> Data {
      let key = Data.newKey()
      let made = FileManager.default.createFile(
        atPath: file.path, contents: key, attributes: [.posixPermissions: 0o600])
      guard made else { throw .keyStore(status: 0) }
      return key
    }
  }

  /// What the device signs by, in a file only its owner can read.
  public final class FileDeviceKeys: Keyring {
    private let file: URL

    public init(file: URL) { self.file = file }

    public func read() throws -> Data? {
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      do { return try Data(contentsOf: file) } catch { throw KeyringError.Away }
    }

    public func replace(kept: Data) throws {
      let beside = file.appendingPathExtension("new")
      let made = FileManager.default.createFile(
        atPath: beside.path, contents: kept, attributes: [.posixPermissions: 0o600])
      guard made, rename(beside.path, file.path) == 0 else { throw KeyringError.Away }
    }
  }
#endif

extension Data {
  /// A new database key: 256 bits from the system's cryptographic source.
  static func newKey() -> Data { Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }) }
}

extension Door {
  /// The notebook of this phone, in the app's own folder and never in an app group.
  public static func onThisPhone() -> Door {
    #if canImport(Darwin)
      protectOwnFiles()
      let folder = URL.applicationSupportDirectory.appending(path: "Notebook")
      return Door(
        folder: folder, keys: KeychainKeys(), device: KeychainDeviceKeys(), shared: SharedInbox.ofGroup())
    #else
      let folder = FileManager.default.homeDirectoryForCurrentUser.appending(path: ".soundings")
      let device = FileDeviceKeys(file: folder.appendingPathExtension("device"))
      return Door(folder: folder, keys: FileKeys(file: folder.appendingPathExtension("key")), device: device)
    #endif
  }
}

#if canImport(Darwin)
  /// Everything the app keeps, the notebook, pictures and sounds that are in no note yet, is readable from the first unlock
  /// on, so that work in the background goes on while the phone is locked; and in no backup of the system's, where the key
  /// is not: the app's own backup stands in its place.
  private func protectOwnFiles() {
    var folder = URL.applicationSupportDirectory
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #if os(iOS)
      try? FileManager.default.setAttributes(
        [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication], ofItemAtPath: folder.path)
    #endif
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try? folder.setResourceValues(values)
  }
#endif
