//! `carbontoll portfolio`: what a customs list owes.

use super::Ending;
use super::arguments::{Delivery, Portfolio, Reading};
use super::deliver::deliver;
use super::output::{Shell, complain, follow_links};
use super::prices::of_lists;
use super::row_file::{RowFiles, ends_in};
use crate::diag::{Diagnostic, SourceFile};
use crate::load::table::{Encoding, Opening, TableFile};
use crate::portfolio::cells::{DateOrder, DecimalMark};
use crate::portfolio::columns::{Columns, Headers, same_header};
use crate::portfolio::engine::Status;
use crate::portfolio::line::{Explained, explain};
use crate::portfolio::threads::Watch;
use crate::portfolio::{Failure, Options, run, summary};
use crate::quantity::shortened;
use crate::render::{Format, paragraph, text::visible, trace_tree};
use crate::text::messages::{input, portfolio as say, table as say_table};
use crate::text::{Choice as _, Text};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// From so many bytes on, a run is long enough to show how far it is.
const LONG: u64 = 16 << 20;

pub fn portfolio(arguments: &Portfolio, shell: &Shell) -> Ending {
    if let Some(path) = &arguments.template {
        return template(path, shell);
    }
    let Some(options) = options(&arguments.reading, arguments.threads, shell) else {
        return Ending::InputWrong;
    };
    let points_only = arguments.output.as_ref().is_some_and(|path| ends_in(path, "xlsx"));
    let options = Options { row_file: arguments.output.is_some(), points_only, ..options };
    if let Err(mistake) = right_outputs(arguments) {
        complain(mistake.lang(shell.lang));
        return Ending::InputWrong;
    }
    let mut places = arguments.files.iter().filter(|path| path.as_os_str() != "-").map(|path| place(path));
    let mut seen = std::collections::BTreeSet::new();
    if let Some(twice) = places.find(|path| !seen.insert(path.clone())) {
        complain(say::file_twice(visible(&twice.display().to_string())).lang(shell.lang));
        return Ending::InputWrong;
    }
    let Some((mut tables, columns)) = open(&arguments.files, &arguments.reading, arguments.output.is_some(), shell)
    else {
        return Ending::InputWrong;
    };
    let (Some(first), Some(table)) = (columns.first(), tables.first()) else {
        complain(say::no_files().lang(shell.lang));
        return Ending::CommandWrong;
    };
    let like = (first, table.delimiter, shell.lang);
    let mut files = match RowFiles::create(arguments.output.as_deref(), arguments.errors.as_deref(), like) {
        Ok(files) => files,
        Err(error) => return cannot_write(arguments, &error, shell),
    };
    let watch = Progress::of(&tables);
    let computed = run(&mut tables, &columns, &options, &shell.data, &mut files, &watch);
    watch.bar.finish_and_clear();
    let portfolio = match computed {
        Ok(portfolio) => portfolio,
        Err(Failure::Write(error)) => return cannot_write(arguments, &error, shell),
        Err(failure) => return failed(failure, &tables, shell),
    };
    let delivery =
        Delivery { format: arguments.format, output: arguments.summary.clone(), charts: arguments.charts.clone() };
    let all = matches!(delivery.format_asked_for(), Some(Format::Json | Format::Csv));
    let report = match summary::report(&portfolio, &tables, &columns, (&options, &shell.data, all)) {
        Ok(report) => report,
        Err(failure) => return failed(failure, &tables, shell),
    };
    // Files appear only when everything is done: the lines are on the disk, then the summary is written, then the files
    // take their places.
    if let Err(error) = files.complete() {
        return cannot_write(arguments, &error, shell);
    }
    let delivered = deliver(&[report], &delivery, false, &arguments.files, shell);
    if delivered != Ending::Done {
        return delivered;
    }
    if let Err(error) = files.finish() {
        return cannot_write(arguments, &error, shell);
    }
    if delivered == Ending::Done && portfolio.totals.lines(Status::Refused) > 0 && !arguments.lenient {
        return Ending::InputWrong;
    }
    delivered
}

