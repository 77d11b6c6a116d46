import Features
import SoundingsCore
import SwiftUI

/// What waits, what needs you and why, why nothing moves, and when the team's server answered last.
struct SyncScreen: View {
  @State private var model: SyncModel
  @Environment(\.locale) private var locale
  private let toJoin: @MainActor () -> Void

  init(model: SyncModel, toJoin: @escaping @MainActor () -> Void) {
    _model = State(initialValue: model)
    self.toJoin = toJoin
  }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space24) {
        if let sync = model.record {
          Text(sync.sharing.words(locale)).typeset(.body).foregroundStyle(Look.ink).card()
          why(sync)
          if sync.mayJoin { Button(Words.join) { toJoin() }.buttonStyle(PlainKeyStyle()) }
          if !sync.needsYou.isEmpty { needsYou(sync) }
          if let server = sync.server {
            waits(sync)
            contact(sync, server)
          }
        } else if let problem = model.problem {
          ProblemLine(problem: problem)
        }
      }
      .padding(Measure.edge)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .background(Look.foam)
    .navigationTitle(Words.sync)
    .navigationBarTitleDisplayMode(.inline)
    .task { await model.follow() }
    .task { await model.lookWhileShown() }
  }

  @ViewBuilder private func why(_ sync: Sync) -> some View {
    if let stopped = sync.stopped {
      Part(Words.syncStopped) { Text(stopped.words).typeset(.body).foregroundStyle(Look.ink).card() }
    }
    if let problem = model.problem ?? (sync.stopped == nil ? model.brokeOff : nil) { ProblemLine(problem: problem) }
  }

  private func needsYou(_ sync: Sync) -> some View {
    Part(Words.syncNeedsYou) {
      ForEach(Array(sync.needsYou.enumerated()), id: \.offset) { _, row in
        VStack(alignment: .leading, spacing: Measure.space4) {
          Text(row.reason.words).typeset(.body).foregroundStyle(Look.ink)
          Text(Words.syncSince(row.since.day(locale: locale), row.since.clock(locale: locale)))
            .typeset(.small)
            .foregroundStyle(Look.inkSecond)
        }
        .card()
        .accessibilityElement(children: .combine)
      }
      if sync.mayRetry { Button(Words.syncRetry) { Task { await model.retry() } }.buttonStyle(PlainKeyStyle()) }
    }
  }

  private func waits(_ sync: Sync) -> some View {
    Part(Words.syncWaits) {
      VStack(alignment: .leading, spacing: Measure.space4) {
        Text(Words.syncWaiting(Int(sync.waitingOperations), bytesWords(sync.waitingBytes, locale: locale)))
          .typeset(.body)
          .foregroundStyle(Look.ink)
        if sync.keptSealed > 0 {
          Text(Words.syncKeptSealed(Int(sync.keptSealed))).typeset(.small).foregroundStyle(Look.inkSecond)
          opens(sync.ownKey)
        }
        if sync.onlyHere > 0 {
          Text(Words.syncOnlyHere(Int(sync.onlyHere))).typeset(.small).foregroundStyle(Look.inkSecond)
        }
      }
      .card()
      .accessibilityElement(children: .combine)
    }
  }

  /// That nobody else can open them, where that is so.
  @ViewBuilder private func opens(_ key: OwnKey?) -> some View {
    switch key {
    case .onlyHere: Text(Words.syncOnlyHereOpens).typeset(.small).foregroundStyle(Look.inkSecond)
    case .here, .notHere, nil: EmptyView()
    }
  }

  private func contact(_ sync: Sync, _ server: String) -> some View {
    Part(Words.syncContact) {
      VStack(alignment: .leading, spacing: Measure.space4) {
        if let last = sync.lastContact {
          Text(Words.syncLastContact(last.day(locale: locale), last.clock(locale: locale)))
            .typeset(.body)
            .foregroundStyle(Look.ink)
        } else {
          Text(Words.syncNoContact).typeset(.body).foregroundStyle(Look.ink)
        }
        if let since = sync.awaySince {
          Text(Words.syncAway(since.day(locale: locale), since.clock(locale: locale)))
            .typeset(.body)
            .foregroundStyle(Look.ink)
        }
        if sync.serverNeverBackedUp {
          Text(Words.syncNeverBackedUp).typeset(.body).foregroundStyle(Look.ink)
        }
        Text(verbatim: server).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      .card()
      .accessibilityElement(children: .combine)
      Button(Words.syncTryNow) { Task { await model.tryNow() } }.buttonStyle(PlainKeyStyle())
    }
  }
}
