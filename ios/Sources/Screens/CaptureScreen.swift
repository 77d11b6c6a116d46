import Features
import SoundingsCore
import SwiftUI
import UIKit

/// *Capture*: the last note, who it is from, the field, the four keys. Ready before you are.
struct CaptureScreen: View {
  @State private var model: CaptureModel
  @State private var promising = false
  @State private var told: VoiceTold?
  @FocusState private var typing: Bool
  @Environment(\.scenePhase) private var phase
  private let ways: Ways

  init(model: CaptureModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    Group {
      if model.hidden { HiddenPage(model: model, voice: voice, told: told, typing: $typing) } else { page }
    }
    .background(Look.foam)
    .twoFingersDown { model.hidden = true }
    .navigationBarTitleDisplayMode(.inline)
    .toolbar {
      ToolbarItem(placement: .principal) { title }
      ToolbarItem(placement: .primaryAction) {
        Button(Words.hideNow, systemImage: "shield") { model.hidden = true }
      }
      ToolbarItem(placement: .primaryAction) {
        Button(Words.end) { end() }.accessibilityHint(Words.endWords)
      }
    }
    .confirmationDialog(Words.askFirst, isPresented: $model.asking, titleVisibility: .visible) {
      Button(Words.askFirstYes) { Task { await model.stillThere(true) } }
      Button(Words.askFirstNo) { Task { await model.stillThere(false) } }
      Button(Words.cancel, role: .cancel) {}
    } message: {
      Text(Words.askFirstWords)
    }
    .onChange(of: model.asking) { if !model.asking { typing = true } }
    // Hidden or shown again, the field is another one.
    .onChange(of: model.hidden) { typing = true }
    .sheet(isPresented: $promising, onDismiss: { typing = true }) { PromiseForm(model: model).guarded() }
    .sensoryFeedback(.success, trigger: model.kept)
    .onChange(of: model.kept) {
      if let kind = model.lastKept { UIAccessibility.post(notification: .announcement, argument: Announced.kept(kind)) }
      typing = true
    }
    .task { await model.follow() }
    .task {
      typing = true
      // What was given while the page was still being pushed may be taken away again.
      if (try? await Task.sleep(for: .milliseconds(600))) != nil, !model.hidden { typing = true }
    }
    .onDisappear { Task { await model.putDown() } }
    .onChange(of: phase) { _, now in
      // No microphone hears behind another app.
      if now != .active { Task { await model.putDown() } }
    }
  }

  /// One roll of everything, which stands on its lower edge, above the keyboard: what does not fit goes out at the top.
  private var page: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space8) {
        if let problem = model.problem { ProblemLine(problem: problem).padding(.horizontal, Measure.edge) }
        if let record = model.record {
          if !typing { Recent(record: record, ways: ways) }
          if let last = record.last { LastNote(note: last, model: model, oneLine: typing, ways: ways) }
        }
        ToldLine(model: model)
        PersonChips(people: model.record?.people ?? [], model: model) { typing = true }
        if let spoken = model.spoken { SpeakingLine(spoken: spoken, told: told, cameBack: model.cameBack) }
        FieldAndKeys(
          voice: voice, press: { kind in Task { await model.press(kind) } }
        ) {
          VStack(spacing: Measure.space4) {
            CaptureField(model: model, typing: $typing)
            CaptureStrip(model: model, promise: { promising = true }, back: { typing = true })
          }
        }
      }
      .padding(.bottom, Measure.space8)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .defaultScrollAnchor(.bottom)
  }

  private var voice: Voice<ObservationKind> { Voice(spoken: model.spoken, tell: { told = $0 }) }

  @ViewBuilder private var name: some View {
    if model.visit == nil { Text(Words.noVisit) } else { VisitName(visit: model.record?.visit) }
  }

  private var title: some View {
    Button {
      if let visit = model.visit { ways.to(.capture(.nameVisit(visit))) }
    } label: {
      VStack {
        name.typeset(.key).foregroundStyle(Look.ink).lineLimit(2)
        if let record = model.record, record.thoughts > 0 {
          Text(Words.thoughts(Int(record.thoughts))).typeset(.small).foregroundStyle(Look.inkSecond)
        }
      }
    }
    .buttonStyle(.plain)
    .accessibilityHint(Words.nameVisit)
    .accessibilityAddTraits(.isHeader)
  }

  private func end() {
    guard let visit = model.visit else { return }
    Task { if await model.handOver() { ways.to(.visits(.end(visit))) } }
  }
}

/// What was said by a screen reader once a key kept a note. The system wants it as a string.
enum Announced {
  static func kept(_ kind: ObservationKind) -> String {
    String.localizedStringWithFormat(
      NSLocalizedString("kept-kind %@", comment: ""), NSLocalizedString(key(kind), comment: ""))
  }

  private static func key(_ kind: ObservationKind) -> String {
    switch kind {
    case .said: "observation-kind-said"
    case .did: "observation-kind-did"
    case .around: "observation-kind-around"
    case .thought: "observation-kind-thought"
    }
  }
}
