### Every word of Soundings in English, in Fluent (https://projectfluent.org): plurals, a comment beside each word, and
### well-kept readers in many languages, which neither of the two platforms' own files has.
###
### Android's strings.xml, Apple's Localizable.xcstrings and the Kotlin and Swift that name the words are made from
### here (UPDATE_WORDS=1 cargo test -p soundings-words); terminal and pages read this file itself.
###
### Names: by screen and meaning; one word for one act on all of them. `terminal-` and `page-` and `date-` stand in the
### terminal and in pages only, everything else on phones. Beside a phone's words, `.terminal` and `.page` say the same
### there, where it has to be said otherwise: on a computer, with a command, in the middle of a line. A case of an enum
### is named `encounter-kind-visit`, a refusal `refusal-` and its code, an error `error-` and its code.
### $count is a number, everything else is text. A variant [0] says what stands where there are none.

## The four destinations

app-name = Soundings
tagline = See the customer below the surface.
today = Today
visits = Visits
customers = Customers
team = Team
back = Back
try-again = Try again
cancel = Cancel
add = Add

## First run

first-question = What name goes on your notes?
first-name = Your name
first-stays = Everything stays on this phone until you join a team.
first-begin = Begin
first-invitation = I have an invitation
first-invitation-next = Say your name first. Your invitation comes next.

## Today

start = Start
# The orange button while a visit is under way: opens it to write a note.
note = Note
you = You: { $engineer }
under-way = Under way
under-way-since = Since { $time }
next = Next
start-this = Start this visit
unnamed-visit = A visit, not named yet
visit-place = { $customer }, { $site }
today-empty-title = No visits yet
today-empty = What your customers say and do goes here. Press Start when you meet one. You can name them later.
today-rest = No visit under way. Press Start when you meet a customer.
one-thing = One thing to do
open-capture = Open the visit
look-at-visit = Look at the visit
share-it = Share with the team
promises-due = Promises due
promise-to = To { $names }
promise-by-engineer = { $engineer } promised this
due-today = Today
due-on = By { $day }
due-was = Was for { $day }
more-promises = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
notes = { $count ->
    [0] no notes yet
    [one] { $count } note
   *[other] { $count } notes
}

## Today: the one thing to do

one-thing-still-there = Still there? This visit has been quiet for three hours.
    .terminal = Still there? It has been quiet for three hours: soundings visit end
one-thing-share = { $count ->
    [one] { $count } note of an ended visit is still only yours.
   *[other] { $count } notes of an ended visit are still only yours.
}
    .terminal = { $count ->
        [one] { $count } note of an ended visit is still only yours: soundings share { $visit }
       *[other] { $count } notes of an ended visit are still only yours: soundings share { $visit }
    }
one-thing-sort = { $count ->
    [one] { $count } note of an ended visit is in no map yet.
   *[other] { $count } notes of an ended visit are in no map yet.
}
    .terminal = { $count ->
        [one] { $count } note is in no map yet: soundings sort { $visit }
       *[other] { $count } notes are in no map yet: soundings sort { $visit }
    }
one-thing-file = { $count ->
    [one] { $count } note has no visit or no key yet.
   *[other] { $count } notes have no visit or no key yet.
}
    .terminal = { $count ->
        [one] { $count } note has no visit or no key yet: soundings visit list
       *[other] { $count } notes have no visit or no key yet: soundings visit list
    }
one-thing-compare = Two versions of something stand side by side. Both are kept.
    .terminal = Two versions stand side by side: soundings status, then resolve { $entity }

## What stands between this device and the team

sharing-no-team = { $count ->
    [0] Everything stays on this phone until you join a team.
    [one] { $count } note, only on this phone until you join a team.
   *[other] { $count } notes, only on this phone until you join a team.
}
    .terminal = { $count ->
        [0] Everything stays on this computer until you join a team.
        [one] { $count } note on this computer. Everything stays here until you join a team.
       *[other] { $count } notes on this computer. Everything stays here until you join a team.
    }
sharing-joining = Your invitation is on its way to your team’s server.
    .terminal = Your invitation is kept on this computer. It goes with the next sync.
sharing-joining-away = Your team’s server has not answered your invitation since { $time }. It is kept and goes by itself, but is good for ten minutes only.
    .terminal = Your team's server has not answered your invitation since { $time }. It is kept, but good for ten minutes only.
sharing-together = Everything is with the team.
sharing-together-checked = Everything is with the team, checked { $time }.
sharing-files-follow = { $count ->
    [one] Your words are with the team. { $count } file follows.
   *[other] Your words are with the team. { $count } files follow.
}
sharing-waiting-notes = { $count ->
    [one] { $count } note on this phone. Nothing to do.
   *[other] { $count } notes on this phone. Nothing to do.
}
    .terminal = { $count ->
        [one] { $count } note on this computer. It goes with the next sync.
       *[other] { $count } notes on this computer. It goes with the next sync.
    }
sharing-waiting-things = { $count ->
    [one] { $count } change on this phone, not with the team yet. Nothing to do.
   *[other] { $count } changes on this phone, not with the team yet. Nothing to do.
}
    .terminal = { $count ->
        [0] Nothing waits on this computer. It goes with the next sync.
        [one] { $count } change on this computer, not with the team yet. It goes with the next sync.
       *[other] { $count } changes on this computer, not with the team yet. It goes with the next sync.
    }
sharing-away-notes = { $count ->
    [one] { $count } note on this phone. Your team’s server has not answered since { $time }. Nothing to do.
   *[other] { $count } notes on this phone. Your team’s server has not answered since { $time }. Nothing to do.
}
    .terminal = { $count ->
        [one] { $count } note on this computer. Your team's server has not answered since { $time }. Nothing to do.
       *[other] { $count } notes on this computer. Your team's server has not answered since { $time }. Nothing to do.
    }
sharing-away-things = { $count ->
    [0] Nothing waits on this phone. Your team’s server has not answered since { $time }. Nothing to do.
    [one] { $count } change on this phone, not with the team yet. Your team’s server has not answered since { $time }. Nothing to do.
   *[other] { $count } changes on this phone, not with the team yet. Your team’s server has not answered since { $time }. Nothing to do.
}
    .terminal = { $count ->
        [0] Nothing waits on this computer. Your team's server has not answered since { $time }. Nothing to do.
        [one] { $count } change on this computer, not with the team yet. Your team's server has not answered since { $time }. Nothing to do.
       *[other] { $count } changes on this computer, not with the team yet. Your team's server has not answered since { $time }. Nothing to do.
    }
sharing-needs-you = { $count ->
    [one] { $count } thing needs you.
   *[other] { $count } things need you.
}

## The state of one thing, beside it

sync-state-on-this-phone = on this phone
    .terminal = on this computer
sync-state-on-its-way = on its way
sync-state-kept-for-you = your team’s server keeps it for you
    .terminal = your team's server keeps it for you
sync-state-with-the-team = with the team
sync-state-needs-you = needs you

## Why something needs you, and what to do

needs-you-reason-versions = Two versions stand side by side. Choose one, both, or write a third.
    .terminal = several versions stand side by side
needs-you-reason-too-large = Your team’s server says it is too large. It is kept here; make it smaller, or export it.
    .terminal = your team's server says it is too large
needs-you-reason-not-understood = Your team’s server could not read it. It is kept here; try again after an update, or export it.
    .terminal = your team's server could not read it
needs-you-reason-not-known-here = Your team’s server refused it for a reason that this version does not know. It is kept here; update the app and send it again.
    .terminal = your team's server refused it for a reason that this version does not know
needs-you-reason-dependent = It builds on something your team’s server refused. It is kept here; see to that one first.
    .terminal = it builds on something your team's server refused
needs-you-reason-erased = It was erased for everybody. What you wrote is not sent.
    .terminal = it was erased for everybody
needs-you-reason-cannot-apply = Something came that this version cannot read. It is kept; update the app.
    .terminal = something came that this version cannot read; it is kept
needs-you-reason-not-vouched-for = Something came under a teammate’s name that their phone did not sign. It is kept, and not shown; tell whoever looks after your team’s server.
    .terminal = something came that its author's device did not sign; it is kept and not shown
needs-you-reason-waits-for-others = Something came that builds on what is not here yet. It is kept, and shown once that comes.
    .terminal = something came that builds on what is not here yet; it is kept
needs-you-reason-key-not-here = What is only yours on your other devices is sealed to your key, which this one does not have. Take it over from one of them; until then your own notes from here stay here.
    .terminal = what is only yours on your other devices waits for your key; take it over from one of them
needs-you-reason-shared-meanwhile = You said on one device that this stays only you, and shared it from another meanwhile: the team has it. Say that it may stay shared, or delete it.
    .terminal = you said on one device that this stays only you, and shared it from another meanwhile; the team has it: note change --share-too leaves it shared, note delete takes it away

## Capture

where-are-you = Where are you? (later is fine)
no-visit = A note without a visit
# What a screen reader says a key does.
key-hint = Keeps what you wrote as a note
field-hint = Write, then press a key
nothing-yet = Nothing noted here yet. Write, then press one of the four keys: that keeps it.
last-note = Last note
last-note-menu = What to do with this note
someone = Someone
someone-question = Who is it?
someone-hint = A name, or “night operator, line 3”
take-picture = Take a picture
picture-none = No camera app answered. Nothing is lost.
choosing-none = No app to choose with answered. Nothing is lost.
chosen-ten = Ten at once are taken. Choose the others for the next note.
printing-none = This phone has nothing to print with. Send it instead.
pictures = { $count ->
    [one] { $count } picture goes with this note
   *[other] { $count } pictures go with this note
}
pictures-wait = What you attached is in no note yet. Press a key for it, or leave it out; then end.
remove-pictures = Leave them out
star = Star
is-on = on
is-off = off
thoughts = { $count ->
    [one] { $count } thought
   *[other] { $count } thoughts
}
end = End
end-words = What still stands in the field is kept as a note without a key.
end-only = End, keep it only mine
ask-first = Still the same visit?
ask-first-words = This visit has been quiet for a while. Your words are still in the field.
ask-first-yes = Yes, add here
ask-first-no = No, keep it without a visit
deleted = Note deleted
undo = Undo

## A promise

promise = Promise
promise-what = What did we say we would do?
promise-to-whom = To whom
promise-until = We promise this by
promise-needs = Write what we promise and choose to whom.
until-this-friday = This Friday
until-next-friday = Next Friday
until-pick = Pick a day
promised = Promise kept in mind until { $day }

## A note

# Their very words, the only ones that ever carry quotation marks.
exact-quote = “{ $words }”
exact-words = Their exact words
star-it = Star it
unstar = Take the star away
starred = starred
delete = Delete
no-key-yet = without a key yet
    .terminal = no key
from-memory = from memory
corrected = corrected
picture-follows = picture follows
note-pictures = { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}

## Capture: what is beside the field, what is hidden, what is spoken

# Stands on the button that makes the next note, or the last one, somebody’s exact words.
exact-short = Exact
# Spoken by a screen reader once a key was pressed; $kind as “They said”.
kept-kind = Kept: { $kind }
hide-now = Hide now
hidden-words = Hidden. Notes still go in.
show-again = Show again
note-open = Open this note
# What a screen reader’s own action on a key does: the same as holding it.
spoken-start = Speak this note
spoken-running = { $count ->
    [one] You speak: { $count } second. Let go to keep it, slide up to lock.
   *[other] You speak: { $count } seconds. Let go to keep it, slide up to lock.
}
spoken-locked = { $count ->
    [one] You speak, locked: { $count } second.
   *[other] You speak, locked: { $count } seconds.
}
spoken-keep = Keep it
spoken-drop = Leave it
spoken-refused = The microphone may not be used. Allow it in the phone’s settings; typing goes on as before.
spoken-again = You may speak now: hold the key again.
spoken-none = No microphone answered. Nothing is lost.
spoken-came-back = { $count ->
    [one] A spoken note was cut off. What was said until then is kept.
   *[other] { $count } spoken notes were cut off. What was said until then is kept.
}

## Pictures

picture-choose = Choose pictures
# Of Capture's strip: what is on the phone already goes with the next note.
attach = Attach
# A file of any kind, beside *Choose pictures*.
attach-file = Choose a file
picture-refused = The camera is off for Soundings. Allow it in the phone’s settings, or choose a picture that is there.
picture-rule-no-words = No pictures may be taken here.
picture-rule-ask-words = Pictures here need a yes each time.
picture-rule-not-asked-words = Nobody has asked yet whether pictures may be taken here.
picture-said-yes = They said yes
picture-said-no = They said no
picture-of-ours = It shows something of ours
picture-title = Picture
picture-open = Open the picture
picture-cover-words = What you cover is burnt into every copy that goes out.
picture-draw-words = Press two opposite corners, or draw from one to the other.
picture-text-words = Write the words, then press where they begin.
picture-one-corner = One corner is set. Press the opposite one.
picture-words = Words on the picture
picture-drawn = What is drawn on it
picture-move = Move it
picture-move-words = Press where it goes.
picture-take-off = Take it off
picture-copy = Share a copy
picture-nothing-drawn = Nothing yet.

## Naming a visit

name-visit = Name this visit
name-customer = Customer
name-customer-hint = Type a name; those you know are offered.
name-add = Add “{ $name }”
name-another = Another customer
name-site = Site
name-people = Who is there
name-person = Somebody else
name-objective = What for

## The page of a note

note-words = Words
note-save-words = Keep these words
note-first-words = First words: { $words }
note-older-words = Erase its older words
older-words = These words of it go, on every device and on your team’s server. It stays with the words it has now.
older-words-sure = Erase its older words? It can be taken back for 24 hours.
older-words-erase = Erase them
older-words-keep = Keep them
older-words-until = Its older words are erased for good { $day }, { $time }. Until then you can keep them.
note-key = Key
note-by = Who said or did it
note-about = Whom it is about
note-when = When it happened
note-place = Where exactly
note-stays-mine = Stays only mine
note-stays-mine-more = It is not given to the team with its visit.
note-marks = Marks
note-shows = What it shows on maps
note-speaks-against = speaks against it
note-versions = Two versions stand side by side. Both are kept.
note-compare = Compare
note-erase = Erase for good
note-attached = Attached
# On the page of a photographed page of paper: what one types there is a note of its own.
note-beside = Type beside this page
note-beside-more = Each is a note of that visit, at its time. The page itself is in no report.
# How long a spoken note is, in seconds.
note-seconds = { $count } s
note-listen = Listen
note-listen-stop = Stop
note-listen-not = This phone can’t play it. Share a copy to hear it elsewhere.
# Of a file that the team's server keeps and that comes when it is asked for.
note-fetch = Bring it here

## What the team has not yet

earlier = Share earlier things
earlier-words = Your team has none of this. Pick what it gets. What was shared can be deleted, and not taken back.
earlier-none = Nothing is left to share.
earlier-go = { $count ->
    [0] Nothing picked yet
    [one] Share { $count } thing
   *[other] Share { $count } things
}

## A teammate’s visit

show-visit = Let a teammate join
show-visit-words = A teammate scans this and is in your visit, without a network. It holds names only, no notes.
show-visit-code = A code for a teammate’s camera
join-visit = Join a teammate’s visit
join-visit-words = Scan the code on your teammate’s phone, or paste what they sent.
join-visit-field = What they sent
join-visit-of = { $engineer }’s visit
join-visit-here = You have this visit already.
join-visit-go = Join this visit

## Today: what leads on

one-thing-sort-go = Sort them
one-thing-file-go = File them
only-here = These notes are only on this phone.
only-here-since = These notes are only on this phone; your last backup: { $day }.
only-here-back-up = Back up
only-here-later = Later
promise-take-back = Take it back

