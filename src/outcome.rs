//! What a computation found: which nodes of the trace answer which question. Numbers stand in the
//! trace and nowhere else.

use crate::quantity::Denominator;
use crate::trace::NodeId;

/// The answers for one case, in the order of the case.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Each price in yuan per tonne.
    pub prices: Vec<NodeId>,
    pub comparisons: Vec<ComparisonOutcome>,
    /// The output value in yuan.
    pub output_value: Option<NodeId>,
    /// The export value in yuan.
    pub export_value: Option<NodeId>,
    pub path: Option<PathOutcome>,
    pub claims: Vec<ClaimOutcome>,
    pub ranking: Vec<RankedRegion>,
    pub product: Option<ProductOutcome>,
    pub checks: Vec<CheckOutcome>,
}

#[derive(Clone, Debug)]
pub struct ComparisonOutcome {
    /// Tonnes per 10,000 yuan, reference less subject.
    pub gap: NodeId,
    /// Yuan per 10,000 yuan, one a price.
    pub savings: Vec<NodeId>,
    /// The same per other kinds of value, as the file reads them.
    pub converted: Vec<Converted>,
    /// Tonnes for the output value, and yuan one a price.
    pub output: Option<Scaled>,
    /// The same for the export value.
    pub export: Option<Scaled>,
    /// What of the gap is the grids' and what the electricity's, where each side has its own.
    pub split: Option<SplitOutcome>,
    pub sectors: Option<SectorsOutcome>,
}

/// A gap and its savings per another kind of value.
#[derive(Clone, Debug)]
pub struct Converted {
    pub per: Denominator,
    pub gap: NodeId,
    pub savings: Vec<NodeId>,
}

/// Parts of a gap that add up to it, in tonnes per 10,000 yuan.
#[derive(Clone, Copy, Debug)]
pub struct SplitOutcome {
    pub grid: NodeId,
    pub electricity: NodeId,
}

/// Sectors of a method, and all of them together.
#[derive(Clone, Debug)]
pub struct SectorsOutcome {
    /// In the order of the case.
    pub sectors: Vec<SectorOutcome>,
    /// Tonnes for the values of all, where all have one.
    pub emissions: Option<NodeId>,
    /// Yuan for the values of all, one a price.
    pub savings: Vec<NodeId>,
}

#[derive(Clone, Debug)]
pub struct SectorOutcome {
    /// kWh per 10,000 yuan.
    pub electricity: NodeId,
    /// Tonnes per 10,000 yuan, the same on both sides.
    pub direct_emissions: Option<NodeId>,
    pub gap: NodeId,
    /// Yuan per 10,000 yuan, one a price.
    pub savings: Vec<NodeId>,
    /// In units of 10,000 yuan.
    pub value: Option<NodeId>,
    /// Tonnes for the value.
    pub emissions: Option<NodeId>,
    /// Yuan for the value, one a price.
    pub value_savings: Vec<NodeId>,
}

/// A gap and its savings scaled to a value.
#[derive(Clone, Debug)]
pub struct Scaled {
    pub emissions: NodeId,
    pub savings: Vec<NodeId>,
}

/// Savings over years.
#[derive(Clone, Debug, Default)]
pub struct PathOutcome {
    /// One a year, where a discount rate is stated.
    pub discount: Vec<NodeId>,
    /// For each comparison, the gap of each year; empty where it stays as it is.
    pub gaps: Vec<Vec<NodeId>>,
    /// For each comparison, what is scaled: which value, and its units of 10,000 yuan in each year.
    pub scales: Vec<PathScale>,
    /// One a price path.
    pub series: Vec<PathSeries>,
}

/// What the savings of a comparison over years are of.
#[derive(Clone, Debug)]
pub struct PathScale {
    pub what: ScaledWhat,
    /// What the savings per 10,000 yuan are per.
    pub per: Denominator,
    /// Units of 10,000 yuan, one a year.
    pub units: Vec<NodeId>,
}

/// Which value of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaledWhat {
    Output,
    Export,
    /// 10,000 yuan in every year, where the file states no value.
    TenThousand,
}

/// One price path; each list has an entry a year.
#[derive(Clone, Debug, Default)]
pub struct PathSeries {
    /// As published or stated, or between two years.
    pub prices: Vec<NodeId>,
    /// In the money of one year; the same where nothing is deflated.
    pub in_money_of: Vec<NodeId>,
    pub yuan: Vec<NodeId>,
    /// For each comparison, the saving of each year per 10,000 yuan.
    pub savings: Vec<Vec<NodeId>>,
    /// For each comparison, what the value of each year saves, in yuan.
    pub money: Vec<Vec<NodeId>>,
    /// For each comparison.
    pub totals: Vec<PathTotal>,
}

/// Savings of all years, in yuan.
#[derive(Clone, Copy, Debug)]
pub struct PathTotal {
    pub cumulative: NodeId,
    pub present_value: Option<NodeId>,
}

#[derive(Clone, Debug)]
pub struct ClaimOutcome {
    pub claimed: NodeId,
    pub computed: NodeId,
    /// Computed less claimed.
    pub difference: NodeId,
    /// The difference in per cent of what is claimed.
    pub per_cent: NodeId,
}

/// A region of the ranking; the greatest gap comes first.
#[derive(Clone, Debug)]
pub struct RankedRegion {
    /// The position in the case.
    pub region: usize,
    /// The region's own factor or intensity.
    pub own: NodeId,
    pub gap: NodeId,
    pub savings: Vec<NodeId>,
}

#[derive(Clone, Debug)]
pub struct ProductOutcome {
    /// For each process, for each grid: tonnes per unit.
    pub emissions: Vec<Vec<NodeId>>,
    /// For each process, for each reference grid: reference less subject, per unit.
    pub gaps: Vec<Vec<ProductGap>>,
    /// For each change.
    pub changes: Vec<ChangeOutcome>,
}

#[derive(Clone, Debug)]
pub struct ProductGap {
    /// Tonnes per unit.
    pub gap: NodeId,
    /// Yuan per unit, one a price.
    pub savings: Vec<NodeId>,
    /// Tonnes for the quantity.
    pub total: Option<NodeId>,
    /// Yuan for the quantity, one a price.
    pub total_savings: Vec<NodeId>,
}

#[derive(Clone, Debug)]
pub struct ChangeOutcome {
    /// kWh per unit saved.
    pub electricity: NodeId,
    /// For each grid: tonnes per unit saved.
    pub emissions: Vec<NodeId>,
    /// For each grid, for each price: yuan per unit saved.
    pub savings: Vec<Vec<NodeId>>,
}

#[derive(Clone, Debug)]
pub enum CheckOutcome {
    /// The sum of the parts (a year earlier for growth), the total, their difference, and that
    /// in per cent of the total.
    Sum {
        sum: NodeId,
        total: NodeId,
        difference: NodeId,
        per_cent: NodeId,
    },
    Share {
        computed: NodeId,
        published: NodeId,
        difference: NodeId,
    },
    UnitValue {
        computed: NodeId,
        low: NodeId,
        high: NodeId,
        /// The published value, and what it would be at the low and at the high end: these are
        /// compared, since they are exact.
        value: NodeId,
        at_low: NodeId,
        at_high: NodeId,
    },
}
