import Features
import SoundingsCore
import SwiftUI

/// A map on one sheet: as it is read, and its ways out.
struct MapOnSheetScreen: View {
  @State private var model: MapOnSheetModel

  init(model: MapOnSheetModel) { _model = State(initialValue: model) }

  var body: some View {
    RecordPage(model, Words.mapOnASheet) { AmongUs(pages: $0) }
  }
}
