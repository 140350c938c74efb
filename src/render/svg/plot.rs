//! Charts over a line of numbers, such as years: lines and fans.

use super::canvas::{Anchor, LINE, SMALL, TEXT};
use super::scale::{Scale, minus};
use super::{Pen, Swatch, words};
use crate::quantity::{Decimal, brief};
use crate::report::chart::{Fan, Lines, Series, Value};

/// How high the field is, on a page and on a telephone.
const HEIGHT: (i64, i64) = (2800, 2200);
/// The widest column of names at the ends of lines.
const NAMES: i64 = 1800;
/// How many bands have a shade of their own.
const SHADES: usize = 3;

/// The field with its two scales.
struct Field {
    x: Scale,
    y: Scale,
}

impl Field {
    fn at(&self, x: Decimal, y: Decimal) -> (i64, i64) {
        (self.x.at(x), self.y.at(y))
    }
}

pub fn lines(pen: &mut Pen<'_>, lines: &Lines) {
    let several = lines.series.len() > 1;
    let narrow = pen.layout.is_narrow();
    let names: Vec<String> = lines.series.iter().map(|series| series.label.lang(pen.lang).to_owned()).collect();
    let title = lines.y_axis.lang(pen.lang).to_owned();
    pen.paragraph("tick", SMALL, &title);
    if several && narrow {
        let entries: Vec<(Swatch, String)> =
            names.iter().enumerate().map(|(at, name)| (Swatch::Line(at), name.clone())).collect();
        pen.legend(&entries);
    }
    let behind = if several && !narrow {
        names.iter().map(|name| words::width(name, TEXT)).max().unwrap_or(0).min(NAMES) + 150
    } else {
        0
    };
    let places: Vec<Decimal> = lines.series.iter().flat_map(|series| series.points.iter().map(|(x, _)| *x)).collect();
    let values: Vec<Value> =
        lines.series.iter().flat_map(|series| series.points.iter().filter_map(|(_, value)| *value)).collect();
    let field = field(pen, &places, &values, behind);
    for (at, series) in lines.series.iter().enumerate() {
        line(pen, &field, series, at);
    }
    if several && !narrow {
        ends(pen, &field, &lines.series, &names, behind - 150);
    } else if let (Some(series), false) = (lines.series.first(), several) {
        numbers(pen, &field, series);
    }
    below(pen, &field, &places, lines.x_axis.lang(pen.lang));
}

pub fn fan(pen: &mut Pen<'_>, fan: &Fan) {
    let shade = |at: usize| format!("band-{}", at.min(SHADES - 1) + 1);
    let title = fan.y_axis.lang(pen.lang).to_owned();
    pen.paragraph("tick", SMALL, &title);
    let mut entries = vec![(Swatch::Line(0), fan.middle.label.lang(pen.lang).to_owned())];
    let bands = fan.bands.iter().enumerate();
    entries.extend(bands.map(|(at, band)| (Swatch::Area(shade(at)), band.label.lang(pen.lang).to_owned())));
    pen.legend(&entries);
    let mut places: Vec<Decimal> = fan.middle.points.iter().map(|(x, _)| *x).collect();
    let mut values: Vec<Value> = fan.middle.points.iter().filter_map(|(_, value)| *value).collect();
    for (x, low, high) in fan.bands.iter().flat_map(|band| &band.points) {
        places.push(*x);
        values.extend([*low, *high]);
    }
    let field = field(pen, &places, &values, 0);
    for (at, band) in fan.bands.iter().enumerate() {
        let lows = band.points.iter().map(|(x, low, _)| field.at(*x, pen.value(*low)));
        let highs = band.points.iter().rev().map(|(x, _, high)| field.at(*x, pen.value(*high)));
        let outline: Vec<(i64, i64)> = lows.chain(highs).collect();
        pen.canvas.polygon(&shade(at), &outline);
    }
    line(pen, &field, &fan.middle, 0);
    numbers(pen, &field, &fan.middle);
    below(pen, &field, &places, fan.x_axis.lang(pen.lang));
}

