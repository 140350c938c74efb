//! Which column holds what: names in English and Chinese, common spellings, and `--map`.

use crate::diag::{Diagnostic, nearest};
use crate::load::table::{TableFile, TableResult};
use crate::text::messages::table as say;
use crate::text::{Choice as _, Text, choices};

choices! {
    /// What a column of a customs list can hold.
    pub enum Field {
        /// Your own name of the line.
        Id = "id",
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
    }
}

/// Other spellings, after [`plain`].
const SPELLINGS: &[(Field, &[&str])] = &[
    (Field::Id, &["lineid", "shipmentid", "shipment", "reference", "编号", "序号", "单号", "报关单号"]),
    (
        Field::Importer,
        &["importerid", "importereori", "eori", "eorinumber", "declarant", "进口商", "进口企业", "进口人"],
    ),
    (
        Field::Code,
        &[
            "cn",
            "cncode8",
            "commoditycode",
            "tariccode",
            "taric",
            "tariffcode",
            "goodscode",
            "hscode",
            "cn编码",
            "cn代码",
            "hs编码",
            "商品编码",
            "商品编号",
            "海关编码",
            "税号",
            "税则号列",
        ],
    ),
    (Field::Origin, &["countryoforigin", "origincountry", "原产国", "原产地", "原产国地区", "原产国或地区"]),
    (
        Field::MassT,
        &["netmasstonnes", "netmassintonnes", "netweightt", "netweighttonnes", "masst", "tonnes", "净重吨", "净质量吨"],
    ),
    (
        Field::MassKg,
        &["netmasskilograms", "netweightkg", "masskg", "kilograms", "净重千克", "净重公斤", "净重kg", "净质量千克"],
    ),
    (Field::Date, &["dateofimport", "importdate", "releasedate", "dateofrelease", "date", "进口日期", "放行日期"]),
    (Field::ProductionYear, &["yearofproduction", "生产年份", "生产年度"]),
    (Field::Basis, &["basis", "排放依据", "排放数据依据"]),
    (Field::Direct, &["specificdirectembeddedemissions", "directemissions", "单位直接排放", "直接排放"]),
    (Field::Indirect, &["specificindirectembeddedemissions", "indirectemissions", "单位间接排放", "间接排放"]),
    (Field::PrecursorFree, &["precursorsefa", "前体免费配额"]),
    (Field::Route, &["route", "生产路线", "工艺路线", "生产工艺路线"]),
    (Field::Paid, &["carbonpricepaid", "carbonpricepaideur", "已付碳价", "已付碳价欧元"]),
    (Field::CustomsValue, &["customsvalue", "海关价值", "完税价格", "完税价格欧元", "海关价值欧元"]),
];

/// Names that say mass and not its unit.
const MASS_WITHOUT_UNIT: &[&str] =
    &["netmass", "netweight", "mass", "weight", "净重", "净质量", "重量", "quantity", "数量"];

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
    pub fn of(table: &TableFile, map: &[(String, String)]) -> Result<Self, Vec<Diagnostic>> {
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
        for (position, name) in table.header.iter().enumerate() {
            if RESULTS.contains(&name.as_str()) {
                wrong.push(
                    Diagnostic::error("column-of-result", say::column_of_result(name)).help(say::remove_the_column()),
                );
            }
            let spelled = plain(name);
            if MASS_WITHOUT_UNIT.contains(&spelled.as_str()) {
                without_unit = Some(name);
            }
            let Some(field) = field_of(&spelled).filter(|_| !claimed[position]) else { continue };
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
                Ok(Self { at, count: table.header.len(), mass, unused: unused.collect() })
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

fn field_of(spelled: &str) -> Option<Field> {
    let own = Field::ALL.iter().find(|(_, code, _)| plain(code) == spelled).map(|(field, ..)| *field);
    own.or_else(|| SPELLINGS.iter().find(|(_, names)| names.contains(&spelled)).map(|(field, _)| *field))
}

/// A name without blanks, marks and capitals.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
