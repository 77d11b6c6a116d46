import Features
import SoundingsCore
import SwiftUI
import UIKit

/// *Picture*: cover, arrow, circle and words on it, by two presses or by drawing; each of them can be moved and taken
/// off.
struct PictureScreen: View {
  @State private var model: PictureModel
  @State private var shape = DrawnShape.cover
  @State private var corner: PicturePoint?
  @State private var moving: Id?
  /// Ready to be drawn: making it so takes long, and is done elsewhere.
  @State private var image: UIImage?
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: PictureModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.pictureTitle) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let page = model.record {
        if let image {
          Board(image: image, drawn: page.annotations, corner: corner, ended: ended)
        } else if model.bytes == nil {
          Text(page.picture.standing(locale)).typeset(.body).foregroundStyle(Look.inkSecond)
        }
        tools
        if isText, moving == nil { TextLine(label: Words.pictureWords, text: $model.typed[text: "words"]) }
        Text(hint).typeset(.body).foregroundStyle(Look.ink).accessibilityAddTraits(.updatesFrequently)
        drawn(page)
        Press(Words.noteErase) { ways.to(.visits(.erase(page.picture.id))) }
      }
    }
    .following(model)
    .task(id: model.bytes) { image = await model.bytes.flatMap { UIImage(data: $0) }?.byPreparingForDisplay() }
  }

  private var tools: some View {
    ScrollView(.horizontal, showsIndicators: false) {
      HStack(spacing: Measure.space8) {
        ForEach([DrawnShape.cover, .arrow, .circle, .text], id: \.self) { tool in
          Chip(name: Text(tool.words), chosen: tool == shape) { (shape, corner, moving) = (tool, nil, nil) }
        }
      }
    }
  }

  private var isText: Bool {
    switch shape {
    case .text: true
    case .cover, .arrow, .circle: false
    }
  }

  private var hint: LocalizedStringKey {
    if moving != nil { return Words.pictureMoveWords }
    if corner != nil { return Words.pictureOneCorner }
    return isText ? Words.pictureTextWords : Words.pictureDrawWords
  }

  /// A press at one place, or drawn from one to another.
  private func ended(_ from: PicturePoint, _ to: PicturePoint?) {
    if let id = moving, let row = model.record?.annotations.first(where: { $0.id == id }) {
      moving = nil
      Task { await model.move(row, to: to ?? from) }
    } else if isText {
      if model.typed["words"] != nil { draw(from, from) }
    } else if let to {
      draw(from, to)
    } else if let first = corner {
      draw(first, from)
    } else {
      corner = from
    }
  }

  private func draw(_ from: PicturePoint, _ to: PicturePoint) {
    let (tool, written) = (shape, model.typed[text: "words"])
    (corner, model.typed["words"]) = (nil, nil)
    Task { await model.draw(tool, from: from, to: to, words: written) }
  }

  private func drawn(_ page: Picture) -> some View {
    Part(Words.pictureDrawn) {
      if page.picture.covered { Text(Words.covered).typeset(.key).foregroundStyle(Look.ink) }
      Text(Words.pictureCoverWords).typeset(.small).foregroundStyle(Look.inkSecond)
      if page.annotations.isEmpty { Text(Words.pictureNothingDrawn).typeset(.body).foregroundStyle(Look.inkSecond) }
      ForEach(page.annotations, id: \.id) { row in
        VStack(alignment: .leading, spacing: Measure.space8) {
          if let shape = row.shape { Text(shape.words).typeset(.body).foregroundStyle(Look.ink) }
          if let words = row.words { Text(verbatim: words).typeset(.small).foregroundStyle(Look.inkSecond) }
          Button(Words.pictureMove) { moving = row.id }.buttonStyle(PlainKeyStyle())
          Button(Words.pictureTakeOff) { Task { await model.takeOff(row.id) } }.buttonStyle(PlainKeyStyle())
        }
        .card()
      }
    }
  }
}

/// The picture, with what is drawn on it. A cover hides here what it hides outside.
private struct Board: View {
  let image: UIImage
  let drawn: [AnnotationRow]
  let corner: PicturePoint?
  let ended: @MainActor (PicturePoint, PicturePoint?) -> Void

  var body: some View {
    Image(uiImage: image)
      .resizable()
      .aspectRatio(contentMode: .fit)
      .overlay {
        GeometryReader { space in
          Canvas { context, size in
            for row in drawn { draw(row, in: &context, size) }
            if let corner {
              let at = place(corner, size)
              let dot = CGRect(x: at.x - 8, y: at.y - 8, width: 16, height: 16)
              context.fill(Path(ellipseIn: dot), with: .color(.orange))
            }
          }
          .contentShape(.rect)
          .gesture(
            DragGesture(minimumDistance: 0).onEnded { drag in
              let far = abs(drag.translation.width) + abs(drag.translation.height) > 10
              ended(point(drag.startLocation, space.size), far ? point(drag.location, space.size) : nil)
            })
        }
      }
      .accessibilityElement()
      .accessibilityLabel(Words.pictureTitle)
  }

  private func point(_ at: CGPoint, _ size: CGSize) -> PicturePoint {
    let thousandth = { (at: CGFloat, of: CGFloat) in UInt16(min(max(at * 1000 / max(of, 1), 0), 1000)) }
    return PicturePoint(x: thousandth(at.x, size.width), y: thousandth(at.y, size.height))
  }

  private func place(_ point: PicturePoint, _ size: CGSize) -> CGPoint {
    CGPoint(x: CGFloat(point.x) * size.width / 1000, y: CGFloat(point.y) * size.height / 1000)
  }

  private func draw(_ row: AnnotationRow, in context: inout GraphicsContext, _ size: CGSize) {
    let points = row.points.map { place($0, size) }
    guard let from = points.first, let shape = row.shape else { return }
    let to = points.count > 1 ? points[1] : from
    let box = CGRect(x: min(from.x, to.x), y: min(from.y, to.y), width: abs(to.x - from.x), height: abs(to.y - from.y))
    switch shape {
    case .cover: context.fill(Path(box), with: .color(.black))
    case .circle: context.stroke(Path(ellipseIn: box), with: .color(.orange), lineWidth: 3)
    case .arrow: context.stroke(arrow(from, to), with: .color(.orange), lineWidth: 3)
    case .text: context.draw(Text(verbatim: row.words ?? "").bold(), at: from, anchor: .topLeading)
    }
  }

  private func arrow(_ from: CGPoint, _ to: CGPoint) -> Path {
    var path = Path()
    path.move(to: from)
    path.addLine(to: to)
    let angle = atan2(to.y - from.y, to.x - from.x)
    for turn in [CGFloat.pi * 5 / 6, -CGFloat.pi * 5 / 6] {
      path.move(to: to)
      path.addLine(to: CGPoint(x: to.x + cos(angle + turn) * 20, y: to.y + sin(angle + turn) * 20))
    }
    return path
  }
}
