import Features
import SoundingsCore
import SwiftUI
import UIKit

/// Who I am, my team, how this phone keeps and tells things, and the ways on.
struct SettingsScreen: View {
  @State private var model: SettingsModel
  @Environment(\.locale) private var locale
  @Environment(\.openURL) private var openURL
  private let ways: Ways
  private let lock: AppLock?
  private let reminding: Reminding?

  init(model: SettingsModel, ways: Ways, lock: AppLock?, reminding: Reminding?) {
    _model = State(initialValue: model)
    self.ways = ways
    self.lock = lock
    self.reminding = reminding
  }

  var body: some View {
    PushedPage(Words.settings) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let settings = model.record {
        you(settings)
        team(settings)
        Part(Words.sync) {
          Button {
            ways.to(.phone(.sync))
          } label: {
            SharingLine(sharing: settings.sharing).card()
          }.buttonStyle(.plain)
        }
        kept(settings)
        told(settings)
        files(settings.files)
        Part(Words.settingsLanguage) {
          Leads(Words.settingsLanguageMore) {
            if let settings = URL(string: UIApplication.openSettingsURLString) { openURL(settings) }
          }
        }
      }
    }
    .following(model)
  }

  private func you(_ settings: Settings) -> some View {
    Part(Words.settingsYou) {
      VStack(alignment: .leading, spacing: Measure.space4) {
        Text(verbatim: settings.engineer.name).headed()
        Text(Words.settingsYouMore).typeset(.small).foregroundStyle(Look.inkSecond)
      }
      .card()
      .accessibilityElement(children: .combine)
    }
  }

  private func team(_ settings: Settings) -> some View {
    Part(Words.settingsTeam) {
      Text(settings.server.map { Words.settingsServer($0) } ?? Words.settingsNoTeam)
        .typeset(.body)
        .foregroundStyle(Look.ink)
        .card()
      if settings.mayJoin { Button(Words.join) { ways.to(.phone(.join)) }.buttonStyle(PlainKeyStyle()) }
    }
  }

  /// Where the notes are safe, and from whom.
  private func kept(_ settings: Settings) -> some View {
    Part(Words.settingsKeep) {
      Leads(Words.backup, more: lastBackup(settings.lastBackup, locale)) { ways.to(.phone(.backup)) }
      if let lock { LockSwitch(lock: lock) }
      Leads(Words.syncExport) { ways.to(.phone(.export)) }
      Leads(Words.newPhone) { ways.to(.phone(.newPhone)) }
    }
  }

  /// What this phone says by itself.
  @ViewBuilder private func told(_ settings: Settings) -> some View {
    Part(Words.settingsNoting) {
      OnOff(
        label: Words.settingsNudges, more: Words.settingsNudgesMore,
        on: turn(settings.nudges) { await model.setNudges($0) })
      ThumbSwitch()
      Leads(Words.ownHours) { ways.to(.team(.ownHours)) }
      Leads(Words.guides) { ways.to(.visits(.guides)) }
      Leads(Words.recentlyDeleted) { ways.to(.visits(.deleted)) }
      Leads(Words.settingsImport) { ways.to(.visits(.importFile)) }
    }
    Part(Words.settingsTogether) {
      Leads(Words.settingsRetention) { ways.to(.phone(.together)) }
      if settings.retentionYears != nil { Leads(Words.older) { ways.to(.phone(.older)) } }
      Leads(Words.settingsOwnWords) { ways.to(.phone(.ownWords)) }
    }
    Part(Words.settingsReminders) {
      if let reminding { RemindSwitch(reminding: reminding) }
      OnOff(
        label: Words.settingsNames, more: Words.settingsNamesMore,
        on: turn(settings.namesInReminders) { await model.setNames($0) })
    }
  }

  private func files(_ files: FileSettings) -> some View {
    Part(Words.settingsFiles) {
      OnOff(
        label: Words.settingsWifiOnly, more: Words.settingsWifiOnlyMore,
        on: turn(files.wifiOnly) { await model.setWifiOnly($0) })
      Part(Words.settingsLargest) {
        Choices(options: largest(files), chosen: files.largest, word: upTo) { bytes in
          Task { await model.setLargest(bytes) }
        }
      }
      Leads(Words.settingsFree, more: Words.settingsFreeMore) { Task { await model.free() } }
      if let freed = model.freed {
        Text(Words.settingsFreed(Int(freed.files), bytesWords(freed.bytes, locale: locale)))
          .typeset(.small).foregroundStyle(Look.ink)
      }
    }
  }

  private func upTo(_ bytes: UInt64) -> LocalizedStringKey {
    Words.settingsLargestSize(bytesWords(bytes, locale: locale))
  }

  private func largest(_ files: FileSettings) -> [UInt64] {
    let usual: Set<UInt64> = [5_000_000, 25_000_000, 100_000_000]
    return usual.union([files.largest]).sorted()
  }

}

