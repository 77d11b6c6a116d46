// Made from design/tokens.json by pages/tests/tokens.rs; change it there.

/// The colours of one mode, as 0xRRGGBB.
public struct Colours: Equatable, Sendable {
  /// The background.
  public let foam: UInt32
  /// Cards, bars and the field.
  public let surface: UInt32
  /// What lies back: a chip, a quiet band.
  public let sunk: UInt32
  /// Text.
  public let ink: UInt32
  /// Text of the second rank: times, states, hints.
  public let inkSecond: UInt32
  /// Links and orange text.
  public let link: UInt32
  /// Lines and the edges of controls; never text.
  public let line: UInt32
  /// The orange fill of the one thing to press.
  public let buoy: UInt32
  /// Text on the orange fill.
  public let onBuoy: UInt32
  /// The 2 dp outline that the orange fill carries on a light background.
  public let buoyEdge: UInt32
  /// The iceberg above the water.
  public let ice: UInt32
  /// Its facets that turn from the light.
  public let iceShade: UInt32
  /// The 2 dp edge of the ice and of its facets.
  public let iceEdge: UInt32
  /// The water.
  public let water: UInt32
  /// The ice under water.
  public let mass: UInt32
  /// Depth lines and the dotted outline of what is not known.
  public let tick: UInt32
  /// Text on the water.
  public let onWater: UInt32

  public static let light = Colours(
    foam: 0xF3F8FA,
    surface: 0xFFFFFF,
    sunk: 0xDFECF2,
    ink: 0x0B2136,
    inkSecond: 0x2E4357,
    link: 0x762A00,
    line: 0x4F6577,
    buoy: 0xFF8F45,
    onBuoy: 0x0B2136,
    buoyEdge: 0x0B2136,
    ice: 0xFFFFFF,
    iceShade: 0xDFECF2,
    iceEdge: 0x12395A,
    water: 0x12395A,
    mass: 0x1B4C74,
    tick: 0x8FC1DC,
    onWater: 0xEDF5F9)

  public static let dark = Colours(
    foam: 0x071523,
    surface: 0x0E2236,
    sunk: 0x16314A,
    ink: 0xEDF5F9,
    inkSecond: 0xB9CBD8,
    link: 0xFFB27D,
    line: 0x869EB1,
    buoy: 0xFF9D5C,
    onBuoy: 0x071523,
    buoyEdge: 0xFF9D5C,
    ice: 0xDFECF2,
    iceShade: 0xB9CBD8,
    iceEdge: 0x071523,
    water: 0x0F3553,
    mass: 0x184B72,
    tick: 0x8FC1DC,
    onWater: 0xEDF5F9)

  public static let lightHighContrast = Colours(
    foam: 0xFFFFFF,
    surface: 0xFFFFFF,
    sunk: 0xFFFFFF,
    ink: 0x000000,
    inkSecond: 0x000000,
    link: 0x000000,
    line: 0x000000,
    buoy: 0xFFB000,
    onBuoy: 0x000000,
    buoyEdge: 0x000000,
    ice: 0xFFFFFF,
    iceShade: 0xFFFFFF,
    iceEdge: 0x000000,
    water: 0x000000,
    mass: 0x000000,
    tick: 0xFFFFFF,
    onWater: 0xFFFFFF)

  public static let darkHighContrast = Colours(
    foam: 0x000000,
    surface: 0x000000,
    sunk: 0x000000,
    ink: 0xFFFFFF,
    inkSecond: 0xFFFFFF,
    link: 0xFFFFFF,
    line: 0xFFFFFF,
    buoy: 0xFFB000,
    onBuoy: 0x000000,
    buoyEdge: 0xFFB000,
    ice: 0xFFFFFF,
    iceShade: 0xFFFFFF,
    iceEdge: 0x000000,
    water: 0x000000,
    mass: 0x000000,
    tick: 0xFFFFFF,
    onWater: 0xFFFFFF)
}

/// One style of text, in points.
public struct TextToken: Equatable, Sendable {
  public let size: Double
  public let line: Double
  public let weight: Int
  public let serif: Bool

  /// One a screen.
  public static let title = TextToken(size: 28, line: 34, weight: 600, serif: false)

  /// The head of a part.
  public static let heading = TextToken(size: 22, line: 28, weight: 600, serif: false)

  /// Everything read.
  public static let body = TextToken(size: 17, line: 25, weight: 400, serif: false)

  /// Very words, in quotation marks; what is ours stands in sans.
  public static let exact = TextToken(size: 18, line: 27, weight: 400, serif: true)

  /// On keys and buttons.
  public static let key = TextToken(size: 16, line: 22, weight: 500, serif: false)

  /// Times and states; nothing is smaller.
  public static let small = TextToken(size: 14, line: 20, weight: 400, serif: false)
}

/// Lengths in points.
public enum Measure {
  /// The smallest gap.
  public static let space4: Double = 4
  /// A gap inside a thing.
  public static let space8: Double = 8
  /// A gap between like things.
  public static let space12: Double = 12
  /// A gap between things.
  public static let space16: Double = 16
  /// A gap between parts.
  public static let space24: Double = 24
  /// A gap around the one thing.
  public static let space32: Double = 32
  /// From the screen's edge to its content.
  public static let edge: Double = 16
  /// The radius of a corner.
  public static let corner: Double = 12
  /// The four keys.
  public static let keyHeight: Double = 72
  /// The four keys in one row on 360.
  public static let keyWidth: Double = 76
  /// Between the four keys.
  public static let keyGap: Double = 8
  /// The least height of a row.
  public static let rowHeight: Double = 64
  /// The least size of anything pressed.
  public static let touch: Double = 48
  /// The outline of orange and of ice.
  public static let outline: Double = 2
  /// The longest motion in seconds; none under Reduce Motion.
  public static let motion: Double = 0.15
}

/// A facet of the iceberg; a shaded one turns from the light.
struct Facet {
  let above: Bool
  let shade: Bool
  let corners: [SIMD2<Double>]
}

/// The iceberg, right and down, with the water's line at `surface`.
enum IcebergShape {
  static let surface: Double = 200
  static let facets = [
    Facet(above: false, shade: false, corners: [[51, 200], [175, 200], [111, 290]]),
    Facet(above: false, shade: true, corners: [[20, 262], [51, 200], [111, 290]]),
    Facet(above: false, shade: false, corners: [[175, 200], [287, 200], [192, 346]]),
    Facet(above: false, shade: true, corners: [[175, 200], [192, 346], [111, 290]]),
    Facet(above: false, shade: true, corners: [[287, 200], [321, 273], [291, 368], [192, 346]]),
    Facet(above: false, shade: false, corners: [[291, 368], [235, 441], [192, 536], [192, 346]]),
    Facet(above: false, shade: true, corners: [[20, 262], [33, 334], [89, 424], [111, 290]]),
    Facet(above: false, shade: false, corners: [[89, 424], [149, 469], [192, 536], [192, 346], [111, 290]]),
    Facet(above: true, shade: false, corners: [[85, 200], [111, 148], [145, 157], [128, 200]]),
    Facet(above: true, shade: false, corners: [[111, 148], [137, 123], [158, 88], [145, 157]]),
    Facet(above: true, shade: true, corners: [[158, 88], [188, 136], [175, 200], [128, 200], [145, 157]]),
    Facet(above: true, shade: true, corners: [[188, 136], [214, 153], [248, 200], [175, 200]]),
  ]
}
