//! How the lists were read: files, sheets, columns, what is left out.

use super::cells::DateOrder;
use super::columns::{Columns, Field};
use super::{Options, Portfolio};
use crate::load::table::TableFile;
use crate::quantity::grouped;
use crate::report::{Block, Cell, Column, Section, Table};
use crate::text::{Choice as _, Text, messages::portfolio as say};

/// So many joined spellings are listed.
const SHOWN: usize = 20;

/// What was read, and how: the report begins with it.
pub fn read(portfolio: &Portfolio, tables: &[TableFile], columns: &[Columns]) -> Section {
    let workbook = tables.iter().any(|table| table.sheet.is_some());
    let mut names = vec![Column::text(say::file())];
    names.extend(workbook.then(|| Column::text(say::sheet())));
    names.extend([
        Column::text(say::encoding()),
        Column::number(say::header_line()),
        Column::number(say::lines()),
        Column::text(say::lines_left_out()),
    ]);
    let mut table = Table::new(names);
    let mut notes = vec![say::every_line_is_out()];
    let all = tables.iter().zip(columns).zip(portfolio.decisions.iter().zip(&portfolio.counts));
    for ((file, columns), (decisions, counts)) in all {
        let name = file.own_name();
        let number = |count: u64| Cell::Number(usize::try_from(count).unwrap_or(usize::MAX));
        let sheet = file.sheet.as_deref().unwrap_or_default();
        let encoding = if file.sheet.is_some() { "xlsx" } else { file.encoding.code() };
        let mut row = vec![Cell::Text(Text::same(name))];
        row.extend(workbook.then(|| Cell::Text(Text::same(sheet))));
        row.extend([
            Cell::Text(Text::same(encoding)),
            number(file.header_line),
            number(counts.lines),
            Cell::Text(say::left_out(grouped(counts.blank.into()), grouped(counts.totals.into()))),
        ]);
        table.rows.push(row);
        let taken: Vec<Text> = Field::ALL
            .iter()
            .filter_map(|(field, code, _)| Some((*code, file.header.get(columns.at(*field)?)?)))
            .filter(|(ours, theirs)| ours != theirs)
            .map(|(ours, theirs)| say::as_column(ours, theirs))
            .collect();
        if !taken.is_empty() {
            notes.push(say::columns_taken(name, Text::list(&taken)));
        }
        if !columns.unused.is_empty() {
            notes.push(say::columns_unused(name, Text::words(&columns.unused)));
        }
        if counts.totals > 0 {
            let mut lines: Vec<String> = counts.first_totals.iter().map(u64::to_string).collect();
            lines.extend((counts.totals > counts.first_totals.len() as u64).then(|| "…".to_owned()));
            notes.push(say::totals_left_out(name, Text::words(&lines)));
        }
        if !file.other_sheets.is_empty() {
            let sheet = |(sheet, visible): &(String, bool)| {
                if *visible { Text::same(sheet) } else { say::hidden_sheet(sheet) }
            };
            let sheets: Vec<Text> = file.other_sheets.iter().map(sheet).collect();
            notes.push(say::sheets_not_read(name, Text::list(&sheets)));
        }
        if decisions.has_commas() {
            notes.push(say::read_with_commas(name));
        }
        match decisions.date_order {
            Some(DateOrder::DayFirst) => notes.push(say::read_day_first(name)),
            Some(DateOrder::MonthFirst) => notes.push(say::read_month_first(name)),
            None => {}
        }
        if counts.stray_quotes > 0 {
            notes.push(say::stray_quotes(name, grouped(counts.stray_quotes.into())));
        }
    }
    for joined in portfolio.importers.joined.iter().take(SHOWN) {
        notes.push(say::spellings_joined(Text::words(joined)));
    }
    let mut section = Section::new("read", say::read());
    section.blocks.push(Block::Table(table));
    section.blocks.push(Block::List(notes));
    section
}

/// What a reader must know of how the figures were made.
pub fn notes(columns: &[Columns], options: &Options) -> Section {
    let mut notes = vec![say::figures_are_sums(), say::whole_is_careful(), say::a_part_proves_above()];
    if columns.iter().all(|columns| columns.at(Field::Importer).is_none()) {
        notes.push(say::one_importer());
    }
    notes.extend(options.assumed.notes());
    let mut section = Section::new("notes", say::notes());
    section.blocks.push(Block::List(notes));
    section
}
