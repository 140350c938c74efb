//! Cells as bytes of CSV that a spreadsheet does not run.

use super::Setup;
use super::cells::plain_number;
use super::records::Record;

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

/// Some bytes that are written again and again: all their room is copied, since a copy of a known length is one
/// instruction or two, and what is too much taken back.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    bytes: [u8; Self::ROOM],
    length: u8,
}

impl Short {
    const ROOM: usize = 31;

    /// The bytes, if there is room for them.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let mut short = Self { bytes: [0; Self::ROOM], length: u8::try_from(bytes.len()).ok()? };
        short.bytes.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(short)
    }

    #[inline]
    pub fn write(&self, out: &mut Vec<u8>) {
        let end = out.len() + usize::from(self.length);
        out.extend_from_slice(&self.bytes);
        out.truncate(end);
    }
}

/// The cells of a line with figures as they came, in the row file's delimiter: only those in the columns `texts`
/// can begin a formula, since the others were read as a code, an origin, a mass and a day.
#[inline]
pub fn write_read_input(record: &Record<'_>, own: u8, texts: &[usize], setup: &Setup<'_>, out: &mut Vec<u8>) {
    match record.raw {
        Some(raw)
            if own == setup.delimiter
                && texts
                    .iter()
                    .all(|at| record.whole_cell(*at).first().is_none_or(|first| !begins_a_formula(*first))) =>
        {
            out.extend_from_slice(raw);
        }
        _ => write_input(record, setup, out),
    }
}

/// The cells of any line, always as many as the header has.
pub fn write_input(record: &Record<'_>, setup: &Setup<'_>, out: &mut Vec<u8>) {
    for at in 0..setup.columns {
        if at > 0 {
            out.push(setup.delimiter);
        }
        write_cell(record.whole_cell(at), setup.delimiter, out);
    }
}

/// A cell in quotes where it needs them; a text that a spreadsheet would take for a formula behind an
/// apostrophe.
pub fn write_cell(cell: &[u8], delimiter: u8, out: &mut Vec<u8>) {
    let formula = cell.first().is_some_and(|first| begins_a_formula(*first)) && !is_signed_number(cell);
    let quotes = cell.iter().any(|byte| *byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'));
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
