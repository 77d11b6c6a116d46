import Features
import SoundingsCore
import SwiftUI

/// The pages of a visit before and after, and of what is in the log.
enum VisitsPage: Hashable {
  case planVisit
  case visit(Id)
  case end(Id)
  case reportReady(Id)
  case preview(Id)
  case debrief(Id)
  case notFiled
  case search
  case searchOfCustomer(Id)
  case searchOfPerson(Id)
  case guides
  case guide(Id)
  case wentOut(Id)
  case deleted
  case erase(Id)
  case importFile
}

struct VisitsPages: View {
  let page: VisitsPage
  let house: House
  @Environment(\.locale) private var locale

  var body: some View {
    switch page {
    case .planVisit: PlanVisitScreen(model: PlanVisitModel(desk: desk), ways: ways)
    case .visit(let visit):
      EncounterScreen(
        model: EncounterModel(desk: desk, id: visit),
        plan: PlanFaceModel(desk: desk, visit: visit, language: .of(locale)),
        after: AfterModel(desk: desk, visit: visit), ways: ways)
    case .end(let visit): EndScreen(model: EndModel(desk: desk, visit: visit), ways: ways)
    case .reportReady(let visit):
      ReportScreen(model: ReportModel(desk: desk, visit: visit, language: tag), ways: ways)
    case .preview(let visit): PreviewScreen(model: PreviewModel(desk: desk, visit: visit, language: tag))
    case .debrief(let visit):
      let spoken = Spoken(recorder: Microphone(), debriefOf: visit)
      DebriefScreen(
        model: DebriefModel(
          desk: desk, visit: visit, language: .of(locale), spoken: spoken, loudspeaker: PhoneLoudspeaker()), ways: ways)
    case .notFiled: NotFiledScreen(model: NotFiledModel(desk: desk), ways: ways)
    case .search: SearchScreen(model: SearchModel(desk: desk), ways: ways)
    case .searchOfCustomer(let customer): SearchScreen(model: SearchModel(desk: desk, customer: customer), ways: ways)
    case .searchOfPerson(let person): SearchScreen(model: SearchModel(desk: desk, person: person), ways: ways)
    case .guides: GuidesScreen(model: GuidesModel(desk: desk, language: .of(locale)), ways: ways)
    case .guide(let guide):
      GuideScreen(model: GuideModel(desk: desk, guide: guide, language: .of(locale)), ways: ways)
    case .wentOut(let customer): WentOutScreen(model: WentOutModel(desk: desk, customer: customer), ways: ways)
    case .deleted: DeletedScreen(model: DeletedModel(desk: desk), ways: ways)
    case .erase(let thing): EraseScreen(model: EraseModel(desk: desk, thing: thing), ways: ways)
    case .importFile: ImportScreen(model: ImportModel(desk: desk), ways: ways)
    }
  }

  private var desk: Desk { house.desk }
  private var ways: Ways { house.ways }

  /// The language of a document that is made here.
  private var tag: String { locale.identifier(.bcp47) }
}
