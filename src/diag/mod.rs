//! Diagnostics: what is wrong with what the user gave, collected as data.
//!
//! A diagnostic has a stable code, one line, the place, other places that matter, and a help line
//! that says what to write instead. Nothing here decides; [`render`] draws.

pub mod render;

use crate::text::{Text, messages::input as say};
use jiff::civil::Date;
use std::ops::Range;

/// A file that diagnostics can point into.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name as the user gave it.
    pub name: String,
    pub text: String,
}

/// Where the lines of a text begin, so that the line of a place is found without counting.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub fn of(text: &str) -> Self {
        let after_newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after_newlines).collect() }
    }

    /// The line of a byte offset, counted from 0.
    pub fn index(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The line of a byte offset for readers, counted from 1.
    pub fn number(&self, offset: usize) -> u32 {
        u32::try_from(self.index(offset) + 1).unwrap_or(u32::MAX)
    }

    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The text of a line, counted from 0, with its line end.
    pub fn text<'t>(&self, text: &'t str, index: usize) -> &'t str {
        let start = self.starts.get(index).copied().unwrap_or(text.len());
        let end = self.starts.get(index + 1).copied().unwrap_or(text.len());
        text.get(start..end).unwrap_or_default()
    }
}

impl SourceFile {
    /// The line of a byte offset, counted from 1; for many places take [`Lines`].
    pub fn line(&self, offset: usize) -> u32 {
        Lines::of(&self.text).number(offset)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub code: &'static str,
    pub severity: Severity,
    pub message: Text,
    /// Where in the file; none for a file that could not be read at all.
    pub span: Option<Range<usize>>,
    /// What stands at the marked place, in a word or two.
    pub label: Option<Text>,
    /// Other places of the same file that matter.
    pub others: Vec<(Range<usize>, Text)>,
    /// What to write instead.
    pub help: Vec<Text>,
}

impl Diagnostic {
    pub fn error(code: &'static str, message: Text) -> Self {
        Self { code, severity: Severity::Error, message, span: None, label: None, others: Vec::new(), help: Vec::new() }
    }

    pub fn warning(code: &'static str, message: Text) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// A day of knowledge after the day of the data.
    pub fn later_than_data(asked: Date, data: Date) -> Self {
        Self::warning("later-than-data", say::later_than_data(asked, data)).help(say::known_as_the_data())
    }

    /// A figure that cannot be computed, by its key and the code of its step's error.
    pub fn of_step(key: &str, code: &'static str) -> Self {
        match code {
            "division-by-zero" => Self::error(code, say::divides_by_zero(key)).help(say::no_zero_divisor()),
            "figure-not-exact" => Self::error(code, say::figure_not_exact(key)).help(say::fewer_digits()),
            _ => Self::error(code, say::units_do_not_fit(key)).help(say::send_the_file()),
        }
    }

    #[must_use]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    #[must_use]
    pub fn other(mut self, span: Range<usize>, label: Text) -> Self {
        self.others.push((span, label));
        self
    }

    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help.push(help);
        self
    }
}

/// The diagnostics of one file.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.severity == Severity::Error)
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All of them in the order of the file; the same thing said of the same place once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.items.iter().collect();
        all.sort_by_key(|item| (item.span.as_ref().map_or(0, |span| span.start), item.severity, item.code));
        all.dedup_by(|a, b| a.code == b.code && a.span == b.span && a.message == b.message);
        all
    }
}

/// The names nearest to a mistyped one, best first, at most three; none when nothing is near.
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let mut scored: Vec<(f64, &str)> = names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), name))
        .filter(|(score, _)| *score >= 0.75)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}
