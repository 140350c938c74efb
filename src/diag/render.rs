//! Draws diagnostics the way a compiler does: the line, the place marked, the advice.

use super::{Diagnostic, Severity, SourceFile};
use crate::text::{Lang, messages::input as say};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// The longest source line that is quoted; a longer one is named, not quoted.
const QUOTED_LINE: usize = 400;

/// The most diagnostics that are drawn; the rest is counted.
const DRAWN: usize = 20;

/// Draws diagnostics of one file, one after the other, each ended by a newline and set apart by an
/// empty line. Of very many the first errors are drawn.
pub fn render(file: &SourceFile, diagnostics: &[&Diagnostic], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let name = visible(&file.name);
    let mut room = DRAWN.saturating_sub(diagnostics.iter().filter(|each| each.severity == Severity::Error).count());
    let mut errors = DRAWN;
    let mut drawn: Vec<String> = Vec::new();
    for diagnostic in diagnostics {
        let left = if diagnostic.severity == Severity::Error { &mut errors } else { &mut room };
        if *left > 0 {
            *left -= 1;
            drawn.push(format!("{}\n", renderer.render(&[group(file, &name, diagnostic, lang)])));
        }
    }
    if diagnostics.len() > drawn.len() {
        let more = say::and_more(diagnostics.len() - drawn.len());
        drawn.push(format!("{}\n", more.lang(lang)));
    }
    drawn.join("\n")
}

fn group<'a>(file: &'a SourceFile, name: &'a str, diagnostic: &'a Diagnostic, lang: Lang) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(diagnostic.message.lang(lang))).id(diagnostic.code);
    let mut elements: Vec<Element<'a>> = Vec::new();
    match &diagnostic.span {
        Some(span) if quotable(file, span.start) => {
            let others: Vec<_> = diagnostic.others.iter().filter(|(span, _)| quotable(file, span.start)).collect();
            // Only the lines between the marked places are handed over: a long file is not read again for each.
            let places = || others.iter().map(|(span, _)| span).chain([span]);
            let first = places().map(|span| line_around(file, span.start).start).min().unwrap_or(0);
            let last = places().map(|span| line_around(file, span.start).end).max().unwrap_or(file.text.len());
            let inside = |span: &Range<usize>| {
                let span = clip(file, span.clone());
                span.start - first..span.end - first
            };
            let mut snippet = Snippet::source(file.text.get(first..last).unwrap_or_default())
                .line_start(file.line(first) as usize)
                .path(name)
                .annotation(
                    AnnotationKind::Primary
                        .span(inside(span))
                        .label(diagnostic.label.as_ref().map(|label| visible(label.lang(lang)))),
                );
            for (span, label) in others {
                snippet =
                    snippet.annotation(AnnotationKind::Context.span(inside(span)).label(visible(label.lang(lang))));
            }
            elements.push(snippet.into());
        }
        Some(span) => elements.push(annotate_snippets::Origin::path(name).line(file.line(span.start) as usize).into()),
        None => elements.push(annotate_snippets::Origin::path(name).into()),
    }
    for help in &diagnostic.help {
        elements.push(Level::HELP.message(visible(help.lang(lang))).into());
    }
    title.elements(elements)
}

/// Whether the line of an offset is short enough to be quoted.
fn quotable(file: &SourceFile, offset: usize) -> bool {
    line_around(file, offset).len() <= QUOTED_LINE
}

/// The line of an offset, without its end.
fn line_around(file: &SourceFile, offset: usize) -> Range<usize> {
    let bytes = file.text.as_bytes();
    let offset = offset.min(bytes.len());
    let start = bytes[..offset].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let end = bytes[offset..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| at + offset);
    start..end
}

/// A span cut to its first line, so that a whole table is not underlined.
fn clip(file: &SourceFile, span: Range<usize>) -> Range<usize> {
    let end = span.end.min(file.text.len());
    let start = span.start.min(end);
    match file.text.get(start..end).and_then(|text| text.find(['\n', '\r'])) {
        Some(at) => start..start + at,
        None => start..end,
    }
}

/// Control characters from a user's file do not reach the terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n'
                || "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".contains(c)
            {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}