/// A switch that is thrown by an act of the model.
@MainActor func turn(_ on: Bool, _ act: @escaping @MainActor (Bool) async -> Void) -> Binding<Bool> {
  Binding {
    on
  } set: { wanted in
    Task { await act(wanted) }
  }
}

func lastBackup(_ last: Moment?, _ locale: Locale) -> LocalizedStringKey {
  last.map { Words.settingsBackupLast($0.day(locale: locale), $0.clock(locale: locale)) } ?? Words.settingsBackupNever
}

/// A row that leads on.
struct Leads: View {
  private let label: LocalizedStringKey
  private let more: LocalizedStringKey?
  private let lead: @MainActor () -> Void

  init(_ label: LocalizedStringKey, more: LocalizedStringKey? = nil, lead: @escaping @MainActor () -> Void) {
    (self.label, self.more, self.lead) = (label, more, lead)
  }

  var body: some View {
    Button {
      lead()
    } label: {
      VStack(alignment: .leading, spacing: Measure.space4) {
        Text(label).typeset(.body).foregroundStyle(Look.ink)
        if let more { Text(more).typeset(.small).foregroundStyle(Look.inkSecond) }
      }
      .card()
    }
    .buttonStyle(.plain)
  }
}

/// What the whole team has: how long things are kept, and where its weeks begin.
struct TogetherScreen: View {
  @State private var model: SettingsModel

  init(model: SettingsModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.settingsTogether) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let settings = model.record {
        retention(settings)
        zone(settings)
      }
    }
    .following(model)
  }

  private func retention(_ settings: Settings) -> some View {
    Part(Words.settingsRetention) {
      Text(Words.settingsRetentionMore).typeset(.small).foregroundStyle(Look.inkSecond)
      Choices(options: years(settings), chosen: settings.retentionYears ?? 0, word: word(of:)) { chosen in
        Task { await model.setRetention(chosen == 0 ? nil : chosen) }
      }
    }
  }

  private func word(of years: UInt32) -> LocalizedStringKey {
    years == 0 ? Words.settingsRetentionNone : Words.settingsRetentionYears(Int(years))
  }

  @ViewBuilder private func zone(_ settings: Settings) -> some View {
    Part(Words.settingsZone) {
      zoneName(settings).typeset(.body).foregroundStyle(Look.ink).card()
      if settings.storyZone != model.zone {
        Button(Words.settingsZoneHere(model.zone)) { Task { await model.setStoryZone() } }.buttonStyle(PlainKeyStyle())
      }
    }
  }

  private func zoneName(_ settings: Settings) -> Text {
    guard let zone = settings.storyZone else { return Text(Words.settingsZoneNone) }
    return Text(verbatim: zone)
  }

  /// No years at all is written as none.
  private func years(_ settings: Settings) -> [UInt32] {
    let usual: Set<UInt32> = [0, 1, 2, 3, 5, 10]
    return usual.union([settings.retentionYears ?? 0]).sorted()
  }
}

/// The team's own words.
struct OwnWordsScreen: View {
  @State private var model: OwnWordsModel

  init(model: OwnWordsModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.settingsOwnWords) {
      Text(Words.ownWordsWords).typeset(.body).foregroundStyle(Look.ink)
      if let problem = model.problem { ProblemLine(problem: problem) }
      TextLine(label: Words.ownWordsField, text: $model.word)
      Button(Words.add) { Task { await model.add() } }.buttonStyle(PlainKeyStyle())
      if let words = model.record {
        if words.isEmpty { Text(Words.ownWordsNone).typeset(.small).foregroundStyle(Look.inkSecond) }
        ForEach(words, id: \.self) { word in
          Beside {
            Text(verbatim: word).typeset(.body).foregroundStyle(Look.ink)
            Spacer(minLength: 0)
            Button(Words.ownWordsRemove(word)) { Task { await model.remove(word) } }.buttonStyle(PlainKeyStyle())
          }
          .card()
        }
      }
    }
    .following(model)
  }
}
