//! The recovery code: 128 random bits and twelve that check them, in Crockford's base 32 (<https://www.crockford.com/base32.html>),
//! as seven groups of four signs. No sign is mistaken for another, however it is typed.

use sha2::{Digest as _, Sha256};

use crate::environment::Environment;
use crate::error::{Refusal, Result};

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES: usize = 16;
const CHECK_BITS: u32 = 12;
/// 140 bits in signs of five.
const LENGTH: usize = 28;
const GROUP: usize = 4;

/// A new recovery code, for somebody to print. Nothing keeps it.
#[must_use]
pub fn recovery_code(environment: &Environment) -> String {
    written(environment.random())
}

fn written(secret: [u8; BYTES]) -> String {
    let sign = |shift: u32, value: u128| char::from(SIGNS[(value >> shift) as usize & 31]);
    let value = u128::from_be_bytes(secret);
    // The first 25 signs are the upper 125 bits; three bits are left, and the check behind them.
    let rest = (value & 7) << CHECK_BITS | u128::from(check(secret));
    let upper = (0..25).rev().map(|place| sign(3 + 5 * place, value));
    let signs: Vec<char> = upper.chain((0..3).rev().map(|place| sign(5 * place, rest))).collect();
    let groups: Vec<String> = signs.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

fn check(secret: [u8; BYTES]) -> u16 {
    let hash = Sha256::new_with_prefix(b"soundings recovery code 1").chain_update(secret).finalize();
    u16::from_be_bytes([hash[0], hash[1]]) >> (16 - CHECK_BITS)
}

/// What somebody typed: in whatever case, with or without signs between, O for 0 and I or L for 1.
///
/// # Errors
/// [`Refusal::CodeUnreadable`]: it is none, or a sign is mistyped.
pub(super) fn typed(text: &str) -> Result<[u8; BYTES]> {
    let unreadable = || Refusal::CodeUnreadable.into();
    let mut values = Vec::with_capacity(LENGTH);
    for sign in text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '‑' | '.')) {
        let sign = match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        };
        let value = SIGNS.iter().position(|known| char::from(*known) == sign).ok_or_else(unreadable)?;
        if values.len() == LENGTH {
            return Err(unreadable());
        }
        values.push(value as u128);
    }
    if values.len() != LENGTH {
        return Err(unreadable());
    }
    let upper = values[..25].iter().fold(0_u128, |sum, value| sum << 5 | value);
    let rest = values[25..].iter().fold(0_u128, |sum, value| sum << 5 | value);
    let secret = (upper << 3 | rest >> CHECK_BITS).to_be_bytes();
    let fits = rest & ((1 << CHECK_BITS) - 1) == u128::from(check(secret));
    if fits { Ok(secret) } else { Err(unreadable()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let secret: [u8; BYTES] = std::array::from_fn(|place| 37_u8.wrapping_mul(place as u8 + 9));
        let code = written(secret);
        insta::assert_snapshot!(code, @"9NS9-FF71-0RNN-0XCT-QZJ0-JBJK-F3HP");
        let mistaken = code.replace('0', "o").replace('1', "l");
        for text in [code.clone(), code.to_lowercase(), code.replace('-', ""), code.replace('-', " "), mistaken] {
            assert_eq!(typed(&format!(" {text}\n")).unwrap(), secret, "{text}");
        }
        for secret in [[0; BYTES], [0xff; BYTES]] {
            assert_eq!(typed(&written(secret)).unwrap(), secret);
        }
    }

    #[test]
    fn a_mistyped_sign_is_noticed_before_anything_is_tried() {
        let code = written([0x5a; BYTES]);
        let (mut noticed, mut tried) = (0, 0);
        for place in (0..code.len()).filter(|place| code.as_bytes()[*place] != b'-') {
            for sign in SIGNS.iter().filter(|sign| **sign != code.as_bytes()[place]) {
                let mut other = code.clone().into_bytes();
                other[place] = *sign;
                tried += 1;
                noticed += u32::from(typed(std::str::from_utf8(&other).unwrap()).is_err());
            }
        }
        assert_eq!(tried, 28 * 31);
        assert!(noticed >= tried - 3, "{noticed} of {tried}");
        for none in ["", "ABCD", &code[1..], &format!("{code}0"), "ü".repeat(28).as_str(), &"0".repeat(100_000)] {
            assert!(typed(none).is_err());
        }
    }
}
