package app.soundings

import app.soundings.core.Encounter
import app.soundings.core.SearchResults
import app.soundings.core.Visits
import app.soundings.notebook.AggregatedPage
import app.soundings.notebook.CustomerPage
import app.soundings.notebook.DeletedPage
import app.soundings.notebook.EntryPage
import app.soundings.notebook.GoesPage
import app.soundings.notebook.InsightPage
import app.soundings.notebook.MapPage
import app.soundings.notebook.MarkedPage
import app.soundings.notebook.NamedElsewherePage
import app.soundings.notebook.NotMetPage
import app.soundings.notebook.OutcomePage
import app.soundings.notebook.PeoplePage
import app.soundings.notebook.PosterPage
import app.soundings.notebook.PromiseListPage
import app.soundings.notebook.QuestionsPage
import app.soundings.notebook.SentPage
import app.soundings.notebook.ShareablePage
import app.soundings.notebook.StoriesPage
import app.soundings.notebook.WorkshopsPage

val customerPage = PageOfRows(CustomerPage::items, CustomerPage::next) { items, next -> copy(items = items, next = next) }
val peoplePage = PageOfRows(PeoplePage::items, PeoplePage::next) { items, next -> copy(items = items, next = next) }
val markedPage = PageOfRows(MarkedPage::items, MarkedPage::next) { items, next -> copy(items = items, next = next) }
val outcomePage = PageOfRows(OutcomePage::items, OutcomePage::next) { items, next -> copy(items = items, next = next) }
val questionsPage = PageOfRows(QuestionsPage::items, QuestionsPage::next) { items, next -> copy(items = items, next = next) }
val promiseListPage = PageOfRows(PromiseListPage::items, PromiseListPage::next) { items, next -> copy(items = items, next = next) }
val insightPage = PageOfRows(InsightPage::items, InsightPage::next) { items, next -> copy(items = items, next = next) }
val notMetPage = PageOfRows(NotMetPage::items, NotMetPage::next) { items, next -> copy(items = items, next = next) }
val posterPage = PageOfRows(PosterPage::items, PosterPage::next) { items, next -> copy(items = items, next = next) }
val storiesPage = PageOfRows(StoriesPage::items, StoriesPage::next) { items, next -> copy(items = items, next = next) }
val deletedPage = PageOfRows(DeletedPage::items, DeletedPage::next) { items, next -> copy(items = items, next = next) }
val shareablePage = PageOfRows(ShareablePage::items, ShareablePage::next) { items, next -> copy(items = items, next = next) }
val sentPage = PageOfRows(SentPage::items, SentPage::next) { items, next -> copy(items = items, next = next) }
val visitsPage = PageOfRows(Visits::items, Visits::next) { items, next -> copy(items = items, next = next) }
val searchPage = PageOfRows(SearchResults::items, SearchResults::next) { items, next -> copy(items = items, next = next) }
val mapPage = PageOfRows(MapPage::items, MapPage::next) { items, next -> copy(items = items, next = next) }
val entryPage = PageOfRows(EntryPage::items, EntryPage::next) { items, next -> copy(items = items, next = next) }
val aggregatedPage = PageOfRows(AggregatedPage::items, AggregatedPage::next) { items, next -> copy(items = items, next = next) }
val workshopsPage = PageOfRows(WorkshopsPage::items, WorkshopsPage::next) { items, next -> copy(items = items, next = next) }
val goesPage = PageOfRows(GoesPage::items, GoesPage::next) { items, next -> copy(items = items, next = next) }
val namedElsewherePage = PageOfRows(NamedElsewherePage::items, NamedElsewherePage::next) { items, next -> copy(items = items, next = next) }
val encounterPage = PageOfRows(Encounter::notes, Encounter::next) { items, next -> copy(notes = items, next = next) }
