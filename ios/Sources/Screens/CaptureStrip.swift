import AVFoundation
import Features
import PhotosUI
import SoundingsCore
import SwiftUI
import UIKit

/// What goes with the next note: pictures and files, a star, their exact words; or the words become a promise.
struct CaptureStrip: View {
  /// So many pictures, or files, are chosen at once.
  private static let most = 10

  @Bindable var model: CaptureModel
  let promise: @MainActor () -> Void
  let back: @MainActor () -> Void
  @AppStorage(Thumb.key) private var left = false
  /// What is wanted once the site's question is answered; the question may be put away before its answer is heard.
  @State private var wanted: PictureSource?
  @State private var asking = false
  @State private var refused = false
  @State private var taking = false
  @State private var choosing = false
  @State private var chosen: [PhotosPickerItem] = []
  @State private var choosingFiles = false
  /// More files were chosen than are taken at once.
  @State private var tooMany = false

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if let attached {
        Beside {
          // A long name leaves the field its room.
          attached.typeset(.small).foregroundStyle(Look.inkSecond).lineLimit(2)
          Button(Words.removePictures) { model.detachAll() }.buttonStyle(PlainKeyStyle())
        }
      }
      if refused { NotAllowed(Words.pictureRefused).padding(.horizontal, Measure.edge) }
      if tooMany { QuietLine(Words.chosenTen).padding(.horizontal, Measure.edge) }
      ScrollView(.horizontal, showsIndicators: false) { buttons.padding(.horizontal, Measure.edge) }
        .defaultScrollAnchor(left ? .trailing : .leading)
    }
    .confirmationDialog(question, isPresented: $asking, titleVisibility: .visible) { answers }
    // Put away without an answer, the keyboard comes back; where something follows, it is that one's to bring it back.
    .onChange(of: asking) { if !asking, !taking, !choosing { back() } }
    .fullScreenCover(isPresented: $taking, onDismiss: back) {
      CameraSheet { encoded in Task { await model.take(encoded) } }.guarded()
    }
    .photosPicker(
      isPresented: $choosing, selection: $chosen, maxSelectionCount: Self.most, matching: .images,
      preferredItemEncoding: .compatible
    )
    .onChange(of: chosen) { takeChosen() }
    .onChange(of: choosing) { if !choosing { back() } }
    .fileImporter(isPresented: $choosingFiles, allowedContentTypes: [.data], allowsMultipleSelection: true) { files in
      if case .success(let files) = files { take(files) }
    }
    .onChange(of: choosingFiles) { if !choosingFiles { back() } }
  }

  /// How many pictures, and which files; nothing where nothing is attached.
  private var attached: Text? {
    let pictures = model.pictures.isEmpty ? nil : Text(Words.pictures(model.pictures.count))
    return beside([pictures] + model.files.map { Text(verbatim: $0.lastPathComponent) })
  }

  private func takeChosen() {
    let pictures = chosen
    chosen = []
    Task { for picture in pictures { await model.take(picture.encoded) } }
  }

  /// Should one of them be a picture where none may be taken, the notebook refuses it.
  private func take(_ files: [URL]) {
    tooMany = files.count > Self.most
    Task { for file in files.prefix(Self.most) { await model.attach(file: file) } }
  }

  private var buttons: some View {
    HStack(spacing: Measure.space8) { ForEach(With.allCases.forThumb(left: left), id: \.self) { button($0) } }
  }

  @ViewBuilder private func button(_ with: With) -> some View {
    switch with {
    case .camera: icon(Words.takePicture, "camera") { want(.camera) }
    case .attach:
      Menu {
        Button(Words.pictureChoose) { want(.library) }
        Button(Words.attachFile) { choosingFiles = true }
      } label: {
        Label(Words.attach, systemImage: "paperclip").labelStyle(.iconOnly)
      }
      .menuStyle(.button)
      .buttonStyle(PlainKeyStyle())
    case .star:
      icon(Words.star, model.starred ? "star.fill" : "star") { model.starred.toggle() }
        .accessibilityValue(model.starred ? Words.isOn : Words.isOff)
    case .promise: icon(Words.promise, "calendar.badge.plus") { promise() }
    case .exact:
      Button(Words.exactShort) { model.exact.toggle() }
        .buttonStyle(PlainKeyStyle(chosen: model.exact))
        .accessibilityAddTraits(model.exact ? [.isSelected] : [])
    }
  }

  private func icon(_ words: LocalizedStringKey, _ symbol: String, press: @escaping @MainActor () -> Void) -> some View
  {
    Button(words, systemImage: symbol) { press() }.labelStyle(.iconOnly).buttonStyle(PlainKeyStyle())
  }

  /// The site's rule asks something first, or not.
  private func want(_ source: PictureSource) {
    wanted = source
    switch model.record?.photoRule {
    case nil, .yes: goOn()
    case .notAsked, .askEachTime, .no: asking = true
    }
  }

  /// The camera is asked for when it is first pressed; the system's own page would stay black where it was refused.
  private func goOn() {
    guard let wanted else { return }
    Task {
      switch wanted {
      case .camera where UIImagePickerController.isSourceTypeAvailable(.camera):
        refused = !(await AVCaptureDevice.requestAccess(for: .video))
      case .camera, .library: refused = false
      }
      if refused { return back() }
      switch wanted {
      case .camera: taking = true
      case .library: choosing = true
      }
    }
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
      Button(Words.pictureSaidNo) {}
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

/// What stands below the field.
private enum With: CaseIterable {
  case camera
  case attach
  case star
  case promise
  case exact
}

/// Where a picture comes from.
private enum PictureSource {
  case camera
  case library
}
