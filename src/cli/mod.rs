//! The command line: a thin shell over the library. Exit codes: 0 done, 1 the input is wrong or a
//! check found a difference, 2 the command is wrong, 3 our fault.

#![allow(clippy::disallowed_methods, reason = "the command line is the outside world")]

mod arguments;
mod check;
mod compare;
mod data;
mod deliver;
mod diff_law;
mod explain;
mod new;
mod output;
mod portfolio;
mod prices;
mod quote;
mod row_file;
mod run;
mod schema;
mod solve;

use arguments::{Arguments, SchemaOf, Verb};
use clap::{CommandFactory as _, Parser as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

pub use schema::{manual, report_schema_text, schema_text};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Done,
    /// The input is wrong, or a check found a difference.
    InputWrong,
    /// The command is wrong.
    CommandWrong,
    /// A fault of the program.
    OurFault,
    /// The user ended it.
    Interrupted,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Done => 0,
            Ending::InputWrong => 1,
            Ending::CommandWrong => 2,
            Ending::OurFault => 3,
            // As shells count a process that Ctrl-C ended.
            Ending::Interrupted => 130,
        })
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no mistakes.
            let ending = if error.use_stderr() { Ending::CommandWrong } else { Ending::Done };
            // Nothing can be done about a closed terminal.
            let _ = error.print();
            return ending.into();
        }
    };
    match catch_unwind(AssertUnwindSafe(|| dispatch(&arguments))) {
        Ok(ending) => ending.into(),
        Err(_) => {
            output::complain("this is a fault of carbontoll, not of your input; please report it with the file");
            Ending::OurFault.into()
        }
    }
}

fn dispatch(arguments: &Arguments) -> Ending {
    // The tables that were read are left to the end of the process: taking them apart would be an eighth of its time.
    let shell = std::mem::ManuallyDrop::new(output::Shell::new(arguments));
    match &arguments.verb {
        Verb::Run(run) => run::run(run, &shell),
        Verb::Quote(quote) => quote::quote(quote, &shell),
        Verb::Portfolio(portfolio) => portfolio::portfolio(portfolio, &shell),
        Verb::DiffLaw(diff) => diff_law::diff_law(diff, &shell),
        Verb::Explain(explain) => explain::explain(explain, &shell),
        Verb::Solve(solve) => solve::solve(solve, &shell),
        Verb::Compare(compare) => compare::compare(compare, &shell),
        Verb::Check(check) => check::check(check, &shell),
        Verb::Data(data) => data::data(&data.verb, &shell),
        Verb::Schema { of: SchemaOf::Scenario } => shell.print(&schema::schema_text()),
        Verb::Schema { of: SchemaOf::Report } => shell.print(&schema::report_schema_text()),
        Verb::New(new) => new::new(new, &shell),
        Verb::Completions { shell: kind } => {
            let mut script = Vec::new();
            clap_complete::generate(*kind, &mut Arguments::command(), "carbontoll", &mut script);
            shell.print(&script)
        }
    }
}
