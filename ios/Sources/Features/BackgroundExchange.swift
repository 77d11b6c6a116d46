import Foundation
import SoundingsCore

/// The system's background service for bytes: it goes on while the app is suspended, and its answer may come to another
/// start of the app.
public protocol Courier: Sendable {
  /// Posts the file; hands what is answered to ``BackgroundExchange/answered(_:status:answer:)``, or
  /// ``BackgroundExchange/failed(_:)`` where there is no answer.
  /// - Parameter wifiOnly: not over a network that is paid for by what it carries, also where the phone changes to such a one
  ///   on the way
  func post(_ body: URL, of transfer: BackgroundTransfer, wifiOnly: Bool) async
}

/// What goes on while nobody looks: an exchange when the system lends time, and pictures and files by its own service.
public struct BackgroundExchange: Sendable {
  private let desk: Desk
  private let folder: URL

  /// - Parameter folder: where the files to be posted lie, until they are answered
  public init(desk: Desk, folder: URL) { (self.desk, self.folder) = (desk, folder) }

  /// One exchange, no longer than the system lends.
  /// - Returns: whether the server was there
  public func refresh(seconds: UInt32) async -> Bool {
    let cancel = Cancel()
    return await withTaskCancellationHandler {
      do {
        let outcome = try await desk.ask { try $0.sync(seconds: seconds, cancel: cancel) }
        switch outcome {
        case .together: return true
        case .notJoined, .away, .stopped, .inClear, .cancelled: return false
        }
      } catch {
        return false
      }
    } onCancel: {
      cancel.cancel()
    }
  }

  /// Hands the next picture or file to the courier, once a contact left nothing else to do.
  /// - Returns: whether there was one
  @discardableResult
  public func handOn(to courier: any Courier) async throws -> Bool {
    guard let transfer = try await desk.ask({ try $0.nextTransfer() }) else { return false }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let body = body(of: transfer.id)
    guard try await desk.ask({ try $0.writeTransfer(transfer: transfer, file: body.path) }) else {
      try await failed(transfer)
      return false
    }
    let wifiOnly = try await desk.ask { try $0.fileSettings().wifiOnly }
    await courier.post(body, of: transfer, wifiOnly: wifiOnly)
    return true
  }

  /// The server answered: what it says is taken in, and the next one may go.
  public func answered(_ transfer: BackgroundTransfer, status: UInt16, answer: URL) async throws {
    defer { try? FileManager.default.removeItem(at: body(of: transfer.id)) }
    try await desk.ask { try $0.takeTransfer(transfer: transfer, status: status, answer: answer.path) }
  }

  /// The server was not reached.
  public func failed(_ transfer: BackgroundTransfer) async throws {
    defer { try? FileManager.default.removeItem(at: body(of: transfer.id)) }
    try await desk.ask { try $0.transferFailed(transfer: transfer) }
  }

  private func body(of id: UInt64) -> URL { folder.appending(path: "\(id).post") }
}

extension BackgroundTransfer {
  /// As the system keeps it beside a task, for the start of the app that hears the answer.
  public var kept: String {
    let parts = [
      String(id), address, hubKey.base64EncodedString(), head.base64EncodedString(), String(sends), file,
      String(offset),
      String(length),
    ]
    return parts.joined(separator: " ")
  }

  /// What was kept; nothing where it was not.
  public init?(kept: String?) {
    let parts = kept?.split(separator: " ", omittingEmptySubsequences: false).map(String.init) ?? []
    guard parts.count == 8, let id = UInt64(parts[0]), let hubKey = Data(base64Encoded: parts[2]),
      let head = Data(base64Encoded: parts[3]), let sends = Bool(parts[4]), let offset = UInt64(parts[6]),
      let length = UInt64(parts[7])
    else { return nil }
    self.init(
      id: id, address: parts[1], hubKey: hubKey, head: head, sends: sends, file: parts[5], offset: offset,
      length: length)
  }
}
