//! Charts whose bars lie in rows, each with its name before and its number behind: bars, waterfalls,
//! tornadoes, stacked bars. Names never stand on end, and long ones have room.

use super::canvas::{Anchor, LINE, SMALL, TEXT};
use super::scale::{Scale, minus};
use super::{Pen, Swatch, words};
use crate::quantity::{Decimal, brief, exact};
use crate::report::chart::{Bars, Stacked, Tornado, Value, Waterfall};
use crate::text::messages::drawing as say;

/// How thick a bar is.
const BAR: i64 = 180;
/// The widest column of names beside the bars.
const NAMES: i64 = 2600;
/// How many shades there are.
const SHADES: usize = 6;

/// What is drawn.
struct Rows {
    axis: String,
    /// Lengths are measured from zero.
    from_zero: bool,
    legend: Vec<(Swatch, String)>,
    /// A line across, with its name.
    reference: Option<(Decimal, String)>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    emphasised: bool,
    segments: Vec<(Decimal, Decimal, String)>,
    /// The number behind the bar.
    number: String,
    /// Where a thin line leads down to the next row.
    joined_at: Option<Decimal>,
}

pub fn bars(pen: &mut Pen<'_>, bars: &Bars) {
    let rows = bars.items.iter().enumerate().map(|(at, item)| {
        let subject = bars.subject == Some(at);
        let class = if subject || bars.subject.is_none() { "subject" } else { "bar" };
        Row {
            name: item.label.lang(pen.lang).to_owned(),
            emphasised: subject,
            segments: vec![(Decimal::ZERO, pen.value(item.value), class.to_owned())],
            number: pen.digits(item.value),
            joined_at: None,
        }
    });
    let reference = bars.reference.as_ref().map(|reference| {
        let name = format!("{}: {}", reference.label.lang(pen.lang), pen.digits(reference.value));
        (pen.value(reference.value), name)
    });
    let axis = bars.axis.lang(pen.lang).to_owned();
    let rows = Rows { axis, from_zero: true, legend: Vec::new(), reference, rows: rows.collect() };
    draw(pen, &rows);
}

pub fn waterfall(pen: &mut Pen<'_>, fall: &Waterfall) {
    let total = |pen: &Pen<'_>, label: &crate::text::Text, value: Value| Row {
        name: label.lang(pen.lang).to_owned(),
        emphasised: true,
        segments: vec![(Decimal::ZERO, pen.value(value), "subject".to_owned())],
        number: pen.digits(value),
        joined_at: Some(pen.value(value)),
    };
    let mut rows = vec![total(pen, &fall.start.label, fall.start.value)];
    let mut running = pen.value(fall.start.value);
    for part in &fall.parts {
        let value = pen.value(part.value);
        let signed = if part.taken_away { -value } else { value };
        // What does not fit 28 digits could not have been computed either.
        let next = exact::add(running, signed).unwrap_or(running);
        let sign = if signed > Decimal::ZERO { "+" } else { "" };
        rows.push(Row {
            name: part.label.lang(pen.lang).to_owned(),
            emphasised: false,
            segments: vec![(running, next, "taken".to_owned())],
            number: format!("{sign}{}", minus(&brief(signed))),
            joined_at: Some(next),
        });
        running = next;
    }
    rows.push(Row { joined_at: None, ..total(pen, &fall.end.label, fall.end.value) });
    let axis = fall.axis.lang(pen.lang).to_owned();
    draw(pen, &Rows { axis, from_zero: true, legend: Vec::new(), reference: None, rows });
}

pub fn tornado(pen: &mut Pen<'_>, tornado: &Tornado) {
    let base = pen.value(tornado.base.value);
    let rows = tornado.bars.iter().map(|bar| Row {
        name: bar.label.lang(pen.lang).to_owned(),
        emphasised: false,
        segments: vec![(base, pen.value(bar.low), "low".to_owned()), (base, pen.value(bar.high), "high".to_owned())],
        number: say::from_to(pen.digits(bar.low), pen.digits(bar.high)).lang(pen.lang).to_owned(),
        joined_at: None,
    });
    let name = format!("{}: {}", tornado.base.label.lang(pen.lang), pen.digits(tornado.base.value));
    let legend = [("low", say::input_low()), ("high", say::input_high())]
        .map(|(class, text)| (Swatch::Area(class.to_owned()), text.lang(pen.lang).to_owned()));
    let rows = Rows {
        axis: tornado.axis.lang(pen.lang).to_owned(),
        from_zero: false,
        legend: legend.into(),
        reference: Some((base, name)),
        rows: rows.collect(),
    };
    draw(pen, &rows);
}

pub fn stacked(pen: &mut Pen<'_>, stacked: &Stacked) {
    let class = |part: usize| format!("shade-{}", part % SHADES + 1);
    let rows = stacked.items.iter().map(|(label, values)| {
        let (mut above, mut below, mut total) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        let mut segments = Vec::new();
        for (part, value) in values.iter().enumerate() {
            let value = pen.value(*value);
            // Negative parts are stacked on the other side of zero.
            let end = if value < Decimal::ZERO { &mut below } else { &mut above };
            let next = exact::add(*end, value).unwrap_or(*end);
            segments.push((*end, next, class(part)));
            *end = next;
            total = exact::add(total, value).unwrap_or(total);
        }
        let number = minus(&brief(total));
        Row { name: label.lang(pen.lang).to_owned(), emphasised: false, segments, number, joined_at: None }
    });
    let legend =
        stacked.parts.iter().enumerate().map(|(at, part)| (Swatch::Area(class(at)), part.lang(pen.lang).to_owned()));
    let rows = Rows {
        axis: stacked.axis.lang(pen.lang).to_owned(),
        from_zero: true,
        legend: legend.collect(),
        reference: None,
        rows: rows.collect(),
    };
    draw(pen, &rows);
}

