import Features
import SoundingsCore
import SwiftUI

/// The pages of this phone: who it belongs to, where its notes go, and how they are kept.
enum PhonePage: Hashable {
  case settings
  case sync
  case join
  case phones
  case backup
  case newPhone
  case ownWords
}

struct PhonePages: View {
  let page: PhonePage
  let house: House

  var body: some View {
    let (desk, ways) = (house.desk, house.ways)
    switch page {
    case .settings:
      SettingsScreen(
        model: SettingsModel(desk: desk), toJoin: { ways.to(.phone(.join)) }, toSync: { ways.to(.phone(.sync)) })
    case .sync: SyncScreen(model: SyncModel(desk: desk)) { ways.to(.phone(.join)) }
    case .join: JoinScreen(model: JoinModel(desk: desk), door: house.door)
    default: EmptyView()
    }
  }
}
