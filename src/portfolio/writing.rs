//! Lines as bytes of CSV that a spreadsheet does not run.

use super::Setup;
use super::assessor::{Assessed, Good, Outcome, QuarterPrice};
use super::cells::Problem;
use super::cells::plain_number;
use super::engine::{Status, precursors_missing};
use super::importers::Answer;
use crate::load::table::Record;
use crate::quantity::write_digits;
use crate::text::messages::portfolio as say;

/// What a block is written to.
#[derive(Debug, Default)]
pub struct Written {
    /// Lines of the row file.
    pub rows: Vec<u8>,
    /// Refused lines with their reasons.
    pub refused: Vec<u8>,
}

impl Written {
    /// Keeps the room.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.refused.clear();
    }
}

/// Writes the cells of a line, always as many as the header has. Where it is the same bytes, the line is copied.
pub fn write_input(record: &Record<'_>, table: usize, setup: &Setup<'_>, out: &mut Vec<u8>) {
    let delimiter = setup.delimiter;
    let kept = &setup.layouts[table].kept;
    if let Some(line) = record.plain
        && record.len() == setup.columns.len()
        && kept.len() == record.len()
        && setup.tables[table].delimiter == delimiter
        && (0..record.len()).all(|at| record.whole_cell(at).first().is_none_or(|first| !begins_a_formula(*first)))
    {
        out.extend_from_slice(line);
        return;
    }
    for position in 0..setup.columns.len() {
        if position > 0 {
            out.push(delimiter);
        }
        if let Some(at) = kept.get(position) {
            write_cell(record.whole_cell(*at), delimiter, out);
        }
    }
}

/// Writes what stands behind the cells of a line with figures.
pub fn write_figures((good, price, assessed): (&Good, &QuarterPrice, &Assessed), setup: &Setup<'_>, out: &mut Vec<u8>) {
    let delimiter = setup.delimiter;
    let start = out.len();
    for figure in &good.rate.digits {
        out.push(delimiter);
        out.extend_from_slice(figure);
    }
    out.push(delimiter);
    if let Some(certificates) = assessed.certificates {
        certificates.write(out);
    }
    out.push(delimiter);
    if let Some(price) = price.known {
        write_digits(price, out);
    }
    out.push(delimiter);
    if let Some(cost) = assessed.cost {
        cost.write(out);
    }
    if setup.commas {
        with_commas(out, start, delimiter);
    }
    out.push(delimiter);
    out.extend_from_slice(assessed.status.code().as_bytes());
    out.push(delimiter);
    let open = match (assessed.status, assessed.year) {
        (Status::BelowThreshold, Answer { incomplete: true, .. }) => {
            Some(Problem::new("year-incomplete", say::year_incomplete()))
        }
        (Status::BelowThreshold, Answer { unassigned: true, .. }) => {
            Some(Problem::new("year-unassigned", say::year_unassigned()))
        }
        _ => None,
    };
    let unpriced = price.unpublished.clone().filter(|_| assessed.status == Status::PriceUnpublished);
    let at_most = assessed.at_most.then(precursors_missing);
    let reasons: Vec<String> =
        [unpriced, open, at_most].iter().flatten().map(|problem| setup.reason(problem)).collect();
    if !reasons.is_empty() {
        write_cell(reasons.join(" | ").as_bytes(), delimiter, out);
    }
    out.push(b'\n');
}

/// Gives figures the decimal mark of their list.
fn with_commas(out: &mut Vec<u8>, start: usize, delimiter: u8) {
    let figures = out.split_off(start);
    for (at, figure) in figures.split(|byte| *byte == delimiter).enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        let digits: Vec<u8> = figure.iter().map(|byte| if *byte == b'.' { b',' } else { *byte }).collect();
        write_cell(&digits, delimiter, out);
    }
}

/// What is written of lines without figures.
#[derive(Debug)]
pub struct Words {
    /// What stands behind the cells.
    pub ending: Vec<u8>,
    /// The cell of the reason.
    pub reason: Vec<u8>,
}

impl Words {
    pub fn of(outcome: &Outcome, setup: &Setup<'_>) -> Self {
        let Outcome { status, problems } = outcome;
        let mut reason = Vec::new();
        let reasons: Vec<String> = problems.iter().map(|problem| setup.reason(problem)).collect();
        write_cell(reasons.join(" | ").as_bytes(), setup.delimiter, &mut reason);
        // Nothing is due for goods outside CBAM; what a refused line owes is not known.
        let due: &[u8] = if *status == Status::Refused { b"" } else { b"0" };
        let mut ending = Vec::new();
        for cell in [&b""[..], b"", due, b"", due, status.code().as_bytes(), &reason] {
            ending.push(setup.delimiter);
            ending.extend_from_slice(cell);
        }
        ending.push(b'\n');
        Self { ending, reason }
    }
}

/// A cell in quotes where it needs them; a text that a spreadsheet would take for a formula behind an
/// apostrophe.
pub fn write_cell(cell: &[u8], delimiter: u8, out: &mut Vec<u8>) {
    let formula = cell.first().is_some_and(|first| begins_a_formula(*first)) && !is_signed_number(cell);
    let quotes = memchr::memchr3(delimiter, b'"', b'\n', cell).or_else(|| memchr::memchr(b'\r', cell)).is_some();
    if quotes {
        out.push(b'"');
    }
    if formula {
        out.push(b'\'');
    }
    if quotes {
        for byte in cell {
            if *byte == b'"' {
                out.push(b'"');
            }
            out.push(*byte);
        }
        out.push(b'"');
    } else {
        out.extend_from_slice(cell);
    }
}

fn begins_a_formula(byte: u8) -> bool {
    matches!(byte, b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r')
}

fn is_signed_number(cell: &[u8]) -> bool {
    matches!(cell, [b'+' | b'-', number @ ..] if plain_number(number).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_in_a_spreadsheet() {
        for (cell, written) in [
            ("steel", "steel"),
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-12.5", "-12.5"),
            ("-cmd|'/c calc'!A0", "'-cmd|'/c calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("=A1,B1", "\"'=A1,B1\""),
            ("6\" pipe", "\"6\"\" pipe\""),
        ] {
            let mut out = Vec::new();
            write_cell(cell.as_bytes(), b',', &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), written);
        }
    }
}
