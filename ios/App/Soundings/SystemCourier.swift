import Features
import Foundation
import Security
import SoundingsCore

/// Carries pictures and files by the system's own background service, which goes on while the app is suspended. The server
/// must show the very key that the invitation named.
@MainActor final class SystemCourier: NSObject, Courier {
  nonisolated static let folder = URL.cachesDirectory.appending(path: "transfers")

  /// What is done once every answer was taken in.
  var whenDone: (() async -> Void)?
  private let door: Door
  private var session: URLSession!
  private nonisolated let hears: AsyncStream<Heard>.Continuation

  /// What the system says of the session, in the order in which it does.
  private enum Heard: Sendable {
    case answered(BackgroundTransfer, status: Int?, answer: URL)
    case all
  }

  init(door: Door) {
    self.door = door
    let (heard, hears) = AsyncStream<Heard>.makeStream()
    self.hears = hears
    super.init()
    Task { for await one in heard { await take(one) } }
    let configuration = URLSessionConfiguration.background(withIdentifier: "org.soundings.app.transfers")
    configuration.sessionSendsLaunchEvents = true
    session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
  }

  func post(_ body: URL, of transfer: BackgroundTransfer, wifiOnly: Bool) async {
    guard let address = URL(string: transfer.address) else { return }
    var request = URLRequest(url: address)
    request.httpMethod = "POST"
    request.allowsExpensiveNetworkAccess = !wifiOnly
    request.allowsConstrainedNetworkAccess = !wifiOnly
    let task = session.uploadTask(with: request, fromFile: body)
    task.taskDescription = transfer.kept
    task.resume()
  }

  /// One after the other: all were taken in before the system hears so.
  private func take(_ heard: Heard) async {
    switch heard {
    case .answered(let transfer, let status, let answer):
      await answered(transfer, status: status, answer: answer)
      try? FileManager.default.removeItem(at: answer)
    case .all:
      await whenDone?()
      whenDone = nil
    }
  }

  /// The answer may have started the app: there is no open notebook then yet.
  private func answered(_ transfer: BackgroundTransfer, status: Int?, answer: URL) async {
    await door.open()
    guard case .open(let desk) = door.state else { return }
    let exchange = BackgroundExchange(desk: desk, folder: Self.folder)
    if let status {
      try? await exchange.answered(transfer, status: UInt16(clamping: status), answer: answer)
      _ = try? await exchange.handOn(to: self)
    } else {
      try? await exchange.failed(transfer)
    }
  }
}

extension SystemCourier: URLSessionDataDelegate {
  nonisolated func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard let file = Self.answer(to: dataTask) else { return }
    if let handle = try? FileHandle(forWritingTo: file) {
      defer { try? handle.close() }
      _ = try? handle.seekToEnd()
      try? handle.write(contentsOf: data)
    } else {
      try? data.write(to: file)
    }
  }

  nonisolated func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    guard let transfer = BackgroundTransfer(kept: task.taskDescription), let file = Self.answer(to: task) else {
      return
    }
    let status = error == nil ? (task.response as? HTTPURLResponse)?.statusCode : nil
    if !FileManager.default.fileExists(atPath: file.path) { try? Data().write(to: file) }
    hears.yield(.answered(transfer, status: status, answer: file))
  }

  nonisolated func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge
  ) async -> (URLSession.AuthChallengeDisposition, URLCredential?) {
    guard let trust = challenge.protectionSpace.serverTrust,
      let transfer = BackgroundTransfer(kept: task.taskDescription),
      let chain = SecTrustCopyCertificateChain(trust) as? [SecCertificate], let leaf = chain.first,
      ed25519Key(ofCertificate: SecCertificateCopyData(leaf) as Data) == transfer.hubKey
    else { return (.cancelAuthenticationChallenge, nil) }
    return (.useCredential, URLCredential(trust: trust))
  }

  nonisolated func urlSessionDidFinishEvents(forBackgroundURLSession session: URLSession) {
    hears.yield(.all)
  }

  /// Where what the server answers is gathered.
  private nonisolated static func answer(to task: URLSessionTask) -> URL? {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: "\(task.taskIdentifier).answer")
  }
}
