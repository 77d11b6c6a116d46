import Features
import SoundingsCore
import SwiftUI

/// What waits, what needs you and why, why nothing moves, and when the team's server answered last.
struct SyncScreen: View {
  @State private var model: SyncModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: SyncModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space24) {
        if let sync = model.record {
          Text(sync.sharing.words(locale)).typeset(.body).foregroundStyle(Look.ink).card()
          why(sync)
          toldApart(sync.toldApart)
          if sync.mayJoin { Button(Words.join) { ways.to(.phone(.join)) }.buttonStyle(PlainKeyStyle()) }
          if !sync.needsYou.isEmpty { needsYou(sync) }
          if let server = sync.server {
            waits(sync)
            files(sync.files)
            contact(sync, server)
            Leads(Words.earlier) { ways.to(.phone(.earlier)) }
          }
          Leads(Words.phones) { ways.to(.phone(.phones)) }
          Leads(Words.newPhone) { ways.to(.phone(.newPhone)) }
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
    .following(model)
    .task { await model.lookWhileShown() }
  }

  @ViewBuilder private func why(_ sync: Sync) -> some View {
    if let stopped = sync.stopped {
      Part(Words.syncStopped) { Text(stopped.words).typeset(.body).foregroundStyle(Look.ink).card() }
    }
    if sync.inInbox > 0 {
      Text(Words.syncInInbox(Int(sync.inInbox))).typeset(.body).foregroundStyle(Look.ink).card()
    }
    if let problem = model.problem ?? (sync.stopped == nil ? model.brokeOff : nil) { ProblemLine(problem: problem) }
  }

  /// The server told others, or this phone before, something else: nobody can believe it any more.
  @ViewBuilder private func toldApart(_ rows: [ToldApartRow]) -> some View {
    ForEach(Array(rows.enumerated()), id: \.offset) { _, row in
      VStack(alignment: .leading, spacing: Measure.space4) {
        BodyLine(row.engineer.map { Words.syncToldApart($0) } ?? Words.syncToldApartItself)
        QuietLine(Words.syncSince(row.found.day(locale: locale), row.found.clock(locale: locale)))
      }
      .card()
      .accessibilityElement(children: .combine)
    }
  }

  private func needsYou(_ sync: Sync) -> some View {
    Part(Words.syncNeedsYou) {
      ForEach(Array(sync.needsYou.enumerated()), id: \.offset) { _, row in
        VStack(alignment: .leading, spacing: Measure.space4) {
          Because(reason: row.reason, number: row.number, since: row.since)
        }
        .card()
        .accessibilityElement(children: .combine)
        way(row)
      }
      if sync.mayRetry {
        Button(Words.syncRetry) { Task { await model.retry() } }.buttonStyle(PlainKeyStyle())
        Button(Words.syncExport) { ways.to(.phone(.export)) }.buttonStyle(PlainKeyStyle())
      }
    }
  }

  /// Where a person does something about it.
  @ViewBuilder private func way(_ row: NeedsYouRow) -> some View {
    switch row.reason {
    case .keyNotHere:
      Button(Words.needsYouKey) { ways.to(.phone(.newPhone)) }.buttonStyle(PlainKeyStyle())
    case .versions:
      if let versions = row.versions {
        Button(Words.needsYouCompare) { ways.to(.maps(.compare(row.entity, versions.field))) }
          .buttonStyle(PlainKeyStyle())
      }
    case .tooLarge, .notUnderstood, .dependent, .notKnownHere:
      if let seenAt = row.seenAt {
        Button(Words.needsYouLook) { ways.to(seenAt.page) }.buttonStyle(PlainKeyStyle())
      }
      Button(Words.needsYouRefused) { ways.to(.phone(.refused(row.entity))) }.buttonStyle(PlainKeyStyle())
    case .sharedMeanwhile:
      if let seenAt = row.seenAt {
        switch seenAt.what {
        case .note:
          Button(Words.needsYouLeaveShared) { Task { await model.leaveShared(row.entity) } }
            .buttonStyle(PlainKeyStyle())
        case .visit, .person, .customer, .site, .map, .entry, .promise: EmptyView()
        }
        Button(Words.needsYouLook) { ways.to(seenAt.page) }.buttonStyle(PlainKeyStyle())
      }
    case .erased, .cannotApply, .notVouchedFor, .waitsForOthers:
      if let seenAt = row.seenAt {
        Button(Words.needsYouLook) { ways.to(seenAt.page) }.buttonStyle(PlainKeyStyle())
      }
    }
  }

  /// Pictures and files: what goes, what comes, and over which network.
  private func files(_ files: FilesOnTheWay) -> some View {
    Part(Words.syncFiles) {
      VStack(alignment: .leading, spacing: Measure.space4) {
        if files.toSend > 0 {
          Text(Words.filesToSend(Int(files.toSend), bytesWords(files.toSendBytes, locale: locale)))
            .typeset(.body).foregroundStyle(Look.ink)
        }
        if files.toFetch > 0 {
          Text(Words.filesToFetch(Int(files.toFetch), bytesWords(files.toFetchBytes, locale: locale)))
            .typeset(.body).foregroundStyle(Look.ink)
        }
        if files.follow > 0 { Text(Words.filesFollow(Int(files.follow))).typeset(.body).foregroundStyle(Look.ink) }
        Text(files.wifiOnly ? Words.filesWifiOnly : Words.filesAnyNetwork)
          .typeset(.small).foregroundStyle(Look.inkSecond)
      }
      .card()
      .accessibilityElement(children: .combine)
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
        if sync.serverFull {
          Text(Words.syncServerFull).typeset(.body).foregroundStyle(Look.ink)
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

extension SeenAt {
  /// The page of the thing.
  fileprivate var page: Page {
    switch what {
    case .note: .capture(.note(id))
    case .visit: .visits(.visit(id))
    case .person: .customers(.person(id))
    case .customer: .customers(.customer(id))
    case .site: .customers(.site(id))
    case .map: .maps(.map(id))
    case .entry: .maps(.entry(id))
    case .promise: .team(.promise(id))
    }
  }
}
