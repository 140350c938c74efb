//! The sentences and headings of reports.

crate::text::phrases! {
    // Head
    fn stamp(known, data, version) { "{known} Data {data}. carbontoll {version}.", "{known}数据版本 {data}。carbontoll {version}。" }
    fn known_on(day) { "As known on {day}.", "数据截至 {day}。" }
    fn known_on_the_day_of_the_data(day, asked) { "As known on {day}, the day of the data; {asked} was asked for.", "数据截至 {day}（数据本身的日期，早于所要求的 {asked}）。" }
    fn data_overridden() { "The data is not the program's own: it was given with --data.", "数据并非程序自带，而是用 --data 指定的。" }

    // Answer
    fn answer() { "The answer", "结论" }
    fn checks_in_short(agreeing, count) { "Published figures checked against each other: {agreeing} of {count} checks agree.", "公布数字相互核对：{count} 项中有 {agreeing} 项一致。" }
    fn co2() { "CO2", "二氧化碳" }
    fn co2e() { "CO2e", "二氧化碳当量" }
    fn emits_less(method, subject, reference, amount, gas, of) { "By “{method}”, 10,000 yuan of {of} in {subject} causes {amount} tonnes of {gas} less than in {reference}.", "按“{method}”计算，{subject}每万元{of}的{gas}排放比{reference}少 {amount} 吨。" }
    fn emits_more(method, subject, reference, amount, gas, of) { "By “{method}”, 10,000 yuan of {of} in {subject} causes {amount} tonnes of {gas} more than in {reference}.", "按“{method}”计算，{subject}每万元{of}的{gas}排放比{reference}多 {amount} 吨。" }
    fn headline_saves(subject, reference, amount, worth, gas, of) { "Compared with {reference}, 10,000 yuan of {of} in {subject} causes {amount} tonnes of {gas} less, worth {worth}.", "与{reference}相比，{subject}每万元{of}少排放{gas} {amount} 吨，{worth}。" }
    fn headline_costs(subject, reference, amount, worth, gas, of) { "Compared with {reference}, 10,000 yuan of {of} in {subject} causes {amount} tonnes of {gas} more and costs {worth}.", "与{reference}相比，{subject}每万元{of}多排放{gas} {amount} 吨，{worth}。" }
    fn worth_at(amount, price) { "{amount} yuan at the carbon price “{price}”", "按“{price}”碳价计节省 {amount} 元" }
    fn cost_at(amount, price) { "{amount} yuan more at the carbon price “{price}”", "按“{price}”碳价计多付 {amount} 元" }
    fn saved_at(price) { "Saved at: {price}", "节省（{price}）" }
    fn saved_or_cost_at(price) { "Saved (minus: costs more) at: {price}", "节省（负数为多付；{price}）" }
    fn saved_in_year(year) { "Saved in {year}", "{year}年节省" }
    fn saved_or_cost_in_year(year) { "Saved in {year} (minus: costs more)", "{year}年节省（负数为多付）" }
    fn present_value_of(year) { "Present value, {year}", "现值（{year}年）" }
    fn sum_of_all_years() { "All years together", "各年累计" }
    fn saves_in(year, amount) { "saves {amount} in {year}", "{year}年节省 {amount}" }
    fn costs_in(year, amount) { "costs {amount} more in {year}", "{year}年多付 {amount}" }
    fn headline_path(subject, reference, value, first, last, label) { "Along “{label}”, {subject} {first} and {last} compared with {reference}, for {value}.", "沿“{label}”路径，与{reference}相比，{subject}{first}，{last}（{value}）。" }
    fn headline_present_value(sentence, value, base) { "{sentence} The present value of all years, of {base}, is {value}.", "{sentence}各年合计折{base}年现值为 {value}。" }
    fn headline_present_cost(sentence, value, base) { "{sentence} The present value of what all years cost more, of {base}, is {value}.", "{sentence}各年合计多付，折{base}年现值为 {value}。" }
    fn value_of_kind(value, of) { "{value} of {of}", "{value}的{of}" }
    fn growing_value(value, year, rate) { "{value} in {year}, growing by {rate} a year", "{year}年{value}，此后年均增长 {rate}" }
    fn shrinking_value(value, year, rate) { "{value} in {year}, falling by {rate} a year", "{year}年{value}，此后年均下降 {rate}" }
    fn every_10000_yuan(of) { "10,000 yuan of {of} in every year", "每年1万元{of}" }
    fn price_of_its_year(price, year) { "“{price}” ({year})", "“{price}”（{year}年）" }
    fn if_the_gap_stayed(prices, data_year) { "Prices of later years than the gap's: {prices}. What they give holds if the gap stayed as in {data_year}.", "{prices}为其后年份的价格，相应结果以差距维持{data_year}年水平为前提。" }
    fn all_if_the_gap_stayed(count, year, data_year) { "{count} of the prices are for {year}: what they give holds if the gap stayed as in {data_year}.", "其中 {count} 种为{year}年碳价，相应结果以差距维持{data_year}年水平为前提。" }
    fn costs_per_output(worths, of) { "Per 10,000 yuan of {of} that costs {worths}.", "折合每万元{of}多付：{worths}。" }
    fn prices_range(count, of, low, high) { "Per 10,000 yuan of {of} that is worth from {low} to {high} yuan over the {count} carbon prices below.", "按下列 {count} 种碳价计，折合每万元{of}节省 {low}～{high} 元。" }
    fn prices_range_costs(count, of, low, high) { "Per 10,000 yuan of {of} that costs from {low} to {high} yuan more over the {count} carbon prices below.", "按下列 {count} 种碳价计，折合每万元{of}多付 {low}～{high} 元。" }
    fn yuan_at(amount, price) { "{amount} yuan at the carbon price “{price}”", "按“{price}”碳价计 {amount} 元" }
    fn more_yuan_at(amount, price) { "{amount} yuan more at the carbon price “{price}”", "按“{price}”碳价计 {amount} 元" }
    fn worth_per_output(worths, of) { "Per 10,000 yuan of {of} that is worth {worths}.", "折合每万元{of}节省：{worths}。" }
    fn scaled_less(what, emissions, money, price) { "In all ({what}) that is {emissions} less and {money} saved at “{price}”.", "合计（{what}）减排 {emissions}，按“{price}”碳价计节省 {money}。" }
    fn scaled_more(what, emissions, money, price) { "In all ({what}) that is {emissions} more and costs {money} more at “{price}”.", "合计（{what}）多排放 {emissions}，按“{price}”碳价计多付 {money}。" }
    fn what_and_value(what, value) { "{what}, {value}", "{what}，{value}" }
    fn values_of_sectors() { "the values of the sectors together", "各行业" }
    fn value_of_sector(sector) { "the value of: {sector}", "行业金额：{sector}" }
    fn and_of(first, second) { "{first} and of {second}", "{first}和{second}" }
    fn methods_range(count, reference, low, high, price, of) { "At “{price}”, the {count} methods per 10,000 yuan of {of} give from {low} to {high} yuan saved against {reference}.", "与{reference}相比，按“{price}”碳价，以每万元{of}计的 {count} 种方法得出节省 {low}～{high} 元。" }
    fn methods_range_costs(count, reference, low, high, price, of) { "At “{price}”, the {count} methods per 10,000 yuan of {of} give from {low} to {high} yuan of additional cost against {reference}.", "与{reference}相比，按“{price}”碳价，以每万元{of}计的 {count} 种方法得出多付 {low}～{high} 元。" }
    fn also_per_costs(of, worths) { "Read per 10,000 yuan of {of} it costs {worths}.", "折合每万元{of}多付：{worths}。" }
    fn also_per_one_for_one(kinds) { "The file reads the same, one for one, per 10,000 yuan of {kinds}; why, is said below.", "本文件按一比一将其理解为每万元{kinds}的数值，理由见下文。" }
    fn also_per(of, worths) { "Read per 10,000 yuan of {of}: {worths}.", "折合每万元{of}节省：{worths}。" }
    fn what_if() { "This is a what-if, not a CBAM bill: CBAM charges named goods rather than output value, and a provincial grid factor cannot be declared for them (Reg. (EU) 2023/956, Annex I; Impl. Reg. (EU) 2025/2547, Annex II, D.4.3).", "这是情景测算，不是 CBAM 应缴费用：CBAM 按列名货物而非产值征收，且省级电网排放因子不能用于申报（(EU) 2023/956 号条例附件一；(EU) 2025/2547 号实施条例附件二 D.4.3）。" }
    fn by_direct_line() { "a direct line", "直连线路" }
    fn by_agreement() { "a power purchase agreement with metered, at most hourly matching", "经计量且匹配间隔不超过一小时的购电协议" }
    fn declarable(by) { "The subject's electricity factor rests on {by} and can be declared for goods whose indirect emissions count (Impl. Reg. (EU) 2025/2547, Annex II, D.4.3); the saving per 10,000 yuan itself is not a CBAM bill.", "比较对象的电力因子以{by}为依据，可用于申报计入间接排放的货物（(EU) 2025/2547 号实施条例附件二 D.4.3）；但每万元节省额本身不是 CBAM 账单。" }
    fn declarable_but_not_charged(by) { "The subject's electricity factor rests on {by} and could be declared, but for these goods CBAM charges direct emissions only (Reg. (EU) 2023/956, Art. 7(1) and Annex II): cleaner electricity changes nothing in the bill.", "比较对象的电力因子以{by}为依据，可以申报，但这类货物的 CBAM 只对直接排放收费（(EU) 2023/956 号条例第7条第1款及附件二），用电更清洁不会改变应缴金额。" }

    // Comparisons
    fn methods() { "Methods side by side", "各方法对照" }
    fn compared_with(subject, reference) { "{subject} compared with {reference}.", "{subject}与{reference}相比。" }
    fn method() { "Method", "方法" }
    fn method_against(method, reference) { "{method}, against {reference}", "{method}（与{reference}相比）" }
    fn gap_column(unit) { "Gap, {unit}", "排放差距，{unit}" }
    fn saving_column(of, price) { "Yuan per 10,000 yuan of {of} at: {price}", "元/万元{of}：{price}" }
    fn saving_by_method(of, method) { "Yuan per 10,000 yuan of {of} by: {method}", "元/万元{of}：{method}" }
    fn per_10000_yuan_of(of) { "Per 10,000 yuan of {of}:", "以每万元{of}计：" }
    fn youngest_source() { "Youngest source", "最新来源" }
    fn not_dated() { "not dated", "未注明" }
    fn conversions() { "How figures per one kind of value are read per another", "不同口径之间的换算" }
    fn conversion_by_ratio(from, to, ratio) { "From {from} to {to}: {ratio} yuan of {from} in a yuan of {to} (value-added ratio).", "由{from}到{to}：每元{to}含{from} {ratio} 元（增加值率）。" }
    fn conversion_whole_chain(from, to, why) { "From {from} to {to}, one for one, on the reading that the whole chain lies in the region: {why}", "由{from}到{to}按一比一换算，理解为全产业链在本地区：{why}" }
    fn conversion_same_value(from, to, why) { "From {from} to {to}, one for one, on the reading that goods are sold at the price at which they are valued: {why}", "由{from}到{to}按一比一换算，理解为货物按计值价格出售：{why}" }
    fn conversion_is_a_reading() { "GDP is the sum of value added; output, sales and exports hold what was bought from others as well, so that one plant's output is not GDP. A reading that equates them is the file's, not a law.", "GDP是增加值之和；产值、销售收入和出口额还包含外购部分，因此一家工厂的产值不等于GDP。把两者等同是情景文件的理解，并非法定口径。" }
    fn sectors() { "Sector by sector", "分行业结果" }
    fn introduced(what, words) { "{what}: {words}", "{what}：{words}" }
    fn sectors_of(method, reference) { "{method}, against {reference}:", "{method}（与{reference}相比）：" }
    fn sectors_against(reference) { "Against {reference}, each by itself (they are alternatives and are not added):", "与{reference}相比，各行业单独计算（互为备选，不相加）：" }
    fn sector() { "Sector", "行业" }
    fn all_sectors() { "All sectors", "合计" }
    fn electricity_column(of) { "Electricity, kWh per 10,000 yuan of {of}", "用电量，千瓦时/万元{of}" }
    fn direct_column(unit) { "Direct emissions of the process, {unit}", "工艺直接排放，{unit}" }
    fn value_column(unit) { "Value, {unit}", "金额，{unit}" }
    fn direct_emissions_stay() { "Direct emissions of the process (anodes, lime, fuels) are the same wherever the product is made: they are no part of the gap. They are what CBAM charges for aluminium, iron and steel; there electricity is what it does not charge.", "工艺直接排放（阳极、石灰、燃料等）在哪里生产都一样，不计入差距。对铝和钢铁，CBAM 收费针对的正是直接排放，而不是用电。" }
    fn split_of(gap, grid, electricity) { "Of the gap of {gap}, {grid} is the grids' and {electricity} the electricity's that a yuan needs: efficiency and structure together.", "在 {gap} 的差距中，电网差异占 {grid}，单位产出用电差异（能效与结构合计）占 {electricity}。" }
    fn price_with_kind(price, kind) { "{price} ({kind})", "{price}（{kind}）" }
    fn official_price() { "official price", "官方价格" }
    fn market_price() { "market price", "市场价格" }
    fn market_traded() { "market price, traded", "市场价格（成交）" }
    fn market_forward() { "market price, forward", "市场价格（远期）" }
    fn market_forecast() { "market price, forecast", "市场价格（预测）" }
    fn scenario_price() { "scenario price", "情景价格" }
    fn shadow_price() { "shadow price", "影子价格" }
    fn social_cost() { "social cost of carbon", "碳的社会成本" }
    fn scaled() { "Scaled to a value", "折算到金额" }
    fn output_is(value, of) { "Value to scale to, {of}: {value}.", "折算金额（{of}）：{value}。" }
    fn export_is(label, value) { "{label}: {value}.", "{label}：{value}。" }
    fn product_is(first, second, product) { "{first} × {second} = {product}", "{first}×{second}＝{product}" }
    fn export_is_a_ceiling() { "A ceiling: as if every yuan of the value were exported to where the carbon price is paid.", "这是上限，相当于全部金额都出口到征收碳价的市场。" }
    fn emissions_column(unit) { "Less emitted, {unit}", "减排量，{unit}" }
    fn emissions_column_signed(unit) { "Less emitted (minus: more), {unit}", "减排量（负数为多排放），{unit}" }
    fn yuan_column(price) { "Saved, yuan at: {price}", "节省，元：{price}" }
    fn yuan_column_signed(price) { "Saved (minus: costs more), yuan at: {price}", "节省（负数为多付），元：{price}" }
    fn minus_is_more(subject) { "A minus sign means that {subject} emits more and costs more than what it is compared with.", "负号表示{subject}排放更多、碳成本更高。" }
    fn ranking() { "Regions ranked", "地区排序" }
    fn ranked_by(method, reference) { "By “{method}”, against {reference}, the greatest gap first.", "按“{method}”与{reference}相比，差距由大到小排列。" }
    fn rank() { "Rank", "名次" }
    fn region() { "Region", "地区" }
    fn own_value_column(unit) { "Own value, {unit}", "本地区数值，{unit}" }
    fn the_subject(region) { "{region} (subject)", "{region}（比较对象）" }
    fn not_ranked(regions) { "Not ranked, since no value is published: {regions}.", "因无公布值未参与排序：{regions}。" }
    fn path() { "Over the years", "逐年走势" }
    fn path_of(label, kind, money) { "{label} ({kind}; {money}):", "{label}（{kind}；{money}）：" }
    fn money_of_year(year) { "in the money of {year}", "按{year}年币值" }
    fn money_of_each_year() { "in the money of each year", "按当年币值" }
    fn year() { "Year", "年份" }
    fn price_in(unit) { "Price, {unit}", "价格，{unit}" }
    fn price_in_money_of(unit, year) { "In money of {year}, {unit}", "按{year}年币值，{unit}" }
    fn path_value_is_ten_thousand(of) { "The file states no value to scale to, so sums are those of 10,000 yuan of {of} in every year.", "情景文件未给出折算金额，累计数按每年1万元{of}计。" }
    fn path_value_is(what) { "Sums are money, for {what}.", "累计数为金额，对应{what}。" }
    fn saved_for_the_value() { "Saved, yuan", "节省，元" }
    fn first_year_column(year) { "{year}, yuan", "{year}年，元" }
    fn cumulative_column() { "All years, yuan", "各年累计，元" }
    fn present_value_column(year) { "Present value of {year}, yuan", "{year}年现值，元" }
    fn discounted_from(year, rate) { "Present values are of {year}: every year after it is divided once more by one plus the discount rate of {rate}, so that the same stream has one present value whichever year it begins in. A rate for real money goes with money of one year, a rate for nominal money with money of each year.", "现值以{year}年为基准：其后每年再除以一加折现率（{rate}），因此同一现金流无论从哪一年开始，现值都相同。固定年币值应配实际折现率，当年币值应配名义折现率。" }
    fn between_published_years(years) { "ASSUMED: for {years} the path has no price of its own; it lies on a straight line between the years that have one.", "假设：{years}年该路径没有自己的价格，为前后有价格年份之间的线性内插。" }
    fn gap_frozen(method, year) { "“{method}”: as if the gap stayed as in {year} in every year.", "“{method}”：假定各年差距维持{year}年水平。" }
    fn gap_frozen_undated(method) { "“{method}”: as if the gap stayed as it is in every year.", "“{method}”：假定各年差距维持不变。" }
    fn gap_moves(method) { "“{method}”: the gap of each year follows the paths of the regions that the file states.", "“{method}”：各年差距按情景文件所列地区路径变动。" }
    fn rate_frozen() { "The exchange rate is the same in every year.", "各年汇率不变。" }
    fn value_frozen() { "The value is the same in every year.", "各年金额不变。" }
    fn prices() { "Carbon prices used", "所用碳价" }
    fn carbon_price() { "Carbon price", "碳价" }
    fn kind() { "Kind", "类别" }
    fn amount() { "Amount", "金额" }
    fn rate() { "Yuan per unit", "汇率（元）" }
    fn yuan_per_tonne() { "Yuan per tCO2", "元/tCO2" }
    fn money_of() { "Money of", "价格基期" }
    fn as_stated() { "as stated", "按所给数值" }
    fn nominal() { "nominal", "名义价格" }
    fn base_unclear() { "not stated", "未说明" }
    fn kinds_differ() { "These kinds of price answer different questions: what is owed, what is traded, what a model needs, what a state counts, what a tonne damages. They stand side by side and are never added.", "各类碳价回答的问题不同：应缴多少、市场交易多少、模型需要多少、政府核算多少、一吨造成多少损害。它们并列展示，从不相加。" }
    fn not_inflated() { "Prices are in the money of the stated year and were not inflated; two base years are not comparable to the yuan.", "碳价均为所列基期的价格，未作通胀调整；基期不同的价格不能精确比较。" }

    // Verdicts
    fn claims() { "Published claims checked", "公布数据核验" }
    fn standing() { "Could it be what was computed?", "能否作为当时的算法" }
    fn possible_candidate() { "yes", "可能" }
    fn short_candidate() { "no: it is not more", "否：未超过公布值" }
    fn younger_candidate(day) { "no: its data are younger ({day})", "否：数据晚于公布日（{day}）" }
    fn circular_candidate() { "circular: rests on the claim", "循环：由公布值反推" }
    fn younger_note() { "A figure whose data are younger than the claim cannot be what was computed; it ranks below the others.", "所用数据晚于公布日的结果，不可能是当时的算法，排在其他结果之后。" }
    fn circular_note() { "A figure that has the claim among its own inputs agrees with it by its making; that is no check.", "以公布值本身为输入的结果必然与之相符，不构成核验。" }
    fn undated_note() { "Where the file gives no day of publication for a source, its age is not judged.", "情景文件未注明来源公布日期的，不判断其先后。" }
    fn compared_by() { "Compared with", "对照依据" }
    fn method_and_price(method, price) { "{method}; {price}", "{method}；{price}" }
    fn claimed() { "Claimed", "公布值" }
    fn computed() { "Computed", "计算值" }
    fn difference() { "Difference", "差额" }
    fn per_cent() { "Per cent", "偏差（%）" }
    fn claim_sources(sources) { "Claimed by: {sources}.", "公布数据出处：{sources}。" }
    fn checks() { "Do the published figures agree?", "公布数字是否一致" }
    fn sum_closes(sum) { "The parts add up exactly: {sum}.", "各部分之和与合计完全一致：{sum}。" }
    fn sum_does_not_close(sum, total, difference, per_cent) { "The parts add up to {sum}, the published total is {total}: off by {difference} ({per_cent}).", "各部分之和为 {sum}，公布合计为 {total}，相差 {difference}（{per_cent}）。" }
    fn growth_does_not_close(sum, total, difference, per_cent) { "A year earlier the parts add up to {sum}, the total was {total}: off by {difference} ({per_cent}).", "按增长率还原到上年同期，各部分之和为 {sum}，合计为 {total}，相差 {difference}（{per_cent}）。" }
    fn share_agrees(share) { "The share agrees: {share}.", "份额一致：{share}。" }
    fn share_differs(computed, published) { "The share does not agree: {computed} computed, {published} published.", "份额不一致：计算为 {computed}，公布为 {published}。" }
    fn unit_value_plausible(value, low, high) { "The value per unit is {value}, inside the plausible range of {low} to {high}.", "单位价值为 {value}，在 {low} 至 {high} 的合理范围内。" }
    fn unit_value_too_low(value, low, high) { "The value per unit is {value}, below the plausible range of {low} to {high}: the two figures do not describe the same thing.", "单位价值为 {value}，低于 {low} 至 {high} 的合理范围：两个数字所指并非同一事物。" }
    fn unit_value_too_high(value, low, high) { "The value per unit is {value}, above the plausible range of {low} to {high}: the two figures do not describe the same thing.", "单位价值为 {value}，高于 {low} 至 {high} 的合理范围：两个数字所指并非同一事物。" }

    // Product
    fn product(name) { "Electricity of the product: {name}", "产品用电：{name}" }
    fn product_answer(product, process, on_subject, subject, on_reference, reference) { "{product}, {process}: the electricity causes {on_subject} in {subject} and {on_reference} in {reference}.", "{product}（{process}）：用电排放在{subject}为 {on_subject}，在{reference}为 {on_reference}。" }
    fn process() { "Process", "工艺" }
    fn electricity_per_unit() { "Electricity", "用电量" }
    fn emissions_on_grid(region, unit) { "{region}, {unit}", "{region}，{unit}" }
    fn product_compared(subject, reference) { "Made in {subject}, compared with {reference}:", "与{reference}相比，在{subject}生产：" }
    fn gap_per_unit(unit) { "Avoided, {unit}", "减排，{unit}" }
    fn yuan_per_unit_column(price) { "Yuan per unit at: {price}", "元/单位：{price}" }
    fn for_the_quantity(quantity) { "For {quantity}:", "按 {quantity} 计：" }
    fn changes() { "What a change of process saves:", "改进工艺的节省：" }
    fn change_on_grid(region) { "Change, made in {region}", "改进（{region}生产）" }
    fn emissions_saved(unit) { "Saved, {unit}", "减排，{unit}" }

    // Evidence
    fn assumptions() { "Assumptions", "假设" }
    fn assumptions_note() { "These numbers were chosen, not published; every figure that rests on them is only as good as they are.", "以下数字为设定值而非公布值；以其为基础的结果，可靠程度不会高于这些假设。" }
    fn assumed(label, value, why) { "{label}: {value}. {why}", "{label}：{value}。{why}" }
    fn sources() { "Sources", "来源" }
    fn weakest_and_oldest(confidence, date) { "Of the data rows used, the weakest confidence is {confidence}; the oldest check against the sources was on {date}.", "所用数据行中，可信度最低为“{confidence}”；最早一次与来源核对的日期为 {date}。" }
    fn data_source(title, id, rows) { "{title} [{id}]: {rows}", "{title} [{id}]：{rows}" }
    fn stated_sources() { "Stated in the scenario file:", "情景文件注明的来源：" }
    fn how_to_trace(file) { "Every figure can be traced, with all its digits: carbontoll explain {file}", "每个数字均可追溯，并显示全部位数：carbontoll explain {file}" }
    fn weakest_law(confidence, date) { "Of the parameters of the law used, the weakest is: {confidence}; the oldest check was on {date}.", "所用法规参数中，最弱者为：{confidence}；最早核对日期为 {date}。" }
    fn law_used(title, document, place, confidence, standing) { "{title}: {document} [{place}]; {confidence}; {standing}", "{title}：{document} [{place}]；{confidence}；{standing}" }
    fn stated_are_unrated() { "Numbers that the scenario file states carry no rating of their own.", "情景文件自行填写的数字没有可信度评级。" }
    fn rows_of_set(set, count) { "{set} ({count} rows)", "{set}（{count} 行）" }
    fn confidence_high() { "high", "高" }
    fn confidence_medium_high() { "medium-high", "中高" }
    fn confidence_medium() { "medium", "中" }
    fn confidence_low() { "low", "低" }

    // Trace
    fn figures_of(scenario) { "Figures of {scenario}. `carbontoll explain FILE FIGURE` prints one with all it rests on.", "{scenario} 的全部数值。用 `carbontoll explain FILE FIGURE` 查看某一数值及其全部依据。" }
    fn given_in(file, line, path) { "given in {file}, line {line} ({path})", "取自 {file} 第 {line} 行（{path}）" }
    fn source_is(source) { "source: {source}", "来源：{source}" }
    fn assumption_is(why) { "assumption: {why}", "假设：{why}" }
    fn data_row(set, row, line) { "data row: {set}, {row} (line {line})", "数据行：{set}，{row}（第 {line} 行）" }
    fn row_confidence(title, id, confidence) { "source: {title} [{id}], confidence {confidence}", "来源：{title} [{id}]，可信度：{confidence}" }
    fn note_is(note) { "note: {note}", "注（原文）：{note}" }
    fn law_value(title, path, from) { "law: {title} ({path}), from {from}", "法规参数：{title}（{path}），自 {from} 起" }
    fn law_place(title, place, confidence, standing) { "{title} [{place}]; {confidence}; {standing}", "{title} [{place}]；{confidence}；{standing}" }
    fn note_of_law(note) { "note: {note}", "注：{note}" }
    fn article_says(source, at, what) { "{source}, {at}: {what}", "{source}，{at}：{what}" }
    fn legal_primary() { "read in the legal text", "已查阅法规原文" }
    fn legal_secondary() { "known through another text", "经其他文献转引" }
    fn legal_inferred() { "inferred", "推断" }
    fn in_force() { "in force", "现行有效" }
    fn adopted() { "adopted, not yet applicable", "已通过、尚未适用" }
    fn proposed() { "PROPOSED, not law", "提案，尚非法律" }
    fn estimate() { "estimate, no text orders it", "估算，尚无法规规定" }
    fn definition_is(text) { "definition: {text}", "定义：{text}" }
    fn why_is(text) { "why: {text}", "理由：{text}" }
    fn rounded_to(decimals) { "rounded half up to {decimals} decimals", "四舍五入保留 {decimals} 位小数" }
    fn shown_above() { "shown above", "见上文" }
}
