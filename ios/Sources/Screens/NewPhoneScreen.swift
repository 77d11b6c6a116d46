import Features
import SoundingsCore
import SwiftUI

/// One's own key, from the phone one had to the one that is new.
struct NewPhoneScreen: View {
  @State private var model: NewPhoneModel
  @Environment(\.locale) private var locale
  private let ways: Ways

  init(model: NewPhoneModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.newPhone) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let phones = model.record {
        switch phones.key {
        case .noTeam: alone
        case .here: if model.done { done } else { old }
        case .wanted: new
        }
      }
    }
    .following(model)
  }

  @ViewBuilder private var alone: some View {
    Text(Words.newPhoneAlone).typeset(.body).foregroundStyle(Look.ink)
    Button(Words.backup) { ways.to(.phone(.backup)) }.buttonStyle(BuoyButtonStyle())
    Text(Words.newPhoneAloneTeam).typeset(.body).foregroundStyle(Look.ink)
  }

  private var old: some View {
    Part(Words.newPhoneOld) {
      if let answer = model.answer {
        Text(Words.newPhoneAnswer).typeset(.body).foregroundStyle(Look.ink)
        CodeShown(text: answer)
      } else {
        Text(Words.newPhoneOldWords).typeset(.body).foregroundStyle(Look.ink)
        ScanOrPaste(scan: Words.newPhoneScanNew) { text in Task { await model.handOver(text) } }
      }
    }
  }

  private var new: some View {
    Part(Words.newPhoneNew) {
      Text(Words.newPhoneNewWords).typeset(.body).foregroundStyle(Look.ink)
      if let shown = model.shown {
        CodeShown(text: shown.text)
        Text(Words.newPhoneShownUntil(shown.until.clock(locale: locale))).typeset(.body).foregroundStyle(Look.ink)
        ScanOrPaste(scan: Words.newPhoneScanOld) { text in Task { await model.takeKey(text) } }
      } else {
        Button(Words.newPhoneShow) { Task { await model.show() } }.buttonStyle(BuoyButtonStyle())
      }
    }
  }

  private var done: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Text(Words.newPhoneDone).headed()
      Text(Words.newPhoneDoneMore).typeset(.body).foregroundStyle(Look.ink)
      Button(Words.phones) { ways.to(.phone(.phones)) }.buttonStyle(PlainKeyStyle())
    }
    .card()
  }
}
