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
    after_help = "Exit codes: 0 done; 1 the input is wrong, or a check found a difference; 2 the command is wrong; 3 our fault; 130 interrupted.\n\
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
        carbontoll run scenarios/sichuan-vs-national.toml --format html -o report.html --charts charts\n  \
        carbontoll run scenarios -o site\n  \
        cat a.toml | carbontoll run -")]
    Run(Run),
    /// What the EU's carbon border charge (CBAM) costs for one good
    #[command(after_help = "Examples:\n  \
        carbontoll quote --cn 72083900 --origin CN --mass 1000 --year 2026 --quarter 3\n  \
        carbontoll quote --cn 72083900 --origin China --date 2026-08-15 --actual-direct 2.1\n  \
        carbontoll quote --cn 73181542 --origin TR --year 2026 --quarter 1 --actual-direct 0.2 --precursor 72139110:TR:1.18:1.54\n  \
        carbontoll quote --cn 72083900 --origin CN --year 2026 --quarter 3 --years 2027..2034 --price 80 --cscf 1\n  \
        carbontoll quote --cn 27160000 --origin UA --mwh 500 --year 2026 --quarter 2 --electricity-factor 0.4 --factor-basis default")]
    Quote(Box<Quote>),
    /// What a customs list of any size owes, by importer and line
    #[command(after_help = "Examples:\n  \
        carbontoll portfolio shipments.csv -o result.csv\n  \
        carbontoll portfolio q1.csv q2.csv.gz --errors refused.csv --format markdown\n  \
        carbontoll portfolio list.xlsx --sheet 2026 --map cn_code=Tariff --price 85 -o result.xlsx\n  \
        zcat list.csv.gz | carbontoll portfolio - --lang zh\n  \
        carbontoll portfolio --template my-list.csv\n\n\
        The columns, statuses and reasons are in docs/portfolio.md. Exit code 1 if a line was refused, unless --lenient.\n\
        `carbontoll explain --row N FILE` prints the whole tree of a line.")]
    Portfolio(Box<Portfolio>),
    /// What the law changed between two days for CBAM goods, in values and in euro
    #[command(after_help = "Examples:\n  \
        carbontoll diff-law 2026-06-30 2026-07-31 --price 75.36 --origin TW\n  \
        carbontoll diff-law 2026-06-30 2026-07-31 --price 75.36 --cn 72221111 --origin TW --origin TH")]
    DiffLaw(Box<DiffLaw>),
    /// Print a figure with everything it rests on, or list all figures
    #[command(after_help = "Examples:\n  carbontoll explain scenarios/sichuan-vs-national.toml\n  \
        carbontoll explain scenarios/sichuan-vs-national.toml grid-2023.CN.claim-price.saving\n  \
        carbontoll explain --row 5 shipments.csv")]
    Explain(Box<Explain>),
    /// The value of an input at which a figure equals a target
    #[command(after_help = "Examples:\n  \
        carbontoll solve scenarios/sichuan-vs-national.toml --for grid-2023.electricity --target grid-2023.CN.claim-price.saving=292\n  \
        carbontoll solve scenarios/eu-steel-exporter-2026.toml --for goods.coil-default.certificate_price --target 'goods.coil-default.cost=200000 EUR'\n\n\
        `carbontoll explain FILE` lists inputs and figures. No value, several and every value are answers.")]
    Solve(Solve),
    /// What differs between two scenarios, and why: causes that add up to the difference exactly
    #[command(after_help = "Examples:\n  \
        carbontoll compare scenarios/sichuan-vs-national.toml scenarios/sichuan-vs-national-2050.toml\n  \
        carbontoll compare a.toml b.toml --figure grid-2023.CN.claim-price.saving\n  \
        carbontoll compare a.toml a.toml --figure grid-2021.CN.claim-price.saving=grid-2023.CN.claim-price.saving")]
    Compare(Compare),
    /// Recompute every scenario of a folder and compare with its locked reports
    #[command(after_help = "Examples:\n  carbontoll check\n  carbontoll check my-scenarios\n  \
        carbontoll check my-scenarios --accept\n\n\
        Locked reports stand in DIR/locked. Exit code 1 if a byte differs.")]
    Check(Check),
    /// Browse the data in the program with its sources
    #[command(after_help = "Examples:\n  carbontoll data list\n  carbontoll data show china-grid-factors CN-SC\n  \
        carbontoll data show sources mee\n  carbontoll data check")]
    Data(Data),
    /// Print the JSON Schema of the scenario file, or of the report in JSON
    #[command(after_help = "Examples:\n  carbontoll schema > scenario.schema.json\n  carbontoll schema report\n\n\
        Put `#:schema scenario.schema.json` on the first line of a scenario and your editor completes and checks it.")]
    Schema {
        /// What the schema is of
        #[arg(value_enum, default_value_t = SchemaOf::Scenario)]
        of: SchemaOf,
    },
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
    /// Scenario files; `-` reads standard input; a folder with `-o DIR` makes a site of its scenarios
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub delivery: Delivery,
}

