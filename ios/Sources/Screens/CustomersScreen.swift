import Features
import SoundingsCore
import SwiftUI

/// *Customers*: each with its sites, by which two of one name are told apart; one more; the way to search everything.
struct CustomersScreen: View {
  @State private var model: CustomersModel
  private let ways: Ways

  init(model: CustomersModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ListPage(model: model, title: Words.customers, empty: Words.customersEmpty, id: \.id) {
      Press(Words.searchEverything) { ways.to(.visits(.search)) }
      Press(Words.looksTheSame) { ways.to(.customers(.same)) }
      Unfolding(Words.addCustomer) { close in
        Writing(Words.customerName, in: $model.typed["customer"], keep: Words.add) { name in
          guard let added = await model.add(name) else { return false }
          close()
          ways.to(.customers(.customer(added)))
          return true
        }
      }
    } row: { customer in
      CustomerLine(customer: customer).pressed { ways.to(.customers(.customer(customer.id))) }
    }
  }
}

/// A customer in a list.
struct CustomerLine: View {
  let customer: CustomerRow

  /// So many sites stand in a line.
  private static let sites = 3

  var body: some View {
    Line(
      words: customer.name,
      below: [
        Optional(sites).text, Text(Words.peopleKnown(Int(customer.people))),
        also.map { Text(Words.alsoCalled($0)) },
      ])
  }

  private var sites: String {
    let first = names(customer.sites.prefix(Self.sites).map(\.name))
    return customer.sites.count > Self.sites ? first + " …" : first
  }

  private var also: String? {
    let also = customer.also.compactMap(\.name)
    return also.isEmpty ? nil : names(also)
  }
}
