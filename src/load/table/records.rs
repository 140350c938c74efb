//! The lines of a block as records of cells.

use super::TableFile;
use super::blocks::Block;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

/// What a cell of a workbook is, as a byte before it in our copy; a text has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// A number, which has no decimal mark of its own.
    Number = 1,
    Day = 2,
    /// A formula whose result is not stored.
    Formula = 3,
}

impl Mark {
    fn of(cell: &[u8]) -> Option<Self> {
        match cell.first() {
            Some(1) => Some(Self::Number),
            Some(2) => Some(Self::Day),
            Some(3) => Some(Self::Formula),
            _ => None,
        }
    }
}

/// A line: its cells, quotes taken away.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r> {
    bytes: &'r [u8],
    /// Where each cell begins and ends.
    cells: &'r [(u32, u32)],
    /// Counted from 1, as editors do.
    pub line: u64,
    /// The line as it stands, where no cell is in quotes.
    pub plain: Option<&'r [u8]>,
    /// Its cells can have marks: it is of a workbook.
    marked: bool,
}

impl<'r> Record<'r> {
    /// How many cells the line has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Whether it is a row of a workbook.
    pub fn is_of_workbook(&self) -> bool {
        self.marked
    }

    /// A cell as it stands; empty where the line has fewer.
    pub fn whole_cell(&self, at: usize) -> &'r [u8] {
        let cell = self.cell_with_mark(at);
        if self.mark(at).is_some() { &cell[1..] } else { cell }
    }

    /// What a cell of a workbook is.
    pub fn mark(&self, at: usize) -> Option<Mark> {
        if self.marked { Mark::of(self.cell_with_mark(at)) } else { None }
    }

    /// A cell as it stands in our copy.
    pub fn cell_with_mark(&self, at: usize) -> &'r [u8] {
        self.cells.get(at).map_or(&[], |(start, end)| &self.bytes[*start as usize..*end as usize])
    }

    /// A cell, blanks around it taken away.
    pub fn cell(&self, at: usize) -> &'r [u8] {
        self.whole_cell(at).trim_ascii()
    }

    /// A cell as text; tables are checked to be UTF-8.
    pub fn text(&self, at: usize) -> &'r str {
        std::str::from_utf8(self.cell(at)).unwrap_or_default()
    }
}

/// The records of a block, one after the other; blank lines are passed over.
#[derive(Debug)]
pub struct Records<'b> {
    rest: &'b [u8],
    line: u64,
    delimiter: u8,
    /// Cells of a line, by the header.
    count: usize,
    quoted: bool,
    marked: bool,
    unquoted: Vec<u8>,
    ends: Vec<usize>,
    cells: Vec<(u32, u32)>,
    /// Lines with a quote that was read as it stands, since it would have swallowed the next line.
    pub stray_quotes: u64,
    /// Blank lines.
    pub blank: u64,
}

impl<'b> Records<'b> {
    pub fn of(block: &'b Block, table: &TableFile) -> Self {
        let (delimiter, count, marked) = (table.delimiter, table.header.len(), table.sheet.is_some());
        Self {
            marked,
            rest: block.lines(),
            line: block.first_line,
            delimiter,
            count,
            quoted: block.quoted,
            unquoted: Vec::new(),
            ends: Vec::new(),
            cells: Vec::new(),
            stray_quotes: 0,
            blank: 0,
        }
    }

    /// The next record; nothing at the end.
    #[allow(clippy::should_implement_trait, reason = "a record lasts until the next one is asked for")]
    pub fn next(&mut self) -> Option<Record<'_>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let line = self.line;
            let (text, quoted, stray) = if self.quoted {
                // Blocks hold whole records.
                let found = extent(self.rest, self.delimiter, self.count)?;
                let text = &self.rest[..found.end];
                self.rest = &self.rest[found.next..];
                self.line += 1 + memchr::memchr_iter(b'\n', text).count() as u64;
                (text, !found.stray && memchr::memchr(b'"', text).is_some(), found.stray)
            } else {
                let end = memchr::memchr(b'\n', self.rest).unwrap_or(self.rest.len());
                let text = &self.rest[..end];
                self.rest = self.rest.get(end + 1..).unwrap_or_default();
                self.line += 1;
                (text, false, false)
            };
            if text.trim_ascii().is_empty() {
                self.blank += 1;
                continue;
            }
            self.stray_quotes += u64::from(stray);
            if quoted {
                self.unquote(text);
                return Some(Record {
                    bytes: &self.unquoted,
                    cells: &self.cells,
                    line,
                    plain: None,
                    marked: self.marked,
                });
            }
            self.cells.clear();
            let mut start = 0;
            for end in memchr::memchr_iter(self.delimiter, text).chain([text.len()]) {
                self.cells.push((place(start), place(end)));
                start = end + 1;
            }
            let plain = Some(text).filter(|_| !stray && !self.marked);
            return Some(Record { bytes: text, cells: &self.cells, line, plain, marked: self.marked });
        }
    }

    /// Splits a record with quotes.
    fn unquote(&mut self, text: &[u8]) {
        self.unquoted.resize(text.len() + 1, 0);
        self.ends.resize(text.len() + 2, 0);
        let mut reader = reader(self.delimiter);
        let (_, read, written, mut count) = reader.read_record(text, &mut self.unquoted, &mut self.ends);
        // The end of the text ends the record.
        let (result, _, _, more) =
            reader.read_record(&text[read..], &mut self.unquoted[written..], &mut self.ends[count..]);
        if matches!(result, ReadRecordResult::Record) {
            count += more;
        }
        self.cells.clear();
        let mut start = 0;
        for end in &self.ends[..count] {
            self.cells.push((place(start), place(*end)));
            start = *end;
        }
    }
}