/// Draws the empty field: the lines of the upright scale with their numbers.
fn field(pen: &mut Pen<'_>, places: &[Decimal], values: &[Value], behind: i64) -> Field {
    let values: Vec<Decimal> = values.iter().map(|value| pen.value(*value)).collect();
    let height = if pen.layout.is_narrow() { HEIGHT.1 } else { HEIGHT.0 };
    // Room for a number above the highest point.
    let top = pen.y + 220;
    let bottom = top + height;
    let y = Scale::from_zero(&values, 5, bottom, top);
    let before = y.ticks().iter().map(|(_, label)| words::width(label, SMALL)).max().unwrap_or(0) + 80;
    let right = pen.width() - behind;
    // The numbers above the first and the last point keep clear of the scale beside them.
    let clear = values.iter().map(|value| words::width(&minus(&brief(*value)), TEXT) / 2).max().unwrap_or(0) + 40;
    let x = Scale::exactly(places, before + clear, (right - clear).max(before + clear + 100));
    for (at, label) in y.ticks() {
        pen.canvas.line("grid", (before, at), (right, at));
        pen.canvas.text("tick", SMALL, Anchor::End, (before - 60, at + 40), &label);
    }
    let zero = y.at(Decimal::ZERO);
    pen.canvas.line("axis", (before, zero), (right, zero));
    pen.y = bottom;
    Field { x, y }
}

/// One series: broken where there is no value, with a mark at each.
fn line(pen: &mut Pen<'_>, field: &Field, series: &Series, at: usize) {
    let class = format!("line-{}", at % 4 + 1);
    for run in series.points.split(|(_, value)| value.is_none()) {
        let points: Vec<(i64, i64)> =
            run.iter().filter_map(|(x, value)| value.map(|value| field.at(*x, pen.value(value)))).collect();
        if points.len() > 1 {
            pen.canvas.polyline(&class, &points);
        }
        for point in points {
            pen.canvas.mark(at, point);
        }
    }
}

/// The numbers of a single line: all that have room beside each other, always the first and the last.
fn numbers(pen: &mut Pen<'_>, field: &Field, series: &Series) {
    let labels: Vec<((i64, i64), String)> = series
        .points
        .iter()
        .filter_map(|(x, value)| value.map(|value| (field.at(*x, pen.value(value)), pen.digits(value))))
        .collect();
    let Some(((last, _), last_label)) = labels.last() else {
        return;
    };
    let last_begins = last - words::width(last_label, TEXT) / 2;
    let mut free_from = i64::MIN;
    for (index, ((x, y), label)) in labels.iter().enumerate() {
        let half = words::width(label, TEXT) / 2;
        let is_last = index + 1 == labels.len();
        if is_last || x - half >= free_from && x + half + 60 <= last_begins {
            pen.text_inside("point-value", TEXT, (*x, y - 90), label);
            free_from = x + half + 60;
        }
    }
}

/// The names of several lines at their ends, pushed apart where they would touch.
fn ends(pen: &mut Pen<'_>, field: &Field, series: &[Series], names: &[String], room: i64) {
    let mut labels: Vec<(i64, usize, Vec<String>)> = series
        .iter()
        .zip(names)
        .enumerate()
        .filter_map(|(at, (series, name))| {
            let value = series.points.iter().rev().find_map(|(_, value)| *value)?;
            let mut lines = words::lines(name, TEXT, room);
            lines.push(pen.digits(value));
            Some((field.y.at(pen.value(value)), at, lines))
        })
        .collect();
    labels.sort();
    let height = |lines: &[String]| LINE * i64::try_from(lines.len()).unwrap_or(1) + 60;
    let mut free_from = i64::MIN;
    for (y, _, lines) in &mut labels {
        *y = (*y).max(free_from);
        free_from = *y + height(lines);
    }
    // Names that reach below the field are moved up again.
    let mut free_to = pen.y + 100;
    for (y, _, lines) in labels.iter_mut().rev() {
        *y = (*y).min(free_to - height(lines));
        free_to = *y;
    }
    let x = pen.width() - room;
    for (y, at, lines) in labels {
        pen.canvas.mark(at, (x - 70, y));
        let last = lines.len() - 1;
        for (index, line) in lines.iter().enumerate() {
            let class = if index == last { "value" } else { "name" };
            pen.canvas.text(class, TEXT, Anchor::Start, (x, y + 45 + LINE * i64::try_from(index).unwrap_or(0)), line);
        }
    }
}

/// The numbers below the field and what they are.
fn below(pen: &mut Pen<'_>, field: &Field, places: &[Decimal], axis: &str) {
    let mut places = places.to_vec();
    places.sort_unstable();
    places.dedup();
    pen.y += 200;
    let mut free_from = i64::MIN;
    for place in places {
        // Years have no thousands separators.
        let label = minus(&place.normalize().to_string());
        let x = field.x.at(place);
        let half = words::width(&label, SMALL) / 2;
        if x - half >= free_from {
            pen.text_inside("tick", SMALL, (x, pen.y), &label);
            free_from = x + half + 60;
        }
    }
    let axis = axis.to_owned();
    let indent = field.x.at_low();
    for line in words::lines(&axis, SMALL, pen.width() - indent) {
        pen.y += LINE;
        pen.canvas.text("tick", SMALL, Anchor::Start, (indent, pen.y), &line);
    }
}
