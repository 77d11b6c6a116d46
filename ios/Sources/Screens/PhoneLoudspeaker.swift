import AVFoundation
import Features
import Foundation

/// The phone's loudspeaker, or whatever is worn in its place; heard also where the phone is set to be silent, since somebody
/// pressed *Listen*.
@MainActor
final class PhoneLoudspeaker: NSObject, Loudspeaker {
  private var running: AVAudioPlayer?
  private var ended: (@MainActor () -> Void)?

  func play(_ sound: URL, ended: @escaping @MainActor () -> Void) -> Bool {
    stop()
    do {
      let session = AVAudioSession.sharedInstance()
      try session.setCategory(.playback)
      try session.setActive(true)
      let player = try AVAudioPlayer(contentsOf: sound)
      player.delegate = self
      guard player.play() else { return false }
      (running, self.ended) = (player, ended)
      return true
    } catch {
      return false
    }
  }

  func stop() {
    running?.stop()
    (running, ended) = (nil, nil)
    try? AVAudioSession.sharedInstance().setActive(false)
  }

  private func isOver() {
    let ended = ended
    stop()
    ended?()
  }
}

extension PhoneLoudspeaker: AVAudioPlayerDelegate {
  nonisolated func audioPlayerDidFinishPlaying(_ player: AVAudioPlayer, successfully flag: Bool) {
    let over = ObjectIdentifier(player)
    Task { @MainActor in if running.map(ObjectIdentifier.init) == over { isOver() } }
  }
}
