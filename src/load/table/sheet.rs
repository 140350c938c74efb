//! A sheet of a workbook as CSV in a temporary file, a line a row, so that a row's line number is its number
//! in the spreadsheet. Cells are streamed; only the workbook's table of texts is in memory.

use super::{LONGEST_LINE, TableResult, line_too_long, unreadable, wrong};
use crate::text::Text;
use crate::text::messages::table as say;
use calamine::{DataRef, Reader as _, Xlsx, XlsxError, open_workbook};
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use tempfile::{NamedTempFile, TempPath};

/// Copies a sheet, the first where none is named.
pub fn as_csv(path: &Path, sheet: Option<&str>) -> TableResult<TempPath> {
    let broken =
        |error: XlsxError| wrong("broken-workbook", say::broken_workbook(error.to_string()), say::save_again());
    let mut workbook: Xlsx<BufReader<std::fs::File>> = open_workbook(path).map_err(broken)?;
    let names = workbook.sheet_names();
    let name =
        match sheet {
            Some(wanted) => names.iter().find(|name| *name == wanted).cloned().ok_or_else(|| {
                wrong("no-such-sheet", say::no_such_sheet(wanted), say::sheets_are(Text::words(&names)))
            })?,
            None => names
                .first()
                .cloned()
                .ok_or_else(|| wrong("no-such-sheet", say::no_sheet(), say::first_line_is_the_header()))?,
        };
    let mut copy = NamedTempFile::with_prefix("carbontoll-").map_err(unreadable)?;
    {
        let mut out = BufWriter::with_capacity(1 << 16, copy.as_file_mut());
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(broken)?;
        let (mut line, mut column, mut length) = (0, 0, 0);
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, at) = cell.get_position();
            let written = words(cell.get_value());
            if written.is_empty() {
                continue;
            }
            while line < row {
                out.write_all(b"\n").map_err(unreadable)?;
                (line, column, length) = (line + 1, 0, 0);
            }
            while column < at {
                out.write_all(b",").map_err(unreadable)?;
                column += 1;
            }
            length += written.len();
            if length > LONGEST_LINE {
                return Err(line_too_long(u64::from(row) + 1));
            }
            quoted(&mut out, &written).map_err(unreadable)?;
        }
        out.write_all(b"\n").and_then(|()| out.flush()).map_err(unreadable)?;
    }
    Ok(copy.into_temp_path())
}

/// What stands in a cell. A number is written with the fewest digits that mean it.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(when) if when.is_datetime() => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(when) => when.to_string(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A line end inside a cell would shift the rows behind it.
fn quoted(out: &mut impl Write, cell: &str) -> std::io::Result<()> {
    let cell = cell.replace(['\n', '\r'], " ");
    if cell.contains([',', '"']) {
        write!(out, "\"{}\"", cell.replace('"', "\"\""))
    } else {
        out.write_all(cell.as_bytes())
    }
}
