import Features
import SoundingsCore
import SwiftUI

/// Who I am, my team, and where everything stands.
struct SettingsScreen: View {
  @State private var model: SettingsModel
  private let toJoin: @MainActor () -> Void
  private let toSync: @MainActor () -> Void

  init(model: SettingsModel, toJoin: @escaping @MainActor () -> Void, toSync: @escaping @MainActor () -> Void) {
    _model = State(initialValue: model)
    self.toJoin = toJoin
    self.toSync = toSync
  }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space24) {
        if let problem = model.problem { ProblemLine(problem: problem) }
        if let record = model.record {
          Part(Words.settingsYou) {
            VStack(alignment: .leading, spacing: Measure.space4) {
              Text(verbatim: record.engineer.name).typeset(.heading).foregroundStyle(Look.ink)
              Text(Words.settingsYouMore).typeset(.small).foregroundStyle(Look.inkSecond)
            }
            .card()
            .accessibilityElement(children: .combine)
          }
          Part(Words.settingsTeam) { team(record.server, record.mayJoin) }
          Part(Words.sync) {
            Button {
              toSync()
            } label: {
              SharingLine(sharing: record.sharing).card()
            }.buttonStyle(.plain)
          }
        }
      }
      .padding(Measure.edge)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .background(Look.foam)
    .navigationTitle(Words.settings)
    .navigationBarTitleDisplayMode(.inline)
    .task { await model.follow() }
  }

  @ViewBuilder private func team(_ server: String?, _ mayJoin: Bool) -> some View {
    Text(server.map { Words.settingsServer($0) } ?? Words.settingsNoTeam)
      .typeset(.body)
      .foregroundStyle(Look.ink)
      .card()
    if mayJoin { Button(Words.join) { toJoin() }.buttonStyle(PlainKeyStyle()) }
  }
}