/// `carbontoll explain --row`: the whole tree of a line.
pub fn explain_row(file: &Path, row: u64, reading: &Reading, shell: &Shell) -> Ending {
    let Some(options) = options(reading, None, shell) else {
        return Ending::InputWrong;
    };
    let Some((tables, columns)) = open(std::slice::from_ref(&file.to_owned()), reading, false, shell) else {
        return Ending::InputWrong;
    };
    let sheets: Vec<String> = tables.iter().filter_map(|table| table.sheet.clone()).collect();
    let (Ok(mut tables), [columns]) = (<[TableFile; 1]>::try_from(tables), columns.as_slice()) else {
        let mistake = Diagnostic::error("which-sheet", say::which_sheet(Text::words(&sheets)));
        point_at(&file.display().to_string(), &[mistake.help(say::give_the_sheet())], shell);
        return Ending::InputWrong;
    };
    let watch = Progress::of(&tables);
    let explained = explain(&mut tables, columns, (&options, &shell.data), row, &watch);
    watch.bar.finish_and_clear();
    let name = &tables[0].name;
    match explained {
        Ok(Some(explained)) => print_row(&explained, name, row, shell),
        Ok(None) => {
            let mistake = Diagnostic::error("no-such-row", say::no_such_row(row.to_string()));
            point_at(name, &[mistake.help(say::rows_begin_at())], shell);
            Ending::InputWrong
        }
        Err(failure) => failed(failure, &tables, shell),
    }
}

fn print_row(explained: &Explained, file: &str, row: u64, shell: &Shell) -> Ending {
    let lang = shell.lang;
    let reasons: Vec<Text> = explained.problems.iter().map(|problem| problem.message.clone()).collect();
    let mut text = format!("{}\n\n", say::row_title(row.to_string(), visible(file)).lang(lang));
    let status = explained.status;
    text.push_str(&paragraph(say::row_is(status.code(), Text::list(&reasons)).lang(lang).trim_end(), 0));
    if let Some(year) = &explained.importer {
        let name = if year.name.is_empty() { say::all_lines() } else { Text::same(&year.name) };
        let mass = shortened(year.mass.nearest_value());
        let mass = Text::new(format!("{mass} t"), format!("{mass} 吨"));
        let verdict = if year.above { say::above() } else { say::below() };
        text.push_str(&paragraph(say::row_of_importer(name, year.year.to_string(), mass, verdict).lang(lang), 0));
    }
    match status {
        Status::BelowThreshold => text.push_str(&paragraph(say::would_cost().lang(lang), 0)),
        Status::PriceUnpublished => text.push_str(&paragraph(say::no_price_yet().lang(lang), 0)),
        _ => {}
    }
    if let Some(root) = explained.root {
        text.push('\n');
        text.push_str(&trace_tree::tree(&explained.trace, root, lang));
    }
    let printed = shell.print(&text);
    if status == Status::Refused && printed == Ending::Done { Ending::InputWrong } else { printed }
}

/// What the flags say, or nothing after the mistakes were said.
fn options(reading: &Reading, threads: Option<std::num::NonZeroUsize>, shell: &Shell) -> Option<Options> {
    let known_on = shell.known_on("--as-known-on", reading.as_known_on).ok()?;
    let assumed = match of_lists(&reading.assumed) {
        Ok(assumed) => assumed,
        Err(mistakes) => {
            for mistake in &mistakes {
                complain(mistake.lang(shell.lang));
            }
            return None;
        }
    };
    let decimal_mark = reading.decimal_mark.as_deref().map(|mark| match mark {
        "comma" => DecimalMark::Comma,
        _ => DecimalMark::Point,
    });
    let date_order = reading.date_order.as_deref().map(|order| match order {
        "month-first" => DateOrder::MonthFirst,
        _ => DateOrder::DayFirst,
    });
    let threads = threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get);
    let lang = shell.lang;
    Some(Options { lang, assumed, known_on, decimal_mark, date_order, threads, row_file: false, points_only: false })
}

/// A row file is CSV or a sheet, and no output is an input or the other output.
fn right_outputs(arguments: &Portfolio) -> Result<(), Text> {
    if let Some(path) = &arguments.output
        && !ends_in(path, "csv")
        && !ends_in(path, "xlsx")
    {
        return Err(say::bad_output(visible(&path.display().to_string())));
    }
    let outputs: Vec<&PathBuf> = arguments.output.iter().chain(&arguments.errors).chain(&arguments.summary).collect();
    for output in &outputs {
        let Ok(real) = output.canonicalize() else { continue };
        if let Some(input) = arguments.files.iter().find(|input| input.canonicalize().is_ok_and(|input| input == real))
        {
            return Err(input::output_is_an_input(visible(&input.display().to_string())));
        }
    }
    let places: Vec<PathBuf> = outputs.iter().map(|path| place(path)).collect();
    let twice = outputs.iter().enumerate().find(|(at, _)| places[..*at].contains(&places[*at]));
    if let Some((_, path)) = twice {
        return Err(say::same_outputs(visible(&path.display().to_string())));
    }
    Ok(())
}

