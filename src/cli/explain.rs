//! `carbontoll explain`: a figure with all it rests on.

use super::Ending;
use super::arguments::Explain;
use super::output::Shell;
use crate::diag::{Diagnostic, nearest};
use crate::render::trace_tree;
use crate::text::messages::input as say;

pub fn explain(explain: &Explain, shell: &Shell) -> Ending {
    if let Some(row) = explain.row {
        return super::portfolio::explain_row(&explain.file, row, &explain.reading, shell);
    }
    let Some(file) = shell.read(&explain.file) else {
        return Ending::InputWrong;
    };
    let evaluation = match crate::evaluate(&file, &shell.data) {
        Ok(evaluation) => evaluation,
        Err(error) => return shell.broken_data(&error),
    };
    shell.diagnose(&file, &evaluation.diagnostics.sorted());
    let Some(report) = evaluation.report else {
        return Ending::InputWrong;
    };
    let Some(key) = &explain.figure else {
        return shell.print(&trace_tree::index(&report.trace, &report.scenario, shell.lang));
    };
    match report.trace.find(key) {
        Some(id) => shell.print(&trace_tree::tree(&report.trace, id, shell.lang)),
        None => {
            let mut diagnostic = Diagnostic::error("no-such-figure", say::no_such_figure(key));
            for near in nearest(key, report.trace.nodes().iter().map(|node| node.key.as_str())) {
                diagnostic = diagnostic.help(say::did_you_mean(near));
            }
            shell.diagnose(&file, &[&diagnostic.help(say::how_to_list_figures())]);
            Ending::InputWrong
        }
    }
}
