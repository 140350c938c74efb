//! A report as a workbook that recalculates: inputs in marked cells, every step a live formula with
//! names, results that refer to them, and the sources.

mod cells;
mod formula;

use super::{cell_text, trace_tree};
use crate::report::{Block, Cell, Column, Report, Section, Table};
use crate::text::{Lang, Text, messages::page, messages::report, messages::workbook as say};
use crate::trace::NodeId;
use cells::{number, shown, shown_as, words};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr as _;

/// Sections that say where numbers come from have a sheet of their own.
const SOURCES: [&str; 2] = ["assumptions", "sources"];
/// Texts run over so many columns.
const TEXT_COLUMNS: u16 = 6;
/// Widths of columns in letters: of the sheets that are read, and of those that list figures.
const READ: [u16; 8] = [46, 22, 22, 22, 22, 22, 22, 22];
const LISTED: [u16; 7] = [46, 20, 20, 60, 44, 44, 44];
/// Points that a line of text needs.
const LINE: u32 = 15;
/// Points of ordinary letters.
const TEXT_SIZE: u16 = 11;

/// Makes the workbook.
pub fn render(report: &Report, lang: Lang) -> Vec<u8> {
    match workbook(report, lang) {
        Ok(bytes) => bytes,
        // Every text and name has been made to fit: what is left is a fault of this program.
        Err(error) => unreachable!("the workbook cannot be written: {error}"),
    }
}

fn workbook(report: &Report, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let names = formula::names(&report.trace);
    let sheet = |title: Text| Sheet::new(report, &names, lang, &title);
    let mut results = sheet(say::results())?;
    let mut inputs = sheet(say::inputs())?;
    let mut calculation = sheet(say::calculation())?;
    let mut sources = sheet(say::sources())?;
    let mut workbook = Workbook::new();
    let known = report.stamp.as_known_on;
    // The day of the report, not of the clock.
    let day =
        ExcelDateTime::from_ymd(known.year().unsigned_abs(), known.month().unsigned_abs(), known.day().unsigned_abs())?;
    let title = words(report.title.lang(lang)).chars().take(200).collect::<String>();
    workbook
        .set_properties(&DocProperties::new().set_title(title).set_author("carbontoll").set_creation_datetime(&day));

    results.head()?;
    let [inputs_at, calculation_at] = [say::inputs(), say::calculation()].map(|title| title.lang(lang).to_owned());
    inputs.figures(&say::inputs_note(), &say::comes_from(), true, |id, cell| {
        workbook.define_name(names[id].clone(), &format!("='{inputs_at}'!{cell}")).map(|_| ())
    })?;
    calculation.figures(&say::calculation_note(), &say::why(), false, |id, cell| {
        workbook.define_name(names[id].clone(), &format!("='{calculation_at}'!{cell}")).map(|_| ())
    })?;
    for section in &report.sections {
        let sheet = if SOURCES.contains(&section.id) { &mut sources } else { &mut results };
        sheet.section(section)?;
    }
    for sheet in [results, inputs, calculation, sources] {
        workbook.push_worksheet(sheet.sheet);
    }
    workbook.save_to_buffer()
}

/// A sheet that grows downwards.
struct Sheet<'r> {
    report: &'r Report,
    names: &'r [String],
    lang: Lang,
    sheet: Worksheet,
    row: u32,
    /// Of the row, in points.
    height: u32,
    widths: &'static [u16],
}

