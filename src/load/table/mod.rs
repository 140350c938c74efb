//! Tables of any number of lines: CSV in any usual encoding, gzip, the sheets of a workbook, standard input. A table
//! can be read several times: what cannot is copied to a temporary file, and so is a sheet, as CSV whose lines are its
//! rows.

mod blocks;
mod encoding;
mod header;
mod line_ends;
mod records;
mod sheet;

pub use blocks::{Block, Blocks, LONGEST_LINE, newlines};
pub use encoding::{Encoding, Guess};
pub use header::Fit;
pub use records::{Mark, Record, Records};

use crate::diag::Diagnostic;
use crate::text::messages::table as say;
use flate2::read::MultiGzDecoder;
use header::Header;
use line_ends::LineEnds;
use std::fs::File;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use tempfile::{NamedTempFile, TempPath};

/// The most columns that a table may have.
const MOST_COLUMNS: usize = 256;
/// UTF-8's byte order mark.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How a table is opened.
#[derive(Clone, Copy)]
pub struct Opening<'o> {
    /// The sheet of a workbook, by hand.
    pub sheet: Option<&'o str>,
    /// The line of the header, by hand.
    pub header_row: Option<u64>,
    /// By hand.
    pub encoding: Option<Encoding>,
    /// How well some cells fit as a header.
    pub fit: &'o dyn Fn(&[String]) -> Fit,
}

impl std::fmt::Debug for Opening<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opening").field("sheet", &self.sheet).finish_non_exhaustive()
    }
}

/// A table that was opened: its header is read, its lines are not.
#[derive(Debug)]
pub struct TableFile {
    /// As the user gave it, with the sheet of a workbook behind it where several are read.
    pub name: String,
    path: PathBuf,
    /// Standard input or a sheet, copied; removed when the table is.
    _copy: Option<Arc<TempPath>>,
    gzip: bool,
    pub encoding: Encoding,
    /// The user named the encoding.
    encoding_is_given: bool,
    pub delimiter: u8,
    pub header: Vec<String>,
    /// The line of the header, counted from 1.
    pub header_line: u64,
    /// Where the first line behind the header begins, in the bytes that [`Self::bytes`] gives.
    header_end: usize,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Sheets of the workbook that are not read, and whether the user sees them.
    pub other_sheets: Vec<(String, bool)>,
    /// A byte order mark stands before the text.
    pub byte_order_mark: bool,
    /// Bytes on disk.
    pub size: u64,
    /// When it was last written, where the system says so.
    written: Option<SystemTime>,
}

/// What is wrong with a table as a whole.
pub type TableResult<T> = Result<T, Box<Diagnostic>>;

