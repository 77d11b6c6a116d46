//! What is written of customers, their sites and people, and which of them are one.

use soundings_core::PersonChange;
use soundings_core::model::{PhotoRule, Use};

use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// Names and roles are changed, sites come with what may be photographed there, a use is allowed or not.
    pub fn write_of_whom_we_know(&mut self, number: usize) -> Outcome {
        let (customer, person) = (self.any_of(|ledger| &ledger.customers), self.any_of(|ledger| &ledger.people));
        let (Some(customer), Some(person)) = (customer, person) else { return Ok(()) };
        let (words, pick) = (self.any_words(number), self.besides.below(6));
        let rule = self.besides.one(PhotoRule::ALL).copied().unwrap_or(PhotoRule::Yes);
        let needed = self.besides.one(Use::ALL).copied().unwrap_or(Use::Quote);
        let allowed = self.besides.happens(500);
        let notebook = self.devices[number].here()?;
        let done = match pick {
            0 if allowed => notebook.set_internal(customer, words.len().is_multiple_of(2)),
            0 => notebook.change_customer(customer, &words, None),
            1 => notebook.change_person(person, &PersonChange { name: Some(words), ..PersonChange::default() }, None),
            2 => notebook.change_person(person, &PersonChange { role: Some(words), ..PersonChange::default() }, None),
            3 => notebook.set_use(person, needed, allowed),
            4 => notebook.add_site(customer, &words, rule).map(drop),
            _ => match notebook.customer(customer).ok().and_then(|row| row.sites.first().map(|site| site.id)) {
                Some(site) => {
                    notebook.change_site(site, &words, None).and_then(|()| notebook.set_photo_rule(site, rule, None))
                }
                None => return Ok(()),
            },
        };
        self.done(number, "writes of whom we know", done).map(drop)
    }

    /// Two are declared one, or not, or are two again; so many years are things kept.
    pub fn declare(&mut self, number: usize) -> Outcome {
        let list: fn(&crate::ledger::Ledger) -> &Vec<_> =
            if self.besides.happens(500) { |ledger| &ledger.customers } else { |ledger| &ledger.people };
        let (Some(one), Some(other)) = (self.any_of(list), self.any_of(list)) else { return Ok(()) };
        let (pick, years) = (self.besides.below(8), 1 + self.besides.below(100) as u32);
        let notebook = self.devices[number].here()?;
        let done = match pick {
            0..=2 => notebook.declare_same(one, other),
            3..=4 => notebook.undo_same(one),
            5 => notebook.declare_not_same(one, other),
            6 => notebook.set_retention(Some(years)),
            _ => notebook.set_retention(None),
        };
        self.done(number, "declares what is one, or how long things are kept", done).map(drop)
    }
}
