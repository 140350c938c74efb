//! `carbontoll run`: reports of scenarios.

use super::Ending;
use super::arguments::Run;
use super::deliver::deliver;
use super::output::{Shell, complain};
use crate::load;
use crate::render::text::visible;
use crate::text::messages::input as say;
use std::path::{Path, PathBuf};

/// Computes all files first: nothing is printed or written if one of them is wrong.
pub fn run(run: &Run, shell: &Shell) -> Ending {
    let Some(files) = files(run, shell) else {
        return Ending::InputWrong;
    };
    let mut reports = Vec::new();
    let mut wrong = false;
    for path in &files {
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
    let of_a_folder = run.files.iter().any(|path| path.is_dir());
    deliver(&reports, &run.delivery, of_a_folder, &files, shell)
}

/// The files to compute: a folder stands for its scenarios, where there is a folder to write them to.
fn files(run: &Run, shell: &Shell) -> Option<Vec<PathBuf>> {
    if run.delivery.output.is_none() {
        return Some(run.files.clone());
    }
    let mut files = Vec::new();
    let mut sound = true;
    for path in &run.files {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let name = visible(&path.display().to_string());
        match scenarios(path) {
            Ok(found) if found.is_empty() => {
                complain(say::no_scenarios_in(name).lang(shell.lang));
                sound = false;
            }
            Ok(found) => files.extend(found),
            Err(error) => {
                complain(&format!("{name}: {}", say::cannot_read(error.to_string()).lang(shell.lang)));
                sound = false;
            }
        }
    }
    sound.then_some(files)
}

fn scenarios(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = load::list_files(folder)?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    Ok(files)
}
