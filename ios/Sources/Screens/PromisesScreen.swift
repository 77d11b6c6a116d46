import Features
import SoundingsCore
import SwiftUI

extension PromisesOf {
  var words: LocalizedStringKey {
    switch self {
    case .due: Words.promisesDue
    case .open: PromiseState.open.words
    case .kept: PromiseState.kept.words
    case .late: PromiseState.late.words
    case .changed: PromiseState.changed.words
    case .letGo: PromiseState.letGo.words
    }
  }
}

/// Everybody's promises, one list at a time.
struct PromisesScreen: View {
  @State private var model: PromisesModel
  private let ways: Ways

  init(model: PromisesModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.allPromises, empty: Words.noPromises, id: \.id) {
      Picker(
        Words.allPromises, selection: Binding(get: { model.list }, set: { list in Task { await model.show(list) } })
      ) {
        ForEach(PromisesOf.allCases, id: \.self) { Text($0.words).tag($0) }
      }
      .pickerStyle(.menu)
    } row: { promise in
      PromiseCard(promise: promise).pressed { ways.to(.team(.promise(promise.id))) }
    }
  }
}

/// What we said we would do, what became of it, and whether the customer was told.
struct PromiseScreen: View {
  @State private var model: PromiseModel
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: PromiseModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.promise) { page in
      PromiseCard(promise: page.promise)
      if let visit = page.promise.visit { Press(Words.lookAtVisit) { ways.to(.visits(.visit(visit))) } }
      VersionsPart(thing: page.promise.id, versions: page.versions, ways: ways)
      Part(Words.whatBecame) {
        ForEach(page.mayBecome, id: \.self) { state in
          Press(state.words) { Task { await model.settle(state) } }
        }
      }
      Part(Words.customerKnows) {
        Aside(told(page))
        Press(Words.iToldThem) { Task { await model.tell() } }
      }
      Unfolding(Words.changePromise) { close in
        ForEach(page.days, id: \.self) { day($0) }
        Writing(Words.promiseWhat, in: $model.typed["words"], start: page.promise.text, lines: 2) { text in
          let kept = await model.words(text)
          if kept { close() }
          return kept
        }
      }
      Part(Words.whatWasSaidOfIt) { ForEach(page.history, id: \.self) { event($0) } }
      Press(Words.deleteOrErase) { ways.to(.visits(.erase(page.promise.id))) }
    }
  }

  private func told(_ page: PromisePage) -> LocalizedStringKey {
    guard let told = page.told, page.toldOfAll else { return Words.promiseNotTold }
    return Words.toldOn(told.day(locale: locale))
  }

  /// Another day: the ones that are offered, or any.
  @ViewBuilder private func day(_ offered: PromiseDay) -> some View {
    switch offered {
    case .thisFriday(let day): Press(Words.untilThisFriday) { Task { _ = await model.until(day) } }
    case .nextFriday(let day): Press(Words.untilNextFriday) { Task { _ = await model.until(day) } }
    case .picked(let first):
      PickedDay(label: Words.untilPick, first: first) { day in Task { _ = await model.until(day) } }
    }
  }

  private func event(_ event: PromiseEvent) -> Line {
    Line(
      Text(event.said.words(locale)),
      below: [event.engineer.text ?? Text(Words.byYou), Text(verbatim: event.at.day(locale: locale))])
  }
}

extension PromiseSaid {
  fileprivate func words(_ locale: Locale) -> LocalizedStringKey {
    switch self {
    case .made(let text, let until): Words.promiseSaidMade(text, until.map { dayWords($0, locale: locale) } ?? "")
    case .until(let day): Words.promiseSaidUntil(dayWords(day, locale: locale))
    case .words(let text): Words.promiseSaidWords(text)
    case .became(let state): state.words
    case .told: Words.customerTold
    }
  }
}
