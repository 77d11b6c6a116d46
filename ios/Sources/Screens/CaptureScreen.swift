import Features
import SoundingsCore
import SwiftUI

/// *Capture*: the last note, who it is from, the field, the four keys. Ready before you are.
struct CaptureScreen: View {
  @State private var model: CaptureModel
  @State private var ending = false
  @State private var promising = false
  @State private var photographing = false
  @FocusState private var typing: Bool
  @Environment(\.scenePhase) private var phase
  @Environment(\.dismiss) private var dismiss

  init(model: CaptureModel) { _model = State(initialValue: model) }

  var body: some View {
    VStack(spacing: Measure.space8) {
      ScrollView { above.padding(.horizontal, Measure.edge) }
      VStack(spacing: Measure.space8) {
        if let problem = model.problem { ProblemLine(problem: problem) }
        PersonChips(people: model.record?.people ?? [], model: model)
        FieldAndKeys(press: { kind in Task { await model.press(kind) } }) { field }
      }
      .padding(.horizontal, Measure.edge)
      .padding(.bottom, Measure.space8)
    }
    .background(Look.foam)
    .navigationBarTitleDisplayMode(.inline)
    .toolbar {
      ToolbarItem(placement: .principal) {
        VisitName(visit: model.record?.visit).typeset(.key).foregroundStyle(Look.ink)
          .accessibilityAddTraits(.isHeader)
      }
      ToolbarItem(placement: .primaryAction) {
        Button(Words.end) { ending = true }
      }
    }
    .confirmationDialog(Words.endQuestion, isPresented: $ending, titleVisibility: .visible) {
      Button(Words.endShare) { Task { await model.end(share: true) } }
      Button(Words.endOnly) { Task { await model.end(share: false) } }
      Button(Words.cancel, role: .cancel) {}
    } message: {
      Text(Words.endWords)
    }
    .confirmationDialog(Words.askFirst, isPresented: asking, titleVisibility: .visible) {
      Button(Words.askFirstYes) { Task { await model.stillThere(true) } }
      Button(Words.end) { ending = true }
      Button(Words.cancel, role: .cancel) {}
    } message: {
      Text(Words.askFirstWords)
    }
    .sheet(isPresented: $promising) { PromiseForm(model: model, text: model.text) }
    .sheet(isPresented: $photographing) { CameraSheet { model.attach($0) } }
    .sensoryFeedback(.success, trigger: model.kept)
    .task {
      typing = true
      await model.follow()
    }
    .onDisappear { Task { await model.putDown() } }
    .onChange(of: phase) { _, now in
      if now != .active { Task { await model.putDown() } }
    }
    .onChange(of: model.ended) { _, ended in
      if ended != nil { dismiss() }
    }
  }

  private var asking: Binding<Bool> {
    Binding(get: { model.waiting != nil }, set: { if !$0 { model.waiting = nil } })
  }

  @ViewBuilder private var above: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      if let record = model.record {
        if let last = record.last {
          HStack(alignment: .top) {
            NoteView(note: last)
            NoteMenu(note: last, model: model)
          }
          .card()
          .accessibilityElement(children: .contain)
          .accessibilityLabel(Words.lastNote)
        } else {
          Text(Words.nothingYet).typeset(.body).foregroundStyle(Look.inkSecond)
        }
        if record.thoughts > 0 {
          Text(Words.thoughts(Int(record.thoughts))).typeset(.small).foregroundStyle(Look.inkSecond)
        }
      }
      if model.deleted != nil {
        HStack {
          Text(Words.deleted).typeset(.small).foregroundStyle(Look.inkSecond)
          Button(Words.undo) { Task { await model.undoDelete() } }.buttonStyle(PlainKeyStyle())
        }
      }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
  }

  private var field: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      TextField(Words.fieldHint, text: $model.text, axis: .vertical)
        .lineLimit(1...4)
        .focused($typing)
        .typeset(.body)
        .foregroundStyle(Look.ink)
        .frame(maxWidth: .infinity, minHeight: Measure.touch, alignment: .leading)
      if !model.pictures.isEmpty {
        HStack {
          Text(Words.pictures(model.pictures.count)).typeset(.small).foregroundStyle(Look.inkSecond)
          Button(Words.removePictures) { model.detachAll() }.buttonStyle(PlainKeyStyle())
        }
      }
      HStack(spacing: Measure.space8) {
        Spacer()
        Button(Words.takePicture, systemImage: "camera") { photographing = true }
        Button(Words.star, systemImage: model.starred ? "star.fill" : "star") { model.starred.toggle() }
          .accessibilityValue(model.starred ? Words.isOn : Words.isOff)
        Button(Words.promise, systemImage: "calendar.badge.plus") { promising = true }
      }
      .labelStyle(.iconOnly)
      .buttonStyle(PlainKeyStyle())
    }
    .padding(Measure.space8)
    .background(Look.surface, in: .rect(cornerRadius: Measure.corner))
    .outlined(Look.line, width: 1)
  }
}
