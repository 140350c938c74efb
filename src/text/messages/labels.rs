//! What figures are called.

use crate::text::Text;

/// Regions put together, by their names.
pub fn regions_together(names: &[Text]) -> Text {
    match names {
        [] => Text::default(),
        [only] => only.clone(),
        [first @ .., last] => regions_joined(Text::list(first), last),
    }
}

crate::text::phrases! {
    fn value_of(of) { "Value to scale to ({of})", "折算金额（{of}）" }
    fn export_value() { "Export value", "出口额" }
    fn export_units() { "Units exported", "出口数量" }
    fn unit_price() { "Price of a unit", "单价" }
    fn export_share() { "Share that counts", "计入份额" }
    fn export_counted() { "Export value that counts", "计入的出口额" }
    fn value_in_yuan() { "Value in yuan", "折合人民币" }
    fn value_in_units() { "Value in units of 10,000 yuan", "以万元计的价值" }
    fn electricity(of) { "Electricity per 10,000 yuan of {of}", "每万元{of}用电量" }
    fn electricity_of(region, of) { "Electricity per 10,000 yuan of {of}, {region}", "{region}每万元{of}用电量" }
    fn electricity_of_year(region, of, year) { "Electricity per 10,000 yuan of {of}, {region}, {year}", "{region}{year}年每万元{of}用电量" }
    fn electricity_in_series(region, series) { "the electricity per 10,000 yuan of {region} in the series `{series}`", "{region}每万元用电量（序列 `{series}`）" }
    fn regions_joined(first, last) { "{first} and {last}", "{first}和{last}" }
    fn rest_of_the_country() { "the rest of China", "全国其他地区" }
    fn regions_without(whole, out) { "{whole} without {out}", "{whole}（不含{out}）" }
    fn emissions_of(region) { "Emissions of {region}", "{region}排放量" }
    fn emissions_of_year(region, year) { "CO2 emissions of {region}, {year}", "{region}{year}年二氧化碳排放量" }
    fn emissions_in_series(region, series) { "the emission total of {region} in the series `{series}`", "{region}排放量（序列 `{series}`）" }
    fn emissions_taken_out() { "Emissions of what is taken out", "扣除部分的排放量" }
    fn gdp_of(region) { "Gross domestic product of {region}", "{region}生产总值" }
    fn gdp_of_year(region, year) { "Gross domestic product of {region}, {year}", "{region}{year}年生产总值" }
    fn the_gdp(region) { "the gross domestic product of {region}", "{region}生产总值" }
    fn gdp_taken_out() { "Gross domestic product of what is taken out", "扣除部分的生产总值" }
    fn the_subjects_number() { "the subject's number", "比较对象的数值" }
    fn price_of_product(product) { "Price of a unit: {product}", "产品单价：{product}" }
    fn product_price_in_yuan(product) { "Price of a unit in yuan: {product}", "折合人民币的产品单价：{product}" }
    fn price_in_ten_thousands(product) { "Price of a unit in units of 10,000 yuan: {product}", "以万元计的产品单价：{product}" }
    fn direct_emissions_of(product) { "Direct emissions of the process per unit: {product}", "单位产品工艺直接排放：{product}" }
    fn direct_emissions_of_sector(of, product) { "Direct emissions of the process per 10,000 yuan of {of}: {product}", "每万元{of}工艺直接排放：{product}" }
    fn electricity_of_sector(of, product) { "Electricity per 10,000 yuan of {of}: {product}", "每万元{of}用电量：{product}" }
    fn value_of_sector(sector) { "Value of the sector: {sector}", "行业金额：{sector}" }
    fn weight_of_sector(sector) { "Weight of the sector: {sector}", "行业权重：{sector}" }
    fn emissions_of_sector(sector) { "Emissions avoided for the value: {sector}", "对应金额的减排量：{sector}" }
    fn saving_of_sector(sector) { "Carbon cost saved for the value: {sector}", "对应金额节省的碳成本：{sector}" }
    fn weighted_gap(sector) { "Weighted gap: {sector}", "加权排放差距：{sector}" }
    fn value_of_all_sectors() { "Value of all sectors", "各行业金额合计" }
    fn emissions_of_all_sectors() { "Emissions avoided, all sectors", "各行业减排量合计" }
    fn saving_of_all_sectors() { "Carbon cost saved, all sectors", "各行业节省碳成本合计" }
    fn value_ratio(from, to) { "Yuan of {from} in a yuan of {to}", "每元{to}所含{from}（元）" }
    fn yearly_growth() { "Yearly growth of the value", "金额年增长率" }
    fn yearly_change(region) { "Yearly change, {region}", "{region}年变化率" }
    fn of_year(what, year) { "{what}, in {year}", "{what}（{year}年）" }
    fn growth_over(from, year) { "Growth from {from} to {year}", "{from}年至{year}年的增长倍数" }
    fn value_of_year(year) { "Value of {year} in units of 10,000 yuan", "{year}年金额（万元）" }
    fn ten_thousand_every_year(of) { "10,000 yuan of {of} in every year", "每年1万元{of}" }
    fn implied_gap(of) { "Gap implied per 10,000 yuan of {of}", "反推的每万元{of}排放差距" }
    fn subject_emissions(of) { "Emissions of the electricity per 10,000 yuan of {of}, subject", "比较对象每万元{of}用电排放" }
    fn reference_emissions(of) { "Emissions of the electricity per 10,000 yuan of {of}, reference", "参照地区每万元{of}用电排放" }
    fn of_both() { "Both sides together", "双方之和" }
    fn mean_electricity() { "Mean electricity of both sides", "双方平均用电强度" }
    fn mean_factor() { "Mean grid factor of both sides", "双方平均电网因子" }
    fn electricity_gap() { "Gap between the electricity of both sides", "双方用电强度之差" }
    fn by_grid(of) { "Part of the gap by the grids, per 10,000 yuan of {of}", "电网差异所致部分（每万元{of}）" }
    fn by_electricity(of) { "Part of the gap by the electricity used, per 10,000 yuan of {of}", "用电强度差异所致部分（每万元{of}）" }
    fn half() { "One half", "二分之一" }
    fn electricity_of_process(process) { "Electricity per unit: {process}", "单位产品用电量：{process}" }
    fn own_factor(region) { "CO2 per kilowatt-hour of electricity, {region}", "{region}每千瓦时用电二氧化碳排放" }
    fn grid_factor(region) { "the grid factor of {region}", "{region}电网平均二氧化碳排放因子" }
    fn grid_factor_of_year(region, year) { "Grid emission factor, {region}, {year}", "{region}{year}年电网平均二氧化碳排放因子" }
    fn carbon_intensity(region, of) { "Emissions per 10,000 yuan of {of}, {region}", "{region}每万元{of}排放" }
    fn carbon_intensity_of_year(region, of, year) { "Emissions per 10,000 yuan of {of}, {region}, {year}", "{region}{year}年每万元{of}排放" }
    fn series_named(series) { "the series `{series}`", "序列 `{series}`" }
    fn stated_gap() { "Gap as stated", "给定的差距" }
    fn carbon_price(name) { "Carbon price: {name}", "碳价：{name}" }
    fn price_of_period(title, period) { "{title}, {period}", "{title}（{period}）" }
    fn price_in_yuan(name) { "Carbon price in yuan: {name}", "折合人民币的碳价：{name}" }
    fn exchange_rate(quote, base) { "Exchange rate, {quote} per {base}", "{base}兑{quote}汇率" }
    fn exchange_rate_of_period(quote, base, period) { "Exchange rate, {quote} per {base}, {period}", "{base}兑{quote}汇率（{period}）" }
    fn quantity() { "Number of units", "产品数量" }
    fn claimed() { "Claimed", "公布的数值" }
    fn growth_factor(part) { "One plus growth: {part}", "一加增长率：{part}" }
    fn published_share() { "Published share", "公布的份额" }
    fn published_value() { "Published value", "公布的金额" }
    fn published_units() { "Published units", "公布的数量" }
    fn low_end() { "Low end of what is plausible", "合理范围下限" }
    fn high_end() { "High end of what is plausible", "合理范围上限" }
    fn by_grid_of_year(year) { "Grid electricity, factors of {year}", "电网用电法（{year}年因子）" }
    fn by_stated_factors() { "Grid electricity, factors as stated", "电网用电法（自定因子）" }
    fn factor_gap() { "Gap between the grid factors", "电网排放因子差距" }
    fn gap_in_kilograms(of) { "Gap in kilograms per 10,000 yuan of {of}", "每万元{of}排放差距（千克）" }
    fn gap(of) { "Gap in emissions per 10,000 yuan of {of}", "每万元{of}排放差距" }
    fn gap_of_more(of) { "Gap in emissions per 10,000 yuan of {of} (minus: emits more)", "每万元{of}排放差距（负数为多排放）" }
    fn saving_of_year(of, year) { "Saved per 10,000 yuan of {of} in {year}", "{year}年每万元{of}节省" }
    fn money_of_year(year) { "Saved in {year} for the value", "{year}年对应金额节省" }
    fn present_value_of_year(year) { "Present value of what is saved in {year}", "{year}年节省额的现值" }
    fn cumulative() { "Saved in all years together", "各年累计节省" }
    fn present_value() { "Present value of all years", "各年节省额现值合计" }
    fn price_of_path() { "Price of the path", "路径价格" }
    fn price_of_path_in(year) { "Price of the path in {year}", "路径的{year}年价格" }
    fn price_level(series, year) { "Price level {series} of {year}", "{year}年价格水平（{series}）" }
    fn price_level_of_year(year) { "Price level of {year}, with the inflation stated", "{year}年价格水平（按所设通胀率）" }
    fn deflated_price() { "Price in the money of the path's year", "折为基准年币值的价格" }
    fn inflation() { "Yearly inflation after the last price level", "最后一个价格水平之后的年通胀率" }
    fn discount_rate() { "Yearly discount rate", "年折现率" }
    fn discount_factor(year) { "Discount factor of {year}", "{year}年贴现系数" }
    fn one_plus_rate() { "One plus the yearly rate", "一加年率" }
    fn whole() { "The whole", "全部" }
    fn years_left() { "Years to the year after", "距后一年份的年数" }
    fn years_passed() { "Years since the year before", "距前一年份的年数" }
    fn saving(of) { "Carbon cost saved per 10,000 yuan of {of}", "每万元{of}节省的碳成本" }
    fn scaled_emissions() { "Emissions avoided for the value", "对应金额的减排量" }
    fn scaled_saving() { "Carbon cost saved for the value", "对应金额节省的碳成本" }
    fn scaled_saving_or_cost() { "Carbon cost saved for the value (minus: costs more)", "对应金额节省的碳成本（负数为多付）" }
    fn tonne_per_kilogram() { "Tonnes in a kilogram", "千克折合吨" }
    fn ten_thousand_yuan(of) { "Units of 10,000 yuan of {of} in a yuan", "元{of}折合万元" }
    fn computed_less_claimed() { "Computed less claimed", "计算值减公布值" }
    fn deviation() { "Deviation", "偏差" }
    fn specific_kilograms() { "Emissions per unit in kilograms", "单位产品排放（千克）" }
    fn specific_emissions() { "Emissions of the electricity per unit", "单位产品用电排放" }
    fn electricity_saved() { "Electricity saved per unit", "单位产品节电量" }
    fn product_gap_in_kilograms() { "Gap between the grids per unit, in kilograms", "单位产品的电网排放差距（千克）" }
    fn product_gap() { "Gap between the grids per unit", "单位产品的电网排放差距" }
    fn product_total() { "Gap between the grids for the quantity", "全部产品的电网排放差距" }
    fn product_saving() { "Carbon cost saved per unit", "单位产品节省的碳成本" }
    fn product_total_saving() { "Carbon cost saved for the quantity", "全部产品节省的碳成本" }
    fn computed_share() { "Computed share", "计算份额" }
    fn computed_less_published() { "Computed less published", "计算值减公布值" }
    fn value_per_unit() { "Value per unit", "单位价值" }
    fn value_at_low_end() { "Value at the low end", "按下限计的金额" }
    fn value_at_high_end() { "Value at the high end", "按上限计的金额" }
    fn year_earlier(part) { "A year earlier: {part}", "上年同期：{part}" }
    fn sum_of_parts() { "Sum of the parts", "各部分之和" }
    fn sum_less_total() { "Sum less total", "各部分之和减合计" }
}
