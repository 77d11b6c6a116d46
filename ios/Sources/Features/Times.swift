import Foundation
import SoundingsCore

// Times are shown as the clock on the wall said where they were noted, wherever the phone is now.

extension Moment {
  public var date: Date { Date(timeIntervalSince1970: Double(utcMs) / 1000) }

  /// The zone the phone was in then.
  public var timeZone: TimeZone { TimeZone(secondsFromGMT: Int(offsetMinutes) * 60) ?? .gmt }

  /// "14:02", the locale's way.
  public func clock(locale: Locale) -> String {
    var style = Date.FormatStyle(date: .omitted, time: .shortened).locale(locale)
    style.timeZone = timeZone
    return date.formatted(style)
  }
}

extension Moment {
  /// The day where it happened with its year, the locale's way: of what is long ago.
  public func dayAndYear(locale: Locale) -> String {
    var style = Date.FormatStyle.dateTime.weekday(.wide).day().month(.wide).year().locale(locale)
    style.timeZone = timeZone
    return date.formatted(style)
  }

  /// The day where it happened, the locale's way.
  public func day(locale: Locale) -> String {
    var style = Date.FormatStyle.dateTime.weekday(.wide).day().month(.wide).locale(locale)
    style.timeZone = timeZone
    return date.formatted(style)
  }
}

/// So many bytes, the locale's way.
public func bytesWords(_ bytes: UInt64, locale: Locale) -> String {
  Int64(clamping: bytes).formatted(.byteCount(style: .file).locale(locale))
}

extension Plan {
  /// The day and hour as planned, the locale's way; as it stands where it can't be read.
  public func words(locale: Locale) -> String {
    guard let date = Date(isoLocal: local) else { return local }
    var style = Date.FormatStyle.dateTime.weekday(.abbreviated).day().month().hour().minute().locale(locale)
    style.timeZone = .gmt
    return date.formatted(style)
  }
}

/// A calendar day `YYYY-MM-DD`, the locale's way; as it stands where it can't be read.
public func dayWords(_ day: String, locale: Locale) -> String {
  guard let date = Date(isoLocal: day + "T00:00") else { return day }
  var style = Date.FormatStyle.dateTime.weekday(.wide).day().month(.wide).locale(locale)
  style.timeZone = .gmt
  return date.formatted(style)
}

extension Date {
  /// `YYYY-MM-DDTHH:MM` on a clock without a zone, as the same hour in GMT.
  fileprivate init?(isoLocal: String) {
    let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().time(includingFractionalSeconds: false)
    guard let date = try? style.parse(isoLocal + ":00") else { return nil }
    self = date
  }
}

extension Calendar {
  /// `YYYY-MM-DD` of a date in this calendar's zone.
  public func isoDay(_ date: Date) -> String {
    let parts = gregorian.dateComponents([.year, .month, .day], from: date)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  /// The beginning of a day `YYYY-MM-DD` in this calendar's zone.
  public func date(isoDay: String) -> Date? {
    let parts = isoDay.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return gregorian.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
  }

  private var gregorian: Calendar {
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = timeZone
    return gregorian
  }
}
