import Features
import SoundingsCore
import SwiftUI

/// Questions, a customer's or everybody's, with what answers them.
struct QuestionsScreen: View {
  @State private var model: QuestionsModel
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: QuestionsModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.questionsTitle, empty: Words.questionsEmpty, id: \.question.id) {
      OnOff(
        label: Words.answeredOnes,
        on: Binding(get: { model.answered }, set: { answered in Task { await model.show(answered: answered) } }))
    } row: { row in
      VStack(alignment: .leading, spacing: Measure.space8) {
        MarkedLine(row: row.question, ways: ways)
        ForEach(row.answers, id: \.id) { answer($0) }
        Unfolding(Words.answerIt) { close in
          Writing(Words.theAnswer, in: $model.typed[row.question.id], lines: 2) { text in
            let kept = await model.answer(row.question.id, text)
            if kept { close() }
            return kept
          }
        }
      }
    }
  }

  @ViewBuilder private func answer(_ answer: AnswerRow) -> some View {
    Line(
      words: answer.text,
      below: [
        answer.engineer.text ?? Text(Words.byYou), answer.when.map { Text(verbatim: $0.day(locale: locale)) },
      ])
    OnOff(
      label: Words.customerWasTold,
      on: Binding(get: { answer.told }, set: { told in Task { await model.told(answer, told) } }))
    Unfolding(Words.correctWords) { close in
      Writing(Words.theAnswer, in: $model.typed[answer.id], start: answer.text, lines: 2) { text in
        let kept = await model.correct(answer, text)
        if kept { close() }
        return kept
      }
    }
  }
}
