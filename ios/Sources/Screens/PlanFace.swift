import Features
import Foundation
import SoundingsCore
import SwiftUI

/// *Plan*: when, who does what, what to ask, what we expect, who may come along.
struct PlanFaceView: View {
  @Bindable var model: PlanFaceModel
  let ways: Ways
  @Environment(\.locale) private var locale

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space16) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let planned = model.record {
        when(planned.face)
        Part(Words.whoDoesWhat) {
          ForEach(planned.engineers, id: \.id) { engineer in task(engineer, planned.face) }
        }
        questions(planned)
        expected(planned.face)
        seats(planned)
      }
    }
  }

  @ViewBuilder private func when(_ face: PlanFace) -> some View {
    if let plan = face.visit.planned {
      VStack(alignment: .leading, spacing: Measure.space4) {
        BodyLine(verbatim: plan.words(locale: locale))
        QuietLine(Words.planZone(plan.zone))
      }
      .card()
      .accessibilityElement(children: .combine)
      if face.visit.started == nil {
        DatePicker(Words.planWhen, selection: moved(plan))
          .environment(\.timeZone, TimeZone(identifier: plan.zone) ?? .current)
      }
    }
    if let customer = face.visit.customerId {
      Button(Words.briefing) { ways.to(.customers(.briefing(customer))) }.buttonStyle(PlainKeyStyle())
    }
  }

  /// Until the visit starts its hour can be put off.
  private func moved(_ plan: Plan) -> Binding<Date> {
    Binding {
      plan.date ?? .now
    } set: { date in
      Task { await model.move(to: date, plan) }
    }
  }

  private func task(_ engineer: EngineerRow, _ face: PlanFace) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      BodyLine(verbatim: engineer.name)
      ChipRow(
        options: EngineerTask.every, chosen: face.tasks.first { $0.engineer == engineer.id }?.task,
        word: { Text($0.words) }
      ) { task in
        Task { await model.give(engineer.id, task) }
      }
    }
    .card()
  }

  private func questions(_ planned: Planned) -> some View {
    Part(Words.whatToAsk) {
      ChipRow(
        options: planned.guides.map(\.id), chosen: planned.face.guide?.id,
        word: { guide in Text(verbatim: planned.guides.first { $0.id == guide }?.name ?? "") }
      ) { chosen in
        Task { await model.take(planned.guides.first { $0.id == chosen }) }
      }
      QuestionList(questions: planned.face.questions, model: model.questions, typed: $model.typed)
      ForEach(Array(planned.face.proposed.enumerated()), id: \.offset) { _, question in proposed(question) }
    }
  }

  private func proposed(_ question: ProposedQuestion) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      BodyLine(verbatim: question.text)
      QuietLine([Text(question.source.words), question.who.map { Text(verbatim: $0) }])
      Button(Words.askItToo) {
        let new = NewQuestion(
          text: question.text, source: question.source, about: question.about, part: question.part)
        Task { _ = await model.questions.add(new) }
      }
      .buttonStyle(PlainKeyStyle())
    }
    .card()
  }

  private func expected(_ face: PlanFace) -> some View {
    Part(Words.whatWeExpect) {
      ForEach(face.expectations, id: \.id) { row in expected(row) }
      if face.mayExpect > 0 {
        TextLine(label: Words.expectField, text: $model.typed[text: "expectation"])
        QuietLine(Words.expectRule)
        if let expectation = model.typed["expectation"] {
          QuietLine(Words.howSure)
          ChipRow(options: Sureness.every, chosen: nil, word: { Text($0.words) }) { sureness in
            guard let sureness else { return }
            Task { if await model.expect(expectation, sureness) { model.typed["expectation"] = nil } }
          }
        }
      } else if face.expectations.isEmpty {
        QuietLine(Words.nothingExpected)
      }
    }
  }

  private func expected(_ row: ExpectationRow) -> some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      BodyLine(verbatim: row.text)
      ExpectationBeside(row: row)
      if row.mayChange {
        ChipRow(options: Sureness.every, chosen: row.sureness, word: { Text($0.words) }) { sureness in
          if let sureness { Task { await model.change(row, sureness) } }
        }
        Button(Words.delete) { Task { await model.delete(row) } }.buttonStyle(PlainKeyStyle())
      }
      VersionsLead(versions: row.versions, ways: ways)
    }
    .card()
  }

  private func seats(_ planned: Planned) -> some View {
    Part(Words.seats) {
      ForEach(planned.seats, id: \.id) { seat in SeatCard(seat: seat, model: model) }
      if planned.face.visit.started == nil {
        TextLine(label: Words.seatWhatFor, text: $model.typed[text: "seat"])
        Button(Words.seatOffer) {
          Task { if await model.offer(model.typed[text: "seat"]) { model.typed["seat"] = nil } }
        }
        .buttonStyle(PlainKeyStyle())
      }
    }
  }
}

/// A seat on a planned visit.
struct SeatCard: View {
  let seat: SeatRow
  let model: PlanFaceModel

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      if let whatFor = seat.whatFor { BodyLine(verbatim: whatFor) }
      QuietLine([Text(seat.standing.words)] + seat.takenBy.map { Text(verbatim: $0.name) })
      if seat.mayTake { Button(Words.seatTake) { Task { await model.take(seat: seat) } }.buttonStyle(PlainKeyStyle()) }
      if seat.mayLeave {
        Button(Words.seatLeave) { Task { await model.leave(seat: seat) } }.buttonStyle(PlainKeyStyle())
      }
      if seat.mayWithdraw {
        Button(Words.seatWithdraw) { Task { await model.withdraw(seat: seat) } }.buttonStyle(PlainKeyStyle())
      }
    }
    .card()
  }
}
