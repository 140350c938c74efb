//! Charts as data: what is drawn, not how. Every number is a figure of the trace or an exact value with
//! its unit; all values along one axis have the same unit, which the axis names.

use super::{Cell, Column, Table, amount};
use crate::quantity::{Decimal, Unit};
use crate::text::{Text, messages::drawing as say};
use crate::trace::{NodeId, Trace};

/// A chart of a report.
#[derive(Clone, Debug)]
pub struct Chart {
    /// A stable name, unique in its report: an anchor and a file name.
    pub id: String,
    pub title: Text,
    pub plot: Plot,
}

/// The kinds of chart.
#[derive(Clone, Debug)]
pub enum Plot {
    Bars(Bars),
    Waterfall(Waterfall),
    Tornado(Tornado),
    Stacked(Stacked),
    Lines(Lines),
    Fan(Fan),
    HeatMap(HeatMap),
}

/// A number that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A figure of the report's trace.
    Figure(NodeId),
    /// An exact result that is no figure of the trace, such as a statistic or a point of a sweep.
    Exact(Decimal, Unit),
}

impl Value {
    pub fn of(self, trace: &Trace) -> Decimal {
        match self {
            Self::Figure(id) => trace.node(id).value,
            Self::Exact(value, _) => value,
        }
    }

    fn cell(self) -> Cell {
        match self {
            Self::Figure(id) => Cell::Figure(id),
            Self::Exact(value, _) => Cell::Text(Text::same(crate::quantity::shortened(value))),
        }
    }

    /// The number with its unit, for readers.
    pub fn text(self, trace: &Trace) -> Text {
        match self {
            Self::Figure(id) => super::with_unit(trace, id),
            Self::Exact(value, unit) => amount(value, unit),
        }
    }

    pub fn unit(self, trace: &Trace) -> Unit {
        match self {
            Self::Figure(id) => trace.node(id).unit,
            Self::Exact(_, unit) => unit,
        }
    }
}

/// A value with its name.
#[derive(Clone, Debug)]
pub struct Named {
    pub label: Text,
    pub value: Value,
}

/// Bars side by side from zero.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What is measured, with its unit.
    pub axis: Text,
    pub items: Vec<Named>,
    /// The position of the bar that the report is about.
    pub subject: Option<usize>,
    /// A line across all bars, such as a claim.
    pub reference: Option<Named>,
}

/// A total, what is taken from it or added to it, and what is left: the parts add up.
#[derive(Clone, Debug)]
pub struct Waterfall {
    pub axis: Text,
    pub start: Named,
    /// Signed: negative parts are taken away.
    pub parts: Vec<Part>,
    pub end: Named,
}

/// A part of a waterfall.
#[derive(Clone, Debug)]
pub struct Part {
    pub label: Text,
    pub value: Value,
    /// The value is stated as a positive figure and taken away.
    pub taken_away: bool,
}

/// How far one input moves a result, the widest first.
#[derive(Clone, Debug)]
pub struct Tornado {
    pub axis: Text,
    /// The result with every input as it is.
    pub base: Named,
    pub bars: Vec<Swing>,
}

/// The result with one input low and high.
#[derive(Clone, Debug)]
pub struct Swing {
    pub label: Text,
    pub low: Value,
    pub high: Value,
}

/// Bars made of the same parts, such as goods by sector.
#[derive(Clone, Debug)]
pub struct Stacked {
    pub axis: Text,
    pub parts: Vec<Text>,
    /// Each with one value a part.
    pub items: Vec<(Text, Vec<Value>)>,
}

/// Values along a line of numbers, such as years.
#[derive(Clone, Debug)]
pub struct Lines {
    pub x_axis: Text,
    pub y_axis: Text,
    pub series: Vec<Series>,
}

/// One line. Where there is no value the line is broken.
#[derive(Clone, Debug)]
pub struct Series {
    pub label: Text,
    pub points: Vec<(Decimal, Option<Value>)>,
}

/// A line with bands of likelihood around it, the widest first.
#[derive(Clone, Debug)]
pub struct Fan {
    pub x_axis: Text,
    pub y_axis: Text,
    pub middle: Series,
    pub bands: Vec<Band>,
}

/// The low and the high end of a band at each place.
#[derive(Clone, Debug)]
pub struct Band {
    pub label: Text,
    pub points: Vec<(Decimal, Value, Value)>,
}

/// One value for each pair of two inputs.
#[derive(Clone, Debug)]
pub struct HeatMap {
    /// What the cells show, with its unit.
    pub cells_show: Text,
    pub x_axis: Text,
    pub y_axis: Text,
    pub columns: Vec<Text>,
    /// Each with one value a column; none where there is no result.
    pub rows: Vec<(Text, Vec<Option<Value>>)>,
}

