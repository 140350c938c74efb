//! The row file of a portfolio: CSV, or a sheet of a workbook.
//!
//! A spreadsheet's own numbers are floats of 15 to 17 digits; the CSV holds every digit.

use super::output::WholeFile;
use crate::portfolio::Outlet;
use crate::portfolio::columns::{Columns, Field, RESULTS};
use crate::text::{Lang, messages::portfolio as say};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io::Write as _;
use std::path::Path;

/// The most rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;

/// Where rows and refused lines go.
pub struct RowFiles {
    rows: Option<Rows>,
    refused: Option<WholeFile>,
}

enum Rows {
    Csv(WholeFile),
    Sheet(Box<Sheet>),
}

struct Sheet {
    workbook: Workbook,
    file: WholeFile,
    delimiter: u8,
    /// Which columns hold numbers.
    numeric: Vec<bool>,
    row: u32,
    lang: Lang,
}

impl RowFiles {
    /// Begins the files that are wanted; nothing is seen of them until [`Self::finish`].
    pub fn create(
        output: Option<&Path>,
        errors: Option<&Path>,
        (columns, delimiter, lang): (&Columns, u8, Lang),
    ) -> std::io::Result<Self> {
        let rows = match output {
            None => None,
            Some(path) if ends_in(path, "xlsx") => {
                Some(Rows::Sheet(Box::new(Sheet::create(WholeFile::create(path)?, columns, delimiter, lang)?)))
            }
            Some(path) => Some(Rows::Csv(WholeFile::create(path)?)),
        };
        Ok(Self { rows, refused: errors.map(WholeFile::create).transpose()? })
    }

    /// Writes what is still missing and waits until all bytes are on the disk; nothing is in its place yet.
    pub fn complete(&mut self) -> std::io::Result<()> {
        match &mut self.rows {
            None => {}
            Some(Rows::Csv(file)) => file.sync()?,
            Some(Rows::Sheet(sheet)) => sheet.save()?,
        }
        self.refused.as_ref().map_or(Ok(()), WholeFile::sync)
    }

    /// Puts the files in their places.
    pub fn finish(self) -> std::io::Result<()> {
        match self.rows {
            None => {}
            Some(Rows::Csv(file)) => file.finish()?,
            Some(Rows::Sheet(sheet)) => sheet.file.finish()?,
        }
        self.refused.map_or(Ok(()), WholeFile::finish)
    }
}

/// Whether a path ends in an extension, whatever the case.
pub fn ends_in(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension))
}

impl Outlet for RowFiles {
    fn rows(&mut self, lines: &[u8]) -> std::io::Result<()> {
        match &mut self.rows {
            None => Ok(()),
            Some(Rows::Csv(file)) => file.write_all(lines),
            Some(Rows::Sheet(sheet)) => sheet.write(lines),
        }
    }

    fn refused(&mut self, lines: &[u8]) -> std::io::Result<()> {
        self.refused.as_mut().map_or(Ok(()), |file| file.write_all(lines))
    }
}

impl Sheet {
    fn create(file: WholeFile, columns: &Columns, delimiter: u8, lang: Lang) -> std::io::Result<Self> {
        let fields = [Field::Direct, Field::Indirect, Field::PrecursorFree, Field::Paid, Field::CustomsValue];
        let of_numbers: Vec<usize> =
            fields.iter().filter_map(|field| columns.at(*field)).chain([columns.mass.0]).collect();
        let mut numeric: Vec<bool> = columns.kept.iter().map(|at| of_numbers.contains(at)).collect();
        numeric.extend(RESULTS.map(|name| !matches!(name, "status" | "reason")));
        let mut workbook = Workbook::new();
        // The same list gives the same bytes, whenever it is computed.
        let fixed = ExcelDateTime::from_ymd(2026, 1, 1).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&fixed));
        workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        Ok(Self { workbook, file, delimiter, numeric, row: 0, lang })
    }

    fn write(&mut self, lines: &[u8]) -> std::io::Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        let mut reader =
            csv::ReaderBuilder::new().delimiter(self.delimiter).has_headers(false).flexible(true).from_reader(lines);
        for record in reader.records() {
            let record = record.map_err(std::io::Error::other)?;
            if self.row >= MOST_ROWS {
                return Err(std::io::Error::other(say::sheet_is_full().lang(self.lang)));
            }
            for ((column, cell), numeric) in (0_u16..).zip(&record).zip(&self.numeric) {
                if cell.is_empty() {
                    continue;
                }
                let number =
                    if *numeric && self.row > 0 { cell.parse::<f64>().ok().filter(|n| n.is_finite()) } else { None };
                match number {
                    Some(number) => sheet.write_number(self.row, column, number).map_err(failed)?,
                    None => sheet.write_string(self.row, column, cell).map_err(failed)?,
                };
            }
            self.row += 1;
        }
        Ok(())
    }

    fn save(&mut self) -> std::io::Result<()> {
        self.workbook.save_to_writer(self.file.file()).map_err(failed)?;
        self.file.sync()
    }
}

fn failed(error: XlsxError) -> std::io::Error {
    std::io::Error::other(error)
}
