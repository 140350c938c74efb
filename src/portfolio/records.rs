//! The lines of a block as records of cells.

use super::memo::{Key, SHORT};
use crate::load::table::{Block, LONGEST_LINE, PADDING, newlines, reader};
use csv_core::ReadRecordResult;
use std::ops::Range;
use wide::u8x16;

/// A line: its cells, quotes taken away. Cells stand one after the other with one byte between them.
#[derive(Clone, Copy, Debug)]
pub struct Record<'b> {
    buffer: &'b [u8],
    /// Where the byte before the first cell is, and where each cell ends.
    bounds: &'b [u32],
    /// Counted from 1, as editors do.
    pub line: u64,
}

/// So many lines are worked on together, each step for all of them before the next one: the places of memory that one
/// line needs are far apart, and those of many lines can be waited for together.
pub const TOGETHER: usize = 64;

/// How many bytes are looked through at once: a bit of a number for each.
const WINDOW: usize = 64;
/// So many marks are taken from a window without asking whether there are so many.
const MARKS: usize = 10;

/// Each leaves so many first bytes of a number that was read from 16.
const MASKS: [u128; SHORT + 1] = {
    let mut masks = [u128::MAX; SHORT + 1];
    let mut at = 0;
    while at < SHORT {
        masks[at] = (1 << (8 * at)) - 1;
        at += 1;
    }
    masks
};

impl<'b> Record<'b> {
    /// How many cells the line has.
    #[inline]
    pub fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Where a cell begins and ends, if the line has it.
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a line has far fewer cells, and so small a number needs one test"
    )]
    fn span(&self, at: usize) -> Option<(usize, usize)> {
        let at = at as u32 as usize;
        let [before, end] = *self.bounds.get(at..at + 2)?.first_chunk()?;
        Some((after(before), end as usize))
    }

    /// Where the line begins in its block and how many bytes it has, its end left out.
    #[inline]
    pub fn place(&self) -> (u32, u32) {
        match self.bounds {
            [before, .., end] => (before.wrapping_add(1), end.wrapping_sub(before.wrapping_add(1))),
            _ => (0, 0),
        }
    }

    /// The first byte of a cell, zero for an empty one.
    #[inline]
    pub fn first_byte(&self, at: usize) -> u8 {
        let first = self.span(at).and_then(|(start, end)| if start < end { self.buffer.get(start) } else { None });
        first.copied().unwrap_or(0)
    }

    /// A cell of one to eight bytes as one number, its first byte lowest and zeros behind its last.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "half a mask is wanted")]
    pub fn eight(&self, at: usize) -> Option<u64> {
        let (start, end) = self.span(at)?;
        let length = end.wrapping_sub(start);
        if length.wrapping_sub(1) >= 8 {
            return None;
        }
        Some(u64::from_le_bytes(*self.buffer.get(start..start + 8)?.first_chunk()?) & MASKS[length] as u64)
    }

    /// A cell of ten bytes.
    #[inline]
    pub fn ten(&self, at: usize) -> Option<&'b [u8; 10]> {
        let (start, end) = self.span(at)?;
        if end.wrapping_sub(start) == 10 { self.buffer.get(start..start + 10)?.first_chunk() } else { None }
    }

    /// A cell of at most sixteen bytes as one number, its first byte lowest and zeros behind its last.
    #[inline]
    pub fn sixteen(&self, at: usize) -> Option<u128> {
        let (start, end) = self.span(at)?;
        let mask = MASKS.get(end - start)?;
        Some(u128::from_le_bytes(*self.buffer.get(start..start + 16)?.first_chunk()?) & mask)
    }

    /// A cell as it stands.
    #[inline]
    pub fn whole_cell(&self, at: usize) -> &'b [u8] {
        self.span(at).and_then(|(start, end)| self.buffer.get(start..end)).unwrap_or_default()
    }

    /// A cell, blanks around it taken away.
    #[inline]
    pub fn cell(&self, at: usize) -> &'b [u8] {
        let cell = self.whole_cell(at);
        match cell {
            [first, .., last] if *first > b' ' && *last > b' ' => cell,
            _ => cell.trim_ascii(),
        }
    }

    /// A cell as it stands, as text.
    pub fn whole_text(&self, at: usize) -> &'b str {
        std::str::from_utf8(self.whole_cell(at)).unwrap_or_default()
    }

    /// A cell as text; tables are checked to be UTF-8.
    pub fn text(&self, at: usize) -> &'b str {
        std::str::from_utf8(self.cell(at)).unwrap_or_default()
    }

    /// The key of a cell as it stands, blanks around it among them.
    #[inline]
    pub fn key(&self, at: usize) -> Key<'b> {
        match self.sixteen(at) {
            Some(short) => Key::Short(short),
            None => Key::of(self.whole_cell(at)),
        }
    }
}

