//! Portfolios: reasons of lines, and the summary.

crate::text::phrases! {
    // Cells
    fn number_missing(column) { "{column} is empty", "{column} 为空" }
    fn not_a_number(column, text) { "{column}: `{text}` is not a number", "{column}：`{text}` 不是数字" }
    fn formula_without_result(cell, formula) { "{cell} is a formula ({formula}) whose result is not stored: open the workbook in a spreadsheet program and save it", "{cell} 为公式（{formula}），但未保存计算结果：请用电子表格软件打开工作簿并重新保存" }
    fn value_not_used(text) { "the customs value `{text}` is no number and is not used; no charge rests on it", "完税价格 `{text}` 不是数字，未采用；费用不取决于它" }
    fn value_not_in_euro(text) { "the customs value is in {text}, not in euro, and is not used; no charge rests on it", "完税价格以 {text} 而非欧元计，未采用；费用不取决于它" }
    fn national_code(text) { "`{text}` has 11 digits; the first ten are read, the last is a national one", "`{text}` 为 11 位，读取前十位，末位为成员国自用码" }
    fn not_released(text) { "procedure {text} does not release the goods for free circulation: nothing is imported yet (Reg. (EU) 2023/956, Art. 3(4) and 6(3))", "海关程序 {text} 未放行自由流通，尚不构成进口（(EU) 2023/956 号条例第3条第4款、第6条第3款）" }
    fn returned() { "returned goods have zero emissions; their mass counts towards 50 t (Reg. (EU) 2023/956, Art. 6(5)). This holds for goods that customs relieves as returned goods (Reg. (EU) No 952/2013, Art. 203; additional procedure F01 or F05): see the declaration", "退运货物的排放量为零，其质量计入 50 吨门槛（(EU) 2023/956 号条例第6条第5款）。仅限海关按退运货物免税放行者（(EU) 952/2013 号条例第203条，附加程序代码 F01 或 F05），请核对报关单" }
    fn procedure_unclear(text) { "what procedure {text} means for CBAM is not known here; the line is taken as released", "不清楚海关程序 {text} 在 CBAM 下的含义，该行按已放行计算" }
    fn line_twice(line, first) { "line {line} is line {first} again: the same id, importer, code, origin, mass and day; it is counted", "第 {line} 行与第 {first} 行重复：编号、进口商、编码、原产国、质量和日期均相同；已计入" }
    fn exponent(column, text) { "{column}: `{text}` has an exponent, as spreadsheets write rounded numbers", "{column}：`{text}` 带有指数，可能是电子表格舍入后的数字" }
    fn too_many_digits(column) { "{column} has more digits than any measurement", "{column} 的位数超出任何测量" }
    fn too_many_decimals(column, most) { "{column} has more than {most} decimals", "{column} 的小数超过 {most} 位" }
    fn negative(column, text) { "{column}: {text} is negative", "{column}：{text} 为负数" }
    fn mass_zero() { "the net mass is zero", "净重为零" }
    fn mass_too_large(column, mass) { "{column}: a net mass of {mass} on one line cannot be", "{column}：单行净重 {mass} 不可能" }
    fn emissions_too_large(column, value) { "{column}: {value} tCO2e per tonne cannot be", "{column}：每吨 {value} tCO2e 不可能" }
    fn price_too_large(column, value) { "{column}: {value} EUR per tCO2e cannot be", "{column}：每吨 {value} 欧元不可能" }
    fn not_a_year(column, text) { "{column}: `{text}` is not a year", "{column}：`{text}` 不是年份" }
    fn date_missing() { "the import date is empty", "进口日期为空" }
    fn date_unreadable(text) { "`{text}` is not a day; write 2026-08-15", "`{text}` 不是日期，请写成 2026-08-15" }
    fn date_ambiguous(text) { "`{text}` can be read with the day first or the month first; write 2026-08-15", "`{text}` 可能是日在前或月在前，请写成 2026-08-15" }
    fn date_serial_number(text) { "`{text}` is the number that a spreadsheet keeps for a day; format the column as a date", "`{text}` 是电子表格内部的日期序号，请将该列设为日期格式" }
    fn no_such_day(text) { "there is no day `{text}`", "不存在日期 `{text}`" }
    fn date_absurd(date) { "an import on {date} cannot be", "进口日期 {date} 不可能" }
    fn code_missing() { "the code is empty", "编码为空" }
    fn code_in_exponents(text) { "a spreadsheet turned the code into the number `{text}` and lost digits; format the column as text", "电子表格把编码变成了数字 `{text}` 并丢失位数，请将该列设为文本格式" }
    fn code_digit_lost(text, length) { "`{text}` has {length} digits, as when a spreadsheet drops a leading zero; codes have 8 or 10", "`{text}` 只有 {length} 位，可能是电子表格丢掉了开头的零；编码应为 8 位或 10 位" }
    fn code_not_digits(text) { "`{text}` is not a CN code: 8 digits, or 10 with the TARIC digits", "`{text}` 不是 CN 编码：应为 8 位，或含 TARIC 的 10 位" }
    fn code_length(text, length) { "`{text}` has {length} digits; a CN code has 8, or 10 with the TARIC digits", "`{text}` 为 {length} 位；CN 编码应为 8 位，或含 TARIC 的 10 位" }
    fn origin_missing() { "the origin is empty", "原产国为空" }
    fn importer_missing() { "the importer is empty: the threshold of 50 t cannot be tested", "进口商为空，无法检验 50 吨门槛" }
    fn cell_count(found, expected) { "the line has {found} cells, the header {expected}", "该行有 {found} 个单元格，表头为 {expected} 个" }
    fn unknown_basis(text) { "emissions_basis: `{text}` is neither `default` nor `actual`", "emissions_basis：`{text}` 既不是 `default` 也不是 `actual`" }
    fn values_without_actual(column) { "{column} is filled in, but emissions_basis is not `actual`", "填写了 {column}，但 emissions_basis 不是 `actual`" }
    fn direct_missing() { "emissions_basis is `actual`, and specific_direct_emissions is empty", "emissions_basis 为 `actual`，但 specific_direct_emissions 为空" }
    fn paid_with_default() { "with a default value no carbon price paid can be deducted (Reg. (EU) 2023/956, Art. 9(4)); empty the cell, or declare actual values", "采用默认值时不能扣减已付碳价（(EU) 2023/956 号条例第9条第4款），请清空该格或申报实际值" }
    fn indirect_missing() { "fill in specific_indirect_emissions", "请填写 specific_indirect_emissions" }
    fn fill_in_route() { "fill in production_route", "请填写 production_route" }
    fn state_a_price() { "state one with --price", "可用 --price 给出价格" }
    fn fill_in_actual() { "fill in actual values: emissions_basis, specific_direct_emissions", "请填写实际值：emissions_basis、specific_direct_emissions" }
    fn quote_electricity() { "a list in tonnes cannot hold it; use `carbontoll quote --mwh`", "以吨计的清单无法表示，请使用 `carbontoll quote --mwh`" }
    fn figure_not_exact() { "the cost has more digits than can be held exactly; use fewer decimals", "成本位数过多，无法精确表示，请减少小数位" }
    fn exempt(name) { "goods of {name} are outside CBAM (Reg. (EU) 2023/956, Annex III, point 1)", "原产于{name}的货物不在 CBAM 范围内（(EU) 2023/956 号条例附件三第1点）" }
    fn eu_origin(name) { "goods of EU origin ({name}) are not imports under CBAM", "欧盟原产货物（{name}）不属于 CBAM 进口" }
    fn with_advice(message, advice) { "{message}; {advice}", "{message}；{advice}" }
    fn year_incomplete() { "below 50 t as far as the lines can be read; other lines of this importer are refused", "就可读各行而言低于 50 吨；该进口商另有被拒绝的行" }
    fn year_unassigned() { "below 50 t without the lines that have no importer; with them it would be above", "不计无进口商的行时低于 50 吨；计入则超过" }

    // Summary
    fn title(files) { "Portfolio: {files}", "清单：{files}" }
    fn and_more(name, count) { "{name} and {count} more", "{name} 等 {count} 个文件" }
    fn answer() { "The answer", "结论" }
    fn in_short(lines, certificates, cost) { "Lines: {lines}. Due: {certificates}, {cost} at published or stated prices.", "共 {lines} 行：应清缴 {certificates}，按公布或给定价格计 {cost}。" }
    fn unpriced(certificates) { "For {certificates} of these no price is published, and their cost is not in the total: state a price with --price.", "其中 {certificates} 尚无公布价格，其成本未计入合计，可用 --price 给出价格。" }
    fn refused_in_short(count) { "Lines refused: {count}; they are in no total and come out with their reasons.", "有 {count} 行被拒绝，未计入任何合计，并附原因输出。" }
    fn at_most_in_short(count) { "Lines whose cost is at most their figure, since the free allocation of their precursors is missing: {count}.", "有 {count} 行因缺少前体的免费配额，所列成本为上限。" }
    fn share_of_customs_value(share) { "Where a customs value is stated, the cost is {share} of it.", "就填写了完税价格的各行而言，成本占其 {share}。" }
    fn status() { "Status", "状态" }
    fn meaning() { "Meaning", "含义" }
    fn lines() { "Lines", "行数" }
    fn means_liable() { "certificates are due", "应清缴证书" }
    fn means_below() { "the importer's year does not pass 50 t", "该进口商该年度未超过 50 吨" }
    fn means_exempt() { "the origin is outside CBAM", "原产地不在 CBAM 范围内" }
    fn means_out() { "the good is not in Annex I", "货物不在附件一中" }
    fn means_unpriced() { "certificates are due; their price is not published", "应清缴证书，但价格尚未公布" }
    fn means_not_released() { "the customs procedure does not release the goods: nothing is imported yet", "海关程序未放行货物，尚不构成进口" }
    fn means_returned() { "returned goods: zero emissions, but their mass counts", "退运货物：排放为零，但质量计入门槛" }
    fn means_refused() { "cannot be read, or the law does not answer it", "无法读取，或法规没有答案" }
    fn importers() { "By importer and calendar year", "按进口商和日历年" }
    fn importers_about(above, years) { "The threshold of 50 t net mass is tested over the whole year: {above} of {years} importers' years pass it (Reg. (EU) 2023/956, Art. 2a).", "50 吨净重门槛按全年检验：{years} 个进口商年度中有 {above} 个超过（(EU) 2023/956 号条例第2a条）。" }
    fn importers_incomplete(count) { "Years below the threshold with refused lines whose mass is not counted: {count}; they are below as far as the lines can be read.", "有 {count} 个低于门槛的年度含有被拒绝的行，其质量未计入，仅就可读各行而言低于门槛。" }
    fn importer() { "Importer", "进口商" }
    fn all_lines() { "(all lines)", "（全部）" }
    fn year() { "Year", "年份" }
    fn mass_column() { "Net mass, t", "净重，吨" }
    fn threshold() { "50 t", "50吨" }
    fn above() { "above", "超过" }
    fn below() { "below", "未超过" }
    fn below_without_threshold() { "below; hydrogen or electricity is liable all the same", "未超过；但氢或电力不适用门槛" }
    fn below_incomplete() { "below?", "未超过？" }
    fn certificates_column() { "Certificates", "证书（张）" }
    fn whole_column() { "Whole number", "整数张数" }
    fn cost_in_all() { "Cost", "成本" }
    fn costs_by_good() { "Goods of greatest cost, by origin", "成本最高的货物，按原产国" }
    fn other_origins() { "other origins", "其他原产国" }
    fn cost_column() { "Cost, EUR", "成本，欧元" }
    fn goods() { "By good", "按货物" }
    fn good() { "Good", "货物" }
    fn origins() { "By origin", "按原产国" }
    fn origin() { "Origin", "原产国" }
    fn quarters() { "By quarter of importation", "按进口季度" }
    fn quarter() { "Quarter", "季度" }
    fn quarter_name(year, quarter) { "{year} Q{quarter}", "{year}年第{quarter}季度" }
    fn first_of(shown, count) { "The {shown} of {count} with the greatest cost; --format csv and --format json have all.", "仅列成本最高的 {shown} 项（共 {count} 项）；--format csv 和 --format json 含全部。" }
    fn top_lines() { "Lines of greatest cost", "成本最高的行" }
    fn line() { "Line", "行" }
    fn id() { "Id", "编号" }
    fn own_data() { "What own data would save", "采用实际数据可节省" }
    fn own_data_about() { "Goods for which default values cost most. Own data that holds its precursors' emissions helps below the break-even in any case; where “+ precursors” stands, the good cannot be made without them and their free allocation is added to it. Every 0.1 tCO2e per tonne of good below it saves the last column, until nothing is left to pay.", "采用默认值成本最高的货物。含前体排放的实际数据低于盈亏平衡点时必然有利；注“＋前体”者必须使用前体，平衡点另加前体的免费配额。每低 0.1 tCO2e/吨货物，可节省末列金额，直至无需缴纳。" }
    fn cost_by_default() { "Cost by default value, EUR", "默认值成本，欧元" }
    fn break_even_column() { "Break-even, tCO2e/t", "盈亏平衡点，tCO2e/吨" }
    fn and_precursors(value) { "{value} + precursors", "{value}＋前体" }
    fn label_break_even_before(of) { "Break-even of own data before the free allocation of its precursors: {of}", "实际数据的盈亏平衡点（未计前体免费配额）：{of}" }
    fn precursors_missing() { "AT MOST: no free allocation of precursors is stated, and this good cannot be made without precursors; fill in precursor_free_allocation, or 0 if there are none", "上限：未填写前体免费配额，而该货物必须使用前体；请填写 precursor_free_allocation，如确无前体请填 0" }
    fn route_break_even(route, value) { "{route}: {value}", "{route}：{value}" }
    fn saved_column() { "Saved per 0.1 t below, EUR", "每低0.1吨节省，欧元" }
    fn reservation(text, lines, first) { "{text} Lines of this kind: {lines}, the first: {first}.", "{text}此类行共 {lines} 行，首见于 {first}。" }
    fn problems() { "Data problems", "数据问题" }
    fn problem() { "Kind", "类别" }
    fn example() { "The first one", "首例" }
    fn first_lines() { "First lines", "最先出现的行" }
    fn read() { "What was read", "读取内容" }
    fn file() { "File", "文件" }
    fn sheet() { "Sheet", "工作表" }
    fn encoding() { "Encoding", "编码" }
    fn header_line() { "Header", "表头行" }
    fn lines_left_out() { "Left out", "未计行" }
    fn left_out(blank, totals) { "{blank} blank, {totals} totals", "空行 {blank}，合计行 {totals}" }
    fn every_line_is_out() { "Every line of the lists is in the row file, or named here as left out.", "清单每一行都在逐行结果文件中，或在此列为未计行。" }
    fn columns_taken(name, columns) { "{name}: columns as they were taken: {columns}.", "{name}：各列的对应：{columns}。" }
    fn as_column(ours, theirs) { "{ours} = {theirs}", "{ours} = {theirs}" }
    fn totals_left_out(name, lines) { "{name}: lines that are sums of others and are left out: {lines}.", "{name}：以下行为合计行，未计入：{lines}。" }
    fn sheets_not_read(name, sheets) { "{name}: sheets that are not read: {sheets}.", "{name}：未读取的工作表：{sheets}。" }
    fn hidden_sheet(name) { "{name} (hidden)", "{name}（隐藏）" }
    fn read_with_commas(name) { "{name}: numbers have decimal commas.", "{name}：数字使用小数逗号。" }
    fn read_day_first(name) { "{name}: days are read with the day first.", "{name}：日期按日在前读取。" }
    fn read_month_first(name) { "{name}: days are read with the month first.", "{name}：日期按月在前读取。" }
    fn stray_quotes(name, lines) { "{name}: quotation marks that do not belong to CSV were read as they stand, on {lines} lines.", "{name}：有 {lines} 行的引号不属于 CSV 引号，按原样读取。" }
    fn spellings_joined(names) { "Read as one importer: {names}.", "视为同一进口商：{names}。" }
    fn no_lines() { "The lists have no lines: nothing can be said.", "清单中没有数据行，无法得出结论。" }
    fn nothing_yet(refused, lines) { "Nothing can be said yet: {refused} of {lines} lines could not be read.", "尚无法得出结论：{lines} 行中有 {refused} 行无法读取。" }
    fn below_if_whole() { "below, if the list is the whole year", "未超过（如清单为全年）" }
    fn below_unassigned() { "below, unless the lines without an importer are its own", "未超过（除非无进口商的行属于它）" }
    fn a_part_proves_above() { "A part of a year's imports can prove \"above\", never \"below\": the list must hold all imports of the importer.", "部分进口记录只能证明“超过”，不能证明“未超过”：清单须包含该进口商的全部进口。" }
    fn mass_at_stake() { "Net mass, t", "净重，吨" }
    fn cost_at_stake() { "Cost at stake, EUR", "涉及成本，欧元" }
    fn without_doubles(name, year, mass) { "Without its lines that are there twice, {name} would have {mass} t in {year}, which is below 50 t: all it owes rests on them.", "剔除重复行后，{name} {year}年为 {mass} 吨，低于 50 吨：其全部应付额都取决于重复行。" }
    fn notes() { "How this was read", "读取说明" }
    fn converted(name) { "{name} is in GB18030 and was converted.", "{name} 为 GB18030 编码，已转换。" }
    fn columns_unused(name, columns) { "{name}: columns that are not used: {columns}.", "{name}：未使用的列：{columns}。" }
    fn one_importer() { "There is no column of importers: all lines are taken as one importer's.", "没有进口商列，全部行视为同一进口商。" }
    fn price_assumed(price) { "ASSUMED: {price} EUR a certificate where none is published.", "假设：未公布价格之处按每张证书 {price} 欧元计。" }
    fn price_assumed_in(year, price) { "ASSUMED: {price} EUR a certificate for imports of {year}, where none is published.", "假设：{year}年进口，未公布价格之处按每张证书 {price} 欧元计。" }
    fn price_is_what_if(price) { "WHAT-IF: {price} EUR a certificate was stated by you for all lines; it is used whether or not a price is published.", "假设情形：全部行按使用者给出的每张证书 {price} 欧元计，无论是否已有公布价格。" }
    fn correction_assumed(factor) { "ASSUMED: a cross-sectoral correction factor of {factor} where none is set.", "假设：未规定跨行业修正系数之处按 {factor} 计。" }
    fn figures_are_sums() { "Certificates and cost of a line are its rate times its net mass, exact; totals are sums of lines.", "每行的证书和成本为单位值乘以净重，均为精确值；合计为各行之和。" }
    fn whole_is_careful() { "The whole number of certificates is the careful count of one declarant and year; no rounding rule was found.", "整数张数为单个申报人一个年度的审慎张数；未见舍入规则。" }
    fn sum_of_lines(lines) { "The sum over all its lines ({lines}).", "{lines} 行之和。" }
    fn rounded_total(lines, decimals) { "The sum over all its lines ({lines}), rounded to {decimals} decimals: the exact one has more digits than can be held.", "{lines} 行之和，四舍五入至 {decimals} 位小数：精确值位数过多。" }
    fn label_mass(of) { "Net mass: {of}", "净重：{of}" }
    fn label_certificates(of) { "Certificates to be surrendered: {of}", "应清缴证书：{of}" }
    fn label_whole(of) { "Certificates as a whole number: {of}", "证书整数张数：{of}" }
    fn label_unpriced(of) { "Certificates without a published price: {of}", "无公布价格的证书：{of}" }
    fn label_cost(of) { "Cost of the certificates: {of}", "证书成本：{of}" }
    fn label_break_even(of) { "Break-even of own data: {of}", "实际数据的盈亏平衡点：{of}" }
    fn label_saved(of) { "Saved by 0.1 tCO2e less per tonne: {of}", "每吨货物少排放0.1 tCO2e节省：{of}" }
    fn label_share() { "Cost as a share of the customs value", "成本占完税价格的比例" }
    fn label_customs_value() { "Customs value of lines with a cost", "有成本各行的完税价格" }
    fn label_valued_cost() { "Cost of lines with a customs value", "有完税价格各行的成本" }
    fn why_share() { "Cost over customs value, of lines that state one.", "填写完税价格各行的成本与完税价格之比。" }
    fn why_whole() { "Certificates are individual units; rounded up for one declarant and year.", "证书按张计，单个申报人一个年度向上取整。" }
    fn why_break_even() { "Emissions less free allocation by default value, plus the free allocation that own data brings: the same step as in `carbontoll quote`.", "默认值排放减免费配额，加上采用实际数据时的免费配额，与 `carbontoll quote` 的步骤相同。" }
    fn why_saved() { "A tenth of the sum of price times net mass.", "价格乘净重之和的十分之一。" }
    fn everything() { "all lines", "全部" }
    fn top_line(at) { "line no. {at} by cost", "成本第 {at} 位" }
    fn of_year(name, year) { "{name}, {year}", "{name}，{year}年" }
    fn of_origin(code, origin) { "{code} from {origin}", "{origin}产 {code}" }

    // Command
    fn interrupted() { "interrupted; nothing was written", "已中断，未写出任何内容" }
    fn total_too_long() { "a total has more digits than can be added exactly; use fewer decimals in the lists", "合计位数过多，无法精确相加，请减少清单中的小数位" }
    fn bad_output(name) { "-o: `{name}` should end in .csv or .xlsx", "-o：`{name}` 应以 .csv 或 .xlsx 结尾" }
    fn same_outputs(name) { "{name} cannot be two outputs at once", "{name} 不能同时用作两个输出文件" }
    fn sheet_is_full() { "a sheet holds 1,048,576 rows at most; write to a .csv", "一张工作表最多 1,048,576 行，请改写为 .csv" }
    fn template_exists(name) { "{name} exists already and is not overwritten", "{name} 已存在，不会被覆盖" }
    fn file_twice(name) { "{name} is given twice: its lines would be counted twice", "{name} 给出了两次，其各行会被重复计算" }
    fn no_files() { "name a file, `-` for standard input, or --template FILE", "请指定文件、`-`（标准输入）或 --template FILE" }
    fn line_lost() { "a line of the list came out nowhere; this is a fault of the program, and nothing was written", "清单中有一行未被输出；这是程序错误，未写出任何内容" }
    fn which_sheet(names) { "the workbook has several sheets with this header: {names}", "工作簿有多张表头相同的工作表：{names}" }
    fn give_the_sheet() { "say which: --sheet NAME", "请用 --sheet NAME 指明" }
    fn no_such_row(line) { "there is no line {line} with a shipment", "第 {line} 行不是货物行" }
    fn rows_begin_at() { "the header is line 1; shipments are on later lines, as an editor counts them", "表头为第 1 行；货物行从其后开始，按编辑器行号计" }
    fn row_title(line, file) { "{file}, line {line}", "{file}，第 {line} 行" }
    fn row_is(status, reason) { "Status: {status}. {reason}", "状态：{status}。{reason}" }
    fn row_of_importer(name, year, mass, verdict) { "{name} imports {mass} in {year} in the four sectors: {verdict} 50 t.", "{name} {year}年四个行业共进口 {mass}，{verdict}50吨。" }
    fn would_cost() { "Nothing is due; without the threshold it would be:", "无需缴纳；如不适用门槛则为：" }
    fn no_price_yet() { "No price is published; with a price of 1 EUR the certificates are:", "尚无公布价格；证书数（按1欧元价格列示）如下：" }
}
