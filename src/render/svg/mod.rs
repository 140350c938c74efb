//! Charts as SVG: our own, small, the same bytes on every machine.
//!
//! Coordinates come from exact decimals by whole-number arithmetic (`scale`). A chart is drawn for a
//! width, since text must not shrink with the picture: a page shows the drawing that fits.

mod canvas;
mod describe;
mod grid;
mod plot;
mod rows;
mod scale;
mod words;

pub use describe::description;

use crate::quantity::{Decimal, brief};
use crate::report::chart::{Chart, Plot, Value};
use crate::text::Lang;
use crate::trace::Trace;
use canvas::{Anchor, Canvas, LINE, TEXT};

/// For whom a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A file of its own, with its title in it.
    File,
    /// In a page that says the title, 720 pixels wide.
    Wide,
    /// In a page on a telephone, 320 pixels wide.
    Narrow,
}

impl Layout {
    /// In tenths of a pixel.
    fn width(self) -> i64 {
        match self {
            Self::File | Self::Wide => 7200,
            Self::Narrow => 3200,
        }
    }

    fn is_narrow(self) -> bool {
        self == Self::Narrow
    }
}

/// What every kind of chart is drawn with.
struct Pen<'t> {
    trace: &'t Trace,
    lang: Lang,
    layout: Layout,
    canvas: Canvas,
    /// How far the drawing reaches down.
    y: i64,
}

/// Draws a chart.
pub fn draw(chart: &Chart, trace: &Trace, lang: Lang, layout: Layout) -> String {
    let mut pen = Pen { trace, lang, layout, canvas: Canvas::default(), y: 0 };
    if layout == Layout::File {
        pen.paragraph("heading", TEXT + 20, chart.title.lang(lang));
        pen.y += 60;
    }
    match &chart.plot {
        Plot::Bars(bars) => rows::bars(&mut pen, bars),
        Plot::Waterfall(fall) => rows::waterfall(&mut pen, fall),
        Plot::Tornado(tornado) => rows::tornado(&mut pen, tornado),
        Plot::Stacked(stacked) => rows::stacked(&mut pen, stacked),
        Plot::Lines(lines) => plot::lines(&mut pen, lines),
        Plot::Fan(fan) => plot::fan(&mut pen, fan),
        Plot::HeatMap(map) => grid::heat_map(&mut pen, map),
    }
    let size = (layout.width(), pen.y + 40);
    pen.canvas.finish(size, description(chart, trace).lang(lang))
}

impl Pen<'_> {
    fn width(&self) -> i64 {
        self.layout.width()
    }

    fn value(&self, value: Value) -> Decimal {
        value.of(self.trace)
    }

    /// The digits of a value, for the eye.
    fn digits(&self, value: Value) -> String {
        scale::minus(&brief(self.value(value)))
    }

    /// Lines of text from the left edge; the drawing goes on below them.
    fn paragraph(&mut self, class: &str, size: i64, text: &str) {
        for line in words::lines(text, size, self.width()) {
            self.y += size + 40;
            self.canvas.text(class, size, Anchor::Start, (0, self.y), &line);
        }
    }

    /// Colours with their meanings, side by side as far as they fit.
    fn legend(&mut self, entries: &[(Swatch, String)]) {
        let mut x = 0;
        self.y += 60;
        for (swatch, name) in entries {
            let lines = words::lines(name, TEXT, self.width() - 280);
            let widest = lines.iter().map(|line| words::width(line, TEXT)).max().unwrap_or(0);
            if x > 0 && x + 280 + widest > self.width() {
                x = 0;
                self.y += 200;
            }
            match swatch {
                Swatch::Area(class) => self.canvas.rect(class, (x, self.y + 20), (220, 120)),
                Swatch::Line(series) => {
                    self.canvas.line(&format!("line-{}", series % 4 + 1), (x, self.y + 80), (x + 220, self.y + 80));
                    self.canvas.mark(*series, (x + 110, self.y + 80));
                }
            }
            for (at, line) in lines.iter().enumerate() {
                self.y += if at == 0 { 0 } else { LINE };
                self.canvas.text("name", TEXT, Anchor::Start, (x + 280, self.y + 125), line);
            }
            // Behind a name of several lines nothing else stands in the row.
            x = if lines.len() > 1 { self.width() } else { x + 280 + widest + 200 };
        }
        self.y += 220;
    }

    /// A text at a place on a line, moved inwards where it would leave the drawing.
    fn text_inside(&mut self, class: &str, size: i64, (x, y): (i64, i64), text: &str) {
        let half = words::width(text, size) / 2;
        if x - half < 0 {
            self.canvas.text(class, size, Anchor::Start, (0, y), text);
        } else if x + half > self.width() {
            self.canvas.text(class, size, Anchor::End, (self.width(), y), text);
        } else {
            self.canvas.text(class, size, Anchor::Middle, (x, y), text);
        }
    }
}

/// How a legend shows a colour.
enum Swatch {
    Area(String),
    Line(usize),
}