/// The lines of a block that are not blank. Its room is used again for every block.
#[derive(Debug, Default)]
pub struct Lines {
    count: usize,
    /// How many cells every line has; zero where lines differ.
    cells: usize,
    /// The byte before the block, and where the cells of all lines end: the end of a line is the byte before the next
    /// one. Where lines differ, the byte before each line stands before its ends.
    bounds: Vec<u32>,
    /// The lines of a block where they differ.
    rows: Vec<Row>,
    /// Room for bounds, used again.
    other_bounds: Vec<u32>,
    /// The cells of a block with quotes, one byte between them.
    unquoted: Vec<u8>,
    copied: Vec<u8>,
    copied_ends: Vec<usize>,
}

/// A line's part of the bounds.
#[derive(Clone, Copy, Debug)]
struct Row {
    first: u32,
    last: u32,
    line: u64,
}

/// Some lines, one after the other.
#[derive(Clone, Debug)]
pub struct Records<'b> {
    lines: &'b Lines,
    buffer: &'b [u8],
    /// Of lines with as many cells each.
    bounds: &'b [u32],
    rows: std::slice::Iter<'b, Row>,
    line: u64,
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    #[inline]
    fn next(&mut self) -> Option<Record<'b>> {
        let (buffer, cells) = (self.buffer, self.lines.cells);
        if cells > 0 {
            let bounds = self.bounds.get(..=cells)?;
            let line = self.line;
            (self.bounds, self.line) = (&self.bounds[cells..], line + 1);
            return Some(Record { buffer, bounds, line });
        }
        let Row { first, last, line } = *self.rows.next()?;
        Some(Record { buffer, bounds: &self.lines.bounds[first as usize..last as usize], line })
    }
}

impl Lines {
    /// Splits a block.
    ///
    /// # Errors
    /// The line number of a line that is too long.
    pub fn split(&mut self, block: &Block, delimiter: u8) -> Result<(), u64> {
        self.cells = 0;
        self.rows.clear();
        self.unquoted.clear();
        if block.quoted { self.split_quoted(block, delimiter) } else { self.split_plain(block, delimiter) }?;
        if self.cells == 0 {
            self.count = self.rows.len();
        }
        Ok(())
    }

    /// How many cells every line has; zero where lines differ.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The lines that are worked on together.
    pub fn together(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let all = self.len();
        (0..all).step_by(TOGETHER).map(move |first| first..all.min(first + TOGETHER))
    }

    /// Some lines of the block that was split.
    pub fn records<'b>(&'b self, block: &'b Block, range: Range<usize>) -> Records<'b> {
        let buffer = if block.quoted { &self.unquoted[..] } else { block.padded() };
        let line = block.first_line + range.start as u64;
        let (bounds, rows) = match self.cells {
            0 => (&[][..], &self.rows[range]),
            cells => (&self.bounds[range.start * cells..=range.end * cells], &[][..]),
        };
        Records { lines: self, buffer, bounds, rows: rows.iter(), line }
    }

    /// A line of the block that was split, which must have it.
    pub fn record<'b>(&'b self, block: &'b Block, at: usize) -> Option<Record<'b>> {
        self.records(block, at..at + 1).next()
    }

    fn split_plain(&mut self, block: &Block, delimiter: u8) -> Result<(), u64> {
        // There are at most as many marks as bytes, so that room is asked for once.
        self.bounds.resize(1 + block.padded().len() + WINDOW, 0);
        self.bounds[0] = before(0);
        let marks = self.mark(block.padded(), delimiter);
        let cells = match block.cells as usize {
            0 => self.cells_of_every_line(block, marks),
            known => (marks as u64 == block.line_ends * known as u64).then_some(known),
        };
        match cells {
            Some(cells) => (self.cells, self.count) = (cells, marks / cells),
            None => self.keep_each(block, marks)?,
        }
        Ok(())
    }

