// Made from design/words by the tests of soundings-words; change it there.

import SoundingsCore
import SwiftUI

enum Words {
  // The four destinations
  static var appName: LocalizedStringKey { "app-name" }
  static var tagline: LocalizedStringKey { "tagline" }
  static var today: LocalizedStringKey { "today" }
  static var visits: LocalizedStringKey { "visits" }
  static var customers: LocalizedStringKey { "customers" }
  static var team: LocalizedStringKey { "team" }
  static var back: LocalizedStringKey { "back" }
  static var tryAgain: LocalizedStringKey { "try-again" }
  static var cancel: LocalizedStringKey { "cancel" }
  static var add: LocalizedStringKey { "add" }

  // First run
  static var firstQuestion: LocalizedStringKey { "first-question" }
  static var firstName: LocalizedStringKey { "first-name" }
  static var firstStays: LocalizedStringKey { "first-stays" }
  static var firstBegin: LocalizedStringKey { "first-begin" }
  static var firstInvitation: LocalizedStringKey { "first-invitation" }
  static var firstInvitationNext: LocalizedStringKey { "first-invitation-next" }

  // Today
  static var start: LocalizedStringKey { "start" }
  static var note: LocalizedStringKey { "note" }
  static func you(_ engineer: String) -> LocalizedStringKey { "you \(engineer)" }
  static var underWay: LocalizedStringKey { "under-way" }
  static func underWaySince(_ time: String) -> LocalizedStringKey { "under-way-since \(time)" }
  static var next: LocalizedStringKey { "next" }
  static var startThis: LocalizedStringKey { "start-this" }
  static var unnamedVisit: LocalizedStringKey { "unnamed-visit" }
  static func visitPlace(_ customer: String, _ site: String) -> LocalizedStringKey { "visit-place \(customer) \(site)" }
  static var todayEmptyTitle: LocalizedStringKey { "today-empty-title" }
  static var todayEmpty: LocalizedStringKey { "today-empty" }
  static var todayRest: LocalizedStringKey { "today-rest" }
  static var oneThing: LocalizedStringKey { "one-thing" }
  static var openCapture: LocalizedStringKey { "open-capture" }
  static var lookAtVisit: LocalizedStringKey { "look-at-visit" }
  static var lookAtVisits: LocalizedStringKey { "look-at-visits" }
  static var shareIt: LocalizedStringKey { "share-it" }
  static var promisesDue: LocalizedStringKey { "promises-due" }
  static func promiseTo(_ names: String) -> LocalizedStringKey { "promise-to \(names)" }
  static func promiseByEngineer(_ engineer: String) -> LocalizedStringKey { "promise-by-engineer \(engineer)" }
  static var dueToday: LocalizedStringKey { "due-today" }
  static func dueOn(_ day: String) -> LocalizedStringKey { "due-on \(day)" }
  static func dueWas(_ day: String) -> LocalizedStringKey { "due-was \(day)" }
  static func morePromises(_ count: Int) -> LocalizedStringKey { "more-promises \(count)" }
  static func notes(_ count: Int) -> LocalizedStringKey { "notes \(count)" }

  // Today: the one thing to do
  static var oneThingStillThere: LocalizedStringKey { "one-thing-still-there" }
  static func oneThingShare(_ count: Int) -> LocalizedStringKey { "one-thing-share \(count)" }
  static func oneThingSort(_ count: Int) -> LocalizedStringKey { "one-thing-sort \(count)" }
  static func oneThingFile(_ count: Int) -> LocalizedStringKey { "one-thing-file \(count)" }
  static var oneThingCompare: LocalizedStringKey { "one-thing-compare" }

  // What stands between this device and the team
  static func sharingNoTeam(_ count: Int) -> LocalizedStringKey { "sharing-no-team \(count)" }
  static var sharingJoining: LocalizedStringKey { "sharing-joining" }
  static func sharingJoiningAway(_ time: String) -> LocalizedStringKey { "sharing-joining-away \(time)" }
  static var sharingTogether: LocalizedStringKey { "sharing-together" }
  static func sharingTogetherChecked(_ time: String) -> LocalizedStringKey { "sharing-together-checked \(time)" }
  static func sharingFilesFollow(_ count: Int) -> LocalizedStringKey { "sharing-files-follow \(count)" }
  static func sharingWaitingNotes(_ count: Int) -> LocalizedStringKey { "sharing-waiting-notes \(count)" }
  static func sharingWaitingThings(_ count: Int) -> LocalizedStringKey { "sharing-waiting-things \(count)" }
  static func sharingAwayNotes(_ count: Int, _ time: String) -> LocalizedStringKey {
    "sharing-away-notes \(count) \(time)"
  }
  static func sharingAwayThings(_ count: Int, _ time: String) -> LocalizedStringKey {
    "sharing-away-things \(count) \(time)"
  }
  static func sharingNeedsYou(_ count: Int) -> LocalizedStringKey { "sharing-needs-you \(count)" }