/// Where an output comes to stand, whatever names and links lead there.
fn place(path: &Path) -> PathBuf {
    let target = follow_links(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    target.file_name().map_or(target.clone(), |name| folder.join(name))
}

/// Opens all lists and finds their columns; all mistakes are said.
fn open(
    files: &[PathBuf],
    reading: &Reading,
    one_header: bool,
    shell: &Shell,
) -> Option<(Vec<TableFile>, Vec<Columns>)> {
    let mut map = Vec::new();
    let mut wrong = false;
    for text in &reading.map {
        match text.split_once('=') {
            Some((ours, theirs)) => map.push((ours.trim().to_owned(), theirs.trim().to_owned())),
            None => {
                complain(say_table::bad_map(text).lang(shell.lang));
                wrong = true;
            }
        }
    }
    let headers = match Headers::of(&shell.data) {
        Ok(headers) => headers,
        Err(error) => {
            shell.broken_data(&error);
            return None;
        }
    };
    let fit = |cells: &[String]| headers.fit(cells, &map);
    let opening = Opening {
        sheet: reading.sheet.as_deref(),
        header_row: reading.header_row,
        encoding: reading.encoding.as_deref().and_then(Encoding::parse),
        fit: &fit,
    };
    let (mut tables, mut columns): (Vec<TableFile>, Vec<Columns>) = (Vec::new(), Vec::new());
    for path in files {
        let opened = match TableFile::open(path, &opening) {
            Ok(opened) => opened,
            Err(diagnostic) => {
                point_at(&path.display().to_string(), &[*diagnostic], shell);
                wrong = true;
                continue;
            }
        };
        for table in opened {
            match Columns::of(&table, &map, &headers) {
                Ok(found) => columns.push(found),
                Err(diagnostics) => {
                    point_at(&table.name, &diagnostics, shell);
                    wrong = true;
                }
            }
            if let (true, Some(first)) = (one_header, tables.first())
                && let Err(diagnostic) = same_header(first, &table)
            {
                point_at(&table.name, &[*diagnostic], shell);
                wrong = true;
            }
            tables.push(table);
        }
    }
    (!wrong).then_some((tables, columns))
}

/// Says what is wrong with a list as a whole.
fn point_at(name: &str, diagnostics: &[Diagnostic], shell: &Shell) {
    let file = SourceFile { name: name.to_owned(), text: String::new() };
    shell.diagnose(&file, &diagnostics.iter().collect::<Vec<_>>());
}

fn failed(failure: Failure, tables: &[TableFile], shell: &Shell) -> Ending {
    match failure {
        Failure::Broken(error) => return shell.broken_data(&error),
        Failure::Table { table, diagnostic } => point_at(&tables[table].name, &[*diagnostic], shell),
        Failure::Unclear { table, diagnostics } => point_at(&tables[table].name, &diagnostics, shell),
        Failure::LineLost => {
            complain(say::line_lost().lang(shell.lang));
            return Ending::OurFault;
        }
        // The passes read such a table again, or say that it is neither.
        Failure::NotUtf8 { table, line } => {
            point_at(&tables[table].name, &[*crate::load::table::not_utf8(line)], shell);
        }
        Failure::Write(error) => complain(&error.to_string()),
        Failure::TotalTooLong => complain(say::total_too_long().lang(shell.lang)),
        Failure::Interrupted => {
            complain(say::interrupted().lang(shell.lang));
            return Ending::Interrupted;
        }
    }
    Ending::InputWrong
}

fn cannot_write(arguments: &Portfolio, error: &std::io::Error, shell: &Shell) -> Ending {
    let path = arguments.output.as_ref().or(arguments.errors.as_ref());
    let name = path.map(|path| visible(&path.display().to_string())).unwrap_or_default();
    complain(input::cannot_write(name, error.to_string()).lang(shell.lang));
    Ending::InputWrong
}

/// Writes the example.
fn template(path: &Path, shell: &Shell) -> Ending {
    if path.exists() {
        complain(say::template_exists(visible(&path.display().to_string())).lang(shell.lang));
        return Ending::InputWrong;
    }
    shell.write(&[(path.to_owned(), include_bytes!("template.csv").to_vec())])
}

/// The bar on standard error, and the wish to end.
struct Progress {
    bar: ProgressBar,
    stop: Arc<AtomicBool>,
}

impl Progress {
    fn of(tables: &[TableFile]) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stop);
        // A second handler in one process is refused; then the first one ends it.
        let _ = ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed));
        // Both passes read every byte.
        let bytes: u64 = tables.iter().map(|table| table.size * 2).sum();
        let known = tables.iter().all(TableFile::size_is_known);
        let bar = match (bytes >= LONG, known) {
            (false, _) => ProgressBar::hidden(),
            (true, true) => ProgressBar::new(bytes).with_style(style("{wide_bar} {percent}% {bytes_per_sec} {eta}")),
            (true, false) => ProgressBar::new_spinner().with_style(style("{spinner} {bytes} {bytes_per_sec}")),
        };
        Self { bar, stop }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Watch for Progress {
    fn advanced(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
