//! What is wrong with an input, and what to write instead.

crate::text::phrases! {
    fn and_more(count) { "… and {count} more", "……另有 {count} 项" }

    // Files
    fn cannot_read(reason) { "cannot read the file: {reason}", "无法读取文件：{reason}" }
    fn is_a_directory() { "this is a folder, not a scenario file", "这是文件夹，不是情景文件" }
    fn name_a_file() { "name a file that ends in `.toml`, or use `carbontoll check DIR` for a whole folder", "请指定以 `.toml` 结尾的文件；如需核对整个文件夹，请用 `carbontoll check DIR`" }
    fn no_such_file() { "there is no such file", "文件不存在" }
    fn check_the_path() { "check the path, or write a new scenario with `carbontoll new FILE`", "请检查路径，或用 `carbontoll new FILE` 新建情景文件" }
    fn cannot_write(name, reason) { "{name}: cannot be written: {reason}", "{name}：无法写入：{reason}" }
    fn no_scenarios_in(folder) { "{folder}: there are no scenarios (*.toml) in this folder", "{folder}：该文件夹中没有情景文件（*.toml）" }
    fn two_reports_of_one_name(name) { "two reports are called `{name}` and would be written to the same file; rename one of the scenario files", "有两份报告同名 `{name}`，会写入同一文件；请重命名其中一个情景文件" }
    fn one_report_a_file(format) { "a file of the format {format} holds one report; write several into a folder: -o FOLDER/", "{format} 格式的一个文件只能容纳一份报告；多份报告请写入文件夹：-o FOLDER/" }
    fn workbook_needs_a_file() { "a workbook is not text; write it to a file: -o report.xlsx", "工作簿不是文本，请写入文件：-o report.xlsx" }
    fn output_is_an_input(name) { "{name}: this scenario would be overwritten by its own report; name another file after -o", "{name}：报告会覆盖该情景文件本身，请在 -o 之后指定其他文件" }
    fn file_too_large(size, limit) { "the file has {size} bytes; a scenario has at most {limit}", "文件大小为 {size} 字节，情景文件最大为 {limit} 字节" }
    fn split_the_file() { "a scenario is a page or two of text; is this the right file?", "情景文件通常只有一两页文字，请确认文件是否正确" }
    fn not_utf8(offset) { "the file is not UTF-8 text (byte {offset} is no character)", "文件不是 UTF-8 编码（第 {offset} 字节无法识别）" }
    fn save_as_utf8() { "save it as UTF-8 in your editor", "请在编辑器中另存为 UTF-8 编码" }
    fn empty_file() { "the file is empty", "文件是空的" }
    fn start_with_new() { "`carbontoll new FILE` writes a commented scenario to start from", "可用 `carbontoll new FILE` 生成带注释的起始情景" }

    // TOML and types
    fn toml_syntax(reason) { "this is not TOML: {reason}", "不符合 TOML 语法：{reason}" }
    fn more_lines_like_this(count) { "{count} more lines are not TOML; is this the right file?", "另有 {count} 行不符合 TOML 语法，请确认文件是否正确" }
    fn curly_quotes() { "these quotes are not the quotes of TOML", "此处的引号不是 TOML 的引号" }
    fn text_without_quotes() { "a text must stand in quotes", "文本必须加引号" }
    fn use_straight_quotes() { "use straight quotes: \"text\"", "请使用英文直引号：\"文本\"" }
    fn text_not_closed() { "this text is not closed, or has a `\\` that means nothing", "此文本没有结束引号，或含有无效的 `\\`" }
    fn close_the_text() { "write \" at its end, on the same line; write a backslash twice", "请在同一行末尾写上 \"；反斜杠请写两次" }
    fn no_equals_sign() { "this line has no `key = value`", "此行不是 `键 = 值` 的形式" }
    fn leading_zero() { "a number does not begin with a zero before other digits", "数字前面不能有多余的零" }
    fn without_leading_zeros() { "write it without the zeros in front", "请去掉前面的零" }
    fn key_equals_value() { "write one `key = value` a line, texts in straight quotes", "每行写一个 `键 = 值`，文本加英文直引号" }
    fn bracket_not_closed() { "this bracket is never closed", "此括号没有闭合" }
    fn close_the_bracket(bracket) { "write `{bracket}` where it ends", "请在结束处写上 `{bracket}`" }
    fn duplicate_key() { "this key stands twice in the same table", "同一个表中该键出现了两次" }
    fn remove_one() { "keep one of the two", "请只保留其中一个" }
    fn comma_in_number(digits) { "`{digits}` has a comma, which a number here cannot have", "`{digits}` 含有逗号，此处的数字不能使用逗号" }
    fn write_a_point(digits) { "write a point and no separators: `{digits}`", "小数点请用“.”，不要用分隔符：`{digits}`" }
    fn thousands_or_decimals(thousands, decimals) { "write `{thousands}` if the comma separates thousands, `{decimals}` if it is a decimal comma", "若逗号是千位分隔符，请写 `{thousands}`；若是小数点，请写 `{decimals}`" }
    fn a_date_without_a_time() { "a date without a time", "不含时间的日期" }
    fn plain_one() { "a plain `1`", "数字 `1`" }
    fn name_too_long(count, most) { "a name has at most {most} characters; this one has {count}", "名称最多 {most} 个字符，此名称有 {count} 个" }
    fn shorten_the_name() { "write a short name here and the long one as `label` or `statement`", "请改用短名称，完整名称可写入 `label` 或 `statement`" }
    fn units_of_a_claim() { "write a saving as `292 CNY/10000 CNY output`, a gap as `0.40 tCO2/10000 CNY GDP`, or a saving on the export value as `2180000000 CNY`", "节省额写成 `292 CNY/10000 CNY output`，差距写成 `0.40 tCO2/10000 CNY GDP`，出口节省总额写成 `2180000000 CNY`" }
    fn wrong_type(wanted, found) { "this should be {wanted}, not {found}", "此处应为{wanted}，而不是{found}" }
    fn a_table(title) { "a table ({title})", "表（{title}）" }
    fn write_a_table(title) { "write a table, such as `[{title}]` with its keys below", "请写成表，例如 `[{title}]`，其下列出各键" }
    fn a_list() { "a list", "列表" }
    fn write_a_list() { "put it in brackets: `[\"CN\"]`", "请加方括号：`[\"CN\"]`" }
    fn a_string() { "a text in quotes", "加引号的文本" }
    fn a_year() { "a year", "年份" }
    fn a_date() { "a date", "日期" }
    fn a_number() { "a number", "数字" }
    fn write_like(example) { "write {example}", "请写成 {example}" }
    fn found_string() { "a text", "文本" }
    fn found_integer() { "a whole number", "整数" }
    fn found_float() { "a decimal number", "小数" }
    fn found_boolean() { "true or false", "布尔值" }
    fn found_datetime() { "a date or time", "日期或时间" }
    fn found_array() { "a list", "列表" }
    fn found_table() { "a table", "表" }
    fn unknown_key(key, title) { "there is no key `{key}` in {title}", "{title} 中没有键 `{key}`" }
    fn did_you_mean(near) { "did you mean `{near}`?", "您是否想写 `{near}`？" }
    fn did_you_mean_code(near) { "did you mean {near}?", "您是否想写 {near}？" }
    fn keys_of_table(title, keys) { "the keys of {title} are: {keys}", "{title} 可用的键有：{keys}" }
    fn missing_key(key, title) { "`{key}` is missing in {title}", "{title} 缺少 `{key}`" }
    fn add_a_line(line) { "add: {line}", "请添加：{line}" }
    fn empty_text() { "this text is empty", "此文本为空" }
    fn write_some_text() { "write something, or remove the key", "请填写内容，或删除该键" }
    fn bad_name(name) { "`{name}` cannot be a name: use lower-case letters, digits and hyphens", "`{name}` 不能作为名称：只能使用小写字母、数字和连字符" }
    fn reserved_name(name) { "`{name}` is a word that figure keys already use", "`{name}` 是数值键的保留字" }
    fn bad_region_code(code) { "`{code}` cannot be a region code: use capitals, digits and hyphens", "`{code}` 不能作为地区代码：只能使用大写字母、数字和连字符" }
    fn unknown_word(word) { "`{word}` is not one of the words that can stand here", "`{word}` 不是此处允许的取值" }
    fn one_of(words) { "possible: {words}", "可选：{words}" }
    fn year_out_of_range(year) { "{year} is not a year from 1900 to 2100", "{year} 不在 1900—2100 年范围内" }
    fn unknown_format(number) { "this program reads format 1, not {number}", "本程序只支持格式 1，不支持 {number}" }

    // Numbers and units
    fn unit_missing() { "a number needs its unit here", "此处的数字必须带单位" }
    fn missing_denominator(unit) { "`{unit}` does not say of what the yuan are: GDP, value added, output, sales or export value", "`{unit}` 没有说明分母是什么：GDP、增加值、产值、销售收入还是出口额" }
    fn say_of_what(spellings) { "they differ by a factor of two to five; write one of {spellings}", "几种口径相差二至五倍，请写明其一：{spellings}" }
    fn underscore_in_number(digits) { "`{digits}` has an underscore", "`{digits}` 含有下划线" }
    fn exponent(digits) { "`{digits}` is written with an exponent", "`{digits}` 使用了指数写法" }
    fn write_without_exponent() { "write all digits, or a word: `\"1.77 billion CNY\"`, `\"17.7 亿 CNY\"`", "请写出全部数字，或使用数量词：`\"17.7 亿 CNY\"`、`\"1.77 billion CNY\"`" }
    fn not_finite(digits) { "`{digits}` is not a finite number", "`{digits}` 不是有限数" }
    fn write_a_finite_number() { "write a number, or leave the key out if it is not known", "请填写具体数字；如未知，请删除该键" }
    fn not_a_number(digits) { "`{digits}` is not a number", "`{digits}` 不是数字" }
    fn too_many_digits(text) { "`{text}` has more digits than can be held exactly", "`{text}` 的位数过多，无法精确表示" }
    fn at_most_28_digits() { "write at most 28 digits", "最多 28 位数字" }
    fn unknown_unit(unit) { "`{unit}` is not a unit that is known here", "无法识别单位 `{unit}`" }
    fn wrong_unit(unit) { "a quantity in {unit} cannot stand here", "此处不能使用以“{unit}”为单位的量" }
    fn unknown_currency(code) { "`{code}` is not a currency code that is known", "无法识别货币代码 `{code}`" }
    fn currencies(codes) { "known currencies: {codes}", "可用货币：{codes}" }
    fn must_be_positive(value) { "{value} should be greater than zero", "{value} 应大于零" }
    fn must_not_be_negative(value) { "{value} should not be negative", "{value} 不应为负数" }
    fn check_sign() { "check the sign and the digits; leave the key out if the value is not known", "请检查正负号和数字；如未知，请删除该键" }
    fn per_cent_or_ratio(text) { "`{text}` is neither a bare ratio nor a number of per cent", "`{text}` 既不是不加引号的比例，也不是百分数" }
    fn write_ratio(ratio, per_cent) { "write {ratio}, or as per cent: \"{per_cent} %\"", "请写成 {ratio}，或写成百分数：\"{per_cent} %\"" }
    fn growth_is_large(value, per_cent) { "a growth of {value} is one of {per_cent} %", "增长率 {value} 即 {per_cent} %" }
    fn if_per_cent_is_meant(ratio, per_cent) { "if {per_cent} per cent is meant, write {ratio} or \"{per_cent} %\"", "如指百分之 {per_cent}，请写成 {ratio} 或 \"{per_cent} %\"" }
    fn keep_as_per_cent(per_cent) { "if it is right, write it as per cent: \"{per_cent} %\"", "如数值无误，请写成百分数：\"{per_cent} %\"" }
    fn share_out_of_range(value) { "a share lies between 0 and 1; this is {value}", "份额应在 0 与 1 之间，此处为 {value}" }
    fn growth_out_of_range(value) { "a growth of {value} would leave nothing or less", "增长率 {value} 会使数值小于或等于零" }

    // Goods
    fn importer_years() { "the threshold of an importer is of one calendar year; these goods are of several", "进口商门槛按一个日历年计算，而这些货物分属不同年份" }
    fn the_importer() { "the importer", "进口商" }
    fn a_file_a_year() { "write one file a year, or leave the importer out", "请每年一个文件，或去掉进口商" }
    fn no_quarter() { "a quarter is 1, 2, 3 or 4", "季度为 1、2、3 或 4" }
    fn date_and_year() { "a good has either an import date, or a year and a quarter", "货物只能填写进口日期，或年份与季度" }
    fn keep_date_or_year() { "keep `import_date`, or `year` and `quarter`", "请只保留 `import_date`，或 `year` 与 `quarter`" }
    fn needs_euro(currency) { "an amount in {currency} needs its rate into euro", "以 {currency} 计价的金额需要折算为欧元的汇率" }

    // Sources
    fn missing_source() { "a number needs its source, or the assumption it rests on", "数字必须注明来源或所依据的假设" }
    fn write_source(example) { "write {{ value = \"{example}\", source = \"who, what, when\" }}, or assumption = \"why\" in place of source", "请写成 {{ value = \"{example}\", source = \"发布者、文件、日期\" }}；如为假设，用 assumption = \"理由\" 代替 source" }
    fn source_and_assumption() { "a number has either a source or an assumption, not both", "数字只能注明来源或假设之一，不能两者都写" }
    fn keep_one_of_source_and_assumption() { "keep `source` if the number is published, `assumption` if you chose it", "已公布的数字保留 `source`，自行设定的数字保留 `assumption`" }

    // Scenario
    fn duplicate_name(name) { "`{name}` is used twice", "`{name}` 重复使用" }
    fn streams_of_an_installation() { "or source streams: [[goods.installation.fuel]], [[goods.installation.process]], [[goods.installation.carbon]]", "或填写源流：[[goods.installation.fuel]]、[[goods.installation.process]]、[[goods.installation.carbon]]" }
    fn the_good() { "good", "货物" }
    fn the_price_path() { "price path", "碳价路径" }
    fn years_and_series() { "a price path has prices by year or a series, not both", "碳价路径或逐年填写，或采用已公布序列，不能兼用" }
    fn keep_years_or_series() { "keep `series`, or the [[price_path.year]] tables", "请保留 `series` 或 [[price_path.year]] 之一" }
    fn choose_another_year() { "a year has one price", "每年只有一个价格" }
    fn one_currency_a_path(unit) { "a path is in one currency: write its prices in {unit}", "同一路径须用同一货币，请统一写为 {unit}" }
    fn bad_years(from, to) { "{from} to {to} is not a range of years up to 2100", "{from} 至 {to} 不是2100年以前的有效年份区间" }
    fn the_path() { "the path", "路径" }
    fn base_year_unclear(path) { "whose money the price path `{path}` is in, its source does not say", "碳价路径“{path}”的来源未说明价格基准年" }
    fn base_years_differ(path) { "the price path `{path}` is in the money of another year than the first: they cannot stand side by side", "碳价路径“{path}”与第一条路径的价格基准年不同，不能并列" }
    fn add_to_path(line) { "add to [path]: {line}", "请在 [path] 中添加：{line}" }
    fn add_to_price_path(line) { "add to the [[price_path]]: {line}", "请在该 [[price_path]] 中添加：{line}" }
    fn deflator_needed(path, year) { "the price path `{path}` must be taken to the money of {year}: by which price levels?", "碳价路径“{path}”须折为{year}年币值，请说明采用哪一价格水平序列" }
    fn no_such_deflator(series, currency) { "there are no price levels `{series}` for prices in {currency}", "没有适用于{currency}价格的价格水平序列“{series}”" }
    fn no_price_level(series, year) { "the price levels `{series}` have no value for {year}", "价格水平序列“{series}”没有{year}年的数值" }
    fn last_price_level(year) { "the last is that of {year}", "最后一个为{year}年" }
    fn inflation_needed(year, last) { "the price level of {year} is not published, the last is that of {last}: which inflation?", "{year}年的价格水平尚未公布，最后一个为{last}年，请说明通胀率" }
    fn several_a_year(path) { "the series of the price path `{path}` has several prices a year", "碳价路径“{path}”所引序列每年有多个价格" }
    fn state_prices_by_year() { "state the prices: [[price_path.year]] with year and price", "请逐年填写价格：[[price_path.year]]，含 year 和 price" }
    fn no_price_in_path(path, year, years) { "the price path `{path}` has no price for {year}; it has {years}", "碳价路径“{path}”没有{year}年的价格，仅有{years}年" }
    fn shorter_path() { "shorten the years of [path], or state prices by year", "请缩短 [path] 的年份，或逐年填写价格" }
    fn unused_path() { "a path without price paths and without a discount rate changes nothing", "没有碳价路径也没有贴现率的 [path] 不起作用" }
    fn first_here() { "first used here", "首次使用处" }
    fn choose_another_name() { "choose another name: figure keys are made of it", "请另取名称：数值键由名称组成" }
    fn remove_one_of_the_two() { "remove one of the two", "请删除其中一个" }
    fn too_many(key, count, most) { "there are {count} of `{key}`; a scenario has at most {most}", "`{key}` 有 {count} 个，一个情景最多 {most} 个" }
    fn too_many_figures(count, most) { "methods, regions and prices multiply to {count} figures; a scenario has at most {most}", "方法、地区与碳价相乘得 {count} 个数值，一个情景最多 {most} 个" }
    fn several_files() { "spread them over several files: `carbontoll run` takes many at once", "请分写到多个文件：`carbontoll run` 可一次处理多个文件" }
    fn subject_is_reference(code) { "`{code}` is compared with itself", "`{code}` 与自身比较" }
    fn the_subject() { "the subject", "比较对象" }
    fn name_another_region() { "name another region here, or remove it", "请改写为其他地区，或删除" }
    fn nothing_to_compute() { "the scenario has nothing to compute", "情景中没有可计算的内容" }
    fn add_a_method() { "add a [[method]], a [product] or a [[check]]", "请添加 [[method]]、[product] 或 [[check]]" }
    fn no_price() { "the scenario has methods but no carbon price", "情景中有方法但没有碳价" }
    fn add_a_price() { "add a [[price]] with `amount` and `kind`, or with `series` and `year`", "请添加 [[price]]，填写 `amount` 和 `kind`，或 `series` 和 `year`" }
    fn key_does_not_apply(key, kind) { "`{key}` has no meaning with `{kind}`", "`{key}` 不适用于 `{kind}`" }
    fn remove_the_key(key) { "remove `{key}`", "请删除 `{key}`" }
    fn which_reference() { "there are several references: which one is meant?", "有多个参照地区，请指明是哪一个" }
    fn not_a_reference(code) { "`{code}` is not one of the references", "`{code}` 不在参照地区之列" }
    fn lacks(what, name, key) { "{what} `{name}` has no `{key}`", "{what} `{name}` 没有 `{key}`" }
    fn the_claim() { "claim", "说法" }
    fn the_check() { "check", "核对项" }
    fn the_method() { "method", "方法" }
    fn the_price() { "price", "碳价" }
    fn the_process() { "process", "工艺" }
    fn unknown_name(what, name) { "there is no {what} named `{name}`", "没有名为 `{name}` 的{what}" }
    fn kind_is_known_from_the_series() { "the kind of a published series is known from the table", "已公布序列的碳价类别由数据表确定" }
    fn amount_and_series() { "a price has either an amount or a series", "碳价只能填写金额或序列之一" }
    fn keep_amount_or_series() { "keep `amount` for your own number, `series` for a published one", "自定数值保留 `amount`，已公布的序列保留 `series`" }
    fn rate_and_period() { "an exchange has either a rate or a period", "汇率只能填写数值或期间之一" }
    fn keep_rate_or_period() { "keep `rate` for your own number, `period` for the published one", "自定汇率保留 `rate`，公布的汇率保留 `period`" }
    fn unused_exchange() { "the amount is in yuan: the exchange rate has no effect", "金额已是人民币，汇率不起作用" }
    fn missing_exchange(currency) { "an amount in {currency} needs an exchange rate into yuan", "以 {currency} 计价的金额需要折算为人民币的汇率" }
    fn value_or_units() { "an export needs either `value`, or `units` and `unit_price`", "出口需要填写 `value`，或同时填写 `units` 和 `unit_price`" }
    fn counted_here() { "counted here", "此处的计数单位" }
    fn a_gap_has_no_price() { "a claim about a gap has no price", "关于差距的说法与碳价无关" }
    fn claim_needs_export() { "a claim in yuan is about the export value, and the scenario has none", "以元为单位的说法针对出口额，但情景中没有出口额" }
    fn stated_gap_cannot_rank(name) { "`{name}` states one gap: it cannot rank regions", "`{name}` 只给出一个差距，不能用于地区排序" }
    fn rank_with_another_method() { "name a `grid-electricity` or `carbon-intensity` method", "请使用 `grid-electricity` 或 `carbon-intensity` 方法" }
    fn the_total() { "the total", "合计" }
    fn same_currency() { "write all parts in the currency of the total", "各部分应与合计使用同一货币" }
    fn low_above_high() { "the low end is above the high end", "下限高于上限" }
    fn the_high_end() { "the high end", "上限" }
    fn exchange_low_and_high() { "exchange the two", "请互换两者" }
    fn rate_is_turned_round(currency) { "this rate is turned round: it is {currency} per CNY, and CNY per {currency} is needed", "汇率方向相反：此处为每元人民币折合 {currency}，应填写每 {currency} 折合人民币" }
    fn yuan_per_unit(currency) { "write yuan for one {currency}, in the form `\"7.30 CNY/{currency}\"` with its own digits", "请填写一 {currency} 折合的人民币，写成 `\"7.30 CNY/{currency}\"` 的形式，数字以实际汇率为准" }
    fn write_share_source() { "add source = \"who, what, when\", or assumption = \"why\"", "请添加 source = \"发布者、文件、日期\"，或 assumption = \"理由\"" }
    fn the_sector() { "sector", "行业" }
    fn an_intensity_needs_both(key) { "`{key}` alone is no intensity: emissions and gross domestic product belong together", "仅有 `{key}` 不能得出强度：排放量与生产总值须同时给出" }
    fn intensity_and_its_parts() { "the intensity is stated, and so are the emissions and the GDP that it is a quotient of", "既给出了强度，又给出了作为其分子、分母的排放量和生产总值" }
    fn this_is_not_gdp(of) { "this is {of}, and `gdp` is gross domestic product", "此处是{of}，而 `gdp` 是生产总值" }
    fn a_year_has_one_value() { "a year has one value", "每年只有一个数值" }
    fn change_and_years() { "a path over years has a yearly change or values by year, not both", "逐年路径或按年变化率推算，或逐年填写数值，不能兼用" }
    fn keep_change_or_years() { "keep `change`, or the [[region_path.year]] tables", "请保留 `change` 或 [[region_path.year]] 之一" }
    fn change_or_years() { "a path over years needs a yearly change, or values by year", "逐年路径需要年变化率或逐年数值" }
    fn implausible(value, unit, least, most) { "{value} {unit} is outside what is plausible ({least} to {most})", "{value} {unit} 超出合理范围（{least} 至 {most}）" }
    fn mistaken_by_a_thousand(value, unit) { "is the unit mistaken by 1,000? {value} {unit} would be plausible", "单位是否相差一千倍？{value} {unit} 则在合理范围内" }
    fn each_side_has_its_own(key) { "where each side has its own electricity, `{key}` is needed too", "双方各用自己的用电强度时，还需要 `{key}`" }
    fn electricity_stated_twice() { "the electricity of this method is given in more than one way", "该方法的用电强度以多种方式给出" }
    fn keep_one_electricity() { "keep `electricity`, or `subject_electricity` and `reference_electricity`, or `electricity_series`", "请保留 `electricity`，或 `subject_electricity` 与 `reference_electricity`，或 `electricity_series`" }
    fn sectors_of_several_kinds(own, first) { "this sector is per yuan of {own}, the first one per yuan of {first}: they do not add up", "该行业以{own}为分母，而第一个行业以{first}为分母，不能相加" }
    fn the_first_sector() { "the first sector", "第一个行业" }
    fn how_much_of_all(sector) { "how much of all sectors is `{sector}`? Several sectors need a value or a weight each", "行业 `{sector}` 占多少？多个行业须各自给出金额或权重" }
    fn a_price_is_not_gdp() { "nothing is sold by the yuan of GDP: a price is one of sales, export value or output", "商品不以GDP计价：价格应为销售、出口或产值口径" }
    fn other_item(price, electricity) { "the price is in {price}, the electricity in {electricity}: not the same unit of product", "价格以{price}计，用电量以{electricity}计，不是同一产品单位" }
    fn value_and_weight() { "a sector has a value or a weight, not both", "行业只能填写金额或权重之一" }
    fn values_or_weights() { "some sectors have a value and others a weight", "部分行业给出金额，另一些给出权重" }
    fn keep_values_or_weights() { "give all of them a `value`, or all of them a `weight`", "请全部填写 `value`，或全部填写 `weight`" }
    fn weights_are_not_one(total) { "the weights of the sectors add up to {total}, not to 1", "各行业权重之和为 {total}，不等于 1" }
    fn weights_add_up_to_one() { "write weights that add up to 1, or the `value` of each sector", "请使权重之和为 1，或填写各行业的 `value`" }
    fn converts_to_itself(of) { "{of} is converted into itself", "{of}换算为其自身" }
    fn remove_the_table(table) { "remove this [[{table}]]", "请删除该 [[{table}]]" }
    fn one_reading_a_conversion() { "a conversion says by which reading it holds: a value-added ratio, the whole chain in the region, or the same value", "换算须说明依据：增加值率、全产业链在本地区，或等值" }
    fn value_added_goes_to_output(key, from, to) { "`{key}` leads from GDP or value added to output, sales or export value, not from {from} to {to}", "`{key}` 只用于由GDP或增加值换算为产值、销售收入或出口额，不能由{from}换算为{to}" }
    fn same_value_is_between_sales(from, to) { "`same_value` is between output, sales and export value; {from} and {to} differ by what is bought from others", "`same_value` 只用于产值、销售收入与出口额之间；{from}与{to}相差外购部分" }
    fn change_out_of_range(value) { "a yearly change lies above -1 and at most at 1; this is {value}", "年变化率应大于 -1 且不超过 1，此处为 {value}" }
    fn a_year_needs_growth(owner) { "the year of [{owner}] has no effect without `growth`", "没有 `growth`，[{owner}] 的年份不起作用" }
    fn growth_from_which_year(owner) { "from which year does [{owner}] grow?", "[{owner}] 从哪一年起增长？" }
    fn present_values_of_which_year() { "present values are of a year: which one?", "现值须对应某一年，请指明" }
    fn nothing_is_discounted() { "without `discount_rate` nothing is discounted", "没有 `discount_rate`，不作折现" }
    fn base_year_too_late(base, first) { "present values of {base} are asked for, but the years begin with {first}", "要求{base}年现值，但年份自{first}年开始" }
    fn mixed_denominators(one, other) { "per 10,000 yuan of {one} and per 10,000 yuan of {other} are different figures", "每万元{one}与每万元{other}是不同的指标" }
    fn add_a_conversion(from, to) { "say how the one is read per yuan of the other: [[conversion]] from = \"{from}\", to = \"{to}\", with value_added_ratio, whole_chain or same_value", "请说明如何换算：[[conversion]] from = \"{from}\"，to = \"{to}\"，并填写 value_added_ratio、whole_chain 或 same_value" }
    fn this_is_per(what, of) { "{what} is per 10,000 yuan of {of}", "{what}以每万元{of}计" }
    fn mixed_gases(one, other) { "a factor of {one} and a factor of {other} are different quantities: a life-cycle footprint less a combustion factor means nothing", "{one}因子与{other}因子是不同的量：全生命周期碳足迹因子与燃烧排放因子不能相减" }
    fn this_counts(what, gas) { "{what} counts {gas}", "{what}以{gas}计" }
    fn one_kind_of_factor() { "take both from one kind of factor: `0.5306 kgCO2/kWh` (announced for statistics) beside `0.1564 kgCO2/kWh`, or two life-cycle factors in kgCO2e/kWh", "双方应取同类因子：如同为官方公布的 `0.5306 kgCO2/kWh` 与 `0.1564 kgCO2/kWh`，或同为 kgCO2e/kWh 的生命周期因子" }
    fn region_twice(code) { "`{code}` stands twice in this region", "该地区中 `{code}` 出现了两次" }
    fn only_a_saving_implies_a_gap(claim) { "`{claim}` is no saving per 10,000 yuan: only such a claim implies a gap at a price", "`{claim}` 不是每万元节省额：只有这类公布值才能按碳价反推排放差距" }
    fn no_factor_of_several_regions(region) { "no grid factor is published for {region}: factors of several regions do not add up", "没有公布{region}的电网排放因子：多个地区的因子不能直接加减" }
    fn both_sides_per_the_same() { "write both sides per 10,000 yuan of the same", "双方请采用相同口径的万元" }
    fn no_electricity_of_product(product) { "no electricity per unit is published here for `{product}`", "数据中没有 `{product}` 的单位产品用电量" }
    fn no_price_of_product(product, of) { "no price ({of}) is published here for `{product}`", "数据中没有 `{product}` 的价格（{of}口径）" }
    fn several_prices_of_product(product) { "there are prices of several periods for `{product}`: which one?", "`{product}` 有多个时期的价格，请指明" }
    fn no_range_of_product(level) { "the row has no `{level}` value", "该行没有 `{level}` 数值" }
    fn how_to_list_products() { "`carbontoll data show product-energy` lists them; or state the number with its source", "可用 `carbontoll data show product-energy` 查看；也可自行填写数值并注明来源" }
    fn change_from_which_year() { "a yearly change counts from the year of the method's data, and the method has none", "年变化率自方法的数据年份起算，而该方法没有年份" }
    fn before_the_data(year, from) { "the path has the year {year}, before the data of {from} from which the change counts", "路径包含{year}年，早于变化率起算的{from}年" }
    fn no_value_in_path(year, years) { "this path over years has no value for {year}; it has {years}", "该逐年路径没有{year}年的数值，仅有{years}年" }
    fn state_another_year(year) { "add a [[region_path.year]] with year = {year}, or shorten the years of [path]", "请添加 year = {year} 的 [[region_path.year]]，或缩短 [path] 的年份" }
    fn unused_region_path(code) { "the path of `{code}` over years has no effect: no method follows it", "`{code}` 的逐年路径不起作用：没有方法使用它" }
    fn not_scaled(method, own, to) { "“{method}” is per 10,000 yuan of {own} and is not scaled to a value of {to}", "“{method}”以每万元{own}计，不折算到{to}金额" }
    fn unused_sector_table(sector) { "the sector `{sector}` has no effect: no method takes it", "行业 `{sector}` 不起作用：没有方法使用它" }
    fn add_a_sector_method() { "add a [[method]] with kind = \"sector-electricity\", or remove the sector", "请添加 kind = \"sector-electricity\" 的 [[method]]，或删除该行业" }
    fn unused_conversion(from) { "no figure here is per 10,000 yuan of {from}: the conversion has no effect", "没有以每万元{from}计的结果，该换算不起作用" }
    fn changes_to_itself(process) { "a change from `{process}` to itself changes nothing", "由 `{process}` 改为其自身，没有任何变化" }
    fn the_process_before() { "the process before", "改造前的工艺" }
    fn name_another_process() { "name another process, or remove the change", "请改写为其他工艺，或删除此项改进" }
    fn a_share_has_one_part() { "a share is of one part; this is another", "份额检验只有一个部分，此处是另一个" }
    fn method_has_another_reference(code) { "the method compares with `{code}` only", "该方法只与 `{code}` 比较" }
    fn the_reference_of_the_method() { "the reference of the method", "该方法的参照地区" }
    fn nothing_is_looked_up(key) { "`{key}` has no effect: the method looks nothing up, its values are stated", "`{key}` 不起作用：该方法的数值均已给出，无需查表" }
    fn unused_without_a_method(key) { "[{key}] has no effect: there is no [[method]] that it scales", "[{key}] 不起作用：没有可供折算的 [[method]]" }
    fn add_a_method_or_remove(key) { "add a [[method]], or remove [{key}]", "请添加 [[method]]，或删除 [{key}]" }
    fn subject_factor_is_not_declared() { "a factor that the method states cannot be declared: it is not that of the connected region", "方法中填写的因子不能用于申报：它不是所连接地区的因子" }
    fn an_assumption_is_not_declared() { "a factor that is assumed cannot be declared", "假设的因子不能用于申报" }
    fn name_the_source_or_what_if() { "name the `source` of the metered value, or write result = \"what-if\"", "请注明计量数值的 `source`，或改写 result = \"what-if\"" }
    fn declared_here() { "to be declared", "用于申报" }
    fn not_declarable() { "a regional result cannot be declared under CBAM", "地区性结果不能用于欧盟碳边境调节机制（CBAM）申报" }
    fn how_to_be_declarable() { "an operator may declare another electricity factor than the country's only with a direct line or a metered power purchase agreement: define the subject as a [[region]] with `connection`, and use `grid-electricity` only", "只有直连线路或经计量的购电协议，经营者才可申报不同于国家平均值的电力因子：请用 [[region]] 定义比较对象并填写 `connection`，且只用 `grid-electricity` 方法" }
    fn unused_sector() { "the sector has no effect on a what-if", "行业对假设性结果不起作用" }

    // Questions about figures
    fn a_key() { "the key of an input, or a list of keys", "输入项的键，或键的列表" }
    fn a_whole_number() { "a whole number", "整数" }
    fn one_axis_or_two(count) { "a sweep has one axis or two; this one has {count}", "扫描须有一个或两个轴，此处为 {count} 个" }
    fn values_or_steps() { "an axis needs either `values`, or `from`, `to` and `step`", "轴需要填写 `values`，或同时填写 `from`、`to` 和 `step`" }
    fn keep_values_or_steps() { "keep `values` for a list of your own, or write `from`, `to` and `step`", "自定列表保留 `values`，或填写 `from`、`to` 和 `step`" }
    fn steps_go_upwards() { "steps go upwards: `step` is more than zero and `to` not below `from`", "步长须向上：`step` 大于零，且 `to` 不低于 `from`" }
    fn write_from_low_to_high() { "write the low value as `from`, the high one as `to`", "请将低值写为 `from`，高值写为 `to`" }
    fn write_a_wider_step() { "write a wider step or fewer values", "请加大步长或减少数值" }
    fn the_low_end() { "the low end", "下限" }
    fn low_and_high_or_published() { "a range needs `low` and `high`, or `published`", "范围需要填写 `low` 和 `high`，或填写 `published`" }
    fn draws_out_of_range() { "the number of draws lies from 1,000 to 1,000,000", "抽样次数应在 1,000 至 1,000,000 之间" }
    fn how_many_years() { "a log-normal price needs the years until it is due", "对数正态价格需要填写距今年数" }
    fn sigma_out_of_range(sigma) { "a sigma of {sigma} is above 2, that is 200 per cent", "sigma 为 {sigma}，超过 2（即 200%）" }
    fn band_too_long(years) { "bands stop after five years; this one is {years} years long", "价格区间最多五年，此处为 {years} 年" }
    fn or_state_a_range(line) { "or state what others publish for that year: {line}", "或填写他人为该年份公布的范围：{line}" }
    fn window_too_long() { "the window is longer than the years until its end", "窗口长于至其结束的年数" }
    fn the_years() { "the end of the window", "窗口结束处" }
    fn window_ends_at_years() { "`window` ends at `years`: write at most as much", "`window` 在 `years` 处结束，不得大于后者" }
    fn correlation_out_of_range(value) { "a correlation lies from -1 to 1; this is {value}", "相关系数应在 -1 至 1 之间，此处为 {value}" }
    fn between_two_inputs(count) { "a correlation is between two inputs; here are {count}", "相关系数针对两个输入项，此处为 {count} 个" }
    fn computed_not_given(key) { "`{key}` is computed, not given", "`{key}` 是计算结果，不是输入项" }
    fn rests_on(keys) { "it rests on: {keys}", "它取决于：{keys}" }
    fn fixed_by_definition(key) { "`{key}` is fixed by a definition or a rule", "`{key}` 由定义或规则固定" }
    fn name_an_input() { "name an input of the scenario or of the data; `carbontoll explain FILE` lists all figures", "请填写情景或数据中的输入项；用 `carbontoll explain FILE` 查看全部数值" }
    fn no_effect(key) { "`{key}` moves none of these figures", "`{key}` 对这些数值没有影响" }
    fn name_another_input(keys) { "they rest on: {keys}", "它们取决于：{keys}" }
    fn other_unit_than_first(unit) { "inputs that move together have one unit; this one is in {unit}", "一起变动的输入项须单位相同，此项单位为{unit}" }
    fn the_first_input() { "the first of them", "第一个输入项" }
    fn value_outside_range(key, value) { "`{key}` is {value}, which lies outside of its range", "`{key}` 为 {value}，不在其范围之内" }
    fn widen_the_range() { "write a range around the value, or change the value", "请让范围包含该数值，或修改该数值" }
    fn median_must_be_positive(key) { "`{key}` is not above zero: it cannot be the median of a log-normal price", "`{key}` 不大于零，不能作为对数正态价格的中位数" }
    fn state_low_and_high() { "state `low` and `high` yourself, each with its source", "请自行填写 `low` 和 `high`，并分别注明来源" }
    fn no_published_range(key, set) { "the table `{set}` publishes no such range for `{key}`", "数据表 `{set}` 没有公布 `{key}` 的此类范围" }
    fn not_from_a_table(key) { "`{key}` does not come from a table: nothing publishes a range for it", "`{key}` 不来自数据表，没有公布的范围" }
    fn where_to_search(key) { "the dependence on `{key}` is not piecewise linear, and its present value does not say how far to search", "对 `{key}` 的依赖不是分段线性，且现值不能说明搜索范围" }
    fn write_within() { "write --within LOW..HIGH", "请写 --within LOW..HIGH" }
    fn draws_not_finite(key) { "some draws of `{key}` are not finite: something is divided by zero", "`{key}` 的部分抽样不是有限数：出现了除以零" }
    fn narrow_the_ranges() { "write ranges that keep divisors away from zero", "请收窄范围，使除数不为零" }
    fn drawn_twice(key) { "`{key}` is drawn twice", "`{key}` 重复抽样" }
    fn draw_it_once() { "keep one `[[uncertainty.input]]` for it", "请只保留一个 `[[uncertainty.input]]`" }
    fn not_drawn(key) { "`{key}` is not one of the uncertain inputs", "`{key}` 不是不确定输入项" }
    fn not_positive_definite() { "these correlations contradict each other: no inputs can have them all at once (the matrix is not positive definite)", "这些相关系数互相矛盾，不可能同时成立（矩阵非正定）" }
    fn mend_correlations() { "bring them nearer to zero; list inputs that are one and the same in one `input`", "请使其更接近零；完全相同的输入项请写在同一个 `input` 中" }
    fn two_sigmas(path) { "the path `{path}` has two sigmas: one price has one", "路径 `{path}` 有两个 sigma，同一价格只能有一个" }
    fn write_one_sigma() { "write the same `sigma` for all times of a path, or two paths", "同一路径的各时点请填写相同的 `sigma`，或分为两条路径" }
    fn forecasts_need_euro(key) { "`{key}` is not a price in euro: forecasts of EU allowances cannot stand beside it", "`{key}` 不是以欧元计的价格，不能与欧盟碳配额预测并列" }
    fn no_forecasts(year) { "no forecast of EU allowances for {year} is published in `carbon-prices`", "`carbon-prices` 中没有欧盟碳配额 {year} 年的预测" }

    // Lookups
    fn unknown_region(code) { "`{code}` is not a region that is known", "无法识别地区 `{code}`" }
    fn how_to_list_regions() { "`carbontoll data show regions` lists them; a region of your own is a [[region]]", "用 `carbontoll data show regions` 查看全部地区；自定义地区请写 [[region]]" }
    fn region_is_published(code) { "`{code}` is a published region", "`{code}` 是已公布的地区代码" }
    fn own_region_lacks(key, code) { "the region `{code}` has no `{key}`", "地区 `{code}` 没有 `{key}`" }
    fn needed_here() { "needed here", "此处需要" }
    fn for_this_region() { "for this region", "针对该地区" }
    fn no_value_for_year(what, year) { "{what} is not published for {year}", "{what}没有 {year} 年的公布值" }
    fn no_value_at_all(what) { "{what} is not published", "{what}没有公布值" }
    fn years_there_are(years) { "there are: {years}", "已公布的年份：{years}" }
    fn state_it_yourself() { "state the value yourself, with its source", "请自行填写数值并注明来源" }
    fn not_yet_known(what, published, known_on) { "{what} was published on {published}, after {known_on}", "{what}于 {published} 公布，晚于 {known_on}" }
    fn later_than_data(asked, data) { "{asked} lies after the day of the data, {data}: what was published since then is not known to the program", "{asked} 晚于数据日期 {data}：此后公布的内容不为本程序所知" }
    fn known_as_the_data() { "the figures are those as known on the day of the data, and the report says so; a later edition of the program, or --data DIR, brings later data", "结果按数据日期的所知计算，报告中已注明；如需更晚的数据，请使用新版程序或 --data DIR" }
    fn later_as_known_on(published) { "choose another year, or set `as_known_on` to {published} or later", "请改用其他年份，或将 `as_known_on` 设为 {published} 或之后" }
    fn no_rates_for(currency) { "there are no reference rates for {currency}", "没有 {currency} 的参考汇率" }
    fn no_rate_for_period(what, period) { "{what}: there is none for `{period}`", "没有 `{period}` 的{what}" }
    fn periods_there_are(years) { "years: {years}; also quarters such as 2023Q1, months and days: `carbontoll data show exchange-rates`", "年份：{years}；另有季度（如 2023Q1）、月份和日期，见 `carbontoll data show exchange-rates`" }
    fn unknown_series(series) { "there is no series named `{series}`", "没有名为 `{series}` 的序列" }
    fn how_to_list_series() { "`carbontoll data show carbon-prices` lists them", "用 `carbontoll data show carbon-prices` 查看全部序列" }
    fn one_value_a_year(what, period) { "{what} has one value a year: there is no `{period}`", "{what}每年只有一个数值，没有 `{period}`" }
    fn divides_by_zero(key) { "the figure `{key}` divides by zero", "数值 `{key}` 的除数为零" }
    fn no_zero_divisor() { "a total or a value that other figures are measured against must not be zero, also not when rounded to the whole unit of money", "作为比较基准的合计或金额不能为零，取整到货币单位后也不能为零" }
    fn which_period(series, year) { "`{series}` has several values in {year}", "`{series}` 在 {year} 年有多个数值" }
    fn no_region_has_a_value() { "no region has a published value for this method", "没有任何地区具有该方法所需的公布值" }
    fn by_this_method() { "by this method", "按此方法" }
    fn choose_another_year_or_series() { "choose another year or series", "请改用其他年份或序列" }
    fn unused_region(code) { "the region `{code}` is not used", "地区 `{code}` 未被使用" }
    fn use_region_or_remove() { "use it as subject or reference, or remove it", "请将其用作比较对象或参照地区，或删除" }
    fn unused_price(name) { "the price `{name}` is not used", "碳价 `{name}` 未被使用" }
    fn value_something_or_remove() { "add a [[method]] or a [product] that it values, or remove it", "请添加以其计价的 [[method]] 或 [product]，或删除该碳价" }
    fn figure_not_exact(key) { "the figure `{key}` needs more than 28 digits", "数值 `{key}` 需要超过 28 位数字" }
    fn units_do_not_fit(key) { "the units of the figure `{key}` do not go together; this is a fault of the program, not of the file", "数值 `{key}` 的单位无法相互运算；这是程序错误，与文件无关" }
    fn send_the_file() { "please report it with the file; no figure was written", "请附上文件反馈；未写出任何数值" }
    fn fewer_digits() { "write the inputs with fewer digits", "请减少输入数字的位数" }
    fn no_such_figure(key) { "there is no figure `{key}`", "没有数值 `{key}`" }
    fn how_to_list_figures() { "`carbontoll explain FILE` lists all figures", "用 `carbontoll explain FILE` 查看全部数值" }
}
