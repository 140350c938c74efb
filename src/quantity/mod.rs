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
pub use exact::{ArithmeticError, Rounding, RoundingRule, Sum};
pub use rust_decimal::Decimal;
pub use unit::{Dimension, Item, Times, Unit};

/// The digits of a decimal for the eye: as [`grouped`], but cut (not rounded) behind the tenth
/// significant digit and the second decimal, with `…` where digits are left out.
pub fn shortened(value: Decimal) -> String {
    let full = grouped(value);
    let Some((whole, fraction)) = full.split_once('.') else {
        return full;
    };
    let leading_zeros = fraction.bytes().take_while(|b| *b == b'0').count();
    let whole_digits = whole.bytes().filter(u8::is_ascii_digit).count();
    let kept =
        if whole.trim_start_matches('-') == "0" { leading_zeros + 10 } else { 10_usize.saturating_sub(whole_digits) };
    let kept = kept.max(2);
    if fraction.len() <= kept { full.clone() } else { format!("{whole}.{}…", &fraction[..kept]) }
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
/// them after `normalize`; made for files of millions of lines.
pub fn write_digits(value: Decimal, out: &mut Vec<u8>) {
    let Ok(mantissa) = i64::try_from(value.mantissa()) else {
        out.extend_from_slice(value.normalize().to_string().as_bytes());
        return;
    };
    let (mut digits, mut scale) = (mantissa.unsigned_abs(), value.scale() as usize);
    while scale > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        scale -= 1;
    }
    if mantissa < 0 {
        out.push(b'-');
    }
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(digits).as_bytes();
    if scale == 0 {
        out.extend_from_slice(digits);
        return;
    }
    match digits.len().checked_sub(scale) {
        None | Some(0) => {
            out.extend_from_slice(b"0.");
            out.resize(out.len() + scale - digits.len(), b'0');
            out.extend_from_slice(digits);
        }
        Some(whole) => {
            out.extend_from_slice(&digits[..whole]);
            out.push(b'.');
            out.extend_from_slice(&digits[whole..]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_written_as_they_are_printed() {
        for text in ["0", "-0.5", "12", "120", "0.0012", "1.50", "-1203.688870220659", "79228162514264337593543950335"] {
            let value = literal::parse(text).unwrap();
            let mut written = Vec::new();
            write_digits(value, &mut written);
            assert_eq!(String::from_utf8(written).unwrap(), value.normalize().to_string());
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
}
