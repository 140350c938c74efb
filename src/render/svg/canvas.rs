//! A sheet to draw on: the few shapes that charts are made of, as SVG. Lengths are tenths of a pixel.
//!
//! Every shape has a class, which a page may colour, and the plain attributes of that class, which
//! make the file complete on its own.

use super::super::plain;
use std::fmt::Write as _;

/// Size of names and values.
pub const TEXT: i64 = 130;
/// Size of tick labels and axis titles.
pub const SMALL: i64 = 120;
/// From one line of text to the next.
pub const LINE: i64 = 165;

/// Fonts that systems have, so that nothing is fetched.
const FONTS: &str =
    "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/// Class, and its attributes. Neighbouring shades differ in lightness, so that they do in grey.
const CLASSES: &[(&str, &str)] = &[
    ("ground", r##"fill="#ffffff""##),
    ("heading", r##"fill="#1b1f23" font-weight="600""##),
    ("name", r##"fill="#1b1f23""##),
    ("value", r##"fill="#1b1f23" font-weight="600""##),
    ("point-value", r##"fill="#1b1f23" font-weight="600" stroke="#ffffff" stroke-width="3" paint-order="stroke""##),
    ("tick", r##"fill="#57606a""##),
    ("grid", r##"stroke="#d8dee4""##),
    ("axis", r##"stroke="#8c959f""##),
    ("join", r##"stroke="#8c959f" stroke-dasharray="2 2""##),
    ("reference", r##"stroke="#b3261e" stroke-width="1.5" stroke-dasharray="5 3""##),
    ("reference-name", r##"fill="#b3261e" font-weight="600""##),
    ("bar", r##"fill="#7fa8c9""##),
    ("subject", r##"fill="#1f5f8b""##),
    ("taken", r##"fill="#d3e2ee" stroke="#1f5f8b""##),
    ("low", r##"fill="#d3e2ee" stroke="#1f5f8b""##),
    ("high", r##"fill="#1f5f8b" stroke="#1f5f8b""##),
    ("shade-1", r##"fill="#12405f" stroke="#ffffff""##),
    ("shade-2", r##"fill="#5b8db3" stroke="#ffffff""##),
    ("shade-3", r##"fill="#c3d9ea" stroke="#ffffff""##),
    ("shade-4", r##"fill="#7a5c1e" stroke="#ffffff""##),
    ("shade-5", r##"fill="#c9a14a" stroke="#ffffff""##),
    ("shade-6", r##"fill="#ecdcb4" stroke="#ffffff""##),
    ("line-1", r##"stroke="#1f5f8b" stroke-width="2.5" fill="none""##),
    ("line-2", r##"stroke="#a15c00" stroke-width="2.5" fill="none" stroke-dasharray="8 4""##),
    ("line-3", r##"stroke="#4d5661" stroke-width="2.5" fill="none" stroke-dasharray="2 3""##),
    ("line-4", r##"stroke="#6a3d9a" stroke-width="2.5" fill="none" stroke-dasharray="10 3 2 3""##),
    ("mark-1", r##"fill="#1f5f8b""##),
    ("mark-2", r##"fill="#a15c00""##),
    ("mark-3", r##"fill="#4d5661""##),
    ("mark-4", r##"fill="#6a3d9a""##),
    ("band-1", r##"fill="#d9e6f0""##),
    ("band-2", r##"fill="#aecbe0""##),
    ("band-3", r##"fill="#7fa8c9""##),
    ("heat-1", r##"fill="#eef4f9""##),
    ("heat-2", r##"fill="#c9ddec""##),
    ("heat-3", r##"fill="#94bbd8""##),
    ("heat-4", r##"fill="#3f7cab""##),
    ("heat-5", r##"fill="#12405f""##),
    ("on-light", r##"fill="#1b1f23""##),
    ("on-dark", r##"fill="#ffffff""##),
    ("none", r##"fill="none" stroke="#8c959f" stroke-dasharray="2 2""##),
];

/// Where a text stands relative to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing that grows.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    body: String,
}

impl Canvas {
    pub fn rect(&mut self, class: &str, (x, y): (i64, i64), (width, height): (i64, i64)) {
        let (x, y, width, height) = (px(x), px(y), px(width), px(height));
        let style = style(class);
        let _ =
            writeln!(self.body, r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}" {style}/>"#);
    }

    pub fn line(&mut self, class: &str, (x1, y1): (i64, i64), (x2, y2): (i64, i64)) {
        let (x1, y1, x2, y2) = (px(x1), px(y1), px(x2), px(y2));
        let style = style(class);
        let _ = writeln!(self.body, r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {style}/>"#);
    }

    pub fn polyline(&mut self, class: &str, points: &[(i64, i64)]) {
        let _ = writeln!(self.body, r#"<polyline class="{class}" points="{}" {}/>"#, list(points), style(class));
    }

    pub fn polygon(&mut self, class: &str, points: &[(i64, i64)]) {
        let _ = writeln!(self.body, r#"<polygon class="{class}" points="{}" {}/>"#, list(points), style(class));
    }

    /// A mark of a line: round, square, upright or standing on its point.
    pub fn mark(&mut self, series: usize, (x, y): (i64, i64)) {
        let class = format!("mark-{}", series % 4 + 1);
        match series % 4 {
            0 => {
                let _ = writeln!(
                    self.body,
                    r#"<circle class="{class}" cx="{}" cy="{}" r="3.5" {}/>"#,
                    px(x),
                    px(y),
                    style(&class)
                );
            }
            1 => self.rect(&class, (x - 33, y - 33), (66, 66)),
            2 => self.polygon(&class, &[(x, y - 45), (x + 42, y + 33), (x - 42, y + 33)]),
            _ => self.polygon(&class, &[(x, y - 46), (x + 46, y), (x, y + 46), (x - 46, y)]),
        }
    }

    /// A line of text whose baseline is at `y`.
    pub fn text(&mut self, class: &str, size: i64, anchor: Anchor, (x, y): (i64, i64), text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let (x, y, size, style) = (px(x), px(y), px(size), style(class));
        let text = escape(text);
        let _ = writeln!(
            self.body,
            r#"<text class="{class}" x="{x}" y="{y}" font-size="{size}"{anchor} {style}>{text}</text>"#
        );
    }

    /// The whole drawing. `name` says what it shows, for those who do not see it.
    pub fn finish(self, (width, height): (i64, i64), name: &str) -> String {
        let (w, h) = (px(width), px(height));
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" \
             aria-label=\"{}\" font-family=\"{FONTS}\">\n",
            escape(name)
        );
        let mut ground = Self::default();
        ground.rect("ground", (0, 0), (width, height));
        out.push_str(&ground.body);
        out.push_str(&self.body);
        out.push_str("</svg>\n");
        out
    }
}

fn style(class: &str) -> &'static str {
    CLASSES.iter().find(|(name, _)| *name == class).map_or("", |(_, style)| style)
}

/// Tenths of a pixel as a number.
fn px(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

fn list(points: &[(i64, i64)]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", px(*x), px(*y))).collect::<Vec<_>>().join(" ")
}

/// Text that means itself in XML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
