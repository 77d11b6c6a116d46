//! Notes as engineers write them: about a hundred characters, common words often and rare ones seldom.

/// A stream of notes, the same in every run.
pub struct Words(u64);

impl Words {
    /// A stream.
    pub fn new(start: u64) -> Self {
        Self(start)
    }

    fn next(&mut self) -> u64 {
        // Knuth's MMIX generator: nothing here needs better.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// Ten random bytes.
    pub fn bytes(&mut self) -> [u8; 10] {
        std::array::from_fn(|_| self.next() as u8)
    }

    /// A note.
    pub fn note(&mut self) -> String {
        const COMMON: [&str; 24] = [
            "the", "weld", "first", "pass", "twice", "they", "settings", "wire", "speed", "torch", "because", "nobody",
            "after", "batch", "corner", "display", "again", "shift", "machine", "asks", "before", "card", "gas",
            "with",
        ];
        let mut note = String::new();
        while note.len() < 95 {
            if !note.is_empty() {
                note.push(' ');
            }
            match self.next() % 4 {
                0 => note.push_str(&format!("part{}", self.next() % 20_000)),
                _ => note.push_str(COMMON[self.next() as usize % COMMON.len()]),
            }
        }
        note
    }
}

/// Chance that repeats.
pub struct Chance(Words);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(Words::new(seed))
    }

    /// A number below `most`; 0 where there is none.
    pub fn below(&mut self, most: usize) -> usize {
        self.0.next() as usize % most.max(1)
    }

    /// A place below `most`, each about half as likely as the one at half its place (Zipf's law).
    pub fn zipf(&mut self, most: usize) -> usize {
        let share = self.0.next() as f64 / (1_u64 << 31) as f64;
        let place = ((most + 1) as f64).powf(share) - 1.0;
        (place as usize).min(most.saturating_sub(1))
    }
}