    /// Finds all delimiters and line ends, which are put behind the first bound; how many there are.
    ///
    /// This and the next one are functions of their own, so that each loop has the processor's registers to itself.
    #[inline(never)]
    fn mark(&mut self, buffer: &[u8], delimiter: u8) -> usize {
        let (mut count, mut at) = (0, 0);
        // The last window that is not whole is padding.
        for window in buffer.as_chunks::<WINDOW>().0 {
            let mut found = marks_of(window, delimiter);
            let marks = found.count_ones() as usize;
            let Some(ends) = self.bounds.get_mut(1 + count..).and_then(|ends| ends.first_chunk_mut::<WINDOW>()) else {
                break;
            };
            found |= LAST;
            let mut take = |end: &mut u32| {
                *end = at + found.trailing_zeros();
                found = next_mark(found);
            };
            ends[..MARKS].iter_mut().for_each(&mut take);
            if marks > MARKS {
                ends[MARKS..marks].iter_mut().for_each(take);
            }
            count += marks;
            at += 64;
        }
        count
    }

    /// How many cells every line has, if all have as many, more than one, and the line end of Unix: the last mark
    /// of each line is a line end, and there are as many as lines, so that no other mark is one.
    #[inline(never)]
    fn cells_of_every_line(&self, block: &Block, marks: usize) -> Option<usize> {
        let (buffer, marks) = (block.padded(), &self.bounds[1..=marks]);
        let is_line_end = |end: &u32| buffer[*end as usize] == b'\n' && buffer[*end as usize - 1] != b'\r';
        let cells = marks.iter().position(|end| buffer[*end as usize] == b'\n')? + 1;
        let as_many = usize::try_from(block.line_ends).ok()?.checked_mul(cells)? == marks.len();
        let regular = cells > 1
            && as_many
            && block.lines().ends_with(b"\n")
            && buffer.len() < LONGEST_LINE
            && marks.chunks_exact(cells).all(|ends| ends.last().is_some_and(is_line_end));
        regular.then_some(cells)
    }

    /// Keeps the lines of any block that are not blank.
    fn keep_each(&mut self, block: &Block, marks: usize) -> Result<(), u64> {
        let (buffer, end) = (block.padded(), block.lines().len());
        let found = std::mem::replace(&mut self.bounds, std::mem::take(&mut self.other_bounds));
        self.bounds.clear();
        let (mut start, mut first, mut line) = (0, 1, block.first_line);
        let mut kept = Ok(());
        for at in 1..=marks {
            let mark = found[at] as usize;
            if buffer[mark] == b'\n' {
                kept = kept.and_then(|()| self.keep(buffer, start, &found[first..=at], line));
                (start, first) = (mark + 1, at + 1);
                line += 1;
            }
        }
        // A last line without a line end.
        if start < end {
            let ends = [&found[first..=marks], &[position(end)]].concat();
            kept = kept.and_then(|()| self.keep(buffer, start, &ends, line));
        }
        self.other_bounds = found;
        kept
    }

    /// Keeps a line, unless it is blank.
    fn keep(&mut self, buffer: &[u8], start: usize, ends: &[u32], line: u64) -> Result<(), u64> {
        let first = self.bounds.len();
        self.bounds.push(before(start));
        self.bounds.extend_from_slice(ends);
        let Some(last) = self.bounds.last_mut() else { return Ok(()) };
        // The line end of Windows.
        if *last as usize > start && buffer[*last as usize - 1] == b'\r' {
            *last -= 1;
        }
        let end = *last as usize;
        if end - start > LONGEST_LINE {
            return Err(line);
        }
        if ends.len() == 1 && buffer[start..end].trim_ascii().is_empty() {
            self.bounds.truncate(first);
        } else {
            self.rows.push(Row { first: position(first), last: position(self.bounds.len()), line });
        }
        Ok(())
    }

