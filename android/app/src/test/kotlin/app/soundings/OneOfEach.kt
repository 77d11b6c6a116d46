package app.soundings

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import app.soundings.capture.CapturePage
import app.soundings.core.ConsentChoice
import app.soundings.core.DebriefQuestion
import app.soundings.core.EncounterKind
import app.soundings.core.EvidenceRange
import app.soundings.core.FiledUnder
import app.soundings.core.GuideLanguage
import app.soundings.core.MapPart
import app.soundings.core.Mark
import app.soundings.core.NewDebriefAnswer
import app.soundings.core.NewEntry
import app.soundings.core.NewExpectation
import app.soundings.core.NewInsight
import app.soundings.core.NewMap
import app.soundings.core.NewObservation
import app.soundings.core.NewOutcome
import app.soundings.core.NewPerson
import app.soundings.core.NewPoster
import app.soundings.core.NewPromise
import app.soundings.core.NewQuestion
import app.soundings.core.NewVisit
import app.soundings.core.NewWorkshop
import app.soundings.core.NoteChange
import app.soundings.core.ObservationKind
import app.soundings.core.OutcomeKind
import app.soundings.core.Participant
import app.soundings.core.Person
import app.soundings.core.PhotoRule
import app.soundings.core.Plan
import app.soundings.core.QuestionSource
import app.soundings.core.QuestionsOf
import app.soundings.core.SendReport
import app.soundings.core.StartVisit
import app.soundings.core.StoryChange
import app.soundings.core.Sureness
import app.soundings.customers.CustomersPage
import app.soundings.maps.MapsPage
import app.soundings.settings.PhonePage
import app.soundings.team.TeamPage
import app.soundings.visits.VisitsPage
import app.soundings.visits.sharedFiles
import java.io.File

/** What people call things and say, in the lengths and the letters of one of them. */
class Speech(
    val customer: String, val site: String, val rosa: String, val role: String, val will: String, val objective: String, val said: String,
    val did: String, val around: String, val thought: String, val sentence: String, val situation: String, val tag: String,
)

val everyday = Speech(
    "Brightline Metals", "Plant 2", "Rosa Medeiros", "welder", "Will Tran", "Why do they re-weld?", "If it opens at their site, it's my initials on the tag.",
    "turned wire speed from 9.5 to 8.0 m/min before striking the arc; didn't look at our card", "tape over our display, felt pen: 8.0 NOT 9.5",
    "they weld twice so nobody can be blamed", "A settings card for 1.2 mm wire, readable from the torch", "a batch comes back", "first pass",
)
val lengthy = Speech(
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "Instandhaltungshalle Nordwest 2b", "Maximiliane-Friederike von Wolkenstein-Rodenegg",
    "Schichtleiterin der Oberflächenvorbehandlungsanlage", "the night operator, line 3, who came over from the other plant",
    "Why does the second shift switch the whole line off and on again before the audit?",
    "Everybody runs your recommended settings, at least as long as anybody from your company or from ours stands there and is looking.",
    "walked to the cabinet behind the gas bottles, opened it without a key and switched everything off and on again, twice",
    "Arbeitsunfähigkeitsbescheinigungsvordrucke beside the display, and tape over it", "they have all done this before, and nobody has ever said a word of it",
    "The cabinet's plan, in their language, laminated, on the inside of its door, before the Geschwindigkeitsüberwachungseinrichtung is put back",
    "the Geschwindigkeitsüberwachungseinrichtung stops in the middle of the night", "Oberflächenvorbehandlung",
)
val fromTheRight = Speech(
    "شركة النور للمعادن", "المصنع ٢", "ليلى منصور", "لحّامة", "سمير حداد", "لماذا يعيدون اللحام؟", "لا نثق بالطبقة الأولى، فنلحم مرتين.",
    "خفّض سرعة السلك من 9.5 إلى 8.0 قبل البدء", "شريط لاصق فوق شاشتنا", "يلحمون مرتين حتى لا يلام أحد", "بطاقة إعدادات تُقرأ من مكان اللحام", "تعود دفعة من القطع",
    "الطبقة الأولى",
)

/** A notebook with one of everything that a page may be about. */
class OneOfEach(words: Speech) {
    private val customer = notebook.addCustomer(words.customer)
    private val site = notebook.addSite(customer, words.site, PhotoRule.ASK_EACH_TIME)
    private val rosa = notebook.addPerson(NewPerson(customer = customer, name = words.rosa, role = words.role, site = site))
    private val will = notebook.addPerson(NewPerson(customer = customer, name = words.will, site = site))
    private val past = notebook.startVisit(StartVisit(customer = customer, site = site, objective = words.objective))
    private val said = note(past, ObservationKind.SAID, words.said, rosa, exact = true, starred = true)
    private val did = note(past, ObservationKind.DID, words.did, rosa)
    private val short = note(past, ObservationKind.SAID, words.tag, rosa, exact = true)
    private val around = note(past, ObservationKind.AROUND, words.around, pictures = listOf(photograph().path))
    private val willSaid = note(past, ObservationKind.SAID, words.said, will)
    private val promise = notebook.promise(
        NewPromise(words.sentence, listOf(Person.Known(rosa), Person.Known(will)), until = today.plusDays(5).toString(), visit = past),
    )
    private val planned = notebook.planVisit(
        NewVisit(customer, site, EncounterKind.VISIT, words.objective, Plan("${today.plusDays(7)}T09:30", "America/Toronto")),
    )
    private val map = notebook.newMap(NewMap(rosa, words.situation))
    private val entry: String
    private val workshop: String
    private val turn: String
    private val guide = notebook.newGuide(words.tag, listOf(words.objective))
    private val visit: String
    private val insight: String
    private val poster: String

