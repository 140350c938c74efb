//! A figure with all it rests on, as a tree.

use super::layout::{self, WIDTH, wrap};
use super::text::visible;
use crate::explain::{confidence, legal_confidence, standing};
use crate::quantity::{Unit, grouped};
use crate::report::with_unit;
use crate::text::{Lang, Text, messages::report as say};
use crate::trace::{Basis, Node, NodeId, Operation, Trace};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// The whole tree of a figure. A part that several steps share is printed once.
pub fn tree(trace: &Trace, root: NodeId, lang: Lang) -> String {
    let mut out = Vec::new();
    branch(trace, root, lang, "", "", &mut BTreeSet::new(), &mut out);
    let mut text = out.join("\n");
    text.push('\n');
    text
}

/// All figures with their values, for finding the key of one.
pub fn index(trace: &Trace, scenario: &str, lang: Lang) -> String {
    let mut lines = wrap(&visible(say::figures_of(scenario).lang(lang)), WIDTH);
    lines.push(String::new());
    for node in trace.nodes() {
        let (value, unit) = node.shown();
        let value = [grouped(value).as_str(), unit.text().lang(lang)].join(" ");
        let right = value.trim_end();
        if node.key.width() + 2 + right.width() <= WIDTH {
            lines.push(format!("{}{}", layout::pad_right(&node.key, WIDTH - right.width()), right));
        } else {
            lines.extend(wrap(&node.key, WIDTH));
            lines.push(layout::pad_left(right, WIDTH));
        }
        for line in wrap(&visible(node.label.lang(lang)), WIDTH - 4) {
            lines.push(format!("    {line}"));
        }
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn branch(
    trace: &Trace,
    id: NodeId,
    lang: Lang,
    first: &str,
    rest: &str,
    shown: &mut BTreeSet<NodeId>,
    out: &mut Vec<String>,
) {
    let node = trace.node(id);
    let value = with_unit(trace, id);
    let head = format!("{} = {}", visible(node.label.lang(lang)), value.lang(lang));
    for (at, line) in wrap(&head, room(rest)).into_iter().enumerate() {
        out.push(format!("{}{line}", if at == 0 { first } else { rest }));
    }
    let bar = if node.inputs.is_empty() { "    " } else { "│   " };
    let mut note = |text: &str| {
        for line in wrap(&visible(text), room(rest).saturating_sub(4)) {
            out.push(format!("{rest}{bar}{line}"));
        }
    };
    note(&format!("[{}]", node.key));
    if !shown.insert(id) && !node.inputs.is_empty() {
        out.push(format!("{rest}    ({})", say::shown_above().lang(lang)));
        return;
    }
    if let Some(formula) = formula(trace, id, lang) {
        note(&formula);
    }
    for text in basis(&node.basis) {
        note(text.lang(lang));
    }
    for (at, input) in node.inputs.iter().enumerate() {
        let last = at + 1 == node.inputs.len();
        let (head, tail) = if last { ("└── ", "    ") } else { ("├── ", "│   ") };
        branch(trace, *input, lang, &format!("{rest}{head}"), &format!("{rest}{tail}"), shown, out);
    }
}

/// The columns that a line has left behind its branch marks.
fn room(prefix: &str) -> usize {
    WIDTH.saturating_sub(prefix.width()).max(30)
}

/// A number as it stands in a formula: digits alone, a share or a rate with its sign of per cent.
fn in_formula(node: &Node) -> String {
    match node.shown() {
        (per_cent, Unit::Percent) if node.is_rate() => format!("{} %", grouped(per_cent)),
        _ => grouped(node.value),
    }
}

/// The step with its numbers: `0.40 x 730 = 292`.
pub(super) fn formula(trace: &Trace, id: NodeId, lang: Lang) -> Option<String> {
    let node = trace.node(id);
    let values: Vec<String> = node.inputs.iter().map(|input| in_formula(trace.node(*input))).collect();
    let joined = match node.operation {
        Operation::Given => return None,
        Operation::Sum => values.join(" + "),
        Operation::Difference => values.join(" − "),
        Operation::Product | Operation::RoundedProduct(_) => values.join(" × "),
        Operation::Quotient(_) => values.join(" ÷ "),
        Operation::PerCent(_) => format!("{} × 100", values.join(" ÷ ")),
        Operation::PerTenThousand(_) => format!("{} × 10,000", values.join(" ÷ ")),
        Operation::Max => format!("max({})", values.join("; ")),
        Operation::Min => format!("min({})", values.join("; ")),
        Operation::Round(_) => values.join(""),
    };
    let mut text = format!("{joined} = {}", grouped(node.value));
    if let Some(rounding) = node.operation.rounding() {
        let rounded = say::rounded_to(rounding.decimals);
        text.push_str(&match lang {
            Lang::En => format!(" ({})", rounded.en),
            Lang::Zh => format!("（{}）", rounded.zh),
        });
    }
    Some(text)
}

/// Where a figure comes from, or why the step is taken, in lines.
pub(super) fn basis(basis: &Basis) -> Vec<Text> {
    match basis {
        Basis::Scenario(place) => {
            let mut lines = vec![say::given_in(&place.file, place.line, &place.path)];
            lines.extend(place.source.as_ref().map(say::source_is));
            lines.extend(place.assumption.as_ref().map(say::assumption_is));
            lines
        }
        Basis::Data(row) => {
            let mut lines = vec![
                say::data_row(&row.set, &row.row, row.line),
                say::row_confidence(&row.source_title, &row.source, confidence(row.confidence)),
            ];
            if !row.note.is_empty() {
                lines.push(say::note_is(&row.note));
            }
            lines
        }
        Basis::Law(law) => {
            let place = Text::same(format!("{}, {}", law.source, law.at));
            let mut lines = vec![
                say::law_value(&law.title, &law.path, law.from.to_string()),
                say::law_place(&law.source_title, &place, legal_confidence(law.confidence), standing(law.standing)),
            ];
            lines.extend(law.note.as_ref().map(say::note_of_law));
            lines
        }
        Basis::Article { source, at, what } => vec![say::article_says(source, at, what)],
        Basis::Definition(text) => vec![say::definition_is(text)],
        Basis::Convention(text) => vec![say::why_is(text)],
    }
}
