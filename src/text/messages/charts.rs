//! What the charts of reports are called.

crate::text::phrases! {
    fn claimed() { "Claimed", "公布值" }
    fn methods(subject, reference, price) { "Carbon cost saved in {subject} against {reference}, method by method, at: {price}", "与{reference}相比，{subject}节省的碳成本（各方法，按{price}）" }
    fn methods_or_cost(subject, reference, price) { "Carbon cost saved (minus: costs more) in {subject} against {reference}, method by method, at: {price}", "与{reference}相比，{subject}节省的碳成本（负数为多付；各方法，按{price}）" }
    fn by_price(method) { "Carbon cost saved at each price, by: {method}", "各碳价下节省的碳成本（{method}）" }
    fn ranking(reference, method) { "Regions against {reference}, by: {method}", "各地区与{reference}比较（{method}）" }
    fn process_on_grid(process, region) { "{process}, {region}", "{process}（{region}）" }
    fn emissions_of_electricity(unit) { "Emissions of the electricity, {unit}", "用电排放，{unit}" }
    fn product(name) { "Emissions of the electricity, grid by grid: {name}", "各电网下的用电排放：{name}" }
    fn steps(name) { "From emissions to certificates: {name}", "由排放到证书：{name}" }
    fn emissions_per_unit(unit) { "Emissions per unit of good, {unit}; one certificate covers a tonne", "单位货物排放，{unit}；一张证书对应一吨" }
    fn embedded_emissions() { "Embedded emissions", "隐含排放" }
    fn free_allocation() { "Free allocation", "免费配额" }
    fn price_paid() { "Carbon price paid abroad", "境外已付碳价" }
    fn not_given_back() { "Below zero: nothing is given back", "低于零的部分不返还" }
    fn to_cover() { "To be covered by certificates", "须以证书覆盖" }
    fn goods(year) { "What a unit of each good costs, imported in {year}", "{year}年进口各货物的单位成本" }
    fn cost_per_unit() { "Cost, EUR per unit of good", "成本，欧元/单位货物" }
    fn savings_over_years(method) { "What is saved over the years, by “{method}”", "按“{method}”计算的逐年节省" }
    fn by_year() { "What a unit of good costs, year by year", "单位货物成本逐年走势" }
    fn paths_of_kind(kind) { "Carbon prices over the years: {kind}", "逐年碳价：{kind}" }
    fn price_paths() { "Price of a certificate along each path", "各碳价路径下的证书价格" }
    fn certificate_price() { "Price of a certificate, EUR", "证书价格，欧元" }
    fn published_series(name) { "{name} (published series)", "{name}（公布的序列）" }
}
