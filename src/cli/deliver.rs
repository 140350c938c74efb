//! Where reports go: standard output, one file, or a folder with a file a report.

use super::Ending;
use super::arguments::Delivery;
use super::output::{Shell, complain};
use crate::render::{Format, charts, folder, render, text::visible};
use crate::report::Report;
use crate::text::{Text, messages::input as say};
use std::collections::BTreeSet;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// Prints or writes reports. `of_a_folder` says that they were asked for as a folder; `inputs` are
/// never overwritten. Nothing is written unless everything can be.
pub fn deliver(
    reports: &[Report],
    delivery: &Delivery,
    of_a_folder: bool,
    inputs: &[PathBuf],
    shell: &Shell,
) -> Ending {
    let output = delivery.file();
    let into_folder = output.is_some_and(|path| of_a_folder || is_folder(path));
    let format = delivery.format_asked_for().unwrap_or(if into_folder { Format::Html } else { Format::Text });
    if let Err(mistake) = possible(reports, format, delivery, into_folder) {
        complain(mistake.lang(shell.lang));
        return Ending::InputWrong;
    }
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut folders: Vec<&Path> = Vec::new();
    let mut printed = None;
    match output {
        Some(path) if into_folder => {
            folders.push(path);
            files.extend(folder(reports, format, shell.lang).into_iter().map(|(name, bytes)| (path.join(name), bytes)));
        }
        Some(path) => files.push((path.to_owned(), render(reports, format, shell.lang))),
        None => printed = Some(render(reports, format, shell.lang)),
    }
    if let Some(path) = &delivery.charts {
        folders.push(path);
        files.extend(charts(reports, shell.lang).into_iter().map(|(name, bytes)| (path.join(name), bytes)));
    }
    if let Some(input) = files.iter().find_map(|(path, _)| input_that_is(path, inputs)) {
        let name = visible(&input.display().to_string());
        complain(say::output_is_an_input(name).lang(shell.lang));
        return Ending::InputWrong;
    }
    for path in folders {
        if let Err(error) = std::fs::create_dir_all(path) {
            complain(say::cannot_write(visible(&path.display().to_string()), error.to_string()).lang(shell.lang));
            return Ending::InputWrong;
        }
    }
    match (shell.write(&files), printed) {
        (Ending::Done, Some(text)) => shell.print(&text),
        (ending, _) => ending,
    }
}

impl Delivery {
    /// The file or folder that is written to; nothing for standard output.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// The format that is stated, else the one in which the file's name ends.
    pub fn format_asked_for(&self) -> Option<Format> {
        self.format.or_else(|| self.file().filter(|path| !is_folder(path)).and_then(Format::of_file))
    }
}

/// Whether the reports can go where they should.
fn possible(reports: &[Report], format: Format, delivery: &Delivery, into_folder: bool) -> Result<(), Text> {
    if into_folder || delivery.charts.is_some() {
        let mut names = BTreeSet::new();
        if let Some(twice) = reports.iter().find(|report| !names.insert(report.scenario.to_lowercase())) {
            return Err(say::two_reports_of_one_name(visible(&twice.scenario)));
        }
    }
    if !into_folder && format.holds_one() && reports.len() > 1 {
        return Err(say::one_report_a_file(format.code()));
    }
    if format == Format::Xlsx && delivery.output.is_none() && std::io::stdout().is_terminal() {
        return Err(say::workbook_needs_a_file());
    }
    Ok(())
}

/// A folder that is there, or a name that ends like one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator)
}

/// The input that a file would overwrite, whatever names and links lead to it.
fn input_that_is<'f>(file: &Path, inputs: &'f [PathBuf]) -> Option<&'f PathBuf> {
    let file = file.canonicalize().ok()?;
    inputs.iter().find(|input| input.canonicalize().is_ok_and(|input| input == file))
}