/// How reports are delivered.
#[derive(Debug, Args)]
pub struct Delivery {
    /// Format of the report; where it is left out that of the file's ending (.html, .xlsx, .json, .csv, .md), else text, and pages for a folder
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Write to a file, whole or not at all, or into a folder (`DIR/`), a file a report; `-` is standard output
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Write the charts as SVG files into a folder
    #[arg(long, value_name = "DIR")]
    pub charts: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Quote {
    /// CN code of the good: 8 digits, or 10 with the TARIC digits
    #[arg(long, value_name = "CODE")]
    pub cn: String,
    /// Country of origin: ISO code, English or Chinese name
    #[arg(long, value_name = "COUNTRY")]
    pub origin: String,
    /// Net mass in tonnes; 1 where it is left out
    #[arg(long, value_name = "T", conflicts_with = "mwh")]
    pub mass: Option<String>,
    /// Electricity in MWh
    #[arg(long, value_name = "MWH")]
    pub mwh: Option<String>,
    /// Year of importation
    #[arg(long)]
    pub year: Option<i16>,
    /// Quarter of importation: 1 to 4
    #[arg(long)]
    pub quarter: Option<i8>,
    /// Day of importation, instead of year and quarter
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// Year of production, where it is proven to differ
    #[arg(long, value_name = "YEAR")]
    pub production_year: Option<i16>,
    #[command(flatten)]
    pub assumed: Assumed,
    /// The price of a certificate from a published series, by year, where none is published otherwise
    #[arg(long, value_name = "SERIES", conflicts_with_all = ["price", "what_if_price"])]
    pub price_series: Option<String>,
    /// Actual direct emissions of the good's own process, tCO2e per tonne of good
    #[arg(long, value_name = "TCO2E")]
    pub actual_direct: Option<String>,
    /// Actual indirect emissions of the good's own process, tCO2e per tonne of good
    #[arg(long, value_name = "TCO2E")]
    pub actual_indirect: Option<String>,
    /// The actual values already include the precursors
    #[arg(long)]
    pub includes_precursors: bool,
    /// Functional units per tonne of good, where the actual values are per tonne of clinker or kg of nitrogen
    #[arg(long, value_name = "UNITS")]
    pub functional_units: Option<String>,
    /// A precursor: CN:ORIGIN:TONNES_PER_TONNE[:SEE[:SEFA[:ROUTE]]]; ORIGIN may be `unknown`, SEE and SEFA empty; repeat for several
    #[arg(long, value_name = "PRECURSOR")]
    pub precursor: Vec<String>,
    /// The good was made without any precursor of Annex I
    #[arg(long, conflicts_with = "precursor")]
    pub no_precursors: bool,
    /// The good's own specific embedded free allocation as verified by its operator, tCO2e per tonne of good
    #[arg(long, value_name = "TCO2E")]
    pub free_allocation: Option<String>,
    /// Production route letter of the benchmark, for actual values
    #[arg(long, value_name = "LETTER")]
    pub route: Option<String>,
    /// Emission factor of imported electricity, tCO2e per MWh
    #[arg(long, value_name = "FACTOR")]
    pub electricity_factor: Option<String>,
    /// Whether the electricity factor is the default one of the country of production or an actual one
    #[arg(long, value_enum, requires = "electricity_factor")]
    pub factor_basis: Option<FactorBasis>,
    /// Carbon price paid abroad per tCO2e: AMOUNT:CURRENCY
    #[arg(long, value_name = "AMOUNT:CURRENCY")]
    pub carbon_price_paid: Option<String>,
    /// Yearly average rate into euro for the carbon price paid
    #[arg(long, value_name = "RATE")]
    pub paid_rate: Option<String>,
    /// Share of the carbon price paid that was given back: 0.1 or 10%
    #[arg(long, value_name = "SHARE")]
    pub rebate: Option<String>,
    /// Share of the good's emissions that the carbon price paid covers: 0.9 or 90%; all of them where it is left out
    #[arg(long, value_name = "SHARE")]
    pub covered_share: Option<String>,
    /// Export price per tonne: AMOUNT:CURRENCY
    #[arg(long, value_name = "AMOUNT:CURRENCY")]
    pub export_price: Option<String>,
    /// Rate into euro for the export price
    #[arg(long, value_name = "RATE")]
    pub export_rate: Option<String>,
    /// Yuan per euro, to state the cost in yuan too
    #[arg(long, value_name = "RATE")]
    pub yuan_rate: Option<String>,
    /// The same good in other years: 2027..2034
    #[arg(long, value_name = "FROM..TO")]
    pub years: Option<String>,
    /// Use a proposal that is not law, by its name: com-2026-616
    #[arg(long, value_name = "NAME")]
    pub proposal: Option<String>,
    /// Use only what was published by this day; the day of the data where it is left out
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_known_on: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub delivery: Delivery,
}

#[derive(Debug, Args)]
pub struct Portfolio {
    /// Lists: CSV, CSV with gzip, or .xlsx; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Row file: every line with its figures, status and reason; .csv with the delimiter and decimal mark of the list, or .xlsx
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write the refused lines with their reasons to a CSV file
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
    /// Format of the summary; where it is left out that of the file's ending (.html, .xlsx, .json, .csv, .md), else text, and a page for a folder
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Write the summary to a file, or into a folder (`DIR/`), instead of printing it
    #[arg(long, value_name = "PATH")]
    pub summary: Option<PathBuf>,
    /// Write the charts of the summary as SVG files into a folder
    #[arg(long, value_name = "DIR")]
    pub charts: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// End with exit code 0 although lines were refused
    #[arg(long)]
    pub lenient: bool,
    /// Threads; as many as there are processors where it is left out
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
    /// Write an example of a list instead; an existing file is never overwritten
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "output", "errors", "summary", "charts"])]
    pub template: Option<PathBuf>,
}

