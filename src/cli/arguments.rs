//! What can be typed, with its help.

use crate::render::Format;
use crate::text::{Choice as _, Lang};
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What carbon costs and saves, exact and explained figure by figure.
#[derive(Debug, Parser)]
#[command(
    name = "carbontoll",
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 done; 1 the input is wrong, or a check found a difference; 2 the command is wrong; 3 our fault.\n\
                  Manual of the scenario file: docs/scenario.md. Start with: carbontoll new my-scenario.toml"
)]
pub struct Arguments {
    #[command(subcommand)]
    pub verb: Verb,
    /// Language of reports and messages: en or zh
    #[arg(long, global = true, value_enum, default_value_t = LangArgument::En)]
    pub lang: LangArgument,
    /// Use a data folder of your own instead of the data in the program
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Compute scenarios and print their reports
    #[command(after_help = "Examples:\n  carbontoll run scenarios/sichuan-vs-national.toml\n  \
        carbontoll run scenarios/provinces-ranked.toml --lang zh\n  \
        carbontoll run a.toml b.toml --format json -o both.json\n  \
        cat a.toml | carbontoll run -")]
    Run(Run),
    /// Print a figure with everything it rests on, or list all figures
    #[command(after_help = "Examples:\n  carbontoll explain scenarios/sichuan-vs-national.toml\n  \
        carbontoll explain scenarios/sichuan-vs-national.toml grid-2023.CN.claim-price.saving")]
    Explain(Explain),
    /// Recompute every scenario of a folder and compare with its locked reports
    #[command(after_help = "Examples:\n  carbontoll check\n  carbontoll check my-scenarios\n  \
        carbontoll check my-scenarios --accept\n\n\
        Locked reports stand in DIR/locked. Exit code 1 if a byte differs.")]
    Check(Check),
    /// Browse the data in the program with its sources
    #[command(after_help = "Examples:\n  carbontoll data list\n  carbontoll data show china-grid-factors CN-SC\n  \
        carbontoll data show sources mee\n  carbontoll data check")]
    Data(Data),
    /// Print the JSON Schema of the scenario file
    #[command(after_help = "Example:\n  carbontoll schema > scenario.schema.json\n\n\
        Put `#:schema scenario.schema.json` on the first line of a scenario and your editor completes and checks it.")]
    Schema,
    /// Write a commented scenario to start from
    #[command(after_help = "Example:\n  carbontoll new my-scenario.toml\n\nAn existing file is never overwritten.")]
    New(New),
    /// Print a completion script for your shell
    #[command(
        after_help = "Example:\n  carbontoll completions bash > ~/.local/share/bash-completion/completions/carbontoll"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub struct Run {
    /// Scenario files; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write to a file, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The scenario file; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The key of a figure; without it, all figures are listed
    #[arg(value_name = "FIGURE")]
    pub figure: Option<String>,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The folder of scenarios
    #[arg(default_value = "scenarios", value_name = "DIR")]
    pub folder: PathBuf,
    /// Lock the reports as they are now
    #[arg(long)]
    pub accept: bool,
}

#[derive(Debug, Args)]
pub struct Data {
    #[command(subcommand)]
    pub verb: DataVerb,
}

#[derive(Debug, Subcommand)]
pub enum DataVerb {
    /// List the tables
    List,
    /// Show a table, or the rows in which a word occurs; `sources` is the table of documents
    Show {
        /// The name of the table
        set: String,
        /// Only rows with this word in any column
        filter: Option<String>,
    },
    /// Check every table: columns, keys, numbers, sources
    Check,
}

#[derive(Debug, Args)]
pub struct New {
    /// The file to write
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// A language, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArgument {
    /// English
    En,
    /// 简体中文
    Zh,
}

impl From<LangArgument> for Lang {
    fn from(argument: LangArgument) -> Self {
        match argument {
            LangArgument::En => Self::En,
            LangArgument::Zh => Self::Zh,
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Markdown, Self::Json, Self::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let meaning = Self::ALL.iter().find(|(value, ..)| value == self).map(|(.., meaning)| meaning.trim());
        Some(PossibleValue::new(self.code()).help(meaning.unwrap_or_default()))
    }
}