fn draw(pen: &mut Pen<'_>, rows: &Rows) {
    if !rows.legend.is_empty() {
        pen.legend(&rows.legend);
    }
    let numbers = rows.rows.iter().map(|row| words::width(&row.number, TEXT)).max().unwrap_or(0);
    let narrow = pen.layout.is_narrow();
    let widest = rows.rows.iter().map(|row| words::width(&row.name, TEXT)).max().unwrap_or(0);
    // On a telephone the name and the number stand above the bar.
    let name_room = if narrow { pen.width() - numbers - 150 } else { widest.min(NAMES) };
    let (from, to) = if narrow { (10, pen.width() - 10) } else { (name_room + 120, pen.width() - numbers - 120) };
    let scale = scale_of(rows, from, to.max(from + 500));
    let (from, to) = (scale.at_low(), scale.at_high());

    if let Some((at, name)) = &rows.reference {
        let x = scale.at(*at);
        // The name of the line stands whole, on as many lines as it needs.
        for line in words::lines(name, SMALL, pen.width()) {
            pen.y += LINE;
            pen.text_inside("reference-name", SMALL, (x, pen.y), &line);
        }
    }
    pen.y += 60;
    let top = pen.y;
    let lines: Vec<Vec<String>> = rows.rows.iter().map(|row| words::lines(&row.name, TEXT, name_room)).collect();
    let heights: Vec<i64> = lines
        .iter()
        .map(|lines| {
            let names = LINE * i64::try_from(lines.len()).unwrap_or(1);
            if narrow { names + 50 + BAR + 110 } else { names.max(BAR) + 90 }
        })
        .collect();
    let bottom = top + heights.iter().sum::<i64>();
    let mut y = top;
    for ((row, lines), height) in rows.rows.iter().zip(&lines).zip(&heights) {
        let names = LINE * i64::try_from(lines.len()).unwrap_or(1);
        let bar = if narrow { y + names + 50 } else { y + (height - BAR) / 2 };
        // Lines run down behind the bars; on a telephone they leave out the words above each.
        let (above, below) = if narrow { (bar - 30, bar + BAR + 30) } else { (y, y + height) };
        for (x, _) in scale.ticks() {
            pen.canvas.line("grid", (x, above), (x, below));
        }
        for (start, end, class) in &row.segments {
            let (a, b) = (scale.at(*start), scale.at(*end));
            if a != b {
                pen.canvas.rect(class, (a.min(b), bar), ((a - b).abs(), BAR));
            }
        }
        if rows.from_zero {
            let zero = scale.at(Decimal::ZERO);
            pen.canvas.line("axis", (zero, above), (zero, below));
        }
        if let Some((at, _)) = &rows.reference {
            let x = scale.at(*at);
            pen.canvas.line("reference", (x, above), (x, below));
        }
        if let (Some(at), false) = (row.joined_at, narrow) {
            let x = scale.at(at);
            pen.canvas.line("join", (x, bar + BAR), (x, bar + BAR + height - BAR));
        }
        let class = if row.emphasised { "value" } else { "name" };
        let first = if narrow { y + 130 } else { y + (height - names) / 2 + 125 };
        for (at, line) in lines.iter().enumerate() {
            let down = first + LINE * i64::try_from(at).unwrap_or(0);
            if narrow {
                pen.canvas.text(class, TEXT, Anchor::Start, (0, down), line);
            } else {
                pen.canvas.text(class, TEXT, Anchor::End, (name_room, down), line);
            }
        }
        let number_at = if narrow { first } else { bar + BAR / 2 + 45 };
        pen.canvas.text("value", TEXT, Anchor::End, (pen.width(), number_at), &row.number);
        y += height;
    }
    pen.y = bottom + 150;
    for (x, label) in scale.ticks() {
        pen.text_inside("tick", SMALL, (x, pen.y), &label);
    }
    let room = if narrow { pen.width() } else { to - from };
    let start = if narrow { 0 } else { from };
    for line in words::lines(&rows.axis, SMALL, room) {
        pen.y += LINE;
        pen.canvas.text("tick", SMALL, Anchor::Start, (start, pen.y), &line);
    }
}

/// The scale over all ends of bars, with as many ticks as have room for their labels.
fn scale_of(rows: &Rows, from: i64, to: i64) -> Scale {
    let mut values: Vec<Decimal> =
        rows.rows.iter().flat_map(|row| row.segments.iter().flat_map(|(start, end, _)| [*start, *end])).collect();
    values.extend(rows.reference.iter().map(|(at, _)| *at));
    let with = |ticks| {
        if rows.from_zero {
            Scale::from_zero(&values, ticks, from, to)
        } else {
            Scale::covering(&values, ticks, from, to)
        }
    };
    (1..=5).rev().map(with).find(Scale::labels_have_room).unwrap_or_else(|| with(1))
}
