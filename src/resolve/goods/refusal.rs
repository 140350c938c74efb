//! A question about a good that has no answer yet: what is missing, and what to write.

use crate::diag::Diagnostic;
use crate::reference::DataError;
use crate::text::Text;
use crate::trace::StepError;
use std::ops::Range;

/// Why no figure is given. We refuse rather than guess.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// A stable name: `unknown-origin`, `route-needed`, `price-unpublished` ...
    pub code: &'static str,
    pub message: Text,
    pub help: Vec<Text>,
    /// Which input it is about.
    pub about: About,
}

/// The input that a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Code,
    Origin,
    Quantity,
    Import,
    Production,
    Emissions,
    Route,
    Price,
    Paid,
    /// A precursor, by its position.
    Precursor(usize),
}

/// A refusal, or a broken data file.
#[derive(Clone, Debug)]
pub enum Unanswered {
    Refused(Box<Refusal>),
    Broken(DataError),
}

impl From<DataError> for Unanswered {
    fn from(error: DataError) -> Self {
        Self::Broken(error)
    }
}

impl From<Refusal> for Unanswered {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl Refusal {
    pub fn new(code: &'static str, about: About, message: Text) -> Self {
        Self { code, message, help: Vec::new(), about }
    }

    /// A step whose result is not exact, or that divides by zero.
    pub fn inexact(error: &StepError) -> Self {
        let Diagnostic { code, message, help, .. } = Diagnostic::of_step(&error.key, error.code());
        let about = if code == "division-by-zero" { About::Price } else { About::Quantity };
        Self { code, message, help, about }
    }

    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help.push(help);
        self
    }

    /// The refusal as a diagnostic at a place.
    pub fn diagnostic(&self, span: Option<Range<usize>>) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.code, self.message.clone());
        diagnostic.span = span;
        diagnostic.help = self.help.clone();
        diagnostic
    }
}
