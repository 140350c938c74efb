//! Cells as bytes of CSV that a spreadsheet does not run.

use super::Setup;
use super::cells::plain_number;
use super::engine::Status;
use super::reading::Outcome;
use super::records::{Record, TOGETHER};
use crate::quantity::{Digits, Small};
use std::rc::Rc;

/// What a block is written to.
#[derive(Debug, Default)]
pub struct Written {
    /// Lines of the row file.
    pub rows: Rows,
    /// Refused lines with their reasons.
    pub refused: Vec<u8>,
}

impl Written {
    /// Keeps the room.
    pub fn clear(&mut self) {
        self.rows.filled = 0;
        self.refused.clear();
    }
}

/// The most bytes of the cells of a line that is written the quick way.
const INPUT: usize = 512;
/// The room for what stands behind them.
const RESULTS: usize = u8::MAX as usize + 1 + CHUNK;
const LINE: usize = INPUT + RESULTS;

/// Lines of the row file, with room behind them that is made once and used for every block.
#[derive(Debug, Default)]
pub struct Rows {
    bytes: Vec<u8>,
    filled: usize,
}

impl Rows {
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.filled]
    }

    /// Makes room for the quick lines that are written together.
    pub fn make_room(&mut self) {
        let needed = self.filled + TOGETHER * LINE;
        if self.bytes.len() < needed {
            self.bytes.resize(needed, 0);
        }
    }

    /// Keeps a line of any length, and room behind it.
    pub fn push(&mut self, line: &[u8]) {
        let start = self.filled;
        self.filled += line.len();
        self.make_room();
        self.bytes[start..self.filled].copy_from_slice(line);
    }

    /// Writes the first `length` bytes of `text` as the cells of a line. Nothing where there is no room.
    #[inline(always)]
    pub fn line(&mut self, text: &[u8], length: usize) -> Option<Results<'_>> {
        let line: &mut [u8; LINE] = self.bytes.get_mut(self.filled..)?.first_chunk_mut()?;
        match (text.first_chunk::<CHUNK>(), line.first_chunk_mut::<CHUNK>()) {
            (Some(text), Some(line)) if length <= CHUNK => *line = *text,
            _ => line.get_mut(..length)?.copy_from_slice(text.get(..length)?),
        }
        Some(Results { bytes: line.get_mut(length..)?.first_chunk_mut()?, at: 0, before: length })
    }

    /// Keeps what a line was given.
    #[inline]
    pub fn keep(&mut self, length: usize) {
        self.filled += length;
    }
}

/// What is written behind the cells of a line. Pieces of which the most bytes are known are copied with all their
/// room, since that is one instruction or two; what is too much is written over. All of them together, the ending left
/// out, have fewer bytes than `at` can say, so that none needs to be tested for room. Always a part of its caller: a
/// call would pass it through memory, and wait for that.
#[derive(Debug)]
pub struct Results<'r> {
    bytes: &'r mut [u8; RESULTS],
    at: u8,
    /// Bytes of the cells.
    before: usize,
}

impl Results<'_> {
    #[inline(always)]
    fn put<const ROOM: usize>(&mut self, piece: &[u8; ROOM], length: u8) {
        const { assert!(ROOM <= CHUNK) };
        let at = usize::from(self.at);
        self.bytes[at..at + ROOM].copy_from_slice(piece);
        self.at += length;
    }

    #[inline(always)]
    pub fn short<const ROOM: usize>(&mut self, piece: &Short<ROOM>) {
        self.put(&piece.bytes, piece.length);
    }

    #[inline(always)]
    pub fn byte(&mut self, byte: u8) {
        self.put(&[byte], 1);
    }

    /// The digits of a number without zeros at the end of its decimals.
    #[inline(always)]
    pub fn number(&mut self, value: Small) {
        match Digits::of(value) {
            Some(Digits { first, bytes, length }) => {
                if let Some(first) = first {
                    self.byte(first);
                }
                self.put(&bytes, length);
            }
            None => self.long_number(value),
        }
    }

    #[cold]
    fn long_number(&mut self, value: Small) {
        // A small number has at most nineteen digits, a zero and a point.
        let digits = value.decimal().normalize().to_string();
        if let Some(digits) = Short::<CHUNK>::of(digits.as_bytes()) {
            self.short(&digits);
        }
    }

    /// The end of the line; how many bytes the line has. Nothing where there is no room.
    #[inline(always)]
    pub fn ending(self, ending: &Ending) -> Option<usize> {
        let mut room = self.bytes.get_mut(usize::from(self.at)..)?;
        for chunk in &ending.chunks {
            *room.first_chunk_mut()? = *chunk;
            room = &mut room[CHUNK..];
        }
        Some(self.before + usize::from(self.at) + ending.length)
    }
}

