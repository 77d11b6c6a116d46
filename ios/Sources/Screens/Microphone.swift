import AVFoundation
import Features
import Foundation
import SoundingsCore

/// The phone's microphone, as AAC in frames that each stand alone (ADTS, by the file's name): a file that ends anywhere
/// can be heard up to there.
@MainActor
final class Microphone: Recorder {
  private var running: AVAudioRecorder?

  func start(_ file: URL) -> Bool {
    do {
      let session = AVAudioSession.sharedInstance()
      try session.setCategory(.record)
      try session.setActive(true)
      let recorder = try AVAudioRecorder(
        url: file,
        settings: [
          AVFormatIDKey: kAudioFormatMPEG4AAC, AVSampleRateKey: 16_000, AVNumberOfChannelsKey: 1,
          AVEncoderBitRateKey: 32_000,
        ])
      running = recorder
      return recorder.record()
    } catch {
      return false
    }
  }

  func stop() {
    running?.stop()
    running = nil
    try? AVAudioSession.sharedInstance().setActive(false)
  }
}

/// What a held key does; the microphone is asked for when it is first held.
@MainActor
struct Voice<Of: Equatable & Sendable> {
  let spoken: Spoken<Of>?
  /// Said in words: may be used now, may not, does not answer.
  let tell: @MainActor (VoiceTold) -> Void

  func begin(_ kind: Of, locked: Bool = false) {
    guard let spoken else { return }
    switch AVAudioApplication.shared.recordPermission {
    case .granted: if !spoken.begin(kind, locked: locked) { tell(.silent) }
    case .denied: tell(.refused)
    case .undetermined:
      Task { tell(await AVAudioApplication.requestRecordPermission() ? .again : .refused) }
    @unknown default: tell(.refused)
    }
  }

  func lock() { spoken?.lock() }
  func letGo() { Task { await spoken?.letGo() } }
}

/// What Capture says of the microphone.
enum VoiceTold {
  case again
  case refused
  case silent
}
