//! The lines of a block as records of cells.

use super::memo::{Key, SHORT, is_short};
use crate::load::table::{Block, LONGEST_LINE, PADDING, newlines, reader};
use csv_core::ReadRecordResult;

/// A line: its cells, quotes taken away.
#[derive(Debug)]
pub struct Record<'b> {
    buffer: &'b [u8],
    cells: &'b [(u32, u32)],
    /// Counted from 1, as editors do.
    pub line: u64,
    /// The line as it stands in the file without its end, where no cell of its block is in quotes.
    pub raw: Option<&'b [u8]>,
}

/// Leaves the first bytes of a number that was read from 16.
const MASKS: [u128; SHORT + 1] = {
    let mut masks = [0; SHORT + 1];
    let mut at = 1;
    while at <= SHORT {
        masks[at] = (1 << (8 * at)) - 1;
        at += 1;
    }
    masks
};

impl<'b> Record<'b> {
    /// How many cells the line has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// A cell, empty where the line has none, blanks around it taken away.
    pub fn cell(&self, at: usize) -> &'b [u8] {
        let Some((start, end)) = self.cells.get(at) else { return &[] };
        let cell = &self.buffer[*start as usize..*end as usize];
        match cell {
            [first, .., last] if *first > b' ' && *last > b' ' => cell,
            _ => cell.trim_ascii(),
        }
    }

    /// A cell as text; tables are checked to be UTF-8.
    pub fn text(&self, at: usize) -> &'b str {
        std::str::from_utf8(self.cell(at)).unwrap_or_default()
    }

    /// A cell as it stands, for writing it again.
    pub fn whole_cell(&self, at: usize) -> &'b [u8] {
        self.cells.get(at).map_or(&[], |(start, end)| &self.buffer[*start as usize..*end as usize])
    }

    /// The bytes of a cell as one number, and how many there are.
    fn short(&self, at: usize) -> Option<(u128, usize)> {
        let (start, end) = *self.cells.get(at)?;
        let (start, length) = (start as usize, (end - start) as usize);
        let window = self.buffer.get(start..start + PADDING)?;
        let number = u128::from_le_bytes(window.try_into().ok()?);
        is_short(window.get(..length)?).then(|| (number & MASKS[length], length))
    }

    /// A key of one cell and a small number.
    pub fn key<'k>(&self, at: usize, year: u8, scratch: &'k mut Vec<u8>) -> Key<'k> {
        if let Some((number, length)) = self.short(at) {
            return Key::short(number, length, year);
        }
        Key::of(self.cell(at), year, scratch)
    }

    /// A key of two cells and a small number, if they are short.
    pub fn short_key(&self, first: usize, second: usize, year: u8) -> Option<Key<'static>> {
        let (a, length) = self.short(first)?;
        let (b, more) = self.short(second)?;
        // One byte keeps where the second begins.
        (length + more < SHORT)
            .then(|| Key::short(a | b << (8 * length) | (length as u128) << 104, length + more, year))
    }
}

/// Room that is used again for every block.
#[derive(Debug, Default)]
pub struct Room {
    cells: Vec<(u32, u32)>,
    unquoted: Vec<u8>,
    ends: Vec<usize>,
}

/// Calls `each` with every line of a block that is not blank; the first line that is too long ends it.
///
/// # Errors
/// The line number of a line that is too long.
pub fn each_record(block: &Block, delimiter: u8, room: &mut Room, mut each: impl FnMut(&Record<'_>)) -> Result<(), u64> {
    if block.quoted {
        return each_quoted(block, delimiter, room, each);
    }
    let (lines, padded) = (block.lines(), block.padded());
    let (mut start, mut line) = (0, block.first_line);
    while start < lines.len() {
        let length = memchr::memchr(b'\n', &lines[start..]).unwrap_or(lines.len() - start);
        let mut raw = &lines[start..start + length];
        if let [rest @ .., b'\r'] = raw {
            raw = rest;
        }
        if raw.len() > LONGEST_LINE {
            return Err(line);
        }
        if !raw.trim_ascii().is_empty() {
            room.cells.clear();
            let offset = position(start);
            let mut from = offset;
            for (at, byte) in raw.iter().enumerate() {
                if *byte == delimiter {
                    let end = offset + position(at);
                    room.cells.push((from, end));
                    from = end + 1;
                }
            }
            room.cells.push((from, offset + position(raw.len())));
            each(&Record { buffer: padded, cells: &room.cells, line, raw: Some(raw) });
        }
        start += length + 1;
        line += 1;
    }
    Ok(())
}

/// A position in a block; a block is far smaller than 4 GB.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn each_quoted(block: &Block, delimiter: u8, room: &mut Room, mut each: impl FnMut(&Record<'_>)) -> Result<(), u64> {
    let lines = block.lines();
    let mut reader = reader(delimiter);
    let (mut at, mut line) = (0, block.first_line);
    room.unquoted.resize(LONGEST_LINE + PADDING, 0);
    room.ends.resize(LONGEST_LINE / 2, 0);
    while at < lines.len() {
        let from = at;
        let (mut written, mut count) = (0, 0);
        loop {
            let room_left = &mut room.unquoted[written..LONGEST_LINE];
            let (result, read, out, ends) = reader.read_record(&lines[at..], room_left, &mut room.ends[count..]);
            at += read;
            written += out;
            count += ends;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                // The end of the input is told by an empty one, which the next turn gives.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => return Err(line),
            }
        }
        let own = &lines[from..at];
        // Blank lines before a record are part of what was read for it.
        let blank = own.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let first = line + newlines(&own[..blank]);
        line += newlines(own);
        if count == 0 {
            continue;
        }
        room.cells.clear();
        let mut start = 0;
        for end in &room.ends[..count] {
            room.cells.push((start, position(*end)));
            start = position(*end);
        }
        if let Some((start, end)) = room.cells.last_mut()
            && *end > *start
            && room.unquoted[*end as usize - 1] == b'\r'
        {
            *end -= 1;
        }
        let empty = room.cells.iter().all(|(start, end)| room.unquoted[*start as usize..*end as usize].trim_ascii().is_empty());
        if count == 1 && empty {
            continue;
        }
        each(&Record { buffer: &room.unquoted, cells: &room.cells, line: first, raw: None });
    }
    Ok(())
}