  // Capture
  static var whereAreYou: LocalizedStringKey { "where-are-you" }
  static var noVisit: LocalizedStringKey { "no-visit" }
  static var keyHint: LocalizedStringKey { "key-hint" }
  static var field: LocalizedStringKey { "field" }
  static var fieldHint: LocalizedStringKey { "field-hint" }
  static var nothingYet: LocalizedStringKey { "nothing-yet" }
  static var lastNote: LocalizedStringKey { "last-note" }
  static var lastNoteMenu: LocalizedStringKey { "last-note-menu" }
  static var someone: LocalizedStringKey { "someone" }
  static var someoneQuestion: LocalizedStringKey { "someone-question" }
  static var someoneHint: LocalizedStringKey { "someone-hint" }
  static var takePicture: LocalizedStringKey { "take-picture" }
  static var pictureNone: LocalizedStringKey { "picture-none" }
  static func pictures(_ count: Int) -> LocalizedStringKey { "pictures \(count)" }
  static var removePictures: LocalizedStringKey { "remove-pictures" }
  static var star: LocalizedStringKey { "star" }
  static var isOn: LocalizedStringKey { "is-on" }
  static var isOff: LocalizedStringKey { "is-off" }
  static func thoughts(_ count: Int) -> LocalizedStringKey { "thoughts \(count)" }
  static var end: LocalizedStringKey { "end" }
  static var endQuestion: LocalizedStringKey { "end-question" }
  static var endWords: LocalizedStringKey { "end-words" }
  static var endShareWhat: LocalizedStringKey { "end-share-what" }
  static var endShare: LocalizedStringKey { "end-share" }
  static var endOnly: LocalizedStringKey { "end-only" }
  static var stay: LocalizedStringKey { "stay" }
  static var askFirst: LocalizedStringKey { "ask-first" }
  static var askFirstWords: LocalizedStringKey { "ask-first-words" }
  static var askFirstYes: LocalizedStringKey { "ask-first-yes" }
  static var askFirstNo: LocalizedStringKey { "ask-first-no" }
  static var deleted: LocalizedStringKey { "deleted" }
  static var undo: LocalizedStringKey { "undo" }

  // A promise
  static var promise: LocalizedStringKey { "promise" }
  static var promiseWhat: LocalizedStringKey { "promise-what" }
  static var promiseToWhom: LocalizedStringKey { "promise-to-whom" }
  static var promiseUntil: LocalizedStringKey { "promise-until" }
  static var promiseNeeds: LocalizedStringKey { "promise-needs" }
  static var untilThisFriday: LocalizedStringKey { "until-this-friday" }
  static var untilNextFriday: LocalizedStringKey { "until-next-friday" }
  static var untilPick: LocalizedStringKey { "until-pick" }
  static func promised(_ day: String) -> LocalizedStringKey { "promised \(day)" }

  // A note
  static func exactQuote(_ words: String) -> LocalizedStringKey { "exact-quote \(words)" }
  static var exactWords: LocalizedStringKey { "exact-words" }
  static var roughly: LocalizedStringKey { "roughly" }
  static var starIt: LocalizedStringKey { "star-it" }
  static var unstar: LocalizedStringKey { "unstar" }
  static var starred: LocalizedStringKey { "starred" }
  static var delete: LocalizedStringKey { "delete" }
  static var noKeyYet: LocalizedStringKey { "no-key-yet" }
  static var fromMemory: LocalizedStringKey { "from-memory" }
  static var corrected: LocalizedStringKey { "corrected" }
  static var pictureFollows: LocalizedStringKey { "picture-follows" }
  static func notePictures(_ count: Int) -> LocalizedStringKey { "note-pictures \(count)" }

  // Visits, customers, team
  static var visitsEmpty: LocalizedStringKey { "visits-empty" }
  static var notFiled: LocalizedStringKey { "not-filed" }
  static var visitNoNotes: LocalizedStringKey { "visit-no-notes" }
  static var customersEmpty: LocalizedStringKey { "customers-empty" }
  static var teamAlone: LocalizedStringKey { "team-alone" }
  static var teamAloneMore: LocalizedStringKey { "team-alone-more" }

