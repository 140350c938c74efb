//! Reading a number from its digits. A literal is taken exactly as written or refused: no
//! exponent, no separator, no infinity, and no digit is lost.

use rust_decimal::Decimal;

/// Why a literal is not a number we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralError {
    Empty,
    /// `0,40`, or a thousands separator; which of the two cannot be known.
    Comma,
    /// `1_000`
    Underscore,
    /// `1e3`
    Exponent,
    /// `inf`, `nan`
    NotFinite,
    /// More digits than can be held without rounding.
    TooManyDigits,
    /// Anything else.
    NotANumber,
}

/// Reads `-12.50` and nothing fancier; trailing zeros are kept as written.
pub fn parse(text: &str) -> Result<Decimal, LiteralError> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let well_formed = match unsigned.split_once('.') {
        None => digits_only(unsigned),
        Some((whole, fraction)) => digits_only(whole) && digits_only(fraction),
    };
    if !well_formed {
        return Err(why_not(unsigned));
    }
    Decimal::from_str_exact(text.strip_prefix('+').unwrap_or(text)).map_err(|_| LiteralError::TooManyDigits)
}

fn digits_only(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

/// What a text without a sign is, that is not well formed.
fn why_not(unsigned: &str) -> LiteralError {
    if unsigned.is_empty() {
        return LiteralError::Empty;
    }
    if matches!(unsigned.to_ascii_lowercase().as_str(), "inf" | "infinity" | "nan" | "∞") {
        return LiteralError::NotFinite;
    }
    for (mark, error) in [(',', LiteralError::Comma), ('，', LiteralError::Comma), ('_', LiteralError::Underscore)] {
        if unsigned.contains(mark) {
            return error;
        }
    }
    if let Some((mantissa, exponent)) = unsigned.split_once(['e', 'E']) {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        let plain = mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if plain && digits_only(exponent) {
            return LiteralError::Exponent;
        }
    }
    LiteralError::NotANumber
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stay_as_written() {
        assert_eq!(parse("73.80").unwrap().to_string(), "73.80");
        assert_eq!(parse("-0.0400").unwrap().to_string(), "-0.0400");
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        for (text, error) in [
            ("", LiteralError::Empty),
            ("0,40", LiteralError::Comma),
            ("1_000", LiteralError::Underscore),
            ("1e3", LiteralError::Exponent),
            ("1.5E-3", LiteralError::Exponent),
            ("inf", LiteralError::NotFinite),
            ("-NaN", LiteralError::NotFinite),
            (".5", LiteralError::NotANumber),
            ("5.", LiteralError::NotANumber),
            ("1.2.3", LiteralError::NotANumber),
            ("many", LiteralError::NotANumber),
            ("12345678901234567890123456789012", LiteralError::TooManyDigits),
            ("0.12345678901234567890123456789012", LiteralError::TooManyDigits),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }
}
