import Features
import SoundingsCore
import SwiftUI

/// The pages of a visit under way, and of one note.
enum CapturePage: Hashable {
  case capture(Id?)
  case nameVisit(Id)
  case note(Id)
  case picture(Id)
  case joinVisit
}

struct CapturePages: View {
  let page: CapturePage
  let house: House

  var body: some View {
    switch page {
    case .capture(let visit): CaptureScreen(model: CaptureModel(visit: visit, desk: house.desk))
    default: EmptyView()
    }
  }
}
