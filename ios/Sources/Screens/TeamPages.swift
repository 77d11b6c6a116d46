import Features
import SoundingsCore
import SwiftUI

/// The pages of what the team makes of it.
enum TeamPage: Hashable {
  case seats
  case story
  case stories
  case posters
  case poster(Id)
  case newPoster(Id)
  case posterPreview(Id)
  case insights
  case insight(Id)
  case promises
  case promise(Id)
  case questions
  case meetingPack
  case summary(Id)
  case ownHours
  case notMet
  case findings
}

struct TeamPages: View {
  let page: TeamPage
  let house: House
  @Environment(\.locale) private var locale

  var body: some View {
    let (desk, ways) = (house.desk, house.ways)
    let language = locale.documents
    switch page {
    case .seats: SeatsScreen(model: SeatsModel(desk: desk), ways: ways)
    case .story: StoryScreen(model: StoryModel(desk: desk), ways: ways)
    case .stories: StoriesScreen(model: StoriesModel(desk: desk))
    case .posters: PostersScreen(model: PostersModel(desk: desk), ways: ways)
    case .poster(let id): PosterScreen(model: PosterModel(desk: desk, id: id), ways: ways)
    case .posterPreview(let id):
      PosterPreviewScreen(model: PosterPreviewModel(desk: desk, id: id, language: language))
    case .newPoster(let id): NewPosterScreen(model: NewPosterModel(desk: desk, person: id), ways: ways)
    case .insights: InsightsScreen(model: InsightsModel(desk: desk), ways: ways)
    case .insight(let id): InsightScreen(model: InsightModel(desk: desk, id: id), ways: ways)
    case .promises: PromisesScreen(model: PromisesModel(desk: desk), ways: ways)
    case .promise(let id): PromiseScreen(model: PromiseModel(desk: desk, id: id), ways: ways)
    case .questions: QuestionsScreen(model: QuestionsModel(desk: desk, customer: nil), ways: ways)
    case .meetingPack: MeetingPackScreen(model: MeetingPackModel(desk: desk, language: language), ways: ways)
    case .summary(let id): SummaryScreen(model: SummaryModel(desk: desk, visit: id, language: language), ways: ways)
    case .ownHours: OwnHoursScreen(model: OwnHoursModel(desk: desk))
    case .notMet: NotMetScreen(model: NotMetModel(desk: desk), ways: ways)
    case .findings: FindingsScreen(model: FindingsModel(desk: desk, language: language))
    }
  }
}
