package app.soundings.today

import app.soundings.Change
import app.soundings.Desk
import app.soundings.ScreenModel
import app.soundings.core.StartVisit
import app.soundings.core.Today

/** *Today*: the record as it stands, and the ways on from it. */
class TodayModel(desk: Desk) : ScreenModel<Today>(desk) {
    init {
        follow()
    }

    override suspend fun read(change: Change): Today = desk.read { it.today() }

    /** How the notebook is to be kept safe was asked. */
    fun keepingWasAsked() = attempt {
        desk.ask { it.keepingWasAsked() }
        desk.lookAgain()
    }

    /** *These notes are only on this phone* was read; it is said again in a week. */
    fun later() = attempt {
        desk.ask { it.onlyHereWasSeen() }
        load()
    }

    /** Starts a planned visit, or one that needs no customer, person or objective yet. */
    fun start(planned: String? = null, then: () -> Unit) = attempt {
        desk.ask { it.startVisit(StartVisit(visit = planned)) }
        then()
    }
}