impl<'r> Sheet<'r> {
    fn new(report: &'r Report, names: &'r [String], lang: Lang, title: &Text) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(title.lang(lang))?.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        let mut sheet = Self { report, names, lang, sheet, row: 0, height: 0, widths: &[] };
        sheet.widen(&READ)?;
        Ok(sheet)
    }

    fn widen(&mut self, widths: &'static [u16]) -> Result<(), XlsxError> {
        self.widths = widths;
        for (column, width) in (0_u16..).zip(widths) {
            self.sheet.set_column_width(column, *width)?;
        }
        Ok(())
    }

    /// Makes the row high enough for a text in a column, or over several, in letters of a size in points.
    fn fit(&mut self, columns: std::ops::Range<u16>, text: &str, size: u16) -> Result<(), XlsxError> {
        let width: u16 = self.widths.iter().skip(columns.start.into()).take(columns.len()).sum();
        let room = usize::from(width.max(20)) * usize::from(TEXT_SIZE) / usize::from(size);
        let lines = u32::try_from(text.width().div_ceil(room)).unwrap_or(1).clamp(1, 27);
        self.height = self.height.max((lines * LINE * u32::from(size)).div_ceil(u32::from(TEXT_SIZE)) + 2);
        self.sheet.set_row_height(self.row, self.height)?;
        Ok(())
    }

    fn next_row(&mut self) {
        self.row += 1;
        self.height = 0;
    }

    /// Title, answer, headline figures and how the workbook is used.
    fn head(&mut self) -> Result<(), XlsxError> {
        let report = self.report;
        self.large(&report.title, &Format::new().set_bold(), 16)?;
        self.large(&report.headline.sentence, &Format::new(), 12)?;
        if !report.headline.figures.is_empty() {
            let mut table = Table::new(vec![Column::text(say::in_short()), Column::number(say::value())]);
            for (label, id) in &report.headline.figures {
                table.rows.push(vec![Cell::Text(label.clone()), Cell::FigureWithUnit(*id)]);
            }
            self.table(&table)?;
        }
        let stamp = &report.stamp;
        let grey = Format::new().set_font_color(Color::RGB(0x0057_606A));
        self.paragraph(&stamp.words(), &grey)?;
        if stamp.data_overridden {
            self.paragraph(&report::data_overridden(), &grey)?;
        }
        let use_it = say::how_to_use(say::inputs());
        self.paragraph(&Text::sentences([&use_it, &say::doubles()]), &grey)
    }

    /// The inputs, or the steps, a row each. `define` gives each value cell its name.
    fn figures(
        &mut self,
        note: &Text,
        why: &Text,
        inputs: bool,
        mut define: impl FnMut(NodeId, &str) -> Result<(), XlsxError>,
    ) -> Result<(), XlsxError> {
        self.widen(&LISTED)?;
        self.paragraph(note, &Format::new())?;
        let mut titles = vec![say::figure(), say::value(), say::unit(), why.clone(), say::name(), say::key()];
        if !inputs {
            titles.insert(3, say::formula());
        }
        for (column, title) in (0_u16..).zip(&titles) {
            self.sheet.write_string_with_format(
                self.row,
                column,
                words(title.lang(self.lang)),
                &header(column == 1),
            )?;
        }
        self.next_row();
        self.sheet.set_freeze_panes(self.row, 1)?;
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let unit_format = wrapped.clone().set_align(FormatAlign::Left).set_indent(1);
        for (id, node) in self.report.trace.nodes().iter().enumerate() {
            let formula = formula::formula(node, self.names);
            if formula.is_none() != inputs {
                continue;
            }
            let row = self.row;
            let top = Format::new().set_align(FormatAlign::Top);
            match &formula {
                None => {
                    self.sheet.write_number_with_format(row, 1, number(node.value), &shown_as(&marked(), node))?;
                }
                Some(formula) => {
                    let live = Formula::new(format!("={formula}")).set_result(node.value.to_string());
                    self.sheet.write_formula_with_format(row, 1, live, &shown_as(&top, node))?;
                }
            }
            define(id, &format!("$B${}", row + 1))?;
            let basis: Vec<String> =
                trace_tree::basis(&node.basis).iter().map(|line| line.lang(self.lang).to_owned()).collect();
            let unit = node.unit.text();
            let mut texts = vec![(0, node.label.lang(self.lang).to_owned()), (2, unit.lang(self.lang).to_owned())];
            let rest = [formula, Some(basis.join("; ")), Some(self.names[id].clone()), Some(node.key.clone())];
            texts.extend((3..).zip(rest.into_iter().flatten()));
            for (column, text) in texts {
                let text = words(&text);
                self.fit(column..column + 1, &text, TEXT_SIZE)?;
                self.sheet.write_string_with_format(
                    row,
                    column,
                    text,
                    if column == 2 { &unit_format } else { &wrapped },
                )?;
            }
            self.next_row();
        }
        Ok(())
    }

    fn section(&mut self, section: &Section) -> Result<(), XlsxError> {
        self.next_row();
        self.large(&section.title, &Format::new().set_bold(), 13)?;
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => self.paragraph(text, &Format::new())?,
                Block::List(items) => {
                    for item in items {
                        self.paragraph(&Text::new(format!("• {}", item.en), format!("• {}", item.zh)), &Format::new())?;
                    }
                }
                Block::Table(table) => self.table(table)?,
                // Pictures are for pages; their numbers stand in the tables.
                Block::Chart(_) => {}
            }
        }
        Ok(())
    }

    /// A text over several columns, as high as it needs.
    fn paragraph(&mut self, text: &Text, format: &Format) -> Result<(), XlsxError> {
        self.large(text, format, TEXT_SIZE)
    }

    /// A text over the width of the sheet in letters of a size in points; larger ones need more room both ways.
    fn large(&mut self, text: &Text, format: &Format, size: u16) -> Result<(), XlsxError> {
        let text = words(text.lang(self.lang));
        let format = format.clone().set_font_size(size).set_text_wrap().set_align(FormatAlign::Top);
        self.sheet.merge_range(self.row, 0, self.row, TEXT_COLUMNS - 1, &text, &format)?;
        self.fit(0..TEXT_COLUMNS, &text, size)?;
        self.next_row();
        Ok(())
    }

    /// A table whose figures are the live ones. Where a figure brings its own unit, the unit has a
    /// column of its own.
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let with_unit = |at: usize| table.rows.iter().any(|row| row.get(at).is_some_and(Cell::brings_its_unit));
        let mut column = 0;
        let mut places = Vec::new();
        for (at, title) in table.columns.iter().enumerate() {
            let text = words(title.title.lang(self.lang));
            self.fit(column..column + 1, &text, TEXT_SIZE)?;
            self.sheet.write_string_with_format(self.row, column, &text, &header(title.numeric))?;
            places.push(column);
            column += 1;
            if with_unit(at) {
                let text = words(page::unit_of(&title.title).lang(self.lang));
                self.sheet.write_string_with_format(
                    self.row,
                    column,
                    &text,
                    &header(false).set_align(FormatAlign::Left).set_indent(1),
                )?;
                column += 1;
            }
        }
        self.next_row();
        let format = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
        for row in &table.rows {
            for (cell, column) in row.iter().zip(&places) {
                self.cell(cell, *column, &format)?;
            }
            self.next_row();
        }
        self.next_row();
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, column: u16, format: &Format) -> Result<(), XlsxError> {
        match cell {
            Cell::Figure(id) | Cell::FigureWithUnit(id) => {
                let node = self.report.trace.node(*id);
                let live = Formula::new(format!("={}", self.names[*id])).set_result(node.value.to_string());
                self.sheet.write_formula_with_format(self.row, column, live, &shown_as(format, node))?;
                if cell.brings_its_unit() {
                    let unit = node.unit.text();
                    self.sheet.write_string_with_format(
                        self.row,
                        column + 1,
                        words(unit.lang(self.lang)),
                        &format.clone().set_align(FormatAlign::Left).set_indent(1),
                    )?;
                }
            }
            Cell::Finding(finding) | Cell::FindingWithUnit(finding) => {
                let shown = shown(format, finding.value);
                self.sheet.write_number_with_format(self.row, column, number(finding.value), &shown)?;
                if cell.brings_its_unit() {
                    let unit = finding.unit.text();
                    self.sheet.write_string_with_format(
                        self.row,
                        column + 1,
                        words(unit.lang(self.lang)),
                        &format.clone().set_align(FormatAlign::Left).set_indent(1),
                    )?;
                }
            }
            Cell::Number(rank) => {
                let rank = u32::try_from(*rank).unwrap_or(u32::MAX);
                self.sheet.write_number_with_format(self.row, column, rank, format)?;
            }
            Cell::Text(_) => {
                let text = words(&cell_text(self.report, cell, self.lang));
                self.fit(column..column + 1, &text, TEXT_SIZE)?;
                let follows_a_number = column > 0;
                let format =
                    if follows_a_number { &format.clone().set_align(FormatAlign::Left).set_indent(1) } else { format };
                self.sheet.write_string_with_format(self.row, column, text, format)?;
            }
            Cell::Empty => {}
        }
        Ok(())
    }
}

/// The cells that a reader may change.
fn marked() -> Format {
    Format::new()
        .set_background_color(Color::RGB(0x00FF_F4CC))
        .set_font_color(Color::RGB(0x000B_3D91))
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00C9_A14A))
        .set_align(FormatAlign::Top)
}

fn header(numeric: bool) -> Format {
    let align = if numeric { FormatAlign::Right } else { FormatAlign::Left };
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(align)
        .set_align(FormatAlign::Bottom)
        .set_border_bottom(FormatBorder::Medium)
}