## Visits, customers, team

visits-empty = Every visit and call you make stands here, the newest first.
not-filed = Notes not filed yet
visit-no-notes = No notes here yet.
customers-empty = The customers you meet stand here, with everything you know of them.
team-alone = Just you so far.
team-alone-more = Once you join a team, what you share is here for everyone, and what is only yours stays yours.
team-alone-invite = To have somebody here beside you, ask whoever runs your team’s server for an invitation in their name.

## Visits: the log, and one visit before, during and after

choose = Choose
search = Search
search-field = Search everything
search-begin = Notes, visits, people, promises: write a word of what you look for.
search-nothing = Nothing here holds all of these words.
search-not-yet = { $count ->
    [one] { $count } note came just now and is not found by its newest words yet.
   *[other] { $count } notes came just now and are not found by their newest words yet.
}
search-since = From a day on
search-since-day = From { $day }
search-until = Until a day
search-until-day = Until { $day }
search-best = Best first
# A customer's page: the search, of what is theirs.
search-customer = Search at this customer
# A person's page: the search, of what they said, did and are concerned by.
search-person = Search about this person
found-site = Site
# Beside a hit of the search: what somebody expects of a visit.
expected = Expected
visits-planned = Planned
visits-begun = Until now
file-notes = { $count ->
    [one] Give { $count } note its place
   *[other] Give { $count } notes their place
}
choose-visit = Choose its visit
which-visit = Which visit?
all-filed = Every note has its visit and its key.
plan-visit = Plan a visit
# Begins a call to ourselves, as a customer makes it, with its script.
call-ourselves = Call ourselves
# What came of calls to ourselves, as a document of ours.
findings = What we found about ourselves
plan-it = Plan it
plan-needs = Choose the day and the time. The rest can be named later.
whom-with = With whom?
customer-new = A new customer: { $name }
plan-when = When?
pick-time = Pick a time
plan-zone = Time in { $zone }
what-for = What for?
what-kind = What is it?
face-plan = Plan
face-notes = Notes
face-after = After
continue-visit = Continue this visit
set-mark = Mark this note
unmark = Not any more: { $mark }
folded = folded
unfolded = unfolded
briefing = Briefing
who-does-what = Who asks, writes, watches
what-to-ask = What to ask
ask-it-too = Ask it too
no-questions = No question yet. Choose a guide, or write your own.
question-own = A question of your own
asked = asked
keep-words = Keep these words
move-up = Move up
leave-out = Leave out
what-we-expect = What we expect
nothing-expected = Nobody wrote down what they expect.
expect-field = What do you expect?
expect-rule = Three at most. It can’t be changed once the visit has started.
how-sure = How sure are you?
after-start = written after the start
seats = Seats
seat-take = Take it
seat-leave = Give it back
seat-withdraw = Offer it no more
seat-what-for = What could whoever comes along do?
seat-offer = Offer a seat
report-ready = Your report is ready
lead-report = Copy it as text, send it, or print it.
debrief = Debrief
lead-debrief = Five questions, each may be skipped.
lead-sort = Sort the notes
lead-sort-more = One note a card, one tap a part of the map.
lead-pairs = Doesn’t match
lead-pairs-more = What they said beside what we saw.
lead-summary = A summary for the customer
lead-summary-more = What we saw, what we promised, in plain words.
went-out = What went out
lead-went-out = Who has which of our documents.
end-promised = What we promised
outcome-words = In a few words, if you like

## Visits: the end, the report, what goes out

# Of a visit that nobody ended, and on which nothing was noted for hours.
end-when = When did it end?
end-when-now = Just now
end-when-left = { $day }, { $time }, with the last note
end-met = Who we met
end-met-more = Ask them what we may do with what they said. Whoever is not asked stays inside the team.
end-first-words = What they said first
end-first-words-more = Of these notes your team gets the first words too, which are not what they say now.
    .terminal = Of these notes the team gets the first words too, which are not what they say now. To erase those: soundings note erase ID --older-words
end-first-words-erase = Erase those first words
end-first-words-sure = Erase what these notes said before? It can be taken back for 24 hours, on each note’s page.
quote-me = Quote me
finer-uses = More
fewer = Less
met-too = { $name } was there too
met-someone = Somebody else we met
share-notes = { $count ->
    [one] Share { $count } note
   *[other] Share { $count } notes
}
share-thoughts = { $count ->
    [one] Share { $count } thought
   *[other] Share { $count } thoughts
}
# Behind “Share 7 notes”.
and-thoughts = { $count ->
    [one] and { $count } thought
   *[other] and { $count } thoughts
}
copy-text = Copy as text
copied = Copied. Paste it where it belongs.
send-html = Send as a page
send-markdown = Send as Markdown
print-pdf = Print, or PDF
# A visit's page, After: pages that were written by hand.
paper = Pages from paper
paper-more = Photograph what you wrote by hand. Each page becomes a note to type beside, and is in no report.
for-others = For others
for-others-more = See it first as its reader will see it.
sort-notes = { $count ->
    [one] Sort { $count } note (about { $minutes } min)
   *[other] Sort { $count } notes (about { $minutes } min)
}
preview-words = This is what its reader will see. It has the words of those who agreed, and nothing of the others.
withheld = { $count ->
    [one] { $count } note is not in it: somebody in it was not asked or did not agree.
   *[other] { $count } notes are not in it: somebody in them was not asked or did not agree.
}
read-first = Read these first
read-first-more = What they did, what is around them, or a name in it may give somebody away. Each goes only if you say so.
may-go = May go
to-whom = To whom does it go?
to-whom-more = It is written down, so that it can be asked back.
let-it-go = Let it go
went-to = Written down: it goes to { $to }. Copy, send or print it now.
went-to-whom = to { $whom }
nothing-went-out = Nothing went out.
sent-to = { $what } to { $to }
somebody-gone = somebody who is gone
without-name = without name
has-withdrawn = does not agree any more
fetch-back = Somebody in it does not agree any more. Ask for this copy back.
it-is-back = It is back
it-is-out = It is still out
was-fetched-back = fetched back

## Visits: debrief, deleted and erased, guides, files taken in

debrief-finish = I am done
debrief-pass = Pass, without answers
debrief-answer = Your answer
debrief-open = Everybody’s answers are open.
debrief-opens = The others’ answers open when all who were there are done.
debrief-opens-at = The others’ answers open when all who were there are done, at the latest { $day }, { $time }.
expected-and-was = What we expected, and what it was
write-anew = Write it anew
ask-next-time = Ask it next time
recently-deleted = Recently deleted
nothing-deleted = Nothing was deleted in the last 30 days.
something = Something without words
with-things = { $count ->
    [one] and { $count } thing with it
   *[other] and { $count } things with it
}
back-until = Can be brought back until { $day }
being-erased = It is to be erased. Brought back, it stays.
bring-back = Bring it back
erase = Erase
erase-what = Its words, names, pictures and history go from every device and from your team’s server.
erase-stays = What stays: that something was here, when, and who erased it.
erase-this = Erase this
erase-only-delete = Only delete it
erase-only-delete-more = Deleted, it is out of sight for everybody who had it, and can be brought back for 30 days. Erased, its words are gone for good.
delete-or-erase = Delete or erase
erase-sure = After a day nobody can bring it back. Erase it?
erase-for-good = Erase it for good
keep-it = Keep it
erasing-until = It is out of sight now, and erased for good { $day }, { $time }. Until then you can take it back.
take-back = Take it back
things-in-all = { $count ->
    [one] { $count } thing in all
   *[other] { $count } things in all
}
guides = Guides
guides-more = Sets of open questions to take along. Choose one on a visit’s plan.
guide-new = A guide of your own
guide-name = What it is called
comes-with = comes with Soundings
take-in-file = Take in a file
import-what = A trip report in Markdown, a table of customers as CSV, or business cards as vCard. You see what would be made of it before anything is written.
import-choose = Choose a file
import-other = Choose another file
import-take = Take it in
import-undo = Undo all of it
import-made = { $count ->
    [one] { $count } thing was made.
   *[other] { $count } things were made.
}
# How many of a kind: “Customer: 2 new, 1 here already”.
import-count = { $what }: { $counts }
import-new = { $count ->
    [0] none new
    [one] { $count } new
   *[other] { $count } new
}
import-here = { $count ->
    [one] { $count } here already
   *[other] { $count } here already
}
import-back = { $count ->
    [one] { $count } deleted comes back
   *[other] { $count } deleted come back
}
import-erased = { $count ->
    [one] { $count } erased stays so
   *[other] { $count } erased stay so
}
import-like = Are these the same?
import-same = The same as { $name }
import-new-one = Somebody or something new
import-columns = What stands in which column
import-encoding = If these lines look wrong, choose another
import-needs-day = The report does not say on which day it was. Say it first.
import-needs-columns = Say first which column is the customer’s or the person’s.
import-needs-decision = Say first of like names which are the same.
import-left = { $count ->
    [one] { $count } line stays in the file
   *[other] { $count } lines stay in the file
}
import-line = Line { $line }: { $why }
import-no-words = no words
import-no-name = names nobody
import-no-text = too long, or no text
import-unclear-day = a day that can be another
import-cut-off = cut off
import-too-many = more than is taken in at once
column-first-name = First name
column-last-name = Last name
column-role = Role
## Customers, their sites and people

open-questions = Open questions
concerns = Concerns
priorities = Priorities
promises-not-kept-yet = What we promised and have not kept yet
came-of-last-visit = What came of the last visit
their-people = Their people
below-the-surface = Below the surface
sites = Sites
visits-until-now = Visits and calls until now
could-ask = You could ask too
nothing-planned = No visit is planned.
nobody-asked = Nobody asked them yet: team only.
nobody-knows = Nobody of your team has met them.
knows-since = { $engineer }, last on { $time }
no-outcomes = Nothing came of it yet.
nothing-looks-the-same = Nothing looks like the same thing twice.
internal-customer = one of our own house
# A switch on a customer's page.
internal-customer-switch = One of our own house
internal-customer-more = Call on them like on any other. Nobody is reminded to.
also-called = also: { $names }
what-matters = What matters to them
people-known = { $count ->
    [0] Nobody known
    [one] { $count } person
   *[other] { $count } people
}
all-of-them = All of them
search-everything = Search
looks-the-same = Same twice?
add-customer = Add a customer
customer-name = Name of the customer
add-site = Add a site
site-name = Name of the site
add-person = Add a person
person-name = Name
person-description = Who they are, in a few words
person-described = Without a name
person-described-more = A few words will do, such as night operator, line 3.
person-role = What they do there
unnamed = no name
not-the-same-after-all = Not the same after all
went-out-title = What went out
no-questions-here = No question is open here.
marked-empty = Notes and map entries that you mark so stand here.
who-knows = Who knows them
maps-as-one = All their maps as one
came-of-it = What came of it
outcomes-more = See all, or add to it
add-outcome = Write down what came of it
in-a-few-words = In a few words
correct-words = Correct the words
what-they-agreed = What they agreed to
asked-on = Asked on { $day }
not-asked = not asked
copies-to-fetch-back = Copies to ask back
speaks-of-them = What speaks of them outside
a-document = Document
it-is-not-back = It is not back
copy-is-back = the copy is back
make-poster = Make a poster
look-at-poster = Look at the poster
what-they-said = What they said and did
no-notes-of-them = No note is of them yet.
to-their-customer = Look at their customer
pictures-here = Pictures at this site
they-are-one = They are one
they-are-two = They are two
look-at-it = Look at it
two-customers = Two customers of like names
two-sites = Two sites of one customer
two-people = Two people of one customer
two-visits = Two visits to one site at one time
print-it = Print
hand-on = Hand on as text
questions-title = Questions
answered-ones = Those that were answered
questions-empty = A note that you mark as a question stands here until it is answered.
answer-it = Answer
the-answer = The answer
by-you = you
customer-was-told = The customer was told
nobody-here = Nobody here yet.

## What can be changed of a thing, and what goes with it

note-tags = Tags
note-tag = A new tag
note-tags-more = Press a tag to take it away.
change-name = Change the name
give-name = Give them a name
change-person = Change name or role
# Beside a preview that is not what it was a moment ago; below it stands what has changed.
looked-again = I have looked at it
# What is older than the team keeps things.
older = What is older
older-than = From before { $day }. Nothing of it goes by itself.
older-visits = { $count ->
    [one] { $count } visit, with its notes
   *[other] { $count } visits, with their notes
}
new-map = A new map
new-map-whose = Whose map is it?
new-map-situation = In a few words, such as: a batch comes back.
new-map-make = Make the map
speak-answer = Speak the answer
example = Example
example-look = Look at an example
example-leave = Leave it
show-more = Show more
older-people = People with nothing newer
goes-customer = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
goes-site = { $count ->
    [one] { $count } site
   *[other] { $count } sites
}
goes-person = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
goes-visit = { $count ->
    [one] { $count } visit or call
   *[other] { $count } visits and calls
}
goes-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
goes-file = { $count ->
    [one] { $count } picture, spoken note or file
   *[other] { $count } pictures, spoken notes and files
}
goes-promise = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
}
goes-map = { $count ->
    [one] { $count } map
   *[other] { $count } maps
}
goes-entry = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
goes-question = { $count ->
    [one] { $count } question or answer
   *[other] { $count } questions and answers
}
goes-debrief = { $count ->
    [one] { $count } answer of a debrief
   *[other] { $count } answers of debriefs
}
goes-insight = { $count ->
    [one] { $count } insight
   *[other] { $count } insights
}
goes-story = { $count ->
    [one] { $count } story
   *[other] { $count } stories
}
goes-poster = { $count ->
    [one] { $count } poster
   *[other] { $count } posters
}
goes-document = { $count ->
    [one] { $count } record of what went out
   *[other] { $count } records of what went out
}
goes-rest = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
erase-named = This stays, and holds the name. Look at it yourself: correct it, or erase it too.
erase-named-nowhere = Nothing else here holds the name.
nothing-older = Nothing is older.

## What the team makes of it

