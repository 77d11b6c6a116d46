import Features
import SoundingsCore
import SwiftUI

/// A workshop to be: choose a person, say the situation and who takes part.
struct NewWorkshopScreen: View {
  @State private var model: NewWorkshopModel
  private let map: Id?
  private let ways: Ways

  init(model: NewWorkshopModel, map: Id?, ways: Ways) {
    _model = State(initialValue: model)
    self.map = map
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.workshopStart) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let invited = model.record {
        if model.who == nil {
          AboutWhom(question: Words.workshopAbout, lookedFor: lookedFor, people: invited.people) { model.choose($0) }
        } else {
          withWhom(invited)
        }
      }
    }
    .pressedBelow {
      if model.who != nil {
        Button(Words.workshopBegin) {
          Task { if let workshop = await model.begin() { ways.instead(.maps(.workshop(workshop))) } }
        }
        .buttonStyle(BuoyButtonStyle())
      }
    }
    .following(model)
    .task { if let map, model.who == nil { await model.take(from: map) } }
  }

  @ViewBuilder private func withWhom(_ invited: Invited) -> some View {
    @Bindable var model = model
    Text(verbatim: model.name).headed()
    Button(Words.workshopAnother) { model.choose(nil) }.buttonStyle(PlainKeyStyle())
    TextLine(label: Words.sortSituationField, text: $model.situation)
    Part(Words.workshopWho) {
      ForEach(invited.engineers, id: \.id) { engineer in
        TickLine(on: model.engineers.contains(engineer.id)) {
          model.take(engineer.id)
        } label: {
          Text(verbatim: engineer.name).typeset(.body).foregroundStyle(Look.ink)
        }
      }
      ForEach(model.guests, id: \.self) { name in
        TickLine(on: true) {
          model.remove(name)
        } label: {
          Text(verbatim: name).typeset(.body).foregroundStyle(Look.ink)
        }
      }
      TextLine(label: Words.workshopGuest, text: $model.guest)
      Button(Words.workshopAddGuest) { model.addGuest() }.buttonStyle(PlainKeyStyle())
    }
  }

  private var lookedFor: Binding<String> {
    Binding {
      model.lookedFor
    } set: { text in
      Task { await model.lookFor(text) }
    }
  }
}
