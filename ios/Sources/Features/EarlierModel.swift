import SoundingsCore

/// *Share earlier things*: what is only mine and could be the team's, and what of it was picked.
public final class EarlierModel: PagedModel<ShareablePage> {
  /// What was picked, by its id; kept in the scene.
  public private(set) var picked: Set<Id> {
    get { Set(typed[text: "picked"].split(separator: " ").map(String.init)) }
    set { typed[text: "picked"] = newValue.sorted().joined(separator: " ") }
  }

  public init(desk: Desk) {
    // A visit's notes stand in no row of their own: any change may concern it.
    let pages = Pages<ShareablePage>(
      read: { after in try await desk.ask { try $0.shareable(after: after) } }, ids: { (_: ShareablePage) in [] })
    super.init(desk: desk, pages: pages)
  }

  public func pick(_ thing: Id, _ on: Bool) {
    if on { picked.insert(thing) } else { picked.remove(thing) }
  }

  /// Gives what was picked to the team. What of it is on the list no more was deleted since, or given otherwise: it is let go,
  /// for nobody could take its pick back.
  public func share() async {
    let things = picked
    let done = await act { notebook in
      var there: Set<Id> = []
      var after: String?
      repeat {
        let page = try notebook.shareable(after: after)
        there.formUnion(things.intersection(page.items.map(\.id)))
        after = page.next
      } while after != nil && there != things
      if !there.isEmpty { _ = try notebook.share(ids: there.sorted()) }
    }
    // What is picked meanwhile stays so.
    if done { picked.subtract(things) }
  }
}