open-seats = Open seats
no-seats = No seat is offered.
insights = Insights
insight-less = some of what it rested on is not there any more
meeting-pack = Meeting pack
not-met-lately = Customers nobody has met lately
not-met-yet = not met yet
all-met = Every customer was met in the last six weeks.
what-surprised-us = What surprised us
pack-nothing = Nothing is due, nothing is open, and everybody was met.
expected-otherwise = We expected: { $expected }. It was otherwise.
story-of-the-week = The story of the week
told-by = told by { $name }
story-hangs = It hangs on the wall.
no-stories = No story was told yet.
has-left = has left the team since
poster-hangs = hangs
poster-is-down = taken down
poster-withdrawn = its person is not on the wall
no-posters = No poster was put together yet. Whoever is on the wall comes up there all the same.
a-picture = a picture
hangs-no-more = does not hang any more
promise-said-made = made: { $text } until { $day }
promise-said-until = until { $day } now
promise-said-words = said otherwise: { $text }
promise-not-told = Not told to the customer as it stands.
customer-told = the customer was told
summary = Summary
summary-unstarred = { $count ->
    [one] { $count } note without a star is not in it.
   *[other] { $count } notes without a star are not in it.
}
plain-too-short = Our words are too few to say how hard they are to read.
difficulty-easy = easy
difficulty-fair = fair
difficulty-hard = hard
jargon-found = { $count ->
    [0] No jargon found.
    [one] { $count } word that they may not know:
   *[other] { $count } words that they may not know:
}
jargon-plainer = { $word }: { $plainer }
jargon-own = { $word }: a word of your team’s
posters = Posters
own-hours = My own hours
own-words = Our own words
workshop = Workshop
nothing-due = No promise is due.
who-is-in-it = Who is in it
insights-empty = What several visits taught you stands here.
last-met = last met on { $day }
seats-need-a-plan = Plan a visit, then you can offer a seat on it.
plan-a-visit = Plan a visit
offer-seat = Offer a seat
offered-by = offered by { $engineer }
take-seat = Take it
leave-seat = Give it back
withdraw-seat = Offer it no more
all-promises = All promises
no-promises = No promise is on this list.
what-became = What became of it?
customer-knows = Does the customer know?
told-on = The customer was told on { $day }.
i-told-them = I told them
change-promise = Another day, other words
what-was-said-of-it = What was said of it
versions-stand = Two versions stand side by side.
compare-them = Compare them
story-nobody = Nobody is there to tell it this week.
story-your-turn = It is your turn.
story-you-took = You tell it this week.
story-turn = { $name } is next to tell it.
week-of = Week of { $day }
take-story = I tell it
pass-story = Pass it on
tell-story = Tell it
change-story = Change it
story-also = { $name } took this week up too. Theirs is kept.
the-story = How did trust with a customer grow?
the-story-more = Two minutes, told, not read.
which-customer = With which customer
who-is-in-story = Who is in it, of theirs
what-it-rests-on = Notes it rests on
story-on-the-wall = It may hang on the wall
story-on-the-wall-more = Only while everybody in it is on the wall.
take-off-the-wall = Take it off the wall
stories-before = Stories told before
when-you-are-away = When you are away
away-days = Away from { $from } until { $until }
away-from = Away from
away-since = From { $from }
away-until = Until
back-after-all = Here after all
press-to-put-back = press to put it back
the-latest = Show the latest
nothing-found = Nothing holds all these words.
add-insight = Write an insight
the-insight = What did several visits teach you?
the-insight-more = It rests on notes of two visits at least.
notes-that-led-to-it = The notes that led to it
find-a-note = Find a note
add-a-note = Add a note
take-note-away = Take this note away
hours-and-minutes = { $hours } h { $minutes } min
own-hours-since = With customers, since { $day }
own-hours-alone = Only you see this. It is worked out when you look, and kept nowhere.
posters-how = Whoever is on the wall can have a poster. Make one on their page.
look-at-person = Look at the person
hang-it-again = Hang it again
take-it-down = Take it down
change-poster = Change the poster
print-poster = Print the poster
poster-to-more = It is written down that it went out.
to-whom-it-goes = To whom it goes
no-picture = No picture
nothing-may-hang = Nothing of this may hang now.
summary-ours = What you want to say yourself
as-they-will-see-it = As they will see it
summary-withheld = { $count ->
    [one] { $count } note stays here: somebody in it did not agree.
   *[other] { $count } notes stay here: somebody in them did not agree.
}
read-these-first = Read these first
read-these-first-more = Could somebody be known by it, or harmed? Only what you turn on goes.
summary-gone = It is written down that it went. Hand it on now.
how-plain = How plain are your words?
rule-of-thumb = The rule of thumb for six weeks
not-on-the-wall = Not on the wall
no-customer-named = No customer named
years-of-school = { $number } years of school (Flesch–Kincaid)
ease-of-reading = { $number } of 100 (Kandel–Moles)
story-taken = { $name } tells it this week.

## Joining a team

join = Join a team
join-words = Paste the invitation you were sent. What you noted until now stays only yours until you share it.
join-field = Invitation
join-paste = Paste
join-server = You join the team whose server is { $server }.
join-go = Join
join-done = You are in your team.
join-done-more = What you noted before stays only yours until you share it.
join-close = Done

## Settings

settings = Settings
settings-you = You
settings-you-more = This name goes on your notes.
settings-team = Your team
settings-no-team = You have not joined a team.
settings-server = Your team’s server is { $server }.

## Where everything stands between here and the team, and why

sync = Where everything stands
sync-waits = What waits here
sync-waiting = { $count ->
    [0] Nothing waits.
    [one] { $count } change waits, { $size }.
   *[other] { $count } changes wait, { $size }.
}
sync-only-here = { $count ->
    [one] { $count } note is only yours, and nowhere but on this phone.
   *[other] { $count } notes are only yours, and nowhere but on this phone.
}
sync-kept-sealed = { $count ->
    [one] { $count } note only you can open is kept with your team’s server.
   *[other] { $count } notes only you can open are kept with your team’s server.
}
sync-in-inbox = { $count ->
    [one] { $count } note from outside the app could not be taken in yet. It is kept, and tried again at each opening.
   *[other] { $count } notes from outside the app could not be taken in yet. They are kept, and tried again at each opening.
}
sync-only-here-opens = No device of yours but this phone can open them so far.
sync-contact = Your team’s server
sync-last-contact = It last answered on { $day } at { $time }.
sync-away = It has not answered since { $day }, { $time }. What waits goes by itself once it does.
sync-no-contact = It has not answered yet.
sync-server-full = It has no room for more. What waits stays here and goes by itself once it has. Tell whoever runs it.
sync-never-backed-up = It says that it was never backed up. Tell whoever runs it.
sync-told-apart = Your team’s server told you and { $name } different things. Do not trust it: tell whoever runs it.
sync-told-apart-itself = Your team’s server told this phone two different things. Do not trust it: tell whoever runs it.
    .terminal = Your team’s server told this device two different things. Do not trust it: tell whoever runs it.
sync-try-now = Try now
sync-stopped = Why nothing moves
sync-needs-you = Needs you
sync-since = Since { $day }, { $time }
sync-retry = Send it again
sync-reason-number = The reason’s number: { $number }

## Sync thickened: what travels, phone to phone, a new phone

needs-you-look = Go to it
needs-you-refused = Say it otherwise, or keep a copy
refused-words = What you wrote
refused-explained = In other words it goes to your team anew. What was refused goes to nobody.
refused-send = Send it like this
refused-no-words = There are no words in it to change. Send it again later, or keep a copy.
refused-keep = Keep a copy of this one
needs-you-compare = Compare the versions
needs-you-key = Take your key over
needs-you-leave-shared = Leave it shared
sync-files = Pictures and files
sync-export = Keep a copy of everything
sync-by-itself = By itself
sync-background-on = Also while the app is closed, whenever there is a network.
sync-background-waits-network = While the app is closed: waits for a network.
sync-background-waits-battery = While the app is closed: waits until the battery is not low.
sync-background-saver = Battery saver is on: what waits goes while the app is open.
sync-background-data-saver = Data saver is on: on mobile data, what waits goes while the app is open.
sync-background-wifi = Pictures and files wait for Wi-Fi.

phones = Phone to phone
phones-words = Give a teammate what they lack, with no server and no network between you: one sealed file, by any way you send files. Only their devices can open it.
phones-team = Your team
phones-count = { $count ->
    [0] No phone of theirs is known here yet
    [one] { $count } phone
   *[other] { $count } phones
}
phones-yours = Your other phones
phones-given = Last given on { $day } at { $time }
phones-taken = Last taken on { $day } at { $time }
phones-make-for = Make a bundle for { $name }
phones-made = What { $name } lacks is in one file, { $size }, sealed to their devices.
phones-made-later = { $count ->
    [one] { $count } picture or file is too large for it. It follows with your team’s server.
   *[other] { $count } pictures and files are too large for it. They follow with your team’s server.
}
phones-share = Share it
phones-take = Take a bundle in
phones-take-words = Somebody gave you one? Choose the file. It is taken in whole, or not at all.
phones-making = Making it …
phones-taking = Taking it in …
new-phone = New phone
new-phone-alone = A new phone gets your notes from a backup. Make one here, then restore it there.
new-phone-alone-team = This is for another phone of your own in the same team. Join the team first.
new-phone-old = This is the old phone
new-phone-old-words = On the new phone, join your team with an invitation in your name, then open this page there. It shows a code: scan it here. Then show it the code that appears here.
new-phone-new = This is the new phone
new-phone-new-words = Show this code to your old phone. Then scan the code that it answers with.
new-phone-shown-until = Good until { $time }.
new-phone-show = Show the code
new-phone-scan-new = Scan the new phone’s code
new-phone-scan-old = Scan the old phone’s code
new-phone-answer = Show this to your new phone. Only it can open this.
new-phone-done = This phone has your key now.
new-phone-done-more = What is only yours comes with a bundle from your old phone, or with your team’s server.
code-secret = Kept out of screenshots and recents.
code-image = Code to scan
code-copy = Copy it as text
code-paste = Paste the code’s text
scan = Scan a code
scan-words = Hold the code inside the frame.
scan-light = Light
scan-refused = The camera is off for Soundings. Allow it in your phone’s settings, or paste the code’s text.
scan-no-camera = This phone’s camera can’t be used now. Paste the code’s text.
to-phone-settings = To the phone’s settings
join-scan = Scan the invitation

## Settings thickened

settings-files = Pictures and files
settings-wifi-only = Originals over Wi-Fi alone
settings-wifi-only-more = Words and small pictures travel on any network.
settings-largest = The largest that comes by itself
settings-largest-size = Up to { $size }
settings-free = Make room on this phone
settings-free-more = What is older than 30 days and safe with your team’s server goes from here. It comes back when you ask for it.
settings-freed = { $count ->
    [0] Nothing to let go now.
    [one] { $count } picture or file went from this phone, { $size }.
   *[other] { $count } pictures and files went from this phone, { $size }.
}
settings-noting = Noting and sorting
settings-nudges = A better question
settings-nudges-more = One grey line under a thought of yours that judges. Only you see it.
settings-left-thumb = Keys for the left thumb
settings-left-thumb-more = Mirrors the keys of a visit, the row above them and the places to sort into. On this phone only.
settings-reminders = Reminders
settings-names = Name the customer
settings-names-more = Off, a reminder says only what kind of thing it is.
settings-remind = Remind me
settings-remind-more = Once when a visit ends, once the next morning, and on the day of a promise. Then silence.
settings-notify = Note from the notification
settings-notify-more = While a visit is under way, three keys stand there and take a note without opening the app. It names nobody.
settings-remind-refused = Notifications are off for Soundings in your phone’s settings.
settings-together = What your team decides
settings-retention = How long things are kept
settings-retention-none = Nothing is proposed to be erased
settings-retention-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
settings-retention-more = What is older is proposed to be erased, never erased by itself.
settings-zone = Where your team’s weeks begin
settings-zone-none = Nobody took up a story yet
settings-zone-here = Use this phone’s zone, { $zone }
settings-own-words = Your team’s own words
settings-language = Language
settings-language-more = Opens your phone’s settings for Soundings.
settings-keep = Keeping it safe
settings-lock = Lock the app
settings-lock-more = Asks for your fingerprint, face or phone’s code before it shows anything. Noting stays possible.
settings-lock-none = This phone has no screen lock. Set one in its settings first.
settings-backup-last = Last backup on { $day } at { $time }
settings-backup-never = Never backed up
settings-import = Bring in what you have
own-words-words = Words that are plain to your team and its customers. The jargon check lets them pass.
own-words-field = A word
own-words-none = No words yet. Add the first one.
own-words-remove = Take { $word } off the list

## Backup and restore

backup = Backup
backup-words = All of your notebook in one sealed file. Keep it somewhere else than on this phone.
backup-lock = What opens it
backup-passphrase = A passphrase
backup-code = A recovery code, printed
backup-passphrase-field = Passphrase
backup-passphrase-more = At least twelve characters, four words that do not belong together for example. It is kept nowhere.
backup-again = The same once more
backup-differs = The two differ. Type it again.
backup-code-words = Print it, or write it down, and keep it away from this phone. It is shown only now, and nothing else opens the backup.
backup-code-kept = I have it on paper
backup-print = Print it
backup-making = Backing up …
backup-made = Everything is in one file, { $size }.
backup-not-here = { $count ->
    [one] { $count } picture or file is not on this phone and not in it.
   *[other] { $count } pictures and files are not on this phone and not in it.
}
backup-keep-passphrase = Only your passphrase opens it. Without it the backup is lost.
backup-stop = Stop
restore = Restore a backup
restore-have = I have a backup
restore-words = Choose the file. Your notebook is made of it on this phone, as it was when it was backed up.
restore-choose = Choose the file
opened-backup = This file is a backup. A notebook is made of it where there is none yet; yours stays as it is.
restore-asks-passphrase = It opens with a passphrase.
restore-asks-code = It opens with a recovery code.
restore-code-field = Recovery code
restore-go = Restore it
restore-restoring = Restoring …
export-words = Everything of yours as files that other programs read. It is your own copy, whole: do not hand it on.
export-made = Everything is in one file, { $size }.
keep-safe = Keep your notes safe
keep-safe-words = These notes are only on this phone. Two minutes now, or any time in Settings.

## Locked

locked-title = Soundings is locked
locked-words = You can note; nothing is shown until you unlock it.
locked-unlock = Unlock
locked-failed = It stays locked. Try again.
locked-kept = Kept. You see it once you unlock.

## What shows outside the app, without anybody’s name

notify-capture = Noting: a visit is under way
notify-capture-more = Touch to note.
notify-debrief = Your visit is still fresh
notify-debrief-morning = Your visit yesterday
notify-debrief-more = Five questions, each of them skippable.
notify-promise = A promise is for today
notify-promise-more = Touch to see which one.
notify-with = { $what }: { $customer }
notify-channel-capture = Visit under way
notify-channel-reminders = Reminders
shortcut-note = Note what they said
shortcut-note-short = Note
shortcut-visit = Start a visit
widget-words = Note something
share-in = Note it
share-in-kept = Kept, without a key yet.
share-in-none = Nothing in it can be noted.
# Before there is a notebook there is nothing that what is shared, or said to Siri, could be sealed to.
share-in-first = Not kept: open Soundings once and say your name, then share it again.

## Sorting: a note a card

sort = Sort
sort-whose = Whose map do these notes go on?
sort-nobody = Nobody was named at this visit. Say whom you met, then sort.
sort-situation = What situation is the map of? Left empty, it is of what the visit was for.
sort-situation-field = Situation
sort-card = The note that is up
sort-likely = most likely
sort-not-about = Not about { $name }
sort-not-for-map = Not for the map
sort-later = Later
sort-put-off = { $count ->
    [one] { $count } card for later
   *[other] { $count } cards for later
}
sort-look-at-later = Look at them now
sort-same-as = Same as: { $entry }
sort-went-same = Shows what stood there
sort-skipped = Skipped
sort-answered = Written
sort-use-words = Use only these words
sort-all-words = Use all words
sort-only = Only these words go there. The rest stays for another part.
sort-look-at-map = Look at the map
sort-sentence = One sentence
sort-put-there = Put it on the map
sort-skip = Skip
sort-ask-next = Ask next time
sort-left = { $count ->
    [one] { $count } card left
   *[other] { $count } cards left
}
sort-guess = Whatever part it goes to, it is a guess there.
sort-done = Every card is sorted.
sort-show-it = What shows it?
map-somebody = Somebody

## Maps

