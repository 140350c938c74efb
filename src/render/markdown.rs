//! The report for a code forge: CommonMark with pipe tables.

use super::cell_text;
use super::plain;
use crate::report::{Block, Report};
use crate::text::{Lang, messages::report as say};

/// Renders a report; it ends with a newline.
pub fn render(report: &Report, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", escape(report.title.lang(lang)));
    let stamp = &report.stamp;
    let known = stamp.words();
    out.push_str(&format!("*{}*\n", escape(known.lang(lang))));
    if stamp.data_overridden {
        out.push_str(&format!("\n*{}*\n", escape(say::data_overridden().lang(lang))));
    }
    for section in &report.sections {
        out.push_str(&format!("\n## {}\n", escape(section.title.lang(lang))));
        for block in section.blocks.iter().filter(|block| !matches!(block, Block::Chart(_))) {
            out.push('\n');
            match block {
                Block::Paragraph(text) => out.push_str(&format!("{}\n", escape(text.lang(lang)))),
                Block::List(items) => {
                    for item in items {
                        out.push_str(&format!("- {}\n", escape(item.lang(lang))));
                    }
                }
                Block::Table(table) => {
                    let titles: Vec<String> =
                        table.columns.iter().map(|column| escape(column.title.lang(lang))).collect();
                    let rules: Vec<&str> =
                        table.columns.iter().map(|column| if column.numeric { "---:" } else { "---" }).collect();
                    out.push_str(&format!("| {} |\n| {} |\n", titles.join(" | "), rules.join(" | ")));
                    for row in &table.rows {
                        let cells: Vec<String> =
                            row.iter().map(|cell| escape(&cell_text(report, cell, lang))).collect();
                        out.push_str(&format!("| {} |\n", cells.join(" | ")));
                    }
                }
                // Pictures are files of their own; their numbers stand in the tables.
                Block::Chart(_) => {}
            }
        }
    }
    out
}

/// Text that means itself: nothing in it is Markdown or HTML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = plain(text);
    for (at, c) in text.char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '!' => {
                out.push('\\');
                out.push(c);
            }
            // A list or a heading can only begin at the start of a text.
            '-' | '+' | '=' if at == 0 => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // `12.` at the start of a text would become a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0
        && matches!(out.as_bytes().get(digits), Some(b'.' | b')'))
        && out.as_bytes().get(digits + 1) == Some(&b' ')
    {
        out.insert(digits, '\\');
    }
    out
}
