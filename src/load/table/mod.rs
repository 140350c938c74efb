//! Tables of any number of lines: CSV (comma, semicolon or tab; UTF-8 or GB18030), gzip, a sheet of a
//! workbook, standard input. A table can be read several times: what cannot is copied to a temporary file,
//! and so is a sheet, as CSV whose lines are its rows.

mod blocks;
mod gb18030;
mod line_ends;
mod records;
mod sheet;

pub use blocks::{Block, Blocks, LONGEST_LINE, newlines};
pub use records::{Record, Records};
use records::{extent, split_record};

use crate::diag::Diagnostic;
use crate::text::messages::table as say;
use flate2::read::MultiGzDecoder;
use line_ends::LineEnds;
use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::{NamedTempFile, TempPath};

/// The most columns that a table may have.
const MOST_COLUMNS: usize = 256;
/// UTF-8's byte order mark.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How the characters of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// The Chinese national standard, which holds GBK and GB2312.
    Gb18030,
}

/// A table that was opened: its header is read, its lines are not.
#[derive(Debug)]
pub struct TableFile {
    /// As the user gave it.
    pub name: String,
    path: PathBuf,
    /// Standard input or a sheet, copied; removed when the table is.
    _copy: Option<TempPath>,
    gzip: bool,
    pub encoding: Encoding,
    pub delimiter: u8,
    pub header: Vec<String>,
    /// Where the first line behind the header begins, in the bytes that [`Self::bytes`] gives.
    header_end: usize,
    /// Bytes on disk.
    pub size: u64,
    /// When it was last written, where the system says so.
    written: Option<SystemTime>,
}

/// What is wrong with a table as a whole.
pub type TableResult<T> = Result<T, Box<Diagnostic>>;

impl TableFile {
    /// Opens a file, or standard input for `-`; `sheet` names the sheet of a workbook, the first where it is
    /// left out.
    ///
    /// # Errors
    /// No file, not a table, an encoding that is not read, no header, too many columns.
    pub fn open(path: &Path, sheet: Option<&str>) -> TableResult<Self> {
        let name = path.display().to_string();
        let (mut path, mut copy) = whole_file(path)?;
        let mut magic = Vec::new();
        File::open(&path).and_then(|file| file.take(4).read_to_end(&mut magic)).map_err(unreadable)?;
        let gzip = magic.starts_with(&[0x1f, 0x8b]);
        match magic.as_slice() {
            [b'P', b'K', 3, 4] => {
                let csv = sheet::as_csv(&path, sheet)?;
                path = csv.to_path_buf();
                copy = Some(csv);
            }
            [0xd0, 0xcf, 0x11, 0xe0] => return Err(wrong("old-workbook", say::old_workbook(), say::save_as_xlsx())),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err(wrong("utf-16", say::utf16(), say::save_as_utf8())),
            _ => {}
        }
        let metadata = std::fs::metadata(&path).map_err(unreadable)?;
        let (size, written) = (metadata.len(), metadata.modified().ok());
        let (encoding, delimiter, header) = (Encoding::Utf8, b',', Vec::new());
        let mut table =
            Self { name, path, _copy: copy, gzip, encoding, delimiter, header, header_end: 0, size, written };
        table.read_header()?;
        Ok(table)
    }

    /// Its own name, without its folder.
    pub fn own_name(&self) -> &str {
        Path::new(&self.name).file_name().and_then(std::ffi::OsStr::to_str).unwrap_or(&self.name)
    }

    /// Whether the file is still the one that was opened: it is read twice, and figures of two versions must not be
    /// mixed.
    ///
    /// # Errors
    /// It was written or removed meanwhile.
    pub fn unchanged(&self) -> TableResult<()> {
        let metadata = std::fs::metadata(&self.path).map_err(unreadable)?;
        if (metadata.len(), metadata.modified().ok()) == (self.size, self.written) {
            return Ok(());
        }
        Err(wrong("changed-meanwhile", say::changed_meanwhile(), say::run_again()))
    }

    /// Whether the bytes that are read are those on the disk.
    pub fn size_is_known(&self) -> bool {
        !self.gzip
    }

    /// The bytes in UTF-8, from the beginning, without a byte order mark; every line ends in a line feed alone.
    ///
    /// # Errors
    /// The file cannot be opened again.
    pub fn bytes(&self) -> std::io::Result<Box<dyn Read + Send>> {
        let file = File::open(&self.path)?;
        let mut bytes: Box<dyn Read + Send> = if self.gzip {
            Box::new(MultiGzDecoder::new(std::io::BufReader::with_capacity(1 << 16, file)))
        } else {
            Box::new(file)
        };
        let mut start = Vec::new();
        (&mut bytes).take(BYTE_ORDER_MARK.len() as u64).read_to_end(&mut start)?;
        if start != BYTE_ORDER_MARK {
            bytes = Box::new(std::io::Cursor::new(start).chain(bytes));
        }
        Ok(match self.encoding {
            Encoding::Utf8 => Box::new(LineEnds::new(bytes)),
            Encoding::Gb18030 => Box::new(LineEnds::new(gb18030::Decoded::new(bytes))),
        })
    }

