//! The report of one CBAM good.

crate::text::phrases! {
    fn title(code, origin) { "CBAM cost of {code} from {origin}", "{origin}产 {code} 的 CBAM 成本" }
    fn quantity_of_good(quantity, good, origin, when) { "{quantity} of {good}, made in {origin}, imported {when}:", "{origin}产{good} {quantity}，{when}进口：" }
    fn headline(quantity, code, origin, when, cost) { "The EU's carbon border charge on {quantity} of {code} from {origin}, imported {when}, is {cost}.", "{origin}产 {code} {quantity}，{when}进口，欧盟碳边境调节机制成本为 {cost}。" }
    fn in_quarter(year, quarter) { "in quarter {quarter} of {year}", "{year}年第{quarter}季度" }
    fn on_date(date) { "on {date}", "{date}当日" }
    fn in_year(year) { "in {year}", "{year}年" }
    fn costs(certificates, cost, per_unit) { "{certificates}, {cost} in all, {per_unit}.", "{certificates}，共 {cost}，合 {per_unit}。" }
    fn at_most(amount) { "at most {amount}", "至多 {amount}" }
    fn labelled_at_most(label) { "{label}, at most", "{label}（上限）" }
    fn costs_at_most(certificates, cost, per_unit) { "at most {certificates}, {cost} in all, {per_unit}.", "至多 {certificates}，共 {cost}，合 {per_unit}。" }
    fn own_data_unknown() { "Whether own data saves cannot be said: the free allocation of the precursors is missing.", "缺少前体的免费配额，无法判断采用实际数据是否节省。" }
    fn own_data_unknown_of(name) { "{name}: whether own data saves cannot be said: the free allocation of the precursors is missing.", "{name}：缺少前体的免费配额，无法判断采用实际数据是否节省。" }
    fn break_even_needs_precursors(value) { "Own data that holds its precursors' emissions helps below {value} in any case; where it stops depends on the free allocation of the precursors, which is added to this.", "含前体排放的实际数据低于 {value} 时必然有利；确切的平衡点还须加上前体的免费配额。" }
    fn break_even_of_route_needs_precursors(route, value) { "Route {route}: own data that holds its precursors' emissions helps below {value} in any case; where it stops depends on the free allocation of the precursors, which is added to this.", "路线 {route}：含前体排放的实际数据低于 {value} 时必然有利；确切的平衡点还须加上前体的免费配额。" }
    fn instead_of_unknown(this, other) { "Whether {this} instead of {other} saves cannot be said: the free allocation of precursors is missing.", "缺少前体的免费配额，无法判断以{this}替代{other}是否节省。" }
    fn depends_on_route(cost, least, most) { "{cost} by the route taken for a precursor, and {least} to {most} by others", "{cost}（按前体所取路线；按其他路线为 {least} 至 {most}）" }
    fn depends_on_one_route(cost, other) { "{cost} by the route taken for a precursor, and {other} by another", "{cost}（按前体所取路线；按另一路线为 {other}）" }
    fn by_route_of_precursor(precursor, costs) { "The route of a precursor decides ({precursor}): {costs}.", "前体路线决定成本（{precursor}）：{costs}。" }
    fn rests_on_route() { "What own data saves, and up to which emissions, holds for the route taken for the precursor; by another route it differs by as much as the cost does.", "采用实际数据的节省额及平衡点仅就前体所取路线而言，按其他路线则随成本相应变化。" }
    fn by_other_readings(highest, highest_cost, letter, letter_cost) { "Other readings of point 5.1: the highest grade of the whole code ({highest}) would make it {highest_cost}, the letter of the indicator alone ({letter}) {letter_cost}.", "第5.1点的其他解读：取整个编码的最高等级（{highest}）则为 {highest_cost}，仅取标识字母（{letter}）则为 {letter_cost}。" }
    fn as_taken(cost) { "by the route taken {cost}", "按所取路线为 {cost}" }
    fn by_route(route, cost) { "by route {route} {cost}", "按路线 {route} 为 {cost}" }
    fn nothing_due() { "The emissions lie below the free allocation: no certificates are due.", "排放低于免费配额，无需清缴证书。" }
    fn in_yuan(amount) { "That is {amount}.", "折合 {amount}。" }
    fn share_of_price(share, per) { "It is {share} of the export price, {per}.", "占出口价格的 {share}，即 {per}。" }
    fn steps() { "Step by step", "逐步计算" }
    fn step() { "Step", "步骤" }
    fn value() { "Value", "数值" }
    fn ordered_by() { "Ordered by", "依据" }
    fn whole_certificates_note() { "Certificates stay exact; the whole number is the careful count for one declarant and year, since no rounding rule was found.", "证书数保持精确值；因未见舍入规则，整数张数为单个申报人一个年度的审慎张数。" }
    fn own_data() { "What own data would change", "采用实际数据的影响" }
    fn compared() { "Per unit of good", "单位货物" }
    fn with_own_data() { "own data, column A and precursors", "实际数据（A列基准及前体）" }
    fn with_default_value() { "default value, column B", "默认值（B列基准）" }
    fn emissions() { "Emissions, tCO2e", "排放，tCO2e" }
    fn free_allocation() { "Free allocation, tCO2e", "免费配额，tCO2e" }
    fn certificates() { "Certificates", "证书（张）" }
    fn cost() { "Cost, EUR", "成本，欧元" }
    fn price() { "Price, EUR", "价格，欧元" }
    fn year() { "Year", "年份" }
    fn own_data_saves(saved) { "Own data saves {saved}.", "采用实际数据可节省 {saved}。" }
    fn own_data_costs(saved) { "Own data costs more than the default value: {saved}. The declarant may use the default value.", "采用实际数据比默认值更贵：{saved}。申报人可以采用默认值。" }
    fn break_even_is(value) { "It stops helping at actual emissions of {value}.", "实际排放达到 {value} 时不再有利。" }
    fn break_even_of_route(route, value) { "Route {route}: own data helps below {value} (own process alone; each precursor adds its free allocation).", "路线 {route}：实际排放低于 {value} 时采用实际数据有利（仅计本工序，每种前体另加其免费配额）。" }
    fn break_even_simple(value) { "Own data helps below {value} (own process alone; each precursor adds its free allocation).", "实际排放低于 {value} 时采用实际数据有利（仅计本工序，每种前体另加其免费配额）。" }
    fn columns_differ() { "Do not compare actual emissions with the default value directly: own data is measured against the benchmark of column A plus its precursors, the default value against column B.", "不可将实际排放与默认值直接比较：实际数据对照A列基准及前体，默认值对照B列基准。" }
    fn tonne_less_is_worth(worth) { "While certificates are due, each tonne of CO2e less is worth {worth}; with --yuan-rate (in a file: yuan_rate) in yuan too.", "在仍需清缴证书时，每少排放一吨二氧化碳当量价值 {worth}；填写 --yuan-rate（文件中为 yuan_rate）可同时折合人民币。" }
    fn tonne_less_is_worth_in_yuan(worth, yuan) { "While certificates are due, each tonne of CO2e less is worth {worth}, that is {yuan}.", "在仍需清缴证书时，每少排放一吨二氧化碳当量价值 {worth}，折合 {yuan}。" }
    fn all_years(cumulative) { "One unit in each of these years costs {cumulative}.", "各年每单位货物合计 {cumulative}。" }
    fn all_years_with_present_value(cumulative, present) { "One unit in each of these years costs {cumulative}, with a present value of {present}; the first of them counts in full.", "各年每单位货物合计 {cumulative}，现值 {present}（首年按全额计）。" }
    fn gases_direct(gases) { "Counted: {gases}, direct emissions only (Reg. (EU) 2023/956, Annexes I and II).", "计入：{gases}，仅直接排放（(EU) 2023/956 号条例附件一和附件二）。" }
    fn gases_direct_and_indirect(gases) { "Counted: {gases}, direct and indirect emissions (Reg. (EU) 2023/956, Annexes I and II).", "计入：{gases}，直接和间接排放（(EU) 2023/956 号条例附件一和附件二）。" }
    fn instead_of_nothing(this, other) { "{this} instead of {other}: there is no difference to state, since one is outside CBAM or they are counted in different units.", "以{this}替代{other}：其一不在 CBAM 范围内或计量单位不同，无差额可列。" }
    fn no_penalty_for(names) { "Not in these penalties, since there is no default value to count from: {names}.", "以下货物没有默认值，未计入上述罚款：{names}。" }
    fn holding_next_year(year) { "The threshold is passed in the last quarter: certificates must first be held at the end of the first quarter of {year} (Art. 22(2a)), and of those bought this year none can be sold back under Art. 23.", "门槛在第四季度才被超过：首次持有义务为{year}年第一季度末（第22条第2a款），当年购买的证书不能依第23条回售。" }
    fn holding_needs_quarter(name) { "What must be held at the end of each quarter is not computed: the quarter of importation of {name} is not stated (quarter, or import_date).", "季度末持有量未计算：未填写{name}的进口季度（quarter 或 import_date）。" }
    fn holding_needs_default(name) { "What must be held at the end of each quarter is not computed: {name} has no default value to count from.", "季度末持有量未计算：{name}没有默认值可作基数。" }
    fn covered_by_price_paid() { "The free allocation and the carbon price paid cover the emissions: no certificates are due.", "免费配额与已付碳价已覆盖排放，无需清缴证书。" }
    fn own_data_paid_for(name, saved) { "{name}: own data instead of the default value saves {saved}; the carbon price paid covers its emissions.", "{name}：以实际数据替代默认值节省 {saved}，已付碳价已覆盖其排放。" }
    fn by_year(name) { "{name}, by year of importation:", "{name}，按进口年份：" }
    fn instead_of_saves(this, other, saved) { "{this} instead of {other} saves {saved}.", "以{this}替代{other}，节省 {saved}。" }
    fn instead_of_costs(this, other, cost) { "{this} instead of {other} costs {cost} more.", "以{this}替代{other}，多花 {cost}。" }
    fn end_of_quarter() { "End of", "期末" }
    fn quarter_of(quarter, year) { "quarter {quarter} of {year}", "{year}年第{quarter}季度" }
    fn to_hold() { "To be held at least", "最低持有量" }
    fn holding() { "Certificates that must be held at the end of each quarter: half of the default values without mark-up of all goods imported since 1 January, less free allocation (Art. 22(2)). They begin with the end of the quarter after the one in which 50 t are passed; other imports count from January. Instead, the number surrendered for the year before for the same codes and origins may be the base.", "每季度末须持有的证书：1月1日以来全部进口货物按不含加成的默认值减免费配额计算的一半（第22条第2款）。自超过50吨的季度之后一个季度末起适用，其他进口自1月起计。也可以上一年度同编码、同原产地已清缴的数量为基数。" }
    fn repurchase(limit, year) { "Of the certificates bought in {year} at most {limit} can be sold back, at the price paid; ask by 31 October of the year of surrender (Art. 23).", "{year}年购买的证书最多可按原价回售 {limit}；须在清缴年度10月31日前申请（第23条）。" }
    fn to_hold_for_this(certificates) { "At the end of the quarter of importation {certificates} must be held for this import alone: half of its default value without mark-up, less free allocation (Art. 22(2)).", "进口所在季度末，仅此一批须持有 {certificates}：按不含加成的默认值减免费配额计算的一半（第22条第2款）。" }
    fn goods_cost(year, costs) { "The EU's carbon border charge on imports of {year}: {costs}.", "{year}年进口货物的欧盟碳边境调节机制成本：{costs}。" }
    fn costs_per_unit(name, cost) { "{name}, {cost}", "{name} {cost}" }
    fn outside(name) { "{name}, outside CBAM", "{name}不在 CBAM 范围内" }
    fn goods() { "Goods under CBAM", "CBAM货物" }
    fn good() { "Good", "货物" }
    fn good_of_year(name, year) { "{name} (imported in {year})", "{name}（{year}年进口）" }
    fn good_of(code, origin) { "{code} from {origin}", "{origin}产 {code}" }
    fn per_unit(year) { "Imported in {year}, per tonne of good (electricity: per MWh):", "{year}年进口，每吨货物（电力为每兆瓦时）：" }
    fn in_all(year) { "For the quantities imported in {year}:", "按{year}年进口数量：" }
    fn cost_per_unit() { "Cost, EUR per unit", "单位成本，欧元" }
    fn quantity() { "Quantity", "数量" }
    fn total() { "Total", "合计" }
    fn whole_total(count) { "All goods together: {count} as a whole number, for one declarant and year.", "全部货物合计：{count}（整数，按单个申报人一个年度）。" }
    fn own_data_of(name, saved, break_even) { "{name}: own data instead of the default value saves {saved}; break-even at actual emissions of {break_even}.", "{name}：以实际数据替代默认值节省 {saved}；实际排放的盈亏平衡点为 {break_even}。" }
    fn own_data_of_costs(name, saved, break_even) { "{name}: own data costs more than the default value ({saved}); break-even at actual emissions of {break_even}. The declarant may use the default value.", "{name}：采用实际数据比默认值更贵（{saved}）；实际排放的盈亏平衡点为 {break_even}。申报人可以采用默认值。" }
    fn from_the_installation() { "From the installation, for the reporting period:", "装置报告期数据：" }
    fn yuan_of(name, amount) { "{name}: {amount}.", "{name}：{amount}。" }
    fn share_of(name, share, per) { "{name}: {share} of the export price, {per}.", "{name}：占出口价格的 {share}，即 {per}。" }
    fn about_good(name, note) { "{name}: {note}", "{name}：{note}" }
    fn year_above(mass) { "With {mass} in the calendar year the importer passes 50 t: all goods of the year are liable, those before the crossing too.", "该日历年合计 {mass}，超过50吨：全年货物均须缴纳，包括超过门槛之前的进口。" }
    fn year_below(mass) { "With {mass} in the calendar year the importer does not pass 50 t: cement, iron and steel, aluminium and fertilisers of the year are exempt if this is all that is imported; the figures above show what they would cost.", "该日历年合计 {mass}，未超过50吨：若无其他进口，全年水泥、钢铁、铝和化肥货物可豁免；上列数字为不豁免时的成本。" }
    fn small_overshoot() { "An importer who passes the yearly threshold by at most 10 % may be fined less, not below the simple amount (Art. 26(2a)).", "年度进口超出门槛不超过10%的进口商可减轻处罚，但不低于一倍（第26条第2a款）。" }
    fn note_of_years(years, note) { "{years}: {note}", "{years}：{note}" }
    fn path() { "Year by year", "逐年走势" }
    fn year_refused(year, reason) { "{year}: no figure, since {reason}", "{year}年：无数值，原因：{reason}" }
    fn duties() { "Threshold, dates and penalties", "门槛、期限与罚款" }
    fn no_threshold() { "Hydrogen and electricity have no threshold: every shipment counts.", "氢和电力没有门槛，每批均计入。" }
    fn above_threshold() { "This shipment alone passes the threshold of 50 t per importer and calendar year: all the year's goods are liable (Reg. (EU) 2023/956, Art. 2a).", "仅此一批即超过每进口商每日历年50吨的门槛，全年货物均须缴纳（(EU) 2023/956 号条例第2a条）。" }
    fn not_proven_below_threshold() { "This shipment alone does not pass the threshold of 50 t per importer and calendar year. Whether it is exempt depends on all other imports of the year in cement, iron and steel, aluminium and fertilisers: one shipment cannot prove it (Art. 2a).", "仅此一批未超过每进口商每日历年50吨的门槛。是否豁免取决于该年度水泥、钢铁、铝和化肥的全部其他进口，单批货物无法证明（第2a条）。" }
    fn due_on(date, rule, cite) { "{date}: {rule} ({cite})", "{date}：{rule}（{cite}）" }
    fn penalties(simple, low, high) { "If the certificates are not surrendered: {simple} before indexation, and they are still owed. For an importer without authorisation: {low} to {high}. The base is default values less free allocation (Art. 26(4a)).", "如未清缴证书：指数化前罚款 {simple}，且仍须补缴证书。未获授权的进口商：{low} 至 {high}。计算基础为默认值减免费配额（第26条第4a款）。" }
}
