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

/// What a person is called and does, and where; who was only described is given a name, and stays who they are.
struct Called: View {
  let about: AboutPerson
  @Bindable var model: PersonModel

  var body: some View {
    Unfolding(about.named == nil ? Words.giveName : Words.changePerson) { close in
      TextLine(label: Words.personName, text: field("named", about.named))
      TextLine(label: Words.personDescription, text: field("described", about.described))
      TextLine(label: Words.personRole, text: field("does", about.consent.person.role))
      place
      Press(Words.keepIt) { Task { if await model.change() { close() } } }
    }
  }

  /// Whose they are, and where: customers that fit what is typed, and the sites of the one it names.
  @ViewBuilder private var place: some View {
    let customer = model.typed["customer"] ?? about.customerName ?? ""
    TextLine(
      label: Words.nameCustomer,
      text: Binding(get: { customer }, set: { typed in Task { await model.write(customer: typed) } })
    )
    .task { await model.lookUp() }
    if let which = model.which {
      if let called = which.calledSo {
        ChipRow(
          options: called.sites.map(\.id), chosen: model.typed["site"] ?? about.siteId,
          word: { site in Text(verbatim: called.sites.first { $0.id == site }?.name ?? "") }
        ) {
          model.typed["site"] = $0
        }
      } else {
        ForEach(which.customers.prefix(4), id: \.id) { found in
          Line(Text(verbatim: found.name)).pressed { Task { await model.write(customer: found.name) } }
        }
        if !customer.isEmpty { QuietLine(Words.customerNew(customer)) }
      }
    }
  }

  private func field(_ name: String, _ stands: String?) -> Binding<String> {
    Binding(get: { model.typed[name] ?? stands ?? "" }, set: { model.typed[name] = $0 })
  }
}
