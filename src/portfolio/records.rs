//! The lines of a block as records of cells.

use super::memo::{Key, SHORT};
use crate::load::table::{Block, LONGEST_LINE, PADDING, newlines, reader};
use csv_core::ReadRecordResult;

/// A line: its cells, quotes taken away. Cells stand one after the other with one byte between them.
#[derive(Debug)]
pub struct Record<'b> {
    buffer: &'b [u8],
    start: usize,
    /// Where each cell ends.
    ends: &'b [u32],
    /// Counted from 1, as editors do.
    pub line: u64,
    /// The line as it stands in the file without its end, where no cell of its block is in quotes.
    pub raw: Option<&'b [u8]>,
}

/// Leaves the first bytes of a number that was read from 16.
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
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where a cell begins and ends; an empty one where the line has none.
    #[inline]
    fn span(&self, at: usize) -> (usize, usize) {
        let Some(end) = self.ends.get(at) else { return (self.start, self.start) };
        let start = match at.checked_sub(1) {
            None => self.start,
            Some(before) => self.ends[before] as usize + 1,
        };
        (start, *end as usize)
    }

    /// A cell as it stands.
    #[inline]
    pub fn whole_cell(&self, at: usize) -> &'b [u8] {
        let (start, end) = self.span(at);
        self.buffer.get(start..end).unwrap_or_default()
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
        let (start, end) = self.span(at);
        // A short cell is read as one number, zeros behind it.
        if let (Some(mask), Some(window)) = (MASKS.get(end - start), self.buffer.get(start..start + PADDING))
            && let Ok(window) = <[u8; PADDING]>::try_from(window)
        {
            return Key::Short(u128::from_le_bytes(window) & mask);
        }
        Key::of(&self.buffer[start..end])
    }
}

/// Room that is used again for every block.
#[derive(Debug, Default)]
pub struct Room {
    ends: Vec<u32>,
    unquoted: Vec<u8>,
    copied: Vec<u8>,
    copied_ends: Vec<usize>,
}

/// Calls `each` with every line of a block that is not blank; a line that is too long ends it.
///
/// # Errors
/// The line number of a line that is too long.
#[inline]
pub fn each_record(
    block: &Block,
    delimiter: u8,
    room: &mut Room,
    mut each: impl FnMut(&Record<'_>),
) -> Result<(), u64> {
    if block.quoted {
        return each_quoted(block, delimiter, room, each);
    }
    let (buffer, end) = (block.padded(), block.lines().len());
    let (mut start, mut line) = (0, block.first_line);
    let mut finish = |start: usize, mark: usize, line: u64, ends: &mut Vec<u32>| {
        let mut raw = &buffer[start..mark];
        if let [rest @ .., b'\r'] = raw {
            raw = rest;
        }
        ends.push(position(start + raw.len()));
        if raw.len() > LONGEST_LINE {
            return Err(line);
        }
        if ends.len() > 1 || !raw.trim_ascii().is_empty() {
            each(&Record { buffer, start, ends, line, raw: Some(raw) });
        }
        ends.clear();
        Ok(())
    };
    // Eight bytes at a time: a bit for each delimiter and each line end among them.
    let (delimiters, line_ends) = (EACH_BYTE * u64::from(delimiter), EACH_BYTE * u64::from(b'\n'));
    room.ends.clear();
    for (at, eight) in buffer.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().unwrap_or_default());
        let ending = zero_bytes(eight ^ line_ends);
        let mut found = zero_bytes(eight ^ delimiters) | ending;
        while found != 0 {
            let lowest = found & found.wrapping_neg();
            let mark = at * 8 + (lowest.trailing_zeros() / 8) as usize;
            found ^= lowest;
            if ending & lowest == 0 {
                room.ends.push(position(mark));
            } else {
                finish(start, mark, line, &mut room.ends)?;
                start = mark + 1;
                line += 1;
            }
        }
    }
    // A last line without a line end.
    if start < end { finish(start, end, line, &mut room.ends) } else { Ok(()) }
}

/// A one in every byte.
const EACH_BYTE: u64 = 0x0101_0101_0101_0101;

/// The highest bit of every byte that is zero.
#[inline]
fn zero_bytes(eight: u64) -> u64 {
    const LOW: u64 = EACH_BYTE * 0x7f;
    !(((eight & LOW) + LOW) | eight | LOW)
}

/// A position in a block; a block is far smaller than 4 GB.
#[inline]
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The slow way, for blocks with quotes.
fn each_quoted(block: &Block, delimiter: u8, room: &mut Room, mut each: impl FnMut(&Record<'_>)) -> Result<(), u64> {
    let lines = block.lines();
    let mut reader = reader(delimiter);
    let (mut at, mut line) = (0, block.first_line);
    room.copied.resize(LONGEST_LINE, 0);
    room.copied_ends.resize(LONGEST_LINE / 2, 0);
    while at < lines.len() {
        let from = at;
        let (mut written, mut count) = (0, 0);
        loop {
            // The end of the input is told by an empty one, which the next turn gives.
            let (result, read, out, ends) =
                reader.read_record(&lines[at..], &mut room.copied[written..], &mut room.copied_ends[count..]);
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
        let first = line + newlines(&own[..blank]);
        line += newlines(own);
        room.unquoted.clear();
        room.ends.clear();
        let mut start = 0;
        for end in &room.copied_ends[..count] {
            room.unquoted.extend_from_slice(&room.copied[start..*end]);
            room.ends.push(position(room.unquoted.len()));
            room.unquoted.push(delimiter);
            start = *end;
        }
        // The line end of Windows, left on the last cell.
        if let Some(last) = room.ends.last_mut()
            && *last > 0
            && room.unquoted[*last as usize - 1] == b'\r'
        {
            *last -= 1;
        }
        room.unquoted.extend_from_slice(&[0; PADDING]);
        let record = Record { buffer: &room.unquoted, start: 0, ends: &room.ends, line: first, raw: None };
        if record.len() > 1 || !record.cell(0).is_empty() {
            each(&record);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way of splitting gives the same cells as the `csv` crate.
    #[test]
    fn cells_are_where_a_known_reader_finds_them() {
        let plain = "a,bb,ccc\r\n,,\n0123456789,\u{2b}\u{2d},\u{e9}\n\n \nlast,line,without end";
        let quoted = "a,\"b,b\",ccc\r\n\n\"6\"\" pipe\",\"two\nlines\",\"\"\n,,\nlast,\"line\",x";
        for text in [plain, quoted] {
            let mut found: Vec<Vec<String>> = Vec::new();
            let block = Block::of(text.as_bytes());
            each_record(&block, b',', &mut Room::default(), |record| {
                found.push((0..record.len()).map(|at| record.text(at).to_owned()).collect());
            })
            .unwrap();
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
