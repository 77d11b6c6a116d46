import Features
import SoundingsCore
import SwiftUI

/// *Maps*: every map, the newest first.
struct MapsScreen: View {
  @State private var model: MapsModel
  private let ways: Ways

  init(model: MapsModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    PushedPage(Words.maps) {
      if let problem = model.problem { ProblemLine(problem: problem) }
      if let maps = model.record?.items {
        Press(Words.newMap) { ways.to(.maps(.newMap)) }
        if maps.isEmpty { Text(Words.mapsEmpty).typeset(.body).foregroundStyle(Look.ink) }
        LazyVStack(spacing: Measure.space12) {
          Rolling(model) {
            ForEach(maps, id: \.id) { map in
              Button {
                ways.to(.maps(.map(map.id)))
              } label: {
                VStack(alignment: .leading, spacing: Measure.space4) {
                  (map.who.isEmpty ? Text(Words.mapSomebody) : Text(verbatim: map.who)).typeset(.body)
                    .foregroundStyle(Look.ink)
                  Text(verbatim: map.situation).typeset(.small).foregroundStyle(Look.inkSecond)
                  Text(Words.mapEntries(Int(map.entries))).typeset(.small).foregroundStyle(Look.inkSecond)
                }
                .card()
                .accessibilityElement(children: .combine)
              }
              .buttonStyle(.plain)
            }
          }
        }
        .scrollTargetLayout()
        if !maps.isEmpty {
          Button(Words.mapMany) { ways.to(.maps(.allMaps)) }.buttonStyle(PlainKeyStyle())
        }
      }
    }
    .keepsPlace()
    .following(model)
  }
}

/// *Map*: the person and the situation; the iceberg as an index.
struct MapScreen: View {
  @State private var model: MapModel
  private let ways: Ways

  init(model: MapModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  var body: some View {
    ScrollView {
      if let map = model.record {
        VStack(alignment: .leading, spacing: 0) {
          VStack(alignment: .leading, spacing: Measure.space4) {
            if let problem = model.problem { ProblemLine(problem: problem) }
            sideBySide([Text(verbatim: map.situation), map.customer.text])
              .typeset(.small)
              .foregroundStyle(Look.inkSecond)
          }
          .padding(Measure.edge)
          half(map, above: true).padding(.top, 72).background { Ice(above: true) }
          half(map, above: false).padding(.bottom, 88).background { Ice(above: false) }
          more(map).padding(Measure.edge)
        }
      } else {
        NotRead(model: model).padding(Measure.edge)
      }
    }
    .background(Look.foam)
    .navigationTitle(model.record?.who.name ?? Text(verbatim: ""))
    .navigationBarTitleDisplayMode(.inline)
    .following(model)
  }

  private func half(_ map: EmpathyMap, above: Bool) -> some View {
    VStack(spacing: Measure.space12) {
      ForEach(above ? map.parts.prefix(4) : map.parts.dropFirst(4), id: \.part) { part in
        PartIndex(part: part) {
          ways.to(.maps(.mapPart(map.id, part.part)))
        } toNotes: {
          ways.to(.maps(.mapPartNotes(map.id, part.part)))
        }
      }
    }
    .padding(.horizontal, Measure.space32)
    .padding(.vertical, Measure.space12)
    .accessibilityElement(children: .contain)
    .accessibilityLabel(above ? Words.mapAbove : Words.mapBelow)
  }

  private func way(_ name: LocalizedStringKey, _ page: Page) -> some View {
    Button {
      ways.to(page)
    } label: {
      Text(name).typeset(.body).foregroundStyle(Look.ink).card()
    }
    .buttonStyle(.plain)
  }

  @ViewBuilder private func more(_ map: EmpathyMap) -> some View {
    VStack(alignment: .leading, spacing: Measure.space16) {
      if !map.askNext.isEmpty {
        Text(Words.mapAskNext(map.askNext.map(\.words).texts)).typeset(.body).foregroundStyle(Look.ink)
      }
      Part(Words.mapMoreWays) {
        way(Words.unmatched, .maps(.pairsOfMap(map.id)))
        way(Words.four, .maps(.mapInFour(map.id)))
        way(Words.mapOnASheet, .maps(.mapOnSheet(map.id)))
        way(Words.deck, .maps(.deck(map.id)))
        way(Words.workshopStart, .maps(.newWorkshop(map.id)))
        way(Words.deleteOrErase, .visits(.erase(map.id)))
      }
    }
  }
}

/// One part in the index: a press opens it, its ticks open its notes; one node to a screen reader.
private struct PartIndex: View {
  let part: PartRow
  let open: @MainActor () -> Void
  let toNotes: @MainActor () -> Void

