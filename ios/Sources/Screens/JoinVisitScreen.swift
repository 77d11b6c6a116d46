import CoreImage
import Features
import SoundingsCore
import SwiftUI
import UIKit

/// *Join a visit*: the visit under way as a code for a teammate's camera; or a teammate's, by a picture of theirs or
/// pasted.
struct JoinVisitScreen: View {
  @State private var model: JoinVisitModel
  @State private var photographing: PictureSource?
  @State private var unread = false
  private let ways: Ways

  init(model: JoinVisitModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(model.record == false ? Words.joinVisit : Words.showVisit) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let shown = model.shown { code(shown) }
      if model.record == false { joining }
    }
    .task { await model.follow() }
    .fullScreenCover(item: $photographing) { source in
      CameraSheet(source: source) { encoded in
        Task {
          let text = await QrCode.read(encoded)
          unread = text == nil
          if let text { await model.write(text) }
        }
      }
    }
  }

  /// Black on white in the dark too.
  @ViewBuilder private func code(_ visit: VisitToJoin) -> some View {
    Text(Words.showVisitWords).typeset(.body).foregroundStyle(Look.ink)
    if let image = QrCode.image(visit.text) {
      Image(uiImage: image)
        .interpolation(.none)
        .resizable()
        .aspectRatio(contentMode: .fit)
        .frame(minWidth: 240, minHeight: 240)
        .padding(Measure.space16)
        .background(Color.white)
        .accessibilityLabel(Words.showVisitCode)
    }
    Button(Words.copyCode) { UIPasteboard.general.string = visit.text }.buttonStyle(PlainKeyStyle())
    names(visit)
  }

  private func names(_ visit: VisitToJoin) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if let engineer = visit.engineer { Text(Words.joinVisitOf(engineer)).typeset(.heading).foregroundStyle(Look.ink) }
      sideBySide([
        Text(visit.kind.words), visit.customer.map { Text(verbatim: $0) }, visit.site.map { Text(verbatim: $0) },
      ])
      .typeset(.body)
      .foregroundStyle(Look.ink)
      if let objective = visit.objective { Text(verbatim: objective).typeset(.body).foregroundStyle(Look.ink) }
      if !visit.people.isEmpty {
        sideBySide(visit.people.map { Text(verbatim: $0) }).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      if visit.here != nil { Text(Words.joinVisitHere).typeset(.small).foregroundStyle(Look.inkSecond) }
    }
    .card()
  }

  @ViewBuilder private var joining: some View {
    Text(Words.joinVisitWords).typeset(.body).foregroundStyle(Look.ink)
    Button(Words.joinVisitScan) { photographing = .camera }.buttonStyle(PlainKeyStyle())
    if unread { Text(Words.joinVisitUnread).typeset(.body).foregroundStyle(Look.ink) }
    TextLine(
      label: Words.joinVisitField,
      text: Binding(get: { model.code }, set: { text in Task { await model.write(text) } }),
      lines: 2)
    Button(Words.joinPaste) {
      if let pasted = UIPasteboard.general.string { Task { await model.write(pasted) } }
    }
    .buttonStyle(PlainKeyStyle())
    if let seen = model.seen {
      names(seen)
      if model.problem == nil {
        Button(Words.joinVisitGo) {
          Task { if let visit = await model.join() { ways.instead(.capture(.capture(visit))) } }
        }
        .buttonStyle(BuoyButtonStyle())
      }
    }
  }
}

/// A text as a QR code, and back from a picture of it.
enum QrCode {
  static func image(_ text: String) -> UIImage? {
    guard let filter = CIFilter(name: "CIQRCodeGenerator") else { return nil }
    filter.setValue(Data(text.utf8), forKey: "inputMessage")
    guard let code = filter.outputImage, let made = CIContext().createCGImage(code, from: code.extent) else {
      return nil
    }
    return UIImage(cgImage: made)
  }

  /// What the code in a picture says; nothing where there is none. Off the main actor.
  static func read(_ encoded: @escaping @Sendable () -> Data?) async -> String? {
    await Task.detached {
      guard let data = encoded(), let picture = CIImage(data: data) else { return nil }
      let detector = CIDetector(ofType: CIDetectorTypeQRCode, context: nil, options: nil)
      let found = detector?.features(in: picture) ?? []
      return found.compactMap { ($0 as? CIQRCodeFeature)?.messageString }.first
    }.value
  }
}
