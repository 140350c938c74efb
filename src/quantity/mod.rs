//! Exact decimal numbers with units.
//!
//! No float is near a figure: sums and products are exact or an error, a quotient names its
//! scale and rule, and rounding happens in one function. What is deliberately absent: general
//! dimension algebra. The products that exist are the closed table in [`mod@unit`].

pub mod currency;
pub mod exact;
pub mod literal;
pub mod unit;

pub use currency::Currency;
pub use exact::{ArithmeticError, Rounding, RoundingRule, Small, Sum};
pub use rust_decimal::Decimal;
pub use unit::{Dimension, Item, Times, Unit};

/// The digits of a decimal for the eye: as [`grouped`], but cut (not rounded) behind the tenth
/// significant digit and the second decimal, with `…` where digits are left out.
pub fn shortened(value: Decimal) -> String {
    cut(value, 10, 2)
}

/// As [`shortened`], for charts and headlines: cut behind the fifth significant digit, the whole part
/// always complete.
pub fn brief(value: Decimal) -> String {
    cut(value, 5, 0)
}

fn cut(value: Decimal, digits: usize, least_decimals: usize) -> String {
    let full = grouped(value);
    let Some((whole, fraction)) = full.split_once('.') else {
        return full;
    };
    let leading_zeros = fraction.bytes().take_while(|b| *b == b'0').count();
    let whole_digits = whole.bytes().filter(u8::is_ascii_digit).count();
    let kept =
        if whole.trim_start_matches('-') == "0" { leading_zeros + digits } else { digits.saturating_sub(whole_digits) };
    let kept = kept.max(least_decimals);
    match kept {
        _ if fraction.len() <= kept => full.clone(),
        0 => format!("{whole}…"),
        _ => format!("{whole}.{}…", &fraction[..kept]),
    }
}

/// The digits of a decimal for people: thousands separated by commas in the whole part, all
/// decimals kept.
pub fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Appends the digits of a decimal without trailing zeros, as [`Decimal`]'s own `to_string` would write
/// them after `normalize`.
pub fn write_digits(value: Decimal, out: &mut Vec<u8>) {
    match Small::of(value) {
        Some(small) => write_small(small, out),
        None => out.extend_from_slice(value.normalize().to_string().as_bytes()),
    }
}

/// Appends the digits of a small number without trailing zeros; made for files of millions of lines, where a
/// branch that cannot be foreseen costs more than the digits.
#[inline]
pub fn write_small(value: Small, out: &mut Vec<u8>) {
    match value.whole_and_sixteen_decimals() {
        Some((whole, decimals)) if whole < TEN_TO_THE_EIGHTH => write_in_eights(whole, decimals, out),
        _ => write_one_by_one(value, out),
    }
}

const TEN_TO_THE_EIGHTH: u64 = 100_000_000;
/// Eight times the digit 0.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// Appends a whole number of at most eight digits, and decimals as sixteen digits, the zeros at their end left out.
#[inline]
fn write_in_eights(whole: u64, decimals: u64, out: &mut Vec<u8>) {
    let zero_bytes = |bits: u32| (bits / 8) as usize;
    let digits = eight_digits(whole);
    let leading = zero_bytes((digits ^ ZEROS).trailing_zeros()).min(7);
    let length = out.len() + 8 - leading;
    out.extend_from_slice(&(digits >> (8 * leading)).to_le_bytes());
    out.truncate(length);
    if decimals > 0 {
        let (high, low) = (eight_digits(decimals / TEN_TO_THE_EIGHTH), eight_digits(decimals % TEN_TO_THE_EIGHTH));
        let trailing = match low {
            ZEROS => 8 + zero_bytes((high ^ ZEROS).leading_zeros()),
            low => zero_bytes((low ^ ZEROS).leading_zeros()),
        };
        let mut written = [b'.'; 17];
        written[1..9].copy_from_slice(&high.to_le_bytes());
        written[9..].copy_from_slice(&low.to_le_bytes());
        out.extend_from_slice(&written);
        out.truncate(length + 17 - trailing);
    }
}

/// The digits of a number below 10^8 as bytes, the first digit lowest: halves into lanes, twice more.
#[inline]
fn eight_digits(number: u64) -> u64 {
    let fours = (number / 10_000) | (number % 10_000) << 32;
    // 10486 / 2^20 is a hundredth for numbers below 10,000; 103 / 2^10 a tenth for numbers below 100.
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let twos = hundreds | (fours - 100 * hundreds) << 16;
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    (tens | (twos - 10 * tens) << 8) + ZEROS
}

