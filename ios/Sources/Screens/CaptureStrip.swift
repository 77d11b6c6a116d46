import Features
import SoundingsCore
import SwiftUI

/// What goes with the next note: pictures, a star, their exact words; or the words become a promise.
struct CaptureStrip: View {
  @Bindable var model: CaptureModel
  let promise: @MainActor () -> Void
  let back: @MainActor () -> Void
  @State private var wanted: PictureSource?
  @State private var source: PictureSource?

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if !model.pictures.isEmpty {
        HStack {
          Text(Words.pictures(model.pictures.count)).typeset(.small).foregroundStyle(Look.inkSecond)
          Button(Words.removePictures) { model.detachAll() }.buttonStyle(PlainKeyStyle())
        }
      }
      ScrollView(.horizontal, showsIndicators: false) { buttons.padding(.horizontal, Measure.edge) }
    }
    .confirmationDialog(question, isPresented: asking, titleVisibility: .visible) { answers }
    .fullScreenCover(item: $source, onDismiss: back) { source in
      CameraSheet(source: source) { encoded in Task { await model.take(encoded) } }
    }
  }

  private var buttons: some View {
    HStack(spacing: Measure.space8) {
      Group {
        Button(Words.takePicture, systemImage: "camera") { want(.camera) }
        Button(Words.pictureChoose, systemImage: "photo") { want(.library) }
        Button(Words.star, systemImage: model.starred ? "star.fill" : "star") { model.starred.toggle() }
          .accessibilityValue(model.starred ? Words.isOn : Words.isOff)
        Button(Words.promise, systemImage: "calendar.badge.plus") { promise() }
      }
      .labelStyle(.iconOnly)
      .buttonStyle(PlainKeyStyle())
      Button(Words.exactShort) { model.exact.toggle() }
        .buttonStyle(PlainKeyStyle(chosen: model.exact))
        .accessibilityAddTraits(model.exact ? [.isSelected] : [])
    }
  }

  /// The site's rule asks something first, or not.
  private func want(_ source: PictureSource) {
    switch model.record?.photoRule {
    case nil, .yes: self.source = source
    case .notAsked, .askEachTime, .no: wanted = source
    }
  }

  private func goOn() {
    source = wanted
    wanted = nil
  }

  private var asking: Binding<Bool> {
    Binding(get: { wanted != nil }, set: { if !$0 { wanted = nil } })
  }

  private var question: LocalizedStringKey {
    switch model.record?.photoRule {
    case nil, .yes: Words.takePicture
    case .notAsked: Words.pictureRuleNotAskedWords
    case .askEachTime: Words.pictureRuleAskWords
    case .no: Words.pictureRuleNoWords
    }
  }

  @ViewBuilder private var answers: some View {
    switch model.record?.photoRule {
    case nil, .yes: Button(Words.pictureSaidYes) { goOn() }
    case .notAsked:
      Button(PhotoRule.yes.words) { write(.yes) }
      Button(PhotoRule.askEachTime.words) { write(.askEachTime) }
      Button(PhotoRule.no.words) { Task { await model.photoRule(.no) } }
    case .askEachTime:
      Button(Words.pictureSaidYes) { goOn() }
      Button(Words.pictureSaidNo) { wanted = nil }
    case .no:
      Button(Words.pictureOfOurs) {
        model.anyway()
        goOn()
      }
    }
    Button(Words.cancel, role: .cancel) {}
  }

  private func write(_ rule: PhotoRule) {
    goOn()
    Task { await model.photoRule(rule) }
  }
}

/// Where a picture comes from.
enum PictureSource: String, Identifiable {
  case camera
  case library

  var id: String { rawValue }
}
