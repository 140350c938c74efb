//! `carbontoll run`: reports of scenarios.

use super::Ending;
use super::arguments::Run;
use super::output::Shell;
use std::path::PathBuf;

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
    let inputs: Vec<&PathBuf> = run.files.iter().collect();
    shell.deliver(reports, run.format, run.output.as_deref(), &inputs)
}
