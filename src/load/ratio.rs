//! A ratio as it is written: bare, `0.03`, or as per cent, `"3 %"`. Both are the same number, exactly.

use super::quantities::number;
use super::record::Read;
use super::toml_reader::{Reader, Value};
use crate::diag::Diagnostic;
use crate::quantity::literal::{self, LiteralError};
use crate::quantity::{Decimal, from_per_cent, in_per_cent};
use crate::text::messages::input as say;
use serde_json::{Map, Value as Json, json};
use toml::de::DeValue;

/// The signs of per cent, of both widths.
const SIGNS: [char; 3] = ['%', '％', '﹪'];

/// A ratio: 0.03 for three per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    pub value: Decimal,
    /// It was written as per cent, so that its size is what was meant.
    pub per_cent: bool,
}

impl Read for Ratio {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::String(_) = value.get_ref() else {
            return Decimal::read(value, reader).map(|value| Self { value, per_cent: false });
        };
        let span = value.span();
        let text = reader.string(value, "3 %")?.trim();
        let Some(digits) = without_sign(text) else {
            // A text without the sign could mean either; a number tells what it would be.
            let help = match literal::parse(text) {
                Ok(written) => both_spellings(meant(written, Decimal::ONE).unwrap_or(written)),
                Err(_) => say::write_like("0.03 or \"3 %\""),
            };
            reader.note(Diagnostic::error("per-cent-or-ratio", say::per_cent_or_ratio(text)).at(span).help(help));
            return None;
        };
        let written = number(digits, "3 %", span.clone(), reader)?;
        let Ok(ratio) = from_per_cent(written) else {
            let digits = Diagnostic::error("too-many-digits", say::too_many_digits(text));
            reader.note(digits.at(span).help(say::at_most_28_digits()));
            return None;
        };
        Some(Self { value: ratio, per_cent: true })
    }

    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({
            "type": ["number", "string"],
            "pattern": "^[+-]?[0-9]+(\\.[0-9]+)?\\s*[%％﹪]$",
            "examples": [0.03, "3 %"],
            "x-holds": "ratio, like `0.03` or `\"3 %\"`",
        })
    }
}

/// A ratio as it is typed on the command line.
///
/// # Errors
/// What is wrong with its digits.
pub fn parse(text: &str) -> Result<Decimal, LiteralError> {
    let text = text.trim();
    match without_sign(text) {
        None => literal::parse(text),
        Some(digits) => from_per_cent(literal::parse(digits)?).map_err(|_| LiteralError::TooManyDigits),
    }
}

/// The digits in front of a sign of per cent; nothing without one.
fn without_sign(text: &str) -> Option<&str> {
    text.strip_suffix(SIGNS).map(str::trim_end)
}

/// The ratio that a number above `most` was meant to be, as per cent: 0.594 for 59.4. Nothing where it is too
/// large for that, too.
pub fn meant(written: Decimal, most: Decimal) -> Option<Decimal> {
    let ratio = from_per_cent(written).ok()?;
    (written.abs() > most && ratio.abs() <= most).then_some(ratio)
}

/// The help that shows how a ratio is written: bare, and as per cent.
pub fn both_spellings(ratio: Decimal) -> crate::text::Text {
    match in_per_cent(ratio) {
        Ok(per_cent) => say::write_ratio(ratio.normalize(), per_cent),
        Err(_) => say::write_like(ratio),
    }
}