  // Customers, their sites and people
  static var briefing: LocalizedStringKey { "briefing" }
  static var openQuestions: LocalizedStringKey { "open-questions" }
  static var concerns: LocalizedStringKey { "concerns" }
  static var priorities: LocalizedStringKey { "priorities" }
  static var promisesNotKeptYet: LocalizedStringKey { "promises-not-kept-yet" }
  static var cameOfLastVisit: LocalizedStringKey { "came-of-last-visit" }
  static var theirPeople: LocalizedStringKey { "their-people" }
  static var belowTheSurface: LocalizedStringKey { "below-the-surface" }
  static var sites: LocalizedStringKey { "sites" }
  static var visitsUntilNow: LocalizedStringKey { "visits-until-now" }
  static var couldAsk: LocalizedStringKey { "could-ask" }
  static var whatToAsk: LocalizedStringKey { "what-to-ask" }
  static var nothingPlanned: LocalizedStringKey { "nothing-planned" }
  static var nobodyAsked: LocalizedStringKey { "nobody-asked" }
  static var nobodyKnows: LocalizedStringKey { "nobody-knows" }
  static func knowsSince(_ engineer: String, _ time: String) -> LocalizedStringKey { "knows-since \(engineer) \(time)" }
  static var noOutcomes: LocalizedStringKey { "no-outcomes" }
  static var nothingLooksTheSame: LocalizedStringKey { "nothing-looks-the-same" }
  static func alsoCalled(_ names: String) -> LocalizedStringKey { "also-called \(names)" }
  static var whatMatters: LocalizedStringKey { "what-matters" }
  static func peopleKnown(_ count: Int) -> LocalizedStringKey { "people-known \(count)" }
  static var allOfThem: LocalizedStringKey { "all-of-them" }
  static var searchEverything: LocalizedStringKey { "search-everything" }
  static var looksTheSame: LocalizedStringKey { "looks-the-same" }
  static var addCustomer: LocalizedStringKey { "add-customer" }
  static var customerName: LocalizedStringKey { "customer-name" }
  static var addSite: LocalizedStringKey { "add-site" }
  static var siteName: LocalizedStringKey { "site-name" }
  static var addPerson: LocalizedStringKey { "add-person" }
  static var personName: LocalizedStringKey { "person-name" }
  static var personDescription: LocalizedStringKey { "person-description" }
  static var personDescribed: LocalizedStringKey { "person-described" }
  static var personDescribedMore: LocalizedStringKey { "person-described-more" }
  static var personRole: LocalizedStringKey { "person-role" }
  static var unnamed: LocalizedStringKey { "unnamed" }
  static var notTheSameAfterAll: LocalizedStringKey { "not-the-same-after-all" }
  static var wentOutTitle: LocalizedStringKey { "went-out-title" }
  static var noQuestionsHere: LocalizedStringKey { "no-questions-here" }
  static var markedEmpty: LocalizedStringKey { "marked-empty" }
  static var whoKnows: LocalizedStringKey { "who-knows" }
  static var mapsAsOne: LocalizedStringKey { "maps-as-one" }
  static var cameOfIt: LocalizedStringKey { "came-of-it" }
  static var outcomesMore: LocalizedStringKey { "outcomes-more" }
  static var addOutcome: LocalizedStringKey { "add-outcome" }
  static var inAFewWords: LocalizedStringKey { "in-a-few-words" }
  static var correctWords: LocalizedStringKey { "correct-words" }
  static var keepIt: LocalizedStringKey { "keep-it" }
  static var quoteMe: LocalizedStringKey { "quote-me" }
  static var whatTheyAgreed: LocalizedStringKey { "what-they-agreed" }
  static func askedOn(_ day: String) -> LocalizedStringKey { "asked-on \(day)" }
  static var notAsked: LocalizedStringKey { "not-asked" }
  static var finerUses: LocalizedStringKey { "finer-uses" }
  static var copiesToFetchBack: LocalizedStringKey { "copies-to-fetch-back" }
  static var speaksOfThem: LocalizedStringKey { "speaks-of-them" }
  static var aDocument: LocalizedStringKey { "a-document" }
  static func wentTo(_ whom: String) -> LocalizedStringKey { "went-to \(whom)" }
  static var itIsBack: LocalizedStringKey { "it-is-back" }
  static var itIsNotBack: LocalizedStringKey { "it-is-not-back" }
  static var copyIsBack: LocalizedStringKey { "copy-is-back" }
  static var makePoster: LocalizedStringKey { "make-poster" }
  static var lookAtPoster: LocalizedStringKey { "look-at-poster" }
  static var whatTheySaid: LocalizedStringKey { "what-they-said" }
  static var noNotesOfThem: LocalizedStringKey { "no-notes-of-them" }
  static var erasePerson: LocalizedStringKey { "erase-person" }
  static var toTheirCustomer: LocalizedStringKey { "to-their-customer" }
  static var picturesHere: LocalizedStringKey { "pictures-here" }
  static var theyAreOne: LocalizedStringKey { "they-are-one" }
  static var theyAreTwo: LocalizedStringKey { "they-are-two" }
  static var lookAtIt: LocalizedStringKey { "look-at-it" }
  static var twoCustomers: LocalizedStringKey { "two-customers" }
  static var twoSites: LocalizedStringKey { "two-sites" }
  static var twoPeople: LocalizedStringKey { "two-people" }
  static var twoVisits: LocalizedStringKey { "two-visits" }
  static var printIt: LocalizedStringKey { "print-it" }
  static var handOn: LocalizedStringKey { "hand-on" }
  static var questionsTitle: LocalizedStringKey { "questions-title" }
  static var answeredOnes: LocalizedStringKey { "answered-ones" }
  static var questionsEmpty: LocalizedStringKey { "questions-empty" }
  static var answerIt: LocalizedStringKey { "answer-it" }
  static var theAnswer: LocalizedStringKey { "the-answer" }
  static var byYou: LocalizedStringKey { "by-you" }
  static var customerWasTold: LocalizedStringKey { "customer-was-told" }
  static var nobodyHere: LocalizedStringKey { "nobody-here" }

