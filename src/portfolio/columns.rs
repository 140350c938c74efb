//! Which column holds what: names in nine languages (the table `list-headers`), and `--map`.

use crate::diag::{Diagnostic, nearest};
use crate::load::table::{Fit, TableFile, TableResult};
use crate::reference::{DataError, Library};
use crate::text::messages::table as say;
use crate::text::{Choice as _, Text, choices};
use std::collections::BTreeMap;

choices! {
    /// What a column of a customs list can hold.
    pub enum Field {
        /// Your own name of the line.
        Id = "id",
        /// The item of the declaration that `id` names.
        Item = "item",
        /// Who is liable; without this column all lines are of one importer.
        Importer = "importer",
        /// Needed. CN code: 8 digits, or 10 with the TARIC digits.
        Code = "cn_code",
        /// Needed. Country of origin: ISO code, English or Chinese name.
        Origin = "origin",
        /// Needed, unless `net_mass_kg` is there. Net mass in tonnes.
        MassT = "net_mass_t",
        /// Net mass in kilograms.
        MassKg = "net_mass_kg",
        /// Needed. Day of release for free circulation.
        Date = "import_date",
        /// Year of production, where it is proven to differ from that of the import.
        ProductionYear = "production_year",
        /// `default` (also where it is empty) or `actual`.
        Basis = "emissions_basis",
        /// tCO2e per tonne of good, precursors included.
        Direct = "specific_direct_emissions",
        /// tCO2e per tonne of good, where indirect emissions count.
        Indirect = "specific_indirect_emissions",
        /// Free allocation that all precursors bring, tCO2e per tonne of good.
        PrecursorFree = "precursor_free_allocation",
        /// Route letter of the benchmark, for actual values.
        Route = "production_route",
        /// Carbon price effectively paid abroad, with actual values.
        Paid = "carbon_price_paid_eur_per_tco2e",
        /// Customs value, to state the cost as a share of it.
        CustomsValue = "customs_value_eur",
        /// Currency of the customs value; what is not in euro is left out.
        Currency = "currency",
        /// Code of the customs procedure, such as 4000: whether the goods were released.
        Procedure = "customs_procedure",
        /// Who sold the goods.
        Supplier = "supplier",
        /// Where they were made.
        Installation = "installation",
    }
}

/// The table of headers.
const TABLE: &str = "list-headers";
/// What the table calls a net mass whose unit stands behind its name, and a customs value whose currency does.
const NET_MASS: &str = "net_mass";
const CUSTOMS_VALUE: &str = "customs_value";

/// Units behind the name of a mass, after [`plain`], and whether they are kilograms.
const MASS_UNITS: &[(&str, bool)] = &[
    ("kilograms", true),
    ("kilogram", true),
    ("kilogramm", true),
    ("kilogrammes", true),
    ("kg", true),
    ("千克", true),
    ("公斤", true),
    ("tonnes", false),
    ("tonne", false),
    ("tonnen", false),
    ("tonnellate", false),
    ("toneladas", false),
    ("吨", false),
    ("t", false),
];
const EURO: &[&str] = &["eur", "euro", "euros", "欧元"];
/// Words between a name and its unit.
const BETWEEN: &[&str] = &["in", "en", "w"];

/// What a header can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Field(Field),
    MassWithoutUnit,
    ValueWithoutCurrency,
}

/// The headers that are known.
#[derive(Debug)]
pub struct Headers(BTreeMap<String, String>);

impl Headers {
    /// # Errors
    /// A broken data file.
    pub fn of(library: &dyn Library) -> Result<Self, DataError> {
        let table = library.table(TABLE)?;
        Ok(Self(table.rows().map(|row| (plain(row.get("spelling")), row.get("field").to_owned())).collect()))
    }

