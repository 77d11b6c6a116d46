import Features
import SoundingsCore
import SwiftUI

/// The three faces of a visit.
enum Face: Hashable, CaseIterable {
  case plan
  case notes
  case after

  var words: LocalizedStringKey {
    switch self {
    case .plan: Words.facePlan
    case .notes: Words.faceNotes
    case .after: Words.faceAfter
    }
  }
}

extension VisitState {
  fileprivate var face: Face {
    switch self {
    case .planned: .plan
    case .underWay: .notes
    case .ended: .after
    }
  }
}

/// One visit: its head, and what stands before, during and after it.
struct EncounterScreen: View {
  @State private var model: EncounterModel
  @State private var plan: PlanFaceModel
  @State private var after: AfterModel
  @State private var turned: Face?
  private let ways: Ways

  init(model: EncounterModel, plan: PlanFaceModel, after: AfterModel, ways: Ways) {
    _model = State(initialValue: model)
    _plan = State(initialValue: plan)
    _after = State(initialValue: after)
    self.ways = ways
  }

  var body: some View {
    ScrollView {
      LazyVStack(alignment: .leading, spacing: Measure.space16) {
        if let problem = model.problem { ProblemLine(problem: problem) }
        if let page = model.record {
          head(page)
          faces(turned ?? page.standing.face)
          switch turned ?? page.standing.face {
          case .plan: PlanFaceView(model: plan, ways: ways)
          case .notes: NotesFaceView(page: page, model: model, ways: ways)
          case .after: AfterFaceView(page: page, encounter: model, model: after, ways: ways)
          }
        }
      }
      .scrollTargetLayout()
      .padding(Measure.edge)
    }
    .keepsPlace()
    .background(Look.foam)
    .navigationBarTitleDisplayMode(.inline)
    .pressedBelow { if let page = model.record { foot(page) } }
    .following(model)
    .following(plan)
    .following(after)
  }

  /// Whom with, what for, when; pressed, it is named.
  @ViewBuilder private func head(_ page: Encounter) -> some View {
    Button {
      ways.to(.capture(.nameVisit(page.visit.id)))
    } label: {
      VStack(alignment: .leading, spacing: Measure.space4) {
        VisitTitle(visit: page.visit).headed()
        if let objective = page.visit.objective { BodyLine(verbatim: objective) }
        VisitBeside(visit: page.visit)
      }
      .frame(maxWidth: .infinity, minHeight: Measure.touch, alignment: .leading)
      .accessibilityElement(children: .combine)
      .accessibilityAddTraits(.isHeader)
    }
    .buttonStyle(.plain)
    .accessibilityHint(Words.nameVisit)
    VersionsLead(versions: page.versions, ways: ways)
  }

  /// One of three, as large as anything that is pressed, and growing with the letters.
  private func faces(_ shown: Face) -> some View {
    Beside {
      ForEach(Face.allCases, id: \.self) { face in
        Button {
          turned = face
        } label: {
          Text(face.words).frame(maxWidth: .infinity)
        }
        .buttonStyle(PlainKeyStyle(chosen: face == shown))
        .accessibilityAddTraits(face == shown ? .isSelected : [])
      }
    }
  }

  /// What one does with the visit as a whole, in the thumb's reach.
  @ViewBuilder private func foot(_ page: Encounter) -> some View {
    if page.mayStart || page.mayEnd || page.mayContinue {
      VStack(spacing: Measure.space8) {
        if page.mayContinue {
          Button(Words.continueVisit) { Task { if await model.goOn() { toCapture() } } }.buttonStyle(PlainKeyStyle())
        }
        if page.mayStart {
          Button(Words.startThis) { Task { if await model.start() { toCapture() } } }.buttonStyle(BuoyButtonStyle())
        }
        if page.mayEnd {
          Beside {
            Button(Words.end) { ways.to(.visits(.end(model.id))) }.buttonStyle(PlainKeyStyle())
            Button(Words.note) { toCapture() }.buttonStyle(BuoyButtonStyle())
          }
        }
      }
    }
  }

  private func toCapture() { ways.to(.capture(.capture(model.id))) }
}
