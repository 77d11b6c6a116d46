//! How often what goes wrong: another mix in every seed, and all calm at the end.

use crate::chance::Chance;

/// Times in a thousand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weather {
    pub lost_request: u64,
    pub lost_reply: u64,
    pub doubled_request: u64,
    pub doubled_reply: u64,
    pub late: u64,
    pub cut_request: u64,
    pub cut_reply: u64,
    pub rubbish: u64,
    pub hub_killed_before: u64,
    pub hub_killed_after: u64,
    pub hub_restored: u64,
    pub notebook_killed: u64,
    pub notebook_closed: u64,
    pub clock_put: u64,
    pub day_passes: u64,
    pub clock_jumps: u64,
    pub phone_restored: u64,
    pub phone_cloned: u64,
    pub hub_refuses: u64,
    pub hub_lies: u64,
    pub device_lies: u64,
}

impl Weather {
    pub fn of(chance: &mut Chance) -> Self {
        let mut often = |most: u64| if chance.happens(350) { 0 } else { chance.below(most + 1) };
        Self {
            lost_request: often(150),
            lost_reply: often(200),
            doubled_request: often(150),
            doubled_reply: often(100),
            late: often(150),
            cut_request: often(60),
            cut_reply: often(80),
            rubbish: often(60),
            hub_killed_before: often(15),
            hub_killed_after: often(15),
            hub_restored: often(30),
            notebook_killed: often(40),
            notebook_closed: often(25),
            clock_put: often(15),
            day_passes: often(8),
            ..Self::default()
        }
    }

    /// What only some seeds meet, from a stream of its own: those that meet none of it stay as they were.
    pub fn with_rarer(self, chance: &mut Chance) -> Self {
        let mut rarely = |most: u64| if chance.happens(700) { 0 } else { 1 + chance.below(most) };
        let weather = Self {
            clock_jumps: rarely(60),
            phone_restored: rarely(40),
            phone_cloned: rarely(40),
            hub_refuses: rarely(80),
            hub_lies: rarely(400),
            device_lies: rarely(300),
            ..self
        };
        // What the phone that is lost had sent, and the hub that is restored had alone, is nowhere any more.
        let hub_restored = if weather.phone_restored > 0 { 0 } else { weather.hub_restored };
        Self { hub_restored, ..weather }
    }
}

/// How far a clock may be off: right, minutes, a day, or ten years, before or after.
pub(crate) fn skew_ms(chance: &mut Chance) -> i64 {
    const MINUTE: u64 = 60_000;
    const YEAR: u64 = 365 * 24 * 60 * MINUTE;
    let most = *chance.one(&[0, 2_000, 20 * MINUTE, 24 * 60 * MINUTE, 10 * YEAR]).unwrap_or(&0);
    chance.below(2 * most + 1) as i64 - most as i64
}