    /// The slow way, for blocks with quotes.
    fn split_quoted(&mut self, block: &Block, delimiter: u8) -> Result<(), u64> {
        let lines = block.lines();
        self.bounds.clear();
        let mut reader = reader(delimiter);
        let (mut at, mut line) = (0, block.first_line);
        self.copied.resize(LONGEST_LINE, 0);
        self.copied_ends.resize(LONGEST_LINE / 2, 0);
        while at < lines.len() {
            let from = at;
            let (mut written, mut count) = (0, 0);
            loop {
                // The end of the input is told by an empty one, which the next turn gives.
                let (result, read, out, ends) =
                    reader.read_record(&lines[at..], &mut self.copied[written..], &mut self.copied_ends[count..]);
                at += read;
                written += out;
                count += ends;
                match result {
                    ReadRecordResult::Record | ReadRecordResult::End => break,
                    ReadRecordResult::InputEmpty => {}
                    ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => return Err(line),
                }
            }
            let own = &lines[from..at];
            // Blank lines before a record are part of what was read for it.
            let blank = own.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            let first_line = line + newlines(&own[..blank]);
            line += newlines(own);
            if count == 0 || (count == 1 && self.copied[..self.copied_ends[0]].trim_ascii().is_empty()) {
                continue;
            }
            let (first, begin, mut start) = (self.bounds.len(), self.unquoted.len(), 0);
            self.bounds.push(before(begin));
            for end in &self.copied_ends[..count] {
                self.unquoted.extend_from_slice(&self.copied[start..*end]);
                self.bounds.push(position(self.unquoted.len()));
                self.unquoted.push(delimiter);
                start = *end;
            }
            // The line end of Windows, left on the last cell.
            if let Some(last) = self.bounds.last_mut()
                && *last as usize > begin
                && self.unquoted[*last as usize - 1] == b'\r'
            {
                *last -= 1;
            }
            self.rows.push(Row { first: position(first), last: position(self.bounds.len()), line: first_line });
        }
        self.unquoted.extend_from_slice(&[0; PADDING]);
        Ok(())
    }
}

/// The last bit of a window. It is always set where marks are taken, which tells the compiler that there is one.
const LAST: u64 = 1 << 63;

/// A bit for each byte of a window that is a delimiter or a line end.
#[inline]
fn marks_of(window: &[u8; WINDOW], delimiter: u8) -> u64 {
    let (delimiters, line_ends) = (u8x16::splat(delimiter), u8x16::splat(b'\n'));
    let mut found = 0;
    for (part, sixteen) in window.as_chunks::<16>().0.iter().enumerate() {
        let sixteen = u8x16::new(*sixteen);
        let equal = sixteen.cmp_eq(line_ends) | sixteen.cmp_eq(delimiters);
        found |= u64::from(equal.move_mask().unsigned_abs()) << (16 * part);
    }
    found
}

/// Leaves the first mark out.
#[inline]
fn next_mark(found: u64) -> u64 {
    found & found.wrapping_sub(1) | LAST
}

/// A position in a block; a block is far smaller than 4 GB.
#[inline]
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The position before another one, the one before the first of all included.
#[inline]
fn before(at: usize) -> u32 {
    position(at).wrapping_sub(1)
}

/// The position after one that [`before`] gives.
#[inline]
fn after(before: u32) -> usize {
    before.wrapping_add(1) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way of splitting gives the same cells as the `csv` crate.
    #[test]
    fn cells_are_where_a_known_reader_finds_them() {
        let plain = "a,bb,ccc\r\n,,\n0123456789,\u{2b}\u{2d},\u{e9}\n\n \nlast,line,without end";
        let regular = "a,bb,ccc\n,,\n0123456789,x,yyyy\n";
        let windows = regular.replace('\n', "\r\n");
        let quoted = "a,\"b,b\",ccc\r\n\n\"6\"\" pipe\",\"two\nlines\",\"\"\n,,\nlast,\"line\",x";
        for text in [plain, regular, &windows, quoted] {
            let mut found: Vec<Vec<String>> = Vec::new();
            let block = Block::of(text.as_bytes());
            let mut lines = Lines::default();
            lines.split(&block, b',').unwrap();
            for record in lines.records(&block, 0..lines.len()) {
                found.push((0..record.len()).map(|at| record.text(at).to_owned()).collect());
            }
            let mut known = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let known: Vec<Vec<String>> = known
                .records()
                .map(|record| record.unwrap().iter().map(|cell| cell.trim().to_owned()).collect())
                .filter(|cells: &Vec<String>| cells.len() > 1)
                .collect();
            assert_eq!(found, known);
        }
    }
}
