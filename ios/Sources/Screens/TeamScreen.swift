import Features
import SoundingsCore
import SwiftUI

/// *Team*: a little of everything that is made of the visits, each with its own list behind it.
struct TeamScreen: View {
  @State private var model: TeamModel
  private let ways: Ways

  /// So many seats stand here; all of them behind.
  private static let seats = 3

  init(model: TeamModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.team) { team in
      if team.alone { alone(team.mayJoin) }
      Part(Words.storyOfTheWeek) { story(team.story) }
      Part(Words.openSeats) {
        if team.seats.isEmpty { Aside(Words.noSeats) }
        ForEach(team.seats.prefix(Self.seats), id: \.id) { seat in
          SeatLine(seat: seat).pressed { ways.to(.team(.seats)) }
        }
        Press(Words.allOfThem) { ways.to(.team(.seats)) }
      }
      Part(Words.promisesDue) {
        if team.promises.isEmpty { Aside(Words.nothingDue) }
        ForEach(team.promises, id: \.id) { promise in
          PromiseCard(promise: promise).pressed { ways.to(.team(.promise(promise.id))) }
        }
        Press(Words.allOfThem) { ways.to(.team(.promises)) }
      }
      known(team)
      together
      if !team.alone {
        Part(Words.whoIsInIt) { ForEach(team.engineers, id: \.id) { Line(words: $0.name) } }
      }
    }
  }

  @ViewBuilder private func alone(_ mayJoin: Bool) -> some View {
    Text(Words.teamAlone).typeset(.body).foregroundStyle(Look.ink)
    if mayJoin {
      Aside(Words.teamAloneMore)
      Press(Words.join) { ways.to(.phone(.join)) }
    } else {
      Aside(Words.teamAloneInvite)
    }
    Press(Words.exampleLook) { Task { await model.lookAtExample() } }
  }

  /// Whose turn it is, or the story itself.
  @ViewBuilder private func story(_ turn: StoryTurn) -> some View {
    let whose = Text(tellerWords(turn.teller, turn.taken))
    Line(turn.story.text ?? whose, below: [turn.story == nil ? nil : whose]).pressed { ways.to(.team(.story)) }
  }

  @ViewBuilder private func known(_ team: Team) -> some View {
    Part(Words.openQuestions) {
      if team.questions.isEmpty { Aside(Words.questionsEmpty) }
      ForEach(team.questions, id: \.question.id) { MarkedLine(row: $0.question, ways: ways) }
      Press(Words.allOfThem) { ways.to(.team(.questions)) }
    }
    Part(Words.insights) {
      if team.insights.isEmpty { Aside(Words.insightsEmpty) }
      ForEach(team.insights, id: \.id) { InsightLine(insight: $0, ways: ways) }
      Press(Words.allOfThem) { ways.to(.team(.insights)) }
    }
    Part(Words.notMetLately) {
      if team.notMetLately.isEmpty {
        Aside(Words.allMet)
      } else {
        ForEach(team.notMetLately, id: \.customer) { NotMetLine(row: $0, ways: ways) }
        Press(Words.allOfThem) { ways.to(.team(.notMet)) }
      }
    }
  }

  /// What a team does together, and what is for oneself.
  @ViewBuilder private var together: some View {
    Press(Words.maps) { ways.to(.maps(.maps)) }
    Press(Words.workshop) { ways.to(.maps(.workshops)) }
    Press(Words.meetingPack) { ways.to(.team(.meetingPack)) }
    Press(Words.posters) { ways.to(.team(.posters)) }
    Press(Words.findings) { ways.to(.team(.findings)) }
    Press(Words.ownHours) { ways.to(.team(.ownHours)) }
    Press(Words.ownWords) { ways.to(.phone(.ownWords)) }
  }
}

/// A customer, and when somebody met them last.
struct NotMetLine: View {
  let row: NotMetRow
  let ways: Ways
  @Environment(\.locale) private var locale

  var body: some View {
    let met = row.met.map { Words.lastMet($0.day(locale: locale)) } ?? Words.notMetYet
    Line(words: row.name, below: [Text(met)]).pressed { ways.to(.customers(.customer(row.customer))) }
  }
}

/// Customers whom nobody has met lately.
struct NotMetScreen: View {
  @State private var model: NotMetModel
  private let ways: Ways

  init(model: NotMetModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.notMetLately, empty: Words.allMet, id: \.customer) {
    } row: {
      NotMetLine(row: $0, ways: ways)
    }
  }
}

/// *My own hours*: for whoever holds this phone, and nobody else.
struct OwnHoursScreen: View {
  @State private var model: OwnHoursModel
  @Environment(\.locale) private var locale

  init(model: OwnHoursModel) { _model = State(initialValue: model) }

  var body: some View {
    RecordPage(model, Words.ownHours) { hours in
      Text(time(hours.minutes)).headed(.title)
      Aside(Words.ownHoursSince(hours.since.day(locale: locale)))
      Aside(Words.ruleOfThumb)
      Text(time(hours.ruleOfThumbMinutes)).headed()
      Aside(Words.ownHoursAlone)
    }
  }

  private func time(_ minutes: UInt32) -> LocalizedStringKey {
    Words.hoursAndMinutes(String(minutes / 60), String(minutes % 60))
  }
}