impl TableFile {
    /// Opens a file, or standard input for `-`: one table, or one for each sheet of a workbook that has the header of
    /// the first sheet in which a header is found; hidden sheets are read only where they are named.
    ///
    /// # Errors
    /// No file, not a table, an encoding that is not read, no header, too many columns.
    pub fn open(path: &Path, opening: &Opening<'_>) -> TableResult<Vec<Self>> {
        let name = path.display().to_string();
        let (path, copy) = whole_file(path)?;
        let mut magic = Vec::new();
        File::open(&path).and_then(|file| file.take(4).read_to_end(&mut magic)).map_err(unreadable)?;
        match magic.as_slice() {
            [b'P', b'K', 3, 4] => return Self::open_sheets(&name, &path, opening),
            [0xd0, 0xcf, 0x11, 0xe0] => return Err(wrong("old-workbook", say::old_workbook(), say::save_as_xlsx())),
            _ => {}
        }
        let mut table = Self::of(name, path, copy.map(Arc::new))?;
        table.gzip = magic.starts_with(&[0x1f, 0x8b]);
        let marked = match magic.as_slice() {
            [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
            [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
            _ => None,
        };
        table.encoding_is_given = opening.encoding.is_some();
        table.encoding = opening.encoding.or(marked).unwrap_or(Encoding::Utf8);
        table.byte_order_mark = marked.is_some() || magic.starts_with(BYTE_ORDER_MARK);
        table.read_header(opening)?;
        Ok(vec![table])
    }

    fn of(name: String, path: PathBuf, copy: Option<Arc<TempPath>>) -> TableResult<Self> {
        let metadata = std::fs::metadata(&path).map_err(unreadable)?;
        Ok(Self {
            name,
            path,
            _copy: copy,
            gzip: false,
            encoding: Encoding::Utf8,
            encoding_is_given: false,
            delimiter: b',',
            header: Vec::new(),
            header_line: 1,
            header_end: 0,
            sheet: None,
            other_sheets: Vec::new(),
            byte_order_mark: false,
            size: metadata.len(),
            written: metadata.modified().ok(),
        })
    }

    /// The sheets of a workbook that are read.
    fn open_sheets(name: &str, path: &Path, opening: &Opening<'_>) -> TableResult<Vec<Self>> {
        let mut sheets = sheet::Sheets::open(path)?;
        let wanted = match opening.sheet {
            Some(sheet) => vec![sheets.named(sheet)?],
            None => {
                let visible = sheets.names.iter().filter(|(_, visible)| *visible);
                visible.map(|(name, _)| name.clone()).collect()
            }
        };
        let (mut tables, mut best): (Vec<Self>, Option<(Fit, Self)>) = (Vec::new(), None);
        for sheet in wanted {
            let copy = Arc::new(sheets.as_csv(&sheet)?);
            let mut table = Self::of(name.to_owned(), copy.to_path_buf(), Some(copy))?;
            table.sheet = Some(sheet);
            let fit = match table.read_header(opening) {
                Ok(fit) => fit,
                // A sheet without a cell.
                Err(diagnostic) if diagnostic.code == "empty-file" => continue,
                Err(diagnostic) => return Err(diagnostic),
            };
            if !fit.whole {
                if tables.is_empty() && best.as_ref().is_none_or(|(known, _)| fit > *known) {
                    best = Some((fit, table));
                }
            } else if tables.first().is_none_or(|first: &Self| first.header == table.header) {
                tables.push(table);
            }
        }
        if tables.is_empty() {
            tables.extend(best.map(|(_, table)| table));
        }
        if tables.is_empty() {
            return Err(empty_file());
        }
        let is_read = |sheet: &String, tables: &[Self]| tables.iter().any(|table| table.sheet.as_ref() == Some(sheet));
        let others = sheets.names.into_iter().filter(|(sheet, _)| !is_read(sheet, &tables)).collect();
        if tables.len() > 1 {
            for table in &mut tables {
                table.name = format!("{name} [{}]", table.sheet.as_deref().unwrap_or_default());
            }
        }
        tables[0].other_sheets = others;
        Ok(tables)
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

    /// The bytes as they are on the disk, unpacked.
    fn raw_bytes(&self) -> std::io::Result<Box<dyn Read + Send>> {
        let file = File::open(&self.path)?;
        Ok(if self.gzip {
            Box::new(MultiGzDecoder::new(std::io::BufReader::with_capacity(1 << 16, file)))
        } else {
            Box::new(file)
        })
    }

    /// The bytes in UTF-8, from the beginning, without a byte order mark; every line ends in a line feed alone.
    ///
    /// # Errors
    /// The file cannot be opened again.
    pub fn bytes(&self) -> std::io::Result<Box<dyn Read + Send>> {
        let mut bytes = self.encoding.decoded(self.raw_bytes()?);
        let mut start = Vec::new();
        (&mut bytes).take(BYTE_ORDER_MARK.len() as u64).read_to_end(&mut start)?;
        if start != BYTE_ORDER_MARK {
            bytes = Box::new(std::io::Cursor::new(start).chain(bytes));
        }
        Ok(Box::new(LineEnds::new(bytes)))
    }

    /// Takes another encoding, where the bytes turned out not to be UTF-8 on a line.
    ///
    /// # Errors
    /// Which one cannot be told, or the user said that it is UTF-8.
    pub fn guess_encoding(&mut self, line: u64) -> TableResult<()> {
        if self.encoding != Encoding::Utf8 || self.encoding_is_given {
            return Err(not_utf8(line));
        }
        let mut bytes = self.raw_bytes().map_err(unreadable)?;
        match encoding::guess(&mut *bytes).map_err(unreadable)? {
            Guess::Is(encoding) => {
                self.encoding = encoding;
                Ok(())
            }
            Guess::Unclear => {
                Err(wrong("encoding-unclear", say::encoding_unclear(line.to_string()), say::give_the_encoding()))
            }
            Guess::Neither => Err(not_utf8(line)),
        }
    }

    /// Finds the header in the beginning, and with it the delimiter; tells the encoding there.
    fn read_header(&mut self, opening: &Opening<'_>) -> TableResult<Fit> {
        let mut start = self.start()?;
        if let Err(error) = std::str::from_utf8(&start)
            && error.error_len().is_some()
        {
            self.guess_encoding(1 + newlines(&start[..error.valid_up_to()]))?;
            start = self.start()?;
        }
        if let Some(at) = memchr::memchr(0, &start) {
            return Err(nul(1 + newlines(&start[..at])));
        }
        if start.iter().all(|byte| matches!(byte, b' ' | b'\n')) {
            return Err(empty_file());
        }
        let fit = |cells: &[String]| (opening.fit)(cells);
        let Header { cells, delimiter, end, line, fit } = header::find(&start, opening.header_row, &fit)?;
        let cell = |cell: &String| cell.trim_start_matches(|c| c <= '\u{3}').to_owned();
        self.header = cells.iter().map(cell).collect();
        if self.sheet.is_some() {
            // Cells that were once formatted.
            while self.header.last().is_some_and(String::is_empty) {
                self.header.pop();
            }
        }
        (self.delimiter, self.header_end, self.header_line) = (delimiter, end, line);
        if self.header.len() > MOST_COLUMNS {
            return Err(wrong(
                "too-many-columns",
                say::too_many_columns(self.header.len(), MOST_COLUMNS),
                say::keep_the_columns_needed(),
            ));
        }
        Ok(fit)
    }

    /// The beginning, in which the header stands.
    fn start(&self) -> TableResult<Vec<u8>> {
        let mut start = Vec::new();
        let bytes = self.bytes().map_err(unreadable)?;
        bytes.take(LONGEST_LINE as u64 + 1).read_to_end(&mut start).map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => not_utf8(1),
            _ => unreadable(error),
        })?;
        Ok(start)
    }
}

/// The name of a cell of a spreadsheet, such as C2; row and column are counted from 0.
pub fn cell_name(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", u64::from(row) + 1)
}

fn empty_file() -> Box<Diagnostic> {
    wrong("empty-file", say::empty(), say::first_line_is_the_header())
}

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

/// Not the encoding that it should be.
pub fn not_utf8(line: u64) -> Box<Diagnostic> {
    wrong("not-utf8", say::not_utf8(line.to_string()), say::save_as_utf8())
}
