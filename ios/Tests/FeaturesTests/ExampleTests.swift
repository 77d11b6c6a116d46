import Foundation
import SoundingsCore
import Testing

@testable import Features

/// *Look at an example*: a notebook of its own, in which nothing is written.
@MainActor
struct ExampleTests {
  private let folder: Folder
  private let door: Door

  init() throws {
    folder = try Folder()
    door = Door(folder: folder.notebook, keys: KeyInMemory(), device: KeyringInMemory())
  }

  @Test func beforeThereIsANotebookTheExampleIsLookedAtAndLeft() async throws {
    await door.open()
    let first = FirstRunModel(door: door)
    await first.lookAtExample()
    #expect(first.problem == nil)
    let desk = try #require(door.example)
    let visits = VisitsModel(desk: desk)
    await visits.load()
    #expect(visits.record?.items.isEmpty == false)
    let team = TeamModel(desk: desk)
    await team.load()
    #expect(team.record?.alone == false)
    door.leaveExample()
    #expect(door.example == nil)
    guard case .firstRun = door.state else { return #expect(Bool(false), "there is no notebook after it") }
  }

  @Test func whatWouldChangeItIsRefusedAndOnesOwnKnowsNothingOfIt() async throws {
    try await door.begin("Ada Okafor")
    guard case .open(let own) = door.state else { return #expect(Bool(false), "open") }
    let team = TeamModel(desk: own, door: door)
    await team.load()
    #expect(team.record?.alone == true)
    await team.lookAtExample()
    let example = try #require(door.example)
    let list = CustomersModel(desk: example)
    await list.load()
    let customer = try #require(list.record?.items.first)
    let page = CustomerModel(desk: example, id: customer.id)
    await page.load()
    #expect(await page.rename("Ours") == false)
    #expect(page.problem == .notebook(.Refused(why: .onlyAnExample)))
    let mine = CustomersModel(desk: own)
    await mine.load()
    #expect(mine.record?.items.isEmpty == true)
    door.leaveExample()
    await team.lookAtExample()
    #expect(door.example != nil, "it is looked at again")
  }
}
