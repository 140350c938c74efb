//! Draws diagnostics the way a compiler does: the line, the place marked, the advice.

use super::{Diagnostic, Severity, SourceFile};
use crate::text::Lang;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

/// The longest source line that is quoted; a longer one is named, not quoted.
const QUOTED_LINE: usize = 400;

/// Draws diagnostics of one file, one after the other, each ended by a newline and set apart by an
/// empty line.
pub fn render(file: &SourceFile, diagnostics: &[&Diagnostic], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let drawn: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| format!("{}\n", renderer.render(&[group(file, diagnostic, lang)])))
        .collect();
    drawn.join("\n")
}

fn group<'a>(file: &'a SourceFile, diagnostic: &'a Diagnostic, lang: Lang) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(diagnostic.message.lang(lang))).id(diagnostic.code);
    let mut elements: Vec<Element<'a>> = Vec::new();
    match &diagnostic.span {
        Some(span) if quotable(file, span.start) => {
            let mut snippet = Snippet::source(file.text.as_str()).path(file.name.as_str()).annotation(
                AnnotationKind::Primary
                    .span(clip(file, span.clone()))
                    .label(diagnostic.label.as_ref().map(|label| visible(label.lang(lang)))),
            );
            for (span, label) in &diagnostic.others {
                if quotable(file, span.start) {
                    snippet = snippet.annotation(
                        AnnotationKind::Context.span(clip(file, span.clone())).label(visible(label.lang(lang))),
                    );
                }
            }
            elements.push(snippet.into());
        }
        Some(span) => elements
            .push(annotate_snippets::Origin::path(file.name.as_str()).line(file.line(span.start) as usize).into()),
        None => elements.push(annotate_snippets::Origin::path(file.name.as_str()).into()),
    }
    for help in &diagnostic.help {
        elements.push(Level::HELP.message(visible(help.lang(lang))).into());
    }
    title.elements(elements)
}

/// Whether the line of an offset is short enough to be quoted.
fn quotable(file: &SourceFile, offset: usize) -> bool {
    let bytes = file.text.as_bytes();
    let offset = offset.min(bytes.len());
    let start = bytes[..offset].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let end = bytes[offset..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| at + offset);
    end - start <= QUOTED_LINE
}

/// A span cut to its first line, so that a whole table is not underlined.
fn clip(file: &SourceFile, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let end = span.end.min(file.text.len());
    let start = span.start.min(end);
    match file.text.get(start..end).and_then(|text| text.find(['\n', '\r'])) {
        Some(at) => start..start + at,
        None => start..end,
    }
}

/// Control characters from a user's file do not reach the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}
