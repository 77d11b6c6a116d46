import Features
import Foundation
import UIKit
import UniformTypeIdentifiers

/// What the share sheet brings: words, a link, pictures, files. They become a note without a key, through the inbox alone; it says
/// that it was kept, or why not, and nothing of what was noted.
final class ShareViewController: UIViewController {
  /// So many pictures and files at once.
  private static let most = 20
  /// So long it says that it was kept.
  private static let long = Duration.seconds(2)

  override func viewDidAppear(_ animated: Bool) {
    super.viewDidAppear(animated)
    Task {
      do {
        try await take()
        present(said("share-in-kept"), animated: true)
        try? await Task.sleep(for: Self.long)
        extensionContext?.completeRequest(returningItems: [], completionHandler: nil)
      } catch {
        tell(error)
      }
    }
  }

  /// It was not kept: it stays in sight until that was read.
  private func tell(_ error: any Error) {
    let words = (error as? Nothing).map { _ in "share-in-none" } ?? (error as? Problem ?? .unknown).outside
    let told = said(words)
    let close = NSLocalizedString("join-close", comment: "")
    told.addAction(
      UIAlertAction(title: close, style: .default) { [self] _ in extensionContext?.cancelRequest(withError: error) })
    present(told, animated: true)
  }

  private func said(_ words: String) -> UIAlertController {
    UIAlertController(title: nil, message: NSLocalizedString(words, comment: ""), preferredStyle: .alert)
  }

  /// Nothing in it can be noted.
  private struct Nothing: Error {}

  private func take() async throws {
    guard let inbox = SharedInbox.ofGroup() else { throw Problem.unknown }
    let items = (extensionContext?.inputItems ?? []).compactMap { $0 as? NSExtensionItem }
    let providers = items.flatMap { $0.attachments ?? [] }
    var words: [String] = []
    var files: [URL] = []
    for provider in providers {
      if let picture = await copied(provider, as: .image) {
        files.append(picture)
      } else if let text = await lent(provider, as: .plainText) {
        words.append(text)
      } else if let link = await lent(provider, as: .url), !link.hasPrefix("file:") {
        words.append(link)
      } else if let file = await copied(provider, as: .data) {
        files.append(file)
      }
    }
    // Sealed or not, no plain copy stays behind.
    defer { for file in files { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) } }
    let text = words.joined(separator: "\n")
    guard !text.isEmpty || !files.isEmpty else { throw Nothing() }
    try inbox.note(text, files: Array(files.prefix(Self.most)))
  }

  /// Words, or a link as it is written; nothing where it is neither.
  private func lent(_ provider: NSItemProvider, as type: UTType) async -> String? {
    guard provider.hasItemConformingToTypeIdentifier(type.identifier) else { return nil }
    return await withCheckedContinuation { done in
      _ = provider.loadDataRepresentation(forTypeIdentifier: type.identifier) { @Sendable bytes, _ in
        done.resume(returning: bytes.flatMap { String(data: $0, encoding: .utf8) })
      }
    }
  }

  /// A copy that stays until the note is sealed, in a folder of its own, by the name it has: what is lent is taken back at
  /// once.
  private func copied(_ provider: NSItemProvider, as type: UTType) async -> URL? {
    let lends = provider.registeredTypeIdentifiers.compactMap { UTType($0) }
      .filter { $0.conforms(to: type) && !$0.conforms(to: .url) }
    // A picture as every phone shows it, where there is a choice.
    guard let best = lends.first(where: { $0.conforms(to: .jpeg) }) ?? lends.first else { return nil }
    return await withCheckedContinuation { done in
      _ = provider.loadFileRepresentation(forTypeIdentifier: best.identifier) { @Sendable lent, _ in
        guard let lent else { return done.resume(returning: nil) }
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let copy = folder.appending(path: lent.lastPathComponent)
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let copied: Void? = try? FileManager.default.copyItem(at: lent, to: copy)
        done.resume(returning: copied == nil ? nil : copy)
      }
    }
  }
}
