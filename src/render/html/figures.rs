//! A figure that opens: its formula, its inputs, the article or the data row.

use super::super::{plain, trace_tree};
use super::Page;
use crate::quantity::{brief, grouped};
use crate::report::Report;
use crate::text::{Lang, Text, messages::page as say};
use crate::trace::NodeId;
use maud::{Markup, html};

/// A figure of the headline: large digits, small unit.
pub fn headline_number(report: &Report, id: NodeId, lang: Lang) -> Markup {
    let (value, unit) = report.trace.node(id).shown();
    html! {
        span.digits { (brief(value)) } " " span.unit { (unit.text().lang(lang)) }
    }
}

/// The link name of a figure in the list of all figures.
fn anchor(key: &str) -> String {
    format!("figure-{}", key.replace(char::is_whitespace, "-"))
}

impl Page<'_> {
    /// `shown`, opening to what the figure rests on.
    pub fn opening(&self, id: NodeId, shown: &Markup) -> Markup {
        html! {
            details.figure name="figure" {
                summary { (shown) }
                div.panel {
                    p.what { (self.what(id)) }
                    (self.rests_on(id))
                }
            }
        }
    }

    /// All figures in the order of the computation.
    pub fn every_figure(&self) -> Markup {
        let nodes = self.report.trace.nodes();
        html! {
            section id="figures" {
                h2 { (self.words(&say::every_figure())) }
                p { (self.words(&say::every_figure_note(nodes.len()))) }
                @for (id, node) in nodes.iter().enumerate() {
                    details.step id=(anchor(&node.key)) {
                        summary { (self.what(id)) }
                        (self.rests_on(id))
                    }
                }
            }
        }
    }

    /// A figure's name, all its digits and its unit.
    fn what(&self, id: NodeId) -> Markup {
        let node = self.report.trace.node(id);
        let (value, unit) = node.shown();
        html! {
            (self.words(&node.label)) " = " strong { (grouped(value)) } " " (unit.text().lang(self.lang))
        }
    }

    /// Formula, inputs, basis, key.
    fn rests_on(&self, id: NodeId) -> Markup {
        let trace = &self.report.trace;
        let node = trace.node(id);
        let lines: Vec<Text> = trace_tree::basis(&node.basis);
        html! {
            @if let Some(formula) = trace_tree::formula(trace, id, self.lang) {
                p.formula { (formula) }
            }
            @if !node.inputs.is_empty() {
                p { (self.words(&say::inputs())) }
                ul {
                    @for input in &node.inputs {
                        @let (value, unit) = trace.node(*input).shown();
                        li {
                            a href={ "#" (anchor(&trace.node(*input).key)) } { (self.words(&trace.node(*input).label)) }
                            " = " (grouped(value)) " " (unit.text().lang(self.lang))
                        }
                    }
                }
            }
            ul.basis { @for line in &lines { li { (plain(line.lang(self.lang))) } } }
            p.key { (self.words(&say::key())) " " code { (plain(&node.key)) } }
        }
    }
}
