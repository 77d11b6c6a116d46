import Features
import SoundingsCore
import SwiftUI

/// One field for the invitation; before it is done, whose it is and what is shared; then how it goes.
struct JoinScreen: View {
  @State private var model: JoinModel
  @Environment(\.dismiss) private var dismiss
  @Environment(\.locale) private var locale
  private let door: Door
  private let ways: Ways

  init(model: JoinModel, door: Door, ways: Ways) {
    _model = State(initialValue: model)
    (self.door, self.ways) = (door, ways)
  }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space16) {
        if let record = model.record {
          if record.mayJoin { ask } else { done }
          if let problem = model.problem ?? model.brokeOff { ProblemLine(problem: problem) }
          if record.mayJoin { how(record.sharing) }
        } else if let problem = model.problem {
          ProblemLine(problem: problem)
        }
      }
      .padding(Measure.edge)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .background(Look.foam)
    .navigationTitle(Words.join)
    .navigationBarTitleDisplayMode(.inline)
    .pressedBelow { if let record = model.record { orange(record.mayJoin) } }
    .onChange(of: model.text) { _, text in Task { await model.write(text) } }
    .task(id: door.invitation) { if let opened = door.takeInvitation() { await model.write(opened) } }
    .following(model)
    .task { await model.lookWhileShown() }
  }

  @ViewBuilder private var ask: some View {
    Text(Words.joinWords).typeset(.body).foregroundStyle(Look.ink)
    TextField(Words.joinField, text: $model.text, axis: .vertical)
      .lineLimit(2...6)
      .textInputAutocapitalization(.never)
      .autocorrectionDisabled()
      .typeset(.body)
      .foregroundStyle(Look.ink)
      .card()
    ScanOrPaste(scan: Words.joinScan) { model.text = $0 }
  }

  @ViewBuilder private func how(_ sharing: Sharing) -> some View {
    if let invitation = model.invitation {
      Text(Words.joinServer(invitation.server)).typeset(.body).foregroundStyle(Look.ink)
    }
    switch sharing {
    case .joining:
      Text(sharing.words(locale)).typeset(.body).foregroundStyle(Look.ink).card()
      Button(Words.syncTryNow) { Task { await model.tryNow() } }.buttonStyle(PlainKeyStyle())
    case .noTeam, .together, .filesFollow, .waiting, .needsYou: EmptyView()
    }
  }

  @ViewBuilder private var done: some View {
    Text(Words.joinDone).headed()
    Text(Words.joinDoneMore).typeset(.body).foregroundStyle(Look.inkSecond)
    Leads(Words.earlier) { ways.instead(.phone(.earlier)) }
  }

  private func orange(_ mayJoin: Bool) -> some View {
    Group {
      if mayJoin {
        Button(Words.joinGo) { Task { await model.join() } }
      } else {
        Button(Words.joinClose) { dismiss() }
      }
    }
    .buttonStyle(BuoyButtonStyle())
  }
}
