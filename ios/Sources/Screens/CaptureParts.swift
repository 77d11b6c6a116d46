import Features
import SoundingsCore
import SwiftUI

/// Keyboard down: what the visit has so far, the latest at the bottom.
struct Recent: View {
  let record: Capture
  let ways: Ways

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space12) {
      if record.recent.isEmpty { Text(Words.nothingYet).typeset(.body).foregroundStyle(Look.inkSecond) }
      ForEach(record.recent.filter { $0.id != record.last?.id }, id: \.id) { note in
        Button {
          ways.to(.capture(.note(note.id)))
        } label: {
          NoteView(note: note)
        }
        .buttonStyle(.plain)
        .accessibilityHint(Words.noteOpen)
      }
    }
    .padding(.horizontal, Measure.edge)
  }
}

/// The last note, with *exact* in reach of one tap. One line while the keyboard takes the lower half.
struct LastNote: View {
  let note: NoteRow
  let model: CaptureModel
  let oneLine: Bool
  let ways: Ways

  var body: some View {
    HStack(spacing: Measure.space4) {
      Button {
        ways.to(.capture(.note(note.id)))
      } label: {
        if oneLine { line } else { NoteView(note: note) }
      }
      .buttonStyle(.plain)
      .accessibilityLabel(
        Text(Words.lastNote) + Text(verbatim: ", ") + quoted(note.words, exact: note.exact)
      )
      .accessibilityValue(sideBySide([Text(note.kind.words), Text(note.state.words)]))
      .accessibilityHint(Words.noteOpen)
      if note.mayBeExact {
        Button(Words.exactShort) { Task { await model.setExact(note, !note.exact) } }
          .buttonStyle(PlainKeyStyle(chosen: note.exact))
          .accessibilityAddTraits(note.exact ? [.isSelected] : [])
      }
      NoteMenu(note: note, model: model, ways: ways)
    }
    .padding(.leading, Measure.edge)
    .padding(.trailing, Measure.space4)
  }

  private var line: some View {
    Group {
      if note.exact {
        Text(Words.exactQuote(note.words)).typeset(.exact)
      } else {
        Text(verbatim: note.words).typeset(.body)
      }
    }
    .foregroundStyle(Look.ink)
    .lineLimit(1)
    .frame(maxWidth: .infinity, minHeight: Measure.touch, alignment: .leading)
  }
}

/// What Capture tells once, with the way to take it back.
struct ToldLine: View {
  let model: CaptureModel
  @Environment(\.locale) private var locale

  var body: some View {
    Beside {
      if model.picturesWait {
        Text(Words.picturesWait).typeset(.small).foregroundStyle(Look.ink)
      } else if model.deleted != nil {
        Text(Words.deleted).typeset(.small).foregroundStyle(Look.inkSecond)
        Button(Words.undo) { Task { await model.undoDelete() } }.buttonStyle(PlainKeyStyle())
      } else if let promised = model.promised {
        Text(Words.promised(dayWords(promised.until, locale: locale))).typeset(.small).foregroundStyle(Look.inkSecond)
        Button(Words.promiseTakeBack) { Task { await model.takeBackPromise() } }.buttonStyle(PlainKeyStyle())
      }
    }
    .padding(.horizontal, Measure.edge)
  }
}

/// The field itself, at full width.
struct CaptureField: View {
  @Bindable var model: CaptureModel
  let typing: FocusState<Bool>.Binding
  /// Whether what is typed can be read.
  var shown = true

  var body: some View {
    TextField(Words.fieldHint, text: $model.text, axis: .vertical)
      .lineLimit(1...4)
      .focused(typing)
      .typeset(.body)
      .foregroundStyle(Look.ink)
      .opacity(shown ? 1 : 0.02)
      .frame(maxWidth: .infinity, minHeight: Measure.touch, alignment: .leading)
      .padding(.horizontal, Measure.space8)
      .background(Look.surface, in: .rect(cornerRadius: Measure.corner))
      .outlined(Look.line, width: 1)
      .padding(.horizontal, Measure.edge)
  }
}

/// The customer looks: nothing that was noted is to be read, not even what is being typed; notes still go in, typed or spoken.
struct HiddenPage: View {
  let model: CaptureModel
  let voice: Voice<ObservationKind>
  let told: VoiceTold?
  let typing: FocusState<Bool>.Binding

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Measure.space12) {
        Group {
          Text(Words.hiddenWords).typeset(.body).foregroundStyle(Look.inkSecond).accessibilityAddTraits(.isHeader)
          if let problem = model.problem { ProblemLine(problem: problem) }
          Button(Words.showAgain) { model.hidden = false }.buttonStyle(PlainKeyStyle())
        }
        .padding(.horizontal, Measure.edge)
        if let spoken = model.spoken { SpeakingLine(spoken: spoken, told: told, cameBack: 0) }
        FieldAndKeys(voice: voice, press: { kind in Task { await model.press(kind) } }) {
          CaptureField(model: model, typing: typing, shown: false)
        }
      }
      .padding(.vertical, Measure.edge)
    }
    .defaultScrollAnchor(.bottom)
  }
}

/// How long one has been speaking; locked, what to do with it; and what there is to say of the microphone.
struct SpeakingLine<Of: Equatable & Sendable>: View {
  let spoken: Spoken<Of>
  let told: VoiceTold?
  let cameBack: Int

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      if let speaking = spoken.speaking {
        Text(speaking.locked ? Words.spokenLocked(speaking.seconds) : Words.spokenRunning(speaking.seconds))
        if speaking.locked {
          Beside {
            Button(Words.spokenKeep) { Task { await spoken.finish() } }.buttonStyle(PlainKeyStyle())
            Button(Words.spokenDrop) { spoken.drop() }.buttonStyle(PlainKeyStyle())
          }
        }
      } else {
        switch told {
        case .again: Text(Words.spokenAgain)
        case .refused: NotAllowed(Words.spokenRefused)
        case .silent: Text(Words.spokenNone)
        case nil: EmptyView()
        }
      }
      if cameBack > 0 { Text(Words.spokenCameBack(cameBack)) }
    }
    .typeset(.small)
    .foregroundStyle(Look.ink)
    .padding(.horizontal, Measure.edge)
  }
}