  // What the team makes of it
  static var openSeats: LocalizedStringKey { "open-seats" }
  static var noSeats: LocalizedStringKey { "no-seats" }
  static var insights: LocalizedStringKey { "insights" }
  static var insightLess: LocalizedStringKey { "insight-less" }
  static var meetingPack: LocalizedStringKey { "meeting-pack" }
  static var notMetLately: LocalizedStringKey { "not-met-lately" }
  static var notMetYet: LocalizedStringKey { "not-met-yet" }
  static var allMet: LocalizedStringKey { "all-met" }
  static var whatSurprisedUs: LocalizedStringKey { "what-surprised-us" }
  static var packNothing: LocalizedStringKey { "pack-nothing" }
  static func expectedOtherwise(_ expected: String) -> LocalizedStringKey { "expected-otherwise \(expected)" }
  static var storyOfTheWeek: LocalizedStringKey { "story-of-the-week" }
  static func toldBy(_ name: String) -> LocalizedStringKey { "told-by \(name)" }
  static var storyHangs: LocalizedStringKey { "story-hangs" }
  static var noStories: LocalizedStringKey { "no-stories" }
  static var hasLeft: LocalizedStringKey { "has-left" }
  static var posterHangs: LocalizedStringKey { "poster-hangs" }
  static var posterIsDown: LocalizedStringKey { "poster-is-down" }
  static var posterWithdrawn: LocalizedStringKey { "poster-withdrawn" }
  static var noPosters: LocalizedStringKey { "no-posters" }
  static var aPicture: LocalizedStringKey { "a-picture" }
  static var hangsNoMore: LocalizedStringKey { "hangs-no-more" }
  static func promiseSaidMade(_ text: String, _ day: String) -> LocalizedStringKey {
    "promise-said-made \(text) \(day)"
  }
  static func promiseSaidUntil(_ day: String) -> LocalizedStringKey { "promise-said-until \(day)" }
  static func promiseSaidWords(_ text: String) -> LocalizedStringKey { "promise-said-words \(text)" }
  static var promiseNotTold: LocalizedStringKey { "promise-not-told" }
  static var customerTold: LocalizedStringKey { "customer-told" }
  static var summary: LocalizedStringKey { "summary" }
  static func summaryUnstarred(_ count: Int) -> LocalizedStringKey { "summary-unstarred \(count)" }
  static var plainTooShort: LocalizedStringKey { "plain-too-short" }
  static var difficultyEasy: LocalizedStringKey { "difficulty-easy" }
  static var difficultyFair: LocalizedStringKey { "difficulty-fair" }
  static var difficultyHard: LocalizedStringKey { "difficulty-hard" }
  static func jargonFound(_ count: Int) -> LocalizedStringKey { "jargon-found \(count)" }
  static func jargonPlainer(_ word: String, _ plainer: String) -> LocalizedStringKey {
    "jargon-plainer \(word) \(plainer)"
  }
  static func jargonOwn(_ word: String) -> LocalizedStringKey { "jargon-own \(word)" }
  static var posters: LocalizedStringKey { "posters" }
  static var ownHours: LocalizedStringKey { "own-hours" }
  static var ownWords: LocalizedStringKey { "own-words" }
  static var workshop: LocalizedStringKey { "workshop" }
  static var nothingDue: LocalizedStringKey { "nothing-due" }
  static var whoIsInIt: LocalizedStringKey { "who-is-in-it" }
  static var insightsEmpty: LocalizedStringKey { "insights-empty" }
  static func lastMet(_ day: String) -> LocalizedStringKey { "last-met \(day)" }
  static var seatsNeedAPlan: LocalizedStringKey { "seats-need-a-plan" }
  static var planAVisit: LocalizedStringKey { "plan-a-visit" }
  static var offerSeat: LocalizedStringKey { "offer-seat" }
  static var seatWhatFor: LocalizedStringKey { "seat-what-for" }
  static func offeredBy(_ engineer: String) -> LocalizedStringKey { "offered-by \(engineer)" }
  static var takeSeat: LocalizedStringKey { "take-seat" }
  static var leaveSeat: LocalizedStringKey { "leave-seat" }
  static var withdrawSeat: LocalizedStringKey { "withdraw-seat" }
  static var allPromises: LocalizedStringKey { "all-promises" }
  static var noPromises: LocalizedStringKey { "no-promises" }
  static var whatBecame: LocalizedStringKey { "what-became" }
  static var customerKnows: LocalizedStringKey { "customer-knows" }
  static func toldOn(_ day: String) -> LocalizedStringKey { "told-on \(day)" }
  static var iToldThem: LocalizedStringKey { "i-told-them" }
  static var changePromise: LocalizedStringKey { "change-promise" }
  static var whatWasSaidOfIt: LocalizedStringKey { "what-was-said-of-it" }
  static var versionsStand: LocalizedStringKey { "versions-stand" }
  static var compareThem: LocalizedStringKey { "compare-them" }
  static var storyNobody: LocalizedStringKey { "story-nobody" }
  static var storyYourTurn: LocalizedStringKey { "story-your-turn" }
  static var storyYouTook: LocalizedStringKey { "story-you-took" }
  static func storyTurn(_ name: String) -> LocalizedStringKey { "story-turn \(name)" }
  static func weekOf(_ day: String) -> LocalizedStringKey { "week-of \(day)" }
  static var takeStory: LocalizedStringKey { "take-story" }
  static var passStory: LocalizedStringKey { "pass-story" }
  static var tellStory: LocalizedStringKey { "tell-story" }
  static var changeStory: LocalizedStringKey { "change-story" }
  static func storyAlso(_ name: String) -> LocalizedStringKey { "story-also \(name)" }
  static var theStory: LocalizedStringKey { "the-story" }
  static var theStoryMore: LocalizedStringKey { "the-story-more" }
  static var whichCustomer: LocalizedStringKey { "which-customer" }
  static var whoIsInStory: LocalizedStringKey { "who-is-in-story" }
  static var whatItRestsOn: LocalizedStringKey { "what-it-rests-on" }
  static var storyOnTheWall: LocalizedStringKey { "story-on-the-wall" }
  static var storyOnTheWallMore: LocalizedStringKey { "story-on-the-wall-more" }
  static var takeOffTheWall: LocalizedStringKey { "take-off-the-wall" }
  static var storiesBefore: LocalizedStringKey { "stories-before" }
  static var whenYouAreAway: LocalizedStringKey { "when-you-are-away" }
  static func awayDays(_ from: String, _ until: String) -> LocalizedStringKey { "away-days \(from) \(until)" }
  static var awayFrom: LocalizedStringKey { "away-from" }
  static func awaySince(_ from: String) -> LocalizedStringKey { "away-since \(from)" }
  static var awayUntil: LocalizedStringKey { "away-until" }
  static var backAfterAll: LocalizedStringKey { "back-after-all" }
  static var pressToPutBack: LocalizedStringKey { "press-to-put-back" }
  static var theLatest: LocalizedStringKey { "the-latest" }
  static var nothingFound: LocalizedStringKey { "nothing-found" }
  static var addInsight: LocalizedStringKey { "add-insight" }
  static var theInsight: LocalizedStringKey { "the-insight" }
  static var theInsightMore: LocalizedStringKey { "the-insight-more" }
  static var notesThatLedToIt: LocalizedStringKey { "notes-that-led-to-it" }
  static var findANote: LocalizedStringKey { "find-a-note" }
  static var addANote: LocalizedStringKey { "add-a-note" }
  static var takeNoteAway: LocalizedStringKey { "take-note-away" }
  static func hoursAndMinutes(_ hours: String, _ minutes: String) -> LocalizedStringKey {
    "hours-and-minutes \(hours) \(minutes)"
  }
  static func ownHoursSince(_ day: String) -> LocalizedStringKey { "own-hours-since \(day)" }
  static var ownHoursAlone: LocalizedStringKey { "own-hours-alone" }
  static var postersHow: LocalizedStringKey { "posters-how" }
  static var somebodyGone: LocalizedStringKey { "somebody-gone" }
  static var lookAtPerson: LocalizedStringKey { "look-at-person" }
  static var hangItAgain: LocalizedStringKey { "hang-it-again" }
  static var takeItDown: LocalizedStringKey { "take-it-down" }
  static var changePoster: LocalizedStringKey { "change-poster" }
  static var printPoster: LocalizedStringKey { "print-poster" }
  static var posterToMore: LocalizedStringKey { "poster-to-more" }
  static var toWhomItGoes: LocalizedStringKey { "to-whom-it-goes" }
  static var toWhomMore: LocalizedStringKey { "to-whom-more" }
  static var noPicture: LocalizedStringKey { "no-picture" }
  static var nothingMayHang: LocalizedStringKey { "nothing-may-hang" }
  static var summaryOurs: LocalizedStringKey { "summary-ours" }
  static var asTheyWillSeeIt: LocalizedStringKey { "as-they-will-see-it" }
  static func summaryWithheld(_ count: Int) -> LocalizedStringKey { "summary-withheld \(count)" }
  static var readTheseFirst: LocalizedStringKey { "read-these-first" }
  static var readTheseFirstMore: LocalizedStringKey { "read-these-first-more" }
  static var mayGo: LocalizedStringKey { "may-go" }
  static var letItGo: LocalizedStringKey { "let-it-go" }
  static var summaryGone: LocalizedStringKey { "summary-gone" }
  static var howPlain: LocalizedStringKey { "how-plain" }
  static var ruleOfThumb: LocalizedStringKey { "rule-of-thumb" }
  static var notOnTheWall: LocalizedStringKey { "not-on-the-wall" }
  static var noCustomerNamed: LocalizedStringKey { "no-customer-named" }
  static func yearsOfSchool(_ number: String) -> LocalizedStringKey { "years-of-school \(number)" }
  static func easeOfReading(_ number: String) -> LocalizedStringKey { "ease-of-reading \(number)" }
  static func storyTaken(_ name: String) -> LocalizedStringKey { "story-taken \(name)" }

