//! What figures are called.

crate::text::phrases! {
    fn output_value() { "Output value", "产值" }
    fn export_value() { "Export value", "出口额" }
    fn export_units() { "Units exported", "出口数量" }
    fn unit_price() { "Price of a unit", "单价" }
    fn export_share() { "Share that counts", "计入份额" }
    fn export_counted() { "Export value that counts", "计入的出口额" }
    fn value_in_yuan() { "Value in yuan", "折合人民币" }
    fn value_in_units() { "Value in units of 10,000 yuan", "以万元计的价值" }
    fn electricity() { "Electricity per 10,000 yuan of output", "每万元产值用电量" }
    fn electricity_of_process(process) { "Electricity per unit: {process}", "单位产品用电量：{process}" }
    fn own_factor(region) { "CO2 per kilowatt-hour of electricity, {region}", "{region}每千瓦时用电二氧化碳排放" }
    fn grid_factor(region) { "the grid factor of {region}", "{region}电网平均二氧化碳排放因子" }
    fn grid_factor_of_year(region, year) { "Grid emission factor, {region}, {year}", "{region}{year}年电网平均二氧化碳排放因子" }
    fn carbon_intensity(region) { "CO2 per 10,000 yuan of output, {region}", "{region}每万元产值二氧化碳排放" }
    fn carbon_intensity_of_year(region, year) { "CO2 per 10,000 yuan of GDP, {region}, {year}", "{region}{year}年每万元国内生产总值二氧化碳排放" }
    fn carbon_intensity_in_series(region, series) { "the CO2 per 10,000 yuan of GDP of {region} in the series `{series}`", "{region}每万元国内生产总值二氧化碳排放（序列 `{series}`）" }
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
    fn factor_gap() { "Gap between the grid factors", "电网排放因子差距" }
    fn gap_in_kilograms() { "Gap in kilograms per 10,000 yuan", "每万元排放差距（千克）" }
    fn gap() { "Gap in emissions per 10,000 yuan of output", "每万元产值排放差距" }
    fn saving_of_year(year) { "Saved per 10,000 yuan of output in {year}", "{year}年每万元产值节省" }
    fn present_value_of_year(year) { "Present value of what is saved in {year}", "{year}年节省额的现值" }
    fn cumulative() { "Saved in all years together", "各年累计节省" }
    fn present_value() { "Present value of all years", "各年节省额现值合计" }
    fn price_of_path() { "Price of the path", "路径价格" }
    fn price_of_path_in(year) { "Price of the path in {year}", "路径的{year}年价格" }
    fn price_level(series, year) { "Price level {series} of {year}", "{year}年价格水平（{series}）" }
    fn price_level_of_year(year) { "Price level of {year}, with the inflation stated", "{year}年价格水平（按所设通胀率）" }
    fn deflated_price() { "Price in the money of the path's year", "折为基准年币值的价格" }
    fn inflation() { "Yearly inflation after the last price level", "最后一个价格水平之后的年通胀率" }
    fn inflation_factor(year) { "Price level of {year} over the last that is published", "{year}年与最后公布年份的价格水平之比" }
    fn discount_rate() { "Yearly discount rate", "年贴现率" }
    fn discount_factor(year) { "Discount factor of {year}", "{year}年贴现系数" }
    fn one_plus_rate() { "One plus the yearly rate", "一加年率" }
    fn whole() { "The whole", "全部" }
    fn years_left() { "Years to the year after", "距后一年份的年数" }
    fn years_passed() { "Years since the year before", "距前一年份的年数" }
    fn saving() { "Carbon cost saved per 10,000 yuan of output", "每万元产值节省的碳成本" }
    fn scaled_emissions() { "Emissions avoided for the value", "对应金额的减排量" }
    fn scaled_saving() { "Carbon cost saved for the value", "对应金额节省的碳成本" }
    fn tonne_per_kilogram() { "Tonnes in a kilogram", "千克折合吨" }
    fn ten_thousand_yuan() { "Units of 10,000 yuan in a yuan", "元折合万元" }
    fn computed_less_claimed() { "Computed less claimed", "计算值减公布值" }
    fn deviation() { "Deviation", "偏差" }
    fn specific_kilograms() { "Emissions per unit in kilograms", "单位产品排放（千克）" }
    fn specific_emissions() { "Emissions of the electricity per unit", "单位产品用电排放" }
    fn electricity_saved() { "Electricity saved per unit", "单位产品节电量" }
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
