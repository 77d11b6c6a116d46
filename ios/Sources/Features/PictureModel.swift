import Foundation
import Observation
import SoundingsCore

/// *Picture*: one picture and what is drawn on it.
@Observable
public final class PictureModel: ScreenModel<Picture> {
  /// The picture as it was taken, for one's own eyes.
  public private(set) var bytes: Data?

  private let id: Id

  public init(picture: Id, desk: Desk) {
    id = picture
    super.init(desk: desk)
  }

  override func read(_ change: Change) async throws -> Picture? {
    let id = id
    let page = try await desk.ask { try $0.picture(id: id) }
    if bytes == nil, page.picture.here {
      let file = URL.temporaryDirectory.appending(path: "shown-\(page.picture.id)")
      // No plain copy stays behind.
      defer { try? FileManager.default.removeItem(at: file) }
      if try await desk.ask({ try $0.saveAttachment(id: page.picture.id, file: file.path, original: true) }) {
        bytes = try await away { try Data(contentsOf: file) }
      }
    }
    return page
  }

  /// From one place to another; the words are for a text.
  public func draw(_ shape: DrawnShape, from: PicturePoint, to: PicturePoint, words: String = "") async {
    guard let picture = record?.picture.id else { return }
    let drawing: Drawing =
      switch shape {
      case .cover: .cover(corner: from, opposite: to)
      case .arrow: .arrow(from: from, to: to)
      case .circle: .circle(corner: from, opposite: to)
      case .text: .text(at: from, words: words.trimmed)
      }
    await attempt { desk in _ = try await desk.ask { try $0.annotate(picture: picture, drawing: drawing) } }
    await load()
  }

  /// Moves something so that its first point lies here, as far as all of it stays on the picture.
  public func move(_ drawn: AnnotationRow, to: PicturePoint) async {
    guard let first = drawn.points.first else { return }
    let across = shift(drawn.points.map { Int($0.x) }, Int(to.x) - Int(first.x))
    let down = shift(drawn.points.map { Int($0.y) }, Int(to.y) - Int(first.y))
    let points = drawn.points.map { PicturePoint(x: UInt16(Int($0.x) + across), y: UInt16(Int($0.y) + down)) }
    await attempt { try await $0.ask { try $0.moveAnnotation(annotation: drawn.id, points: points, seen: drawn.seen) } }
    await load()
  }

  public func takeOff(_ drawn: Id) async {
    await attempt { try await $0.ask { try $0.delete(id: drawn) } }
    await load()
  }

  private func shift(_ places: [Int], _ wanted: Int) -> Int {
    min(max(wanted, -(places.min() ?? 0)), 1000 - (places.max() ?? 1000))
  }
}
