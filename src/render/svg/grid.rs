//! A heat map: one value for each pair of two inputs, dark where it is high.

use super::canvas::{Anchor, LINE, SMALL, TEXT};
use super::scale::Scale;
use super::{Pen, words};
use crate::quantity::Decimal;
use crate::report::chart::HeatMap;

/// The widest column of names, on a page and on a telephone.
const NAMES: (i64, i64) = (1800, 800);
/// How high a cell is at least.
const CELL: i64 = 340;
/// How many shades there are, and from which on letters are light.
const SHADES: i64 = 5;
const DARK: i64 = 4;

pub fn heat_map(pen: &mut Pen<'_>, map: &HeatMap) {
    let title = map.cells_show.lang(pen.lang).to_owned();
    pen.paragraph("tick", SMALL, &title);
    let most = if pen.layout.is_narrow() { NAMES.1 } else { NAMES.0 };
    let names: Vec<&str> =
        map.rows.iter().map(|(label, _)| label.lang(pen.lang)).chain([map.y_axis.lang(pen.lang)]).collect();
    let room = names.iter().map(|name| words::width(name, SMALL)).max().unwrap_or(0).min(most);
    let left = room + 100;
    let columns = i64::try_from(map.columns.len().max(1)).unwrap_or(1);
    let cell = (pen.width() - left) / columns;
    let values: Vec<Decimal> =
        map.rows.iter().flat_map(|(_, cells)| cells.iter().flatten().map(|value| pen.value(*value))).collect();
    let scale = Scale::exactly(&values, 0, SHADES * 1000 - 1);

    // The name of the columns, then their values, on as many lines as the longest needs.
    pen.y += 60;
    for line in words::lines(map.x_axis.lang(pen.lang), SMALL, pen.width() - left) {
        pen.y += LINE;
        pen.canvas.text("name", SMALL, Anchor::Start, (left, pen.y), &line);
    }
    let heads: Vec<Vec<String>> =
        map.columns.iter().map(|column| words::lines(column.lang(pen.lang), SMALL, cell - 40)).collect();
    let corner = words::lines(map.y_axis.lang(pen.lang), SMALL, room);
    let tallest = heads.iter().chain([&corner]).map(Vec::len).max().unwrap_or(1);
    let bottom = pen.y + 60 + LINE * i64::try_from(tallest).unwrap_or(1);
    let mut head = |class: &str, anchor: Anchor, x: i64, lines: &[String]| {
        let first = bottom - LINE * i64::try_from(lines.len().saturating_sub(1)).unwrap_or(0);
        for (at, line) in lines.iter().enumerate() {
            let y = first + LINE * i64::try_from(at).unwrap_or(0);
            pen.canvas.text(class, SMALL, anchor, (x, y), line);
        }
    };
    head("name", Anchor::Start, 0, &corner);
    for (at, lines) in heads.iter().enumerate() {
        head("tick", Anchor::Middle, left + cell * i64::try_from(at).unwrap_or(0) + cell / 2, lines);
    }
    pen.y = bottom + 80;

    for (label, cells) in &map.rows {
        let lines = words::lines(label.lang(pen.lang), SMALL, room);
        let names = LINE * i64::try_from(lines.len()).unwrap_or(1);
        let height = CELL.max(names + 60);
        for (at, line) in lines.iter().enumerate() {
            let y = pen.y + (height - names) / 2 + 125 + LINE * i64::try_from(at).unwrap_or(0);
            pen.canvas.text("tick", SMALL, Anchor::Start, (0, y), line);
        }
        for (column, value) in cells.iter().enumerate() {
            let x = left + cell * i64::try_from(column).unwrap_or(0);
            let Some(value) = value else {
                pen.canvas.rect("none", (x + 5, pen.y + 5), (cell - 10, height - 10));
                continue;
            };
            let shade = scale.at(pen.value(*value)) / 1000 + 1;
            pen.canvas.rect(&format!("heat-{shade}"), (x + 5, pen.y + 5), (cell - 10, height - 10));
            let digits = pen.digits(*value);
            // Where a number has no room the shade stands alone; the table has all numbers.
            if words::width(&digits, TEXT) + 40 <= cell {
                let class = if shade >= DARK { "on-dark" } else { "on-light" };
                pen.canvas.text(class, TEXT, Anchor::Middle, (x + cell / 2, pen.y + height / 2 + 45), &digits);
            }
        }
        pen.y += height;
    }
}