/// So many bytes are copied at once.
const CHUNK: usize = 64;

/// The end of a line that is written again and again, with room behind it.
#[derive(Debug)]
pub struct Ending {
    chunks: Vec<[u8; CHUNK]>,
    length: usize,
}

impl Ending {
    pub fn of(mut bytes: Vec<u8>) -> Self {
        let length = bytes.len();
        bytes.resize(length.next_multiple_of(CHUNK), 0);
        Self { chunks: bytes.as_chunks().0.to_vec(), length }
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.chunks.as_flattened()[..self.length]
    }
}

/// Some bytes that are written again and again.
#[derive(Clone, Copy, Debug)]
pub struct Short<const ROOM: usize> {
    bytes: [u8; ROOM],
    length: u8,
}

impl<const ROOM: usize> Default for Short<ROOM> {
    fn default() -> Self {
        Self { bytes: [0; ROOM], length: 0 }
    }
}

impl<const ROOM: usize> Short<ROOM> {
    /// The bytes, if there is room for them.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let mut short = Self { bytes: [0; ROOM], length: u8::try_from(bytes.len()).ok()? };
        short.bytes.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(short)
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

/// What is written of lines without figures, made once for many of them.
#[derive(Debug)]
pub struct Words {
    pub outcome: Rc<Outcome>,
    /// What stands behind the cells.
    pub ending: Ending,
    /// The cell of the reason.
    pub reason: Vec<u8>,
}

impl Words {
    pub fn of(outcome: &Rc<Outcome>, setup: &Setup<'_>) -> Self {
        let (status, problems) = &**outcome;
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
        Self { outcome: Rc::clone(outcome), ending: Ending::of(ending), reason }
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

#[inline]
pub fn begins_a_formula(byte: u8) -> bool {
    // One look instead of six comparisons.
    const BEGINS: [bool; 256] = {
        let (mut begins, firsts, mut at) = ([false; 256], *b"=+-@\t\r", 0);
        while at < firsts.len() {
            begins[firsts[at] as usize] = true;
            at += 1;
        }
        begins
    };
    BEGINS[usize::from(byte)]
}

fn is_signed_number(cell: &[u8]) -> bool {
    matches!(cell, [b'+' | b'-', number @ ..] if plain_number(number).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Room is made once, however many blocks and long lines there are.
    #[test]
    fn room_does_not_grow_with_the_lines() {
        let mut written = Written::default();
        let mut rooms = Vec::new();
        for _ in 0..3 {
            for _ in 0..100 {
                written.rows.make_room();
                written.rows.push(&[b'x'; 1_000]);
                let line = written.rows.line(b"short", 5).unwrap();
                let length = line.ending(&Ending::of(b"er".to_vec())).unwrap();
                written.rows.keep(length);
            }
            assert_eq!(written.rows.as_bytes().len(), 100 * 1_007);
            assert!(written.rows.as_bytes().ends_with(b"xshorter"));
            rooms.push(written.rows.bytes.len());
            written.clear();
        }
        assert!(rooms.iter().all(|room| *room == rooms[0] && *room < 200_000), "{rooms:?}");
    }

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
