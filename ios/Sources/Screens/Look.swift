import SwiftUI

/// The look's colours, each in the mode the phone is in.
enum Look {
  static let foam = TokenColour { $0.foam }
  static let surface = TokenColour { $0.surface }
  static let sunk = TokenColour { $0.sunk }
  static let ink = TokenColour { $0.ink }
  static let inkSecond = TokenColour { $0.inkSecond }
  static let link = TokenColour { $0.link }
  static let line = TokenColour { $0.line }
  static let buoy = TokenColour { $0.buoy }
  static let onBuoy = TokenColour { $0.onBuoy }
  static let buoyEdge = TokenColour { $0.buoyEdge }
  static let ice = TokenColour { $0.ice }
  static let iceShade = TokenColour { $0.iceShade }
  static let iceEdge = TokenColour { $0.iceEdge }
  static let water = TokenColour { $0.water }
  static let mass = TokenColour { $0.mass }
  static let tick = TokenColour { $0.tick }
  static let onWater = TokenColour { $0.onWater }
}

/// One colour of the look: light or dark as the phone is, and stronger where it asks for more contrast.
struct TokenColour: ShapeStyle {
  private let pick: @Sendable (Colours) -> UInt32

  init(_ pick: @escaping @Sendable (Colours) -> UInt32) { self.pick = pick }

  func resolve(in environment: EnvironmentValues) -> Color {
    let dark = environment.colorScheme == .dark
    let colours: Colours =
      switch environment.colorSchemeContrast {
      case .increased: dark ? .darkHighContrast : .lightHighContrast
      default: dark ? .dark : .light
      }
    return Color(rgb: pick(colours))
  }
}

extension Color {
  fileprivate init(rgb: UInt32) {
    self.init(
      .sRGB, red: Double(rgb >> 16 & 0xFF) / 255, green: Double(rgb >> 8 & 0xFF) / 255,
      blue: Double(rgb & 0xFF) / 255, opacity: 1)
  }
}

/// Sets text in a size of the look that grows with the system's text size.
private struct Typeset: ViewModifier {
  private let type: TextToken
  @ScaledMetric private var scale: Double

  init(_ type: TextToken) {
    self.type = type
    // What is large already grows less.
    _scale = ScaledMetric(
      wrappedValue: 1, relativeTo: type.size >= 28 ? .largeTitle : type.size >= 22 ? .title2 : .body)
  }

  func body(content: Content) -> some View {
    // The system's own line is about 1.2 of the size; what the look has beyond it goes between the lines.
    content
      .font(.system(size: type.size * scale, weight: weight, design: type.serif ? .serif : .default))
      .lineSpacing(max(0, (type.line - type.size * 1.2) * scale))
  }

  private var weight: Font.Weight {
    switch type.weight {
    case ..<450: .regular
    case ..<550: .medium
    default: .semibold
    }
  }
}

extension View {
  func typeset(_ type: TextToken) -> some View { modifier(Typeset(type)) }

  /// A heading: what looks like one is one, the title of a screen or what a card or a part of it is about.
  func headed(_ type: TextToken = .heading, _ colour: TokenColour = Look.ink) -> some View {
    typeset(type).foregroundStyle(colour).accessibilityAddTraits(.isHeader)
  }

  /// Below what rolls, in the thumb's reach, what is pressed when one is through: on a ground of its own, so that nothing that
  /// rolls is seen around it.
  func pressedBelow(@ViewBuilder _ pressed: () -> some View) -> some View {
    safeAreaInset(edge: .bottom) {
      pressed().padding(Measure.edge).frame(maxWidth: .infinity).background(Look.foam)
    }
  }

  /// A card: surface, an edge that can be seen in sunlight, the look's corner.
  func card() -> some View {
    padding(Measure.space16)
      .frame(maxWidth: .infinity, minHeight: Measure.rowHeight, alignment: .leading)
      .background(Look.surface, in: .rect(cornerRadius: Measure.corner))
      .outlined(Look.line, width: 1)
  }

  func outlined(_ colour: TokenColour, width: Double) -> some View {
    overlay { RoundedRectangle(cornerRadius: Measure.corner).strokeBorder(colour, lineWidth: width) }
  }
}

/// The one orange thing on a screen.
struct BuoyButtonStyle: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    configuration.label
      .typeset(.key)
      .foregroundStyle(Look.onBuoy)
      .frame(maxWidth: .infinity, minHeight: Measure.rowHeight)
      .background(Look.buoy, in: .rect(cornerRadius: Measure.corner))
      .outlined(Look.buoyEdge, width: Measure.outline)
      .opacity(configuration.isPressed ? 0.8 : 1)
  }
}

/// Everything else that is pressed: at least 48 high, an edge, plain ink.
struct PlainKeyStyle: ButtonStyle {
  var chosen = false
  var minWidth = Measure.touch
  var minHeight = Measure.touch

  func makeBody(configuration: Configuration) -> some View {
    configuration.label
      .typeset(.key)
      .multilineTextAlignment(.center)
      .foregroundStyle(Look.ink)
      .padding(.horizontal, Measure.space4)
      .frame(minWidth: minWidth, minHeight: minHeight)
      .background(chosen || configuration.isPressed ? Look.sunk : Look.surface, in: .rect(cornerRadius: Measure.corner))
      .outlined(Look.line, width: chosen ? Measure.outline : 1)
      .contentShape(.rect(cornerRadius: Measure.corner))
  }
}