maps = Maps
maps-empty = The map of each person you sort notes for stands here.
map-above = Above the water
map-below = Below the water
map-entries = { $count ->
    [0] No entry
    [one] { $count } entry
   *[other] { $count } entries
}
map-look-at-notes = Look at the notes
map-more-ways = Other ways to look
map-empty = Nothing here yet. Sort a note into this part, or write what you think.
map-no-notes = No note shows anything here yet.
map-write = What you think
map-write-guess = Add it as a guess
map-times = { $word } ×{ $count }
map-from-notes = { $count ->
    [one] from { $count } note
   *[other] from { $count } notes
}
map-but = { $count ->
    [one] but: { $count } note
   *[other] but: { $count } notes
}
map-versions = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}
map-only-you = { $count ->
    [one] { $count } more, only yours
   *[other] { $count } more, only yours
}
entry-shown-by = What shows it
entry-against = What speaks against it
entry-nothing-shows = No note shows it: it is a guess.
entry-words-since = words corrected since
entry-history = What became of it
entry-a-note = a note
entry-own-words = In your own words
entry-keep-words = Keep these words
entry-move = Move to another part
entry-same = Says the same as another
entry-link = Add a note
entry-link-for = It shows this
entry-link-against = It speaks against this
entry-no-notes = There is no other note of this person to choose.
entry-unlink = Take this note away
map-ask-next = Ask next: { $parts }
entry-erased = (what it showed was erased)
entry-made = made in { $part } { $text }
entry-moved = moved to { $part }
entry-rewritten = wrote: { $text }
entry-linked = { $note } shows it
entry-linked-against = { $note } speaks against it
entry-unlinked = { $note } taken away
map-tray = Not on the map yet
map-tray-empty = Every note of this person is on the map.
map-choose-part = Now tap the part it goes to.
map-put-into = Put it in: { $part }
map-move-to = Move to: { $part }

## Two versions

compare = Two versions
compare-how = What differs is underlined. Nothing is chosen yet.
compare-was = Was
compare-older = A device wrote more versions than can stand side by side. Its older ones are kept, and not shown here.
compare-mine = Mine
compare-other-device = Mine, on another device
compare-keep = Keep this one
compare-both = Keep both
compare-third = Write a third
compare-keep-third = Keep the third
compare-decided = This is decided. There is nothing to compare any more.

## Workshops: guess together, then look

workshops = Workshops
workshops-empty = Five minutes, one person: everybody guesses alone, all of it opens at once, and then you ask of each guess whether you have seen it.
workshop-start = Guess together
workshop-begin = Begin
workshop-about = Whose map is it about?
workshop-find = Find a person
workshop-nobody = Nobody is called that here.
workshop-another = Choose somebody else
workshop-who = Who takes part
workshop-guest = Somebody else, by name
workshop-add-guest = Add this name
workshop-give-to = Give the phone to { $name }
workshop-got-it = I am { $name }, and nobody looks on
workshop-take-turn = Take your turn
workshop-go-on = Go on with it
workshop-open-now = Open it now
workshop-which-seen = Which of these have we seen?
workshop-we-saw = We have seen it
workshop-as-guess = On the map as a guess
workshop-no-notes = No note of this person can show it.
workshop-is-open = open
workshop-not-open = not open yet
turn-of = What { $name } lives through
turn-left = { $time } left
turn-over = Time is over. Finish your sentence.
turn-guess = What do you think?
turn-keep = Keep this guess
turn-take-back = Take it back
turn-done = I am done
workshop-waits = Nothing is shown until everybody is done.
workshop-opens = What was guessed shows when everybody is done, when its starter opens it, or { $time }.
workshop-nothing = Nobody guessed anything.
workshop-late = came after it was open
workshop-placed = on the map
turn-state-to-come = to come
turn-state-under-way = under way
turn-state-done = done

## What iOS asks for in our name

apple-camera = For pictures that go with your notes, which stay on this phone until you share them, and to scan a code.
apple-face = Soundings asks whose phone this is before it shows your notes, where you turned that on.
# What one says to Siri.
apple-shortcut = Note in { $app }
apple-microphone = You speak a note while you hold a key; it stays on this phone until you share it.

## The notebook can't be opened

shut-title = Your notebook can’t be opened now
shut-key = The key to your notebook is not there. Nothing was changed. Unlock your phone once, then try again.
shut-still-write = You can go on noting. What you write now is sealed on this phone, and your notebook takes it in when it opens again.
kept-for-later = Kept. It comes in once your notebook opens.
kept-sealed = { $count ->
    [one] { $count } note kept
   *[other] { $count } notes kept
}
key-missing = The key of your notebook is not on this phone. Restore it from your backup or from your old phone.
key-not-yet = Unlock your phone once, then try again.
key-store = This phone’s key store did not answer. Nothing was changed; try again.

## The words of values

encounter-kind-visit = Visit
    .terminal = visit
encounter-kind-meeting = Meeting
    .terminal = meeting
encounter-kind-call-listened = Call we listened to
    .terminal = call we listened to
encounter-kind-call-made = Call we made
    .terminal = call we made
encounter-kind-role-play = Role-play
    .terminal = role-play
encounter-kind-call-to-ourselves = Call to ourselves
    .terminal = call to ourselves

# .key stands on the key itself, which is narrow; the rest is spoken and stands beside notes.
observation-kind-said = They said
    .key = Said
    .terminal = said
observation-kind-did = They did
    .key = Did
    .terminal = did
observation-kind-around = Around them
    .key = Around
    .terminal = around
observation-kind-thought = I think
    .key = I think
    .terminal = thought

map-part-see = They see
map-part-say = They say
map-part-do = They do
map-part-hear = They hear
map-part-need-to-do = Need to do
map-part-pain = Pains
map-part-gain = Gains
map-part-other = Other thoughts and feelings

basis-told = told
basis-seen = seen
basis-told-and-seen = told and seen
basis-our-reading = our reading
    .terminal = { $count ->
        [one] our reading, from { $count } note
       *[other] our reading, from { $count } notes
    }
    .page = { $count ->
        [one] our reading, from { $count } note
       *[other] our reading, from { $count } notes
    }
basis-guess = guess

audience-only-me = only me
audience-team = the team

consent-choice-team-only = Team only
    .terminal = team only
    .page = team only
consent-choice-quote-unnamed = Quote me, without name
    .terminal = quote me, without name
    .page = quote without name
consent-choice-quote-named = Quote me, with name
    .terminal = quote me, with name
    .page = quote with name
consent-choice-wall = On the wall
    .terminal = on the wall
    .page = on the wall

use-quote = may be quoted
use-name = may be named
use-picture = may be shown in pictures
use-wall = may be on the wall
document-kind-report = Report
document-kind-summary = Summary
document-kind-poster = Poster

photo-rule-not-asked = Not asked yet
    .page = pictures: not asked yet
photo-rule-yes = Pictures may be taken
    .page = pictures may be taken
photo-rule-ask-each-time = Ask each time
    .page = pictures: ask each time
photo-rule-no = No pictures
    .page = no pictures

promise-state-open = open
promise-state-kept = kept
promise-state-late = kept late
promise-state-changed = changed
promise-state-let-go = let go

promise-standing-open = open
promise-standing-due-today = due today
promise-standing-past-its-day = past its day
promise-standing-kept = kept
promise-standing-late = kept late
promise-standing-changed = changed
promise-standing-let-go = let go
promise-standing-several = two answers stand side by side
    .page = two versions

story-held-back-inside = its teller keeps it inside
story-held-back-somebody-not-on-the-wall = somebody in it is not on the wall
story-held-back-names-somebody = it names somebody who may not be read there
story-held-back-rests-on-what-is-gone = something under it is gone: read it again
story-held-back-rests-on-what-may-not-hang = something under it may not hang
story-held-back-several-versions = versions of it stand side by side
story-held-back-too-long = it is too long for a wall

engineer-task-asks = asks
engineer-task-writes = writes
engineer-task-watches = watches

sureness-sure = sure
sureness-fairly-sure = fairly sure
sureness-hunch = a hunch

expectation-outcome-as-expected = as expected
expectation-outcome-partly = partly
expectation-outcome-otherwise = otherwise
expectation-outcome-did-not-come-up = didn’t come up
debrief-question-surprise = What did you see or hear that you would not have guessed this morning?
debrief-question-at-stake = Who has the most to lose if this stays as it is, and what?
debrief-question-told-and-seen = Where did what they told us and what we saw part ways?
debrief-question-our-part = What do we do (design, schedule, paperwork, words) that made their day easier or harder?
debrief-question-next = What did we say we would do, and what will you ask next time?

debrief-end-finished = finished
debrief-end-passed = passed

freshness-still-fresh = still fresh
freshness-from-memory = from memory

outcome-kind-new-work = new work
outcome-kind-referral = sent somebody to us
outcome-kind-complaint-solved = complaint solved
insight-basis-several = from several visits
insight-basis-one = from one visit
insight-basis-guess = a guess by now

seat-standing-free = free
seat-standing-taken = taken
seat-standing-taken-by-two = two took it, both have it
seat-standing-withdrawn = not offered any more
seat-standing-started = the visit has started

team-words-of-debrief-answer = in a debrief
team-words-of-insight = insight
team-words-of-open-seat = open seat
team-words-of-outcome = what came of it
team-words-of-answer = answer

question-source-guide = from the guide
question-source-gap = not known yet
question-source-unanswered = not answered yet
question-source-ask-next = ask next
question-source-own = our own

mark-question = Question
mark-concern = Concern
mark-priority = Priority

attachment-kind-picture = picture
attachment-kind-spoken-note = spoken note
attachment-kind-file = file

drawn-shape-arrow = Arrow
    .terminal = arrow
drawn-shape-circle = Circle
    .terminal = circle
drawn-shape-text = Text
    .terminal = text
drawn-shape-cover = Cover
    .terminal = cover

# A picture that is kept as a file, and why it can’t be shown.
not-shown-coding = It is kept as a file: pictures of this kind can’t be shown here. Where it was taken may still stand in it.
not-shown-too-large = It is kept as a file: the picture is too large to be shown here.
not-shown-broken = It is kept as a file: the picture in it is cut off or broken.
# Beside a picture with something covered in every copy that goes out.
covered = covered
# Beside a spoken note whose words nobody has written down yet.
to-type-up = to be typed up

shareable-kind-visit = Visit
    .terminal = visit
shareable-kind-note = Note
    .terminal = note
shareable-kind-map = Map
    .terminal = map
shareable-kind-map-entry = Map entry
    .terminal = map entry
shareable-kind-promise = Promise
    .terminal = promise
shareable-kind-customer = Customer
    .terminal = customer
shareable-kind-person = Person
    .terminal = person
shareable-kind-guide = Guide
    .terminal = guide
shareable-kind-insight = Insight
    .terminal = insight
shareable-kind-outcome = What came of visits
    .terminal = what came of visits

# The ticks of a part of the map.
depth-0 = not yet
depth-1 = once
depth-2 = twice
depth-3 = three times or more
    .terminal = three times

## What went wrong: what happened, that nothing is lost where that is so, and what to do

error-not-found = That is not here any more. Go back and try again.
    .terminal = there is no { $what ->
        [map-entry] map entry
       *[other] { $what }
    } with that id or name here
error-ambiguous = Several have that name. Choose the one you mean.
    .terminal = that name or id fits { $count } { $what ->
        [map-entry] map entries
        [person] people
       *[other] { $what }s
    }; give an id
error-no-notebook = There is no notebook in this place.
    .terminal = there is no notebook in this folder; make one: soundings init --engineer NAME
error-wrong-key = The key on this phone does not fit your notebook. Nothing was touched; restore it from your backup or from your old phone.
    .terminal = this key does not open this notebook; nothing was touched
error-newer = A newer version of Soundings wrote this notebook. Nothing is lost; update the app.
    .terminal = a newer version of Soundings wrote this notebook (schema { $found }, this one knows { $known }); update the app, nothing is lost
error-damaged = The notebook is damaged. Its files were left as they are; what you note now is safe.
    .terminal = the notebook is damaged; its files were left as they are, and notes go to the inbox until it is repaired
error-disk-full = There is no room on this phone. Free some space and try again; what you noted before is safe.
    .terminal = there is no room on this device; free some space and try again, what was noted before is safe
error-closed = The notebook was closed. Open the app again; nothing is lost.
    .terminal = the notebook is closed
error-unknown = Something went wrong inside Soundings. What you noted before is safe; try again.
    .terminal = something went wrong inside Soundings; nothing you noted before is lost

## Why a rule says no

refusal-empty-text = There are no words yet. Write something first, then press a key.
    .terminal = there are no words and no attachment; write something first
refusal-text-too-long = That is too long for one note. It is still in the field; split it.
    .terminal = the text is longer than 128 KiB; it stays as your draft, split it into several notes
refusal-control-characters = The text holds characters that can’t be shown. It is still in the field; remove them.
    .terminal = the text holds control characters that no screen can show; remove them
refusal-exact-needs-said = Only what somebody said can be exact words.
    .terminal = only what somebody said can be exact words
refusal-already-started = This visit has started already.
    .terminal = this visit has started already
refusal-already-ended = This visit has ended already. What you wrote is still here.
    .terminal = this visit has ended already; share its notes with share
refusal-not-started = This visit has not started. Start it first.
    .terminal = this visit has not started
refusal-nothing-under-way = No visit is under way. Start one, or choose the one you mean.
    .terminal = no visit is under way; start one or say which
refusal-another-under-way = A visit is under way already. End it first.
    .terminal = a visit is under way already; end it first
refusal-not-evidence = A thought, a role-play or a call to ourselves never shows anything about a customer. Choose another note.
    .terminal = a thought, a role-play's or a call to ourselves is never evidence about a customer
refusal-no-key-yet = This note has no key yet. Choose first whether they said it, did it, or it was around them.
    .terminal = this note has no key yet; say first whether they said it, did it, or it was around them
refusal-evidence-gone = That note was deleted or erased and shows nothing any more. Choose another one.
    .terminal = that note was deleted or erased and shows nothing any more
refusal-range-outside = Those words are not in the note. Select them again.
    .terminal = that range lies outside the note's words
refusal-entry-needs-words = There is nothing to add yet. Write a sentence, or choose a note that shows it.
    .terminal = an entry needs words of its own or a note it is made from
refusal-not-linked = That note does not stand with this entry. Nothing was changed.
    .terminal = that note is not linked to this entry
refusal-already-linked = That note stands with this entry already.
    .terminal = that note is linked to this entry already
refusal-gone = This was deleted or erased.
    .terminal = this was deleted or erased
refusal-not-deleted = This is not deleted. There is nothing to undo.
    .terminal = this is not deleted, there is nothing to undo
refusal-no-older-words = This note has no older words, or they go already.
    .terminal = this note has no older words, or they go already
refusal-compare-first = Versions of this stand side by side. Decide between them first.
    .terminal = versions of it stand side by side: decide between them first
refusal-cannot-be-undone = This was erased for good and can’t be brought back.
    .terminal = this was erased for good and cannot be brought back
refusal-bad-date = That is no day of the calendar. Choose another.
    .terminal = that is no calendar day; write it as fri, tomorrow, +10d, 4 dec or 2026-12-04
refusal-bad-time = That is no time. Choose another.
    .terminal = that is no time; write it as 14:30 for today, fri 14:30, 4 dec 9:00 or RFC 3339
refusal-not-yet = That time has not come yet. A note is of what happened.
    .terminal = that time has not come yet; a note is of what happened
refusal-file-missing = The picture is not there any more. Your words are still in the field; take it again.
    .terminal = that file is not there
refusal-file-is-folder = That is a folder. Your words are still in the field; choose a file.
    .terminal = that is a folder; attach a file
refusal-file-unreadable = The file can’t be read. What you wrote is still here; choose it again, or another one.
    .terminal = the file cannot be read
refusal-file-too-large = The file is larger than 100 MB. Your words are still in the field; choose a smaller one.
    .terminal = the file to attach is larger than 100 MB
