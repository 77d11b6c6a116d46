import Features
import SoundingsCore
import SwiftUI

/// The pages of what the team makes of it.
enum TeamPage: Hashable {
  case seats
  case story
  case posters
  case poster(Id)
  case insights
  case insight(Id)
  case promises
  case promise(Id)
  case questions
  case meetingPack
  case summary(Id)
  case ownHours
  case notMet
}

struct TeamPages: View {
  let page: TeamPage
  let house: House

  var body: some View {
    switch page {
    default: EmptyView()
    }
  }
}
