import Features
import SoundingsCore
import SwiftUI

/// The canvas with its tray: drag, or tap and tap; the same as VoiceOver's actions.
struct MapCanvasScreen: View {
  @State private var model: MapCanvasModel
  private let ways: Ways

  init(model: MapCanvasModel, ways: Ways) {
    _model = State(initialValue: model)
    self.ways = ways
  }

  private static let trayWidth = 300.0
  /// A part that is narrower breaks its words.
  private static let partWidth = 160.0

  var body: some View {
    GeometryReader { space in
      HStack(spacing: 0) {
        if let shown = model.record {
          tray(shown).frame(width: Self.trayWidth)
          let across = (space.size.width - Self.trayWidth) / 4 < Self.partWidth ? 2 : 4
          VStack(spacing: 0) {
            half(shown.map.parts.prefix(4), shown.map.id, across).background(Look.sunk)
            half(shown.map.parts.dropFirst(4), shown.map.id, across).background(Look.water)
          }
        } else {
          NotRead(model: model).padding(Measure.edge)
        }
      }
    }
    .background(Look.foam)
    .navigationTitle(model.record?.map.who.name ?? Text(verbatim: ""))
    .navigationBarTitleDisplayMode(.inline)
    .following(model)
  }

  private func tray(_ shown: MapOnCanvas) -> some View {
    ScrollView {
      LazyVStack(alignment: .leading, spacing: Measure.space8) {
        Text(verbatim: shown.map.situation).typeset(.small).foregroundStyle(Look.inkSecond)
        Press(Words.mapOnASheet) { ways.to(.maps(.mapOnSheet(shown.map.id))) }
        if let problem = model.problem { ProblemLine(problem: problem) }
        Text(Words.mapTray).typeset(.key).foregroundStyle(Look.inkSecond).accessibilityAddTraits(.isHeader)
        if model.chosen != nil { Text(Words.mapChoosePart).typeset(.body).foregroundStyle(Look.ink) }
        if shown.tray.notes.isEmpty { Text(Words.mapTrayEmpty).typeset(.body).foregroundStyle(Look.ink) }
        ForEach(shown.tray.notes, id: \.id) { note in
          Button {
            model.choose(note.id)
          } label: {
            NoteView(note: note).card().outlined(Look.ink, width: model.chosen == note.id ? 3 : 0)
          }
          .buttonStyle(.plain)
          .draggable(note.id)
          .accessibilityAddTraits(model.chosen == note.id ? [.isSelected] : [])
          .accessibilityActions {
            ForEach(MapPart.all, id: \.self) { part in
              Button(Words.mapPutInto(Text(part.words))) { Task { await model.put(note.id, part) } }
            }
          }
        }
      }
      .padding(Measure.edge)
    }
  }

  /// The four parts above the water, or below it: in one row, in two where there is less room.
  private func half(_ parts: ArraySlice<PartRow>, _ map: Id, _ across: Int) -> some View {
    VStack(spacing: Measure.space8) {
      ForEach(Array(stride(from: parts.startIndex, to: parts.endIndex, by: across)), id: \.self) { first in
        HStack(spacing: Measure.space8) {
          ForEach(parts[first..<min(first + across, parts.endIndex)], id: \.part) { part in
            CanvasPart(model: model, part: part, map: map, ways: ways)
          }
        }
      }
    }
    .padding(Measure.space8)
  }
}

/// One part: its head, which takes the note that was tapped, and its entries.
private struct CanvasPart: View {
  let model: MapCanvasModel
  let part: PartRow
  let map: Id
  let ways: Ways

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space8) {
      Button(action: press) {
        HStack {
          VStack(alignment: .leading, spacing: Measure.space4) {
            Text(part.part.words).typeset(.key).foregroundStyle(Look.ink)
            Text(depthWords(Int(part.depth))).typeset(.small).foregroundStyle(Look.inkSecond)
          }
          .frame(maxWidth: .infinity, alignment: .leading)
          Ticks(depth: Int(part.depth))
        }
        .contentShape(.rect)
      }
      .buttonStyle(.plain)
      .accessibilityElement(children: .combine)
      ScrollView {
        LazyVStack(spacing: Measure.space8) {
          ForEach(part.entries, id: \.id) { entry in
            EntryButton(entry: entry, ways: ways)
              .draggable(entry.id)
              .accessibilityActions {
                ForEach(MapPart.all, id: \.self) { other in
                  Button(Words.mapMoveTo(Text(other.words))) { Task { await model.move(entry.id, other) } }
                }
              }
          }
          if part.next != nil {
            Text(Words.mapEntries(Int(part.inAll))).typeset(.small).foregroundStyle(Look.inkSecond)
          }
        }
      }
    }
    .padding(Measure.space8)
    .frame(maxWidth: .infinity, maxHeight: .infinity, alignment: .topLeading)
    .background(Look.surface, in: .rect(cornerRadius: Measure.corner))
    .dropDestination(for: String.self) { dragged, _ in
      for id in dragged { Task { _ = await model.drop(id, part.part) } }
      return !dragged.isEmpty
    }
  }

  private func press() {
    if model.chosen == nil {
      ways.to(.maps(.mapPart(map, part.part)))
    } else {
      Task { await model.putChosen(part.part) }
    }
  }
}
