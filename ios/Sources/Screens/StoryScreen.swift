import Features
import SoundingsCore
import SwiftUI

/// Whose turn it is, or who took it up.
func tellerWords(_ teller: EngineerRow?, _ taken: Bool) -> LocalizedStringKey {
  guard let teller else { return Words.storyNobody }
  if teller.me { return taken ? Words.storyYouTook : Words.storyYourTurn }
  return taken ? Words.storyTaken(teller.name) : Words.storyTurn(teller.name)
}

/// *Story*: this week's, whose turn it is, and when one is away.
struct StoryScreen: View {
  @State private var model: StoryModel
  private let ways: Ways
  @Environment(\.locale) private var locale

  init(model: StoryModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    RecordPage(model, Words.storyOfTheWeek) { page in
      Text(tellerWords(page.teller, page.taken)).headed()
      Aside(Words.weekOf(dayWords(page.week, locale: locale)))
      if page.mayTake { Press(Words.takeStory) { Task { await model.take() } } }
      if page.mayPass { Press(Words.passStory) { Task { await model.pass() } } }
      if let story = page.story, story.told { told(story) }
      ForEach(page.also, id: \.story) { Aside(Words.storyAlso($0.teller.name)) }
      if page.mayTell {
        Unfolding(page.story?.told == true ? Words.changeStory : Words.tellStory) { close in
          Telling(story: page.story, model: model, close: close)
        }
      }
      away(page.away)
      Press(Words.storiesBefore) { ways.to(.team(.stories)) }
    }
  }

  /// The story as it was told, and whether it hangs.
  @ViewBuilder private func told(_ story: StoryRow) -> some View {
    Line(
      words: story.text,
      below: [
        story.customer.text ?? Text(Words.noCustomerNamed), Optional(names(story.people.map(\.name))).text,
        Text(story.state.words),
      ])
    Line(
      Text(story.heldBack.isEmpty ? Words.storyHangs : Words.notOnTheWall), below: story.heldBack.map { Text($0.words) }
    )
    ForEach(story.about, id: \.id) { Line(words: $0.words, exact: $0.exact) }
    if story.onTheWall { Press(Words.takeOffTheWall) { Task { await model.takeOffTheWall(story) } } }
  }

  /// Days on which one tells none.
  @ViewBuilder private func away(_ away: [Absence]) -> some View {
    Part(Words.whenYouAreAway) {
      ForEach(away, id: \.id) { absence in
        Line(Text(Words.awayDays(dayWords(absence.from, locale: locale), dayWords(absence.until, locale: locale))))
        Press(Words.backAfterAll) { Task { await model.back(absence) } }
      }
      AwayDays { from, until in await model.away(from: from, until: until) }
    }
  }
}

/// The first day away, then the last.
private struct AwayDays: View {
  let keep: @MainActor (_ from: String, _ until: String) async -> Bool
  @State private var from: String?
  @Environment(\.locale) private var locale

  var body: some View {
    if let from {
      Aside(Words.awaySince(dayWords(from, locale: locale)))
      PickedDay(label: Words.awayUntil, first: from) { until in
        Task { if await keep(from, until) { self.from = nil } }
      }
      Press(Words.cancel) { self.from = nil }
    } else {
      PickedDay(label: Words.awayFrom) { from = $0 }
    }
  }
}

/// The story, whom it is of, and what it rests on.
private struct Telling: View {
  @Bindable var model: StoryModel
  let start: String
  let close: @MainActor () -> Void
  @State private var customer: [Picked]
  @State private var people: [Picked]
  @State private var notes: [Picked]
  @State private var wall: Bool

  init(story: StoryRow?, model: StoryModel, close: @escaping @MainActor () -> Void) {
    (self.model, self.close) = (model, close)
    start = story?.text ?? ""
    _customer = State(initialValue: story?.customerId.map { [Picked(id: $0, words: story?.customer ?? "")] } ?? [])
    _people = State(initialValue: story?.people.map { Picked(id: $0.id, words: $0.name) } ?? [])
    _notes = State(initialValue: story?.about.map { Picked(id: $0.id, words: $0.words) } ?? [])
    _wall = State(initialValue: story?.onTheWall ?? false)
  }

  var body: some View {
    TextLine(label: Words.theStory, text: text, lines: 5)
    Aside(Words.theStoryMore)
    Picking(label: Words.whichCustomer, finder: model.customers, most: 1, picked: $customer)
    Picking(label: Words.whoIsInStory, finder: model.people, picked: $people)
    Picking(label: Words.whatItRestsOn, finder: model.notes, picked: $notes)
    OnOff(label: Words.storyOnTheWall, more: Words.storyOnTheWallMore, on: $wall)
    Button(Words.tellStory) { tell() }.buttonStyle(BuoyButtonStyle())
  }

  private var text: Binding<String> {
    Binding(get: { model.typed["story"] ?? start }, set: { model.typed["story"] = $0 })
  }

  private func tell() {
    let story = StoryChange(
      text: text.wrappedValue, customer: customer.first?.id, people: people.map(\.id), about: notes.map(\.id),
      onTheWall: wall)
    Task {
      guard await model.tell(story) else { return }
      model.typed["story"] = nil
      close()
    }
  }
}

/// What was picked, each to be put back; a field to look for more; what it finds, to be picked.
struct Picking: View {
  let label: LocalizedStringKey
  let finder: Finder
  var most = Int.max
  @Binding var picked: [Picked]
  /// Only looked for.
  @State private var words = ""

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      ForEach(picked, id: \.id) { one in
        Line(words: one.words, below: [Text(Words.pressToPutBack)]).pressed { picked.removeAll { $0 == one } }
      }
      if picked.count < most { looking }
    }
  }

  @ViewBuilder private var looking: some View {
    TextLine(label: label, text: $words).onChange(of: words) { _, words in Task { await finder.look(words) } }
    if words.isEmpty {
      Press(Words.theLatest) { Task { await finder.look("") } }
    } else if finder.found.isEmpty {
      Aside(Words.nothingFound)
    }
    ForEach(finder.found.filter { !picked.contains($0) }, id: \.id) { one in
      Line(words: one.words).pressed { picked.append(one) }
    }
  }
}

/// The stories that were told.
struct StoriesScreen: View {
  @State private var model: StoriesModel
  @Environment(\.locale) private var locale

  init(model: StoriesModel) { _model = State(initialValue: model) }

  var body: some View {
    ListPage(model: model, title: Words.storiesBefore, empty: Words.noStories, id: \.id) {
    } row: { story in
      Line(
        words: story.text,
        below: [
          story.teller.map { Text(Words.toldBy($0.name)) }, story.tellerLeft ? Text(Words.hasLeft) : nil,
          Text(Words.weekOf(dayWords(story.week, locale: locale))), story.customer.text,
        ])
    }
  }
}
