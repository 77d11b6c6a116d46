import Features
import SoundingsCore
import SwiftUI

/// *Open seats*: taken, given back, offered, withdrawn.
struct SeatsScreen: View {
  @State private var model: SeatsModel
  @State private var visit: Id?
  private let ways: Ways

  init(model: SeatsModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.openSeats) { shown in
      if shown.seats.isEmpty { Aside(Words.noSeats) }
      ForEach(shown.seats, id: \.id) { seat($0) }
      if shown.visits.isEmpty {
        Aside(Words.seatsNeedAPlan)
      } else {
        Unfolding(Words.offerSeat) { close in offer(shown.visits, close) }
      }
      Press(Words.planAVisit) { ways.to(.visits(.planVisit)) }
    }
  }

  @ViewBuilder private func seat(_ seat: SeatRow) -> some View {
    SeatLine(seat: seat).pressed { ways.to(.visits(.visit(seat.visit.id))) }
    if seat.mayTake { Press(Words.takeSeat) { Task { await model.take(seat.id) } } }
    if seat.mayLeave { Press(Words.leaveSeat) { Task { await model.leave(seat.id) } } }
    if seat.mayWithdraw { Press(Words.withdrawSeat) { Task { await model.withdraw(seat.id) } } }
  }

  /// On which visit, and what whoever comes along could do there.
  @ViewBuilder private func offer(_ visits: [VisitRow], _ close: @escaping @MainActor () -> Void) -> some View {
    ForEach(visits, id: \.id) { row in
      VisitCard(visit: row)
        .outlined(Look.ink, width: visit == row.id ? Measure.outline : 0)
        .pressed { visit = row.id }
        .accessibilityAddTraits(visit == row.id ? .isSelected : [])
    }
    TextLine(label: Words.seatWhatFor, text: $model.typed[text: "seat"])
    if let visit { Press(Words.offerSeat) { offer(visit, close) } }
  }

  private func offer(_ visit: Id, _ close: @escaping @MainActor () -> Void) {
    Task {
      guard await model.offer(visit, model.typed[text: "seat"]) else { return }
      model.typed["seat"] = nil
      close()
    }
  }
}

/// A seat in a list.
struct SeatLine: View {
  let seat: SeatRow
  @Environment(\.locale) private var locale

  var body: some View {
    let taken = names(seat.takenBy.map(\.name))
    Line(
      beside([
        seat.visit.customer.text, seat.visit.planned.map { Text(verbatim: $0.words(locale: locale)) },
        seat.visit.objective.text,
      ]) ?? Text(Words.unnamedVisit),
      below: [
        seat.whatFor.text, Text(seat.standing.words), Optional(taken).text,
        seat.offeredBy.map { Text(Words.offeredBy($0)) },
      ])
  }
}
