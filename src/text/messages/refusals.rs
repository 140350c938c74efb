//! Questions about goods that have no answer yet, what to write, and what a reader must know.

crate::text::phrases! {
    // Codes
    fn bad_code(code) { "`{code}` is not a CN code", "`{code}` 不是 CN 编码" }
    fn write_eight_digits() { "write 8 digits, or 10 with the TARIC digits: 72083900", "请写 8 位编码，或含 TARIC 的 10 位编码，例如 72083900" }
    fn codes_called(word, codes) { "goods that are called “{word}”: {codes}", "名称含“{word}”的货物：{codes}" }
    fn how_to_search() { "`carbontoll data show eu-goods rebar` finds codes by trade name, description or heading", "用 `carbontoll data show eu-goods 螺纹钢` 可按俗名、品名或品目查找编码" }
    fn unknown_code(code) { "{code} is not in the list of codes: its heading is in Annex I, but no code of the list has these digits", "{code} 不在编码表中：品目列入附件一，但表中没有此编码" }
    fn part_of_code(code) { "only a part of {code} is in Annex I of Reg. (EU) 2023/956: ten digits are needed to tell which", "{code} 仅一部分列入 (EU) 2023/956 号条例附件一，需要 10 位编码才能区分" }
    fn part_in_scope(note) { "in scope: {note}", "在列部分：{note}" }
    fn proposed_good(from) { "PROPOSED, NOT LAW: COM(2025) 989 would add it to Annex I from {from}", "提案，尚非法律：COM(2025) 989 拟自 {from} 起将其纳入附件一" }
    fn proposed_good_in_part(from, part) { "PROPOSED, NOT LAW: COM(2025) 989 would add a part of it to Annex I from {from} ({part})", "提案，尚非法律：COM(2025) 989 拟自 {from} 起将其一部分纳入附件一（{part}）" }
    fn excluded_code(code) { "{code} is excluded from CBAM", "{code} 被排除在 CBAM 之外" }
    fn excluded_because(reason) { "excluded: {reason} (Reg. (EU) 2023/956, Annex I)", "排除项：{reason}（(EU) 2023/956 号条例附件一）" }
    fn out_of_scope(code) { "{code} is not in Annex I of Reg. (EU) 2023/956: no CBAM charge", "{code} 不在 (EU) 2023/956 号条例附件一中，不征收 CBAM" }
    fn nothing_to_declare() { "check the code; if it is right, there is nothing to declare", "请核对编码；如编码无误，则无需申报" }
    fn near_codes(codes) { "codes in scope near it: {codes}", "相近的在列编码：{codes}" }
    fn ten_digits_needed(code) { "{code} has default values by TARIC code only: ten digits are needed", "{code} 的默认值按 TARIC 编码给出，需要 10 位编码" }
    fn one_of(words) { "possible: {words}", "可选：{words}" }
    fn check_the_code() { "check the code against the Combined Nomenclature of the year", "请按当年《合并税则目录》核对编码" }
    fn note_of_table(note) { "{note}.", "（数据表原注）{note}。" }

    // Origins
    fn unknown_origin(name) { "`{name}` is not a country that is known", "无法识别原产国“{name}”" }
    fn did_you_mean(names) { "did you mean {names}?", "您是否想写 {names}？" }
    fn write_an_iso_code() { "write an ISO code or a name: CN, China, 中国, TR, Türkiye", "请写 ISO 代码或名称：CN、China、中国、TR、土耳其" }
    fn exempt_origin(name) { "Goods of {name} are outside CBAM: no certificates, no cost (Reg. (EU) 2023/956, Annex III, point 1).", "原产于{name}的货物不在 CBAM 范围内：无需证书，无成本（(EU) 2023/956 号条例附件三第1点）。" }
    fn eu_origin(name) { "Goods of EU origin ({name}) are not imports under CBAM: no certificates, no cost.", "欧盟原产货物（{name}）不属于 CBAM 进口：无需证书，无成本。" }
    fn other_countries_row(name) { "{name} has no value of its own for this good: the whole row of other countries and territories applies, value and route together.", "{name}没有该货物的单独数值，整行适用“其他国家和地区”，数值与工艺路线一并采用。" }

    // Quantity and time
    fn electricity_in_mwh() { "electricity is counted in MWh", "电力以兆瓦时计" }
    fn mass_in_tonnes() { "this good is counted in tonnes of net mass", "该货物以净重吨计" }
    fn check_the_unit() { "use --mass in tonnes for goods, --mwh for electricity", "货物用 --mass（吨），电力用 --mwh" }
    fn before_cbam(year) { "imports of {year} pay nothing: the charge applies to imports from 2026", "{year} 年进口无需缴费：自2026年起的进口才适用" }
    fn first_year_is_2026() { "choose a year from 2026", "请选择2026年及以后的年份" }
    fn imports_of_2026_are_of_2026(year) { "goods imported in 2026 have 2026 as their reporting period, not {year}, whenever they were made (Q&A 5.17)", "2026年进口货物的报告期一律为2026年，而非 {year} 年，与生产时间无关（问答 5.17）" }
    fn production_year_impossible(year) { "{year} cannot be the year of production", "{year} 年不能作为生产年份" }
    fn leave_production_year_out() { "leave the production year out, or prove a year from 2026 to the year of importation", "请不填生产年份，或证明其介于2026年与进口年份之间" }
    fn quarter_needed() { "the price of 2026 is that of the quarter of importation: which quarter?", "2026年的价格按进口季度确定，请说明季度" }
    fn write_quarter() { "write --quarter 3, or --date 2026-08-15 (in a file: quarter, import_date)", "请写 --quarter 3 或 --date 2026-08-15（文件中为 quarter、import_date）" }

    // Law
    fn law_not_yet_in_force(path, from, year) { "{path} is in force from {from}: there is no value for {year}", "{path} 自 {from} 起生效，{year} 年没有数值" }
    fn law_not_yet_known(path, known) { "{path} was published only on {known}", "{path} 于 {known} 才公布" }
    fn law_has_no_value(path, year) { "the law has no value of {path} for {year}", "法规没有 {path} 的 {year} 年数值" }
    fn choose_a_later_year() { "choose a later year", "请选择更晚的年份" }
    fn choose_a_later_day(day) { "set the day of knowledge to {day} or later", "请将已知日期设为 {day} 或之后" }
    fn choose_another_year() { "choose another year", "请选择其他年份" }
    fn write_correction() { "state the cross-sectoral correction factor that you assume: --cscf 1 (in a file: correction)", "请自行给出假设的跨行业修正系数：--cscf 1（文件中为 correction）" }
    fn rests_on_proposal(title) { "NOT LAW: “{title}” is taken from a proposal.", "尚非法律：“{title}”取自提案。" }
    fn correction_is_assumed() { "ASSUMED: no cross-sectoral correction factor is set for this year of production; the one used was stated by you.", "假设：该生产年份尚无跨行业修正系数，所用数值由使用者给出。" }
    fn benchmarks_after_2030() { "ASSUMED: no benchmarks are set for production after 2030; those of 2028 to 2030 are held.", "假设：2030年之后的生产尚无基准，此处沿用2028—2030年的基准。" }
    fn highest_alloy_grade(code, taken, letter) { "INFERRED: {code} lists several alloy grades. “Where different alloy grades for steel are given in the table for the same CN code, the highest benchmark value given for the relevant production year is used” (Impl. Reg. (EU) 2025/2620, Annex, point 5.1). Of the route of the indicator {letter} the highest is {taken}.", "推断：{code} 列有多个合金等级。“同一CN编码在表中列有不同合金等级钢的，采用相关生产年份的最高基准值”（(EU) 2025/2620 号实施条例附件第5.1点）。标识 {letter} 所属路线中最高者为 {taken}。" }
    fn no_precursors() { "No precursor was stated: the free allocation is that of the process alone. A good made from other CBAM goods carries theirs too.", "未填写前体：免费配额仅计本工序。由其他CBAM货物制成的货物还应计入前体的免费配额。" }
    fn no_free_allocation_of_its_own(code) { "The verified emissions of the precursor {code} come without its specific embedded free allocation: column B of its code stands in for it (Impl. Reg. (EU) 2025/2620, Annex, 3.3(2)). Ask its producer for the verified value.", "前体 {code} 的经核查排放未附单位隐含免费配额，以其编码的B列基准代替（(EU) 2025/2620 号实施条例附件第3.3(2)点）。请向其生产者索取经核查的数值。" }
    fn no_free_allocation_by_default_route(code, route) { "INFERRED: the verified emissions of the precursor {code} come without its specific embedded free allocation. Column B by route {route} stands in for it, the route of the default value of its origin (Impl. Reg. (EU) 2025/2620, Annex, 3.3(2); the text has “[default]” in brackets), whichever route it was made by. By which route was it made? State it (--precursor CN:ORIGIN:TONNES:SEE::ROUTE; in a file: route), or better the verified free allocation (SEFA; free_allocation).", "推断：前体 {code} 的经核查排放未附单位隐含免费配额，以其原产国默认值的路线 {route} 的B列基准代替（(EU) 2025/2620 号实施条例附件第3.3(2)点，条文中“[default]”一词带方括号），不论实际以何种路线生产。实际路线是哪一种？请填写（--precursor 编码:原产国:用量:SEE::路线；文件中为 route），最好填写经核查的免费配额（SEFA；文件中为 free_allocation）。" }
    fn no_free_allocation_by_route(code, route) { "INFERRED: the verified emissions of the precursor {code} come without its specific embedded free allocation. Column B by route {route}, which you stated, stands in for it; the text names the “[default]” route of its origin (Impl. Reg. (EU) 2025/2620, Annex, 3.3(2)). Ask its producer for the verified value.", "推断：前体 {code} 的经核查排放未附单位隐含免费配额，以您所填路线 {route} 的B列基准代替；条文所指为原产国的“[default]”路线（(EU) 2025/2620 号实施条例附件第3.3(2)点）。请向其生产者索取经核查的数值。" }
    fn route_of_default_precursor(code) { "Not used here: the route of the precursor {code}. Its default value brings its own.", "此处未采用：前体 {code} 的路线，其默认值自带路线。" }
    fn precursors_missing(code, precursor, example) { "PRECURSORS MISSING: {code} cannot be made without {precursor}, and nothing is stated of them. If the actual values hold their emissions, the cost is at most what is shown, since their free allocation is still to be deducted; if not, their emissions are missing too. Whether own data saves cannot be said. State them: --precursor {example}:CN:1.0 with code, origin and tonnes per tonne (in a file: [[goods.precursor]]; in a list: precursor_free_allocation), or --no-precursors (no_precursors = true; in a list 0) if there are none.", "缺少前体：{code} 必须由{precursor}制成，但未填写任何前体。若实际值已含前体排放，则所示成本为上限，因其免费配额尚未扣除；若不含，则前体排放亦未计入。因此无法判断采用实际数据是否节省。请填写前体：--precursor {example}:CN:1.0（编码、原产国、每吨用量；文件中为 [[goods.precursor]]，清单中为 precursor_free_allocation）；如确无前体，请写 --no-precursors（文件中为 no_precursors = true，清单中填 0）。" }
    fn precursors_missing_from_free_allocation(code, precursor, example) { "PRECURSORS MISSING: {code} cannot be made without {precursor}, and nothing is stated of them. The cost is at most what is shown, since their free allocation is still to be deducted. Whether own data saves cannot be said. State them: --precursor {example}:CN:1.0 with code, origin and tonnes per tonne (in a file: [[goods.precursor]]; in a list: precursor_free_allocation), or --no-precursors (no_precursors = true; in a list 0) if there are none.", "缺少前体：{code} 必须由{precursor}制成，但未填写任何前体。其免费配额尚未扣除，所示成本为上限，因此无法判断采用实际数据是否节省。请填写前体：--precursor {example}:CN:1.0（编码、原产国、每吨用量；文件中为 [[goods.precursor]]，清单中为 precursor_free_allocation）；如确无前体，请写 --no-precursors（文件中为 no_precursors = true，清单中填 0）。" }
    fn price_is_what_if(price) { "WHAT-IF: a certificate price of {price} EUR was stated by you; it is used whether or not one is published.", "假设情形：证书价格 {price} 欧元由使用者给出，无论是否已有公布价格均予采用。" }
    fn published_price_goes_before(published, stated) { "The price of this quarter is published ({published} EUR) and goes before the {stated} EUR that you stated; --what-if-price (in a file: what_if_price) uses yours instead.", "该季度价格已公布（{published} 欧元），优先于所填的 {stated} 欧元；如需改用所填价格，请用 --what-if-price（文件中为 what_if_price）。" }
    fn provisional() { "PROVISIONAL: revised benchmarks are due for imports from 2027 (Impl. Reg. (EU) 2025/2620, recital 10).", "暂定：2027年起进口适用的基准将修订（(EU) 2025/2620 号实施条例序言第10段）。" }

    // Emissions
    fn no_default_value(code) { "there is no default value for {code}", "{code} 没有默认值" }
    fn declare_actual_values() { "declare actual values: --actual-direct, and --actual-indirect where it counts (in a file: direct, indirect)", "请申报实际值：--actual-direct，需计间接排放的另加 --actual-indirect（文件中为 direct、indirect）" }
    fn precursors_with_default() { "a default value already holds the whole chain: precursors cannot be added", "默认值已包含全链条，不能再加前体" }
    fn remove_precursors() { "remove the precursors, or declare actual values", "请去掉前体，或申报实际值" }
    fn indirect_needed(code) { "indirect emissions count for {code}: they are missing", "{code} 须计入间接排放，但未填写" }
    fn write_indirect() { "write --actual-indirect, in tCO2e per tonne of good (in a file: indirect)", "请写 --actual-indirect（每吨货物 tCO2e；文件中为 indirect）" }
    fn no_functional_unit(code) { "actual values of {code} are per tonne of good: functional units are for clinker, cement and fertilisers", "{code} 的实际值按每吨货物计，功能单位仅用于熟料、水泥和化肥" }
    fn leave_functional_units_out() { "leave --functional-units out (in a file: functional_units)", "请去掉 --functional-units（文件中为 functional_units）" }
    fn free_allocation_with_default() { "with a default value the free allocation is that of column B: a verified one goes with actual values", "采用默认值时免费配额按B列基准计，经核查的免费配额只用于实际值" }
    fn remove_free_allocation() { "remove --free-allocation (in a file: free_allocation), or declare actual values", "请去掉 --free-allocation（文件中为 free_allocation），或申报实际值" }
    fn free_allocation_is_stated() { "The specific embedded free allocation was stated, as verified by the operator; benchmark and precursors' free allocation are not used.", "单位隐含免费配额由使用者给出（经核查），未采用基准及前体免费配额。" }
    fn activity_level_needed() { "masses of the reporting period need the activity level: what the process made in the period", "按报告期填写的质量需要活动水平（报告期产量）" }
    fn write_activity_level() { "write activity_level, in tonnes of good, with its source", "请写 activity_level（产量，吨）及其来源" }
    fn unknown_origin_edition() { "the table for precursors of unknown origin is held as published on 2026-07-31 only: it was not known on the day asked for", "原产地不明前体的数据表仅有2026-07-31公布的版本，在所设日期尚未公布" }
    fn electricity_factor_conditions() { "WHAT-IF unless proven: an electricity factor of one's own may be declared only with a direct line or a metered power purchase agreement, matched at most hourly; certificates of origin and the factor of a province do not do. Otherwise the country's default factor counts (Impl. Reg. (EU) 2025/2547, Annex II, D.4.3).", "未经证明即为假设情形：只有直连线路或按小时计量匹配的购电协议才可申报自有电力因子，绿证和省级电网因子均不可；否则按国家默认因子计（(EU) 2025/2547 号实施条例附件二D.4.3）。" }
    fn no_precursors_of(code) { "No precursor of {code} was stated: its free allocation is that of its own process alone. If its value holds its whole chain, say so (emissions, or includes_precursors).", "未填写 {code} 自身的前体：其免费配额仅计该工序。如其数值已含全链条，请用 emissions 或 includes_precursors 说明。" }
    fn exempt_precursor_is_zero(code) { "The precursor {code} is of EU or exempt origin and counts zero: its stated values are not used.", "前体 {code} 来自欧盟或豁免原产地，按零计，所填数值未采用。" }
    fn no_free_allocation_left(year) { "no free allocation is left for production of {year}: the CBAM factor is zero", "{year}年生产的货物已无免费配额：CBAM系数为零" }
    fn unknown_proposal(name) { "there is no proposal `{name}`", "没有名为“{name}”的提案" }
    fn proposal_changes_nothing() { "The proposal changes nothing here: it has no value for this year, or was not known on the day asked for. The law in force is shown.", "该提案在此不起作用：没有该年的数值，或在所设日期尚未公布。所示为现行法规。" }
    fn correction_not_used(year) { "The cross-sectoral correction factor that you stated is not used for {year}: the law has one.", "{year}年未采用所填的跨行业修正系数：法规已有规定。" }
    fn not_used(inputs) { "Not used here: {inputs}.", "此处未采用：{inputs}。" }
    fn published_price_is_used() { "The price of this quarter is published and goes before the price path.", "该季度价格已公布，优先于碳价路径。" }
    fn path_stands_in() { "ASSUMED: the average price of this quarter is not published yet; the price path stands in for it.", "假设：该季度平均价格尚未公布，以碳价路径代替。" }
    fn path_of_real_money(path, year) { "the price path `{path}` is in the money of {year}: a certificate is paid in the money of its own year", "碳价路径“{path}”按{year}年币值计，而证书以当年币值支付" }
    fn path_of_unclear_money(path) { "ASSUMED: the source of the price path ({path}) does not say whose money it is in; it is taken for that of each year.", "假设：碳价路径（{path}）的来源未说明币值基准，此处视为当年币值。" }
    fn write_installation_electricity() { "in the installation write electricity, such as 3400 MWh, and electricity_factor, such as 0.6 tCO2/MWh, each with its source", "请在 installation 中填写 electricity（如 3400 MWh）和 electricity_factor（如 0.6 tCO2/MWh），并注明来源" }
    fn other_years_need_their_own() { "a verified free allocation holds the CBAM factor of its own year and cannot stand for another: state each year for itself", "经核查的免费配额含有其年份的CBAM系数，不能用于其他年份，请逐年填写" }
    fn indirect_not_counted(code) { "Indirect emissions do not count for {code}: what is stated of them is information only (Reg. (EU) 2023/956, Annex II).", "{code} 不计间接排放，所填数值仅供参考（(EU) 2023/956 号条例附件二）。" }
    fn factor_needed() { "the emission factor of imported electricity must be stated", "进口电力的排放因子须由使用者给出" }
    fn write_factor() { "write --electricity-factor, in tCO2e per MWh. The default factors of Impl. Reg. (EU) 2025/2621, Annex III, carry a non-commercial licence and are not part of this program", "请写 --electricity-factor（每兆瓦时 tCO2e）。(EU) 2025/2621 号实施条例附件三的默认因子附有非商业许可，本程序不予收录" }
    fn factor_basis_needed() { "is the emission factor of the electricity the default one of the country of production, or an actual one?", "该电力排放因子是生产国的默认因子，还是实际因子？" }
    fn write_factor_basis() { "write --factor-basis default or --factor-basis actual (in a file: electricity_factor_basis)", "请写 --factor-basis default 或 --factor-basis actual（文件中为 electricity_factor_basis）" }
    fn factor_is_default() { "The emission factor was stated as the default one of the country of production (Impl. Reg. (EU) 2025/2621, Annex III); it is not part of this program and was not checked.", "所填排放因子为生产国的默认因子（(EU) 2025/2621 号实施条例附件三）；本程序未收录该表，未作核对。" }
    fn factor_is_actual() { "The emission factor is an actual one. It may be declared only if all of these hold: a purchase agreement with the producer; a direct line or no congestion; at most 550 g of fossil CO2 per kWh; firm nomination matched hourly; certification by a verifier (Reg. (EU) 2023/956, Annex IV, 5).", "所填为实际排放因子，须同时满足以下条件方可申报：与生产者签订购电协议；直连线路或无阻塞；每千瓦时化石排放不超过550克；按小时匹配的确定申报；核查机构认证（(EU) 2023/956 号条例附件四第5点）。" }
    fn factor_above_limit(value, limit) { "an actual factor of {value} tCO2e/MWh cannot be declared: at most {limit} may", "实际因子 {value} tCO2e/MWh 不得申报：上限为 {limit}" }
    fn use_default_factor() { "declare the default factor of the country of production: --factor-basis default (in a file: electricity_factor_basis)", "请申报生产国的默认因子：--factor-basis default（文件中为 electricity_factor_basis）" }
    fn factor_conditions() { "an actual factor needs all of: a purchase agreement with the producer; a direct line or no congestion; at most 550 g of fossil CO2 per kWh; firm nomination matched hourly; certification by a verifier (Reg. (EU) 2023/956, Annex IV, 5)", "采用实际因子须同时满足：与生产者签订购电协议；直连线路或无阻塞；每千瓦时化石排放不超过550克；按小时匹配的确定申报；核查机构认证（(EU) 2023/956 号条例附件四第5点）" }
    fn factor_only_for_electricity() { "an electricity factor is for imported electricity only", "电力因子只用于进口电力" }
    fn write_actual_values() { "for goods write --actual-direct and --actual-indirect", "货物请写 --actual-direct 和 --actual-indirect" }

    // Benchmarks
    fn no_benchmark(column) { "the code has no benchmark in column {column}", "该编码在 {column} 列没有基准" }
    fn route_needed() { "the benchmark depends on the production route: which one?", "基准取决于生产工艺路线，请说明路线" }
    fn route_mismatch() { "the production route named is not among those of the code", "所填工艺路线不在该编码的路线之列" }
    fn unknown_route(route) { "`{route}` is not a production route", "`{route}` 不是生产工艺路线" }
    fn how_to_list_routes() { "`carbontoll data show eu-production-routes` lists the letters; write --route C (in a file: route); for a precursor --precursor CN:ORIGIN:TONNES:SEE::ROUTE, or its free allocation", "用 `carbontoll data show eu-production-routes` 查看字母；写法 --route C（文件中为 route）；前体请写 --precursor 编码:原产国:用量:SEE::路线，或填写其免费配额" }

    // Prices
    fn price_unpublished(quarter) { "the price of quarter {quarter} of 2026 is not published", "2026年第 {quarter} 季度的价格尚未公布" }
    fn price_published_on(day) { "it was published on {day}", "该价格于 {day} 公布" }
    fn write_price() { "state the price that you assume: --price 80 (in a file: price)", "请自行给出假设的价格：--price 80（文件中为 price）" }
    fn price_when_bought(year) { "for imports of {year} the price is that of the week in which the certificate is bought: no law sets it", "{year} 年进口按购买证书当周的价格计，法规没有预先规定" }
    fn no_such_path_series(path) { "the series of the price path `{path}` is not published here", "碳价路径“{path}”所引序列不在数据中" }
    fn how_to_list_prices() { "`carbontoll data show carbon-prices` lists the series", "`carbontoll data show carbon-prices` 列出全部序列" }
    fn several_prices_a_year(path) { "the series of the price path `{path}` has several prices a year", "碳价路径“{path}”所引序列每年有多个价格" }
    fn state_prices_by_year() { "state the prices: [[price_path.year]] with year, and price in EUR/tCO2e", "请逐年填写价格：[[price_path.year]]，含 year 和以 EUR/tCO2e 计的 price" }
    fn no_price_in_path(path, year, years) { "the price path `{path}` has no price for {year}; it has {years}", "碳价路径“{path}”没有{year}年的价格，仅有{years}年" }
    fn interpolate() { "write interpolation = \"linear\" in the price path, to take a straight line between the years it has", "在碳价路径中写 interpolation = \"linear\"，即在已有年份之间线性内插" }
    fn path_is_assumed(path) { "ASSUMED: certificates bought later cost what the price path says ({path}); no law sets this price beforehand.", "假设：以后购买的证书价格按碳价路径（{path}）计，法规没有预先规定。" }
    fn price_is_interpolated(before, after) { "ASSUMED: the price lies on a straight line between those of {before} and {after}.", "假设：价格在{before}年与{after}年之间线性内插。" }
    fn path_in_euro(unit) { "a certificate is bought in euro, this path is in {unit}", "证书以欧元购买，而该路径以 {unit} 计" }
    fn paid_with_default() { "with a default value only a default carbon price can be deducted, and none is published (Reg. (EU) 2023/956, Art. 9(4))", "采用默认值时只能扣减默认碳价，而默认碳价尚未公布（(EU) 2023/956 号条例第9条第4款）" }
    fn remove_paid() { "remove --carbon-price-paid, or declare actual values", "请去掉 --carbon-price-paid，或申报实际值" }
    fn paid_needs_rate(currency) { "a price paid in {currency} needs the yearly average rate into euro (Art. 9(5))", "以{currency}支付的碳价需要兑欧元的年平均汇率（第9条第5款）" }
    fn write_paid_rate(currency) { "write --paid-rate, in euro per {currency}", "请写 --paid-rate（每单位{currency}折合欧元）" }
    fn paid_is_an_estimate() { "ESTIMATE: how a carbon price paid abroad is converted into certificates is not law yet.", "估算：境外已付碳价如何折算为证书尚无法规。" }
    fn all_precursors() { "all precursors together", "全部前体合计" }
    fn precursor_name(code, name) { "{code} {name}", "{code} {name}" }
}
