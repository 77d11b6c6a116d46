@_exported import Foundation

// Of Security and of Foundation's URL loading: what carries bytes in the background. (Foundation on Linux has no such service.)

public final class SecTrust: Sendable {}
public final class SecCertificate: Sendable {}
public func SecTrustCopyCertificateChain(_ trust: SecTrust) -> NSArray? { nil }
public func SecCertificateCopyData(_ certificate: SecCertificate) -> NSData { NSData() }
public struct URLRequest: Sendable {
  public init(url: URL) {}
  public var httpMethod: String?
  public var allowsExpensiveNetworkAccess = true
  public var allowsConstrainedNetworkAccess = true
}
open class URLSessionConfiguration: NSObject {
  public class func background(withIdentifier identifier: String) -> URLSessionConfiguration { URLSessionConfiguration() }
  public var sessionSendsLaunchEvents = false
}
open class URLResponse: NSObject, @unchecked Sendable {}
open class HTTPURLResponse: URLResponse, @unchecked Sendable { public var statusCode: Int { 0 } }
open class URLSessionTask: NSObject, @unchecked Sendable {
  public var taskDescription: String?
  public var taskIdentifier: Int { 0 }
  public var response: URLResponse? { nil }
  public func resume() {}
}
open class URLSessionDataTask: URLSessionTask, @unchecked Sendable {}
open class URLSessionUploadTask: URLSessionDataTask, @unchecked Sendable {}
open class URLProtectionSpace: NSObject, @unchecked Sendable { public var serverTrust: SecTrust? { nil } }
open class URLAuthenticationChallenge: NSObject, @unchecked Sendable { public var protectionSpace: URLProtectionSpace { URLProtectionSpace() } }
open class URLCredential: NSObject, @unchecked Sendable { public init(trust: SecTrust) {} }
public protocol URLSessionDelegate: NSObjectProtocol, Sendable { func urlSessionDidFinishEvents(forBackgroundURLSession session: URLSession) }
public protocol URLSessionTaskDelegate: URLSessionDelegate {
  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?)
  func urlSession(_ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge) async -> (
    URLSession.AuthChallengeDisposition, URLCredential?
  )
}
public protocol URLSessionDataDelegate: URLSessionTaskDelegate {
  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data)
}
open class URLSession: NSObject, @unchecked Sendable {
  public enum AuthChallengeDisposition: Sendable { case useCredential, cancelAuthenticationChallenge }
  public init(configuration: URLSessionConfiguration, delegate: (any URLSessionDelegate)?, delegateQueue: OperationQueue?) {}
  public func uploadTask(with request: URLRequest, fromFile file: URL) -> URLSessionUploadTask { URLSessionUploadTask() }
}
extension URL { public static var cachesDirectory: URL { FileManager.default.temporaryDirectory } }
