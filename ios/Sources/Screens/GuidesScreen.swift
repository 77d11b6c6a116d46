import Features
import SoundingsCore
import SwiftUI

/// Ready-made sets of questions, one's own, and a new one.
struct GuidesScreen: View {
  @State private var model: GuidesModel
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
        TextLine(label: Words.guideName, text: $model.typed[text: "name"])
        if model.typed["name"] != nil { Button(Words.add) { make() }.buttonStyle(PlainKeyStyle()) }
      }
    }
    .following(model)
  }

  private func make() {
    Task {
      guard let guide = await model.make(model.typed[text: "name"]) else { return }
      model.typed["name"] = nil
      ways.to(.visits(.guide(guide)))
    }
  }
}

/// One guide with its questions.
struct GuideScreen: View {
  @State private var model: GuideModel
  private let ways: Ways

  init(model: GuideModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(ShareableKind.guide.words) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let page = model.record {
        TextLine(label: Words.guideName, text: name(page))
        if let name = model.typed["name"], !name.isEmpty, name != page.guide.name {
          Button(Words.keepWords) { Task { await model.name(name) } }.buttonStyle(PlainKeyStyle())
        }
        if let written = page.guide.written { QuietLine(written.state.words) }
        QuestionList(questions: page.questions, model: model.questions, typed: $model.typed)
        if page.guide.key == nil {
          Button(Words.delete) { Task { if await model.delete() { ways.back() } } }.buttonStyle(PlainKeyStyle())
        }
      }
    }
    .following(model)
  }

  private func name(_ page: GuidePage) -> Binding<String> {
    Binding(get: { model.typed["name"] ?? page.guide.name }, set: { model.typed["name"] = $0 })
  }
}