refusal-file-empty = There is nothing in that file. Your words are still in the field; take the picture again or choose another file.
    .terminal = there is nothing in the file to attach
refusal-no-pictures = No pictures may be taken at this site, and your words are still in the field. If somebody there allowed this one, say so and add it.
    .terminal = no pictures may be taken at this site; if this one was allowed, or shows something of ours, add --anyway
refusal-no-picture = There is no picture here that can be shown. Choose another one.
    .terminal = there is no picture here that can be shown
refusal-points-outside = That is not on the picture, or too small to be seen. Draw it again.
    .terminal = that is not on the picture, or too small to be seen; places are two numbers from 0 to 1000, as in 250,400
refusal-already-exists = There is a notebook on this phone already. Nothing was changed.
    .terminal = there is a notebook in this folder already
refusal-only-an-example = This is an example to look at: nothing is written into it. Your own notebook takes your notes.
    .terminal = this is an example to look at: nothing is written into it
refusal-already-joined = This notebook has joined a team already.
    .terminal = this notebook has joined a team already
refusal-not-joined = You have not joined a team yet. Join one with an invitation first.
    .terminal = this notebook has not joined a team; join with an invitation first
refusal-invite-unreadable = That is no invitation, or not all of it. Copy it again.
    .terminal = that is no invitation, or not all of it; copy it again
refusal-invite-expired = The invitation’s ten minutes are over. Ask for a new one.
    .terminal = the invitation's ten minutes are over; ask for a new one
refusal-invite-used = Somebody used this invitation already. Ask for a new one.
    .terminal = somebody used this invitation already; ask for a new one
refusal-invite-unknown = Your team’s server does not know this invitation. Ask for a new one.
    .terminal = the server does not know this invitation; ask for a new one
refusal-wrong-hub = Another server answers than the one that invited you. Nothing was sent; ask whoever invited you.
    .terminal = another server answers at this address than the one that invited you; nothing was sent
refusal-revoked = This phone’s access to the team was taken back. What is here stays here.
    .terminal = this device's access to the team was revoked; what is here stays here
refusal-leaving = Your team took this phone’s access back. What you have not sent goes to its server first, then what your team has is erased here.
    .terminal = your team took this device's access back; what was not sent goes to its server first, then what the team has is erased here
refusal-left = Your team took this phone’s access back, and what it has was erased here. Nothing unsent was lost: its server keeps that, and what was only yours is still here.
    .terminal = your team took this device's access back, and what it has was erased here; nothing unsent was lost, its server keeps that, and what was only yours is still here
refusal-device-unknown = Your team’s server does not know this phone any more. What waits stays here; ask for a new invitation.
    .terminal = the team's server does not know this device any more; ask for a new invitation, what waits stays here
refusal-update-needed = Your team’s server speaks a newer version. What waits stays here; update the app.
    .terminal = the team's server speaks a newer version; update the app, what waits stays here
refusal-not-allowed = Only a coordinator’s phone may do that. Ask whoever runs your team’s server.
    .terminal = only a coordinator's device may do that; ask whoever runs your team's server
refusal-engineer-unknown = Nobody of your team’s is meant by that. Look at the list again.
    .terminal = no such engineer has joined this team
refusal-key-of-another = That is somebody else’s key. Take it from another of your own devices.
    .terminal = that key is somebody else's; take it from another of your own devices
refusal-key-not-here = This phone waits for your key itself. Take it from the device you had first.
    .terminal = this device waits for your key itself; take it from the one you had first
refusal-nothing-to-resolve = There is only one version. There is nothing to decide.
    .terminal = there is one version only, nothing to decide
refusal-not-refused = Your team’s server refuses nothing of it any more.
    .terminal = your team’s server refused nothing of it
refusal-cannot-be-changed = It can’t be said otherwise from here. Send it again, or keep a copy.
    .terminal = it can’t be said otherwise: no such words in it, or it is not known what became of it
refusal-unknown-version = That version is not here any more. Look at them again.
    .terminal = there is no such version of this field
refusal-unknown-field = There is nothing to decide here.
    .terminal = there is no such field, or it has no versions to decide about
refusal-both-is-for-words = Both can be kept of words only. Choose one of these.
    .terminal = both can be kept of words only; keep one of these
refusal-seen-unreadable = This changed while you were looking at it. What you wrote is still here; go back and look again.
    .terminal = the token of what was seen is not one of this notebook's
refusal-already-shared = Your team has this already.
    .terminal = the team has this already
refusal-not-yours = That is another engineer’s. Only who wrote it can do this.
    .terminal = that is another engineer's; only its author can do this
refusal-name-or-description = Write a name or a description first.
    .terminal = a person needs a name or a description
refusal-key-unreadable = That is no key. Copy it again, all of it.
    .terminal = that is no key; a key is 64 hexadecimal digits
refusal-nobody-to-promise = Say to whom it was promised.
    .terminal = say to whom it was promised
refusal-cursor-unreadable = This list changed. Nothing is lost; open it again.
    .terminal = that is no place in this list; start again without it
refusal-wrong-kind = That is something of another kind. Choose again.
    .terminal = that id names something of another kind
refusal-three-expectations = You expect three things of this visit already. Change one of them, or delete one.
    .terminal = you expect three things of this visit already; change one of them, or delete one
refusal-too-late-to-expect = This visit has started. What you expected of it stays as it is.
    .terminal = this visit has started; what you expected of it stays as it is
refusal-unknown-zone = Nobody knows that time zone. Choose one from the list.
    .terminal = that is no time zone; one is called America/Toronto
refusal-not-ended = This visit has not ended. Go on in it.
    .terminal = this visit has not ended
refusal-ended-too-long-ago = This visit ended more than ten minutes ago. Start another one, or add your note to this one as it is.
    .terminal = this visit ended more than ten minutes ago; start another, or add notes to it with --visit
refusal-changed-since = Something changed since you looked. Look at it once more before it goes.
    .terminal = something changed since you looked; look at it once more
refusal-nothing-goes-out = Nobody in this report agreed to be quoted, and nothing was promised. There is nothing to send.
    .terminal = nobody in this report agreed to be quoted and nothing was promised; there is nothing to send
refusal-folder-not-empty = There is something in that folder already. Choose a new one.
    .terminal = there is something there already; name a folder that is new or empty
refusal-folder-missing = That place is not there. Choose another.
    .terminal = the folder in which it should lie is not there; make it first
refusal-no-export = That folder holds no export of Soundings. Choose the one with contents.json in it.
    .terminal = that folder holds no export of Soundings; name the one with contents.json in it
refusal-export-newer = A newer version of Soundings wrote that export. Update the app.
    .terminal = a newer version of Soundings wrote that export; update this one. Nothing was changed
refusal-export-not-whole = That export is not as it was written: a file is missing, cut off or changed. Nothing was taken in; get a whole copy.
    .terminal = that export is not as it was written: a file is missing, cut off or changed. Nothing was taken in; get a whole copy
refusal-import-changed = What you looked at changed meanwhile. Nothing was taken in; look at it again.
    .terminal = what lies there changed since it was shown; nothing was taken in, look at it again
refusal-not-text = That file holds no text that can be read. Choose another, or say its encoding.
    .terminal = that file holds no text that can be read; if it is text, name its encoding with --encoding
refusal-import-too-large = That file is larger than 10 MB. Cut it into several.
    .terminal = that file is larger than 10 MiB; cut it into several
refusal-import-undecided = Something has to be said first. Look at what it asks for.
    .terminal = something has to be said first; the preview (the same command without --yes) says what
refusal-nothing-to-import = Nothing in that file can be taken in. Choose a trip report, a table of customers or business cards.
    .terminal = nothing in that file can be taken in; it takes trip reports (.md), tables of customers (.csv) and business cards (.vcf)
refusal-no-import = There is no import left to undo.
    .terminal = there is no import left to undo
refusal-passphrase-too-short = That passphrase is too short: take at least twelve characters, four words that do not belong together for example.
    .terminal = that passphrase is too short: take at least twelve characters, four words that do not belong together for example
refusal-code-unreadable = That is no recovery code. It has seven groups of four; one character may be mistyped.
    .terminal = that is no recovery code; it has seven groups of four, and one character may be mistyped
refusal-wrong-passphrase = That passphrase does not open this backup. Nothing was written; try again.
    .terminal = that passphrase does not open this backup; nothing was written
refusal-wrong-code = That recovery code is another backup’s. Nothing was written; look for the one that was printed with this one.
    .terminal = that recovery code is another backup's; nothing was written
refusal-file-exists = There is a file of that name already. Choose another name.
    .terminal = there is something of that name already; choose another name
refusal-backup-inside = A backup beside your notebook would be lost with it. Choose another place.
    .terminal = that is the notebook's own folder: a backup in it would be lost with it; choose another place
refusal-cannot-write-there = Nothing can be written there. Choose another place.
    .terminal = nothing can be written there; choose another place
refusal-no-backup = That file is no backup of Soundings. Choose another one.
    .terminal = that file is no backup of Soundings
refusal-backup-newer = A newer version of Soundings made that backup. Update the app.
    .terminal = a newer version of Soundings made that backup; update this one. Nothing was written
refusal-backup-cut-off = That backup is cut off: its end is missing. Nothing was written; get a whole copy.
    .terminal = that backup is cut off, its end is missing; nothing was written, get a whole copy
refusal-backup-not-whole = That backup is not as it was written: something in it changed. Nothing was written; get another copy.
    .terminal = that backup is not as it was written, something in it changed; nothing was written, get another copy
refusal-cancelled = Stopped. Nothing was written.
    .terminal = stopped; nothing was written
refusal-no-bundle = That file is no bundle of Soundings. Choose another one.
    .terminal = that file is no bundle of Soundings
refusal-bundle-newer = A newer version of Soundings made that bundle. Update the app.
    .terminal = a newer version of Soundings made that bundle; update this one. Nothing was changed
refusal-bundle-not-whole = That bundle is cut off, or something in it changed. Nothing was changed here; ask for it once more.
    .terminal = that bundle is cut off, or something in it changed; nothing was changed here, ask for it once more
refusal-bundle-not-for-you = That bundle is not for you, or not for this phone. Ask for one that is.
    .terminal = that bundle is not for you, or not for this device; ask for one that is
refusal-bundle-other-team = That bundle is another team’s. Nothing was changed.
    .terminal = that bundle is another team's; nothing was changed
refusal-bundle-taken = You took that bundle in before, or made it on this phone. Nothing was changed.
    .terminal = you took that bundle in before, or made it here; nothing was changed
refusal-bundle-not-vouched-for = Whoever made that bundle is not in your team, as far as this phone knows. Nothing was changed; reach your team’s server first if you can.
    .terminal = whoever made that bundle is not in your team, as far as this device knows; nothing was changed. If you can: soundings sync
refusal-bundle-gap = Something between what you have and that bundle is missing here. Nothing was changed; ask for one with everything in it.
    .terminal = something between what you have and that bundle is missing here; nothing was changed. Ask for one with all: soundings bundle export --all
refusal-bundle-not-now = This phone was restored, and waits for its new name. Reach your team’s server once, then try again.
    .terminal = this device was restored, and waits for its new name. Once your team's server is within reach: soundings sync
refusal-bundle-to-nobody = No other phone of theirs is known here yet. Reach your team’s server once, or take a bundle of theirs in first.
    .terminal = no other device of theirs is known here yet; sync once, or take a bundle of theirs in first
refusal-card-unreadable = That is not the right code, or something in it was mistyped. Scan it again.
    .terminal = that is not the right code, or a letter in it was mistyped; copy all of it once more
refusal-card-other-team = That code is another team’s. Nothing was changed.
    .terminal = that code is another team's; nothing was changed
refusal-card-expired = That code is more than ten minutes old. Show a new one.
    .terminal = that code is more than ten minutes old; show a new one
refusal-device-not-yours = That is no other phone of yours, as far as this one knows. Reach your team’s server once with both.
    .terminal = that is no other device of yours, as far as this one knows. Once on both: soundings sync
refusal-key-not-asked = That code does not answer the one this phone showed. Show it again here, and scan it with the old phone.
    .terminal = that code does not answer the one this device showed. Here first: soundings device show
refusal-key-here = This phone has your key already. Nothing was changed.
    .terminal = this device has your key already; nothing was changed
refusal-already-same = These two are one already. There is nothing to declare.
    .terminal = these two are one already
refusal-not-declared-same = Nothing was declared the same as that.
    .terminal = nothing was declared the same as that, there is nothing to take back
refusal-years-outside = That is no number of years to keep things. Take 1 to 100.
    .terminal = that is no number of years to keep things, take 1 to 100
refusal-situation-needed = A new map needs its situation first. Say what they were in the middle of.
    .terminal = say what situation the new map is of: --situation "a batch comes back"
refusal-nothing-to-take-back = There is nothing more to take back here.
    .terminal = there is nothing more to take back here
refusal-nothing-to-sort = Every card is sorted. There is none left to decide about.
    .terminal = every card is sorted
refusal-no-pair = These two cannot stand side by side. One must be said, the other done or around.
    .terminal = these two cannot stand side by side: one must be said, the other done or around
refusal-no-answer-yet = Nobody has written yet what would make both true. Write that first.
    .terminal = nobody has written yet what would make both true: soundings map unmatched MAP --said NOTE --was-seen NOTE --answer TEXT
refusal-too-many-maps = These are too many maps for one. Take 500 at most.
    .terminal = these are too many maps for one, take 500 at most
refusal-merge-the-other-way = This entry is only yours and the other is the team’s. Merge this one into that.
    .terminal = this entry is only yours and the other is the team’s; merge this one into that
refusal-story-taken = Somebody else has this week’s story. The next one may be yours.
    .terminal = somebody else tells this week's story; the next one may be yours
refusal-share-it-first = It rests on something that is only yours. Share that first.
    .terminal = it rests on something that is only yours: share that first
refusal-too-many = Those are more than fit. Choose fewer.
    .terminal = those are more than fit, choose fewer
refusal-not-on-the-wall = This person is not on the wall. Ask them first; nothing was hung.
    .terminal = this person is not on the wall; ask them first
refusal-poster-hangs = A poster of this person hangs already. Change that one.
    .terminal = a poster of this person hangs already, change that one
refusal-poster-needs-exact = A poster shows very words. Choose notes marked as exact.
    .terminal = a poster shows very words, choose notes marked as exact
refusal-not-of-this-person = That is not this person’s.
    .terminal = that is not this person's
refusal-may-not-hang = That may not hang: it names or shows somebody who did not agree, rests on nothing, or is too long to be read from afar.
    .terminal = that may not hang: it names or shows somebody who did not agree, rests on nothing, or is too long to be read from afar
refusal-debrief-over = You are done with this debrief. What you answered stays as it is.
    .terminal = you are done with this debrief; what you answered stays as it is
refusal-not-spoken = That is no spoken note of a minute at most. Speak again, or type.
    .terminal = that is no spoken note of a minute at most
refusal-no-question = That is not marked as a question. Mark it first.
    .terminal = that is not marked as a question; mark it first: soundings mark ID question
refusal-one-encounter = An insight rests on notes of at least two visits or calls. Add one of another.
    .terminal = an insight rests on notes of at least two visits or calls; add one of another
refusal-seat-taken = Somebody has taken this seat. Ask them.
    .terminal = somebody has taken this seat; ask them
refusal-seat-withdrawn = This seat is not offered any more. Choose another.
    .terminal = this seat is not offered any more; choose another
refusal-nobody-takes-part = Nobody takes part yet. Name somebody, or yourself.
    .terminal = nobody takes part yet; name somebody with --with, or take part yourself
