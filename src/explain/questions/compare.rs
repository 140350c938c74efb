//! Two scenarios: what differs, and why.

use super::{column, exact};
use crate::analysis::compare::{CauseKind, Compared, Split};
use crate::explain::Computed;
use crate::explain::titles::Titles;
use crate::report::{Block, Cell, Column, Finding, Headline, Report, Section, Stamp, Table, amount, with_unit};
use crate::text::{Text, messages::questions as say};
use crate::trace::{Basis, NodeId, Trace};

/// One of the two scenarios.
#[derive(Clone, Copy)]
struct Side<'s> {
    name: &'s str,
    trace: &'s Trace,
    titles: &'s Titles,
}

/// Makes the report of a comparison.
pub fn report(compared: &Compared, sides: [&Computed; 2], stamp: Stamp) -> Report {
    let titles = sides.map(|side| Titles::of(&side.scenario, &side.case));
    let side = |at: usize| Side { name: &sides[at].scenario.name, trace: &sides[at].trace, titles: &titles[at] };
    let sides = [side(0), side(1)];
    let [a, b] = sides;
    let mut causes = Section::new("causes", say::causes());
    if compared.splits.is_empty() {
        causes.blocks.push(Block::Paragraph(say::nothing_shared()));
    } else {
        causes.blocks.push(Block::Paragraph(say::order_of_causes()));
    }
    for split in &compared.splits {
        split_of(split, sides, &mut causes);
    }
    let sections = vec![causes, inputs(compared, sides), figures(compared, sides)];
    Report {
        scenario: format!("{}+{}", a.name, b.name),
        title: say::compare_title(a.name, b.name),
        stamp,
        headline: Headline::default(),
        sections,
        // The figures of the two stand in their own reports.
        trace: Trace::default(),
    }
}

fn shown(side: Side<'_>, id: NodeId, key: String) -> Finding {
    let node = side.trace.node(id);
    let (value, unit) = node.shown();
    exact(key, &side.titles.title(node), value, unit)
}

fn split_of(split: &Split, [a, b]: [Side<'_>; 2], section: &mut Section) {
    let (first, second) = split.figure;
    let node = a.trace.node(first);
    let title = a.titles.title(node);
    if split.difference.is_zero() && split.causes.is_empty() {
        section.blocks.push(Block::Paragraph(say::does_not_differ(&title, with_unit(a.trace, first))));
        return;
    }
    section.blocks.push(Block::Paragraph(say::differs_by(
        &title,
        with_unit(a.trace, first),
        with_unit(b.trace, second),
        amount(split.difference, node.unit),
    )));
    let mut table = Table::new(vec![
        Column::text(say::cause()),
        Column::number(say::first()),
        Column::number(say::second()),
        Column::number(column(&say::part(), node.unit)),
    ]);
    let start = format!("compare.{}", node.key);
    for (number, cause) in split.causes.iter().enumerate() {
        let (from, to) = cause.about;
        let input = a.trace.node(from);
        let name = a.titles.title(input);
        let name = match cause.kind {
            // One place in the formula, filled from another row or under another name.
            CauseKind::Input if b.trace.node(to).key != input.key => say::instead(name, b.titles.figure(b.trace, to)),
            CauseKind::Input => name,
            CauseKind::AnotherWay => say::another_way(name),
        };
        let key = format!("{start}.{}", number + 1);
        table.rows.push(vec![
            Cell::Text(name.clone()),
            Cell::FindingWithUnit(shown(a, from, format!("{key}.first"))),
            Cell::FindingWithUnit(shown(b, to, format!("{key}.second"))),
            Cell::Finding(exact(format!("{key}.part"), &name, cause.part, node.unit)),
        ]);
    }
    table.rows.push(vec![
        Cell::Text(say::sum_of_parts()),
        Cell::FindingWithUnit(shown(a, first, format!("{start}.first"))),
        Cell::FindingWithUnit(shown(b, second, format!("{start}.second"))),
        Cell::Finding(exact(format!("{start}.difference"), &title, split.difference, node.unit)),
    ]);
    section.blocks.push(Block::Table(table));
}

fn inputs(compared: &Compared, [a, b]: [Side<'_>; 2]) -> Section {
    let mut section = Section::new("inputs", say::inputs_differ());
    if compared.inputs.is_empty() {
        section.blocks.push(Block::Paragraph(say::no_input_differs()));
        return section;
    }
    let mut table = Table::new(vec![
        Column::text(say::input()),
        Column::number(say::first()),
        Column::number(say::second()),
        Column::text(say::place()),
    ]);
    for (first, second) in &compared.inputs {
        let (side, id) = match (first, second) {
            (Some(id), _) => (a, *id),
            (None, Some(id)) => (b, *id),
            (None, None) => continue,
        };
        let key = format!("compare.inputs.{}", side.trace.node(id).key);
        let cell = |side: Side<'_>, id: &Option<NodeId>, name: &str| match id {
            Some(id) => Cell::FindingWithUnit(shown(side, *id, format!("{key}.{name}"))),
            None => Cell::Text(say::nowhere()),
        };
        let place = |side: Side<'_>, id: &Option<NodeId>| id.map(|id| place(&side.trace.node(id).basis));
        let places: Vec<Text> = [place(a, first), place(b, second)].into_iter().flatten().collect();
        let places = match places.as_slice() {
            [one, other] if one != other => say::where_given(one, other),
            [one, ..] => one.clone(),
            [] => Text::default(),
        };
        table.rows.push(vec![
            Cell::Text(side.titles.figure(side.trace, id)),
            cell(a, first, "first"),
            cell(b, second, "second"),
            Cell::Text(places),
        ]);
    }
    section.blocks.push(Block::Table(table));
    section
}

/// Where an input stands, in a word or two.
fn place(basis: &Basis) -> Text {
    match basis {
        Basis::Scenario(place) => say::line_of(&place.file, place.line),
        Basis::Data(row) => say::row_of(&row.set, &row.row),
        Basis::Law(law) => say::law_of(&law.path),
        Basis::Article { source, at, .. } => Text::same(format!("{source}, {at}")),
        Basis::Definition(text) | Basis::Convention(text) => text.clone(),
    }
}

fn figures(compared: &Compared, [a, b]: [Side<'_>; 2]) -> Section {
    let mut section = Section::new("figures", say::figures_differ());
    if compared.figures.is_empty() {
        section.blocks.push(Block::Paragraph(say::no_figure_differs()));
    } else {
        let mut table =
            Table::new(vec![Column::text(say::figure()), Column::number(say::first()), Column::number(say::second())]);
        for (first, second) in &compared.figures {
            let key = format!("compare.figures.{}", a.trace.node(*first).key);
            table.rows.push(vec![
                Cell::Text(a.titles.figure(a.trace, *first)),
                Cell::FindingWithUnit(shown(a, *first, format!("{key}.first"))),
                Cell::FindingWithUnit(shown(b, *second, format!("{key}.second"))),
            ]);
        }
        section.blocks.push(Block::Table(table));
    }
    if compared.alone != [0, 0] {
        section.blocks.push(Block::Paragraph(say::only_in_one(compared.alone[0], compared.alone[1])));
    }
    section
}
