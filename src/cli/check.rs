//! `carbontoll check`: has a byte of a report moved?

use super::Ending;
use super::arguments::Check;
use super::output::{Shell, complain, eprint, write_whole};
use crate::check::{DifferenceKind, check as compare, diff};

pub fn check(arguments: &Check, shell: &Shell) -> Ending {
    let folder = &arguments.folder;
    let findings = match compare(folder, &shell.data) {
        Ok(findings) => findings,
        Err(message) => {
            complain(&message);
            return Ending::InputWrong;
        }
    };
    for failure in &findings.failures {
        eprint(failure);
    }
    if findings.scenarios == 0 {
        complain(&format!("{}: there are no scenarios (*.toml) in this folder", folder.display()));
        return Ending::InputWrong;
    }
    if !findings.failures.is_empty() {
        let failed = findings.failures.len();
        complain(&format!("{failed} of {} scenarios cannot be computed; nothing was locked", findings.scenarios));
        return Ending::InputWrong;
    }
    if findings.differences.is_empty() {
        return shell.print(&format!("{} scenarios: every report is as locked\n", findings.scenarios));
    }
    if arguments.accept {
        return accept(&findings.differences, shell);
    }
    let mut text = String::new();
    for difference in &findings.differences {
        text.push_str(&diff(difference));
    }
    let count = findings.differences.len();
    text.push_str(&format!("{count} reports differ; `carbontoll check {} --accept` locks them\n", folder.display()));
    match shell.print(&text) {
        Ending::Done => Ending::InputWrong,
        ending => ending,
    }
}

fn accept(differences: &[crate::check::Difference], shell: &Shell) -> Ending {
    for difference in differences {
        let outcome = match &difference.kind {
            DifferenceKind::NotLocked { now } | DifferenceKind::Changed { now, .. } => {
                let folder = difference.file.parent().map_or(Ok(()), std::fs::create_dir_all);
                folder.and_then(|()| write_whole(&difference.file, now))
            }
            DifferenceKind::Orphan => std::fs::remove_file(&difference.file),
        };
        if let Err(error) = outcome {
            complain(&format!("{}: {error}", difference.file.display()));
            return Ending::InputWrong;
        }
    }
    shell.print(&format!("{} reports locked as they are now\n", differences.len()))
}
