//! A table in blocks of whole lines, so that several can be worked on at once.

use super::{TableFile, TableResult, line_too_long, not_utf8, quote_never_closes, unreadable};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};
use std::io::Read;

/// The most bytes of a line: a line of a customs list has some hundred.
pub const LONGEST_LINE: usize = 1_000_000;
/// How many bytes are read at once.
const BLOCK: usize = 1 << 17;
/// Bytes behind the last line, so that some bytes from the beginning of any cell can be read at once.
pub const PADDING: usize = 64;

/// Some whole lines of a table.
#[derive(Debug, Default)]
pub struct Block {
    /// The lines and [`PADDING`] zero bytes, with room behind them.
    bytes: Vec<u8>,
    /// Where the lines end.
    end: usize,
    /// The line number of the first line, counted from 1.
    pub first_line: u64,
    /// How many line ends there are.
    pub line_ends: u64,
    /// A cell in quotes may be among them.
    pub quoted: bool,
    /// How many cells every line has, where a first reading found out; else zero.
    pub cells: u32,
}

/// What the first reading of a block found, which a second one need not look for. It holds as long as the table does
/// not change: see [`TableFile::unchanged`].
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    line_ends: u64,
    quoted: bool,
    cells: u32,
}

impl Block {
    /// The lines.
    #[inline]
    pub fn lines(&self) -> &[u8] {
        &self.bytes[..self.end]
    }

    /// A block of lines in memory, which begin at line 1.
    pub fn of(lines: &[u8]) -> Self {
        let bytes = [lines, &[0; PADDING]].concat();
        let quoted = lines.contains(&b'"');
        Self { bytes, end: lines.len(), first_line: 1, line_ends: newlines(lines), quoted, cells: 0 }
    }

    /// Its shape, with the number of cells that every line turned out to have; zero where lines differ.
    pub fn shape(&self, cells: usize) -> Shape {
        Shape { line_ends: self.line_ends, quoted: self.quoted, cells: u32::try_from(cells).unwrap_or_default() }
    }

    /// The lines with the zero bytes behind them.
    #[inline]
    pub fn padded(&self) -> &[u8] {
        &self.bytes[..self.end + PADDING]
    }

    /// Reads so many bytes behind those that are there, fewer at the end of the source; how many there were.
    fn read(&mut self, source: &mut dyn Read, most: usize) -> std::io::Result<usize> {
        let (start, wanted) = (self.end, self.end + most);
        if self.bytes.len() < wanted + PADDING {
            self.bytes.resize(wanted + PADDING, 0);
        }
        while self.end < wanted {
            match source.read(&mut self.bytes[self.end..wanted]) {
                Ok(0) => break,
                Ok(read) => self.end += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.end - start)
    }

    /// Leaves the lines up to a position; what stood behind them is appended to `rest`.
    fn cut(&mut self, end: usize, rest: &mut Vec<u8>) {
        rest.extend_from_slice(&self.bytes[end..self.end]);
        self.bytes[end..end + PADDING].fill(0);
        self.end = end;
    }
}

/// Reads a table block by block.
pub struct Blocks {
    source: Box<dyn Read + Send>,
    delimiter: u8,
    /// What was read and belongs to the next block.
    rest: Vec<u8>,
    line: u64,
    ended: bool,
}

impl std::fmt::Debug for Blocks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Blocks").field("line", &self.line).finish_non_exhaustive()
    }
}

impl Blocks {
    /// Begins behind the header.
    ///
    /// # Errors
    /// The file cannot be read again.
    pub fn of(table: &TableFile) -> TableResult<Self> {
        let source = table.bytes().map_err(unreadable)?;
        let mut blocks = Self { source, delimiter: table.delimiter, rest: Vec::new(), line: 1, ended: false };
        let mut first = Block::default();
        if blocks.next(&mut first, None)? {
            let header = header_end(first.lines(), table.delimiter);
            let after = first.lines()[header..].to_vec();
            blocks.line = 1 + newlines(&first.lines()[..header]);
            // The rest of the first block comes before what is already waiting.
            blocks.rest = [after.as_slice(), blocks.rest.as_slice()].concat();
        }
        Ok(blocks)
    }

