//! What the figures of an installation are called.

crate::text::phrases! {
    fn amount(name) { "Amount: {name}", "用量：{name}" }
    fn calorific_value() { "Net calorific value", "低位发热量" }
    fn energy() { "Energy of the fuel", "燃料能量" }
    fn terajoule() { "Terajoules in a gigajoule", "每吉焦的太焦数" }
    fn emission_factor() { "Emission factor", "排放因子" }
    fn oxidation() { "Oxidation factor", "氧化因子" }
    fn conversion() { "Conversion factor", "转化因子" }
    fn emissions_of(name) { "Emissions: {name}", "排放：{name}" }
    fn fossil_emissions_of(name) { "Emissions without biomass: {name}", "扣除生物质后的排放：{name}" }
    fn whole() { "The whole", "全部" }
    fn biomass() { "Zero-rated share of biomass", "按零计的生物质比例" }
    fn fossil_share() { "Fossil share", "化石部分比例" }
    fn carbon_content() { "Carbon content", "含碳量" }
    fn carbon_of(name) { "Carbon: {name}", "碳量：{name}" }
    fn fossil_carbon_of(name) { "Fossil carbon: {name}", "化石碳量：{name}" }
    fn carbon_in() { "Carbon that enters", "输入碳" }
    fn carbon_out() { "Carbon that leaves", "输出碳" }
    fn carbon_emitted() { "Carbon emitted", "排放碳" }
    fn per_carbon() { "CO2 per carbon", "二氧化碳与碳的质量比" }
    fn emissions_of_mass_balance() { "Emissions by mass balance", "质量平衡法排放" }
    fn stated_direct() { "Direct emissions as stated", "填报的直接排放" }
    fn emissions_of_period() { "Direct emissions of the period", "报告期直接排放" }
    fn heat() { "Heat", "热量" }
    fn emissions_of_heat() { "Emissions of the heat", "热量对应的排放" }
    fn natural_gas() { "Emission factor of natural gas", "天然气排放因子" }
    fn waste_gas_imported() { "Waste gas taken in", "输入废气" }
    fn waste_gas_exported() { "Waste gas given to others", "输出废气" }
    fn waste_gas_correction() { "Correction for the efficiency of waste gas", "废气效率修正系数" }
    fn emissions_of_waste_gas() { "Emissions of the waste gas", "废气对应的排放" }
    fn electricity_produced() { "Emissions of electricity produced", "所发电力的排放" }
    fn running_total() { "Attributed so far", "累计归属排放" }
    fn nothing() { "Nothing yet", "起始为零" }
    fn floor() { "Floor", "下限" }
    fn attributed_direct() { "Attributed direct emissions", "归属直接排放" }
    fn electricity() { "Electricity consumed", "消耗电力" }
    fn electricity_factor() { "Emission factor of the electricity", "电力排放因子" }
    fn attributed_indirect() { "Attributed indirect emissions", "归属间接排放" }
}
