import Features
import SoundingsCore
import SwiftUI

/// *Meeting pack*: one page for the weekly meeting.
struct MeetingPackScreen: View {
  @State private var model: MeetingPackModel
  @State private var handedOn: String?
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: MeetingPackModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.meetingPack) { pack in
      Aside(Words.notForOutside)
      Press(Words.printIt) { Task { if let page = await model.page() { printPaper(page.html) } } }
      if let handedOn {
        ShareLink(Words.handOn, item: handedOn).buttonStyle(PlainKeyStyle())
      } else {
        Press(Words.handOn) { Task { handedOn = await model.page()?.text } }
      }
      if pack.isEmpty { Aside(Words.packNothing) }
      if let story = pack.story {
        Part(Words.storyOfTheWeek) {
          Line(words: story.text, below: [story.teller.map { Text(Words.toldBy($0)) }, story.customer.text])
            .pressed { ways.to(.team(.story)) }
        }
      }
      if !pack.promises.isEmpty {
        Part(Words.promisesDue) {
          ForEach(pack.promises, id: \.id) { promise in
            PromiseCard(promise: promise).pressed { ways.to(.team(.promise(promise.id))) }
          }
          more(pack.morePromises, .promises)
        }
      }
      known(pack)
    }
  }

  @ViewBuilder private func known(_ pack: MeetingPack) -> some View {
    if !pack.questions.isEmpty {
      Part(Words.openQuestions) {
        ForEach(pack.questions, id: \.question.id) { MarkedLine(row: $0.question, ways: ways) }
        more(pack.moreQuestions, .questions)
      }
    }
    if !pack.notMet.isEmpty {
      Part(Words.notMetLately) {
        ForEach(pack.notMet, id: \.customer) { NotMetLine(row: $0, ways: ways) }
        more(pack.moreNotMet, .notMet)
      }
    }
    if !pack.surprises.isEmpty {
      Part(Words.whatSurprisedUs) { ForEach(pack.surprises, id: \.self) { surprise($0) } }
    }
  }

  @ViewBuilder private func more(_ more: Bool, _ page: TeamPage) -> some View {
    if more { Press(Words.allOfThem) { ways.to(.team(page)) } }
  }

  private func surprise(_ surprise: Surprise) -> some View {
    Line(
      surprise.expected ? Text(Words.expectedOtherwise(surprise.text)) : Text(verbatim: surprise.text),
      below: [surprise.customer.text, surprise.when.map { Text(verbatim: $0.day(locale: locale)) }]
    )
    .pressed { ways.to(.visits(.visit(surprise.visit))) }
  }
}

extension MeetingPack {
  fileprivate var isEmpty: Bool {
    story == nil && promises.isEmpty && questions.isEmpty && notMet.isEmpty && surprises.isEmpty
  }
}
