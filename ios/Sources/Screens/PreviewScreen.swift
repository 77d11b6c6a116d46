import Features
import SoundingsCore
import SwiftUI

/// The report as its reader will see it; what has to be read first; to whom; and only then the ways out.
struct PreviewScreen: View {
  @State private var model: PreviewModel

  init(model: PreviewModel) { _model = State(initialValue: model) }

  var body: some View {
    PushedPage(Words.forOthers) {
      if let preview = model.record {
        QuietLine(Words.previewWords)
        Paper(html: preview.html).frame(height: 420).card()
        if preview.withheld > 0 { QuietLine(Words.withheld(Int(preview.withheld))) }
        if !preview.toReadFirst.isEmpty { readFirst(preview.toReadFirst) }
        if let problem = model.problem { ProblemLine(problem: problem) }
        if let sent = model.sent { gone(sent) } else { toWhom }
      } else if let problem = model.problem {
        ProblemLine(problem: problem)
      }
    }
    .following(model)
  }

  /// Notes that may give somebody away: each goes only with a yes.
  private func readFirst(_ notes: [ToRead]) -> some View {
    Part(Words.readFirst) {
      QuietLine(Words.readFirstMore)
      ForEach(notes, id: \.id) { note in
        VStack(alignment: .leading, spacing: Measure.space8) {
          if note.exact {
            Text(Words.exactQuote(note.words)).typeset(.exact).foregroundStyle(Look.ink)
          } else {
            BodyLine(verbatim: note.words)
          }
          Toggle(Words.mayGo, isOn: out(note))
        }
        .card()
      }
    }
  }

  private func out(_ note: ToRead) -> Binding<Bool> {
    Binding {
      model.read.contains(note.id)
    } set: { out in
      Task { await model.letOut(note, out) }
    }
  }

  @ViewBuilder private var toWhom: some View {
    TextLine(label: Words.toWhom, text: $model.to)
    QuietLine(Words.toWhomMore)
    LetGo(model: model) {
      Button(Words.letItGo) { Task { await model.send() } }
        .buttonStyle(BuoyButtonStyle())
        .disabled(model.to.isEmpty)
    }
  }

  @ViewBuilder private func gone(_ sent: ReportPages) -> some View {
    BodyLine(Words.wentTo(model.wentTo))
    WaysOut(pages: sent)
  }
}
