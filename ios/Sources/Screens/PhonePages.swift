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
  case together
  case older
  case earlier
  case export
  case refused(Id)
}

struct PhonePages: View {
  let page: PhonePage
  let house: House
  @Environment(AppLock.self) private var lock: AppLock?
  @Environment(Reminding.self) private var reminding: Reminding?

  var body: some View {
    let (desk, ways) = (house.desk, house.ways)
    switch page {
    case .settings:
      SettingsScreen(model: SettingsModel(desk: desk), ways: ways, lock: lock, reminding: reminding)
    case .sync: SyncScreen(model: SyncModel(desk: desk), ways: ways)
    case .join: JoinScreen(model: JoinModel(desk: desk), door: house.door, ways: ways)
    case .phones: PhonesScreen(model: PhonesModel(desk: desk), ways: ways)
    case .backup: BackupScreen(model: BackupModel(desk: desk))
    case .newPhone: NewPhoneScreen(model: NewPhoneModel(desk: desk), ways: ways)
    case .ownWords: OwnWordsScreen(model: OwnWordsModel(desk: desk))
    case .older: OlderScreen(model: OlderModel(desk: desk), ways: ways)
    case .earlier: EarlierScreen(model: EarlierModel(desk: desk))
    case .together: TogetherScreen(model: SettingsModel(desk: desk))
    case .export: ExportScreen(model: ExportModel(desk: desk))
    case .refused(let thing): RefusedScreen(model: RefusedModel(desk: desk, thing: thing))
    }
  }
}
