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
    fn emits_less(method, subject, reference, amount) { "By “{method}”, 10,000 yuan of output in {subject} causes {amount} tonnes of CO2 less than in {reference}.", "按“{method}”计算，{subject}每万元产值的二氧化碳排放比{reference}少 {amount} 吨。" }
    fn emits_more(method, subject, reference, amount) { "By “{method}”, 10,000 yuan of output in {subject} causes {amount} tonnes of CO2 more than in {reference}.", "按“{method}”计算，{subject}每万元产值的二氧化碳排放比{reference}多 {amount} 吨。" }
    fn headline_saves(subject, reference, amount, worth, price) { "Made in {subject} rather than in {reference}, 10,000 yuan of output causes {amount} tonnes of CO2 less, worth {worth} yuan at the carbon price “{price}”.", "每万元产值在{subject}而不在{reference}生产，少排放二氧化碳 {amount} 吨，按“{price}”碳价计节省 {worth} 元。" }
    fn headline_costs(subject, reference, amount, worth, price) { "Made in {subject} rather than in {reference}, 10,000 yuan of output causes {amount} tonnes of CO2 more, which cost {worth} yuan at the carbon price “{price}”.", "每万元产值在{subject}而不在{reference}生产，多排放二氧化碳 {amount} 吨，按“{price}”碳价计多付 {worth} 元。" }
    fn saved_at(price) { "Saved at: {price}", "节省（{price}）" }
    fn costs_per_output(worths) { "Per 10,000 yuan of output that costs more: {worths}.", "折合每万元产值多付碳成本：{worths}。" }
    fn prices_range(count, low, high) { "Over the {count} carbon prices below, that is from {low} to {high}.", "按下列 {count} 种碳价计，介于 {low} 与 {high} 之间。" }
    fn yuan_at(amount, price) { "{amount} yuan at the carbon price “{price}”", "按“{price}”碳价计 {amount} 元" }
    fn worth_per_output(worths) { "Per 10,000 yuan of output that is worth {worths}.", "折合每万元产值节省：{worths}。" }
    fn methods_range(count, reference, low, high, price) { "At “{price}”, the {count} methods below range from {low} to {high} against {reference}.", "以{reference}为参照、按“{price}”碳价，下列 {count} 种方法的结果介于 {low} 与 {high} 之间。" }
    fn what_if() { "This is a what-if, not a CBAM bill: CBAM charges named goods rather than output value, and a provincial grid factor cannot be declared for them (Reg. (EU) 2023/956, Annex I; Impl. Reg. (EU) 2025/2547, Annex II, D.4.3).", "这是假设性比较，不是 CBAM 账单：CBAM 针对列名货物而非产值征收，且省级电网排放因子不能用于申报（(EU) 2023/956 号条例附件一；(EU) 2025/2547 号实施条例附件二 D.4.3）。" }
    fn by_direct_line() { "a direct line", "直连线路" }
    fn by_agreement() { "a power purchase agreement with metered, at most hourly matching", "经计量且匹配间隔不超过一小时的购电协议" }
    fn declarable(by) { "The subject's electricity factor rests on {by} and can be declared for goods whose indirect emissions count (Impl. Reg. (EU) 2025/2547, Annex II, D.4.3); the saving per 10,000 yuan itself is not a CBAM bill.", "比较对象的电力因子以{by}为依据，可用于申报计入间接排放的货物（(EU) 2025/2547 号实施条例附件二 D.4.3）；但每万元节省额本身不是 CBAM 账单。" }
    fn declarable_but_not_charged(by) { "The subject's electricity factor rests on {by} and could be declared, but for these goods CBAM charges direct emissions only (Reg. (EU) 2023/956, Art. 7(1) and Annex II): cleaner electricity changes nothing in the bill.", "比较对象的电力因子以{by}为依据，可以申报，但这类货物的 CBAM 只对直接排放收费（(EU) 2023/956 号条例第7条第1款及附件二），用电更清洁不会改变应缴金额。" }

    // Comparisons
    fn methods() { "Methods side by side", "各方法对照" }
    fn compared_with(subject, reference) { "{subject} compared with {reference}.", "{subject}与{reference}比较。" }
    fn method() { "Method", "方法" }
    fn method_against(method, reference) { "{method}, against {reference}", "{method}（对比{reference}）" }
    fn gap_column() { "Gap, tCO2 per 10,000 yuan", "排放差距，tCO2/万元" }
    fn saving_column(price) { "Yuan per 10,000 yuan at: {price}", "元/万元：{price}" }
    fn saving_by_method(method) { "Yuan per 10,000 yuan by: {method}", "元/万元：{method}" }
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
    fn output_is(value) { "Output value: {value}.", "产值：{value}。" }
    fn export_is(label, value) { "{label}: {value}.", "{label}：{value}。" }
    fn product_is(first, second, product) { "{first} × {second} = {product}", "{first}×{second}＝{product}" }
    fn export_is_a_ceiling() { "A ceiling: as if every yuan of the value were exported to where the carbon price is paid.", "这是上限，相当于全部金额都出口到征收碳价的市场。" }
    fn emissions_column() { "Less emitted, tCO2", "少排放，tCO2" }
    fn yuan_column(price) { "Yuan at: {price}", "元：{price}" }
    fn ranking() { "Regions ranked", "地区排序" }
    fn ranked_by(method, reference) { "By “{method}”, against {reference}, the greatest gap first.", "按“{method}”，以{reference}为参照，差距由大到小排列。" }
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
    fn cumulative_column() { "All years, CNY per 10,000 CNY", "各年累计，元/万元" }
    fn present_value_column() { "Present value, CNY per 10,000 CNY", "现值，元/万元" }
    fn discounted_from(year) { "Present values count {year} in full; every later year is divided once more by one plus the discount rate. A rate for real money goes with money of one year, a rate for nominal money with money of each year.", "现值以{year}年为全额，其后每年再除以一加贴现率。固定年币值应配实际贴现率，当年币值应配名义贴现率。" }
    fn between_published_years(years) { "ASSUMED: for {years} the path has no price of its own; it lies on a straight line between the years that have one.", "假设：{years}年该路径没有自己的价格，为前后有价格年份之间的线性内插。" }
    fn path_note() { "The gap in emissions stays the same in every year, and so does the exchange rate: only the price moves.", "各年排放差距和汇率保持不变，只有碳价变动。" }
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
    fn claims() { "Published claims checked", "公布说法核对" }
    fn claim() { "Claim", "说法" }
    fn compared_by() { "Compared with", "对照依据" }
    fn method_and_price(method, price) { "{method}; {price}", "{method}；{price}" }
    fn claimed() { "Claimed", "公布值" }
    fn computed() { "Computed", "计算值" }
    fn difference() { "Difference", "差额" }
    fn per_cent() { "Per cent", "偏差（%）" }
    fn claim_sources(sources) { "Claimed by: {sources}.", "说法来源：{sources}。" }
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
    fn product_compared(subject, reference) { "Made in {subject} rather than in {reference}:", "在{subject}而不在{reference}生产：" }
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
