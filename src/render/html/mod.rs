//! A report as one page that needs nothing else: no script, no network, no fonts of its own. The answer
//! comes first, then the charts, then the tables, then the sources; every figure opens to what it rests on.

mod figures;

use super::svg::{self, Layout};
use super::{cell_text, plain};
use crate::report::chart::Chart;
use crate::report::{Block, Cell, Column, Report, Section, Table};
use crate::text::{Lang, Text, messages::drawing, messages::page as say, messages::report};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Colours, sizes and paper; the only style sheet.
const STYLE: &str = include_str!("page.css");

/// What every part of a page is made with.
struct Page<'r> {
    report: &'r Report,
    lang: Lang,
    /// A link to the index of the folder, where there is one.
    index: bool,
}

/// A whole page; `index` says that `index.html` stands beside it.
pub fn page(report: &Report, lang: Lang, index: bool) -> String {
    let page = Page { report, lang, index };
    let words = |text: Text| plain(text.lang(lang));
    let charts: Vec<&Chart> = report.charts().collect();
    let body = html! {
        (page.first_screen())
        nav aria-label=(words(say::contents())) {
            ul {
                @if !charts.is_empty() { li { a href="#charts" { (words(say::charts())) } } }
                @for section in &report.sections {
                    li { a href={ "#" (section.id) } { (page.words(&section.title)) } }
                }
                li { a href="#figures" { (words(say::every_figure())) } }
            }
        }
        @if !charts.is_empty() {
            section id="charts" {
                h2 { (words(say::charts())) }
                @for chart in &charts { (page.chart(chart)) }
            }
        }
        @for section in &report.sections { (page.section(section)) }
        (page.every_figure())
    };
    document(&page.words(&report.title), lang, &report.stamp.program_version, &body)
}

/// An index of reports with their headline figures; each stands beside it as `NAME.html`.
pub fn index(reports: &[Report], lang: Lang) -> String {
    let words = |text: Text| plain(text.lang(lang));
    let title = words(say::reports());
    let body = html! {
        header.first { h1 { (title) } p.stamp { (words(say::reports_in_folder(reports.len()))) } }
        ul.reports {
            @for report in reports {
                li {
                    h2 { a href=(link(&format!("{}.html", report.scenario))) { (plain(report.title.lang(lang))) } }
                    p { (plain(report.headline.sentence.lang(lang))) }
                    dl.key-figures {
                        @for (label, id) in &report.headline.figures {
                            div {
                                dt { (plain(label.lang(lang))) }
                                dd { (figures::headline_number(report, *id, lang)) }
                            }
                        }
                    }
                }
            }
        }
    };
    document(&title, lang, crate::VERSION, &body)
}

fn document(title: &str, lang: Lang, version: &str, body: &Markup) -> String {
    let words = |text: Text| plain(text.lang(lang));
    let tag = match lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    };
    let whole = html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                // Nothing is fetched, and nothing that a title might smuggle in would run.
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'; img-src data:";
                link rel="icon" href="data:,";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { (words(say::skip_to_content())) }
                main id="main" { (body) }
                footer { p { (words(say::made_by(version))) } }
            }
        }
    };
    let mut text = whole.into_string();
    text.push('\n');
    text
}

/// A file name as a link: what is no plain letter is written as its bytes.
fn link(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

impl Page<'_> {
    fn words(&self, text: &Text) -> String {
        plain(text.lang(self.lang))
    }

    /// One sentence and three figures.
    fn first_screen(&self) -> Markup {
        let report = self.report;
        let stamp = &report.stamp;
        let known = stamp.words();
        html! {
            header.first {
                @if self.index { p.up { a href="index.html" { (self.words(&say::all_reports())) } } }
                h1 { (self.words(&report.title)) }
                p.answer { (self.words(&report.headline.sentence)) }
                @if !report.headline.figures.is_empty() {
                    dl.key-figures {
                        @for (label, id) in &report.headline.figures {
                            div {
                                dt { (self.words(label)) }
                                dd { (self.opening(*id, &figures::headline_number(report, *id, self.lang))) }
                            }
                        }
                    }
                }
                p.stamp {
                    (self.words(&known)) " "
                    @if stamp.data_overridden { (self.words(&report::data_overridden())) " " }
                    span.hint { (self.words(&say::figures_open())) }
                }
            }
        }
    }

    /// A chart, drawn for wide and for narrow screens, with its numbers beneath.
    fn chart(&self, chart: &Chart) -> Markup {
        let table = chart.table();
        html! {
            figure id={ "chart-" (chart.id) } {
                figcaption { h3 { (self.words(&chart.title)) } }
                @for (class, layout) in [("wide", Layout::Wide), ("narrow", Layout::Narrow)] {
                    // The drawing escapes every word that stands in it.
                    div class={ "drawing " (class) } {
                        (PreEscaped(svg::draw(chart, &self.report.trace, self.lang, layout)))
                    }
                }
                details.numbers {
                    summary { (self.words(&say::numbers_of_chart())) }
                    p { (self.words(&drawing::digits_cut())) }
                    (self.table(&table, &chart.title))
                }
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        html! {
            section id=(section.id) {
                h2 { (self.words(&section.title)) }
                @for block in &section.blocks {
                    @match block {
                        Block::Paragraph(text) => p { (self.words(text)) },
                        Block::List(items) => ul { @for item in items { li { (self.words(item)) } } },
                        Block::Table(table) => (self.table(table, &section.title)),
                        Block::Chart(chart) => {
                            p.see { a href={ "#chart-" (chart.id) } { (self.words(&say::see_chart(&chart.title))) } }
                        },
                    }
                }
            }
        }
    }

    /// A table whose first column of words names its rows. On a telephone each row becomes a card, so
    /// the roles are stated: the layout alone would lose them.
    fn table(&self, table: &Table, title: &Text) -> Markup {
        let naming = table.columns.iter().position(|column| !column.numeric);
        let titles: Vec<String> = table.columns.iter().map(|column| self.words(&column.title)).collect();
        html! {
            div.table {
                table role="table" aria-label=(self.words(title)) {
                    thead role="rowgroup" {
                        tr role="row" {
                            @for (column, title) in table.columns.iter().zip(&titles) {
                                th role="columnheader" scope="col" class=[column.numeric.then_some("number")] { (title) }
                            }
                        }
                    }
                    tbody role="rowgroup" {
                        @for row in &table.rows {
                            tr role="row" {
                                @for (at, cell) in row.iter().enumerate() {
                                    @if Some(at) == naming && !self.is_blank(cell) {
                                        th role="rowheader" scope="row" { (self.cell(cell)) }
                                    } @else {
                                        td role="cell" data-title=(titles.get(at).map_or("", String::as_str))
                                            class=[class_of(table.columns.get(at), cell)] {
                                            (self.cell(cell))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Nothing names nothing: such a cell is no heading of its row.
    fn is_blank(&self, cell: &Cell) -> bool {
        cell_text(self.report, cell, self.lang).trim().is_empty()
    }

    fn cell(&self, cell: &Cell) -> Markup {
        let words = plain(&cell_text(self.report, cell, self.lang));
        match cell {
            Cell::Figure(id) | Cell::FigureWithUnit(id) => self.opening(*id, &html! { (words) }),
            _ => html! { (words) },
        }
    }
}

/// How a cell stands in its column.
fn class_of(column: Option<&Column>, cell: &Cell) -> Option<&'static str> {
    let number = column.is_some_and(|column| column.numeric);
    number.then_some(if cell.brings_its_unit() { "number with-unit" } else { "number" })
}
