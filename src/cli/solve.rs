//! `carbontoll solve`: the value of an input at which a figure equals a target.

use super::Ending;
use super::arguments::Solve;
use super::deliver::deliver;
use super::output::{Shell, complain};
use super::quote::placed;
use crate::load::amount;
use crate::scenario::questions::{Solve as Question, Written};
use crate::text::{Text, messages::command as say};

pub fn solve(arguments: &Solve, shell: &Shell) -> Ending {
    let question = match question(arguments) {
        Ok(question) => question,
        Err(mistake) => {
            complain(mistake.lang(shell.lang));
            return Ending::InputWrong;
        }
    };
    let Some(file) = shell.read(&arguments.file) else {
        return Ending::InputWrong;
    };
    match crate::solve(&file, &question, &shell.data) {
        Ok(evaluation) => {
            shell.diagnose(&file, &evaluation.diagnostics.sorted());
            match evaluation.report {
                Some(report) => {
                    let inputs = [arguments.file.clone()];
                    deliver(&[report], &arguments.delivery, false, &inputs, shell)
                }
                None => Ending::InputWrong,
            }
        }
        Err(error) => shell.broken_data(&error),
    }
}

fn question(arguments: &Solve) -> Result<Question, Text> {
    let Some((figure, value)) = arguments.target.split_once('=') else {
        return Err(say::bad_target(&arguments.target));
    };
    let within = match &arguments.within {
        None => None,
        Some(text) => {
            let (low, high) = text.split_once("..").ok_or_else(|| say::bad_within(text))?;
            let (low, high) = (written(low), written(high));
            match low.zip(high) {
                Some((low, high)) if low.value < high.value => Some((low, high)),
                _ => return Err(say::bad_within(text)),
            }
        }
    };
    Ok(Question {
        inputs: arguments.inputs.iter().map(|key| placed(key)).collect(),
        figure: placed(figure.trim()),
        target: written(value).ok_or_else(|| say::bad_target(&arguments.target))?,
        within,
    })
}

/// A number with or without its unit; without, it is in the unit that is needed.
fn written(text: &str) -> Option<Written> {
    let (value, unit) = amount(text)?;
    Some(Written { value, unit, span: 0..0 })
}
