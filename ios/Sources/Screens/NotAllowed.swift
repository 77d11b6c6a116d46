import Features
import SwiftUI
import UIKit

/// What the phone's settings refuse, with the way there: nowhere else can it be allowed.
struct NotAllowed: View {
  let words: LocalizedStringKey
  @Environment(\.openURL) private var openURL

  init(_ words: LocalizedStringKey) { self.words = words }

  var body: some View {
    VStack(alignment: .leading, spacing: Measure.space4) {
      Text(words).typeset(.small).foregroundStyle(Look.ink)
      Press(Words.toPhoneSettings) {
        if let settings = URL(string: UIApplication.openSettingsURLString) { openURL(settings) }
      }
    }
  }
}
