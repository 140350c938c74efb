//! Numbers as digits, for files of millions of lines.

use super::{Decimal, Small};

/// A number of 64 bits has at most twenty digits; one zero before its point may come to them.
const MOST: usize = 24;

/// Appends the digits of a decimal without trailing zeros, as its own `to_string` would write them after
/// `normalize`. A number of 64 bits takes a fraction of the time.
pub fn write_digits(value: Decimal, out: &mut Vec<u8>) {
    match i64::try_from(value.mantissa()) {
        Ok(mantissa) => write_small(mantissa, value.scale() as usize, out),
        Err(_) => out.extend_from_slice(value.normalize().to_string().as_bytes()),
    }
}

/// Appends the digits of a short number, as [`write_digits`].
pub fn write_short(value: Small, out: &mut Vec<u8>) {
    let (mantissa, decimals) = value.parts();
    write_small(mantissa, decimals as usize, out);
}

#[allow(clippy::cast_possible_truncation, reason = "a digit")]
fn write_small(mantissa: i64, mut decimals: usize, out: &mut Vec<u8>) {
    let mut rest = mantissa.unsigned_abs();
    while decimals > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        decimals -= 1;
    }
    if mantissa < 0 && rest > 0 {
        out.push(b'-');
    }
    let mut digits = [b'0'; MOST];
    let mut at = MOST;
    while rest > 0 {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let count = MOST - at;
    match decimals {
        0 => out.extend_from_slice(&digits[at.min(MOST - 1)..]),
        _ if count > decimals => {
            out.extend_from_slice(&digits[at..MOST - decimals]);
            out.push(b'.');
            out.extend_from_slice(&digits[MOST - decimals..]);
        }
        _ => {
            out.extend_from_slice(b"0.");
            out.extend(std::iter::repeat_n(b'0', decimals - count));
            out.extend_from_slice(&digits[at..]);
        }
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
        for text in [
            "0",
            "-0.5",
            "12",
            "120",
            "0.0012",
            "1.50",
            "-1203.688870220659",
            "79228162514264337593543950335",
            "-0.00",
            "0.0000000000000000000000000001",
            "9223372036854775807",
            "-9223372036854775808",
        ] {
            let value = literal::parse(text).unwrap();
            assert_eq!(written(value), value.normalize().to_string());
        }
    }

    #[test]
    fn small_numbers_are_written_as_decimals_are() {
        for scale in 0..=18 {
            for power in 0..18 {
                for near in [-11, -1, 0, 1, 9, 10] {
                    for mantissa in [10_i64.pow(power) + near, 10_i64.pow(power) * 7 + near * 12_345] {
                        let small = Small::new(mantissa, scale).unwrap();
                        let mut short = Vec::new();
                        write_short(small, &mut short);
                        let printed = small.decimal().normalize().to_string();
                        assert_eq!(written(small.decimal()), printed);
                        assert_eq!(String::from_utf8(short).unwrap(), printed);
                    }
                }
            }
        }
    }
}
