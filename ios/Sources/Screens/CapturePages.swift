import Features
import SoundingsCore
import SwiftUI

/// The pages of a visit under way, and of one note.
enum CapturePage: Hashable {
  case capture(Id?)
  case nameVisit(Id)
  case note(Id)
  case picture(Id)
  case joinVisit
}

struct CapturePages: View {
  let page: CapturePage
  let house: House

  var body: some View {
    switch page {
    case .capture(let visit):
      CaptureScreen(
        model: CaptureModel(visit: visit, desk: house.desk, spoken: Spoken(recorder: Microphone())), ways: house.ways)
    case .nameVisit(let visit): NameVisitScreen(model: NameVisitModel(visit: visit, desk: house.desk), ways: house.ways)
    case .note(let note):
      NoteScreen(model: NoteModel(note: note, desk: house.desk, loudspeaker: PhoneLoudspeaker()), ways: house.ways)
    case .picture(let picture): PictureScreen(model: PictureModel(picture: picture, desk: house.desk), ways: house.ways)
    case .joinVisit: JoinVisitScreen(model: JoinVisitModel(desk: house.desk), ways: house.ways)
    }
  }
}