impl Chart {
    /// Every value along the measuring axis.
    pub fn values(&self) -> Vec<Value> {
        match &self.plot {
            Plot::Bars(bars) => bars.items.iter().chain(&bars.reference).map(|named| named.value).collect(),
            Plot::Waterfall(fall) => [fall.start.value]
                .into_iter()
                .chain(fall.parts.iter().map(|part| part.value))
                .chain([fall.end.value])
                .collect(),
            Plot::Tornado(tornado) => [tornado.base.value]
                .into_iter()
                .chain(tornado.bars.iter().flat_map(|bar| [bar.low, bar.high]))
                .collect(),
            Plot::Stacked(stacked) => stacked.items.iter().flat_map(|(_, values)| values.iter().copied()).collect(),
            Plot::Lines(lines) => lines.series.iter().flat_map(Series::values).collect(),
            Plot::Fan(fan) => fan
                .middle
                .values()
                .chain(fan.bands.iter().flat_map(|band| band.points.iter().flat_map(|(_, low, high)| [*low, *high])))
                .collect(),
            Plot::HeatMap(map) => map.rows.iter().flat_map(|(_, values)| values.iter().flatten().copied()).collect(),
        }
    }

    /// The same numbers as a table, for those who read rather than see; every digit stands in it.
    pub fn table(&self) -> Table {
        match &self.plot {
            Plot::Bars(bars) => {
                let mut table = Table::new(vec![Column::text(say::what()), Column::number(bars.axis.clone())]);
                let items = bars.items.iter().chain(&bars.reference);
                table.rows = items.map(|item| vec![Cell::Text(item.label.clone()), item.value.cell()]).collect();
                table
            }
            Plot::Waterfall(fall) => {
                let mut table = Table::new(vec![Column::text(say::what()), Column::number(fall.axis.clone())]);
                let row = |label: &Text, value: Value| vec![Cell::Text(label.clone()), value.cell()];
                table.rows.push(row(&fall.start.label, fall.start.value));
                for part in &fall.parts {
                    let label = if part.taken_away { say::less(&part.label) } else { part.label.clone() };
                    table.rows.push(row(&label, part.value));
                }
                table.rows.push(row(&fall.end.label, fall.end.value));
                table
            }
            Plot::Tornado(tornado) => {
                let columns =
                    [Column::text(tornado.axis.clone()), Column::number(say::low()), Column::number(say::high())];
                let mut table = Table::new(columns.into());
                for bar in &tornado.bars {
                    table.rows.push(vec![Cell::Text(bar.label.clone()), bar.low.cell(), bar.high.cell()]);
                }
                table.rows.push(vec![Cell::Text(tornado.base.label.clone()), tornado.base.value.cell(), Cell::Empty]);
                table
            }
            Plot::Stacked(stacked) => {
                let mut table = Table::new(vec![Column::text(stacked.axis.clone())]);
                table.columns.extend(stacked.parts.iter().map(|part| Column::number(part.clone())));
                for (label, values) in &stacked.items {
                    let cells = values.iter().map(|value| value.cell());
                    table.rows.push([Cell::Text(label.clone())].into_iter().chain(cells).collect());
                }
                table
            }
            Plot::Lines(lines) => along(&lines.x_axis, &lines.series.iter().collect::<Vec<_>>()),
            Plot::Fan(fan) => {
                let mut table = along(&fan.x_axis, &[&fan.middle]);
                for band in &fan.bands {
                    for title in [say::low(), say::high()] {
                        table.columns.push(Column::number(Text::sentences([&band.label, &title])));
                    }
                    for (row, (x, _)) in table.rows.iter_mut().zip(&fan.middle.points) {
                        let ends = band.points.iter().find(|(at, ..)| at == x);
                        row.extend(match ends {
                            Some((_, low, high)) => [low.cell(), high.cell()],
                            None => [Cell::Empty, Cell::Empty],
                        });
                    }
                }
                table
            }
            Plot::HeatMap(map) => {
                let mut table = Table::new(vec![Column::text(map.y_axis.clone())]);
                table.columns.extend(map.columns.iter().map(|column| Column::number(column.clone())));
                for (label, values) in &map.rows {
                    let cells = values.iter().map(|value| value.map_or(Cell::Empty, Value::cell));
                    table.rows.push([Cell::Text(label.clone())].into_iter().chain(cells).collect());
                }
                table
            }
        }
    }
}

/// Series beside each other, a row a place.
fn along(x_axis: &Text, series: &[&Series]) -> Table {
    let mut table = Table::new(vec![Column::text(x_axis.clone())]);
    table.columns.extend(series.iter().map(|series| Column::number(series.label.clone())));
    let mut places: Vec<Decimal> = series.iter().flat_map(|series| series.points.iter().map(|(x, _)| *x)).collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        let mut row = vec![Cell::Text(Text::same(place.normalize().to_string()))];
        for series in series {
            let value = series.points.iter().find(|(x, _)| *x == place).and_then(|(_, value)| *value);
            row.push(value.map_or(Cell::Empty, Value::cell));
        }
        table.rows.push(row);
    }
    table
}

impl Series {
    fn values(&self) -> impl Iterator<Item = Value> + '_ {
        self.points.iter().filter_map(|(_, value)| *value)
    }
}
