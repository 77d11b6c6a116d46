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
  static var fieldHint: LocalizedStringKey { "field-hint" }
  static var nothingYet: LocalizedStringKey { "nothing-yet" }
  static var lastNote: LocalizedStringKey { "last-note" }
  static var lastNoteMenu: LocalizedStringKey { "last-note-menu" }
  static var someone: LocalizedStringKey { "someone" }
  static var someoneQuestion: LocalizedStringKey { "someone-question" }
  static var someoneHint: LocalizedStringKey { "someone-hint" }
  static var takePicture: LocalizedStringKey { "take-picture" }
  static var pictureNone: LocalizedStringKey { "picture-none" }
  static var choosingNone: LocalizedStringKey { "choosing-none" }
  static var chosenTen: LocalizedStringKey { "chosen-ten" }
  static var printingNone: LocalizedStringKey { "printing-none" }
  static func pictures(_ count: Int) -> LocalizedStringKey { "pictures \(count)" }
  static var picturesWait: LocalizedStringKey { "pictures-wait" }
  static var removePictures: LocalizedStringKey { "remove-pictures" }
  static var star: LocalizedStringKey { "star" }
  static var isOn: LocalizedStringKey { "is-on" }
  static var isOff: LocalizedStringKey { "is-off" }
  static func thoughts(_ count: Int) -> LocalizedStringKey { "thoughts \(count)" }
  static var end: LocalizedStringKey { "end" }
  static var endWords: LocalizedStringKey { "end-words" }
  static var endOnly: LocalizedStringKey { "end-only" }
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
  static var starIt: LocalizedStringKey { "star-it" }
  static var unstar: LocalizedStringKey { "unstar" }
  static var starred: LocalizedStringKey { "starred" }
  static var delete: LocalizedStringKey { "delete" }
  static var noKeyYet: LocalizedStringKey { "no-key-yet" }
  static var fromMemory: LocalizedStringKey { "from-memory" }
  static var corrected: LocalizedStringKey { "corrected" }
  static var pictureFollows: LocalizedStringKey { "picture-follows" }
  static func notePictures(_ count: Int) -> LocalizedStringKey { "note-pictures \(count)" }

  // Capture: what is beside the field, what is hidden, what is spoken
  static var exactShort: LocalizedStringKey { "exact-short" }
  static func keptKind(_ kind: String) -> LocalizedStringKey { "kept-kind \(kind)" }
  static var hideNow: LocalizedStringKey { "hide-now" }
  static var hiddenWords: LocalizedStringKey { "hidden-words" }
  static var showAgain: LocalizedStringKey { "show-again" }
  static var noteOpen: LocalizedStringKey { "note-open" }
  static var spokenStart: LocalizedStringKey { "spoken-start" }
  static func spokenRunning(_ count: Int) -> LocalizedStringKey { "spoken-running \(count)" }
  static func spokenLocked(_ count: Int) -> LocalizedStringKey { "spoken-locked \(count)" }
  static var spokenKeep: LocalizedStringKey { "spoken-keep" }
  static var spokenDrop: LocalizedStringKey { "spoken-drop" }
  static var spokenRefused: LocalizedStringKey { "spoken-refused" }
  static var spokenAgain: LocalizedStringKey { "spoken-again" }
  static var spokenNone: LocalizedStringKey { "spoken-none" }
  static func spokenCameBack(_ count: Int) -> LocalizedStringKey { "spoken-came-back \(count)" }

  // Pictures
  static var pictureChoose: LocalizedStringKey { "picture-choose" }
  static var attach: LocalizedStringKey { "attach" }
  static var attachFile: LocalizedStringKey { "attach-file" }
  static var pictureRefused: LocalizedStringKey { "picture-refused" }
  static var pictureRuleNoWords: LocalizedStringKey { "picture-rule-no-words" }
  static var pictureRuleAskWords: LocalizedStringKey { "picture-rule-ask-words" }
  static var pictureRuleNotAskedWords: LocalizedStringKey { "picture-rule-not-asked-words" }
  static var pictureSaidYes: LocalizedStringKey { "picture-said-yes" }
  static var pictureSaidNo: LocalizedStringKey { "picture-said-no" }
  static var pictureOfOurs: LocalizedStringKey { "picture-of-ours" }
  static var pictureTitle: LocalizedStringKey { "picture-title" }
  static var pictureOpen: LocalizedStringKey { "picture-open" }
  static var pictureCoverWords: LocalizedStringKey { "picture-cover-words" }
  static var pictureDrawWords: LocalizedStringKey { "picture-draw-words" }
  static var pictureTextWords: LocalizedStringKey { "picture-text-words" }
  static var pictureOneCorner: LocalizedStringKey { "picture-one-corner" }
  static var pictureWords: LocalizedStringKey { "picture-words" }
  static var pictureDrawn: LocalizedStringKey { "picture-drawn" }
  static var pictureMove: LocalizedStringKey { "picture-move" }
  static var pictureMoveWords: LocalizedStringKey { "picture-move-words" }
  static var pictureTakeOff: LocalizedStringKey { "picture-take-off" }
  static var pictureCopy: LocalizedStringKey { "picture-copy" }
  static var pictureNothingDrawn: LocalizedStringKey { "picture-nothing-drawn" }

  // Naming a visit
  static var nameVisit: LocalizedStringKey { "name-visit" }
  static var nameCustomer: LocalizedStringKey { "name-customer" }
  static var nameCustomerHint: LocalizedStringKey { "name-customer-hint" }
  static func nameAdd(_ name: String) -> LocalizedStringKey { "name-add \(name)" }
  static var nameAnother: LocalizedStringKey { "name-another" }
  static var nameSite: LocalizedStringKey { "name-site" }
  static var namePeople: LocalizedStringKey { "name-people" }
  static var namePerson: LocalizedStringKey { "name-person" }
  static var nameObjective: LocalizedStringKey { "name-objective" }

  // The page of a note
  static var noteWords: LocalizedStringKey { "note-words" }
  static var noteSaveWords: LocalizedStringKey { "note-save-words" }
  static func noteFirstWords(_ words: String) -> LocalizedStringKey { "note-first-words \(words)" }
  static var noteOlderWords: LocalizedStringKey { "note-older-words" }
  static var olderWords: LocalizedStringKey { "older-words" }
  static var olderWordsSure: LocalizedStringKey { "older-words-sure" }
  static var olderWordsErase: LocalizedStringKey { "older-words-erase" }
  static var olderWordsKeep: LocalizedStringKey { "older-words-keep" }
  static func olderWordsUntil(_ day: String, _ time: String) -> LocalizedStringKey {
    "older-words-until \(day) \(time)"
  }
  static var noteKey: LocalizedStringKey { "note-key" }
  static var noteBy: LocalizedStringKey { "note-by" }
  static var noteAbout: LocalizedStringKey { "note-about" }
  static var noteWhen: LocalizedStringKey { "note-when" }
  static var notePlace: LocalizedStringKey { "note-place" }
  static var noteStaysMine: LocalizedStringKey { "note-stays-mine" }
  static var noteStaysMineMore: LocalizedStringKey { "note-stays-mine-more" }
  static var noteMarks: LocalizedStringKey { "note-marks" }
  static var noteShows: LocalizedStringKey { "note-shows" }
  static var noteSpeaksAgainst: LocalizedStringKey { "note-speaks-against" }
  static var noteVersions: LocalizedStringKey { "note-versions" }
  static var noteCompare: LocalizedStringKey { "note-compare" }
  static var noteErase: LocalizedStringKey { "note-erase" }
  static var noteAttached: LocalizedStringKey { "note-attached" }
  static var noteBeside: LocalizedStringKey { "note-beside" }
  static var noteBesideMore: LocalizedStringKey { "note-beside-more" }
  static func noteSeconds(_ count: Int) -> LocalizedStringKey { "note-seconds \(count)" }
  static var noteListen: LocalizedStringKey { "note-listen" }
  static var noteListenStop: LocalizedStringKey { "note-listen-stop" }
  static var noteListenNot: LocalizedStringKey { "note-listen-not" }
  static var noteFetch: LocalizedStringKey { "note-fetch" }

  // What the team has not yet
  static var earlier: LocalizedStringKey { "earlier" }
  static var earlierWords: LocalizedStringKey { "earlier-words" }
  static var earlierNone: LocalizedStringKey { "earlier-none" }
  static func earlierGo(_ count: Int) -> LocalizedStringKey { "earlier-go \(count)" }

  // A teammate’s visit
  static var showVisit: LocalizedStringKey { "show-visit" }
  static var showVisitWords: LocalizedStringKey { "show-visit-words" }
  static var showVisitCode: LocalizedStringKey { "show-visit-code" }
  static var joinVisit: LocalizedStringKey { "join-visit" }
  static var joinVisitWords: LocalizedStringKey { "join-visit-words" }
  static var joinVisitField: LocalizedStringKey { "join-visit-field" }
  static func joinVisitOf(_ engineer: String) -> LocalizedStringKey { "join-visit-of \(engineer)" }
  static var joinVisitHere: LocalizedStringKey { "join-visit-here" }
  static var joinVisitGo: LocalizedStringKey { "join-visit-go" }

  // Today: what leads on
  static var oneThingSortGo: LocalizedStringKey { "one-thing-sort-go" }
  static var oneThingFileGo: LocalizedStringKey { "one-thing-file-go" }
  static var onlyHere: LocalizedStringKey { "only-here" }
  static func onlyHereSince(_ day: String) -> LocalizedStringKey { "only-here-since \(day)" }
  static var onlyHereBackUp: LocalizedStringKey { "only-here-back-up" }
  static var onlyHereLater: LocalizedStringKey { "only-here-later" }
  static var promiseTakeBack: LocalizedStringKey { "promise-take-back" }

  // Visits, customers, team
  static var visitsEmpty: LocalizedStringKey { "visits-empty" }
  static var notFiled: LocalizedStringKey { "not-filed" }
  static var visitNoNotes: LocalizedStringKey { "visit-no-notes" }
  static var customersEmpty: LocalizedStringKey { "customers-empty" }
  static var teamAlone: LocalizedStringKey { "team-alone" }
  static var teamAloneMore: LocalizedStringKey { "team-alone-more" }
  static var teamAloneInvite: LocalizedStringKey { "team-alone-invite" }

  // Visits: the log, and one visit before, during and after
  static var choose: LocalizedStringKey { "choose" }
  static var search: LocalizedStringKey { "search" }
  static var searchField: LocalizedStringKey { "search-field" }
  static var searchBegin: LocalizedStringKey { "search-begin" }
  static var searchNothing: LocalizedStringKey { "search-nothing" }
  static func searchNotYet(_ count: Int) -> LocalizedStringKey { "search-not-yet \(count)" }
  static var searchSince: LocalizedStringKey { "search-since" }
  static func searchSinceDay(_ day: String) -> LocalizedStringKey { "search-since-day \(day)" }
  static var searchUntil: LocalizedStringKey { "search-until" }
  static func searchUntilDay(_ day: String) -> LocalizedStringKey { "search-until-day \(day)" }
  static var searchBest: LocalizedStringKey { "search-best" }
  static var searchCustomer: LocalizedStringKey { "search-customer" }
  static var searchPerson: LocalizedStringKey { "search-person" }
  static var foundSite: LocalizedStringKey { "found-site" }
  static var expected: LocalizedStringKey { "expected" }
  static var visitsPlanned: LocalizedStringKey { "visits-planned" }
  static var visitsBegun: LocalizedStringKey { "visits-begun" }
  static func fileNotes(_ count: Int) -> LocalizedStringKey { "file-notes \(count)" }
  static var chooseVisit: LocalizedStringKey { "choose-visit" }
  static var whichVisit: LocalizedStringKey { "which-visit" }
  static var allFiled: LocalizedStringKey { "all-filed" }
  static var planVisit: LocalizedStringKey { "plan-visit" }
  static var callOurselves: LocalizedStringKey { "call-ourselves" }
  static var findings: LocalizedStringKey { "findings" }
  static var planIt: LocalizedStringKey { "plan-it" }
  static var planNeeds: LocalizedStringKey { "plan-needs" }
  static var whomWith: LocalizedStringKey { "whom-with" }
  static func customerNew(_ name: String) -> LocalizedStringKey { "customer-new \(name)" }
  static var planWhen: LocalizedStringKey { "plan-when" }
  static var pickTime: LocalizedStringKey { "pick-time" }
  static func planZone(_ zone: String) -> LocalizedStringKey { "plan-zone \(zone)" }
  static var whatFor: LocalizedStringKey { "what-for" }
  static var whatKind: LocalizedStringKey { "what-kind" }
  static var facePlan: LocalizedStringKey { "face-plan" }
  static var faceNotes: LocalizedStringKey { "face-notes" }
  static var faceAfter: LocalizedStringKey { "face-after" }
  static var continueVisit: LocalizedStringKey { "continue-visit" }
  static var setMark: LocalizedStringKey { "set-mark" }
  static func unmark(_ mark: String) -> LocalizedStringKey { "unmark \(mark)" }
  static var folded: LocalizedStringKey { "folded" }
  static var unfolded: LocalizedStringKey { "unfolded" }
  static var briefing: LocalizedStringKey { "briefing" }
  static var whoDoesWhat: LocalizedStringKey { "who-does-what" }
  static var whatToAsk: LocalizedStringKey { "what-to-ask" }
  static var askItToo: LocalizedStringKey { "ask-it-too" }
  static var noQuestions: LocalizedStringKey { "no-questions" }
  static var questionOwn: LocalizedStringKey { "question-own" }
  static var asked: LocalizedStringKey { "asked" }
  static var keepWords: LocalizedStringKey { "keep-words" }
  static var moveUp: LocalizedStringKey { "move-up" }
  static var leaveOut: LocalizedStringKey { "leave-out" }
  static var whatWeExpect: LocalizedStringKey { "what-we-expect" }
  static var nothingExpected: LocalizedStringKey { "nothing-expected" }
  static var expectField: LocalizedStringKey { "expect-field" }
  static var expectRule: LocalizedStringKey { "expect-rule" }
  static var howSure: LocalizedStringKey { "how-sure" }
  static var afterStart: LocalizedStringKey { "after-start" }
  static var seats: LocalizedStringKey { "seats" }
  static var seatTake: LocalizedStringKey { "seat-take" }
  static var seatLeave: LocalizedStringKey { "seat-leave" }
  static var seatWithdraw: LocalizedStringKey { "seat-withdraw" }
  static var seatWhatFor: LocalizedStringKey { "seat-what-for" }
  static var seatOffer: LocalizedStringKey { "seat-offer" }
  static var reportReady: LocalizedStringKey { "report-ready" }
  static var leadReport: LocalizedStringKey { "lead-report" }
  static var debrief: LocalizedStringKey { "debrief" }
  static var leadDebrief: LocalizedStringKey { "lead-debrief" }
  static var leadSort: LocalizedStringKey { "lead-sort" }
  static var leadSortMore: LocalizedStringKey { "lead-sort-more" }
  static var leadPairs: LocalizedStringKey { "lead-pairs" }
  static var leadPairsMore: LocalizedStringKey { "lead-pairs-more" }
  static var leadSummary: LocalizedStringKey { "lead-summary" }
  static var leadSummaryMore: LocalizedStringKey { "lead-summary-more" }
  static var wentOut: LocalizedStringKey { "went-out" }
  static var leadWentOut: LocalizedStringKey { "lead-went-out" }
  static var endPromised: LocalizedStringKey { "end-promised" }
  static var outcomeWords: LocalizedStringKey { "outcome-words" }

  // Visits: the end, the report, what goes out
  static var endWhen: LocalizedStringKey { "end-when" }
  static var endWhenNow: LocalizedStringKey { "end-when-now" }
  static func endWhenLeft(_ day: String, _ time: String) -> LocalizedStringKey { "end-when-left \(day) \(time)" }
  static var endMet: LocalizedStringKey { "end-met" }
  static var endMetMore: LocalizedStringKey { "end-met-more" }
  static var endFirstWords: LocalizedStringKey { "end-first-words" }
  static var endFirstWordsMore: LocalizedStringKey { "end-first-words-more" }
  static var endFirstWordsErase: LocalizedStringKey { "end-first-words-erase" }
  static var endFirstWordsSure: LocalizedStringKey { "end-first-words-sure" }
  static var quoteMe: LocalizedStringKey { "quote-me" }
  static var finerUses: LocalizedStringKey { "finer-uses" }
  static var fewer: LocalizedStringKey { "fewer" }
  static func metToo(_ name: String) -> LocalizedStringKey { "met-too \(name)" }
  static var metSomeone: LocalizedStringKey { "met-someone" }
  static func shareNotes(_ count: Int) -> LocalizedStringKey { "share-notes \(count)" }
  static func shareThoughts(_ count: Int) -> LocalizedStringKey { "share-thoughts \(count)" }
  static func andThoughts(_ count: Int) -> LocalizedStringKey { "and-thoughts \(count)" }
  static var copyText: LocalizedStringKey { "copy-text" }
  static var copied: LocalizedStringKey { "copied" }
  static var sendHtml: LocalizedStringKey { "send-html" }
  static var sendMarkdown: LocalizedStringKey { "send-markdown" }
  static var printPdf: LocalizedStringKey { "print-pdf" }
  static var paper: LocalizedStringKey { "paper" }
  static var paperMore: LocalizedStringKey { "paper-more" }
  static var forOthers: LocalizedStringKey { "for-others" }
  static var forOthersMore: LocalizedStringKey { "for-others-more" }
  static func sortNotes(_ count: Int, _ minutes: String) -> LocalizedStringKey { "sort-notes \(count) \(minutes)" }
  static var previewWords: LocalizedStringKey { "preview-words" }
  static func withheld(_ count: Int) -> LocalizedStringKey { "withheld \(count)" }
  static var readFirst: LocalizedStringKey { "read-first" }
  static var readFirstMore: LocalizedStringKey { "read-first-more" }
  static var mayGo: LocalizedStringKey { "may-go" }
  static var toWhom: LocalizedStringKey { "to-whom" }
  static var toWhomMore: LocalizedStringKey { "to-whom-more" }
  static var letItGo: LocalizedStringKey { "let-it-go" }
  static func wentTo(_ to: String) -> LocalizedStringKey { "went-to \(to)" }
  static func wentToWhom(_ whom: String) -> LocalizedStringKey { "went-to-whom \(whom)" }
  static var nothingWentOut: LocalizedStringKey { "nothing-went-out" }
  static func sentTo(_ what: String, _ to: String) -> LocalizedStringKey { "sent-to \(what) \(to)" }
  static var somebodyGone: LocalizedStringKey { "somebody-gone" }
  static var withoutName: LocalizedStringKey { "without-name" }
  static var hasWithdrawn: LocalizedStringKey { "has-withdrawn" }
  static var fetchBack: LocalizedStringKey { "fetch-back" }
  static var itIsBack: LocalizedStringKey { "it-is-back" }
  static var itIsOut: LocalizedStringKey { "it-is-out" }
  static var wasFetchedBack: LocalizedStringKey { "was-fetched-back" }

  // Visits: debrief, deleted and erased, guides, files taken in
  static var debriefFinish: LocalizedStringKey { "debrief-finish" }
  static var debriefPass: LocalizedStringKey { "debrief-pass" }
  static var debriefAnswer: LocalizedStringKey { "debrief-answer" }
  static var debriefOpen: LocalizedStringKey { "debrief-open" }
  static var debriefOpens: LocalizedStringKey { "debrief-opens" }
  static func debriefOpensAt(_ day: String, _ time: String) -> LocalizedStringKey { "debrief-opens-at \(day) \(time)" }
  static var expectedAndWas: LocalizedStringKey { "expected-and-was" }
  static var writeAnew: LocalizedStringKey { "write-anew" }
  static var askNextTime: LocalizedStringKey { "ask-next-time" }
  static var recentlyDeleted: LocalizedStringKey { "recently-deleted" }
  static var nothingDeleted: LocalizedStringKey { "nothing-deleted" }
  static var something: LocalizedStringKey { "something" }
  static func withThings(_ count: Int) -> LocalizedStringKey { "with-things \(count)" }
  static func backUntil(_ day: String) -> LocalizedStringKey { "back-until \(day)" }
  static var beingErased: LocalizedStringKey { "being-erased" }
  static var bringBack: LocalizedStringKey { "bring-back" }
  static var erase: LocalizedStringKey { "erase" }
  static var eraseWhat: LocalizedStringKey { "erase-what" }
  static var eraseStays: LocalizedStringKey { "erase-stays" }
  static var eraseThis: LocalizedStringKey { "erase-this" }
  static var eraseOnlyDelete: LocalizedStringKey { "erase-only-delete" }
  static var eraseOnlyDeleteMore: LocalizedStringKey { "erase-only-delete-more" }
  static var deleteOrErase: LocalizedStringKey { "delete-or-erase" }
  static var eraseSure: LocalizedStringKey { "erase-sure" }
  static var eraseForGood: LocalizedStringKey { "erase-for-good" }
  static var keepIt: LocalizedStringKey { "keep-it" }
  static func erasingUntil(_ day: String, _ time: String) -> LocalizedStringKey { "erasing-until \(day) \(time)" }
  static var takeBack: LocalizedStringKey { "take-back" }
  static func thingsInAll(_ count: Int) -> LocalizedStringKey { "things-in-all \(count)" }
  static var guides: LocalizedStringKey { "guides" }
  static var guidesMore: LocalizedStringKey { "guides-more" }
  static var guideNew: LocalizedStringKey { "guide-new" }
  static var guideName: LocalizedStringKey { "guide-name" }
  static var comesWith: LocalizedStringKey { "comes-with" }
  static var takeInFile: LocalizedStringKey { "take-in-file" }
  static var importWhat: LocalizedStringKey { "import-what" }
  static var importChoose: LocalizedStringKey { "import-choose" }
  static var importOther: LocalizedStringKey { "import-other" }
  static var importTake: LocalizedStringKey { "import-take" }
  static var importUndo: LocalizedStringKey { "import-undo" }
  static func importMade(_ count: Int) -> LocalizedStringKey { "import-made \(count)" }
  static func importCount(_ what: String, _ counts: String) -> LocalizedStringKey { "import-count \(what) \(counts)" }
  static func importNew(_ count: Int) -> LocalizedStringKey { "import-new \(count)" }
  static func importHere(_ count: Int) -> LocalizedStringKey { "import-here \(count)" }
  static func importBack(_ count: Int) -> LocalizedStringKey { "import-back \(count)" }
  static func importErased(_ count: Int) -> LocalizedStringKey { "import-erased \(count)" }
  static var importLike: LocalizedStringKey { "import-like" }
  static func importSame(_ name: String) -> LocalizedStringKey { "import-same \(name)" }
  static var importNewOne: LocalizedStringKey { "import-new-one" }
  static var importColumns: LocalizedStringKey { "import-columns" }
  static var importEncoding: LocalizedStringKey { "import-encoding" }
  static var importNeedsDay: LocalizedStringKey { "import-needs-day" }
  static var importNeedsColumns: LocalizedStringKey { "import-needs-columns" }
  static var importNeedsDecision: LocalizedStringKey { "import-needs-decision" }
  static func importLeft(_ count: Int) -> LocalizedStringKey { "import-left \(count)" }
  static func importLine(_ line: String, _ why: String) -> LocalizedStringKey { "import-line \(line) \(why)" }
  static var importNoWords: LocalizedStringKey { "import-no-words" }
  static var importNoName: LocalizedStringKey { "import-no-name" }
  static var importNoText: LocalizedStringKey { "import-no-text" }
  static var importUnclearDay: LocalizedStringKey { "import-unclear-day" }
  static var importCutOff: LocalizedStringKey { "import-cut-off" }
  static var importTooMany: LocalizedStringKey { "import-too-many" }
  static var columnFirstName: LocalizedStringKey { "column-first-name" }
  static var columnLastName: LocalizedStringKey { "column-last-name" }
  static var columnRole: LocalizedStringKey { "column-role" }

  // Customers, their sites and people
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
  static var nothingPlanned: LocalizedStringKey { "nothing-planned" }
  static var nobodyAsked: LocalizedStringKey { "nobody-asked" }
  static var nobodyKnows: LocalizedStringKey { "nobody-knows" }
  static func knowsSince(_ engineer: String, _ time: String) -> LocalizedStringKey { "knows-since \(engineer) \(time)" }
  static var noOutcomes: LocalizedStringKey { "no-outcomes" }
  static var nothingLooksTheSame: LocalizedStringKey { "nothing-looks-the-same" }
  static var internalCustomer: LocalizedStringKey { "internal-customer" }
  static var internalCustomerSwitch: LocalizedStringKey { "internal-customer-switch" }
  static var internalCustomerMore: LocalizedStringKey { "internal-customer-more" }
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
  static var whatTheyAgreed: LocalizedStringKey { "what-they-agreed" }
  static func askedOn(_ day: String) -> LocalizedStringKey { "asked-on \(day)" }
  static var notAsked: LocalizedStringKey { "not-asked" }
  static var copiesToFetchBack: LocalizedStringKey { "copies-to-fetch-back" }
  static var speaksOfThem: LocalizedStringKey { "speaks-of-them" }
  static var aDocument: LocalizedStringKey { "a-document" }
  static var itIsNotBack: LocalizedStringKey { "it-is-not-back" }
  static var copyIsBack: LocalizedStringKey { "copy-is-back" }
  static var makePoster: LocalizedStringKey { "make-poster" }
  static var lookAtPoster: LocalizedStringKey { "look-at-poster" }
  static var whatTheySaid: LocalizedStringKey { "what-they-said" }
  static var noNotesOfThem: LocalizedStringKey { "no-notes-of-them" }
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

  // What can be changed of a thing, and what goes with it
  static var noteTags: LocalizedStringKey { "note-tags" }
  static var noteTag: LocalizedStringKey { "note-tag" }
  static var noteTagsMore: LocalizedStringKey { "note-tags-more" }
  static var changeName: LocalizedStringKey { "change-name" }
  static var giveName: LocalizedStringKey { "give-name" }
  static var changePerson: LocalizedStringKey { "change-person" }
  static var lookedAgain: LocalizedStringKey { "looked-again" }
  static var older: LocalizedStringKey { "older" }
  static func olderThan(_ day: String) -> LocalizedStringKey { "older-than \(day)" }
  static func olderVisits(_ count: Int) -> LocalizedStringKey { "older-visits \(count)" }
  static var newMap: LocalizedStringKey { "new-map" }
  static var newMapWhose: LocalizedStringKey { "new-map-whose" }
  static var newMapSituation: LocalizedStringKey { "new-map-situation" }
  static var newMapMake: LocalizedStringKey { "new-map-make" }
  static var speakAnswer: LocalizedStringKey { "speak-answer" }
  static var example: LocalizedStringKey { "example" }
  static var exampleLook: LocalizedStringKey { "example-look" }
  static var exampleLeave: LocalizedStringKey { "example-leave" }
  static var showMore: LocalizedStringKey { "show-more" }
  static var olderPeople: LocalizedStringKey { "older-people" }
  static func goesCustomer(_ count: Int) -> LocalizedStringKey { "goes-customer \(count)" }
  static func goesSite(_ count: Int) -> LocalizedStringKey { "goes-site \(count)" }
  static func goesPerson(_ count: Int) -> LocalizedStringKey { "goes-person \(count)" }
  static func goesVisit(_ count: Int) -> LocalizedStringKey { "goes-visit \(count)" }
  static func goesNote(_ count: Int) -> LocalizedStringKey { "goes-note \(count)" }
  static func goesFile(_ count: Int) -> LocalizedStringKey { "goes-file \(count)" }
  static func goesPromise(_ count: Int) -> LocalizedStringKey { "goes-promise \(count)" }
  static func goesMap(_ count: Int) -> LocalizedStringKey { "goes-map \(count)" }
  static func goesEntry(_ count: Int) -> LocalizedStringKey { "goes-entry \(count)" }
  static func goesQuestion(_ count: Int) -> LocalizedStringKey { "goes-question \(count)" }
  static func goesDebrief(_ count: Int) -> LocalizedStringKey { "goes-debrief \(count)" }
  static func goesInsight(_ count: Int) -> LocalizedStringKey { "goes-insight \(count)" }
  static func goesStory(_ count: Int) -> LocalizedStringKey { "goes-story \(count)" }
  static func goesPoster(_ count: Int) -> LocalizedStringKey { "goes-poster \(count)" }
  static func goesDocument(_ count: Int) -> LocalizedStringKey { "goes-document \(count)" }
  static func goesRest(_ count: Int) -> LocalizedStringKey { "goes-rest \(count)" }
  static var eraseNamed: LocalizedStringKey { "erase-named" }
  static var eraseNamedNowhere: LocalizedStringKey { "erase-named-nowhere" }
  static var nothingOlder: LocalizedStringKey { "nothing-older" }

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
  static var lookAtPerson: LocalizedStringKey { "look-at-person" }
  static var hangItAgain: LocalizedStringKey { "hang-it-again" }
  static var takeItDown: LocalizedStringKey { "take-it-down" }
  static var changePoster: LocalizedStringKey { "change-poster" }
  static var printPoster: LocalizedStringKey { "print-poster" }
  static var posterToMore: LocalizedStringKey { "poster-to-more" }
  static var toWhomItGoes: LocalizedStringKey { "to-whom-it-goes" }
  static var noPicture: LocalizedStringKey { "no-picture" }
  static var nothingMayHang: LocalizedStringKey { "nothing-may-hang" }
  static var summaryOurs: LocalizedStringKey { "summary-ours" }
  static var asTheyWillSeeIt: LocalizedStringKey { "as-they-will-see-it" }
  static func summaryWithheld(_ count: Int) -> LocalizedStringKey { "summary-withheld \(count)" }
  static var readTheseFirst: LocalizedStringKey { "read-these-first" }
  static var readTheseFirstMore: LocalizedStringKey { "read-these-first-more" }
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
  static func syncInInbox(_ count: Int) -> LocalizedStringKey { "sync-in-inbox \(count)" }
  static var syncOnlyHereOpens: LocalizedStringKey { "sync-only-here-opens" }
  static var syncContact: LocalizedStringKey { "sync-contact" }
  static func syncLastContact(_ day: String, _ time: String) -> LocalizedStringKey {
    "sync-last-contact \(day) \(time)"
  }
  static func syncAway(_ day: String, _ time: String) -> LocalizedStringKey { "sync-away \(day) \(time)" }
  static var syncNoContact: LocalizedStringKey { "sync-no-contact" }
  static var syncServerFull: LocalizedStringKey { "sync-server-full" }
  static var syncNeverBackedUp: LocalizedStringKey { "sync-never-backed-up" }
  static func syncToldApart(_ name: String) -> LocalizedStringKey { "sync-told-apart \(name)" }
  static var syncToldApartItself: LocalizedStringKey { "sync-told-apart-itself" }
  static var syncTryNow: LocalizedStringKey { "sync-try-now" }
  static var syncStopped: LocalizedStringKey { "sync-stopped" }
  static var syncNeedsYou: LocalizedStringKey { "sync-needs-you" }
  static func syncSince(_ day: String, _ time: String) -> LocalizedStringKey { "sync-since \(day) \(time)" }
  static var syncRetry: LocalizedStringKey { "sync-retry" }
  static func syncReasonNumber(_ number: String) -> LocalizedStringKey { "sync-reason-number \(number)" }

  // Sync thickened: what travels, phone to phone, a new phone
  static var needsYouLook: LocalizedStringKey { "needs-you-look" }
  static var needsYouRefused: LocalizedStringKey { "needs-you-refused" }
  static var refusedWords: LocalizedStringKey { "refused-words" }
  static var refusedExplained: LocalizedStringKey { "refused-explained" }
  static var refusedSend: LocalizedStringKey { "refused-send" }
  static var refusedNoWords: LocalizedStringKey { "refused-no-words" }
  static var refusedKeep: LocalizedStringKey { "refused-keep" }
  static var needsYouCompare: LocalizedStringKey { "needs-you-compare" }
  static var needsYouKey: LocalizedStringKey { "needs-you-key" }
  static var needsYouLeaveShared: LocalizedStringKey { "needs-you-leave-shared" }
  static var syncFiles: LocalizedStringKey { "sync-files" }
  static var syncExport: LocalizedStringKey { "sync-export" }
  static var syncByItself: LocalizedStringKey { "sync-by-itself" }
  static var syncBackgroundOn: LocalizedStringKey { "sync-background-on" }
  static var syncBackgroundWaitsNetwork: LocalizedStringKey { "sync-background-waits-network" }
  static var syncBackgroundWaitsBattery: LocalizedStringKey { "sync-background-waits-battery" }
  static var syncBackgroundSaver: LocalizedStringKey { "sync-background-saver" }
  static var syncBackgroundDataSaver: LocalizedStringKey { "sync-background-data-saver" }
  static var syncBackgroundWifi: LocalizedStringKey { "sync-background-wifi" }
  static var phones: LocalizedStringKey { "phones" }
  static var phonesWords: LocalizedStringKey { "phones-words" }
  static var phonesTeam: LocalizedStringKey { "phones-team" }
  static func phonesCount(_ count: Int) -> LocalizedStringKey { "phones-count \(count)" }
  static var phonesYours: LocalizedStringKey { "phones-yours" }
  static func phonesGiven(_ day: String, _ time: String) -> LocalizedStringKey { "phones-given \(day) \(time)" }
  static func phonesTaken(_ day: String, _ time: String) -> LocalizedStringKey { "phones-taken \(day) \(time)" }
  static func phonesMakeFor(_ name: String) -> LocalizedStringKey { "phones-make-for \(name)" }
  static func phonesMade(_ name: String, _ size: String) -> LocalizedStringKey { "phones-made \(name) \(size)" }
  static func phonesMadeLater(_ count: Int) -> LocalizedStringKey { "phones-made-later \(count)" }
  static var phonesShare: LocalizedStringKey { "phones-share" }
  static var phonesTake: LocalizedStringKey { "phones-take" }
  static var phonesTakeWords: LocalizedStringKey { "phones-take-words" }
  static var phonesMaking: LocalizedStringKey { "phones-making" }
  static var phonesTaking: LocalizedStringKey { "phones-taking" }
  static var newPhone: LocalizedStringKey { "new-phone" }
  static var newPhoneAlone: LocalizedStringKey { "new-phone-alone" }
  static var newPhoneAloneTeam: LocalizedStringKey { "new-phone-alone-team" }
  static var newPhoneOld: LocalizedStringKey { "new-phone-old" }
  static var newPhoneOldWords: LocalizedStringKey { "new-phone-old-words" }
  static var newPhoneNew: LocalizedStringKey { "new-phone-new" }
  static var newPhoneNewWords: LocalizedStringKey { "new-phone-new-words" }
  static func newPhoneShownUntil(_ time: String) -> LocalizedStringKey { "new-phone-shown-until \(time)" }
  static var newPhoneShow: LocalizedStringKey { "new-phone-show" }
  static var newPhoneScanNew: LocalizedStringKey { "new-phone-scan-new" }
  static var newPhoneScanOld: LocalizedStringKey { "new-phone-scan-old" }
  static var newPhoneAnswer: LocalizedStringKey { "new-phone-answer" }
  static var newPhoneDone: LocalizedStringKey { "new-phone-done" }
  static var newPhoneDoneMore: LocalizedStringKey { "new-phone-done-more" }
  static var codeSecret: LocalizedStringKey { "code-secret" }
  static var codeImage: LocalizedStringKey { "code-image" }
  static var codeCopy: LocalizedStringKey { "code-copy" }
  static var codePaste: LocalizedStringKey { "code-paste" }
  static var scan: LocalizedStringKey { "scan" }
  static var scanWords: LocalizedStringKey { "scan-words" }
  static var scanLight: LocalizedStringKey { "scan-light" }
  static var scanRefused: LocalizedStringKey { "scan-refused" }
  static var scanNoCamera: LocalizedStringKey { "scan-no-camera" }
  static var toPhoneSettings: LocalizedStringKey { "to-phone-settings" }
  static var joinScan: LocalizedStringKey { "join-scan" }

  // Settings thickened
  static var settingsFiles: LocalizedStringKey { "settings-files" }
  static var settingsWifiOnly: LocalizedStringKey { "settings-wifi-only" }
  static var settingsWifiOnlyMore: LocalizedStringKey { "settings-wifi-only-more" }
  static var settingsLargest: LocalizedStringKey { "settings-largest" }
  static func settingsLargestSize(_ size: String) -> LocalizedStringKey { "settings-largest-size \(size)" }
  static var settingsFree: LocalizedStringKey { "settings-free" }
  static var settingsFreeMore: LocalizedStringKey { "settings-free-more" }
  static func settingsFreed(_ count: Int, _ size: String) -> LocalizedStringKey { "settings-freed \(count) \(size)" }
  static var settingsNoting: LocalizedStringKey { "settings-noting" }
  static var settingsNudges: LocalizedStringKey { "settings-nudges" }
  static var settingsNudgesMore: LocalizedStringKey { "settings-nudges-more" }
  static var settingsLeftThumb: LocalizedStringKey { "settings-left-thumb" }
  static var settingsLeftThumbMore: LocalizedStringKey { "settings-left-thumb-more" }
  static var settingsReminders: LocalizedStringKey { "settings-reminders" }
  static var settingsNames: LocalizedStringKey { "settings-names" }
  static var settingsNamesMore: LocalizedStringKey { "settings-names-more" }
  static var settingsRemind: LocalizedStringKey { "settings-remind" }
  static var settingsRemindMore: LocalizedStringKey { "settings-remind-more" }
  static var settingsNotify: LocalizedStringKey { "settings-notify" }
  static var settingsNotifyMore: LocalizedStringKey { "settings-notify-more" }
  static var settingsRemindRefused: LocalizedStringKey { "settings-remind-refused" }
  static var settingsTogether: LocalizedStringKey { "settings-together" }
  static var settingsRetention: LocalizedStringKey { "settings-retention" }
  static var settingsRetentionNone: LocalizedStringKey { "settings-retention-none" }
  static func settingsRetentionYears(_ count: Int) -> LocalizedStringKey { "settings-retention-years \(count)" }
  static var settingsRetentionMore: LocalizedStringKey { "settings-retention-more" }
  static var settingsZone: LocalizedStringKey { "settings-zone" }
  static var settingsZoneNone: LocalizedStringKey { "settings-zone-none" }
  static func settingsZoneHere(_ zone: String) -> LocalizedStringKey { "settings-zone-here \(zone)" }
  static var settingsOwnWords: LocalizedStringKey { "settings-own-words" }
  static var settingsLanguage: LocalizedStringKey { "settings-language" }
  static var settingsLanguageMore: LocalizedStringKey { "settings-language-more" }
  static var settingsKeep: LocalizedStringKey { "settings-keep" }
  static var settingsLock: LocalizedStringKey { "settings-lock" }
  static var settingsLockMore: LocalizedStringKey { "settings-lock-more" }
  static var settingsLockNone: LocalizedStringKey { "settings-lock-none" }
  static func settingsBackupLast(_ day: String, _ time: String) -> LocalizedStringKey {
    "settings-backup-last \(day) \(time)"
  }
  static var settingsBackupNever: LocalizedStringKey { "settings-backup-never" }
  static var settingsImport: LocalizedStringKey { "settings-import" }
  static var ownWordsWords: LocalizedStringKey { "own-words-words" }
  static var ownWordsField: LocalizedStringKey { "own-words-field" }
  static var ownWordsNone: LocalizedStringKey { "own-words-none" }
  static func ownWordsRemove(_ word: String) -> LocalizedStringKey { "own-words-remove \(word)" }

  // Backup and restore
  static var backup: LocalizedStringKey { "backup" }
  static var backupWords: LocalizedStringKey { "backup-words" }
  static var backupLock: LocalizedStringKey { "backup-lock" }
  static var backupPassphrase: LocalizedStringKey { "backup-passphrase" }
  static var backupCode: LocalizedStringKey { "backup-code" }
  static var backupPassphraseField: LocalizedStringKey { "backup-passphrase-field" }
  static var backupPassphraseMore: LocalizedStringKey { "backup-passphrase-more" }
  static var backupAgain: LocalizedStringKey { "backup-again" }
  static var backupDiffers: LocalizedStringKey { "backup-differs" }
  static var backupCodeWords: LocalizedStringKey { "backup-code-words" }
  static var backupCodeKept: LocalizedStringKey { "backup-code-kept" }
  static var backupPrint: LocalizedStringKey { "backup-print" }
  static var backupMaking: LocalizedStringKey { "backup-making" }
  static func backupMade(_ size: String) -> LocalizedStringKey { "backup-made \(size)" }
  static func backupNotHere(_ count: Int) -> LocalizedStringKey { "backup-not-here \(count)" }
  static var backupKeepPassphrase: LocalizedStringKey { "backup-keep-passphrase" }
  static var backupStop: LocalizedStringKey { "backup-stop" }
  static var restore: LocalizedStringKey { "restore" }
  static var restoreHave: LocalizedStringKey { "restore-have" }
  static var restoreWords: LocalizedStringKey { "restore-words" }
  static var restoreChoose: LocalizedStringKey { "restore-choose" }
  static var openedBackup: LocalizedStringKey { "opened-backup" }
  static var restoreAsksPassphrase: LocalizedStringKey { "restore-asks-passphrase" }
  static var restoreAsksCode: LocalizedStringKey { "restore-asks-code" }
  static var restoreCodeField: LocalizedStringKey { "restore-code-field" }
  static var restoreGo: LocalizedStringKey { "restore-go" }
  static var restoreRestoring: LocalizedStringKey { "restore-restoring" }
  static var exportWords: LocalizedStringKey { "export-words" }
  static func exportMade(_ size: String) -> LocalizedStringKey { "export-made \(size)" }
  static var keepSafe: LocalizedStringKey { "keep-safe" }
  static var keepSafeWords: LocalizedStringKey { "keep-safe-words" }

  // Locked
  static var lockedTitle: LocalizedStringKey { "locked-title" }
  static var lockedWords: LocalizedStringKey { "locked-words" }
  static var lockedUnlock: LocalizedStringKey { "locked-unlock" }
  static var lockedFailed: LocalizedStringKey { "locked-failed" }
  static var lockedKept: LocalizedStringKey { "locked-kept" }

  // What shows outside the app, without anybody’s name
  static var notifyCapture: LocalizedStringKey { "notify-capture" }
  static var notifyCaptureMore: LocalizedStringKey { "notify-capture-more" }
  static var notifyDebrief: LocalizedStringKey { "notify-debrief" }
  static var notifyDebriefMorning: LocalizedStringKey { "notify-debrief-morning" }
  static var notifyDebriefMore: LocalizedStringKey { "notify-debrief-more" }
  static var notifyPromise: LocalizedStringKey { "notify-promise" }
  static var notifyPromiseMore: LocalizedStringKey { "notify-promise-more" }
  static func notifyWith(_ what: String, _ customer: String) -> LocalizedStringKey { "notify-with \(what) \(customer)" }
  static var notifyChannelCapture: LocalizedStringKey { "notify-channel-capture" }
  static var notifyChannelReminders: LocalizedStringKey { "notify-channel-reminders" }
  static var shortcutNote: LocalizedStringKey { "shortcut-note" }
  static var shortcutNoteShort: LocalizedStringKey { "shortcut-note-short" }
  static var shortcutVisit: LocalizedStringKey { "shortcut-visit" }
  static var widgetWords: LocalizedStringKey { "widget-words" }
  static var shareIn: LocalizedStringKey { "share-in" }
  static var shareInKept: LocalizedStringKey { "share-in-kept" }
  static var shareInNone: LocalizedStringKey { "share-in-none" }
  static var shareInFirst: LocalizedStringKey { "share-in-first" }

  // Sorting: a note a card
  static var sort: LocalizedStringKey { "sort" }
  static var sortWhose: LocalizedStringKey { "sort-whose" }
  static var sortNobody: LocalizedStringKey { "sort-nobody" }
  static var sortSituation: LocalizedStringKey { "sort-situation" }
  static var sortSituationField: LocalizedStringKey { "sort-situation-field" }
  static var sortCard: LocalizedStringKey { "sort-card" }
  static var sortLikely: LocalizedStringKey { "sort-likely" }
  static func sortNotAbout(_ name: String) -> LocalizedStringKey { "sort-not-about \(name)" }
  static var sortNotForMap: LocalizedStringKey { "sort-not-for-map" }
  static var sortLater: LocalizedStringKey { "sort-later" }
  static func sortPutOff(_ count: Int) -> LocalizedStringKey { "sort-put-off \(count)" }
  static var sortLookAtLater: LocalizedStringKey { "sort-look-at-later" }
  static func sortSameAs(_ entry: String) -> LocalizedStringKey { "sort-same-as \(entry)" }
  static var sortWentSame: LocalizedStringKey { "sort-went-same" }
  static var sortSkipped: LocalizedStringKey { "sort-skipped" }
  static var sortAnswered: LocalizedStringKey { "sort-answered" }
  static var sortUseWords: LocalizedStringKey { "sort-use-words" }
  static var sortAllWords: LocalizedStringKey { "sort-all-words" }
  static var sortOnly: LocalizedStringKey { "sort-only" }
  static var sortLookAtMap: LocalizedStringKey { "sort-look-at-map" }
  static var sortSentence: LocalizedStringKey { "sort-sentence" }
  static var sortPutThere: LocalizedStringKey { "sort-put-there" }
  static var sortSkip: LocalizedStringKey { "sort-skip" }
  static var sortAskNext: LocalizedStringKey { "sort-ask-next" }
  static func sortLeft(_ count: Int) -> LocalizedStringKey { "sort-left \(count)" }
  static var sortGuess: LocalizedStringKey { "sort-guess" }
  static var sortDone: LocalizedStringKey { "sort-done" }
  static var sortShowIt: LocalizedStringKey { "sort-show-it" }
  static var mapSomebody: LocalizedStringKey { "map-somebody" }

  // Maps
  static var maps: LocalizedStringKey { "maps" }
  static var mapsEmpty: LocalizedStringKey { "maps-empty" }
  static var mapAbove: LocalizedStringKey { "map-above" }
  static var mapBelow: LocalizedStringKey { "map-below" }
  static func mapEntries(_ count: Int) -> LocalizedStringKey { "map-entries \(count)" }
  static var mapLookAtNotes: LocalizedStringKey { "map-look-at-notes" }
  static var mapMoreWays: LocalizedStringKey { "map-more-ways" }
  static var mapEmpty: LocalizedStringKey { "map-empty" }
  static var mapNoNotes: LocalizedStringKey { "map-no-notes" }
  static var mapWrite: LocalizedStringKey { "map-write" }
  static var mapWriteGuess: LocalizedStringKey { "map-write-guess" }
  static func mapTimes(_ word: String, _ count: Int) -> LocalizedStringKey { "map-times \(word) \(count)" }
  static func mapFromNotes(_ count: Int) -> LocalizedStringKey { "map-from-notes \(count)" }
  static func mapBut(_ count: Int) -> LocalizedStringKey { "map-but \(count)" }
  static func mapVersions(_ count: Int) -> LocalizedStringKey { "map-versions \(count)" }
  static func mapOnlyYou(_ count: Int) -> LocalizedStringKey { "map-only-you \(count)" }
  static var entryShownBy: LocalizedStringKey { "entry-shown-by" }
  static var entryAgainst: LocalizedStringKey { "entry-against" }
  static var entryNothingShows: LocalizedStringKey { "entry-nothing-shows" }
  static var entryWordsSince: LocalizedStringKey { "entry-words-since" }
  static var entryHistory: LocalizedStringKey { "entry-history" }
  static var entryANote: LocalizedStringKey { "entry-a-note" }
  static var entryOwnWords: LocalizedStringKey { "entry-own-words" }
  static var entryKeepWords: LocalizedStringKey { "entry-keep-words" }
  static var entryMove: LocalizedStringKey { "entry-move" }
  static var entrySame: LocalizedStringKey { "entry-same" }
  static var entryLink: LocalizedStringKey { "entry-link" }
  static var entryLinkFor: LocalizedStringKey { "entry-link-for" }
  static var entryLinkAgainst: LocalizedStringKey { "entry-link-against" }
  static var entryNoNotes: LocalizedStringKey { "entry-no-notes" }
  static var entryUnlink: LocalizedStringKey { "entry-unlink" }
  static func mapAskNext(_ parts: String) -> LocalizedStringKey { "map-ask-next \(parts)" }
  static var entryErased: LocalizedStringKey { "entry-erased" }
  static func entryMade(_ part: String, _ text: String) -> LocalizedStringKey { "entry-made \(part) \(text)" }
  static func entryMoved(_ part: String) -> LocalizedStringKey { "entry-moved \(part)" }
  static func entryRewritten(_ text: String) -> LocalizedStringKey { "entry-rewritten \(text)" }
  static func entryLinked(_ note: String) -> LocalizedStringKey { "entry-linked \(note)" }
  static func entryLinkedAgainst(_ note: String) -> LocalizedStringKey { "entry-linked-against \(note)" }
  static func entryUnlinked(_ note: String) -> LocalizedStringKey { "entry-unlinked \(note)" }
  static var mapTray: LocalizedStringKey { "map-tray" }
  static var mapTrayEmpty: LocalizedStringKey { "map-tray-empty" }
  static var mapChoosePart: LocalizedStringKey { "map-choose-part" }
  static func mapPutInto(_ part: String) -> LocalizedStringKey { "map-put-into \(part)" }
  static func mapMoveTo(_ part: String) -> LocalizedStringKey { "map-move-to \(part)" }

  // Two versions
  static var compare: LocalizedStringKey { "compare" }
  static var compareHow: LocalizedStringKey { "compare-how" }
  static var compareWas: LocalizedStringKey { "compare-was" }
  static var compareOlder: LocalizedStringKey { "compare-older" }
  static var compareMine: LocalizedStringKey { "compare-mine" }
  static var compareOtherDevice: LocalizedStringKey { "compare-other-device" }
  static var compareKeep: LocalizedStringKey { "compare-keep" }
  static var compareBoth: LocalizedStringKey { "compare-both" }
  static var compareThird: LocalizedStringKey { "compare-third" }
  static var compareKeepThird: LocalizedStringKey { "compare-keep-third" }
  static var compareDecided: LocalizedStringKey { "compare-decided" }

  // Workshops: guess together, then look
  static var workshops: LocalizedStringKey { "workshops" }
  static var workshopsEmpty: LocalizedStringKey { "workshops-empty" }
  static var workshopStart: LocalizedStringKey { "workshop-start" }
  static var workshopBegin: LocalizedStringKey { "workshop-begin" }
  static var workshopAbout: LocalizedStringKey { "workshop-about" }
  static var workshopFind: LocalizedStringKey { "workshop-find" }
  static var workshopNobody: LocalizedStringKey { "workshop-nobody" }
  static var workshopAnother: LocalizedStringKey { "workshop-another" }
  static var workshopWho: LocalizedStringKey { "workshop-who" }
  static var workshopGuest: LocalizedStringKey { "workshop-guest" }
  static var workshopAddGuest: LocalizedStringKey { "workshop-add-guest" }
  static func workshopGiveTo(_ name: String) -> LocalizedStringKey { "workshop-give-to \(name)" }
  static func workshopGotIt(_ name: String) -> LocalizedStringKey { "workshop-got-it \(name)" }
  static var workshopTakeTurn: LocalizedStringKey { "workshop-take-turn" }
  static var workshopGoOn: LocalizedStringKey { "workshop-go-on" }
  static var workshopOpenNow: LocalizedStringKey { "workshop-open-now" }
  static var workshopWhichSeen: LocalizedStringKey { "workshop-which-seen" }
  static var workshopWeSaw: LocalizedStringKey { "workshop-we-saw" }
  static var workshopAsGuess: LocalizedStringKey { "workshop-as-guess" }
  static var workshopNoNotes: LocalizedStringKey { "workshop-no-notes" }
  static var workshopIsOpen: LocalizedStringKey { "workshop-is-open" }
  static var workshopNotOpen: LocalizedStringKey { "workshop-not-open" }
  static func turnOf(_ name: String) -> LocalizedStringKey { "turn-of \(name)" }
  static func turnLeft(_ time: String) -> LocalizedStringKey { "turn-left \(time)" }
  static var turnOver: LocalizedStringKey { "turn-over" }
  static var turnGuess: LocalizedStringKey { "turn-guess" }
  static var turnKeep: LocalizedStringKey { "turn-keep" }
  static var turnTakeBack: LocalizedStringKey { "turn-take-back" }
  static var turnDone: LocalizedStringKey { "turn-done" }
  static var workshopWaits: LocalizedStringKey { "workshop-waits" }
  static func workshopOpens(_ time: String) -> LocalizedStringKey { "workshop-opens \(time)" }
  static var workshopNothing: LocalizedStringKey { "workshop-nothing" }
  static var workshopLate: LocalizedStringKey { "workshop-late" }
  static var workshopPlaced: LocalizedStringKey { "workshop-placed" }
  static var turnStateToCome: LocalizedStringKey { "turn-state-to-come" }
  static var turnStateUnderWay: LocalizedStringKey { "turn-state-under-way" }
  static var turnStateDone: LocalizedStringKey { "turn-state-done" }

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

  // Attachments' files on their way
  static func filesToSend(_ count: Int, _ size: String) -> LocalizedStringKey { "files-to-send \(count) \(size)" }
  static func filesToFetch(_ count: Int, _ size: String) -> LocalizedStringKey { "files-to-fetch \(count) \(size)" }
  static func filesFollow(_ count: Int) -> LocalizedStringKey { "files-follow \(count)" }
  static var filesWifiOnly: LocalizedStringKey { "files-wifi-only" }
  static var filesAnyNetwork: LocalizedStringKey { "files-any-network" }

  // The terminal: phone to phone, a new device, joining a visit
  static func bundleOnlyYours(_ count: Int) -> LocalizedStringKey { "bundle-only-yours \(count)" }
  static func bundleTaken(_ count: Int, _ name: String) -> LocalizedStringKey { "bundle-taken \(count) \(name)" }
  static func bundleFilesTaken(_ count: Int) -> LocalizedStringKey { "bundle-files-taken \(count)" }
  static var bundleNobody: LocalizedStringKey { "bundle-nobody" }

  // Views of maps in the terminal
  static var four: LocalizedStringKey { "four" }
  static var mapMany: LocalizedStringKey { "map-many" }
  static func mapCount(_ count: Int) -> LocalizedStringKey { "map-count \(count)" }
  static var pairDiffers: LocalizedStringKey { "pair-differs" }
  static var pairMatches: LocalizedStringKey { "pair-matches" }
  static var pairKeep: LocalizedStringKey { "pair-keep" }
  static var pairThought: LocalizedStringKey { "pair-thought" }
  static var pairEntry: LocalizedStringKey { "pair-entry" }
  static var pairUsed: LocalizedStringKey { "pair-used" }
  static func deckMore(_ count: Int) -> LocalizedStringKey { "deck-more \(count)" }
  static var deckStart: LocalizedStringKey { "deck-start" }
  static var mapOnASheet: LocalizedStringKey { "map-on-a-sheet" }
  static var deckPrint: LocalizedStringKey { "deck-print" }
  static var fourSays: LocalizedStringKey { "four-says" }
  static var fourThinks: LocalizedStringKey { "four-thinks" }
  static var fourDoes: LocalizedStringKey { "four-does" }
  static var fourFeels: LocalizedStringKey { "four-feels" }
  static var fourAround: LocalizedStringKey { "four-around" }
  static func mapOfPeople(_ people: String, _ all: String) -> LocalizedStringKey { "map-of-people \(people) \(all)" }
  static var mapNewestOnly: LocalizedStringKey { "map-newest-only" }
  static var unmatched: LocalizedStringKey { "unmatched" }
  static var makeBothTrue: LocalizedStringKey { "make-both-true" }
  static var pairsProposed: LocalizedStringKey { "pairs-proposed" }
  static var pairsNone: LocalizedStringKey { "pairs-none" }
  static var pairBothWays: LocalizedStringKey { "pair-both-ways" }
  static var deck: LocalizedStringKey { "deck" }
  static var deckYouAre: LocalizedStringKey { "deck-you-are" }
  static var deckSee: LocalizedStringKey { "deck-see" }
  static var deckSay: LocalizedStringKey { "deck-say" }
  static var deckDo: LocalizedStringKey { "deck-do" }
  static var deckHear: LocalizedStringKey { "deck-hear" }
  static var deckNeedToDo: LocalizedStringKey { "deck-need-to-do" }
  static var deckPain: LocalizedStringKey { "deck-pain" }
  static var deckGain: LocalizedStringKey { "deck-gain" }
  static var deckOther: LocalizedStringKey { "deck-other" }
  static var deckUnknown: LocalizedStringKey { "deck-unknown" }
  static var deckRules: LocalizedStringKey { "deck-rules" }
  static var deckRulePlay: LocalizedStringKey { "deck-rule-play" }
  static var deckRuleGuess: LocalizedStringKey { "deck-rule-guess" }
  static var deckRuleWrite: LocalizedStringKey { "deck-rule-write" }
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
    case .notKnownHere: "needs-you-reason-not-known-here"
    case .dependent: "needs-you-reason-dependent"
    case .erased: "needs-you-reason-erased"
    case .cannotApply: "needs-you-reason-cannot-apply"
    case .notVouchedFor: "needs-you-reason-not-vouched-for"
    case .waitsForOthers: "needs-you-reason-waits-for-others"
    case .keyNotHere: "needs-you-reason-key-not-here"
    case .sharedMeanwhile: "needs-you-reason-shared-meanwhile"
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
    case .noOlderWords: "refusal-no-older-words"
    case .compareFirst: "refusal-compare-first"
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
    case .onlyAnExample: "refusal-only-an-example"
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
    case .linkUnknown: "refusal-link-unknown"
    case .linkDays: "refusal-link-days"
    case .serverTooOld: "refusal-server-too-old"
    case .notRefused: "refusal-not-refused"
    case .cannotBeChanged: "refusal-cannot-be-changed"
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