refusal-too-many-take-part = Thirty people take part at most. Make two workshops of it.
    .terminal = thirty people take part at most; make two workshops of it
refusal-turn-is-over = This turn is over. What was guessed in it shows when the workshop opens.
    .terminal = this turn is over; what was guessed in it shows when the workshop opens
refusal-workshop-is-open = This workshop is open. Put what you think on the map.
    .terminal = this workshop is open; put what you think on the map, with map add
refusal-workshop-waits = This workshop is not open yet. It opens when everybody is done, or when its starter opens it.
    .terminal = this workshop is not open yet; it opens when everybody is done, or when its starter opens it
refusal-not-one-part = These guesses are of different parts. Put those of one part on the map together.
    .terminal = these guesses are of different parts; put those of one part on the map together
refusal-too-many-own-words = Your team has five hundred own words already. Take one off the list first.
    .terminal = your team has five hundred own words already; take one off the list first
refusal-link-unknown = There is no such link, or somebody took it back before. Look at the list again.
    .terminal = there is no such link, or somebody took it back before; look at the list again
refusal-link-days = A link to your team’s pages holds a day at least and 366 at most.
    .terminal = a link to your team's pages holds a day at least and 366 at most
refusal-server-too-old = Your team’s server is of an earlier version and does not know this yet. Ask whoever runs it to update it.
    .terminal = your team's server is of an earlier version and does not know this yet; ask whoever runs it to update it

## Days and hours, in terminal and pages. Which words stand for a number is said here, how a zone's clock is read is not.

date-weekday-1 = Monday
    .terminal = Mon
date-weekday-2 = Tuesday
    .terminal = Tue
date-weekday-3 = Wednesday
    .terminal = Wed
date-weekday-4 = Thursday
    .terminal = Thu
date-weekday-5 = Friday
    .terminal = Fri
date-weekday-6 = Saturday
    .terminal = Sat
date-weekday-7 = Sunday
    .terminal = Sun
date-month-1 = January
    .terminal = Jan
date-month-2 = February
    .terminal = Feb
date-month-3 = March
    .terminal = Mar
date-month-4 = April
    .terminal = Apr
date-month-5 = May
    .terminal = May
date-month-6 = June
    .terminal = Jun
date-month-7 = July
    .terminal = Jul
date-month-8 = August
    .terminal = Aug
date-month-9 = September
    .terminal = Sep
date-month-10 = October
    .terminal = Oct
date-month-11 = November
    .terminal = Nov
date-month-12 = December
    .terminal = Dec
date-day = { $weekday } { $day } { $month }
date-day-of-year = { $weekday } { $day } { $month } { $year }
date-hour-of-day = { $day }, { $time }
date-hour-today = today, { $time }

# What a person may type for a day, all of it in one line; the names of days and months stand above.
date-say-today = today
date-say-tomorrow = tomorrow tmrw
date-say-yesterday = yesterday
date-say-in = in
date-say-at = at
date-say-next = next
date-say-days = d day days
date-say-weeks = w week weeks

## The terminal: what stands in its lines

terminal-notes = { $count ->
    [0] no notes
    [one] { $count } note
   *[other] { $count } notes
}
terminal-people = { $count ->
    [0] no people
    [one] { $count } person
   *[other] { $count } people
}
terminal-but = but:
terminal-more-only-you = { $count } more, only you
terminal-only-you = on this computer, only you
terminal-nobody-said-where = Nobody has said yet where
terminal-under-way-since = under way since { $time }
terminal-planned-for = planned for { $time }
terminal-not-started = not started
terminal-about = (about { $name })
terminal-noted-by = noted by { $engineer }
terminal-versions = { $count } versions
terminal-brought-back = brought back by an edit
terminal-follows = { $kind ->
    [picture] picture follows
    [spoken-note] spoken note follows
   *[file] file follows
}
# A picture, spoken note or file beside a note: its name, size, length.
terminal-attached-size = { $kind } { $width }×{ $height }
terminal-attached-seconds = { $kind }, { $count } s
terminal-you = you
terminal-and = and
terminal-promise = by { $day }  { $text } ({ $by } to { $names }; { $standing })
terminal-more = There is more: --after { $next }
terminal-changes-here = { $count ->
    [one] { $count } change on this computer.
   *[other] { $count } changes on this computer.
}
terminal-only-here = { $count ->
    [one] { $count } note is only yours, and nowhere but on this computer.
   *[other] { $count } notes are only yours, and nowhere but on this computer.
}
terminal-only-here-opens = No device of yours but this computer can open them so far.
terminal-notes-are = Notes: { $place }
terminal-did-you-mean = Did you mean
terminal-which-one = Which one?
terminal-which = Which { $what }?
# Below a list to choose from.
terminal-choose = Type to filter, Enter takes it, Esc leaves it
terminal-nothing-chosen = nothing was chosen, and nothing was changed
terminal-nothing-to-choose = there is no { $what } here yet
terminal-what-customer = customer
terminal-what-document = document that went out
terminal-what-annotation = drawing on a picture
terminal-what-site = site
terminal-what-person = person
terminal-what-visit = visit
terminal-what-note = note
terminal-what-map = map
terminal-what-entry = map entry
terminal-what-promise = promise
terminal-what-engineer = engineer
terminal-what-thing = thing
# While it takes longer than a second; the seconds stand behind it.
terminal-opening = Opening your notebook …
terminal-exchanging = { $count ->
    [0] Exchanging with your team's server …
    [one] Exchanging with your team's server, { $count } change waits …
   *[other] Exchanging with your team's server, { $count } changes wait …
}

## The terminal: your notebook

terminal-ready = Your notebook is ready, { $engineer }.
terminal-ready-where = It is in { $folder }. Everything stays there until you join a team.
terminal-key-in-keyring = Its key is in this system's keyring.
terminal-key-in-file = Its key is in { $file }, which only you can read. Keep a copy of that file somewhere safe: without it nobody can open the notebook, you included.
terminal-ready-next = Next: soundings visit start
terminal-man-pages = The manual's pages are in { $folder }

## The terminal: customers and their people

terminal-customer-added = Customer added: { $id }
terminal-is-internal = One of our own house: nobody is reminded to call on it.
terminal-is-not-internal = A customer like any other.
terminal-site-added = Site added: { $id }
terminal-no-customer-yet = No customer yet. Add one: soundings customer add NAME
terminal-renamed = Now it is { $name }.
terminal-person-added = Person added: { $id }
terminal-a-site = site
terminal-one-from-now-on = One from now on: { $name }. Where the two say different things, status shows both.
terminal-undo-same = Take it back: soundings same --undo { $thing }
terminal-same-undone = Each stands alone again.
terminal-not-the-same = Not the same, then. It is not proposed any more.
terminal-nothing-else-is-it = Nothing was declared the same as that.
terminal-say-whether-same = Nothing is the same before you say so: soundings same ONE OTHER, or soundings same --not ONE OTHER
terminal-retention-none = Nothing is proposed to be erased. Say how long your team keeps things: soundings retention --years N
terminal-retention = { $years ->
    [one] Kept for { $years } year: what is from before { $day } is proposed, and nothing goes by itself.
   *[other] Kept for { $years } years: what is from before { $day } is proposed, and nothing goes by itself.
}
terminal-older-visits = { $count ->
    [one] { $count } visit, with its notes:
   *[other] { $count } visits, with their notes, the oldest first:
}
terminal-people-nothing-newer = People with nothing newer:
terminal-retention-erase = Erase what should go: soundings retention --erase THING …
terminal-take-erasure-back = Until then, take it back: soundings undelete THING
terminal-no-person-yet = Nobody yet. Add somebody: soundings person add CUSTOMER NAME
terminal-consent-written = Written down: { $choice }, as of { $time }.

## The terminal: visits

terminal-visit-planned = Planned for { $time }: { $id }
terminal-visit-started = Started at { $time }: { $id }
terminal-changed-only-you = changed since, only you: { $value }
terminal-visit-was-planned = It is the one planned for today (another: --new).
terminal-note-down = Note down, a line a note: soundings capture
terminal-visit-ended = Ended at { $time }: { $id }
terminal-for-the-team = { $count ->
    [0] Nothing for the team.
    [one] { $count } thing for the team; it goes with the next sync.
   *[other] { $count } things for the team; they go with the next sync.
}
terminal-shared-when-joined = Your team gets it as soon as you have joined one.
terminal-draft-kept = Words you had not sent were kept as a note without a key yet.
terminal-may-be-told = Not asked yet what may be told of them: { $names }. Say what each chose: soundings consent NAME CHOICE
terminal-stays-yours = Your notes stay only yours until you share them: soundings share { $visit }
terminal-report-ready = The report is ready: soundings report { $visit } --out report.html
terminal-not-filed = Not yet filed under a visit, or without a key
terminal-no-visit-yet = No visit yet. Start one: soundings visit start
terminal-objective = What for: { $objective }
terminal-we = We: { $names }
terminal-they = They:
terminal-no-notes-yet = No notes yet: soundings note said|did|around|thought WORDS
terminal-promised = Promised
terminal-still-yours = { $count ->
    [one] { $count } note only yours: soundings share { $visit }
   *[other] { $count } notes only yours: soundings share { $visit }
}

## The terminal: notes and promises

terminal-noted = Noted: { $id }
terminal-no-visit = It has no visit yet.
terminal-noted-in-inbox = Noted in the inbox: { $id }
terminal-inbox-why = The notebook can't be opened now ({ $why }). The note is sealed and safe; it goes into the notebook when that is opened next.
terminal-note-corrected = Corrected. The first words are kept.
terminal-note-deleted = Deleted. To bring it back: soundings note undo { $id }
terminal-note-back = It is back.
terminal-note-erased = It is out of sight, and erased for good { $time }: words, pictures and history, on every device and on your team's server. What stays: that something was here, when, and who erased it.
terminal-erasure-undo = Until then you can take it back: soundings undelete { $id }
terminal-promise-made = Promised by { $day }: { $id }
terminal-noted-without-key = It has no key yet. Give it one: soundings note key { $id } said|did|around|thought
terminal-note-changed = It is changed.
terminal-note-keyed = It has its key.
terminal-a-thought = a thought
terminal-capture-help = Tab key · @ who · Esc Esc thinks again · Ctrl-D leaves
terminal-capture-needs-terminal = capture needs a terminal to type in; in a script, use note
terminal-capture-gone = the terminal went away; what you had typed is kept as a draft
terminal-capture-draft = What stood in the field is kept: soundings capture
terminal-capture-draft-back = Words you had not sent yet are back.
terminal-captured = { $count ->
    [0] Nothing was noted.
    [one] { $count } note is kept.
   *[other] { $count } notes are kept.
}
terminal-ask-first = Still the same visit? It has been quiet for a while, or a day has passed.
terminal-ask-first-keys = y: yes, add here · n: no, keep notes without a visit
terminal-esc-puts-aside = Esc again puts these words aside; they stay your draft
terminal-esc-takes-back = Esc again takes the last note back
terminal-put-aside = Put aside. Esc brings it back.
terminal-nothing-to-take-back = There is no note to take back here.
terminal-taken-back = Taken back: { $id }

## The terminal: maps

terminal-map-made = Map made: { $id }
terminal-map-row = { $who }: { $situation }; above the water { $above }, below { $below }
terminal-no-map-yet = No map yet. Make one: soundings map new --who PERSON --situation TEXT
terminal-entry-added = Added: { $id }
terminal-entry-written = Written: { $id }
terminal-linked = { $count ->
    [one] { $count } note linked.
   *[other] { $count } notes linked.
}
terminal-unlinked = { $count ->
    [one] { $count } note taken away.
   *[other] { $count } notes taken away.
}
terminal-water = the water
terminal-depths = Above the water { $above }, below { $below }.
terminal-say-which-note = say which note: --from NOTE or --against NOTE
terminal-in-the-map = in the map { $map }

## The terminal: versions, search, sharing

terminal-decided = Decided. Your team gets it with the next sync.
terminal-versions-of = { $count } versions of its { $field }:
terminal-was = was: { $words }
terminal-yours = yours
terminal-a-teammates = a teammate's
terminal-keep-or-value = --keep VERSION|both, or --value TEXT
terminal-nothing-found = Nothing here holds all of these words.
terminal-newest-ranked = Only the { $count } newest were put in order; older ones follow without --best.
terminal-not-searchable-yet = { $count ->
    [one] { $count } note came just now and is not found by its newest words yet.
   *[other] { $count } notes came just now and are not found by their newest words yet.
}
terminal-nothing-to-share = Nothing is left that only you have, but what you chose to keep so.

## The terminal: a visit's report

terminal-report-in = The report is in { $file }
terminal-left-out-only-you = { $count ->
    [one] { $count } note was left out, because only you have them.
   *[other] { $count } notes were left out, because only you have them.
}
terminal-left-out-withheld = { $count ->
    [one] { $count } note was left out: somebody in them was not asked or did not agree.
   *[other] { $count } notes were left out: somebody in them was not asked or did not agree.
}
terminal-left-out-to-read = { $count ->
    [one] { $count } note was left out: what they did, what is around them, or a name is in it; a person has to read that first.
   *[other] { $count } notes were left out: what they did, what is around them, or a name is in it; a person has to read that first.
}
terminal-out-ending = --out needs a file name that ends in .html, .md, .txt or .pdf
terminal-folder-missing = the folder to write into is not there
terminal-cannot-write = the file could not be written
terminal-preview-is-for-others = only what goes to others has a preview; add --for others
terminal-to-is-for-others = --to is for a report for others: add --for others
terminal-look-first = look at it first, without --to and --out: below it stands the --looked-at that lets just that go
terminal-say-to-whom = what is in a file has gone out: say to whom with --to, or leave --out away and look at it first
terminal-to-read-first = { $count ->
    [one] Read this note first; it goes only with --read:
   *[other] Read these { $count } notes first; each goes only with --read:
}
terminal-not-sent-yet = Nothing has gone out yet. Let it go: soundings report { $visit } --for others --to WHOM --looked-at { $token } --out FILE
terminal-which-may-go = You have read these: which may go?
terminal-written-down-sent = Written down: it went to { $to }.
terminal-nothing-went-out = Nothing went out.
terminal-sent = { $what } to { $to }, { $time }
terminal-sent-by = sent by { $engineer }
terminal-is-back = fetched back
terminal-to-fetch-back = fetch it back
terminal-somebody-gone = somebody who is gone
terminal-unnamed = { $name } (unnamed)
terminal-fetched-back = Written down: this copy is back.
terminal-out-again = Written down: this copy is out.
terminal-asked-on = asked { $time }
terminal-fetch-these-back = { $count ->
    [one] This copy is out and says more than they allow now. Ask for it back, then: soundings fetched
   *[other] These { $count } copies are out and say more than they allow now. Ask for them back, then: soundings fetched
}
terminal-only-on-this-device = These notes are only on this computer. Keep them elsewhere too: soundings backup FILE
terminal-only-on-this-device-since = These notes are only on this computer; your last backup: { $time }. Make another: soundings backup FILE
terminal-yes = yes
terminal-no = no
terminal-not-asked = nobody asked

## The terminal: the team

terminal-joined-first = You have joined the team. You are the first.
terminal-joined = You have joined the team: { $names }.
terminal-earlier-stays-yours = What you noted before stays only yours until you share it: soundings share
terminal-server-away = your team's server does not answer; the invitation is kept, so run sync before its ten minutes are over
terminal-invited = Good for one device, once, until { $time } (ten minutes). There: soundings join INVITE
terminal-no-answer-of-links = your team's server does not answer; nothing was changed there that the list does not show later
terminal-link-made =
    Good until { $time }. Whoever has it sees what the team has, to read only.
    Take it back: soundings link take-back { $id }