  // Joining a team
  static var join: LocalizedStringKey { "join" }
  static var joinWords: LocalizedStringKey { "join-words" }
  static var joinField: LocalizedStringKey { "join-field" }
  static var joinPaste: LocalizedStringKey { "join-paste" }
  static func joinServer(_ server: String) -> LocalizedStringKey { "join-server \(server)" }
  static var joinGo: LocalizedStringKey { "join-go" }
  static var joinDone: LocalizedStringKey { "join-done" }
  static var joinDoneMore: LocalizedStringKey { "join-done-more" }
  static var joinClose: LocalizedStringKey { "join-close" }

  // Settings
  static var settings: LocalizedStringKey { "settings" }
  static var settingsYou: LocalizedStringKey { "settings-you" }
  static var settingsYouMore: LocalizedStringKey { "settings-you-more" }
  static var settingsTeam: LocalizedStringKey { "settings-team" }
  static var settingsNoTeam: LocalizedStringKey { "settings-no-team" }
  static func settingsServer(_ server: String) -> LocalizedStringKey { "settings-server \(server)" }

  // Where everything stands between here and the team, and why
  static var sync: LocalizedStringKey { "sync" }
  static var syncWaits: LocalizedStringKey { "sync-waits" }
  static func syncWaiting(_ count: Int, _ size: String) -> LocalizedStringKey { "sync-waiting \(count) \(size)" }
  static func syncOnlyHere(_ count: Int) -> LocalizedStringKey { "sync-only-here \(count)" }
  static func syncKeptSealed(_ count: Int) -> LocalizedStringKey { "sync-kept-sealed \(count)" }
  static var syncOnlyHereOpens: LocalizedStringKey { "sync-only-here-opens" }
  static var syncContact: LocalizedStringKey { "sync-contact" }
  static func syncLastContact(_ day: String, _ time: String) -> LocalizedStringKey {
    "sync-last-contact \(day) \(time)"
  }
  static func syncAway(_ day: String, _ time: String) -> LocalizedStringKey { "sync-away \(day) \(time)" }
  static var syncNoContact: LocalizedStringKey { "sync-no-contact" }
  static var syncNeverBackedUp: LocalizedStringKey { "sync-never-backed-up" }
  static var syncTryNow: LocalizedStringKey { "sync-try-now" }
  static var syncStopped: LocalizedStringKey { "sync-stopped" }
  static var syncNeedsYou: LocalizedStringKey { "sync-needs-you" }
  static func syncSince(_ day: String, _ time: String) -> LocalizedStringKey { "sync-since \(day) \(time)" }
  static var syncRetry: LocalizedStringKey { "sync-retry" }

  // The notebook can't be opened
  static var shutTitle: LocalizedStringKey { "shut-title" }
  static var shutKey: LocalizedStringKey { "shut-key" }
  static var shutStillWrite: LocalizedStringKey { "shut-still-write" }
  static var keptForLater: LocalizedStringKey { "kept-for-later" }
  static func keptSealed(_ count: Int) -> LocalizedStringKey { "kept-sealed \(count)" }
  static var keyMissing: LocalizedStringKey { "key-missing" }
  static var keyNotYet: LocalizedStringKey { "key-not-yet" }
  static var keyStore: LocalizedStringKey { "key-store" }

  // The words of values
  static var covered: LocalizedStringKey { "covered" }
  static var toTypeUp: LocalizedStringKey { "to-type-up" }
  static var depth0: LocalizedStringKey { "depth-0" }
  static var depth1: LocalizedStringKey { "depth-1" }
  static var depth2: LocalizedStringKey { "depth-2" }
  static var depth3: LocalizedStringKey { "depth-3" }

  // Pages: reports, maps, the wall
  static var notForOutside: LocalizedStringKey { "not-for-outside" }
}

extension EncounterKind {
  var words: LocalizedStringKey {
    switch self {
    case .visit: "encounter-kind-visit"
    case .meeting: "encounter-kind-meeting"
    case .callListened: "encounter-kind-call-listened"
    case .callMade: "encounter-kind-call-made"
    case .rolePlay: "encounter-kind-role-play"
    case .callToOurselves: "encounter-kind-call-to-ourselves"
    }
  }
}

