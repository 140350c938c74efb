//! The answers to questions about figures, a section each.

pub mod compare;
mod sensitivity;
pub mod solve;
mod sweep;
mod uncertainty;

use super::titles::Titles;
use crate::analysis::Answers;
use crate::analysis::names::Lever;
use crate::quantity::{Decimal, Unit};
use crate::report::{Exactness, Finding, Section, amount};
use crate::text::Text;
use crate::text::messages::questions as say;
use crate::trace::{ScenarioPlace, Trace};

/// What the sections are made from.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'m> {
    pub trace: &'m Trace,
    pub titles: &'m Titles,
}

/// A section for each kind of question.
pub fn sections(answers: &Answers, asked: Asked<'_>) -> Vec<Section> {
    let sections = [
        answers.sweep.as_ref().map(|swept| sweep::section(swept, asked)),
        answers.sensitivity.as_ref().map(|ranked| sensitivity::section(ranked, asked)),
        (!answers.solved.is_empty()).then(|| solve::section(&answers.solved, asked)),
        answers.uncertainty.as_ref().map(|simulated| uncertainty::section(simulated, asked)),
    ];
    sections.into_iter().flatten().collect()
}

/// An exact result.
fn exact(key: String, label: &Text, value: Decimal, unit: Unit) -> Finding {
    Finding { key, label: label.clone(), value, unit, exactness: Exactness::Exact }
}

/// A title with its unit, for the head of a column.
fn column(title: &Text, unit: Unit) -> Text {
    if unit == Unit::One { title.clone() } else { say::in_unit(title, unit.text()) }
}

/// The value that inputs have in common now.
fn present(lever: &Lever, trace: &Trace) -> Text {
    lever.present(trace).map_or_else(say::several_values, |value| input_value(lever, trace, value))
}

/// A value of inputs with its unit.
fn input_value(lever: &Lever, trace: &Trace, value: Decimal) -> Text {
    let (value, unit) = lever.shown(trace, value);
    amount(value, unit)
}

/// The title of inputs with the unit in which their values are shown.
fn input_column(lever: &Lever, asked: Asked<'_>) -> Text {
    column(&asked.titles.lever(asked.trace, lever), lever.shown_unit(asked.trace))
}

/// An exact result that is a value of inputs.
fn exact_input(key: String, label: &Text, value: Decimal, (lever, trace): (&Lever, &Trace)) -> Finding {
    let (value, unit) = lever.shown(trace, value);
    exact(key, label, value, unit)
}

/// What a number of the file rests on.
fn why(place: &ScenarioPlace) -> Text {
    match (&place.source, &place.assumption) {
        (Some(source), _) => source.clone(),
        (None, Some(assumption)) => say::assumed(assumption),
        (None, None) => Text::default(),
    }
}
