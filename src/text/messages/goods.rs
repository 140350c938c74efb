//! What the figures of a CBAM good are called, in the law's words.

crate::text::phrases! {
    fn default_value() { "Default value (total)", "默认值（总量）" }
    fn whole() { "The whole", "全部" }
    fn mark_up() { "Mark-up on the default value", "默认值加成" }
    fn one_plus_mark_up() { "One plus mark-up", "一加加成" }
    fn specific_embedded_emissions() { "Specific embedded emissions", "单位隐含排放" }
    fn direct() { "Direct emissions of the good's own process", "本工序直接排放" }
    fn indirect() { "Indirect emissions of the good's own process", "本工序间接排放" }
    fn content() { "Functional units per tonne of good", "每吨货物的功能单位数" }
    fn own_emissions_per_tonne() { "Emissions of the good's own process per tonne of good", "每吨货物的本工序排放" }
    fn precursor_amount(name) { "Precursor per unit of good: {name}", "单位货物所用前体：{name}" }
    fn precursor_emissions(name) { "Emissions brought by the precursor: {name}", "前体带入的排放：{name}" }
    fn precursor_mass(name) { "Precursor that entered the process in the period: {name}", "报告期投入的前体：{name}" }
    fn activity_level() { "Activity level: goods made in the period", "活动水平：报告期产量" }
    fn emissions_by_masses() { "Emissions that the masses of the period bring a unit of good", "报告期投入折合单位货物的排放" }
    fn free_allocation_by_masses() { "Free allocation that the masses of the period bring a unit of good", "报告期投入折合单位货物的免费配额" }
    fn reported_direct() { "Attributed direct emissions of the period, as reported", "报告期归属直接排放（报告值）" }
    fn reported_indirect() { "Attributed indirect emissions of the period, as reported", "报告期归属间接排放（报告值）" }
    fn specific_direct() { "Specific direct embedded emissions", "单位直接隐含排放" }
    fn specific_indirect() { "Specific indirect embedded emissions", "单位间接隐含排放" }
    fn specific_indirect_information() { "Specific indirect embedded emissions (information)", "单位间接隐含排放（仅供参考）" }
    fn specific_undivided() { "Specific direct embedded emissions, with wholes that cannot be divided", "单位直接隐含排放（含无法拆分的总量）" }
    fn precursor_indirect(name) { "Indirect emissions brought by the precursor: {name}", "前体带入的间接排放：{name}" }
    fn indirect_with_precursors() { "Indirect emissions with those of the precursors", "计入前体后的间接排放" }
    fn emissions_with_precursors() { "Emissions with those of the precursors", "计入前体后的排放" }
    fn specific_embedded_free_allocation() { "Specific embedded free allocation (SEFA)", "单位隐含免费配额（SEFA）" }
    fn precursor_free_allocation(name) { "Free allocation brought by the precursor: {name}", "前体带入的免费配额：{name}" }
    fn cbam_factor() { "CBAM factor", "CBAM系数" }
    fn correction_factor() { "Cross-sectoral correction factor", "跨行业修正系数" }
    fn benchmark() { "CBAM benchmark", "CBAM基准" }
    fn benchmark_of_higher_grade() { "CBAM benchmark of the higher alloy grade of the route", "该路线较高合金等级的CBAM基准" }
    fn benchmark_of_lower_grade() { "CBAM benchmark of the alloy grade of the indicator", "标识所指合金等级的CBAM基准" }
    fn cost_by_reading(grade) { "Cost per unit of good if the benchmark of grade {grade} held", "如采用 {grade} 级基准的单位货物成本" }
    fn share_of_benchmark() { "Share of the benchmark that is deducted", "按基准扣除的比例" }
    fn certificate_price() { "Price of a CBAM certificate", "CBAM证书价格" }
    fn certificate_price_of(period) { "Price of a CBAM certificate, {period}", "CBAM证书价格（{period}）" }
    fn emissions_less_free_allocation() { "Emissions less free allocation", "排放减免费配额" }
    fn emissions_less_price_paid() { "Emissions less free allocation and carbon price paid", "排放减免费配额和已付碳价" }
    fn floor() { "Floor", "下限" }
    fn emissions_to_cover() { "Emissions to be covered by certificates", "须以证书覆盖的排放" }
    fn certificate_of_emissions() { "Certificates for a tonne of CO2e", "每吨二氧化碳当量对应的证书" }
    fn certificates_per_unit() { "Certificates per unit of good", "单位货物证书数" }
    fn quantity() { "Quantity imported", "进口数量" }
    fn certificates() { "Certificates to be surrendered", "应清缴证书" }
    fn whole_certificates() { "Certificates as a whole number", "证书整数张数" }
    fn cost() { "Cost of the certificates", "证书成本" }
    fn cost_per_unit() { "Cost per unit of good", "单位货物成本" }
    fn cost_per_unit_by_default() { "Cost per unit of good with the default value", "采用默认值的单位货物成本" }
    fn cost_per_unit_in_yuan() { "Cost per unit of good in yuan", "单位货物成本（人民币）" }
    fn yuan_rate() { "Yuan per euro", "欧元兑人民币汇率" }
    fn carbon_price_paid() { "Carbon price paid per tonne of CO2e", "已付碳价（每吨二氧化碳当量）" }
    fn rebate() { "Share given back as rebate or compensation", "返还或补偿的比例" }
    fn share_not_rebated() { "Share not given back", "未返还的比例" }
    fn effectively_paid() { "Carbon price effectively paid", "实际支付的碳价" }
    fn paid_rate() { "Euro per unit of the currency paid", "所付货币兑欧元汇率" }
    fn paid_in_euro() { "Carbon price effectively paid, in euro", "实际支付的碳价（欧元）" }
    fn paid_share() { "Price paid over the certificate price", "已付碳价与证书价格之比" }
    fn paid_share_at_most_whole() { "Share of the certificate price that was paid, at most the whole", "已付碳价占证书价格的比例（不超过全额）" }
    fn paid_reduction() { "Reduction for the carbon price paid (estimate)", "已付碳价的扣减（估算）" }
    fn covered_share() { "Share of the emissions that the price covers", "碳价覆盖的排放比例" }
    fn covered_emissions() { "Emissions that the price covers", "碳价覆盖的排放" }
    fn certificates_by_default() { "Certificates by default values", "按默认值计的证书" }
    fn price_before() { "Price of the year before", "前一年份的价格" }
    fn price_after() { "Price of the year after", "后一年份的价格" }
    fn years_left() { "Years to the year after", "距后一年份的年数" }
    fn years_passed() { "Years since the year before", "距前一年份的年数" }
    fn years_between() { "Years between the two", "两年份间隔" }
    fn certificates_without_mark_up() { "Certificates by default values without mark-up", "按不含加成的默认值计的证书" }
    fn holding_share() { "Share that must be held at the end of a quarter", "季度末最低持有比例" }
    fn imported_since_january() { "Certificates for imports since 1 January", "1月1日以来进口对应的证书" }
    fn to_hold() { "Certificates to be held at the end of the quarter", "季度末应持有的证书" }
    fn threshold() { "Threshold of the importer's year", "进口商年度门槛" }
    fn overshoot_share() { "Overshoot up to which a penalty may be lowered", "可减轻罚款的超出比例" }
    fn overshoot() { "Overshoot of the threshold, in mass", "超出门槛的质量" }
    fn overshoot_limit() { "Mass up to which a penalty may be lowered", "可减轻罚款的质量上限" }
    fn saved_by_alternative() { "Saved instead of the other good, per unit", "相对被替代货物的单位节省" }
    fn tonne_less() { "What a tonne of CO2e less saves", "少排放一吨的价值" }
    fn tonne_less_in_yuan() { "What a tonne of CO2e less saves, in yuan", "少排放一吨的价值（人民币）" }
    fn cost_of_all_years() { "Cost per unit of good in all years", "各年单位货物成本合计" }
    fn present_value_of_cost() { "Present value of the cost per unit of good", "单位货物成本的现值" }
    fn share_paid() { "Share of the emissions that the price paid stands for", "已付碳价抵扣的排放比例" }
    fn share_not_paid() { "Share of the emissions not paid for abroad", "境外未付碳价的排放比例" }
    fn export_price() { "Export price per unit of good", "单位货物出口价格" }
    fn export_rate() { "Euro per unit of the price's currency", "价格货币兑欧元汇率" }
    fn export_price_in_euro() { "Export price in euro", "出口价格（欧元）" }
    fn cost_share() { "Cost as a share of the export price", "成本占出口价格的比例" }
    fn cost_per_ten_thousand() { "Cost per 10,000 yuan of exports", "每万元出口额的成本" }
    fn own_data_saves() { "Saved by own data, per unit of good", "采用实际数据的单位节省额" }
    fn other_imports() { "Other imports of the year in the four sectors", "当年四个行业的其他进口" }
    fn mass_of_the_year() { "Net mass of the year in the four sectors", "当年四个行业的净重合计" }
    fn penalty_rate() { "Penalty per certificate not surrendered, before indexation", "每张未清缴证书的罚款（指数化前）" }
    fn lowest_multiple() { "Lowest multiple for an importer without authorisation", "未获授权进口商的最低倍数" }
    fn highest_multiple() { "Highest multiple for an importer without authorisation", "未获授权进口商的最高倍数" }
    fn penalty_of_declarant() { "Penalty if none of the certificates is surrendered", "证书全部未清缴时的罚款" }
    fn penalty_without_authorisation() { "Penalty of an importer without authorisation", "未获授权进口商的罚款" }
    fn cost_by_route(precursor, route) { "Cost per unit of good if the precursor is of route {route}: {precursor}", "前体为路线 {route} 时的单位货物成本：{precursor}" }
    fn break_even_before_precursors() { "Break-even before the free allocation of the precursors, which is added to it", "未计前体免费配额的盈亏平衡点（前体免费配额另加）" }
    fn break_even() { "Break-even: actual emissions at which own data stops helping", "盈亏平衡点：实际排放达到此值时采用实际数据不再有利" }
}
