//! The law: dated parameters, one file each under `data/law/`, path = key.
//!
//! A value is found by the day it governs *and* by the day it was known. A missing value is a named
//! gap; nothing is carried forward unless the file says `open`. A proposal is data, but a case must
//! ask for it by name.

pub mod parameters;

pub use parameters::{Parameter, Rule};

use crate::quantity::Decimal;
use crate::reference::DataError;
use crate::text::{Text, choices};
use crate::trace::{LegalConfidence, Standing};
use jiff::civil::Date;
use std::sync::Arc;

/// Access to the parameters, read when first asked for.
pub trait Statutes: Sync {
    /// The parameter of this path.
    fn law(&self, path: &str) -> Result<Arc<LawFile>, DataError>;
}

/// One parameter with all its values.
#[derive(Clone, Debug)]
pub struct LawFile {
    /// The path under `data/law/` without `.toml`.
    pub path: String,
    pub title: Text,
    pub unit: String,
    pub kind: LawKind,
    /// Steps only: the last step holds until amended. A test demands it of every list of steps.
    pub open: bool,
    pub note: Option<Text>,
    pub values: Vec<LawValue>,
}

choices! {
    /// How the values of a parameter follow each other.
    pub enum LawKind {
        /// A value holds until the next begins.
        Steps = "steps",
        /// A value holds only inside its period.
        Periods = "periods",
        /// The value is the name of a method.
        Rule = "rule",
    }
}

/// One value with its day, its citation and its standing.
#[derive(Clone, Debug)]
pub struct LawValue {
    pub from: Date,
    /// The last day; periods only.
    pub to: Option<Date>,
    pub value: LawDatum,
    /// The id of the document.
    pub source: String,
    pub at: String,
    /// The day it was published.
    pub known: Date,
    pub standing: Standing,
    /// The proposal it is part of.
    pub proposal: Option<String>,
    pub confidence: LegalConfidence,
    /// The day it was last checked.
    pub checked: Date,
    pub note: Option<Text>,
}

/// A number, or the name of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LawDatum {
    Number(Decimal),
    Word(String),
}

/// Why there is no value.
#[derive(Clone, Debug)]
pub enum LawGap {
    Broken(DataError),
    /// The first value holds from this day.
    NotYetInForce(Date),
    /// There is a value, but it was published only on this day.
    NotYetKnown(Date),
    /// The day lies outside the periods that have a value.
    OutsidePeriods,
    /// No value is published at all.
    NothingPublished,
}

/// On which day, as known when, and with which proposal.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub day: Date,
    pub known_on: Date,
    pub proposal: Option<&'a str>,
}

impl LawFile {
    /// The position of the value that governs a day.
    ///
    /// # Errors
    /// A gap that says why there is none.
    pub fn position(&self, asked: Asked<'_>) -> Result<usize, LawGap> {
        if let Some(proposal) = asked.proposal {
            let proposed = self.best(asked, |value| value.proposal.as_deref() == Some(proposal));
            if let Some(position) = proposed {
                return Ok(position);
            }
        }
        let enacted = |value: &LawValue| value.standing != Standing::Proposed;
        if let Some(position) = self.best(asked, enacted) {
            return Ok(position);
        }
        let mut day_fits = self.values.iter().filter(|value| enacted(value) && value.holds_on(asked.day, self.kind));
        if let Some(later) = day_fits.find(|value| value.known > asked.known_on) {
            return Err(LawGap::NotYetKnown(later.known));
        }
        match self.values.iter().filter(|value| enacted(value)).map(|value| value.from).min() {
            None => Err(LawGap::NothingPublished),
            Some(first) if asked.day < first => Err(LawGap::NotYetInForce(first)),
            Some(_) => Err(LawGap::OutsidePeriods),
        }
    }

    /// The latest value that fits; of two that begin on one day, the one known later.
    fn best(&self, asked: Asked<'_>, fits: impl Fn(&LawValue) -> bool) -> Option<usize> {
        let known = |value: &LawValue| value.known <= asked.known_on;
        (0..self.values.len())
            .filter(|at| {
                let value = &self.values[*at];
                fits(value) && known(value) && value.holds_on(asked.day, self.kind)
            })
            .max_by_key(|at| (self.values[*at].from, self.values[*at].known))
    }
}

impl LawValue {
    fn holds_on(&self, day: Date, kind: LawKind) -> bool {
        self.from <= day && (kind != LawKind::Periods || self.to.is_none_or(|to| day <= to))
    }
}