extension ObservationKind {
  var words: LocalizedStringKey {
    switch self {
    case .said: "observation-kind-said"
    case .did: "observation-kind-did"
    case .around: "observation-kind-around"
    case .thought: "observation-kind-thought"
    }
  }
  var key: LocalizedStringKey {
    switch self {
    case .said: "observation-kind-said-key"
    case .did: "observation-kind-did-key"
    case .around: "observation-kind-around-key"
    case .thought: "observation-kind-thought-key"
    }
  }
}

extension MapPart {
  var words: LocalizedStringKey {
    switch self {
    case .see: "map-part-see"
    case .say: "map-part-say"
    case .do: "map-part-do"
    case .hear: "map-part-hear"
    case .needToDo: "map-part-need-to-do"
    case .pain: "map-part-pain"
    case .gain: "map-part-gain"
    case .other: "map-part-other"
    }
  }
}

extension Basis {
  var words: LocalizedStringKey {
    switch self {
    case .told: "basis-told"
    case .seen: "basis-seen"
    case .toldAndSeen: "basis-told-and-seen"
    case .ourReading: "basis-our-reading"
    case .guess: "basis-guess"
    }
  }
}

extension Audience {
  var words: LocalizedStringKey {
    switch self {
    case .onlyMe: "audience-only-me"
    case .team: "audience-team"
    }
  }
}

extension ConsentChoice {
  var words: LocalizedStringKey {
    switch self {
    case .teamOnly: "consent-choice-team-only"
    case .quoteUnnamed: "consent-choice-quote-unnamed"
    case .quoteNamed: "consent-choice-quote-named"
    case .wall: "consent-choice-wall"
    }
  }
}

extension Use {
  var words: LocalizedStringKey {
    switch self {
    case .quote: "use-quote"
    case .name: "use-name"
    case .picture: "use-picture"
    case .wall: "use-wall"
    }
  }
}

extension DocumentKind {
  var words: LocalizedStringKey {
    switch self {
    case .report: "document-kind-report"
    case .summary: "document-kind-summary"
    case .poster: "document-kind-poster"
    }
  }
}

extension PhotoRule {
  var words: LocalizedStringKey {
    switch self {
    case .notAsked: "photo-rule-not-asked"
    case .yes: "photo-rule-yes"
    case .askEachTime: "photo-rule-ask-each-time"
    case .no: "photo-rule-no"
    }
  }
}

extension PromiseState {
  var words: LocalizedStringKey {
    switch self {
    case .open: "promise-state-open"
    case .kept: "promise-state-kept"
    case .late: "promise-state-late"
    case .changed: "promise-state-changed"
    case .letGo: "promise-state-let-go"
    }
  }
}

extension EngineerTask {
  var words: LocalizedStringKey {
    switch self {
    case .asks: "engineer-task-asks"
    case .writes: "engineer-task-writes"
    case .watches: "engineer-task-watches"
    }
  }
}

extension QuestionSource {
  var words: LocalizedStringKey {
    switch self {
    case .guide: "question-source-guide"
    case .gap: "question-source-gap"
    case .unanswered: "question-source-unanswered"
    case .askNext: "question-source-ask-next"
    case .own: "question-source-own"
    }
  }
}

extension Sureness {
  var words: LocalizedStringKey {
    switch self {
    case .sure: "sureness-sure"
    case .fairlySure: "sureness-fairly-sure"
    case .hunch: "sureness-hunch"
    }
  }
}

extension ExpectationOutcome {
  var words: LocalizedStringKey {
    switch self {
    case .asExpected: "expectation-outcome-as-expected"
    case .partly: "expectation-outcome-partly"
    case .otherwise: "expectation-outcome-otherwise"
    case .didNotComeUp: "expectation-outcome-did-not-come-up"
    }
  }
}

extension DebriefQuestion {
  var words: LocalizedStringKey {
    switch self {
    case .surprise: "debrief-question-surprise"
    case .atStake: "debrief-question-at-stake"
    case .toldAndSeen: "debrief-question-told-and-seen"
    case .ourPart: "debrief-question-our-part"
    case .next: "debrief-question-next"
    }
  }
}

extension DebriefEnd {
  var words: LocalizedStringKey {
    switch self {
    case .finished: "debrief-end-finished"
    case .passed: "debrief-end-passed"
    }
  }
}

extension OutcomeKind {
  var words: LocalizedStringKey {
    switch self {
    case .newWork: "outcome-kind-new-work"
    case .referral: "outcome-kind-referral"
    case .complaintSolved: "outcome-kind-complaint-solved"
    }
  }
}

extension Freshness {
  var words: LocalizedStringKey {
    switch self {
    case .stillFresh: "freshness-still-fresh"
    case .fromMemory: "freshness-from-memory"
    }
  }
}

extension InsightBasis {
  var words: LocalizedStringKey {
    switch self {
    case .several: "insight-basis-several"
    case .one: "insight-basis-one"
    case .guess: "insight-basis-guess"
    }
  }
}

extension SeatStanding {
  var words: LocalizedStringKey {
    switch self {
    case .free: "seat-standing-free"
    case .taken: "seat-standing-taken"
    case .takenByTwo: "seat-standing-taken-by-two"
    case .withdrawn: "seat-standing-withdrawn"
    case .started: "seat-standing-started"
    }
  }
}

extension TeamWordsOf {
  var words: LocalizedStringKey {
    switch self {
    case .debriefAnswer: "team-words-of-debrief-answer"
    case .insight: "team-words-of-insight"
    case .openSeat: "team-words-of-open-seat"
    case .outcome: "team-words-of-outcome"
    case .answer: "team-words-of-answer"
    }
  }
}

extension Mark {
  var words: LocalizedStringKey {
    switch self {
    case .question: "mark-question"
    case .concern: "mark-concern"
    case .priority: "mark-priority"
    }
  }
}

