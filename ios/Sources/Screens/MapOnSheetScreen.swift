import Features
import SoundingsCore
import SwiftUI

/// A map on one sheet: as it is read, and its ways out.
struct MapOnSheetScreen: View {
  @State private var model: MapOnSheetModel

  init(model: MapOnSheetModel) { _model = State(initialValue: model) }

  var body: some View {
    RecordPage(model, Words.mapOnASheet) { pages in
      Aside(Words.notForOutside)
      Paper(html: pages.html).frame(height: 420).card()
      WaysOut(pages: pages)
    }
  }
}