  var body: some View {
    HStack(spacing: 0) {
      Button(action: open) {
        VStack(alignment: .leading, spacing: Measure.space4) {
          Text(part.part.words).typeset(.key).foregroundStyle(Look.ink)
          sideBySide([Text(depthWords(Int(part.depth))), Text(Words.mapEntries(Int(part.inAll)))])
            .typeset(.small)
            .foregroundStyle(Look.inkSecond)
        }
        .padding(Measure.space12)
        .frame(maxWidth: .infinity, minHeight: Measure.rowHeight, alignment: .leading)
        .contentShape(.rect)
      }
      Button(action: toNotes) { Ticks(depth: Int(part.depth)).padding(Measure.space8) }
    }
    .buttonStyle(.plain)
    .background(Look.surface, in: .rect(cornerRadius: Measure.corner))
    .outlined(Look.line, width: 1)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(spoken)
    .accessibilityAddTraits(.isButton)
    .accessibilityAction { open() }
    .accessibilityAction(named: Words.mapLookAtNotes) { toNotes() }
  }

  private var spoken: Text {
    Text(part.part.words) + Text(verbatim: ", ") + Text(depthWords(Int(part.depth))) + Text(verbatim: ", ")
      + Text(Words.mapEntries(Int(part.inAll)))
  }
}

/// A part's ticks in words.
func depthWords(_ ticks: Int) -> LocalizedStringKey {
  switch ticks {
  case 0: Words.depth0
  case 1: Words.depth1
  case 2: Words.depth2
  default: Words.depth3
  }
}

/// A sounding line with its depth lines: those that were reached are drawn, the others dotted.
struct Ticks: View {
  let depth: Int

  var body: some View {
    ZStack {
      Rectangle().fill(Look.ink).frame(width: 1, height: 48)
      VStack(spacing: 9) {
        ForEach(1...3, id: \.self) { tick in
          if tick <= depth {
            Capsule().fill(Look.ink).frame(width: 32, height: 3)
          } else {
            HStack(spacing: 4) {
              ForEach(0..<5, id: \.self) { _ in Circle().fill(Look.ink).frame(width: 3, height: 3) }
            }
          }
        }
      }
    }
    .frame(width: 40, height: 48)
    .accessibilityHidden(true)
  }
}

/// The iceberg behind the rows of its half: decoration.
private struct Ice: View {
  let above: Bool

  var body: some View {
    ZStack {
      Rectangle().fill(above ? Look.foam : Look.water)
      ForEach(facets.indices, id: \.self) { place in
        let facet = facets[place]
        let shape = Stretched(facet.corners, from: low, to: high)
        if above {
          shape.fill(facet.shade ? Look.iceShade : Look.ice)
          shape.stroke(Look.iceEdge, style: StrokeStyle(lineWidth: Measure.outline, lineJoin: .round))
        } else {
          shape.fill(Look.mass)
          shape.stroke(
            Look.tick,
            style: StrokeStyle(
              lineWidth: Measure.outline, lineCap: .round, lineJoin: .round, dash: [0.1, 3 * Measure.outline]))
        }
      }
    }
    .accessibilityHidden(true)
  }

  private var facets: [Facet] { IcebergShape.facets.filter { $0.above == above } }

  /// Both halves are as wide as the ice is anywhere, so that they meet at the water.
  private var low: SIMD2<Double> {
    [IcebergShape.facets.flatMap(\.corners).map(\.x).min() ?? 0, facets.flatMap(\.corners).map(\.y).min() ?? 0]
  }
  private var high: SIMD2<Double> {
    [IcebergShape.facets.flatMap(\.corners).map(\.x).max() ?? 1, facets.flatMap(\.corners).map(\.y).max() ?? 1]
  }
}

/// A closed line through points of a field that is stretched over all there is.
private struct Stretched: Shape {
  private let points: [SIMD2<Double>]
  private let low: SIMD2<Double>
  private let high: SIMD2<Double>

  init(_ points: [SIMD2<Double>], from low: SIMD2<Double>, to high: SIMD2<Double>) {
    (self.points, self.low, self.high) = (points, low, high)
  }

  func path(in rect: CGRect) -> Path {
    var path = Path()
    let size = high - low
    path.addLines(
      points.map { point in
        let at = (point - low) / size
        return CGPoint(x: rect.minX + rect.width * at.x, y: rect.minY + rect.height * at.y)
      })
    path.closeSubpath()
    return path
  }
}
