import SwiftUI

/// The iceberg: what is known stands above the line, and below it a dotted outline, not known yet, with a plumb line
/// going down. Decorative: what it says is always said in words beside it. The same drawing as on Android.
struct Iceberg: View {
  var body: some View {
    ZStack {
      Outline([[0, 34], [120, 34], [120, 100], [0, 100]]).fill(Look.water)
      Outline(Self.mass).fill(Look.mass)
      ForEach(Self.facets.indices, id: \.self) { Outline(Self.facets[$0], open: true).stroke(Look.water, style: edge) }
      Outline(Self.mass).stroke(Look.tick, style: dotted)
      Outline(Self.tip).fill(Look.ice)
      ForEach(Self.shades.indices, id: \.self) { Outline(Self.shades[$0]).fill(Look.iceShade) }
      ForEach(Self.ridges.indices, id: \.self) {
        Outline(Self.ridges[$0], open: true).stroke(Look.iceEdge, lineWidth: 1)
      }
      Outline(Self.tip).stroke(Look.iceEdge, style: edge)
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

  // On a field of 120 by 100, the water's line at 34.
  static let tip: [SIMD2<Double>] = [[41, 34], [47, 22], [53, 16], [58, 8], [65, 19], [71, 23], [79, 34]]
  static let shades: [[SIMD2<Double>]] = [
    [[58, 8], [65, 19], [62, 34], [55, 24]],
    [[65, 19], [71, 23], [79, 34], [62, 34]],
  ]
  static let ridges: [[SIMD2<Double>]] = [
    [[47, 22], [55, 24], [58, 8]],
    [[55, 24], [62, 34], [65, 19]],
  ]
  static let mass: [SIMD2<Double>] = [
    [33, 34], [88, 34], [96, 47], [89, 64], [76, 77], [66, 94], [56, 82], [42, 74], [29, 58], [26, 45],
  ]
  static let facets: [[SIMD2<Double>]] = [
    [[33, 34], [47, 50], [42, 74]],
    [[47, 50], [62, 34]],
    [[47, 50], [66, 60], [66, 94]],
    [[62, 34], [66, 60], [88, 34]],
    [[66, 60], [89, 64]],
    [[26, 45], [47, 50], [56, 82]],
  ]
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