    init {
        note(past, ObservationKind.THOUGHT, words.thought)
        for (mark in listOf(Mark.QUESTION, Mark.CONCERN, Mark.PRIORITY)) notebook.mark(said, mark, true, null)
        notebook.mark(did, Mark.QUESTION, true, null)
        notebook.answerQuestion(said, words.sentence)
        notebook.changeNote(said, NoteChange(tags = listOf(words.tag, "9.5")), null)
        notebook.setConsent(rosa, ConsentChoice.WALL)
        notebook.endVisit(past, false)
        notebook.addOutcome(NewOutcome(customer, listOf(past), OutcomeKind.NEW_WORK, words.sentence))
        notebook.answerDebrief(NewDebriefAnswer(past, DebriefQuestion.SURPRISE, words.sentence))
        send(words)

        notebook.addEntry(NewEntry(map, MapPart.SEE, null, listOf(EvidenceRange(around))))
        notebook.addEntry(NewEntry(map, MapPart.DO, null, listOf(EvidenceRange(did))))
        entry = notebook.addEntry(NewEntry(map, MapPart.PAIN, words.sentence, listOf(EvidenceRange(said), EvidenceRange(did)), listOf(willSaid)))
        notebook.addEntry(NewEntry(map, MapPart.GAIN, words.thought))
        val both = listOf(Participant.Engineer(notebook.engineer().id), Participant.Guest(words.will))
        workshop = notebook.startWorkshop(NewWorkshop(rosa, words.situation, both))
        turn = notebook.takeTurn(workshop, both[0])
        notebook.addGuess(turn, MapPart.PAIN, words.sentence)

        notebook.addQuestion(QuestionsOf.Visit(planned), NewQuestion(words.objective, QuestionSource.OWN))
        notebook.expect(NewExpectation(planned, words.sentence, Sureness.FAIRLY_SURE))
        notebook.offerSeat(planned, words.thought)

        visit = notebook.startVisit(StartVisit(customer = customer, site = site, objective = words.objective))
        val other = note(visit, ObservationKind.DID, words.did, will)
        note(visit, ObservationKind.SAID, words.said, rosa, exact = true)
        insight = notebook.addInsight(NewInsight(words.sentence, listOf(said, other)))
        notebook.delete(note(visit, ObservationKind.AROUND, words.around))
        notebook.capture(NewObservation(FiledUnder.Nowhere, ObservationKind.SAID, words.said))

        notebook.tellStory(StoryChange(words.sentence, customer, about = listOf(said)))
        poster = notebook.newPoster(NewPoster(rosa, listOf(short)))
        notebook.addOwnWord(words.tag)
        val seen = notebook.note(did).seen
        for (once in listOf(words.around, words.thought)) notebook.correctNote(did, once, seen)
    }

    private fun note(
        visit: String, kind: ObservationKind, words: String, by: String? = null, exact: Boolean = false, starred: Boolean = false, pictures: List<String> = emptyList(),
    ) = notebook.capture(
        NewObservation(FiledUnder.Visit(visit), kind, words, exact = exact, by = by?.let { Person.Known(it) }, starred = starred, attachments = pictures),
    ).id

    private fun send(words: Speech) {
        val shown = notebook.preview(past, "en", emptyList())
        notebook.sendReport(SendReport(past, words.will, shown.lookedAt, emptyList()), "en")
    }

    /** A table that another app shared. */
    private val shared = File(sharedFiles(application).apply { mkdirs() }, "people.csv").apply {
        writeText("Company,Name,Role\n" + listOf(words.customer, words.will, words.role).joinToString(",") { "\"$it\"" })
    }

    /** Every page, and what it is about here. */
    val pages: Map<Page, List<String>> = buildMap {
        val about = mapOf(
            "visit" to past, "customer" to customer, "site" to site, "person" to rosa, "map" to map, "part" to MapPart.PAIN.name, "entry" to entry,
            "workshop" to workshop, "turn" to turn, "poster" to poster, "insight" to insight, "promise" to promise, "note" to said, "thing" to rosa,
            "guide" to guide, "name" to shared.name, "field" to "words", "picture" to notebook.note(around).attachments.single().id,
        )
        for (page in families.flatten()) put(page, page.about.map(about::getValue))
        put(VisitsPage.End, listOf(visit))
        put(CapturePage.NameVisit, listOf(visit))
        put(MapsPage.Compare, listOf(did, "words"))
        put(VisitsPage.Guide, listOf(notebook.guides(GuideLanguage.ENGLISH).first { it.id == guide }.id))
        // The server refused nothing: RefusedTest draws what it would have.
        remove(PhonePage.Refused)
    }

    /** The planned visit, whose page opens with its plan. */
    val plan = planned
}

/** A picture as a camera leaves it. */
fun photograph(): File {
    val bitmap = Bitmap.createBitmap(400, 300, Bitmap.Config.ARGB_8888)
    Canvas(bitmap).drawColor(Color.rgb(120, 160, 180))
    val file = File(application.cacheDir, "photograph.jpg")
    file.outputStream().use { bitmap.compress(Bitmap.CompressFormat.JPEG, 90, it) }
    return file
}

/** Every page of every family. */
val families: List<List<Page>> = listOf(
    CapturePage.entries, VisitsPage.entries, MapsPage.entries, CustomersPage.entries, TeamPage.entries, PhonePage.entries,
)
