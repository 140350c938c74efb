//! `carbontoll run`: reports of scenarios.

use super::Ending;
use super::arguments::Run;
use super::output::{Shell, complain};
use crate::render::{render, text::visible};
use crate::text::messages::input as say;
use std::path::{Path, PathBuf};

/// Computes all files first: nothing is printed or written if one of them is wrong.
pub fn run(run: &Run, shell: &Shell) -> Ending {
    let mut reports = Vec::new();
    let mut wrong = false;
    for path in &run.files {
        let Some(file) = shell.read(path) else {
            wrong = true;
            continue;
        };
        match crate::evaluate(&file, &shell.data) {
            Ok(evaluation) => {
                shell.diagnose(&file, &evaluation.diagnostics.sorted());
                match evaluation.report {
                    Some(report) => reports.push(report),
                    None => wrong = true,
                }
            }
            Err(error) => return shell.broken_data(&error),
        }
    }
    if wrong {
        return Ending::InputWrong;
    }
    if let Some(input) = run.output.as_ref().and_then(|output| input_that_is(output, &run.files)) {
        let name = visible(&input.display().to_string());
        complain(say::output_is_an_input(name).lang(shell.lang));
        return Ending::InputWrong;
    }
    let text = render(&reports, run.format, shell.lang);
    match &run.output {
        None => shell.print(&text),
        Some(path) if path.as_os_str() == "-" => shell.print(&text),
        Some(path) => shell.write(path, &text),
    }
}

/// The input that the output would overwrite, whatever names and links lead to it.
fn input_that_is<'f>(output: &Path, inputs: &'f [PathBuf]) -> Option<&'f PathBuf> {
    let output = output.canonicalize().ok()?;
    inputs.iter().find(|input| input.canonicalize().is_ok_and(|input| input == output))
}
