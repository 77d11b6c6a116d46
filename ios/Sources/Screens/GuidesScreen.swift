import Features
import SoundingsCore
import SwiftUI

/// Ready-made sets of questions, one's own, and a new one.
struct GuidesScreen: View {
  @State private var model: GuidesModel
  @State private var name = ""
  private let ways: Ways

  init(model: GuidesModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.guides) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      QuietLine(Words.guidesMore)
      ForEach(model.record ?? [], id: \.id) { guide in
        Button {
          ways.to(.visits(.guide(guide.id)))
        } label: {
          VStack(alignment: .leading, spacing: Measure.space4) {
            BodyLine(verbatim: guide.name)
            QuietLine(guide.key == nil ? QuestionSource.own.words : Words.comesWith)
          }
          .card()
          .accessibilityElement(children: .combine)
        }
        .buttonStyle(.plain)
      }
      Part(Words.guideNew) {
        TextLine(label: Words.guideName, text: $name)
        if !name.isEmpty { Button(Words.add) { make() }.buttonStyle(PlainKeyStyle()) }
      }
    }
    .task { await model.follow() }
  }

  private func make() {
    Task {
      guard let guide = await model.make(name) else { return }
      name = ""
      ways.to(.visits(.guide(guide)))
    }
  }
}

/// One guide with its questions.
struct GuideScreen: View {
  @State private var model: GuideModel
  @State private var name = ""
  private let ways: Ways

  init(model: GuideModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(ShareableKind.guide.words) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let page = model.record {
        TextLine(label: Words.guideName, text: $name)
        if !name.isEmpty, name != page.guide.name {
          Button(Words.keepWords) { Task { await model.name(name) } }.buttonStyle(PlainKeyStyle())
        }
        if let written = page.guide.written { QuietLine(written.state.words) }
        QuestionList(questions: page.questions, model: model.questions)
        if page.guide.key == nil {
          Button(Words.delete) { Task { if await model.delete() { ways.back() } } }.buttonStyle(PlainKeyStyle())
        }
      }
    }
    .onChange(of: model.record?.guide.name) { _, known in name = known ?? "" }
    .task { await model.follow() }
  }
}
