import Features
import SwiftUI

/// A poster as its reader will see it, and to whom it goes; then the phone prints it.
struct PosterPreviewScreen: View {
  @State private var model: PosterPreviewModel

  init(model: PosterPreviewModel) { _model = State(initialValue: model) }

  var body: some View {
    RecordPage(model, Words.printPoster) { preview in
      Paper(html: preview.html).frame(height: 420).card()
      TextLine(label: Words.toWhomItGoes, text: $model.to)
      Aside(Words.posterToMore)
      LetGo(model: model) {
        Button(Words.printIt) { Task { if let page = await model.print() { printPaper(page) } } }
          .buttonStyle(BuoyButtonStyle())
          .disabled(model.to.isEmpty)
      }
    }
  }
}