/// How a list is read.
#[derive(Debug, Args)]
pub struct Reading {
    /// Which column of yours holds one of ours; repeat for several
    #[arg(long, value_name = "OUR=THEIRS")]
    pub map: Vec<String>,
    /// Sheet of a workbook; all visible ones with the header of the first where it is left out
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Line of the header; the first in which the needed columns meet where it is left out
    #[arg(long, value_name = "LINE")]
    pub header_row: Option<u64>,
    /// How the characters of a CSV file are written; told by its bytes where it is left out
    #[arg(long, value_name = "ENCODING", value_parser = ["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1250", "windows-1252", "windows-1254"])]
    pub encoding: Option<String>,
    /// Decimal mark of numbers; told by each column where it is left out
    #[arg(long, value_name = "MARK", value_parser = ["point", "comma"])]
    pub decimal_mark: Option<String>,
    /// Order of days such as 04/05/2026; told by their column where it is left out
    #[arg(long, value_name = "ORDER", value_parser = ["day-first", "month-first"])]
    pub date_order: Option<String>,
    #[command(flatten)]
    pub assumed: Assumed,
    /// Use only what was published by this day; the day of the data where it is left out
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_known_on: Option<jiff::civil::Date>,
}

/// What is stated where the law has nothing, or in place of it.
#[derive(Debug, Args)]
pub struct Assumed {
    /// Price of a certificate in EUR where none is published: 85, or by year of importation 2027=85,2030=110
    #[arg(long, value_name = "EUR", conflicts_with = "what_if_price")]
    pub price: Option<String>,
    /// Price of a certificate in EUR in place of a published one too; the report says what-if
    #[arg(long, value_name = "EUR")]
    pub what_if_price: Option<String>,
    /// Cross-sectoral correction factor, where the law has none yet
    #[arg(long, value_name = "FACTOR")]
    pub cscf: Option<String>,
}

