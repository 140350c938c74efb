//! `carbontoll compare`: what differs between two scenarios, and why.

use super::Ending;
use super::arguments::Compare;
use super::deliver::deliver;
use super::output::Shell;

pub fn compare(arguments: &Compare, shell: &Shell) -> Ending {
    let (first, second) = (shell.read(&arguments.first), shell.read(&arguments.second));
    let (Some(first), Some(second)) = (first, second) else {
        return Ending::InputWrong;
    };
    let figures: Vec<[String; 2]> = arguments
        .figure
        .iter()
        .map(|keys| {
            let (a, b) = keys.split_once('=').unwrap_or((keys, keys));
            [a.trim().to_owned(), b.trim().to_owned()]
        })
        .collect();
    match crate::compare([&first, &second], &figures, &shell.data) {
        Ok(comparison) => {
            for (file, diagnostics) in [&first, &second].into_iter().zip(&comparison.diagnostics) {
                shell.diagnose(file, &diagnostics.sorted());
            }
            match comparison.report {
                Some(report) => {
                    let inputs = [arguments.first.clone(), arguments.second.clone()];
                    deliver(&[report], &arguments.delivery, false, &inputs, shell)
                }
                None => Ending::InputWrong,
            }
        }
        Err(error) => shell.broken_data(&error),
    }
}
