//! Figures at several values of one input or two.

use super::{Asked, column, exact, exact_input, input_column, input_value, present};
use crate::analysis::names::Lever;
use crate::analysis::sweep::{Point, Swept, SweptAxis};
use crate::quantity::shortened;
use crate::report::chart::{Chart, HeatMap, Lines, Plot, Series, Value};
use crate::report::{Block, Cell, Column, Exactness, Finding, Section, Table, amount};
use crate::text::{Text, messages::questions as say};

pub fn section(swept: &Swept, asked: Asked<'_>) -> Section {
    let mut section = Section::new("sweep", say::sweep());
    let over: Vec<Text> = swept.axes.iter().map(|axis| over(axis, asked)).collect();
    section.blocks.push(Block::Paragraph(Text::sentences(&over)));
    match swept.axes.as_slice() {
        [rows, columns] => {
            let title = |axis: &SweptAxis| input_column(&axis.lever, asked);
            section.blocks.push(Block::Paragraph(say::rows_and_columns(title(rows), title(columns))));
            for figure in 0..swept.figures.len() {
                grid(swept, figure, (rows, columns), asked, &mut section);
            }
        }
        [axis] => {
            section.blocks.extend((0..swept.figures.len()).map(|figure| line(swept, figure, axis, asked)));
            section.blocks.push(Block::Table(list(swept, axis, asked)));
        }
        _ => {}
    }
    for (claim, value) in &swept.claims_outside {
        let claim = &swept.claims[*claim];
        let lever = &swept.axes[0].lever;
        section.blocks.push(Block::Paragraph(match value {
            Some(value) => say::claim_outside(&claim.statement, input_value(lever, asked.trace, *value)),
            None => say::claim_nowhere(&claim.statement, asked.titles.figure(asked.trace, claim.figure)),
        }));
    }
    section
}

/// The digits of a value of inputs; the unit stands in the title.
fn digits(lever: &Lever, point: &Point, asked: Asked<'_>) -> Text {
    Text::same(shortened(lever.shown(asked.trace, point.value).0))
}

fn over(axis: &SweptAxis, asked: Asked<'_>) -> Text {
    let end = |point: Option<&Point>| {
        point.map(|point| input_value(&axis.lever, asked.trace, point.value)).unwrap_or_default()
    };
    let title = asked.titles.lever(asked.trace, &axis.lever);
    say::swept_over(&title, end(axis.points.first()), end(axis.points.last()), present(&axis.lever, asked.trace))
}

/// One axis: a row a value, a column a figure.
fn list(swept: &Swept, axis: &SweptAxis, asked: Asked<'_>) -> Table {
    let mut columns = vec![Column::number(input_column(&axis.lever, asked)), Column::text(say::point())];
    let titles: Vec<Text> = swept.figures.iter().map(|figure| asked.titles.figure(asked.trace, *figure)).collect();
    for (title, figure) in titles.iter().zip(&swept.figures) {
        columns.push(Column::number(column(title, asked.trace.node(*figure).unit)));
    }
    let mut table = Table::new(columns);
    for (at, point) in axis.points.iter().enumerate() {
        let claims = point.claims.iter().map(|claim| say::claimed_here(&swept.claims[*claim].statement));
        let marks: Vec<Text> = point.present.then(say::now).into_iter().chain(claims).collect();
        let mut row = vec![Cell::Text(digits(&axis.lever, point, asked)), Cell::Text(Text::list(&marks))];
        for (index, (figure, title)) in swept.figures.iter().zip(&titles).enumerate() {
            let node = asked.trace.node(*figure);
            let key = format!("sweep.{}@{}", node.key, point.value.normalize());
            row.push(Cell::Finding(exact(key, title, swept.cell(at, 0, index), node.unit)));
        }
        table.rows.push(row);
    }
    table
}

