import Foundation

/// The Ed25519 key that an X.509 certificate is of: its SubjectPublicKeyInfo, found by walking the certificate's parts, so that
/// the same bytes in another place of it (an extension anybody may write) count for nothing. Nothing where it is of
/// another kind, or no certificate.
public func ed25519Key(ofCertificate der: Data) -> Data? {
  var whole = Der(Array(der))
  guard var certificate = whole.part(0x30), var signed = certificate.part(0x30) else { return nil }
  _ = signed.part(0xA0)  // the version, where it says one
  // serial number, how it is signed, issuer, from when to when, subject
  for tag in [0x02, 0x30, 0x30, 0x30, 0x30] as [UInt8] { guard signed.part(tag) != nil else { return nil } }
  guard var key = signed.part(0x30), let algorithm = key.part(0x30), let bits = key.part(0x03) else { return nil }
  let ed25519: [UInt8] = [0x06, 0x03, 0x2B, 0x65, 0x70]
  guard algorithm.rest == ed25519, bits.rest.count == 33, bits.rest.first == 0 else { return nil }
  return Data(bits.rest.dropFirst())
}

/// What is left to read of some DER.
private struct Der {
  private(set) var rest: [UInt8]

  init(_ bytes: [UInt8]) { rest = bytes }

  /// The next part's content, where it has this tag and is whole; what is read is gone.
  mutating func part(_ tag: UInt8) -> Der? {
    guard rest.count >= 2, rest[0] == tag else { return nil }
    var (start, length) = (2, Int(rest[1]))
    if length >= 0x80 {
      let bytes = length - 0x80
      guard (1...3).contains(bytes), rest.count >= 2 + bytes else { return nil }
      length = rest[2..<2 + bytes].reduce(0) { $0 << 8 | Int($1) }
      start = 2 + bytes
    }
    guard rest.count >= start + length else { return nil }
    defer { rest = Array(rest[(start + length)...]) }
    return Der(Array(rest[start..<start + length]))
  }
}
