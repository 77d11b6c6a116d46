import Features
import SoundingsCore
import SwiftUI

/// The pages of a customer, their sites and people.
enum CustomersPage: Hashable {
  case customer(Id)
  case site(Id)
  case person(Id)
  case people(Id)
  case peopleOfSite(Id, Id)
  case questions(Id)
  case concerns(Id)
  case priorities(Id)
  case outcomes(Id)
  case briefing(Id)
  case same
}

struct CustomersPages: View {
  let page: CustomersPage
  let house: House
  @Environment(\.locale) private var locale

  var body: some View {
    let (desk, ways) = (house.desk, house.ways)
    switch page {
    case .customer(let id): CustomerScreen(model: CustomerModel(desk: desk, id: id), ways: ways)
    case .site(let id): SiteScreen(model: SiteModel(desk: desk, id: id), ways: ways)
    case .person(let id): PersonScreen(model: PersonModel(desk: desk, id: id), ways: ways)
    case .people(let id): PeopleScreen(model: PeopleModel(desk: desk, customer: id), ways: ways)
    case .peopleOfSite(let customer, let site):
      PeopleScreen(model: PeopleModel(desk: desk, customer: customer, site: site), ways: ways)
    case .questions(let id): QuestionsScreen(model: QuestionsModel(desk: desk, customer: id), ways: ways)
    case .concerns(let id):
      MarkedScreen(
        model: MarkedModel(desk: desk, customer: id, mark: .concern), title: Words.concerns, ways: ways)
    case .priorities(let id):
      MarkedScreen(
        model: MarkedModel(desk: desk, customer: id, mark: .priority), title: Words.priorities, ways: ways)
    case .outcomes(let id): OutcomesScreen(model: OutcomesModel(desk: desk, customer: id))
    case .briefing(let id):
      BriefingScreen(model: BriefingModel(desk: desk, customer: id, language: locale.documents), ways: ways)
    case .same: SameScreen(model: SameModel(desk: desk), ways: ways)
    }
  }
}
