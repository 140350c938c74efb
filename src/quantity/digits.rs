//! Numbers as digits for files of millions of lines, where a branch that cannot be foreseen costs more than the
//! digits: sixteen of them are made at once.

use super::{Decimal, Small};
use bytemuck::cast;
use wide::{u8x16, u16x8, u32x4};

#[cfg(target_endian = "big")]
compile_error!("digits are made in the order of little-endian processors");

/// So many digits are made at once.
const MOST: u32 = 16;
const TEN_TO_THE_SIXTEENTH: u64 = 10_000_000_000_000_000;

/// A number as it is written, without zeros at the end of its decimals.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    /// The first digit of a long number.
    pub first: Option<u8>,
    /// What stands behind it, or the whole number; anything may stand behind that: a copy of a known length is one
    /// instruction.
    pub bytes: [u8; MOST as usize],
    pub length: u8,
}

impl Digits {
    /// The digits of a number that is not negative and has at most sixteen of them and fifteen decimals; nothing
    /// for any other.
    #[inline(always)]
    #[allow(clippy::cast_possible_truncation, reason = "at most sixteen bytes, and one digit")]
    pub fn of(value: Small) -> Option<Self> {
        let (mantissa, decimals) = value.parts();
        let mantissa = u64::try_from(mantissa).ok().filter(|mantissa| *mantissa < TEN_TO_THE_SIXTEENTH)?;
        if decimals >= MOST {
            return None;
        }
        let values = sixteen_values(mantissa);
        let digits = u128::from_le_bytes((values | u8x16::splat(b'0')).to_array());
        // The whole part makes room for the point: it moves by a byte, over the first digit.
        let Split { whole, point } = SPLITS[decimals as usize];
        let written = (digits & whole) >> 8 | digits & !whole | point;
        // A bit for each digit that is not zero.
        let not_zero = !values.cmp_eq(u8x16::splat(0)).move_mask().cast_unsigned() & 0xffff;
        let whole_digits = MOST - decimals;
        // One whole digit is written in any case, and no zeros at the end of the decimals, nor a point without any.
        let leading = (not_zero | 1 << MOST).trailing_zeros().min(whole_digits - 1);
        let last = (not_zero | 1).ilog2();
        let end = if last >= whole_digits { last + 1 } else { whole_digits - 1 };
        // The first digit lost its place to the point.
        let Some(moved) = leading.checked_sub(1) else {
            return Some(Self { first: Some(digits as u8), bytes: written.to_le_bytes(), length: end as u8 });
        };
        Some(Self { first: None, bytes: (written >> (8 * moved)).to_le_bytes(), length: (end - moved) as u8 })
    }
}

/// Where the whole part of sixteen digits ends.
#[derive(Clone, Copy)]
struct Split {
    /// Leaves the whole part.
    whole: u128,
    /// The point, on the last byte of the whole part.
    point: u128,
}

/// By the number of decimals.
const SPLITS: [Split; MOST as usize] = {
    let mut splits = [Split { whole: 0, point: 0 }; MOST as usize];
    let mut decimals = 0;
    while decimals < splits.len() {
        let last = 8 * (splits.len() - 1 - decimals);
        splits[decimals] = Split { whole: u128::MAX >> (8 * decimals), point: (b'.' as u128) << last };
        decimals += 1;
    }
    splits
};

/// The values of the sixteen digits of a number below 10^16, a byte each, the first one lowest. It is split into parts
/// of eight, four, two and one digits, the higher part in the lower bits.
#[inline(always)]
fn sixteen_values(number: u64) -> u8x16 {
    const EIGHT: u64 = 100_000_000;
    let fours = |eight: u64| (eight / 10_000) | (eight % 10_000) << 32;
    let fours: u16x8 = cast([fours(number / EIGHT), fours(number % EIGHT)]);
    // 5243 / 2^19 is a hundredth for numbers below 10,000; 6554 / 2^16 a tenth for numbers below 100.
    let hundreds = fours.mul_keep_high(u16x8::splat(5243)) >> 3;
    let rests: u32x4 = cast(fours - hundreds * u16x8::splat(100));
    let twos: u16x8 = cast(cast::<_, u32x4>(hundreds) | rests << 16);
    let tens = twos.mul_keep_high(u16x8::splat(6554));
    cast(tens | (twos - tens * u16x8::splat(10)) << 8)
}

/// Appends the digits of a decimal without trailing zeros, as its own `to_string` would write them after
/// `normalize`.
pub fn write_digits(value: Decimal, out: &mut Vec<u8>) {
    match Small::of(value).and_then(Digits::of) {
        Some(Digits { first, bytes, length }) => {
            out.extend(first);
            out.extend_from_slice(&bytes[..usize::from(length)]);
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
            let text = format!("{number:016}");
            assert_eq!(sixteen_values(number).to_array().map(|value| value + b'0'), text.as_bytes());
        }
    }
}
