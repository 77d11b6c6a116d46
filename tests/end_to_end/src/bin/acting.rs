//! `soundings-acting FOLDER SCENARIO`: does to the notebook in `FOLDER/notebook` what a scenario says, and says of each step,
//! once it is acknowledged, what must be true from then on. Made to be recorded.

use std::path::Path;

use soundings_end_to_end::crash::acts;
use soundings_end_to_end::crash::scenario::{Acting, Done};

fn main() -> Done {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(name)) = (arguments.next(), arguments.next()) else {
        return Err("soundings-acting FOLDER SCENARIO".into());
    };
    let scenario = acts::named(&name);
    (scenario.act)(&Acting::new(Path::new(&folder), scenario))
}
