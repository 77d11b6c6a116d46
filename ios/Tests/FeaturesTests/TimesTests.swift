import Foundation
import SoundingsCore
import Testing

@testable import Features

struct TimesTests {
  private let english = Locale(identifier: "en_GB")

  @Test func aMomentIsShownAsTheClockOnTheWallSaidThere() {
    // 24 November 2026, 19:12 in UTC; 14:12 in Toronto.
    let moment = Moment(utcMs: 1_795_547_520_000, offsetMinutes: -300, zone: "America/Toronto")
    #expect(moment.clock(locale: english) == "14:12")
    #expect(moment.day(locale: Locale(identifier: "fr_FR")) == "mardi 24 novembre")
  }

  @Test func aPlannedHourIsShownAsItWasPlanned() {
    let words = Plan(local: "2026-11-24T08:40", zone: "America/Toronto").words(locale: english)
    #expect(words.contains("24") && words.contains("08:40"))
  }

  @Test func aDayIsShownInTheLanguageOfThePhone() {
    #expect(dayWords("2026-12-04", locale: Locale(identifier: "fr_FR")) == "vendredi 4 décembre")
  }

  @Test func whatIsNoDayIsShownAsItStands() {
    #expect(dayWords("someday", locale: english) == "someday")
  }

  @Test func aPromiseTakesTheDayOfTheCalendarItWasPickedIn() {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: -5 * 3600)!
    let day = Date(timeIntervalSince1970: 1_795_579_200)
    #expect(calendar.isoDay(day) == "2026-11-24")
    #expect(calendar.date(isoDay: "2026-11-24").map(calendar.isoDay) == "2026-11-24")
    #expect(calendar.date(isoDay: "someday") == nil)
  }
}
