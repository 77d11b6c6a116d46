import Foundation

// Linux only. Declarations of the part of Network (iOS 17) that the app uses; see LinuxStubs/SwiftUI.
public struct NWPath: Sendable {
  public var isExpensive: Bool { false }
  public var isConstrained: Bool { false }
}
public final class NWPathMonitor {
  public init() {}
  public var currentPath: NWPath { NWPath() }
  public var pathUpdateHandler: (@Sendable (NWPath) -> Void)?
  public func start(queue: DispatchQueue) {}
}
