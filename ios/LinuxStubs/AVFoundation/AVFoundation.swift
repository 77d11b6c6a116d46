// Linux only. Declarations of the part of AVFoundation (iOS 17) that the screens use; see LinuxStubs/SwiftUI.
import Foundation

public typealias AudioFormatID = UInt32
public let kAudioFormatMPEG4AAC: AudioFormatID = 0x6161_6320
public let AVFormatIDKey = "AVFormatIDKey"
public let AVSampleRateKey = "AVSampleRateKey"
public let AVNumberOfChannelsKey = "AVNumberOfChannelsKey"
public let AVEncoderBitRateKey = "AVEncoderBitRateKey"
open class AVAudioRecorder: NSObject {
  public init(url: URL, settings: [String: Any]) throws {}
  @discardableResult open func record() -> Bool { false }
  open func stop() {}
}
public protocol AVAudioPlayerDelegate: NSObjectProtocol { func audioPlayerDidFinishPlaying(_ player: AVAudioPlayer, successfully flag: Bool) }
open class AVAudioPlayer: NSObject {
  public init(contentsOf url: URL) throws {}
  public weak var delegate: (any AVAudioPlayerDelegate)?
  @discardableResult open func play() -> Bool { false }
  open func stop() {}
}
open class AVAudioSession: NSObject {
  public struct Category: Sendable { public static let record = Category(), playback = Category() }
  public class func sharedInstance() -> AVAudioSession { AVAudioSession() }
  open func setCategory(_ category: Category) throws {}
  open func setActive(_ active: Bool) throws {}
}
open class AVAudioApplication: NSObject {
  public enum recordPermission: Int, Sendable { case undetermined, denied, granted }
  public class var shared: AVAudioApplication { AVAudioApplication() }
  open var recordPermission: recordPermission { .undetermined }
  public class func requestRecordPermission() async -> Bool { false }
}
public struct AVMediaType: Hashable, Sendable { public static let video = Self() }
open class AVCaptureDevice: NSObject {
  public class func requestAccess(for mediaType: AVMediaType) async -> Bool { false }
}
