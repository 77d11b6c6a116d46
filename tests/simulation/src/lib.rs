//! A team's whole working life in one process: real notebooks, a real hub, and between them a network, clocks and
//! accidents that one seed decides. The same seed gives the same run, to the byte.
//!
//! What engineers were told is kept is written down in a [`ledger`]; when the faults stop, the team has 60 simulated
//! seconds, and then every promise of sync.md is checked: nothing acknowledged is missing, nothing was invented, what is
//! only me is nowhere else, what was erased is nowhere, all replicas are equal, the queues are empty, nothing is shown that
//! its author's device did not sign, a contact in which nothing is new takes ten requests at most, nothing is sent again that
//! the hub has, and a projection rebuilt from the log is the one that grew.
//!
//! | module | what it holds |
//! | --- | --- |
//! | [`mod@run`] | one seed: events in the order of simulated time |
//! | `chance`, `clock` | the seed's choices; clocks years apart that drift and jump |
//! | `weather`, `trouble` | how often what goes wrong, and that it does |
//! | `device`, `team_hub` | a notebook and a hub that can be killed and come back |
//! | `network` | requests and replies on their way |
//! | `copies`, `lost` | phones that are copied, lost, or used twice, and what the ledger says of that |
//! | `lies`, `forged`, `liar` | a hub and a device that lie |
//! | `actions`, `acts` | what engineers do |
//! | [`ledger`] | what they were told is kept, and what each editor had seen |
//! | `made` | insights, answers, what came of it, seats: what was acknowledged is there |
//! | `settle` | the faults stop |
//! | [`files`] | attachments' files, in runs of their own |
//! | `verdict`, `belief`, `dumps` | the checks |
//! | [`list`], [`crew`], [`totals`] | the seeds that must always pass; many on all cores; what they came to |
//! | [`mod@soak`] | new seeds |

mod actions;
mod acts;
mod belief;
mod chance;
mod clock;
mod copies;
pub mod crew;
mod device;
mod dumps;
pub mod files;
mod forged;
pub mod ledger;
mod liar;
mod lies;
pub mod list;
mod lost;
mod made;
mod network;
pub mod outcome;
pub mod run;
mod settle;
pub mod soak;
mod team_hub;
pub mod totals;
mod trouble;
mod verdict;
mod weather;

pub use outcome::{Failure, Options, Report};
pub use run::run;
