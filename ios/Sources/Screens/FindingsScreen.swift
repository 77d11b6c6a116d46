import Features
import SoundingsCore
import SwiftUI

/// *What we found about ourselves*: the document as it is read, and its ways out.
struct FindingsScreen: View {
  @State private var model: FindingsModel

  init(model: FindingsModel) { _model = State(initialValue: model) }

  var body: some View {
    RecordPage(model, Words.findings) { AmongUs(pages: $0) }
  }
}