terminal-link-made-wall =
    Open it on the screen's own browser before { $time }: it opens once, and shows the wall alone.
    Take it back: soundings link take-back { $id }
terminal-link-taken-back = Taken back: whoever used it sees nothing more.
terminal-no-links = Nobody looks in by a link.
terminal-link-to-pages = your team's pages
terminal-link-to-wall = the wall
terminal-link-not-opened = not opened yet
terminal-link-of-later-version = what a later version has
terminal-link-until = until { $time }
terminal-more-links = More: soundings link list --after { $id }
terminal-not-invited = your team's server does not answer; nobody was invited, so ask again when it does
terminal-in-clear = your team's server does not encrypt what goes over the network, so nothing was sent
terminal-expected = Written down: { $id }
    What the others expect shows once the visit has started.
terminal-expectation-changed = Changed.
terminal-expectation-settled = Written down: { $outcome }
terminal-expectation-deleted = Deleted.
terminal-nothing-expected = Nothing is expected of it here. Before it starts: soundings expect add VISIT WORDS
terminal-after-start = written after the start
terminal-debrief-head = Debrief: { $visit } ({ $fresh })
terminal-debrief-how = One question at a time. Enter skips one; an answer that begins with ! stays only yours.
terminal-debrief-end = Done? f finish, p pass, Enter later
terminal-debrief-open = Everybody’s answers are open.
terminal-debrief-waits = The others’ answers open when all who were there are done, or { $time }.
terminal-debrief-waits-for-end = The others’ answers open when all who were there are done.
terminal-debrief-later = Kept. Go on with: soundings debrief { $id }
terminal-debrief-reminds = Five questions, { $fresh }: soundings debrief { $id }
terminal-debrief-offer = Five questions while it is { $fresh }: soundings debrief
terminal-nudge-ask = Ask it next time: soundings guide add --visit { $visit } "{ $question }"
terminal-nudges-on = A better question stands under words of yours that judge.
terminal-nudges-off = No question stands under words of yours any more.
terminal-none-due = No promise is due in the next seven days. All that are open: soundings promises list open
terminal-no-promises = No such promise. Make one: soundings promise WORDS --to PERSON --until DAY
terminal-no-questions = No such question. Make one of a note: soundings mark NOTE question
terminal-question-answer = { $who }: { $text }
terminal-question-not-told = the customer was not told
terminal-answered = Answered: { $id }
terminal-insight-made = Written down: { $id }
terminal-no-insights = No insight stands here yet. Write one: soundings insight add WORDS --from NOTE --from NOTE
terminal-seat-offered = Offered: { $id }
terminal-seat = { $id } · { $standing }
terminal-seat-what-for = { $id } · { $standing }: { $text }
terminal-outcome-made = Written down: { $id }
terminal-not-met = { $name }, last on { $time }
terminal-never-met = { $name }, not met yet
terminal-team-alone = Just you so far. Somebody who runs a server for your team invites you: soundings join INVITATION
terminal-team-not-met = Not met in the last six weeks
terminal-guide-made = Made: { $id }
terminal-question-done = Done.
terminal-no-question-yet = No question stands here yet.
terminal-could-ask = You could ask too, with: soundings guide take VISIT NUMBER
terminal-asked = asked
terminal-marked = Marked.
terminal-unmarked = The mark is gone.
terminal-visit-named = Written down.
terminal-of-the-visit = of the visit { $visit }
terminal-brief-in = The briefing is in { $file }
terminal-visit-continues = It goes on: { $id }
terminal-no-visits = Your visits stand here. Start one: soundings visit start
terminal-never-backed-up = Your team's server was never backed up.
terminal-server-full = Your team’s server has no room for more: what waits stays here, and is sent again once it has
terminal-refused-otherwise = soundings sync change { $id } { $field } TEXT
terminal-refused-changed = Said otherwise; it goes with the next sync
terminal-refused-again = { $count ->
    [0] There is nothing to send again
    [one] One thing is sent again with the next sync
   *[other] { $count } things are sent again with the next sync
}
terminal-refused-kept = Kept a copy in { $file }
terminal-needs-you = since { $time }: { $why }

## The terminal: a command that can't be run

terminal-none-under-way-or-last = there is no visit yet; start one: soundings visit start
terminal-no-such-command = there is no such command; soundings help lists them all
terminal-one-too-many = there is an argument too many, or an option this command does not have; put words in quotation marks, and words that begin with a dash behind --
terminal-not-as-it-should = { $argument } was not given as it should be
terminal-one-of = { $argument } is one of: { $values }
terminal-missing = this is missing: { $arguments }
terminal-not-together = these options do not go together
terminal-no-text-argument = the command line holds something that is no text
terminal-which-command = say which: { $commands }
terminal-see-help = that is not how this command is used; --help shows how
terminal-a-number = a number from 1 to { $most }
terminal-no-config-folder = this machine has no config folder for you; give --key-file
terminal-no-data-folder = this machine has no data folder for you; give --dir
terminal-key-file-missing = the key file is not there; nothing was touched
terminal-key-nowhere = this notebook's key is neither in the keyring nor in the config folder; give --key-file, nothing was touched
terminal-key-file-no-key = the key file holds no key; a key is 64 hexadecimal digits
terminal-key-file-unreadable = the key file cannot be read; nothing was touched
terminal-key-file-not-written = the key file could not be written; no notebook was made
terminal-stdin-unreadable = stdin could not be read
terminal-stdin-no-text = stdin holds something that is no UTF-8 text
terminal-did-you-mean-command = there is no such command; did you mean { $command }

## Pages: reports, maps, the wall

page-colon = :
not-for-outside = not for outside
page-objective = Why we went
page-we-were = From us
page-we-met = We met
page-promised = What we promised
page-starred = What stood out
page-in-order = The rest, in order
page-notes = In order
page-nothing-noted = Nothing was noted yet. Notes with a key appear here.
page-nothing-may-go = Nothing here may go outside yet. What people say goes out once they agree to be quoted.
page-a-customer = A customer
# In the middle of a line.
page-a-customer-within = a customer
page-about-a-customer = about a customer
page-roughly = roughly
page-about = about
page-first-words = First noted as
page-noted-by = noted by
page-to = to
page-by = by
page-until = until
page-planned = planned for
page-since = since
page-not-dated = not started yet
page-as-of = As it stood on
page-agreed = People are quoted as they agreed to it on
page-not-named-yet = Customer not named yet
page-number = { $page } of { $pages }
page-preview = Preview
page-preview-not-sent = Nothing has gone out yet. This is how its reader would see it.
page-document = Document
page-to-fetch-back = To fetch back
page-fetch-back-why = Somebody in them does not agree any more. Ask for these copies back.
page-out-there = Who has what
page-speaks-of = speaks of
page-only-the-latest = { $count ->
    [one] Only the latest is on here.
   *[other] Only the latest { $count } are on here.
}
page-guide = Guide
page-no-question = No question is in it yet.
page-recovery = Recovery code of a backup
page-recovery-file = The backup
page-recovery-whose = Whose notebook
page-recovery-made = Made on
page-recovery-only = Only this code opens the backup. It is kept nowhere else, and nobody can make it again.
page-recovery-apart = Keep this page away from the backup and from the computer it was made on: whoever has both can read everything in it.
page-recovery-typed = It is asked for when the backup is taken in. Capital or small letters, with or without the strokes between: both are read. There is no letter O and no letter I or L in it; those are 0 and 1.
page-brief-next = Next
page-brief-objective = What for
page-came-of-it = What came of it
page-brief-expected = expected
page-brief-expected-by = expected by { $engineer }
page-brief-after-start = written after the start
page-brief-more = and more
page-brief-pen = By hand
page-brief-only-you = What only you can see is not in here.
page-map = Empathy map
page-corrected-since = words corrected since
page-erased = erased
page-above = Above the water
page-below = Below the water
page-canvas = After the empathy map canvas by Dave Gray (XPLANE, 2017).
page-canvas-more = { $count ->
    [one] { $count } more on the next sheet
   *[other] { $count } more on the next sheets
}
page-canvas-empty = Nothing here yet.
page-canvas-in-the-app = { $count ->
    [one] { $count } more is in the map itself
   *[other] { $count } more are in the map itself
}
page-canvas-goes-on = goes on
page-our-customers = Our customers
page-nobody-on-the-wall = Nobody is on the wall yet.
page-who-comes-up = Whoever chooses “On the wall” when you ask them comes up here by themselves, with their words and what matters to them.
page-we-listen = We listen to them.
page-promise-of-the-week = The promise of the week
page-map-of-the-month = The map of the month
page-poster-page = { $page } of { $pages }
page-someone = someone
page-some-customer = a customer
page-and = and
page-by-day = by
page-visitors-today = Visitors today
page-visitors-left = Visitors have left
page-server-away = Your team's server is away; last news
page-matter-need-to-do = Need to do
page-matter-pain = Pain
page-matter-gain = Gain
page-matter-other = Thinks and feels
page-team-pages = What the team knows
page-team-visits = Visits
page-team-customers = Customers
page-team-maps = Maps
page-team-nothing-visits = No visit was shared with the team yet.
page-team-nothing-customers = The team has no customer yet.
page-team-nothing-maps = The team has no map yet.
page-team-more = More
page-team-enter = Somebody of the team gave you this link. What you see is for us, not for outside.
page-team-open = Open
page-team-no-link = This needs a link from somebody of the team. Yours may be over, or was taken back.
page-team-not-here = That is not here, or not any more.
page-team-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
page-team-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
page-team-ticks = { $above } above the water, { $below } below
page-against = { $count ->
    [one] but: { $count } note
   *[other] but: { $count } notes
}
page-times = { $basis } ×{ $count }
page-only-you = { $count ->
    [one] { $count } note only you can see is not in here.
   *[other] { $count } notes only you can see are not in here.
}
page-bytes = { $count } bytes
page-kilobytes = { $count } kB
page-megabytes = { $count } MB

## The terminal: export and import

terminal-exported = Everything of yours is in { $folder }, { $count ->
        [one] { $count } thing
       *[other] { $count } things
    }. It is your own copy, whole: do not hand it on.
terminal-exported-without-files = { $count ->
        [one] { $count } attachment is not on this computer and not in it.
       *[other] { $count } attachments are not on this computer and not in it.
    }
terminal-new-passphrase = A passphrase for this backup (it is not shown):
terminal-passphrase-again = The same once more:
terminal-typed-differently = The two differ. Type it again.
terminal-its-passphrase = The passphrase of this backup (it is not shown):
terminal-its-code = The recovery code of this backup (it is not shown):
# While it takes longer than a second; the seconds stand behind it.
terminal-backing-up = Backing up, { $percent } % …
terminal-restoring = Restoring, { $percent } % …
terminal-backed-up = All of your notebook is in { $file }, sealed. Keep it somewhere else than on this computer.
terminal-passphrase-is-kept-nowhere = Only its passphrase opens it, and it is kept nowhere: without it the backup is lost.
terminal-recovery-code = Only this recovery code opens it, and it is shown only now. Print it, or write it down, and keep it away from this computer:
terminal-restored = The notebook of { $engineer } is back.
terminal-restored-goes-on = Whatever else has the notebook goes on beside it: your team’s server brings both together.
terminal-restorable-kind = { $kind }: { $new } new, { $here } here already
terminal-restorable-lacking = { $count } get what they lack
terminal-restorable-gone = { $count } deleted or erased here, left so
terminal-restorable-unknown = not understood and left where it is: { $name }, { $count ->
        [one] in { $count } thing
       *[other] in { $count } things
    }
terminal-nothing-new = All of it is here already. Nothing is left to do.
terminal-nothing-written-yet = Nothing was written yet. To take it in: add --yes.
terminal-taken-in = { $count ->
        [one] Taken in: { $count } thing. It is yours alone until you share it.
       *[other] Taken in: { $count } things. They are yours alone until you share them.
    }
terminal-import-customers = customers
terminal-import-sites = sites
terminal-import-people = people
terminal-import-visits = visits
terminal-import-notes = notes
terminal-import-read-as = Read as { $encoding }. If these lines look wrong, name another with --encoding:
terminal-import-column = Column { $number }, “{ $name }”: { $used }
terminal-import-left = Left in the file, line { $line }: { $text } ({ $why })
terminal-import-no-words = no words
terminal-import-no-name = names nobody
terminal-import-no-text = too long, or no text
terminal-import-unclear-day = a day that can be another
terminal-import-cut-off = cut off
terminal-import-too-many = more than is taken in at once
terminal-import-back = { $count } deleted ones come back
terminal-import-erased = { $count } erased ones stay so
terminal-import-like = { $name } may be one with { $like }. Say --same { $item } if it is, --same { $item }=new if not.
terminal-import-needs-day = Before it can be taken in: say the day with --day.
terminal-import-needs-columns = Before it can be taken in: say which column is the customer’s or the person’s, with --column N=customer.
terminal-import-needs-decision = Before it can be taken in: say of like names which are the same; --same all, --same none, or one by one.
terminal-imported = { $count ->
        [one] Taken in: { $count } thing.
       *[other] Taken in: { $count } things.
    }
terminal-import-undo = To undo all of it: soundings import --undo
terminal-import-undone = { $count ->
        [one] Undone: { $count } thing is gone.
       *[other] Undone: { $count } things are gone.
    } To bring them back: soundings undelete { $id }
terminal-import-stay = { $count ->
        [one] { $count } thing stays, because something of yours belongs to it.
       *[other] { $count } things stay, because something of yours belongs to them.
    }
terminal-deleted = deleted { $when } by { $by }, { $count ->
        [one] { $count } thing
       *[other] { $count } things
    }; soundings undelete until { $until }
terminal-being-erased = to be erased
terminal-nothing-deleted = Nothing was deleted in the last 30 days.
terminal-erase-goes = This goes, on every device and on your team's server: { $things }.
terminal-more-named = There is more that holds the name: --after-named { $next }
terminal-erase-sure = Erase it? It can be taken back for 24 hours.
terminal-erase-not-yet = Nothing is erased yet. To erase it: soundings erase { $id } --yes
terminal-older-words-not-yet = Nothing is erased yet. To erase them: soundings note erase { $id } --older-words --yes
terminal-older-words-erased = Its older words are erased for good at { $time }. Until then: soundings note undo { $id } --older-words
terminal-older-words-stay = Its older words stay.
terminal-nothing-erased = Nothing was erased.
terminal-deleted-thing = Deleted, with all that belongs to it. To bring it back within 30 days: soundings undelete { $id }
terminal-undeleted = It is back, with all that went with it.

## Pages: what stands beside a full export

page-export-title = The notebook of { $engineer }, whole
page-export-own = This is your own copy. It holds everything: what only you can read, names, and the words of people who agreed to nothing. Do not hand it on; for others, write a report.
page-export-form = Each file whose name ends in .jsonl holds things of one kind, one a line (JSON Lines, UTF-8). A line has the thing’s id, who may read it, and its fields by their names. Where a field names another thing, it is by that one’s id. “beside” holds versions that nobody has decided on yet.
page-export-contents = contents.json lists these files with how many things each holds and its SHA-256; by it Soundings notices what was cut off or changed.
page-export-files = Pictures, spoken notes and other files lie in the folder files. Each has the id of its attachment for a name; the name it had stands in its line.
page-export-file = File
page-export-holds = Holds
page-export-things = How many
page-export-without = Not in here: the history of changes, except for the first and the newest words of each note; text that was typed and not sent; keys; and what was erased.
page-export-not-here = { $count ->
        [one] { $count } attachment is not in here either: its bytes were not on this device.
       *[other] { $count } attachments are not in here either: their bytes were not on this device.
    }
