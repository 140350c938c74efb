//! Sheets of a workbook as CSV in temporary files, a line a row, so that a row's line number is its number in the
//! spreadsheet. Cells are streamed; only the workbook's table of texts is in memory. What a cell is stands before it
//! as a mark: see [`Mark`].

use super::records::Mark;
use super::{LONGEST_LINE, TableResult, line_too_long, unreadable, wrong};
use crate::text::Text;
use crate::text::messages::table as say;
use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxError, open_workbook};
use std::collections::BTreeMap;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use tempfile::{NamedTempFile, TempPath};

/// A workbook that was opened.
pub struct Sheets {
    workbook: Xlsx<BufReader<std::fs::File>>,
    /// The names of sheets, and whether the user sees them.
    pub names: Vec<(String, bool)>,
}

fn broken(error: &XlsxError) -> Box<crate::diag::Diagnostic> {
    wrong("broken-workbook", say::broken_workbook(error.to_string()), say::save_again())
}

impl Sheets {
    pub fn open(path: &Path) -> TableResult<Self> {
        let workbook: Xlsx<BufReader<std::fs::File>> = open_workbook(path).map_err(|error| broken(&error))?;
        let sheets = workbook.sheets_metadata().iter();
        let names: Vec<(String, bool)> =
            sheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
        if names.is_empty() {
            return Err(wrong("no-such-sheet", say::no_sheet(), say::first_line_is_the_header()));
        }
        Ok(Self { workbook, names })
    }

    /// The sheet that the user named.
    pub fn named(&self, wanted: &str) -> TableResult<String> {
        if self.names.iter().any(|(name, _)| name == wanted) {
            return Ok(wanted.to_owned());
        }
        let names: Vec<&str> = self.names.iter().map(|(name, _)| name.as_str()).collect();
        Err(wrong("no-such-sheet", say::no_such_sheet(wanted), say::sheets_are(Text::words(&names))))
    }

    /// Copies a sheet.
    pub fn as_csv(&mut self, name: &str) -> TableResult<TempPath> {
        let mut copy = NamedTempFile::with_prefix("carbontoll-").map_err(unreadable)?;
        let formulas = self.formulas(name);
        let mut out =
            Rows { out: BufWriter::with_capacity(1 << 16, copy.as_file_mut()), line: 0, column: 0, length: 0 };
        {
            let mut cells = self.workbook.worksheet_cells_reader(name).map_err(|error| broken(&error))?;
            let mut waiting = formulas.into_iter().peekable();
            while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
                let place = cell.get_position();
                let (mark, written) = words(cell.get_value());
                if written.is_empty() {
                    continue;
                }
                while let Some((at, formula)) = waiting.next_if(|(at, _)| *at <= place) {
                    if at < place {
                        out.cell(at, Some(Mark::Formula), &formula)?;
                    }
                }
                out.cell(place, mark, &written)?;
            }
            for (at, formula) in waiting {
                out.cell(at, Some(Mark::Formula), &formula)?;
            }
        }
        out.out.write_all(b"\n").and_then(|()| out.out.flush()).map_err(unreadable)?;
        drop(out);
        Ok(copy.into_temp_path())
    }

    /// The formulas of a sheet by row and column: one without a stored result is told.
    fn formulas(&mut self, name: &str) -> BTreeMap<(u32, u32), String> {
        let Ok(range) = self.workbook.worksheet_formula(name) else { return BTreeMap::new() };
        let Some((row, column)) = range.start() else { return BTreeMap::new() };
        let place = |(r, c, formula): (usize, usize, &String)| {
            let at = (row + u32::try_from(r).ok()?, column + u32::try_from(c).ok()?);
            (!formula.is_empty()).then(|| (at, format!("={formula}")))
        };
        range.used_cells().filter_map(place).collect()
    }
}

/// A copy that is being written.
struct Rows<W: Write> {
    out: W,
    line: u32,
    column: u32,
    length: usize,
}

impl<W: Write> Rows<W> {
    fn cell(&mut self, (row, at): (u32, u32), mark: Option<Mark>, written: &str) -> TableResult<()> {
        if row < self.line || (row == self.line && at < self.column) {
            return Err(wrong("broken-workbook", say::cell_out_of_place(super::cell_name(row, at)), say::save_again()));
        }
        while self.line < row {
            self.out.write_all(b"\n").map_err(unreadable)?;
            (self.line, self.column, self.length) = (self.line + 1, 0, 0);
        }
        while self.column < at {
            self.out.write_all(b",").map_err(unreadable)?;
            self.column += 1;
        }
        self.length += written.len();
        if self.length > LONGEST_LINE {
            return Err(line_too_long(u64::from(row) + 1));
        }
        quoted(&mut self.out, mark, written).map_err(unreadable)
    }
}

/// What stands in a cell. A number is written with the fewest digits that mean it.
fn words(value: &DataRef<'_>) -> (Option<Mark>, String) {
    match value {
        DataRef::Empty => (None, String::new()),
        DataRef::Int(number) => (Some(Mark::Number), number.to_string()),
        DataRef::Float(number) => (Some(Mark::Number), number.to_string()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (None, text.clone()),
        DataRef::SharedString(text) => (None, (*text).to_owned()),
        DataRef::Bool(value) => (None, value.to_string()),
        DataRef::DateTime(when) if when.is_datetime() => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            (Some(Mark::Day), format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTime(when) => (None, when.to_string()),
        DataRef::Error(error) => (None, error.to_string()),
    }
}

/// A line end inside a cell would shift the rows behind it; a text has no marks of ours.
fn quoted(out: &mut impl Write, mark: Option<Mark>, cell: &str) -> std::io::Result<()> {
    let text = cell.replace(['\n', '\r'], " ");
    let mark = mark.map(|mark| char::from(mark as u8)).into_iter();
    let cell: String = mark.chain(text.trim_start_matches(|c| c <= '\u{3}').chars()).collect();
    if cell.contains([',', '"']) {
        write!(out, "\"{}\"", cell.replace('"', "\"\""))
    } else {
        out.write_all(cell.as_bytes())
    }
}
