import Features
import SoundingsCore
import SwiftUI

/// The questions in their order, each to be written anew, moved and left out, and one of one's own to add.
struct QuestionList: View {
  let questions: [QuestionRow]
  let model: QuestionListModel
  @Binding var typed: Typed
  @State private var open: Id?

  var body: some View {
    ForEach(Array(questions.enumerated()), id: \.element.id) { place, question in
      card(question, before: place > 0 ? questions[place - 1] : nil)
    }
    if questions.isEmpty { QuietLine(Words.noQuestions) }
    TextLine(label: Words.questionOwn, text: $typed[text: "own question"], lines: 2)
    if let own = typed["own question"] {
      Button(Words.add) { Task { if await model.add(own: own) { typed["own question"] = nil } } }
        .buttonStyle(PlainKeyStyle())
    }
  }

  private func card(_ question: QuestionRow, before: QuestionRow?) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Button {
        open = open == question.id ? nil : question.id
      } label: {
        VStack(alignment: .leading, spacing: Measure.space4) {
          BodyLine(verbatim: question.text)
          QuietLine([Text(question.source.words), question.asked ? Text(Words.asked) : nil])
        }
        .accessibilityElement(children: .combine)
      }
      .buttonStyle(.plain)
      if open == question.id { tools(question, before: before) }
    }
    .card()
  }

  @ViewBuilder private func tools(_ question: QuestionRow, before: QuestionRow?) -> some View {
    TextLine(label: Mark.question.words, text: words(question), lines: 2)
    switch model.list {
    case .visit: OnOff(label: Words.asked, on: asked(question))
    case .guide: EmptyView()
    }
    if let words = typed[question.id], words != question.text, !words.isEmpty {
      Button(Words.keepWords) { rewrite(question, words) }.buttonStyle(PlainKeyStyle())
    }
    if let before {
      Button(Words.moveUp) { Task { await model.moveUp(question, before: before) } }.buttonStyle(PlainKeyStyle())
    }
    Button(Words.leaveOut) { Task { await model.leaveOut(question) } }.buttonStyle(PlainKeyStyle())
  }

  private func words(_ question: QuestionRow) -> Binding<String> {
    Binding(get: { typed[question.id] ?? question.text }, set: { typed[question.id] = $0 })
  }

  private func rewrite(_ question: QuestionRow, _ words: String) {
    Task { if await model.rewrite(question, words) { (open, typed[question.id]) = (nil, nil) } }
  }

  private func asked(_ question: QuestionRow) -> Binding<Bool> {
    Binding {
      question.asked
    } set: { asked in
      Task { await model.asked(question, asked) }
    }
  }
}
