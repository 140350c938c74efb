//! Numbers as digits for files of millions of lines, where a branch that cannot be foreseen costs more than the
//! digits: sixteen of them are made at once.

use super::{Decimal, Small};
use wide::{u8x16, u16x8};

/// The most digits that are made at once.
const MOST: u32 = 16;
const TEN_TO_THE_SIXTEENTH: u64 = 10_000_000_000_000_000;

/// A number without zeros at the end of its decimals: the whole part, and the point with the decimals if there are
/// any. Both have more room than they need, since a copy of a known length is one instruction.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    pub whole: [u8; 16],
    pub whole_length: usize,
    pub fraction: [u8; 17],
    pub fraction_length: usize,
}

impl Digits {
    /// The digits of a number that is not negative and has at most sixteen of them and fifteen decimals; nothing
    /// for any other.
    #[inline]
    pub fn of(value: Small) -> Option<Self> {
        let (mantissa, scale) = value.parts();
        let mantissa = u64::try_from(mantissa).ok().filter(|mantissa| *mantissa < TEN_TO_THE_SIXTEENTH)?;
        if scale >= MOST {
            return None;
        }
        let (digits, zeros) = sixteen_digits(mantissa);
        // A bit that no digit has ends the search; one whole digit is written in any case.
        let leading = (!zeros | (1 << MOST)).trailing_zeros().min(MOST - 1 - scale);
        let trailing = ((!zeros << MOST) | 1).leading_zeros().min(scale);
        let decimals = (scale - trailing) as usize;
        let mut fraction = [b'.'; 17];
        // Without decimals none is read: any will do.
        fraction[1..].copy_from_slice(&(digits >> (8 * (MOST - scale) % u128::BITS)).to_le_bytes());
        Some(Self {
            whole: (digits >> (8 * leading)).to_le_bytes(),
            whole_length: (MOST - scale - leading) as usize,
            fraction,
            fraction_length: if decimals > 0 { decimals + 1 } else { 0 },
        })
    }
}

/// The digits of a number below 10^16, the first one lowest, and a bit for each that is zero.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "parts of a number that is wider on purpose")]
fn sixteen_digits(number: u64) -> (u128, u32) {
    const EIGHT: u64 = 100_000_000;
    const FOUR: u64 = 10_000;
    // Four digits in each two of eight lanes.
    let twice = |number: u64| ((number / FOUR) | ((number % FOUR) << 32)) * 0x1_0001;
    let fours = u128::from(twice(number / EIGHT)) | (u128::from(twice(number % EIGHT)) << 64);
    let fours = u16x8::new(std::array::from_fn(|lane| (fours >> (16 * lane)) as u16));
    // 5243 / 2^19 is a hundredth for numbers below 10,000; 6554 / 2^16 a tenth for numbers below 100.
    let hundreds = fours.mul_keep_high(u16x8::splat(5243)) >> 3_i32;
    // The first lane of two keeps the hundreds, the second one what is left of them: x - 100 h, in 16 bits.
    let twos = fours * u16x8::new([0, 1, 0, 1, 0, 1, 0, 1])
        + hundreds * u16x8::new([1, LESS_HUNDRED, 1, LESS_HUNDRED, 1, LESS_HUNDRED, 1, LESS_HUNDRED]);
    let tens = twos.mul_keep_high(u16x8::splat(6554));
    // Tens in the lower byte, ones in the higher one: t + 256 (x - 10 t).
    let digits = (twos << 8_i32) - tens * u16x8::splat(2559);
    let zeros = u8x16::new(bytes(digits)).cmp_eq(u8x16::splat(0)).move_mask().unsigned_abs();
    (u128::from_le_bytes(bytes(digits + u16x8::splat(u16::from_le_bytes(*b"00")))), zeros)
}

/// -100 in 16 bits.
const LESS_HUNDRED: u16 = 100_u16.wrapping_neg();

#[inline]
fn bytes(lanes: u16x8) -> [u8; 16] {
    let lanes = lanes.to_array();
    std::array::from_fn(|at| lanes[at / 2].to_le_bytes()[at % 2])
}

/// Appends the digits of a decimal without trailing zeros, as its own `to_string` would write them after
/// `normalize`.
pub fn write_digits(value: Decimal, out: &mut Vec<u8>) {
    match Small::of(value).and_then(Digits::of) {
        Some(digits) => {
            out.extend_from_slice(&digits.whole[..digits.whole_length]);
            out.extend_from_slice(&digits.fraction[..digits.fraction_length]);
        }
        None => out.extend_from_slice(value.normalize().to_string().as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::literal;

    fn written(value: Decimal) -> String {
        let mut written = Vec::new();
        write_digits(value, &mut written);
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn digits_are_written_as_they_are_printed() {
        for text in ["0", "-0.5", "12", "120", "0.0012", "1.50", "-1203.688870220659", "79228162514264337593543950335"]
        {
            let value = literal::parse(text).unwrap();
            assert_eq!(written(value), value.normalize().to_string());
        }
    }

    #[test]
    fn small_numbers_are_written_as_decimals_are() {
        let mut seen = 0;
        for scale in 0..=18 {
            for power in 0..18 {
                for near in [-11, -1, 0, 1, 9, 10] {
                    for mantissa in [10_i64.pow(power) + near, 10_i64.pow(power) * 7 + near * 12_345] {
                        let small = Small::new(mantissa, scale).unwrap();
                        assert_eq!(written(small.decimal()), small.decimal().normalize().to_string());
                        seen += usize::from(Digits::of(small).is_some());
                    }
                }
            }
        }
        assert!(seen > 2_000, "{seen}");
    }

    /// Every group of four digits, beside others.
    #[test]
    fn every_four_digits_are_right() {
        for four in 0..10_000_u64 {
            let number = four * 1_0000_0000_0000 + (9_999 - four) * 1_0000_0000 + four * 1_0000 + four;
            let (digits, zeros) = sixteen_digits(number);
            let text = format!("{number:016}");
            assert_eq!(digits.to_le_bytes(), text.as_bytes());
            let zero = |at: usize| text.as_bytes()[at] == b'0';
            assert!((0..16).all(|at| zero(at) == (zeros >> at & 1 == 1)), "{text}");
        }
    }
}
