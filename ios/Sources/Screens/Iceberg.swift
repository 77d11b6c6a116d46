import SwiftUI

/// The iceberg: what is known stands above the line, and below it a dotted outline, not known yet, with a plumb line
/// going down. Decorative: what it says is always said in words beside it. The same drawing as on Android.
struct Iceberg: View {
  var body: some View {
    ZStack {
      Outline([[0, 34], [120, 34], [120, 100], [0, 100]]).fill(Look.water)
      ForEach(Self.facets.indices, id: \.self) { place in
        let facet = Self.facets[place]
        if facet.above {
          Outline(facet.corners).fill(facet.shade ? Look.iceShade : Look.ice)
          Outline(facet.corners).stroke(Look.iceEdge, style: edge)
        } else {
          Outline(facet.corners).fill(Look.mass)
          Outline(facet.corners).stroke(Look.tick, style: dotted)
        }
      }
      soundingLine
    }
    .aspectRatio(1.2, contentMode: .fit)
    .accessibilityHidden(true)
  }

  /// With its depth marks, and the buoy where it meets the surface.
  @ViewBuilder private var soundingLine: some View {
    Outline([[79, 34], [79, 80]], open: true).stroke(Look.onWater, style: edge)
    ForEach([48.0, 60, 72], id: \.self) { depth in
      Outline([[76, depth], [82, depth]], open: true).stroke(Look.tick, style: edge)
    }
    Outline([[76, 79], [82, 79], [79, 87]]).fill(Look.onWater)
    Outline([[0, 34], [120, 34]], open: true).stroke(Look.tick, style: edge)
    Outline(Self.buoy).fill(Look.buoy)
    Outline(Self.buoy).stroke(Look.buoyEdge, style: edge)
  }

  private var edge: StrokeStyle { StrokeStyle(lineWidth: Measure.outline, lineJoin: .round) }
  private var dotted: StrokeStyle {
    StrokeStyle(lineWidth: Measure.outline, lineCap: .round, lineJoin: .round, dash: [0.1, 3 * Measure.outline])
  }

  /// The iceberg on a field of 120 by 100 with the water's line at 34: it reaches from 14 to 94.
  static let facets: [Facet] = IcebergShape.facets.map { facet in
    let corners = facet.corners.map { corner in
      SIMD2(29 + corner.x * 0.1785, 34 + (corner.y - IcebergShape.surface) * 0.1785)
    }
    return Facet(above: facet.above, shade: facet.shade, corners: corners)
  }
  /// A circle of 5, as a polygon of 24.
  static let buoy: [SIMD2<Double>] = (0..<24).map { step in
    let angle = Double(step) / 24 * 2 * .pi
    return [79 + 5 * cos(angle), 34 + 5 * sin(angle)]
  }
}

/// A line through points on the iceberg's field, closed unless said otherwise.
struct Outline: Shape {
  private let points: [SIMD2<Double>]
  private let open: Bool

  init(_ points: [SIMD2<Double>], open: Bool = false) {
    self.points = points
    self.open = open
  }

  func path(in rect: CGRect) -> Path {
    var path = Path()
    path.addLines(
      points.map { CGPoint(x: rect.minX + rect.width * $0.x / 120, y: rect.minY + rect.height * $0.y / 100) })
    if !open { path.closeSubpath() }
    return path
  }
}
