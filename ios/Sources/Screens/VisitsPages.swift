import Features
import SoundingsCore
import SwiftUI

/// The pages of a visit before and after, and of what is in the log.
enum VisitsPage: Hashable {
  case planVisit
  case visit(Id)
  case end(Id)
  case reportReady(Id)
  case preview(Id)
  case debrief(Id)
  case notFiled
  case search
  case guides
  case guide(Id)
  case wentOut(Id)
  case deleted
  case erase(Id)
  case importFile
}

struct VisitsPages: View {
  let page: VisitsPage
  let house: House

  var body: some View {
    switch page {
    default: EmptyView()
    }
  }
}