    /// Tells the encoding and the delimiter by the first line that is not blank, and reads it.
    fn read_header(&mut self) -> TableResult<()> {
        let mut line = self.first_line()?;
        if std::str::from_utf8(&line).is_err() {
            self.encoding = Encoding::Gb18030;
            line = self.first_line()?;
        }
        if line.contains(&0) {
            return Err(nul(1));
        }
        let text = String::from_utf8(line).map_err(|_| not_utf8(1))?;
        let count = |delimiter: char| text.matches(delimiter).count();
        // The most frequent one; the comma where they are equal.
        self.delimiter = [(b'\t', '\t'), (b';', ';'), (b',', ',')]
            .into_iter()
            .max_by_key(|(_, delimiter)| count(*delimiter))
            .map_or(b',', |(byte, _)| byte);
        self.header = split_record(text.as_bytes(), self.delimiter)
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
            .collect();
        if self.header.len() > MOST_COLUMNS {
            return Err(wrong(
                "too-many-columns",
                say::too_many_columns(self.header.len(), MOST_COLUMNS),
                say::keep_the_columns_needed(),
            ));
        }
        Ok(())
    }

    /// The first line that is not blank, where the next one begins being kept.
    fn first_line(&mut self) -> TableResult<Vec<u8>> {
        let mut bytes = self.bytes().map_err(unreadable)?;
        let mut start = Vec::new();
        (&mut bytes).take(LONGEST_LINE as u64 + 1).read_to_end(&mut start).map_err(unreadable)?;
        let from = start.iter().position(|byte| !BLANK.contains(byte));
        let Some(from) = from else {
            return Err(wrong("empty-file", say::empty(), say::first_line_is_the_header()));
        };
        // A quoted cell of the header may hold a line end.
        let Some(found) =
            extent(&start[from..], self.delimiter, 0).filter(|found| found.ended || start.len() <= LONGEST_LINE)
        else {
            return Err(line_too_long(1));
        };
        self.header_end = from + found.next;
        Ok(start[from..from + found.end].to_vec())
    }
}

/// What a blank line holds.
const BLANK: &[u8] = b" \n";

/// The path of a file that can be read more than once; standard input and pipes are copied.
fn whole_file(path: &Path) -> TableResult<(PathBuf, Option<TempPath>)> {
    if path.as_os_str() == "-" {
        let copy = copied(std::io::stdin().lock()).map_err(unreadable)?;
        return Ok((copy.to_path_buf(), Some(copy)));
    }
    let metadata = std::fs::metadata(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            wrong("no-such-file", say::no_such_file(), say::check_the_path())
        } else {
            unreadable(error)
        }
    })?;
    if metadata.is_dir() {
        return Err(wrong("is-a-directory", say::is_a_directory(), say::name_a_file()));
    }
    if metadata.is_file() {
        return Ok((path.to_owned(), None));
    }
    let copy = File::open(path).and_then(copied).map_err(unreadable)?;
    Ok((copy.to_path_buf(), Some(copy)))
}

fn copied(mut from: impl Read) -> std::io::Result<TempPath> {
    let mut copy = NamedTempFile::with_prefix("carbontoll-")?;
    std::io::copy(&mut from, copy.as_file_mut())?;
    copy.flush()?;
    Ok(copy.into_temp_path())
}

fn wrong(code: &'static str, message: crate::text::Text, help: crate::text::Text) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(code, message).help(help))
}

/// Bytes that cannot be read, a broken archive among them.
pub fn unreadable(error: std::io::Error) -> Box<Diagnostic> {
    wrong("cannot-read", say::cannot_read(error.to_string()), say::check_the_file())
}

/// A line longer than a table has.
pub fn line_too_long(line: u64) -> Box<Diagnostic> {
    wrong("line-too-long", say::line_too_long(line.to_string(), LONGEST_LINE), say::look_for_a_quote())
}

/// A quoted cell that does not end.
pub fn quote_never_closes(line: u64) -> Box<Diagnostic> {
    wrong("quote-never-closes", say::quote_never_closes(line.to_string()), say::double_the_quote())
}

/// A byte that no text has.
pub fn nul(line: u64) -> Box<Diagnostic> {
    wrong("nul-byte", say::nul_byte(line.to_string()), say::save_as_utf8())
}

/// Neither UTF-8 nor GB18030.
pub fn not_utf8(line: u64) -> Box<Diagnostic> {
    wrong("not-utf8", say::not_utf8(line.to_string()), say::save_as_utf8())
}
