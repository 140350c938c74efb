//! The report for a terminal.

use super::cell_text;
use super::layout::{self, WIDTH, wrap};
use crate::report::{Block, Report};
use crate::text::{Lang, messages::report as say};
use unicode_width::UnicodeWidthStr;

/// Renders a report; it ends with a newline.
pub fn render(report: &Report, lang: Lang) -> String {
    let mut lines: Vec<String> = wrap(&visible(report.title.lang(lang)), WIDTH);
    lines.push("=".repeat(lines.iter().map(|line| line.width()).max().unwrap_or(0)));
    let stamp = &report.stamp;
    let known = stamp.words();
    lines.extend(wrap(known.lang(lang), WIDTH));
    if stamp.data_overridden {
        lines.extend(wrap(say::data_overridden().lang(lang), WIDTH));
    }
    for section in &report.sections {
        lines.push(String::new());
        let title = wrap(&visible(section.title.lang(lang)), WIDTH);
        let width = title.iter().map(|line| line.width()).max().unwrap_or(0);
        lines.extend(title);
        lines.push("-".repeat(width));
        let blocks = section.blocks.iter().filter(|block| !matches!(block, Block::Chart(_)));
        for (index, block) in blocks.enumerate() {
            if index > 0 {
                lines.push(String::new());
            }
            match block {
                Block::Paragraph(text) => lines.extend(wrap(&visible(text.lang(lang)), WIDTH)),
                Block::List(items) => {
                    for item in items {
                        for (at, line) in wrap(&visible(item.lang(lang)), WIDTH - 2).into_iter().enumerate() {
                            lines.push(format!("{}{line}", if at == 0 { "- " } else { "  " }));
                        }
                    }
                }
                Block::Table(table) => {
                    let header: Vec<String> =
                        table.columns.iter().map(|column| visible(column.title.lang(lang))).collect();
                    let numeric: Vec<bool> = table.columns.iter().map(|column| column.numeric).collect();
                    let rows: Vec<Vec<String>> = table
                        .rows
                        .iter()
                        .map(|row| row.iter().map(|cell| visible(&cell_text(report, cell, lang))).collect())
                        .collect();
                    lines.extend(layout::tables(&header, &numeric, &rows, 2));
                }
                // Pictures are for pages; their numbers stand in the tables.
                Block::Chart(_) => {}
            }
        }
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// Control and direction-changing characters of user text do not reach a terminal.
pub fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
            c => c,
        })
        .collect()
}