extension AttachmentKind {
  var words: LocalizedStringKey {
    switch self {
    case .picture: "attachment-kind-picture"
    case .spokenNote: "attachment-kind-spoken-note"
    case .file: "attachment-kind-file"
    }
  }
}

extension DrawnShape {
  var words: LocalizedStringKey {
    switch self {
    case .arrow: "drawn-shape-arrow"
    case .circle: "drawn-shape-circle"
    case .text: "drawn-shape-text"
    case .cover: "drawn-shape-cover"
    }
  }
}

extension NotShown {
  var words: LocalizedStringKey {
    switch self {
    case .coding: "not-shown-coding"
    case .tooLarge: "not-shown-too-large"
    case .broken: "not-shown-broken"
    }
  }
}

extension SyncState {
  var words: LocalizedStringKey {
    switch self {
    case .onThisPhone: "sync-state-on-this-phone"
    case .onItsWay: "sync-state-on-its-way"
    case .keptForYou: "sync-state-kept-for-you"
    case .withTheTeam: "sync-state-with-the-team"
    case .needsYou: "sync-state-needs-you"
    }
  }
}

extension PromiseStanding {
  var words: LocalizedStringKey {
    switch self {
    case .open: "promise-standing-open"
    case .dueToday: "promise-standing-due-today"
    case .pastItsDay: "promise-standing-past-its-day"
    case .kept: "promise-standing-kept"
    case .late: "promise-standing-late"
    case .changed: "promise-standing-changed"
    case .letGo: "promise-standing-let-go"
    case .several: "promise-standing-several"
    }
  }
}

extension StoryHeldBack {
  var words: LocalizedStringKey {
    switch self {
    case .inside: "story-held-back-inside"
    case .somebodyNotOnTheWall: "story-held-back-somebody-not-on-the-wall"
    case .namesSomebody: "story-held-back-names-somebody"
    case .restsOnWhatIsGone: "story-held-back-rests-on-what-is-gone"
    case .restsOnWhatMayNotHang: "story-held-back-rests-on-what-may-not-hang"
    case .severalVersions: "story-held-back-several-versions"
    case .tooLong: "story-held-back-too-long"
    }
  }
}

extension NeedsYouReason {
  var words: LocalizedStringKey {
    switch self {
    case .versions: "needs-you-reason-versions"
    case .tooLarge: "needs-you-reason-too-large"
    case .notUnderstood: "needs-you-reason-not-understood"
    case .dependent: "needs-you-reason-dependent"
    case .erased: "needs-you-reason-erased"
    case .cannotApply: "needs-you-reason-cannot-apply"
    case .notVouchedFor: "needs-you-reason-not-vouched-for"
    case .waitsForOthers: "needs-you-reason-waits-for-others"
    case .keyNotHere: "needs-you-reason-key-not-here"
    }
  }
}

extension ShareableKind {
  var words: LocalizedStringKey {
    switch self {
    case .visit: "shareable-kind-visit"
    case .note: "shareable-kind-note"
    case .map: "shareable-kind-map"
    case .mapEntry: "shareable-kind-map-entry"
    case .promise: "shareable-kind-promise"
    case .customer: "shareable-kind-customer"
    case .person: "shareable-kind-person"
    case .guide: "shareable-kind-guide"
    case .insight: "shareable-kind-insight"
    case .outcome: "shareable-kind-outcome"
    }
  }
}