/// Appends the digits of any small number.
fn write_one_by_one(value: Small, out: &mut Vec<u8>) {
    let (mantissa, scale) = value.parts();
    let (mut digits, mut scale) = (mantissa.unsigned_abs(), scale as usize);
    while scale > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        scale -= 1;
    }
    // From the end, two digits at a time: at most 20 digits, a point, a zero before it and a sign.
    let mut written = [0; 24];
    let mut at = written.len();
    while scale >= 2 {
        at -= 2;
        written[at..at + 2].copy_from_slice(two_digits(digits % 100));
        digits /= 100;
        scale -= 2;
        if scale == 0 {
            at -= 1;
            written[at] = b'.';
        }
    }
    if scale == 1 {
        at -= 2;
        written[at..at + 2].copy_from_slice(&[b'.', two_digits(digits % 10)[1]]);
        digits /= 10;
    }
    while digits >= 10 {
        at -= 2;
        written[at..at + 2].copy_from_slice(two_digits(digits % 100));
        digits /= 100;
    }
    // What is left is one digit, or nothing behind two whole digits.
    if digits > 0 || matches!(written.get(at), None | Some(b'.')) {
        at -= 1;
        written[at] = two_digits(digits)[1];
    }
    if mantissa < 0 {
        at -= 1;
        written[at] = b'-';
    }
    out.extend_from_slice(&written[at..]);
}

/// The two digits of a number below 100.
fn two_digits(number: u64) -> &'static [u8] {
    const ALL: &[u8; 200] = b"0001020304050607080910111213141516171819\
        2021222324252627282930313233343536373839\
        4041424344454647484950515253545556575859\
        6061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899";
    let at = usize::try_from(number).unwrap_or_default() * 2;
    &ALL[at..at + 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_written_as_they_are_printed() {
        for text in ["0", "-0.5", "12", "120", "0.0012", "1.50", "-1203.688870220659", "79228162514264337593543950335"]
        {
            let value = literal::parse(text).unwrap();
            let mut written = Vec::new();
            write_digits(value, &mut written);
            assert_eq!(String::from_utf8(written).unwrap(), value.normalize().to_string());
        }
    }

    /// Both ways of writing a small number are those of a decimal.
    #[test]
    fn small_numbers_are_written_as_decimals_are() {
        let mut numbers: Vec<(i64, u32)> = Vec::new();
        for scale in 0..=18 {
            for power in 0..18 {
                for near in [-11, -1, 0, 1, 9, 10] {
                    numbers.push((10_i64.pow(power) + near, scale));
                    numbers.push((10_i64.pow(power) * 7 + near * 12_345, scale));
                }
            }
        }
        for (mantissa, scale) in numbers {
            let small = Small::new(mantissa, scale).unwrap();
            let mut written = [Vec::new(), Vec::new()];
            write_small(small, &mut written[0]);
            write_one_by_one(small, &mut written[1]);
            for written in written {
                assert_eq!(String::from_utf8(written).unwrap(), small.decimal().normalize().to_string());
            }
        }
    }

    #[test]
    fn the_eye_sees_ten_digits_and_a_mark_where_more_follow() {
        for (digits, all, short) in [
            ("194.9585742", "194.9585742", "194.9585742"),
            ("144684924.89257933776", "144,684,924.89257933776", "144,684,924.89…"),
            ("-1203.68887022065968", "-1,203.68887022065968", "-1,203.688870…"),
            ("0.001234567890123", "0.001234567890123", "0.001234567890…"),
            ("82420000000", "82,420,000,000", "82,420,000,000"),
        ] {
            let value = literal::parse(digits).unwrap();
            assert_eq!(grouped(value), all);
            assert_eq!(shortened(value), short);
        }
    }

    #[test]
    fn charts_show_five_digits_and_every_whole_part() {
        for (digits, short) in [
            ("194.9585742", "194.95…"),
            ("0.40", "0.40"),
            ("163527.432", "163,527…"),
            ("0.26706654", "0.26706…"),
            ("-0.001234567", "-0.0012345…"),
        ] {
            assert_eq!(brief(literal::parse(digits).unwrap()), short);
        }
    }
}
