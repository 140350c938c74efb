//! `carbontoll data`: what the program knows, and from where.

use super::Ending;
use super::arguments::DataVerb;
use super::output::{Shell, complain};
use crate::diag::nearest;
use crate::load::check_data;
use crate::reference::{DataError, Library as _, Row, Table, regions};
use crate::render::{columns, paragraph};
use crate::text::{Lang, messages::data as say};

pub fn data(verb: &DataVerb, shell: &Shell) -> Ending {
    let result = match verb {
        DataVerb::List => list(shell),
        DataVerb::Show { set, filter } if set == "sources" => sources(shell, filter.as_deref()),
        DataVerb::Show { set, filter } => show(shell, set, filter.as_deref()),
        DataVerb::Check => check(shell),
    };
    result.unwrap_or_else(|error| shell.broken_data(&error))
}

fn list(shell: &Shell) -> Result<Ending, DataError> {
    let mut rows = Vec::new();
    for name in shell.data.table_names()? {
        let table = shell.data.table(&name)?;
        rows.push(vec![name, table.records.len().to_string(), table.about.title.lang(shell.lang).to_owned()]);
    }
    let sources = shell.data.sources()?;
    rows.push(vec!["sources".into(), sources.by_id.len().to_string(), say::sources().lang(shell.lang).to_owned()]);
    let header = [say::table(), say::rows(), say::title()].map(|text| text.lang(shell.lang).to_owned());
    let head = say::data_version(&sources.version);
    let body = columns(&header, &[false, true, false], &rows);
    Ok(shell.print(&format!("{}\n\n{body}\n{}\n", head.lang(shell.lang), say::how_to_show().lang(shell.lang))))
}

fn show(shell: &Shell, set: &str, filter: Option<&str>) -> Result<Ending, DataError> {
    let names = shell.data.table_names()?;
    if !names.iter().any(|name| name == set) {
        let near = nearest(set, names.iter().map(String::as_str));
        let hint = near.first().map(|near| say::did_you_mean(near).lang(shell.lang).to_owned());
        let message = say::no_such_table(set);
        complain(
            &[Some(message.lang(shell.lang).to_owned()), hint].into_iter().flatten().collect::<Vec<_>>().join(" "),
        );
        return Ok(Ending::InputWrong);
    }
    let table = shell.data.table(set)?;
    let about = &table.about;
    let lang = shell.lang;
    // A region is asked for by its name, and stands in the table by its code.
    let codes = match filter {
        Some(filter) => regions::named(&*shell.data.table(regions::TABLE)?, filter),
        None => Vec::new(),
    };
    let matching: Vec<Row<'_>> = table
        .rows()
        .filter(|row| matches(*row, filter) || codes.iter().any(|code| code == row.get("region_code")))
        .collect();
    let mut text = paragraph(about.title.lang(lang), 0) + &paragraph(about.summary.lang(lang), 0);
    text.push_str(&format!("{}\n\n", say::rows_shown(matching.len(), table.records.len()).lang(lang)));
    // A wide table does not fit a terminal: every row is a small block of its own then.
    let shown: Vec<usize> = (0..about.columns.len()).filter(|at| about.columns[*at].name != "note").collect();
    let header: Vec<String> = shown.iter().map(|at| title(&table, *at, lang)).collect();
    let numeric: Vec<bool> =
        shown.iter().map(|at| about.columns[*at].kind == crate::reference::ColumnKind::Decimal).collect();
    let cells: Vec<Vec<String>> = matching
        .iter()
        .map(|row| shown.iter().map(|at| row.get(&about.columns[*at].name).to_owned()).collect())
        .collect();
    if shown.len() <= 7 {
        text.push_str(&columns(&header, &numeric, &cells));
    } else {
        for row in &cells {
            for (name, value) in header.iter().zip(row).filter(|(_, value)| !value.is_empty()) {
                text.push_str(&paragraph(&format!("{name}: {value}"), 2));
            }
            text.push('\n');
        }
    }
    let noted: Vec<&Row<'_>> = matching.iter().filter(|row| !row.get("note").is_empty()).collect();
    if !noted.is_empty() {
        text.push_str(&format!("\n{}\n", say::notes().lang(lang)));
        for row in noted {
            text.push_str(&paragraph(&format!("{}: {}", row.key(), row.get("note")), 2));
        }
    }
    let mut used: Vec<&str> = matching.iter().map(|row| row.source_id()).collect();
    used.sort_unstable();
    used.dedup();
    text.push_str(&format!("\n{}\n", say::sources().lang(lang)));
    for id in used {
        if let Some(source) = table.sources.by_id.get(id) {
            let publisher = source.publisher.lang(lang);
            let line = format!("{id}: {}; {publisher}; {}", source.title.lang(lang), source.published);
            text.push_str(&paragraph(&line, 2));
        }
    }
    text.push_str(&paragraph(&format!("{}: {}", say::licence().lang(lang), about.licence), 0));
    text.push_str(&format!("{}: {}\n", say::checked().lang(lang), about.checked));
    Ok(shell.print(&text))
}

fn title(table: &Table, column: usize, lang: Lang) -> String {
    let column = &table.about.columns[column];
    let title = column.title.lang(lang);
    if column.unit.is_empty() { title.to_owned() } else { format!("{title}, {}", column.unit) }
}

fn matches(row: Row<'_>, filter: Option<&str>) -> bool {
    let Some(filter) = filter else {
        return true;
    };
    let filter = filter.to_lowercase();
    row.table.records[row.index].iter().any(|cell| cell.to_lowercase().contains(&filter))
}

fn sources(shell: &Shell, filter: Option<&str>) -> Result<Ending, DataError> {
    let lang = shell.lang;
    let filter = filter.unwrap_or_default().to_lowercase();
    let mut text = String::new();
    for source in shell.data.sources()?.by_id.values() {
        let lines = [
            format!("{} ({})", source.title.lang(lang), source.published),
            source.publisher.lang(lang).to_owned(),
            format!("{}: {}", say::licence().lang(lang), source.licence),
            if source.read_in_original { say::read_in_original() } else { say::read_second_hand() }
                .lang(lang)
                .to_owned(),
            source.note.clone().unwrap_or_default(),
        ];
        let block: Vec<String> =
            lines.into_iter().filter(|line| !line.is_empty()).map(|line| paragraph(&line, 4)).collect();
        let block = format!("{}\n{}", source.id, block.concat());
        if block.to_lowercase().contains(&filter) {
            text.push_str(&block);
        }
    }
    Ok(shell.print(&text))
}

fn check(shell: &Shell) -> Result<Ending, DataError> {
    let problems = check_data(&shell.data)?;
    if problems.is_empty() {
        let (tables, laws) = (shell.data.table_names()?.len(), shell.data.law_paths()?.len());
        return Ok(shell.print(&format!("{}\n", say::data_is_sound(tables, laws).lang(shell.lang))));
    }
    for problem in &problems {
        complain(&shell.data.describe(problem));
    }
    Ok(if shell.data.is_embedded() { Ending::OurFault } else { Ending::InputWrong })
}
