import SwiftUI

/// The iceberg: eleven facets, one tip off-centre, about a quarter of it above the line. Decorative: what it says is
/// always said in words beside it.
struct Iceberg: View {
  var body: some View {
    ZStack {
      ForEach(Iceberg.mass.indices, id: \.self) { facet in
        draw(Iceberg.mass[facet], fill: Look.mass, edge: Look.tick)
      }
      ForEach(Iceberg.tip.indices, id: \.self) { facet in
        draw(Iceberg.tip[facet], fill: facet < 2 ? Look.ice : Look.iceShade, edge: Look.iceEdge)
      }
    }
    .background { Facet(points: Iceberg.sea).fill(Look.water) }
    .aspectRatio(1, contentMode: .fit)
    .accessibilityHidden(true)
  }

  private func draw(_ points: [SIMD2<Double>], fill: TokenColour, edge: TokenColour) -> some View {
    ZStack {
      Facet(points: points).fill(fill)
      Facet(points: points).stroke(edge, style: StrokeStyle(lineWidth: Measure.outline, lineJoin: .round))
    }
  }

  /// In a square of 100, the water's line at 30; the first two facets of the tip face the light.
  static let tip: [[SIMD2<Double>]] = [
    [[26, 30], [37, 16], [46, 30]],
    [[37, 16], [46, 4], [54, 19], [46, 30]],
    [[46, 4], [60, 13], [66, 21], [54, 19]],
    [[54, 19], [66, 21], [80, 30], [46, 30]],
  ]
  static let mass: [[SIMD2<Double>]] = [
    [[26, 30], [46, 30], [40, 52], [14, 44]],
    [[46, 30], [80, 30], [66, 52], [40, 52]],
    [[80, 30], [90, 47], [82, 68], [66, 52]],
    [[14, 44], [40, 52], [34, 82], [16, 62]],
    [[40, 52], [66, 52], [58, 72], [34, 82]],
    [[66, 52], [82, 68], [62, 88], [58, 72]],
    [[34, 82], [58, 72], [62, 88], [50, 96]],
  ]
  static let sea: [SIMD2<Double>] = [[0, 30], [100, 30], [100, 100], [0, 100]]
}

/// A closed polygon, its points in a square of 100.
struct Facet: Shape {
  let points: [SIMD2<Double>]

  func path(in rect: CGRect) -> Path {
    var path = Path()
    path.addLines(
      points.map { CGPoint(x: rect.minX + rect.width * $0.x / 100, y: rect.minY + rect.height * $0.y / 100) })
    path.closeSubpath()
    return path
  }
}
