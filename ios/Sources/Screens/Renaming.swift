import Features
import SoundingsCore
import SwiftUI

/// Another name for a thing, in the place of the button that asks for it.
struct Rename: View {
  let label: LocalizedStringKey
  let name: String
  @Binding var typed: Typed
  let rename: @MainActor (String) async -> Bool

  var body: some View {
    Unfolding(Words.changeName) { close in
      Writing(label, in: $typed["rename"], start: name) { name in
        let renamed = await rename(name)
        if renamed { close() }
        return renamed
      }
    }
  }
}

/// What a person is called and does there; who was only described is given a name, and stays who they are.
struct Called: View {
  let about: AboutPerson
  @Binding var typed: Typed
  let change: @MainActor () async -> Bool

  var body: some View {
    Unfolding(about.named == nil ? Words.giveName : Words.changePerson) { close in
      TextLine(label: Words.personName, text: field("named", about.named))
      TextLine(label: Words.personDescription, text: field("described", about.described))
      TextLine(label: Words.personRole, text: field("does", about.consent.person.role))
      Press(Words.keepIt) { Task { if await change() { close() } } }
    }
  }

  private func field(_ name: String, _ stands: String?) -> Binding<String> {
    Binding(get: { typed[name] ?? stands ?? "" }, set: { typed[name] = $0 })
  }
}