/// Two axes: a table a figure, with the values of the second axis at which a claim about it is met.
fn grid(swept: &Swept, figure: usize, axes: (&SweptAxis, &SweptAxis), asked: Asked<'_>, section: &mut Section) {
    let (rows, second) = axes;
    let id = swept.figures[figure];
    let node = asked.trace.node(id);
    let title = asked.titles.title(node);
    section.blocks.push(Block::Paragraph(column(&title, node.unit)));
    let mut columns = vec![Column::number(input_column(&rows.lever, asked)), Column::text(say::point())];
    columns.extend(second.points.iter().map(|point| {
        let value = input_value(&second.lever, asked.trace, point.value);
        Column::number(if point.present { say::column_now(value) } else { say::column_at(value) })
    }));
    let claims: Vec<usize> = (0..swept.claims.len()).filter(|claim| swept.claims[*claim].figure == id).collect();
    for claim in &claims {
        let claimed = amount(swept.claims[*claim].claimed, node.unit);
        columns.push(Column::number(say::claim_met_at(claimed, second.lever.shown_unit(asked.trace).text())));
    }
    let mut table = Table::new(columns);
    for (at, point) in rows.points.iter().enumerate() {
        let key = format!("sweep.{}@{}", node.key, point.value.normalize());
        let mark = if point.present { say::now() } else { Text::default() };
        let mut row = vec![Cell::Text(digits(&rows.lever, point, asked)), Cell::Text(mark)];
        for (across, other) in second.points.iter().enumerate() {
            let key = format!("{key}@{}", other.value.normalize());
            row.push(Cell::Finding(exact(key, &title, swept.cell(at, across, figure), node.unit)));
        }
        for claim in &claims {
            let line = swept.claim_lines.get(*claim).and_then(|line| line.get(at)).copied().flatten();
            row.push(line.map_or(Cell::Empty, |(value, rounded)| {
                let key = format!("{key}.meets-{}", swept.claims[*claim].claimed.normalize());
                let found = exact_input(key, &swept.claims[*claim].statement, value, (&second.lever, asked.trace));
                let exactness = if rounded { Exactness::Rounded } else { Exactness::Exact };
                Cell::Finding(Finding { exactness, ..found })
            }));
        }
        table.rows.push(row);
    }
    section.blocks.push(heat_map(swept, figure, axes, asked));
    section.blocks.push(Block::Table(table));
}

/// A figure along the values of one input.
fn line(swept: &Swept, figure: usize, axis: &SweptAxis, asked: Asked<'_>) -> Block {
    let node = asked.trace.node(swept.figures[figure]);
    let title = asked.titles.title(node);
    let points = axis.points.iter().enumerate();
    let points = points.map(|(at, point)| {
        (axis.lever.shown(asked.trace, point.value).0, Some(Value::Exact(swept.cell(at, 0, figure), node.unit)))
    });
    Block::Chart(Chart {
        id: format!("sweep.{}", node.key),
        title: say::sweep_of(&title),
        plot: Plot::Lines(Lines {
            x_axis: input_column(&axis.lever, asked),
            y_axis: column(&title, node.unit),
            series: vec![Series { label: title.clone(), points: points.collect() }],
        }),
    })
}

/// A figure over the values of two inputs.
fn heat_map(swept: &Swept, figure: usize, (rows, second): (&SweptAxis, &SweptAxis), asked: Asked<'_>) -> Block {
    let node = asked.trace.node(swept.figures[figure]);
    let title = asked.titles.title(node);
    let axis = |axis: &SweptAxis| input_column(&axis.lever, asked);
    let value = |lever, point: &Point| digits(lever, point, asked);
    let cells = |at: usize| {
        let across = 0..second.points.len();
        across.map(|across| Some(Value::Exact(swept.cell(at, across, figure), node.unit))).collect()
    };
    Block::Chart(Chart {
        id: format!("sweep.{}", node.key),
        title: say::sweep_of(&title),
        plot: Plot::HeatMap(HeatMap {
            cells_show: column(&title, node.unit),
            x_axis: axis(second),
            y_axis: axis(rows),
            columns: second.points.iter().map(|point| value(&second.lever, point)).collect(),
            rows: rows.points.iter().enumerate().map(|(at, point)| (value(&rows.lever, point), cells(at))).collect(),
        }),
    })
}