    /// Fills a block with whole lines; false at the end. What is known of it is not looked for.
    ///
    /// # Errors
    /// Bytes that cannot be read, a line that is too long, a quote that never closes.
    pub fn next(&mut self, block: &mut Block, known: Option<Shape>) -> TableResult<bool> {
        block.end = 0;
        block.read(&mut self.rest.as_slice(), self.rest.len()).map_err(unreadable)?;
        self.rest.clear();
        block.first_line = self.line;
        loop {
            if !self.ended {
                let read = block.read(&mut *self.source, BLOCK).map_err(|error| match error.kind() {
                    std::io::ErrorKind::InvalidData => not_utf8(self.line),
                    _ => unreadable(error),
                })?;
                self.ended = read < BLOCK;
            }
            let bytes = block.lines();
            if bytes.is_empty() {
                return Ok(false);
            }
            let quoted = known.map_or_else(|| memchr::memchr(b'"', bytes).is_some(), |known| known.quoted);
            let end = if quoted {
                self.last_record_end(bytes)?
            } else if self.ended {
                bytes.len()
            } else {
                memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1)
            };
            if end > 0 {
                block.cut(end, &mut self.rest);
                block.quoted = quoted;
                block.line_ends = known.map_or_else(|| newlines(block.lines()), |known| known.line_ends);
                block.cells = known.map_or(0, |known| known.cells);
                self.line += block.line_ends;
                return Ok(true);
            }
            if bytes.len() > LONGEST_LINE {
                return Err(line_too_long(self.line));
            }
        }
    }

    /// Where the last whole record ends, cells in quotes taken as one.
    fn last_record_end(&self, bytes: &[u8]) -> TableResult<usize> {
        let mut reader = reader(self.delimiter);
        let (mut out, mut ends) = (vec![0; 1 << 16], vec![0; 1 << 10]);
        let (mut at, mut record_end) = (0, 0);
        while at < bytes.len() {
            let (result, read, _, _) = reader.read_record(&bytes[at..], &mut out, &mut ends);
            at += read;
            if let ReadRecordResult::Record = result {
                record_end = at;
            }
        }
        if !self.ended || record_end == bytes.len() {
            return Ok(record_end);
        }
        // A last line without a line end is whole, unless it is inside a quoted cell.
        loop {
            match reader.read_record(b"\n", &mut out, &mut ends).0 {
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::InputEmpty => {
                    return Err(quote_never_closes(self.line + newlines(&bytes[..record_end])));
                }
                ReadRecordResult::Record | ReadRecordResult::End => return Ok(bytes.len()),
            }
        }
    }
}

/// How cells in quotes are read, here and where a block is split.
pub fn reader(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).terminator(Terminator::Any(b'\n')).build()
}

/// The line ends in some bytes.
pub fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// Where the header ends; blank lines may stand before it.
fn header_end(bytes: &[u8], delimiter: u8) -> usize {
    let blank = bytes.iter().take_while(|byte| BLANK.contains(byte)).count();
    let (mut out, mut ends) = (vec![0; LONGEST_LINE], vec![0; 1 << 12]);
    let (_, read, _, _) = reader(delimiter).read_record(&bytes[blank..], &mut out, &mut ends);
    blank + read
}

/// What a blank line holds.
pub const BLANK: &[u8] = b" \r\n";

/// The cells of one record.
pub fn split_record(line: &[u8], delimiter: u8) -> Vec<Vec<u8>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(line);
    let first = reader.byte_records().next().and_then(Result::ok).unwrap_or_default();
    first.iter().map(<[u8]>::to_vec).collect()
}
