import Features
import SoundingsCore
import SwiftUI

/// The pages of a customer, their sites and people.
enum CustomersPage: Hashable {
  case customer(Id)
  case site(Id)
  case person(Id)
  case briefing(Id)
  case same
}

struct CustomersPages: View {
  let page: CustomersPage
  let house: House

  var body: some View {
    switch page {
    default: EmptyView()
    }
  }
}
