//! Mistakes of TOML syntax: one a line in words that help, and the text with the broken statements
//! blanked, so that the rest of the document can be read and its own mistakes are found too.

use crate::diag::{Diagnostic, Lines};
use crate::text::messages::input as say;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// The most syntax errors that are described: a file with more is not a scenario.
const DESCRIBED: usize = 5;
/// A mistake can hide the next one from the parser, but not often.
const ROUNDS: usize = 3;

/// What is wrong with a text that is not TOML.
pub struct Mistakes {
    pub diagnostics: Vec<Diagnostic>,
    /// The text without the broken statements, every other byte in its place; none where the rest
    /// cannot be told from the mistakes.
    pub rest: Option<String>,
}

/// Describes the errors that the parser found, and what it finds behind them.
pub fn mistakes(text: &str, errors: Vec<Error>) -> Mistakes {
    let lines = Lines::of(text);
    let mut diagnostics = Vec::new();
    let mut rest = text.to_owned();
    let mut errors = errors;
    for _ in 0..ROUNDS {
        let mut broken = BTreeSet::new();
        let bracket = unclosed_bracket(&rest).filter(|_| errors.iter().any(|e| e.message().starts_with("unclosed")));
        if let Some(open) = bracket {
            diagnostics.push(not_closed(&lines, text, open));
            broken.extend(lines_of_statement(&lines, text, lines.index(open)));
        }
        errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            let line = lines.index(span.start);
            // Behind an open bracket nothing means what it seems to; a second error of a line follows from the first.
            if bracket.is_some_and(|open| span.start >= open) || broken.contains(&line) {
                continue;
            }
            diagnostics.push(describe(error, span, lines.text(text, line)));
            broken.extend(if is_header(lines.text(text, line)) {
                lines_of_statement(&lines, text, line)
            } else {
                line..line + 1
            });
        }
        rest = without(&rest, &lines, &broken);
        errors = DeTable::parse_recoverable(&rest).1;
        if errors.is_empty() {
            break;
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.as_ref().map_or(0, |span| span.start));
    let left_out = diagnostics.len().saturating_sub(DESCRIBED);
    diagnostics.truncate(DESCRIBED);
    if let (Some(last), true) = (diagnostics.last_mut(), left_out > 0) {
        last.help.push(say::more_lines_like_this(left_out));
    }
    Mistakes { diagnostics, rest: (errors.is_empty() && left_out == 0).then_some(rest) }
}

fn describe(error: &Error, span: Range<usize>, line: &str) -> Diagnostic {
    let syntax = |message| Diagnostic::error("toml-syntax", message).at(span.clone());
    let message = error.message();
    if let Some(literal) = decimal_comma(line) {
        return super::quantities::comma(literal).at(span);
    }
    if message.contains("duplicate key") {
        return Diagnostic::error("duplicate-key", say::duplicate_key()).at(span).help(say::remove_one());
    }
    if line.contains(['“', '”', '‘', '’', '＂']) && message.contains("quoted") {
        return syntax(say::curly_quotes()).help(say::use_straight_quotes());
    }
    if message.starts_with("string values must be quoted") {
        return syntax(say::text_without_quotes()).help(say::use_straight_quotes());
    }
    if message.starts_with("invalid basic string") || message.starts_with("invalid literal string") {
        return syntax(say::text_not_closed()).help(say::close_the_text());
    }
    if message.starts_with("key with no value") {
        return syntax(say::no_equals_sign()).help(say::key_equals_value());
    }
    if message.contains("leading zero") {
        return syntax(say::leading_zero()).help(say::without_leading_zeros());
    }
    syntax(say::toml_syntax(message)).help(say::key_equals_value())
}

/// A bracket without its partner; a header is told from a list by where it stands.
fn not_closed(lines: &Lines, text: &str, open: usize) -> Diagnostic {
    let line = lines.text(text, lines.index(open)).trim();
    let diagnostic = Diagnostic::error("toml-syntax", say::bracket_not_closed()).at(open..open + 1);
    if is_header(line) {
        let name = line.trim_matches(['[', ']']).trim();
        let header = if line.starts_with("[[") { format!("[[{name}]]") } else { format!("[{name}]") };
        return diagnostic.help(say::write_like(header));
    }
    diagnostic.help(say::close_the_bracket(if text[open..].starts_with('{') { "}" } else { "]" }))
}

/// The outermost bracket that is never closed, outside of texts and comments.
fn unclosed_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote: Option<char> = None;
    let mut escaped = false;
    let mut comment = false;
    for (at, c) in text.char_indices() {
        // A text ends at the end of its line, whether it was closed or not.
        if c == '\n' {
            (quote, comment, escaped) = (None, false, false);
        } else if comment {
        } else if let Some(mark) = quote {
            if escaped {
                escaped = false;
            } else if c == '\\' && mark == '"' {
                escaped = true;
            } else if c == mark {
                quote = None;
            }
        } else {
            match c {
                '"' | '\'' => quote = Some(c),
                '#' => comment = true,
                '[' | '{' => open.push(at),
                ']' | '}' => {
                    open.pop();
                }
                _ => {}
            }
        }
    }
    open.first().copied()
}

fn is_header(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

/// From a line to the next that begins a statement; a broken header takes its keys with it.
fn lines_of_statement(lines: &Lines, text: &str, first: usize) -> Range<usize> {
    let header = is_header(lines.text(text, first));
    let begins = |line: &str| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        let has_key = key.is_some_and(|key| {
            !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
        });
        is_header(line) || (!header && has_key)
    };
    let next = (first + 1..lines.count()).find(|line| begins(lines.text(text, *line)));
    first..next.unwrap_or(lines.count())
}

fn without(text: &str, lines: &Lines, broken: &BTreeSet<usize>) -> String {
    let mut rest = String::with_capacity(text.len());
    for index in 0..lines.count() {
        let line = lines.text(text, index);
        if broken.contains(&index) {
            rest.extend(line.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
        } else {
            rest.push_str(line);
        }
    }
    rest
}

/// The `0,40` of a line such as `share = 0,40`.
fn decimal_comma(line: &str) -> Option<&str> {
    let value = line.split_once('=')?.1.trim();
    let literal = value.split([' ', '#', '}']).next()?;
    let (whole, fraction) = literal.split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (digits(whole.trim_start_matches(['-', '+'])) && digits(fraction)).then_some(literal)
}
