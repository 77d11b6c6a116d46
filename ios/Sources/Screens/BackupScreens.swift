import Features
import SoundingsCore
import SwiftUI

/// One sealed file, opened by a passphrase or a printed code, put where the system's file picker says.
struct BackupScreen: View {
  @State private var model: BackupModel
  @State private var placing = false
  @Environment(\.locale) private var locale

  init(model: BackupModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.backup) {
      Text(Words.backupWords).typeset(.body).foregroundStyle(Look.ink)
      if let settings = model.record {
        Text(lastBackup(settings.lastBackup, locale)).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let made = model.made { self.made(made.backedUp) }
      Part(Words.backupLock) {
        Choices(options: Opens.allCases, chosen: model.opens, word: \.words) { model.opens = $0 }
        switch model.opens {
        case .passphrase: passphrase
        case .code: code
        }
      }
    }
    .pressedBelow { orange }
    .fileMover(isPresented: $placing, file: model.made?.file) { _ in }
    .following(model)
    .onDisappear { model.stop() }
  }

  @ViewBuilder private var passphrase: some View {
    SecretLine(label: Words.backupPassphraseField, text: $model.passphrase)
    Text(Words.backupPassphraseMore).typeset(.small).foregroundStyle(Look.inkSecond)
    SecretLine(label: Words.backupAgain, text: $model.again)
    if !model.again.isEmpty && model.again != model.passphrase {
      Text(Words.backupDiffers).typeset(.small).foregroundStyle(Look.ink)
    }
  }

  @ViewBuilder private var code: some View {
    if let code = model.code {
      Text(verbatim: code).typeset(.body).foregroundStyle(Look.ink).textSelection(.enabled).card().privacySensitive()
      Text(Words.backupCodeWords).typeset(.small).foregroundStyle(Look.inkSecond)
      Button(Words.backupPrint) { printed(code) }.buttonStyle(PlainKeyStyle())
      OnOff(label: Words.backupCodeKept, on: $model.kept)
    } else {
      Color.clear.frame(height: 1).onAppear { model.needsCode() }
    }
  }

  @ViewBuilder private var orange: some View {
    if model.going {
      VStack(spacing: Measure.space8) {
        Text(Words.backupMaking).typeset(.body).foregroundStyle(Look.ink)
        Button(Words.backupStop) { model.stop() }.buttonStyle(PlainKeyStyle())
      }
    } else {
      Button(Words.onlyHereBackUp) {
        Task {
          await model.backUp()
          placing = model.made != nil
        }
      }
      .buttonStyle(BuoyButtonStyle())
      .disabled(!model.ready)
    }
  }

  private func made(_ backedUp: BackedUp) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(Words.backupMade(bytesWords(backedUp.bytes, locale: locale))).headed()
      if backedUp.notHere > 0 {
        Text(Words.backupNotHere(Int(backedUp.notHere))).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      switch model.opens {
      case .passphrase: Text(Words.backupKeepPassphrase).typeset(.body).foregroundStyle(Look.ink)
      case .code: EmptyView()
      }
    }
    .card()
    .accessibilityElement(children: .combine)
  }
}

extension Opens {
  fileprivate var words: LocalizedStringKey {
    switch self {
    case .passphrase: Words.backupPassphrase
    case .code: Words.backupCode
    }
  }
}

/// A field whose words nobody sees over a shoulder, and no keyboard learns.
struct SecretLine: View {
  let label: LocalizedStringKey
  @Binding var text: String

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(label).typeset(.small).foregroundStyle(Look.inkSecond).accessibilityHidden(true)
      SecureField(label, text: $text).typeset(.body).foregroundStyle(Look.ink)
    }
    .card()
  }
}

/// A backup is chosen, looked at, and restored with what opens it.
struct RestoreScreen: View {
  @State private var model: RestoreModel
  @State private var choosing = false
  @Environment(\.locale) private var locale

  init(model: RestoreModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.restore) {
      Text(Words.restoreWords).typeset(.body).foregroundStyle(Look.ink)
      Button(Words.restoreChoose) { choosing = true }.buttonStyle(PlainKeyStyle()).disabled(model.going)
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let chosen = model.chosen { self.chosen(chosen.bytes, chosen.opensWith) }
    }
    .fileImporter(isPresented: $choosing, allowedContentTypes: [.item]) { chosen in
      if case .success(let file) = chosen { Task { await model.choose(file) } }
    }
    .onOpened(.backup) { await model.choose($0) }
    .onDisappear { model.stop() }
  }

  @ViewBuilder private func chosen(_ bytes: UInt64, _ opensWith: OpensWith) -> some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(opensWith.asks).headed()
      Text(verbatim: bytesWords(bytes, locale: locale)).typeset(.small).foregroundStyle(Look.inkSecond)
    }
    .card()
    .accessibilityElement(children: .combine)
    switch opensWith {
    case .passphrase: SecretLine(label: Words.backupPassphraseField, text: $model.typed)
    case .code: TextLine(label: Words.restoreCodeField, text: $model.typed)
    }
    if model.going {
      Text(Words.restoreRestoring).typeset(.body).foregroundStyle(Look.ink)
      Button(Words.backupStop) { model.stop() }.buttonStyle(PlainKeyStyle())
    } else {
      Button(Words.restoreGo) { Task { await model.restore() } }
        .buttonStyle(BuoyButtonStyle())
        .disabled(model.typed.isEmpty)
    }
  }
}

extension OpensWith {
  fileprivate var asks: LocalizedStringKey {
    switch self {
    case .passphrase: Words.restoreAsksPassphrase
    case .code: Words.restoreAsksCode
    }
  }
}

/// Everything of one's own, as files that other programs read.
struct ExportScreen: View {
  @State private var model: ExportModel
  @State private var placing = false

  init(model: ExportModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.syncExport) {
      Text(Words.exportWords).typeset(.body).foregroundStyle(Look.ink)
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let made = model.made, made.exported.leftOut.notHere > 0 {
        Text(Words.backupNotHere(Int(made.exported.leftOut.notHere))).typeset(.small).foregroundStyle(Look.inkSecond)
      }
    }
    .pressedBelow {
      Button(Words.syncExport) {
        Task {
          await model.export()
          placing = model.made != nil
        }
      }
      .buttonStyle(BuoyButtonStyle())
      .disabled(model.going)
    }
    .fileMover(isPresented: $placing, file: model.made?.folder) { _ in }
    .following(model)
  }
}
