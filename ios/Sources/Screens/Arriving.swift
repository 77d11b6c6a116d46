import Features
import Foundation
import SoundingsCore
import SwiftUI

/// Leads whoever came from outside to where they want to be.
struct Arriving: ViewModifier {
  let door: Door
  let desk: Desk
  let ways: Ways
  let isExample: Bool
  @Environment(Arrivals.self) private var arrivals: Arrivals?

  func body(content: Content) -> some View {
    // Not as a task of what is taken: taking it would end the task.
    content
      .onChange(of: arrivals?.arrived, initial: true) {
        if !isExample, let arrival = arrivals?.take() { Task { await lead(arrival) } }
      }
      .onChange(of: arrivals?.opened, initial: true) { _, opened in lead(to: opened) }
      .alert(Words.appName, isPresented: Binding(get: { said != nil }, set: { if !$0 { arrivals?.leaveOpened() } })) {
        Button(Words.joinClose) { arrivals?.leaveOpened() }
      } message: {
        if let said { Text(said) }
      }
  }

  /// Why what was opened is not taken in: it is a backup, and there is a notebook; or it can't be read.
  @MainActor private var said: LocalizedStringKey? {
    if isExample { return nil }
    return arrivals?.opened?.handed == .backup ? Words.openedBackup : arrivals?.problem?.words
  }

  /// To the page that takes such a file in; the example leaves first, and whoever was in it comes here again.
  @MainActor private func lead(to opened: OpenedFile?) {
    guard let opened else { return }
    if isExample { return door.leaveExample() }
    switch opened.handed {
    case .bundle: ways.to(.phone(.phones))
    case .backup: break
    case nil: ways.to(.visits(.importFile))
    }
  }

  @MainActor private func lead(_ arrival: Arrival) async {
    // Who is wanted elsewhere leaves the example.
    door.leaveExample()
    switch arrival {
    case .note: ways.to(.capture(.capture(nil)))
    case .start: ways.to(.capture(.capture(await TodayModel(desk: desk).startOrGoOn())))
    case .debrief(let visit): ways.to(.visits(.debrief(visit)))
    case .promise(let promise): ways.to(.team(.promise(promise)))
    }
  }
}

extension View {
  /// Looks at such a file that was opened with the app, as soon as the page is there.
  func onOpened(_ handed: HandedFile?, _ look: @escaping @MainActor (URL) async -> Void) -> some View {
    modifier(OnOpened(handed: handed, look: look))
  }
}

private struct OnOpened: ViewModifier {
  let handed: HandedFile?
  let look: @MainActor (URL) async -> Void
  @Environment(Arrivals.self) private var arrivals: Arrivals?

  func body(content: Content) -> some View {
    content.onChange(of: arrivals?.opened, initial: true) { Task { await arrivals?.give(handed, look) } }
  }
}