extension Refusal {
  var words: LocalizedStringKey {
    switch self {
    case .emptyText: "refusal-empty-text"
    case .textTooLong: "refusal-text-too-long"
    case .controlCharacters: "refusal-control-characters"
    case .exactNeedsSaid: "refusal-exact-needs-said"
    case .alreadyStarted: "refusal-already-started"
    case .alreadyEnded: "refusal-already-ended"
    case .notStarted: "refusal-not-started"
    case .nothingUnderWay: "refusal-nothing-under-way"
    case .anotherUnderWay: "refusal-another-under-way"
    case .notEvidence: "refusal-not-evidence"
    case .noKeyYet: "refusal-no-key-yet"
    case .evidenceGone: "refusal-evidence-gone"
    case .rangeOutside: "refusal-range-outside"
    case .entryNeedsWords: "refusal-entry-needs-words"
    case .notLinked: "refusal-not-linked"
    case .alreadyLinked: "refusal-already-linked"
    case .gone: "refusal-gone"
    case .notDeleted: "refusal-not-deleted"
    case .cannotBeUndone: "refusal-cannot-be-undone"
    case .badDate: "refusal-bad-date"
    case .badTime: "refusal-bad-time"
    case .notYet: "refusal-not-yet"
    case .fileMissing: "refusal-file-missing"
    case .fileIsFolder: "refusal-file-is-folder"
    case .fileUnreadable: "refusal-file-unreadable"
    case .fileTooLarge: "refusal-file-too-large"
    case .fileEmpty: "refusal-file-empty"
    case .noPictures: "refusal-no-pictures"
    case .noPicture: "refusal-no-picture"
    case .pointsOutside: "refusal-points-outside"
    case .alreadyExists: "refusal-already-exists"
    case .alreadyJoined: "refusal-already-joined"
    case .notJoined: "refusal-not-joined"
    case .inviteUnreadable: "refusal-invite-unreadable"
    case .inviteExpired: "refusal-invite-expired"
    case .inviteUsed: "refusal-invite-used"
    case .inviteUnknown: "refusal-invite-unknown"
    case .wrongHub: "refusal-wrong-hub"
    case .revoked: "refusal-revoked"
    case .leaving: "refusal-leaving"
    case .left: "refusal-left"
    case .deviceUnknown: "refusal-device-unknown"
    case .updateNeeded: "refusal-update-needed"
    case .notAllowed: "refusal-not-allowed"
    case .engineerUnknown: "refusal-engineer-unknown"
    case .nothingToResolve: "refusal-nothing-to-resolve"
    case .unknownVersion: "refusal-unknown-version"
    case .unknownField: "refusal-unknown-field"
    case .bothIsForWords: "refusal-both-is-for-words"
    case .seenUnreadable: "refusal-seen-unreadable"
    case .alreadyShared: "refusal-already-shared"
    case .notYours: "refusal-not-yours"
    case .nameOrDescription: "refusal-name-or-description"
    case .keyUnreadable: "refusal-key-unreadable"
    case .nobodyToPromise: "refusal-nobody-to-promise"
    case .cursorUnreadable: "refusal-cursor-unreadable"
    case .wrongKind: "refusal-wrong-kind"
    case .threeExpectations: "refusal-three-expectations"
    case .tooLateToExpect: "refusal-too-late-to-expect"
    case .unknownZone: "refusal-unknown-zone"
    case .notEnded: "refusal-not-ended"
    case .endedTooLongAgo: "refusal-ended-too-long-ago"
    case .changedSince: "refusal-changed-since"
    case .nothingGoesOut: "refusal-nothing-goes-out"
    case .folderNotEmpty: "refusal-folder-not-empty"
    case .folderMissing: "refusal-folder-missing"
    case .noExport: "refusal-no-export"
    case .exportNewer: "refusal-export-newer"
    case .exportNotWhole: "refusal-export-not-whole"
    case .importChanged: "refusal-import-changed"
    case .notText: "refusal-not-text"
    case .importTooLarge: "refusal-import-too-large"
    case .importUndecided: "refusal-import-undecided"
    case .nothingToImport: "refusal-nothing-to-import"
    case .noImport: "refusal-no-import"
    case .passphraseTooShort: "refusal-passphrase-too-short"
    case .codeUnreadable: "refusal-code-unreadable"
    case .wrongPassphrase: "refusal-wrong-passphrase"
    case .wrongCode: "refusal-wrong-code"
    case .fileExists: "refusal-file-exists"
    case .backupInside: "refusal-backup-inside"
    case .cannotWriteThere: "refusal-cannot-write-there"
    case .noBackup: "refusal-no-backup"
    case .backupNewer: "refusal-backup-newer"
    case .backupCutOff: "refusal-backup-cut-off"
    case .backupNotWhole: "refusal-backup-not-whole"
    case .cancelled: "refusal-cancelled"
    case .noBundle: "refusal-no-bundle"
    case .bundleNewer: "refusal-bundle-newer"
    case .bundleNotWhole: "refusal-bundle-not-whole"
    case .bundleNotForYou: "refusal-bundle-not-for-you"
    case .bundleOtherTeam: "refusal-bundle-other-team"
    case .bundleTaken: "refusal-bundle-taken"
    case .bundleNotVouchedFor: "refusal-bundle-not-vouched-for"
    case .bundleGap: "refusal-bundle-gap"
    case .bundleNotNow: "refusal-bundle-not-now"
    case .bundleToNobody: "refusal-bundle-to-nobody"
    case .cardUnreadable: "refusal-card-unreadable"
    case .cardOtherTeam: "refusal-card-other-team"
    case .cardExpired: "refusal-card-expired"
    case .deviceNotYours: "refusal-device-not-yours"
    case .keyNotAsked: "refusal-key-not-asked"
    case .keyHere: "refusal-key-here"
    case .keyOfAnother: "refusal-key-of-another"
    case .keyNotHere: "refusal-key-not-here"
    case .alreadySame: "refusal-already-same"
    case .notDeclaredSame: "refusal-not-declared-same"
    case .yearsOutside: "refusal-years-outside"
    case .situationNeeded: "refusal-situation-needed"
    case .nothingToTakeBack: "refusal-nothing-to-take-back"
    case .nothingToSort: "refusal-nothing-to-sort"
    case .noPair: "refusal-no-pair"
    case .noAnswerYet: "refusal-no-answer-yet"
    case .tooManyMaps: "refusal-too-many-maps"
    case .mergeTheOtherWay: "refusal-merge-the-other-way"
    case .storyTaken: "refusal-story-taken"
    case .shareItFirst: "refusal-share-it-first"
    case .tooMany: "refusal-too-many"
    case .notOnTheWall: "refusal-not-on-the-wall"
    case .posterHangs: "refusal-poster-hangs"
    case .posterNeedsExact: "refusal-poster-needs-exact"
    case .notOfThisPerson: "refusal-not-of-this-person"
    case .mayNotHang: "refusal-may-not-hang"
    case .debriefOver: "refusal-debrief-over"
    case .notSpoken: "refusal-not-spoken"
    case .noQuestion: "refusal-no-question"
    case .oneEncounter: "refusal-one-encounter"
    case .seatTaken: "refusal-seat-taken"
    case .seatWithdrawn: "refusal-seat-withdrawn"
    case .nobodyTakesPart: "refusal-nobody-takes-part"
    case .tooManyTakePart: "refusal-too-many-take-part"
    case .turnIsOver: "refusal-turn-is-over"
    case .workshopIsOpen: "refusal-workshop-is-open"
    case .workshopWaits: "refusal-workshop-waits"
    case .notOnePart: "refusal-not-one-part"
    case .tooManyOwnWords: "refusal-too-many-own-words"
    }
  }
}

extension SoundingsError {
  /// What happened, that nothing is lost where that is so, and what to do.
  var words: LocalizedStringKey {
    switch self {
    case .Refused(let why): why.words
    case .NotFound: "error-not-found"
    case .Ambiguous: "error-ambiguous"
    case .NoNotebook: "error-no-notebook"
    case .WrongKey: "error-wrong-key"
    case .Newer: "error-newer"
    case .Damaged: "error-damaged"
    case .DiskFull: "error-disk-full"
    case .Closed: "error-closed"
    case .Unknown: "error-unknown"
    }
  }
}
