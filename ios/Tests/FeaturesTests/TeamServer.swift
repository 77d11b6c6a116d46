import Foundation
import SoundingsCore
import Testing

@testable import Features

/// The real program of the team's server, on loopback over TLS, and teammates who joined.
final class TeamServer {
  let folder: Folder
  private var serving: (id: pid_t, output: Output)?
  /// Where it answers.
  private(set) var url = ""

  init() throws {
    folder = try Folder()
    try serve()
  }

  deinit { stop() }

  /// The same, to listen there again.
  var listen: String { url.replacing("https://", with: "") }

  func serve(_ listen: String = "127.0.0.1:0") throws {
    let output = try begun("serve --listen \(listen)")
    let id = try #require(output.line().flatMap { pid_t($0) })
    serving = (id, output)
    url = try #require(output.line()).replacing("Listening on ", with: "")
    try #require(url.hasPrefix("https://"), "it encrypts")
  }

  func stop() {
    guard let (id, output) = serving else { return }
    // The politer signals are blocked in what a dispatch queue's thread starts.
    kill(id, SIGKILL)
    output.close()
    serving = nil
  }

  /// An invitation, for one device, once.
  func invite(engineer: String? = nil) throws -> String {
    let output = try begun("invite" + (engineer.map { " --engineer '\($0)'" } ?? ""))
    defer { output.close() }
    _ = output.line()
    return try #require(output.line())
  }

  /// A teammate with a notebook of their own, who joined.
  func teammate(_ name: String, invitation: String) throws -> Notebook {
    let path = folder.url.appending(path: name).path
    let notebook = try Notebook.create(dir: path, key: .newKey(), keyring: KeyringInMemory(), engineerName: name)
    try notebook.join(invite: invitation)
    try together(notebook)
    return notebook
  }

  /// One contact of a teammate's.
  func together(_ notebook: Notebook) throws {
    #expect(try notebook.sync(seconds: 20, cancel: Cancel()) == .together)
  }

  /// Begins the program, whose first line is its process id.
  private func begun(_ arguments: String) throws -> Output {
    // Where `cargo xtask bindings` puts it.
    let program = URL(filePath: #filePath).appending(path: "../../../../target/bindings/hub/soundings-hub").standardized
    let data = folder.url.appending(path: "hub").path
    return try Output(of: "echo $$; exec '\(program.path)' \(arguments) --data '\(data)'")
  }
}

/// What a program prints. (Foundation's own `Process` now and then waits for ever on Linux.)
final class Output {
  private let file: UnsafeMutablePointer<FILE>

  init(of command: String) throws { file = try #require(popen(command, "r")) }

  /// The next line; nothing after the last.
  func line() -> String? {
    var text = [UInt8]()
    while true {
      switch getc(file) {
      case EOF: return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
      case 10: return String(decoding: text, as: UTF8.self)
      case let byte: text.append(UInt8(truncatingIfNeeded: byte))
      }
    }
  }

  /// Waits for the program's end.
  func close() { pclose(file) }
}
