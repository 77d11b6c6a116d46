//! Pages of lists, by name: the generator knows no type with a parameter.

use soundings_core::present::{
    AggregatedEntry, CustomerRow, DeletedRow, EntryRow, GoesRow, MapListRow, MarkedRow, NamedElsewhereRow, OutcomeRow,
    Page, PersonRow, PosterRow, QuestionWithAnswers, SentRow, ShareableRow, StoryRow, WorkshopRow,
};

macro_rules! pages {
    ($($(#[$doc:meta])* $name:ident of $row:ident;)+) => {$(
        $(#[$doc])*
        #[derive(uniffi::Record)]
        pub struct $name {
            /// At most a hundred rows.
            pub items: Vec<$row>,
            /// Hand back as `after`; nothing at the end.
            pub next: Option<String>,
        }

        impl From<Page<$row>> for $name {
            fn from(page: Page<$row>) -> Self {
                Self { items: page.items, next: page.next }
            }
        }
    )+};
}

pages! {
    /// One page of customers, by name.
    CustomerPage of CustomerRow;
    /// One page of a customer's people.
    PeoplePage of PersonRow;
    /// One page of concerns, priorities or questions.
    MarkedPage of MarkedRow;
    /// One page of questions with what answers them.
    QuestionsPage of QuestionWithAnswers;
    /// One page of what came of visits with a customer, the latest first.
    OutcomePage of OutcomeRow;
    /// One page of what an erasure takes along.
    GoesPage of GoesRow;
    /// One page of what stays and names who goes.
    NamedElsewherePage of NamedElsewhereRow;
    /// One page of what was deleted lately.
    DeletedPage of DeletedRow;
    /// One page of maps, the newest first.
    MapPage of MapListRow;
    /// One page of the entries of a part of a map.
    EntryPage of EntryRow;
    /// One page of the entries of a part of many maps.
    AggregatedPage of AggregatedEntry;
    /// One page of what could be shared.
    ShareablePage of ShareableRow;
    /// One page of documents that went out, the latest first.
    SentPage of SentRow;
    /// One page of posters.
    PosterPage of PosterRow;
    /// One page of stories that were told, the latest first.
    StoriesPage of StoryRow;
    /// One page of workshops, the latest first.
    WorkshopsPage of WorkshopRow;
}
