//! A table in blocks of whole lines, so that several threads can work on it.

use super::records::{Extent, extent};
use super::{TableFile, TableResult, line_too_long, not_utf8, quote_never_closes, unreadable};
use std::io::Read;

/// The most bytes of a line: a line of a customs list has some hundred.
pub const LONGEST_LINE: usize = 1_000_000;
/// How many bytes are read at once.
const BLOCK: usize = 1 << 18;

/// Some whole lines of a table.
#[derive(Debug, Default)]
pub struct Block {
    bytes: Vec<u8>,
    /// The line number of the first line, counted from 1.
    pub first_line: u64,
    /// A cell in quotes may be among them.
    pub quoted: bool,
}

impl Block {
    pub fn lines(&self) -> &[u8] {
        &self.bytes
    }
}

/// Reads a table block by block.
pub struct Blocks {
    source: Box<dyn Read + Send>,
    delimiter: u8,
    /// Cells of a line, by the header.
    cells: usize,
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
        let mut source = table.bytes().map_err(unreadable)?;
        let mut skipped = Vec::new();
        (&mut source).take(table.header_end as u64).read_to_end(&mut skipped).map_err(unreadable)?;
        let (delimiter, cells, line) = (table.delimiter, table.header.len(), 1 + newlines(&skipped));
        Ok(Self { source, delimiter, cells, rest: Vec::new(), line, ended: false })
    }

    /// Fills a block with whole lines; false at the end.
    ///
    /// # Errors
    /// Bytes that cannot be read, a line that is too long, a quote that never closes.
    pub fn next(&mut self, block: &mut Block) -> TableResult<bool> {
        let bytes = &mut block.bytes;
        bytes.clear();
        bytes.append(&mut self.rest);
        block.first_line = self.line;
        loop {
            if !self.ended {
                let before = bytes.len();
                (&mut self.source).take(BLOCK as u64).read_to_end(bytes).map_err(|error| match error.kind() {
                    std::io::ErrorKind::InvalidData => not_utf8(self.line),
                    _ => unreadable(error),
                })?;
                self.ended = bytes.len() - before < BLOCK;
            }
            if bytes.is_empty() {
                return Ok(false);
            }
            block.quoted = memchr::memchr(b'"', bytes).is_some();
            let end = if block.quoted {
                self.last_record_end(bytes)?
            } else if self.ended {
                bytes.len()
            } else {
                memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1)
            };
            if end > 0 {
                self.rest.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                self.line += newlines(bytes);
                return Ok(true);
            }
            if bytes.len() > LONGEST_LINE {
                return Err(line_too_long(self.line));
            }
        }
    }

    /// Where the last whole record ends, cells in quotes taken as one.
    fn last_record_end(&self, bytes: &[u8]) -> TableResult<usize> {
        let mut at = 0;
        while at < bytes.len() {
            match extent(&bytes[at..], self.delimiter, self.cells) {
                // A last line without a line end is whole.
                Some(Extent { next, ended, .. }) if ended || self.ended => at += next,
                None if self.ended => return Err(quote_never_closes(self.line + newlines(&bytes[..at]))),
                _ => break,
            }
        }
        Ok(at)
    }
}

/// The line ends in some bytes.
pub fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