    fn named(&self, name: &str) -> Option<Named> {
        let spelled = plain(name);
        if let Some((field, ..)) = Field::ALL.iter().find(|(_, code, _)| plain(code) == spelled) {
            return Some(Named::Field(*field));
        }
        if let Some((_, kilograms)) = MASS_UNITS.iter().find(|(unit, _)| *unit == spelled && unit.len() > 2) {
            return Some(Named::Field(mass_field(*kilograms)));
        }
        match self.0.get(&spelled).map(String::as_str) {
            Some(NET_MASS) => return Some(Named::MassWithoutUnit),
            Some(CUSTOMS_VALUE) => return Some(Named::ValueWithoutCurrency),
            Some(field) => return Field::parse(field).map(Named::Field),
            None => {}
        }
        if MASS_WITHOUT_UNIT.contains(&spelled.as_str()) {
            return Some(Named::MassWithoutUnit);
        }
        let mass = MASS_UNITS.iter().find(|(unit, _)| self.is_behind(&spelled, unit, NET_MASS));
        let mass = mass.map(|(_, kilograms)| Named::Field(mass_field(*kilograms)));
        let in_euro = || EURO.iter().any(|unit| self.is_behind(&spelled, unit, CUSTOMS_VALUE));
        mass.or_else(|| in_euro().then_some(Named::Field(Field::CustomsValue)))
    }

    /// Whether a header is a name of this kind with a unit behind it.
    fn is_behind(&self, spelled: &str, unit: &str, kind: &str) -> bool {
        let Some(base) = spelled.strip_suffix(unit) else { return false };
        let is_kind = |name: &str| self.0.get(name).is_some_and(|field| field == kind);
        is_kind(base) || BETWEEN.iter().any(|word| base.strip_suffix(word).is_some_and(is_kind))
    }

    /// How well some cells fit as a header; `map` as for [`Columns::of`].
    pub fn fit(&self, cells: &[String], map: &[(String, String)]) -> Fit {
        let mut seen = [false; 4];
        let mut known = 0;
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            let mapped = map.iter().find(|(_, theirs)| theirs == cell).and_then(|(ours, _)| Field::parse(ours));
            let Some(named) = mapped.map(Named::Field).or_else(|| self.named(cell)) else { continue };
            known += 1;
            match named {
                Named::Field(Field::Code) => seen[0] = true,
                Named::Field(Field::Origin) => seen[1] = true,
                // A unit can stand on the next line.
                Named::Field(Field::MassT | Field::MassKg) => seen[2] = true,
                Named::Field(Field::Date) => seen[3] = true,
                _ => {}
            }
        }
        Fit { whole: seen == [true; 4], known }
    }
}

fn mass_field(kilograms: bool) -> Field {
    if kilograms { Field::MassKg } else { Field::MassT }
}

/// Names that say mass and not its unit.
const MASS_WITHOUT_UNIT: &[&str] = &["quantity", "数量"];

/// The columns that the program appends.
pub const RESULTS: [&str; 7] = [
    "specific_embedded_emissions",
    "specific_embedded_free_allocation",
    "certificates",
    "certificate_price_eur",
    "cost_eur",
    "status",
    "reason",
];

/// Where each field stands in a table.
#[derive(Clone, Debug)]
pub struct Columns {
    at: [Option<usize>; Field::ALL.len()],
    /// How many cells a line has.
    pub count: usize,
    /// The columns that a row file repeats: all but those that the program writes.
    pub kept: Vec<usize>,
    /// The position of the mass, and whether it is in kilograms.
    pub mass: (usize, bool),
    /// Names of columns that nothing reads.
    pub unused: Vec<String>,
}