page-export-being-erased = { $count ->
        [one] { $count } thing that somebody asked to be erased is not in here either.
       *[other] { $count } things that somebody asked to be erased are not in here either.
    }
page-export-not-understood = { $count ->
        [one] { $count } change that a newer version of Soundings wrote is not in here either.
       *[other] { $count } changes that a newer version of Soundings wrote are not in here either.
    }
page-export-back = To take it in again, into a new notebook or this one: soundings import, and this folder. Doing that twice changes nothing. Everything comes in as yours alone.
page-picture = Picture
page-covered-picture = Picture, covered in part
page-seconds = { $count } s

## The terminal: pictures and paper

terminal-picture-drawn = Drawn: { $shape }. The original stays as it is; every copy that goes out has it.
terminal-picture-covered = Covered. Every copy that goes out has it, and nothing of what lies under it.
terminal-picture-id = picture { $id }
terminal-annotation = { $shape } at { $points }
terminal-annotation-by = by { $engineer }
terminal-picture-plain = Nothing is drawn on it.
terminal-picture-moved = Moved.
terminal-picture-removed = Taken off. To have it back: soundings picture undo { $id }
terminal-picture-back = It is back.
terminal-picture-which = say one of --arrow, --circle and --text
terminal-points = two numbers from 0 to 1000, as in 250,400
terminal-attachment-saved = It is in { $file }.
terminal-attachment-original = This is the original: what is covered can be seen in it, and where it was taken may stand in it.
terminal-attachment-follows = Its bytes are not on this computer yet.
terminal-pages-pinned = { $count ->
    [one] { $count } page is pinned to the visit, as a note without a key: it is in no report.
   *[other] { $count } pages are pinned to the visit, each as a note without a key: they are in no report.
}
terminal-page = page { $number }: { $id }
terminal-page-next = To type what stands on one: soundings note said "…" --page { $id }
terminal-pictures-withheld = { $count ->
    [one] { $count } picture is not in it: whoever it is of did not agree to that, or it can't be drawn.
   *[other] { $count } pictures are not in it: whoever they are of did not agree to that, or they can't be drawn.
}
terminal-pictures-beside = Its pictures are in { $folder }.

## Attachments' files on their way

file-standing-only-here = here
file-standing-to-send = here, not sent yet
file-standing-sending = here, sent { $done } of { $size }
file-standing-sends-over-wifi = here, is sent over Wi-Fi
file-standing-kept-for-you = kept for you by your team’s server
file-standing-with-the-team = with the team
file-standing-follows = follows
file-standing-on-server = on the server, { $size }
file-standing-coming = coming, { $done } of { $size }
file-standing-asks-for-wifi = on the server, { $size }, asks for Wi-Fi
file-standing-asks-for-you = on the server, { $size }, comes when you ask for it
file-standing-refused = larger than the server takes
file-standing-other-bytes = not what its author attached; asked for again later
file-standing-no-room = no room for it here; asked for again later
file-standing-erased = erased
files-to-send = { $count ->
    [one] { $count } file still goes to your team’s server, { $size }.
   *[other] { $count } files still go to your team’s server, { $size }.
}
files-to-fetch = { $count ->
    [one] { $count } file on your team’s server is not here, { $size }.
   *[other] { $count } files on your team’s server are not here, { $size }.
}
files-follow = { $count ->
    [one] { $count } file follows from a teammate.
   *[other] { $count } files follow from teammates.
}
terminal-files-moving = Files: { $there } to send, { $back } to fetch …
files-wifi-only = Originals travel over Wi-Fi alone; thumbnails on any network.
files-any-network = Files travel on any network.
terminal-files-largest = Up to { $size } come by themselves.
terminal-attachment-freed = { $count ->
    [0] Nothing to let go: what is here is not with your team's server and its backup, or was attached lately.
    [one] { $count } picture or file went from this computer, { $size }. Your team's server keeps it; bring it back with: soundings attachment fetch NOTE
   *[other] { $count } pictures and files went from this computer, { $size }. Your team's server keeps them; bring one back with: soundings attachment fetch NOTE
}
terminal-attachment-here = It is here: { $id }
## The terminal: phone to phone, a new device, joining a visit

terminal-bundle-made = What { $name } lacks is in { $file }, sealed to their devices. Send it any way you like; they take it in with: soundings bundle import FILE
terminal-bundle-holds = { $count ->
    [one] { $count } entry of your team's log, { $waiting } of which your team's server has not got yet.
   *[other] { $count } entries of your team's log, { $waiting } of which your team's server has not got yet.
}
bundle-only-yours = { $count ->
    [one] { $count } entry that is only yours.
   *[other] { $count } entries that are only yours.
}
bundle-taken = { $count ->
    [0] Nothing in it was new here; it came from { $name }.
    [one] { $count } new entry came from { $name }.
   *[other] { $count } new entries came from { $name }.
}
terminal-bundle-files = { $count ->
    [0] No pictures and files.
    [one] { $count } picture or file.
   *[other] { $count } pictures and files.
}
terminal-bundle-files-later = { $count ->
    [one] { $count } more is too large for it: it follows with your team's server, or with --pictures MB.
   *[other] { $count } more are too large for it: they follow with your team's server, or with --pictures MB.
}
bundle-files-taken = { $count ->
    [one] { $count } picture or file came with it.
   *[other] { $count } pictures and files came with it.
}
bundle-nobody = Nobody yet: join a team first.
terminal-bundle-phones = { $count ->
    [0] { $name }: no device known here yet
    [one] { $name }: { $count } device
   *[other] { $name }: { $count } devices
}
terminal-bundle-given = , last bundle to them { $time }
terminal-bundle-had = , last from them { $time }
terminal-device-shown = On { $engineer }'s old device, before { $time }: soundings device hand-over TEXT
terminal-device-handed-over = Only the new device can open this. There: soundings device take TEXT
terminal-device-taken = This device has { $engineer }'s key. What is only theirs comes with a bundle from the old one: soundings bundle export --to { $engineer }
terminal-visit-shown = { $what }: a teammate joins this visit with: soundings visit join TEXT
terminal-visit-joined = You are at the visit that began at { $time }: { $what }. What you note is only yours until you end and share.
terminal-visit-unnamed = nobody named yet

## Sorting in the terminal

terminal-sort-part-see = see
terminal-sort-part-say = say
terminal-sort-part-do = do
terminal-sort-part-hear = hear
terminal-sort-part-need-to-do = need
terminal-sort-part-pain = pains
terminal-sort-part-gain = gains
terminal-sort-part-other = other
terminal-sort-nobody = Nobody was named at that visit. Say whose map: soundings sort VISIT PERSON
terminal-sort-questions = { $count ->
    [one] { $count } part below the water is empty
   *[other] { $count } parts below the water are empty
}
terminal-sort-later = { $count } for later
terminal-sort-likely = most likely: { $part }
terminal-sort-same = Says the same as
terminal-sort-rather = The last one says the same as
terminal-sort-not-about = not about them
terminal-sort-not-for-map = not for the map
terminal-sort-for-later = later
terminal-sort-went-same = shows an entry that was there
terminal-sort-taken-back = taken back
terminal-sort-skipped = skipped
terminal-sort-asked-next = asked next time
terminal-sort-only = Only these words:
terminal-sort-help = Enter: the likely one · x not about them · n not for the map · l later · w only some words · u undo · Esc stop
terminal-sort-words-help = ← → move the end · Tab the other end · 1–8 use only these words · Esc back
terminal-sort-question-help = a–z tick what shows it · Enter write · - skip · + ask next time · Backspace undo · Esc stop
terminal-sort-writing-help = one sentence, then Enter · Esc back
terminal-sort-commands = To decide: soundings sort --into WHERE, --same-as ENTRY, --undo
terminal-sorted = { $count ->
    [one] { $count } note sorted.
   *[other] { $count } notes sorted.
}
terminal-sort-stopped = { $count ->
    [one] { $count } card is left; it opens on the same one.
   *[other] { $count } cards are left; it opens on the same one.
}
terminal-sort-later-how = { $count ->
    [one] { $count } card was put off: soundings sort --put-off
   *[other] { $count } cards were put off: soundings sort --put-off
}
terminal-sort-map = The map: soundings map show { $map }
## The terminal: the week's story, posters

terminal-story-turn = Week of { $day }: it is { $name }'s turn, who told longest ago.
terminal-story-your-turn = Week of { $day }: it is your turn. Pass it on with “story pass”, or tell it: soundings story tell WORDS
terminal-story-taken = Week of { $day }: { $name } tells it.
terminal-story-nobody = Week of { $day }: nobody is there to tell it.
terminal-story-of = Week of { $day }, told by { $name }
terminal-story-somebody = somebody
terminal-story-held-back = Not on the wall: { $reasons }.
terminal-story-also = { $name } took this week up too; the lower rank has it. Theirs is kept: { $id }
terminal-story-rests-on = rests on: { $words }
terminal-story-away = You are away from { $from } until { $until }: { $id }
terminal-story-took = This week's story is yours: { $id }
terminal-story-passed = Passed on. You are first the week after.
terminal-story-told = Told: { $id }
terminal-story-changed = Changed: { $id }
terminal-story-away-set = You tell no story then: { $id }
terminal-story-back = You are back.
terminal-story-zone = The team's weeks begin on Monday in { $zone }.
terminal-poster-made = It hangs: { $id }
terminal-poster-changed = Changed: { $id }
terminal-poster-down = Taken down: { $id }
terminal-poster-up = It hangs again: { $id }
terminal-poster-somebody-gone = somebody gone
terminal-poster-printed = The poster is in { $file }. It is written down as gone out to { $to }.
terminal-poster-ending = give a file that ends in .html, .pdf or .md
## The terminal: workshops

terminal-what-workshop = workshop
terminal-what-guess = guess
terminal-workshop-started = The workshop is on: { $id }
    On this device, one after the other: soundings workshop pass { $id }. On your own: soundings workshop turn { $id }.
terminal-workshop-guess-form = a guess is part=words, with one of { $parts }
terminal-workshop-needs-terminal = a turn needs a terminal to type in; in a script, give guesses with --guess part=words
terminal-workshop-gone = the terminal went away; what was typed is kept, and the turn goes on when you take it again
terminal-workshop-give-to = Give this device to { $name }.
terminal-workshop-got-it = { $name }: Enter, when you have it and nobody looks on. Esc stops here.
terminal-workshop-is-open = It is open: soundings workshop show { $id }
terminal-workshop-time-left = { $name } · { $time } left
terminal-workshop-time-over = Time is over. Finish your sentence; an empty line ends your turn.
terminal-workshop-keys = Enter keeps a guess · Tab next part · Ctrl-D done · Ctrl-C come back later
terminal-workshop-which-seen = Which of these have we seen? soundings workshop seen GUESS --note NOTE; without a note it goes on the map as a guess.
terminal-workshop-on-the-map = { $count ->
    [0] On the map as a guess: { $id }
    [one] On the map, with { $count } note that shows it: { $id }
   *[other] On the map, with { $count } notes that show it: { $id }
}
terminal-workshop-open = open
terminal-workshop-closed = not open yet
terminal-no-workshop-yet = No workshop yet. Start one: soundings workshop start PERSON --situation TEXT --with NAME
terminal-workshop-deleted = Deleted. To bring it back: soundings undelete { $id }

## Pages: a summary for the customer

page-summary-for-you = Our visit
page-summary-saw = What we saw
page-summary-progress = Where our other promises stand

## The terminal: a summary, jargon

terminal-summary-in = The summary is in { $file }
terminal-summary-not-sent-yet = It has not gone. Let it go: soundings summary --to WHOM --out FILE --looked-at { $token }
terminal-plain-grade = How hard our words are to read: { $number } years of school (Flesch–Kincaid), { $difficulty }
terminal-plain-ease = How easy our words are to read: { $number } of 100 (Kandel–Moles), { $difficulty }
terminal-own-words = { $count ->
    [0] Your team has no words of its own on the list. Add one: soundings jargon add WORD
    [one] { $count } word of your team’s:
   *[other] { $count } words of your team’s:
}

## Pages: meeting pack, role-play deck, calls to ourselves

page-pack-promises = Promises due
page-pack-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
page-and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
page-findings = Calls to ourselves
page-findings-calls = { $count ->
    [0] No call yet
    [one] { $count } call
   *[other] { $count } calls
}
page-findings-ours = What we met when we called as a customer does. It says something about us, and nothing about a customer.
page-findings-none = Nothing was noted yet.

## The terminal: meeting pack, role-play, calls to ourselves, own hours

terminal-pack-in = The meeting pack is in { $file }
terminal-deck-in = The cards are in { $file }
terminal-findings-in = The findings are in { $file }
terminal-preview-in = The preview is in { $file }. Nothing has gone out yet.
terminal-went-out-in = What went out is in { $file }
terminal-guide-in = The guide is in { $file }
terminal-code-in = The recovery code is in { $file } as well. Print it, then delete that file.
terminal-role-play-started = The role-play is on: { $id }
    What you note in it is never shown as evidence. Mark a question: soundings mark ^ question; it is proposed for the next visit.
terminal-call-started = The call is on: { $id }
    Its questions: soundings guide list { $id }. What you note in it says something about us alone.
terminal-hours = { $hours } with customers in the last six weeks. The rule of thumb is two hours.
    Only you see this; it is kept nowhere.
terminal-hours-alone = your hours are for you alone: they are shown here, and written into no document

## Views of maps in the terminal

terminal-maps-of-people = { $maps ->
    [one] { $maps } map
   *[other] { $maps } maps
} of { $people ->
    [one] { $people } person
   *[other] { $people } people
}
terminal-entries-merged = They are one now: { $id }
terminal-more-entries = and { $count } more
terminal-map-drawn = It is in { $file }. Not for outside.
terminal-map-ending = the file must end in .html, .md, .txt, .svg or .pdf
four = Says, thinks, does, feels
map-many = Many maps as one
map-count = { $count ->
    [0] No map
    [one] { $count } map
   *[other] { $count } maps
}
pair-differs = It doesn’t match
pair-matches = It matches
pair-keep = Keep the answer
pair-thought = Keep it as a thought
pair-entry = Put it on the map
pair-used = Done. It stands there now.
deck-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
deck-start = Play it now
map-on-a-sheet = On one sheet, to print
# The role-play cards, to print and cut out.
deck-print = Print the cards
four-says = Says
four-thinks = Thinks
four-does = Does
four-feels = Feels
four-around = Around them
map-of-people = { $people } of { $all } people
map-newest-only = There are more: these are the newest 500.
unmatched = Doesn’t match
make-both-true = What would make both true?
pairs-proposed = Does it match?
pairs-none = Nothing that was said stands beside something seen.
pair-both-ways = one says it does not match, another says it does
deck = Role-play
deck-you-are = You are
deck-see = What you see
deck-say = What you say
deck-do = What you do
deck-hear = What you hear
deck-need-to-do = What you need to get done
deck-pain = What you fear
deck-gain = What you hope for
deck-other = What else is on your mind
deck-unknown = What nobody knows yet
deck-rules = How to play
deck-rule-play = Say it in your own words. What was told or seen weighs more than a guess.
deck-rule-guess = Where no card says anything, say that you don’t know. Nobody is made up here.
deck-rule-write = What comes out is guesses, and questions for the next visit. It never shows anything about the customer.

