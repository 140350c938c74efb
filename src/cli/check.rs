//! `carbontoll check`: has a byte of a report moved?

use super::Ending;
use super::arguments::Check;
use super::output::{Shell, complain, eprint, write_whole};
use crate::check::{DifferenceKind, check as compare, diff};
use crate::text::{Text, messages::command as say};

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
        complain(say::no_scenarios(folder.display().to_string()).lang(shell.lang));
        return Ending::InputWrong;
    }
    if !findings.failures.is_empty() {
        let failed = findings.failures.len();
        complain(say::some_cannot_be_computed(failed, findings.scenarios).lang(shell.lang));
        return Ending::InputWrong;
    }
    if findings.differences.is_empty() {
        return shell.print(&line(&say::all_as_locked(findings.scenarios), shell));
    }
    if arguments.accept {
        return accept(&findings.differences, shell);
    }
    let mut text = String::new();
    for difference in &findings.differences {
        text.push_str(&diff(difference));
    }
    let count = findings.differences.len();
    text.push_str(&line(&say::reports_differ(count, folder.display().to_string()), shell));
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
    shell.print(&line(&say::reports_locked(differences.len()), shell))
}

/// A message as a line of the reader's language.
fn line(text: &Text, shell: &Shell) -> String {
    format!("{}\n", text.lang(shell.lang))
}
