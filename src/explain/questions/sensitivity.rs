//! How far each input moves the figures, one at a time.

use super::{Asked, column, exact, exact_input, why};
use crate::analysis::ranges::Origin;
use crate::analysis::sensitivity::Ranked;
use crate::report::chart::{Chart, Named, Plot, Swing, Tornado, Value};
use crate::report::{Block, Cell, Column, Section, Table, with_unit};
use crate::scenario::questions::Published;
use crate::text::{Text, messages::questions as say, messages::report};

pub fn section(ranked: &Ranked, asked: Asked<'_>) -> Section {
    let trace = asked.trace;
    let mut section = Section::new("sensitivity", say::sensitivity());
    section.blocks.push(Block::Paragraph(say::one_at_a_time()));
    let titles: Vec<Text> = ranked.inputs.iter().map(|(lever, _)| asked.titles.lever(trace, lever)).collect();
    let mut ranges = Table::new(vec![
        Column::text(say::input()),
        Column::number(say::low()),
        Column::number(say::present()),
        Column::number(say::high()),
    ]);
    let mut origins = Vec::new();
    for ((lever, range), title) in ranked.inputs.iter().zip(&titles) {
        let key = format!("sensitivity.range.{}", lever.key(trace));
        let end = |name: &str, values: &[crate::quantity::Decimal]| {
            let first = values.first().copied().unwrap_or_default();
            Cell::FindingWithUnit(exact_input(format!("{key}.{name}"), title, first, (lever, trace)))
        };
        let now = lever.inputs.first().map_or(Cell::Empty, |id| Cell::FigureWithUnit(*id));
        ranges.rows.push(vec![Cell::Text(title.clone()), end("low", &range.low), now, end("high", &range.high)]);
        origins.extend(origin(title, &range.origin));
    }
    section.blocks.push(Block::Table(ranges));
    section.blocks.push(Block::List(origins));
    for (figure, bars) in &ranked.figures {
        let node = trace.node(*figure);
        let of_figure = asked.titles.title(node);
        section.blocks.push(Block::Paragraph(say::figure_is(&of_figure, with_unit(trace, *figure))));
        let swings = bars.iter().map(|bar| Swing {
            label: titles[bar.input].clone(),
            low: Value::Exact(bar.at_low, node.unit),
            high: Value::Exact(bar.at_high, node.unit),
        });
        section.blocks.push(Block::Chart(Chart {
            id: format!("sensitivity.{}", node.key),
            title: say::tornado(&of_figure),
            plot: Plot::Tornado(Tornado {
                axis: column(&of_figure, node.unit),
                base: Named { label: say::present(), value: Value::Figure(*figure) },
                bars: swings.collect(),
            }),
        }));
        let mut table = Table::new(vec![
            Column::number(report::rank()),
            Column::text(say::input()),
            Column::number(column(&say::at_low(), node.unit)),
            Column::number(column(&say::at_high(), node.unit)),
            Column::number(column(&say::swing(), node.unit)),
        ]);
        for (rank, bar) in bars.iter().enumerate() {
            let (lever, _) = &ranked.inputs[bar.input];
            let key = format!("sensitivity.{}.{}", node.key, lever.key(trace));
            let cell = |name: &str, value| Cell::Finding(exact(format!("{key}.{name}"), &of_figure, value, node.unit));
            table.rows.push(vec![
                Cell::Number(rank + 1),
                Cell::Text(titles[bar.input].clone()),
                cell("low", bar.at_low),
                cell("high", bar.at_high),
                cell("swing", bar.swing),
            ]);
        }
        section.blocks.push(Block::Table(table));
    }
    section
}

/// Where a range comes from.
pub fn origin(input: &Text, origin: &Origin) -> Vec<Text> {
    let published = match origin {
        Origin::Stated { low, high } => {
            let (low, high) = (why(low), why(high));
            if low != high {
                return vec![say::low_because(input, low), say::high_because(input, high)];
            }
            say::range_stated_once(input, low)
        }
        Origin::Published { which: Published::Row, low, .. } => say::range_of_row(input, &low.set, &low.row),
        Origin::Published { which: Published::Years, low, high } => {
            say::range_of_years(input, say::row_of(&low.set, &low.row), say::row_of(&high.set, &high.row))
        }
    };
    vec![published]
}
