//! Portfolios: reasons of lines, and the summary.

crate::text::phrases! {
    // Cells
    fn number_missing(column) { "{column} is empty", "{column} 为空" }
    fn not_a_number(column, text) { "{column}: `{text}` is not a number", "{column}：`{text}` 不是数字" }
    fn decimal_comma(column, text) { "{column}: `{text}` has a decimal comma; write a point, or give --decimal-mark comma", "{column}：`{text}` 使用了小数逗号；请改用小数点，或加 --decimal-mark comma" }
    fn ambiguous_comma(column, text) { "{column}: the comma of `{text}` can separate decimals or thousands; give --decimal-mark", "{column}：`{text}` 中的逗号可能是小数点或千位分隔符，请用 --decimal-mark 指明" }
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
    fn fill_in_actual() { "fill in actual values: emissions_basis, specific_direct_emissions", "请填写实际值：emissions_basis、specific_direct_emissions" }
    fn quote_electricity() { "a list in tonnes cannot hold it; use `carbontoll quote --mwh`", "以吨计的清单无法表示，请使用 `carbontoll quote --mwh`" }
    fn figure_not_exact() { "the cost has more digits than can be held exactly; use fewer decimals", "成本位数过多，无法精确表示，请减少小数位" }
    fn exempt(name) { "goods of {name} are outside CBAM (Reg. (EU) 2023/956, Annex III, point 1)", "原产于{name}的货物不在 CBAM 范围内（(EU) 2023/956 号条例附件三第1点）" }
    fn eu_origin(name) { "goods of EU origin ({name}) are not imports under CBAM", "欧盟原产货物（{name}）不属于 CBAM 进口" }
    fn with_advice(message, advice) { "{message}; {advice}", "{message}；{advice}" }
    fn year_incomplete() { "below 50 t as far as the lines can be read; other lines of this importer are refused", "就可读各行而言低于 50 吨；该进口商另有被拒绝的行" }
}
