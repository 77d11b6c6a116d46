package app.soundings.team

import androidx.navigation.NavGraphBuilder
import app.soundings.House
import app.soundings.Page

/** The pages of what the team makes of it. */
enum class TeamPage(vararg about: String) : Page {
    Seats,
    Story,
    Posters,
    Poster("poster"),
    Insights,
    Insight("insight"),
    Promises,
    Promise("promise"),
    Questions,
    MeetingPack,
    Summary("visit"),
    OwnHours,
    NotMet,
    ;

    override val about = about.toList()
}

fun NavGraphBuilder.teamPages(house: House) {
}
