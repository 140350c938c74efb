//! Numbers as digits for files of millions of lines, where a branch that cannot be foreseen costs more than the
//! digits: eight of them are made at once.

use super::{Decimal, Small};

/// The most digits that are made at once.
const MOST: u32 = 16;
const TEN_TO_THE_SIXTEENTH: u64 = 10_000_000_000_000_000;

/// A number without zeros at the end of its decimals. Both parts have more room than they need, since a copy of a
/// known length is one instruction.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    pub whole: [u8; 16],
    pub whole_length: usize,
    /// The decimals, without the point.
    pub fraction: [u8; 16],
    pub fraction_length: usize,
}

impl Digits {
    /// The digits of a number that is not negative and has at most sixteen of them and fifteen decimals; nothing
    /// for any other.
    #[inline(always)]
    pub fn of(value: Small) -> Option<Self> {
        let (mantissa, scale) = value.parts();
        let mantissa = u64::try_from(mantissa).ok().filter(|mantissa| *mantissa < TEN_TO_THE_SIXTEENTH)?;
        if scale >= MOST {
            return None;
        }
        let values = sixteen_values(mantissa);
        // One whole digit is written in any case.
        let leading = (values.trailing_zeros() / 8).min(MOST - 1 - scale);
        let decimals = scale - (values.leading_zeros() / 8).min(scale);
        let digits = values | u128::from_le_bytes([b'0'; 16]);
        Some(Self {
            whole: (digits >> (8 * leading)).to_le_bytes(),
            whole_length: (MOST - scale - leading) as usize,
            // Without decimals none is read: any will do.
            fraction: (digits >> (8 * (MOST - scale) % u128::BITS)).to_le_bytes(),
            fraction_length: decimals as usize,
        })
    }
}

/// The values of the sixteen digits of a number below 10^16, a byte each, the first one lowest.
#[inline(always)]
fn sixteen_values(number: u64) -> u128 {
    const EIGHT: u64 = 100_000_000;
    u128::from(eight_values(number / EIGHT)) | u128::from(eight_values(number % EIGHT)) << 64
}

/// The values of the eight digits of a number below 10^8: it is split into halves of four, two and one digits, the
/// higher half in the lower bits.
#[inline]
fn eight_values(number: u64) -> u64 {
    let fours = (number / 10_000) | (number % 10_000) << 32;
    // 5243 / 2^19 is a hundredth for numbers below 10,000; 103 / 2^10 a tenth for numbers below 100.
    let hundreds = ((fours * 5243) >> 19) & 0x0000_007f_0000_007f;
    // h + 2^16 (x - 100 h).
    let twos = (fours << 16) - hundreds * (100 * (1 << 16) - 1);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    // t + 2^8 (x - 10 t).
    (twos << 8) - tens * (10 * (1 << 8) - 1)
}

/// Appends the digits of a decimal without trailing zeros, as its own `to_string` would write them after
/// `normalize`.
pub fn write_digits(value: Decimal, out: &mut Vec<u8>) {
    match Small::of(value).and_then(Digits::of) {
        Some(digits) => {
            out.extend_from_slice(&digits.whole[..digits.whole_length]);
            if digits.fraction_length > 0 {
                out.push(b'.');
                out.extend_from_slice(&digits.fraction[..digits.fraction_length]);
            }
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
            assert_eq!(sixteen_values(number).to_le_bytes().map(|value| value + b'0'), text.as_bytes());
        }
    }
}
