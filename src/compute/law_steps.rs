//! Why a step of the EU's carbon border charge is taken: the document, the article, and what it says.
//! Ids are those of `data/sources.toml`; a test holds them together.

use crate::trace::Basis;

macro_rules! articles {
    ($(fn $name:ident { $source:literal, $at:literal, $en:literal, $zh:literal })+) => {
        $(
            pub fn $name() -> Basis {
                Basis::Article { source: $source, at: $at, what: crate::text::Text::new($en, $zh) }
            }
        )+
        /// Every step's reason: name, document, English, Chinese.
        pub const TABLE: &[(&str, &str, &str, &str)] = &[$((stringify!($name), $source, $en, $zh)),+];
    };
}

articles! {
    fn mark_up_on_total { "impl-2025-2621", "Annex I, introduction", "The mark-up is added to the total default value, on the original figure.", "加成计于默认值总量，以原值为基数。" }
    fn default_with_mark_up { "impl-2025-2621", "Annex I, as replaced by Impl. Reg. (EU) 2026/1740", "Default value times one plus mark-up; no rounding is ordered.", "默认值乘以一加加成；法规未规定舍入。" }
    fn direct_and_indirect { "reg-2023-956", "Art. 7(1)", "Indirect emissions count for goods that are not listed in Annex II.", "未列入附件二的货物须计入间接排放。" }
    fn functional_unit { "impl-2025-2547", "Art. 4 and equations 64 to 66", "Values per functional unit (clinker, nitrogen) are converted to a tonne of good by its content.", "按功能单位（熟料、氮）计的数值，以含量换算为每吨货物。" }
    fn precursors_by_mass { "impl-2025-2547", "Annex III, B, equations 59 to 63", "A complex good carries its precursors' emissions, by the mass that enters the process.", "复杂货物按投入工序的质量承担前体的排放。" }
    fn fuel_energy { "impl-2025-2547", "Annex II, B, equation 5", "Activity data of a fuel: amount times net calorific value.", "燃料活动数据：用量乘以低位发热量。" }
    fn fuel_emissions { "impl-2025-2547", "Annex II, B, equation 5", "Combustion: activity data times emission factor times oxidation factor.", "燃烧排放：活动数据×排放因子×氧化因子。" }
    fn process_emissions { "impl-2025-2547", "Annex II, B, equation 11", "Process emissions: activity data times emission factor times conversion factor.", "过程排放：活动数据×排放因子×转化因子。" }
    fn mass_balance { "impl-2025-2547", "Annex II, B, equation 12", "Mass balance: carbon that enters less carbon that leaves, times 3.664.", "质量平衡：输入碳减输出碳，乘以3.664。" }
    fn biomass_is_zero { "impl-2025-2547", "Annex II, B, equation 10", "Only the share of biomass that meets the criteria is zero-rated.", "仅符合条件的生物质部分按零计。" }
    fn emissions_of_installation { "impl-2025-2547", "Annex II, B, equation 4", "The emissions of the period: calculated and measured ones together.", "报告期排放：计算法与测量法排放之和。" }
    fn waste_gas { "impl-2025-2547", "Annex II, G, equations 53 and 54", "Waste gas counts as the natural gas it replaces; what is exported is corrected for efficiency by 0.667.", "废气按所替代的天然气计；输出部分乘以效率修正系数0.667。" }
    fn attributed { "impl-2025-2547", "Annex III, A, equation 55", "Attributed emissions: direct, plus heat and waste gas imported, less heat, waste gas and electricity exported; never below zero.", "归属排放：直接排放加输入热和废气，减输出热、废气和所发电力，不低于零。" }
    fn electricity_consumed { "impl-2025-2547", "Annex II, D, equation 35; Annex III, A, equation 56", "Indirect emissions: electricity consumed times its emission factor.", "间接排放：消耗电力乘以其排放因子。" }
    fn over_activity_level { "impl-2025-2547", "Annex III, B, equations 57 to 60", "Emissions of the period over the activity level: the goods made that can be sold. At most five decimals; the way of rounding is not named, half up is ours.", "报告期排放除以活动水平（可销售产品产量）。最多保留五位小数；法规未指明舍入方式，此处采用四舍五入。" }
    fn part_over_activity_level { "impl-2025-2547", "Annex III, B, equations 59 to 61", "What the masses of the period bring, over the activity level; to ten decimals, since no text orders a rounding here.", "报告期投入的贡献除以活动水平；法规未规定此处的舍入，取十位小数。" }
    fn free_allocation_over_activity_level { "impl-2025-2620", "Annex, equations 4 and 5", "Free allocation of the precursors of the period over the activity level; to ten decimals, since no text orders a rounding.", "报告期前体的免费配额除以活动水平；法规未规定舍入，取十位小数。" }
    fn information_only { "impl-2025-2547", "Annex III, B, equations 57 and 58", "Direct and indirect emissions are reported separately; this figure enters nothing else.", "直接与间接排放分别报告；此数不参与后续计算。" }
    fn full_tonnes { "impl-2025-2547", "Annex II, A.1(6) and (7)", "Emissions of a full reporting period are expressed in full tonnes; all significant digits go on into the calculation.", "整个报告期的排放以整吨表示，计算仍采用全部有效数字。" }
    fn five_decimals { "impl-2025-2547", "Annex II, A.1(8)", "Specific direct and specific indirect embedded emissions have at most five decimals each; the way of rounding is not named, half up is ours.", "单位直接和单位间接隐含排放各最多保留五位小数；法规未指明舍入方式，此处采用四舍五入。" }
    fn equation_2 { "impl-2025-2620", "Annex, equation 2", "The process alone: CBAM factor x cross-sectoral correction factor x benchmark of column A.", "仅本工序：CBAM系数×跨行业修正系数×A列基准。" }
    fn equation_3 { "impl-2025-2620", "Annex, equations 2 and 3", "Simple good with actual emissions: CBAM factor x cross-sectoral correction factor x benchmark of column A.", "采用实际排放的简单货物：CBAM系数×跨行业修正系数×A列基准。" }
    fn equation_4 { "impl-2025-2620", "Annex, equations 4 and 5", "Complex good: its own process plus, for each precursor, mass times the precursor's own free allocation.", "复杂货物：本工序加上各前体质量乘以该前体的单位免费配额。" }
    fn equation_6 { "impl-2025-2620", "Annex, equation 6", "Default values: CBAM factor x cross-sectoral correction factor x benchmark of column B, which holds the whole chain.", "采用默认值：CBAM系数×跨行业修正系数×B列基准（已含全链条）。" }
    fn alloy_grades { "impl-2025-2620", "Annex, point 5.1", "INFERRED: “Where different alloy grades for steel are given in the table for the same CN code, the highest benchmark value given for the relevant production year is used.” The sentence before it keeps the route of the default value; so the highest of the grades of that route is taken.", "推断：“同一CN编码在表中列有不同合金等级钢的，采用相关生产年份的最高基准值。”前一句要求沿用默认值的路线，故取该路线各等级中的最高值。" }
    fn free_allocation_deducted { "reg-2023-956", "Art. 31", "Certificates are adjusted for the free allocation of allowances in the EU.", "应清缴证书按欧盟免费配额作相应调整。" }
    fn price_paid_deducted { "reg-2023-956", "Art. 9", "A carbon price effectively paid in a third country reduces the certificates.", "在第三国实际支付的碳价可扣减应清缴证书。" }
    fn floor { "cbam-qa-2026-05", "questions 3.7 and 4.32", "A good below its free allocation counts zero and offsets nothing; the regulation itself has no such sentence.", "低于免费配额的货物按零计，不得抵减其他货物；条例本身并无此句。" }
    fn one_certificate_a_tonne { "reg-2023-956", "Art. 3(24)", "One certificate stands for one tonne of CO2e.", "一张证书对应一吨二氧化碳当量。" }
    fn certificates_by_quantity { "reg-2023-956", "Art. 6(2) and 22(1)", "Certificates for the embedded emissions of the quantity imported.", "按进口数量的隐含排放清缴证书。" }
    fn whole_certificates { "reg-2023-956", "Art. 20 and 22", "Certificates are individual units. No rule for rounding was found; the next whole number is the careful count, and is meant per declarant and year.", "证书以张为单位。未见舍入规则，向上取整为审慎张数，应按申报人和年度合计。" }
    fn certificates_by_price { "reg-2023-956", "Art. 21", "Certificates times the price of one.", "证书数量乘以单价。" }
    fn threshold { "reg-2023-956", "Art. 2a and Annex VII", "Net mass per importer and calendar year, all goods of cement, iron and steel, aluminium and fertilisers together; exempt up to and including 50 t.", "按每进口商每日历年计，水泥、钢铁、铝和化肥货物净重合计，不超过50吨（含）可豁免。" }
    fn penalty { "reg-2023-956", "Art. 26(1)", "The excess emissions penalty of the EU ETS for each certificate not surrendered; the certificates are still owed. It is indexed to consumer prices; the indexed amount was not found.", "每张未清缴证书按欧盟碳市场超排罚款计，且仍须补缴证书。罚款随消费价格指数化，指数化后的金额未查到。" }
    fn holding_base { "reg-2023-956", "Art. 22(2)(a)", "What must be held counts default values without mark-up, taking free allocation into account; whether a good below its free allocation counts zero is not said, here it does.", "持有要求按不含加成的默认值并考虑免费配额计算；低于免费配额的货物是否按零计未明确，此处按零计。" }
    fn holding { "reg-2023-956", "Art. 22(2)", "At the end of each quarter at least half of the emissions embedded in all goods imported since 1 January must be covered.", "每季度末持有的证书不得少于当年1月1日以来全部进口货物隐含排放的一半。" }
    fn penalty_base { "reg-2023-956", "Art. 26(4a)", "A penalty counts default values less free allocation, whatever was declared.", "罚款以默认值减免费配额为基数，与申报方式无关。" }
    fn penalty_multiple { "reg-2023-956", "Art. 26(2) and (2a)", "Three to five times for goods imported without authorisation; an overshoot of the mass threshold by at most 10 % may be lowered, not below the simple penalty.", "未获授权进口的货物按三至五倍计；超出质量门槛不超过百分之十的可以减轻，但不低于一倍。" }
    fn net_of_rebates { "reg-2023-956", "Art. 9(1)", "Only what was effectively paid counts: rebates and compensation are taken off.", "只计实际支付部分，返还和补偿须扣除。" }
    fn yearly_average_rate { "reg-2023-956", "Art. 9(5)", "Foreign currency is converted at the yearly average exchange rate.", "外币按年平均汇率折算。" }
    fn less_price_paid { "reg-2023-956", "Art. 9, no implementing act adopted", "ESTIMATE: a tonne less also loses the part that a carbon price paid abroad stands for.", "估算：少排放一吨也相应减少已付碳价的抵扣部分。" }
    fn paid_at_most_whole { "reg-2023-956", "Art. 9, no implementing act adopted", "ESTIMATE: a price paid above that of certificates deducts no more than the emissions that it was paid on.", "估算：已付碳价高于证书价格时，扣减不超过其所覆盖的排放；尚无实施法规。" }
    fn paid_rounded { "reg-2023-956", "Art. 9, no implementing act adopted", "ESTIMATE: rounded once, to ten decimals; no act says how.", "估算：一次性取十位小数；尚无法规规定如何舍入。" }
    fn paid_over_price { "reg-2023-956", "Art. 9, no implementing act adopted", "ESTIMATE: the share of the certificate price that was paid, on the emissions of the good.", "估算：已付碳价占证书价格的比例，乘以货物排放；尚无实施法规。" }
}

/// Steps that no text orders.
pub fn converted() -> Basis {
    Basis::Convention(crate::text::messages::reasons::converted())
}

/// What one good saves in place of another.
pub fn other_less_this() -> Basis {
    Basis::Convention(crate::text::messages::reasons::other_less_this())
}

/// What a tonne of CO2e less saves.
pub fn tonne_less() -> Basis {
    Basis::Convention(crate::text::messages::reasons::tonne_less())
}

/// The difference that own data makes.
pub fn default_less_own() -> Basis {
    Basis::Convention(crate::text::messages::reasons::default_less_own())
}

/// Where both sides cost the same.
pub fn break_even() -> Basis {
    Basis::Convention(crate::text::messages::reasons::break_even())
}

/// The cost over the export price.
pub fn share_of_price() -> Basis {
    Basis::Convention(crate::text::messages::reasons::share_of_price())
}

/// The cost over the export price, times ten thousand.
pub fn per_ten_thousand() -> Basis {
    Basis::Convention(crate::text::messages::reasons::per_ten_thousand())
}
