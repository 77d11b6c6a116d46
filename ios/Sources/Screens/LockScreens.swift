import Features
import SoundingsCore
import SwiftUI

/// *Lock the app*: turned on and off by whoever can open the phone.
struct LockSwitch: View {
  let lock: AppLock

  var body: some View {
    OnOff(
      label: Words.settingsLock,
      more: lock.screenLock.isSet() || lock.isOn ? Words.settingsLockMore : Words.settingsLockNone,
      on: turn(lock.isOn) { await lock.turn($0, reason: Sentence.unlock) })
  }
}

/// *Remind me*: the permission is asked for when it is turned on.
struct RemindSwitch: View {
  let reminding: Reminding

  var body: some View {
    OnOff(
      label: Words.settingsRemind,
      more: reminding.isRefused ? Words.settingsRemindRefused : Words.settingsRemindMore,
      on: turn(reminding.isOn) { await reminding.turn($0) })
  }
}

/// The app; while it is locked the one page on which notes can be taken and none is shown; in the app switcher a cover.
struct Guarded<Content: View>: View {
  private let door: Door
  private let content: Content
  @Environment(AppLock.self) private var lock: AppLock?
  @Environment(\.scenePhase) private var phase

  init(door: Door, @ViewBuilder content: () -> Content) {
    (self.door, self.content) = (door, content())
  }

  var body: some View {
    if let lock { guarded(by: lock) } else { content }
  }

  private func guarded(by lock: AppLock) -> some View {
    ZStack {
      // Kept as it is below the cover, so that one comes back to where one was; nothing of it is read out.
      content.opacity(lock.isLocked || lock.isCovered ? 0 : 1).accessibilityHidden(lock.isLocked)
        .disabled(lock.isLocked)
      if lock.isLocked { LockedScreen(model: LockedModel(door: door), lock: lock) }
      if lock.isCovered { Cover() }
    }
    .onChange(of: phase) { _, now in
      switch now {
      case .active: lock.comeBack()
      case .inactive: lock.leave(toBack: false)
      case .background: lock.leave(toBack: true)
      @unknown default: break
      }
    }
  }
}

extension View {
  /// Of what lies over a page, a sheet or a cover: it is covered where the page is, and goes when the app is locked.
  func guarded() -> some View { modifier(GuardedOver()) }
}

private struct GuardedOver: ViewModifier {
  @Environment(AppLock.self) private var lock: AppLock?
  @Environment(\.dismiss) private var dismiss

  func body(content: Content) -> some View {
    content
      .overlay { if lock?.isCovered == true || lock?.isLocked == true { Cover() } }
      .onChange(of: lock?.isLocked) { if lock?.isLocked == true { dismiss() } }
  }
}

/// What is seen in the app switcher in a page's place.
private struct Cover: View {
  var body: some View {
    Iceberg().frame(maxWidth: .infinity, maxHeight: .infinity).background(Look.foam).ignoresSafeArea()
  }
}

/// Notes can be taken; nothing is shown until it is unlocked.
struct LockedScreen: View {
  @State private var model: LockedModel
  @State private var refused = false
  private let lock: AppLock

  init(model: LockedModel, lock: AppLock) {
    _model = State(initialValue: model)
    self.lock = lock
  }

  var body: some View {
    VStack(spacing: Measure.space8) {
      ScrollView {
        VStack(alignment: .leading, spacing: Measure.space16) {
          Text(Words.lockedTitle).headed(.title)
          Text(Words.lockedWords).typeset(.body).foregroundStyle(Look.inkSecond)
          Button(Words.lockedUnlock) {
            Task { refused = !(await lock.open(reason: Sentence.unlock)) }
          }
          .buttonStyle(BuoyButtonStyle())
          if refused { Text(Words.lockedFailed).typeset(.body).foregroundStyle(Look.ink) }
          if let problem = model.problem { ProblemLine(problem: problem) }
          if model.kept > 0 { Text(Words.lockedKept).typeset(.body).foregroundStyle(Look.ink) }
        }
        .padding(Measure.edge)
        .frame(maxWidth: .infinity, alignment: .leading)
      }
      NoteAlone(text: $model.text) { kind in Task { await model.press(kind) } }
        .padding(.horizontal, Measure.edge)
        .padding(.bottom, Measure.space8)
    }
    .background(Look.foam)
    .sensoryFeedback(.success, trigger: model.kept)
  }
}

/// *Back up · Lock the app · Later*: asked once, after the first visit.
struct KeepSafe: View {
  let model: TodayModel
  let ways: Ways
  @Environment(AppLock.self) private var lock: AppLock?

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Text(Words.keepSafe).headed()
      Text(Words.keepSafeWords).typeset(.body).foregroundStyle(Look.ink)
      Button(Words.onlyHereBackUp) { answered { ways.to(.phone(.backup)) } }.buttonStyle(PlainKeyStyle())
      if let lock, lock.screenLock.isSet() {
        Button(Words.settingsLock) { answered { ways.to(.phone(.settings)) } }.buttonStyle(PlainKeyStyle())
      }
      Button(Words.onlyHereLater) { answered {} }.buttonStyle(PlainKeyStyle())
    }
    .card()
  }

  private func answered(_ then: @escaping @MainActor () -> Void) {
    Task {
      await model.keepingWasAsked()
      then()
    }
  }
}
