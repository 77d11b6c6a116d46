import Features
import SoundingsCore
import SwiftUI

/// *Today*: under way or next, one thing to do, promises due, how far it is shared; and in the thumb's reach the one
/// orange button.
struct TodayScreen: View {
  let model: TodayModel
  let ways: Ways
  @Environment(\.locale) private var locale
  @Environment(\.isExample) private var isExample

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space24) {
        if let record = model.record {
          if let problem = model.problem { ProblemLine(problem: problem) }
          Text(verbatim: dayWords(record.day, locale: locale)).typeset(.body).foregroundStyle(Look.inkSecond)
          visits(record)
          if let thing = record.oneThing {
            Part(Words.oneThing) { OneThingRow(thing: thing, model: model, ways: ways) }
          }
          if record.asksHowToKeep { KeepSafe(model: model, ways: ways) }
          promises(record)
          if !isExample { ownPhone(record) }
        } else if let problem = model.problem {
          ProblemLine(problem: problem)
          Button(Words.tryAgain) { Task { await model.load() } }.buttonStyle(PlainKeyStyle())
        }
      }
      .padding(Measure.edge)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .background(Look.foam)
    .navigationTitle(Words.today)
    .toolbar {
      ToolbarItem(placement: .primaryAction) {
        if !isExample {
          Button {
            ways.to(.phone(.settings))
          } label: {
            Label(Words.settings, systemImage: "person.crop.circle")
          }
        }
      }
    }
    .pressedBelow { if let record = model.record, !isExample { orange(record) } }
    .following(model)
  }

  /// Where everything stands; pressed, why.
  @ViewBuilder private func ownPhone(_ record: Today) -> some View {
    if let only = record.onlyOnThisDevice { OnlyHere(only: only, model: model, ways: ways) }
    if record.mayStart {
      Button(Words.joinVisit) { ways.to(.capture(.joinVisit)) }.buttonStyle(PlainKeyStyle())
    }
    Button {
      ways.to(.phone(.sync))
    } label: {
      SharingLine(sharing: record.sharing)
    }.buttonStyle(.plain)
  }

  @ViewBuilder private func visits(_ record: Today) -> some View {
    if let visit = record.underWay {
      Part(Words.underWay) {
        Button {
          ways.to(.capture(.capture(visit.id)))
        } label: {
          VisitCard(visit: visit)
        }.buttonStyle(.plain)
      }
    }
    if let visit = record.next {
      Part(Words.next) {
        Button {
          ways.to(.visits(.visit(visit.id)))
        } label: {
          VisitCard(visit: visit)
        }.buttonStyle(.plain)
        if record.mayStart {
          Button(Words.startThis) { start(visit.id) }.buttonStyle(PlainKeyStyle())
        }
      }
    }
    if record.visits == 0 {
      VStack(spacing: Measure.space12) {
        Iceberg().frame(maxWidth: .infinity, maxHeight: 200)
        Text(Words.todayEmptyTitle).headed()
        Text(Words.todayEmpty).typeset(.body).foregroundStyle(Look.inkSecond).multilineTextAlignment(.center)
      }
      .frame(maxWidth: .infinity)
      .accessibilityElement(children: .combine)
    } else if record.underWay == nil && record.next == nil {
      Aside(Words.todayRest)
    }
  }

  @ViewBuilder private func promises(_ record: Today) -> some View {
    if !record.promises.isEmpty {
      Part(Words.promisesDue) {
        ForEach(record.promises, id: \.id) { promise in
          Button {
            ways.to(.team(.promise(promise.id)))
          } label: {
            PromiseCard(promise: promise)
          }.buttonStyle(.plain)
        }
        if record.morePromises > 0 {
          Button(Words.morePromises(Int(record.morePromises))) { ways.to(.team(.promises)) }.buttonStyle(
            PlainKeyStyle())
        }
      }
    }
  }

  private func orange(_ record: Today) -> some View {
    Group {
      if let visit = record.underWay {
        Button(Words.note) { ways.to(.capture(.capture(visit.id))) }
      } else {
        Button(Words.start) { start(nil) }
      }
    }
    .buttonStyle(BuoyButtonStyle())
  }

  private func start(_ planned: Id?) {
    Task { if let visit = await model.start(planned) { ways.to(.capture(.capture(visit))) } }
  }
}

/// A part of a screen under its heading.
struct Part<Content: View>: View {
  private let title: LocalizedStringKey
  private let content: Content