/// Lines are at most some megabytes long.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How cells in quotes are read.
fn reader(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).terminator(Terminator::Any(b'\n')).build()
}

/// Where a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Without its line end.
    pub end: usize,
    /// Where the next one begins.
    pub next: usize,
    /// A line end stands behind it.
    pub ended: bool,
    /// It is one line, and a quote in it is a character like any other.
    pub stray: bool,
}

/// Where the record at the beginning of some bytes ends; nothing where a quote does not close in them.
///
/// A cell in quotes may hold line ends. But a quote that would take a whole further line of `count` cells into its
/// cell, or that closes in the middle of a cell on a later line, is a stray one (`"3/4 inch coil`): no line may
/// disappear in another.
pub fn extent(bytes: &[u8], delimiter: u8, count: usize) -> Option<Extent> {
    let line = memchr::memchr(b'\n', bytes);
    let first = Extent {
        end: line.unwrap_or(bytes.len()),
        next: line.map_or(bytes.len(), |end| end + 1),
        ended: line.is_some(),
        stray: false,
    };
    if memchr::memchr(b'"', &bytes[..first.end]).is_none() {
        return Some(first);
    }
    let stray = Extent { stray: true, ..first };
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            let (mut delimiters, mut crossed) = (0, false);
            loop {
                match *bytes.get(at)? {
                    b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
                    b'"' => break,
                    b'\n' => (delimiters, crossed) = (0, true),
                    byte if byte == delimiter => delimiters += 1,
                    _ => {}
                }
                if crossed && count > 1 && delimiters + 1 >= count {
                    return Some(stray);
                }
                at += 1;
            }
            at += 1;
            let closes = bytes.get(at).is_none_or(|byte| *byte == delimiter || *byte == b'\n');
            if crossed && !closes {
                return Some(stray);
            }
        }
        let Some(cell) = memchr::memchr2(delimiter, b'\n', &bytes[at..]) else {
            return Some(Extent { end: bytes.len(), next: bytes.len(), ended: false, stray: false });
        };
        at += cell;
        if bytes[at] == b'\n' {
            return Some(Extent { end: at, next: at + 1, ended: true, stray: false });
        }
        at += 1;
    }
}

/// The cells of one record.
pub fn split_record(record: &[u8], delimiter: u8) -> Vec<Vec<u8>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(record);
    let first = reader.byte_records().next().and_then(Result::ok).unwrap_or_default();
    first.iter().map(<[u8]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> Vec<(usize, bool)> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let extent = extent(&text.as_bytes()[at..], b',', 3).unwrap();
            found.push((at, extent.stray));
            at += extent.next;
        }
        found
    }

    #[test]
    fn a_quote_takes_no_line_with_it() {
        assert_eq!(ends("a,b,c\n\"x\ny\",b,c\n"), [(0, false), (6, false)], "a cell of two lines");
        assert_eq!(ends("a,b,c\n1,\"x,\"\"y,z\nq\",c\n"), [(0, false), (6, false)]);
        assert_eq!(ends("1,b,\"x\n2,b,c\n3,b,\"c\"\n"), [(0, true), (7, false), (13, false)]);
        assert_eq!(ends("1,\"x,c\n2,\"b\",c\n"), [(0, true), (7, false)], "it would close in the middle of a cell");
        assert_eq!(extent(b"1,\"x\ny", b',', 3), None);
        assert_eq!(ends("1,6\" pipe,\"c\"\n2,b,c"), [(0, false), (14, false)]);
    }
}