impl Columns {
    /// The position of a field.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    /// Finds the columns of a table; `map` holds pairs of our name and the file's.
    ///
    /// # Errors
    /// Everything that is wrong with the header, in one run.
    pub fn of(table: &TableFile, map: &[(String, String)], headers: &Headers) -> Result<Self, Vec<Diagnostic>> {
        let mut wrong = Vec::new();
        let mut at = [None; Field::ALL.len()];
        let mut claimed = vec![false; table.header.len()];
        for (ours, theirs) in map {
            match mapped(table, ours, theirs) {
                Ok((field, position)) => {
                    at[field as usize] = Some(position);
                    claimed[position] = true;
                }
                Err(diagnostic) => wrong.push(*diagnostic),
            }
        }
        let mass_is_mapped = at[Field::MassT as usize].is_some() || at[Field::MassKg as usize].is_some();
        let mut without_unit = None;
        let mut without_currency = None;
        for (position, name) in table.header.iter().enumerate() {
            // What the program wrote itself is written anew.
            if RESULTS.contains(&name.as_str()) {
                claimed[position] = true;
                continue;
            }
            let field = match headers.named(name).filter(|_| !claimed[position]) {
                Some(Named::Field(field)) => field,
                Some(Named::MassWithoutUnit) => {
                    without_unit = Some(name);
                    continue;
                }
                Some(Named::ValueWithoutCurrency) => {
                    without_currency = without_currency.or(Some(position));
                    continue;
                }
                None => continue,
            };
            let is_mass = matches!(field, Field::MassT | Field::MassKg);
            if map.iter().any(|(ours, _)| Field::parse(ours) == Some(field)) || (is_mass && mass_is_mapped) {
                continue;
            }
            if let Some(first) = at[field as usize] {
                let first: &String = &table.header[first];
                wrong.push(
                    Diagnostic::error("column-twice", say::column_twice(field.code(), first, name))
                        .help(say::map_one(field.code(), first)),
                );
            }
            at[field as usize] = Some(position);
            claimed[position] = true;
        }
        // A value whose currency nobody says is not taken for euro.
        if let (None, Some(position), Some(_)) =
            (at[Field::CustomsValue as usize], without_currency, at[Field::Currency as usize])
        {
            at[Field::CustomsValue as usize] = Some(position);
            claimed[position] = true;
        }
        for field in [Field::Code, Field::Origin, Field::Date] {
            if at[field as usize].is_none() {
                wrong.push(missing(table, field.code(), say::missing_column(field.code())));
            }
        }
        let mass = match (at[Field::MassT as usize], at[Field::MassKg as usize]) {
            (Some(_), Some(_)) => {
                wrong.push(
                    Diagnostic::error("two-masses", say::two_masses())
                        .help(say::map_one("net_mass_t", &table.header[at[Field::MassT as usize].unwrap_or(0)])),
                );
                None
            }
            (Some(tonnes), None) => Some((tonnes, false)),
            (None, Some(kilograms)) => Some((kilograms, true)),
            (None, None) => {
                wrong.push(match without_unit {
                    Some(name) => Diagnostic::error("mass-without-unit", say::mass_without_a_unit(name))
                        .help(say::map_the_mass(name)),
                    None => missing(table, "net_mass_t", say::missing_mass()),
                });
                None
            }
        };
        match mass {
            Some(mass) if wrong.is_empty() => {
                let names = table.header.iter().zip(&claimed);
                let unused = names.filter(|(name, used)| !**used && !name.is_empty()).map(|(name, _)| name.clone());
                let is_kept = |at: &usize| !RESULTS.contains(&table.header[*at].as_str());
                let kept = (0..table.header.len()).filter(is_kept).collect();
                Ok(Self { at, count: table.header.len(), kept, mass, unused: unused.collect() })
            }
            _ => Err(wrong),
        }
    }
}

/// Checks that tables which are written to one row file have the same columns.
///
/// # Errors
/// The header differs.
pub fn same_header(first: &TableFile, other: &TableFile) -> TableResult<()> {
    if first.header == other.header {
        return Ok(());
    }
    Err(Box::new(Diagnostic::error("headers-differ", say::headers_differ(&first.name)).help(say::same_header())))
}

fn mapped(table: &TableFile, ours: &str, theirs: &str) -> TableResult<(Field, usize)> {
    let Some(field) = Field::parse(ours) else {
        let known: Vec<&str> = Field::ALL.iter().map(|(_, code, _)| *code).collect();
        return Err(Box::new(
            Diagnostic::error("bad-map", say::map_unknown_ours(ours)).help(say::ours_are(Text::words(&known))),
        ));
    };
    match table.header.iter().position(|name| name == theirs.trim()) {
        Some(position) => Ok((field, position)),
        None => Err(Box::new(
            Diagnostic::error("bad-map", say::map_unknown_theirs(theirs))
                .help(say::columns_are(Text::words(&table.header))),
        )),
    }
}

fn missing(table: &TableFile, name: &str, message: Text) -> Diagnostic {
    let mut diagnostic = Diagnostic::error("missing-column", message).help(say::rename_or_map(name));
    let near = nearest(name, table.header.iter().map(String::as_str));
    let names = if near.is_empty() { Text::words(&table.header) } else { Text::words(&near) };
    diagnostic = diagnostic.help(say::columns_are(names));
    diagnostic
}

/// A name without blanks, marks and capitals.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