  init(_ title: LocalizedStringKey, @ViewBuilder content: () -> Content) {
    self.title = title
    self.content = content()
  }

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Text(title).headed()
      content
    }
  }
}

/// One visit in a list.
struct VisitCard: View {
  let visit: VisitRow
  @Environment(\.locale) private var locale

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      VisitName(visit: visit).typeset(.key).foregroundStyle(Look.ink)
      if let objective = visit.objective {
        Text(verbatim: objective).typeset(.body).foregroundStyle(Look.ink)
      }
      sideBySide([Text(visit.kind.words), when]).typeset(.small).foregroundStyle(Look.inkSecond)
      sideBySide([Text(Words.notes(Int(visit.notes))), Text(visit.state.words)])
        .typeset(.small)
        .foregroundStyle(Look.inkSecond)
    }
    .card()
    .accessibilityElement(children: .combine)
  }

  private var when: Text? {
    if let started = visit.started { return Text(Words.underWaySince(started.clock(locale: locale))) }
    return visit.planned.map { Text(verbatim: $0.words(locale: locale)) }
  }
}

/// Whom a visit is with, or the question that can wait.
struct VisitName: View {
  let visit: VisitRow?

  var body: some View {
    if let customer = visit?.customer {
      if let site = visit?.site {
        Text(Words.visitPlace(unbroken(name: customer), unbroken(name: site)))
      } else {
        Text(verbatim: unbroken(name: customer))
      }
    } else {
      Text(Words.whereAreYou)
    }
  }
}

/// The one thing to do. What leads somewhere is a button.
struct OneThingRow: View {
  let thing: OneThing
  let model: TodayModel
  let ways: Ways

  var body: some View {
    switch thing {
    case .stillThere(let visit):
      Button {
        ways.to(.capture(.capture(visit)))
      } label: {
        words
      }.buttonStyle(.plain)
    case .share(let visit, _): leads(Words.lookAtVisit, .visits(.visit(visit)))
    case .sort(let visit, _): leads(Words.oneThingSortGo, .maps(.sort(visit)))
    case .file: leads(Words.oneThingFileGo, .visits(.notFiled))
    case .compare(let entity, let field): leads(Words.noteCompare, .maps(.compare(entity, field)))
    }
  }

  @ViewBuilder private func leads(_ label: LocalizedStringKey, _ page: Page) -> some View {
    words
    Button(label) { ways.to(page) }.buttonStyle(PlainKeyStyle())
  }

  private var words: some View {
    Text(thing.words).typeset(.body).foregroundStyle(Look.ink).card()
  }
}

/// One promise with its day and where it stands.
struct PromiseCard: View {
  let promise: PromiseRow
  @Environment(\.locale) private var locale

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(verbatim: promise.text).typeset(.body).foregroundStyle(Look.ink)
      if !promise.to.isEmpty {
        Text(Words.promiseTo(promise.to.map(\.name).formatted(.list(type: .and).locale(locale))))
          .typeset(.small)
          .foregroundStyle(Look.inkSecond)
      }
      sideBySide([
        promise.promisedBy.map { Text(Words.promiseByEngineer($0)) },
        promise.until.map { Text(Words.dueOn(dayWords($0, locale: locale))) }, Text(promise.standing.words),
      ])
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
    }
    .card()
    .accessibilityElement(children: .combine)
  }
}

/// How far everything has come on its way to the team.
struct SharingLine: View {
  let sharing: Sharing
  @Environment(\.locale) private var locale

  var body: some View {
    Text(sharing.words(locale))
      .typeset(.small)
      .foregroundStyle(Look.inkSecond)
      .frame(maxWidth: .infinity, minHeight: Measure.touch, alignment: .leading)
  }
}

/// These notes are nowhere else: a backup, or later.
struct OnlyHere: View {
  let only: OnlyOnThisDevice
  let model: TodayModel
  let ways: Ways
  @Environment(\.locale) private var locale

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Group {
        if let backup = only.lastBackup {
          Text(Words.onlyHereSince(backup.day(locale: locale)))
        } else {
          Text(Words.onlyHere)
        }
      }
      .typeset(.body)
      .foregroundStyle(Look.ink)
      Button(Words.onlyHereBackUp) { ways.to(.phone(.backup)) }.buttonStyle(PlainKeyStyle())
      Button(Words.onlyHereLater) { Task { await model.later() } }.buttonStyle(PlainKeyStyle())
    }
    .card()
  }
}
