import Features
import SoundingsCore
import SwiftUI

/// What was written apart of a thing; each leads to *Compare*.
struct TwoVersions: View {
  let versions: [VersionsRow]
  let ways: Ways

  var body: some View {
    ForEach(versions, id: \.field) { several in
      VStack(alignment: .leading, spacing: Measure.space8) {
        BodyLine(Words.noteVersions)
        Press(Words.noteCompare) { ways.to(.maps(.compare(several.entity, several.field))) }
      }
      .card()
    }
  }
}
