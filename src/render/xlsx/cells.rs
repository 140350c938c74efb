//! Numbers and texts as cells hold them. A workbook's numbers are doubles: the one nearest to our exact
//! digits goes in, and nothing comes back.

use super::super::plain;
use crate::quantity::{Decimal, Unit};
use crate::trace::Node;
use rust_xlsxwriter::Format;

/// The most characters that a cell holds.
const LONGEST: usize = 32_000;
/// Decimals that a format may show.
const DECIMALS: usize = 10;

/// The double nearest to the exact value.
pub fn number(value: Decimal) -> f64 {
    // The digits of a decimal always read as a number.
    value.to_string().parse().unwrap_or_default()
}

/// How a number is shown: the decimals it has, more where a change brings them.
pub fn shown(format: &Format, value: Decimal) -> Format {
    let decimals = usize::try_from(value.scale()).unwrap_or(DECIMALS).min(DECIMALS);
    if decimals == 0 {
        return format.clone().set_num_format("General");
    }
    format.clone().set_num_format(format!("#,##0.{}{}", "0".repeat(decimals), "#".repeat(DECIMALS - decimals)))
}

/// How a figure is shown. A share or a rate keeps its value, and its format shows per cent.
pub fn shown_as(format: &Format, node: &Node) -> Format {
    match node.shown() {
        (per_cent, Unit::Percent) if node.is_rate() => {
            let decimals = usize::try_from(per_cent.scale()).unwrap_or(DECIMALS).min(DECIMALS);
            let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
            format.clone().set_num_format(format!("0{places}%"))
        }
        _ => shown(format, node.value),
    }
}

/// A text that means itself and fits a cell.
pub fn words(text: &str) -> String {
    let text = plain(text);
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