#[derive(Debug, Args)]
pub struct DiffLaw {
    /// The earlier day: what was known then
    #[arg(value_name = "DAY")]
    pub before: jiff::civil::Date,
    /// The later day
    #[arg(value_name = "DAY")]
    pub after: jiff::civil::Date,
    /// Price of a certificate in EUR, the same on both sides
    #[arg(long, value_name = "EUR")]
    pub price: String,
    /// Cross-sectoral correction factor, where the law has none yet
    #[arg(long, value_name = "FACTOR")]
    pub cscf: Option<String>,
    /// CN codes, repeated; all goods where it is left out
    #[arg(long, value_name = "CODE")]
    pub cn: Vec<String>,
    /// Countries of origin, repeated; all where it is left out
    #[arg(long, value_name = "COUNTRY")]
    pub origin: Vec<String>,
    /// Year of importation
    #[arg(long, default_value_t = 2026)]
    pub year: i16,
    #[command(flatten)]
    pub delivery: Delivery,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The scenario file, or with --row a list; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The key of a figure; without it, all figures are listed
    #[arg(value_name = "FIGURE", conflicts_with = "row")]
    pub figure: Option<String>,
    /// The line of a customs list, as an editor counts lines; the header is line 1
    #[arg(long, value_name = "LINE")]
    pub row: Option<u64>,
    #[command(flatten, next_help_heading = "With --row")]
    pub reading: Reading,
}

#[derive(Debug, Args)]
pub struct Solve {
    /// The scenario file; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The key of the input to look for; repeat for several that take the same value
    #[arg(long = "for", value_name = "INPUT", required = true)]
    pub inputs: Vec<String>,
    /// The key of a figure and what it should be: FIGURE=VALUE, with or without its unit
    #[arg(long, value_name = "FIGURE=VALUE")]
    pub target: String,
    /// Where to search if the dependence is not piecewise linear: LOW..HIGH
    #[arg(long, value_name = "LOW..HIGH", allow_hyphen_values = true)]
    pub within: Option<String>,
    #[command(flatten)]
    pub delivery: Delivery,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// The first scenario file
    #[arg(value_name = "FIRST")]
    pub first: PathBuf,
    /// The second scenario file
    #[arg(value_name = "SECOND")]
    pub second: PathBuf,
    /// A figure whose difference is split, or a figure of each: KEY or KEY=KEY; repeat for several
    #[arg(long, value_name = "KEY")]
    pub figure: Vec<String>,
    #[command(flatten)]
    pub delivery: Delivery,
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

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The scenario file
    Scenario,
    /// What `--format json` writes
    Report,
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
        &[Self::Text, Self::Markdown, Self::Html, Self::Xlsx, Self::Json, Self::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let meaning = Self::ALL.iter().find(|(value, ..)| value == self).map(|(.., meaning)| meaning.trim());
        Some(PossibleValue::new(self.code()).help(meaning.unwrap_or_default()))
    }
}

/// What the emission factor of imported electricity is.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FactorBasis {
    /// The default factor of the country of production
    Default,
    /// The producer's own, under five conditions
    Actual,
}
