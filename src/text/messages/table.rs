//! Tables of many lines: what is wrong with one as a whole.

crate::text::phrases! {
    fn no_such_file() { "there is no such file", "文件不存在" }
    fn check_the_path() { "check the path", "请检查路径" }
    fn is_a_directory() { "this is a folder, not a file", "这是文件夹，不是文件" }
    fn name_a_file() { "name a file in it", "请指定其中的文件" }
    fn cannot_read(error) { "cannot be read: {error}", "无法读取：{error}" }
    fn check_the_file() { "check that the file is whole and that you may read it", "请确认文件完整且有读取权限" }
    fn empty() { "the file is empty", "文件为空" }
    fn first_line_is_the_header() { "the first line holds the names of the columns; `carbontoll portfolio --template FILE` writes an example", "首行应为列名；可用 `carbontoll portfolio --template FILE` 生成示例" }
    fn save_as_utf8() { "save it as CSV in UTF-8", "请另存为 UTF-8 编码的 CSV" }
    fn not_utf8(line) { "line {line} is not in the encoding of the file, and no other one fits", "第 {line} 行与文件编码不符，也不符合其他编码" }
    fn encoding_unclear(line) { "line {line} is not UTF-8; the file can be Chinese (GB18030) or Western (Windows-1252)", "第 {line} 行不是 UTF-8；文件可能是中文编码（GB18030）或西文编码（Windows-1252）" }
    fn give_the_encoding() { "say which: --encoding gb18030 or --encoding windows-1252; or save it as CSV in UTF-8", "请指明：--encoding gb18030 或 --encoding windows-1252，也可另存为 UTF-8 编码的 CSV" }
    fn no_such_header_row(line) { "--header-row: line {line} is blank or behind the end of the list", "--header-row：第 {line} 行为空或超出清单末尾" }
    fn cell_out_of_place(cell) { "cell {cell} stands behind later cells", "单元格 {cell} 的位置错乱" }
    fn nul_byte(line) { "line {line} holds a NUL byte: this is not a text", "第 {line} 行含有 NUL 字节，不是文本文件" }
    fn old_workbook() { "this is a workbook in the format of Excel 97 to 2003", "这是 Excel 97—2003 格式的工作簿" }
    fn save_as_xlsx() { "save it as .xlsx or as CSV in UTF-8", "请另存为 .xlsx 或 UTF-8 编码的 CSV" }
    fn broken_workbook(error) { "the workbook cannot be read: {error}", "无法读取该工作簿：{error}" }
    fn save_again() { "open it in a spreadsheet program and save it again as .xlsx", "请用电子表格软件打开后重新另存为 .xlsx" }
    fn no_such_sheet(name) { "there is no sheet `{name}`", "没有名为 `{name}` 的工作表" }
    fn sheets_are(names) { "sheets: {names}", "现有工作表：{names}" }
    fn no_sheet() { "the workbook has no sheet", "工作簿中没有工作表" }
    fn too_many_columns(count, most) { "there are {count} columns; at most {most} are read", "共有 {count} 列，最多读取 {most} 列" }
    fn keep_the_columns_needed() { "keep the columns that are needed", "请只保留需要的列" }
    fn line_too_long(line, most) { "line {line} is longer than {most} bytes", "第 {line} 行超过 {most} 字节" }
    fn look_for_a_quote() { "look for a missing line end, or for a quote that never closes", "请检查是否缺少换行符或有未闭合的引号" }
    fn changed_meanwhile() { "the file was written while it was read", "读取期间文件被改写" }
    fn run_again() { "run again when nothing writes to it", "请在没有程序写入该文件时重新运行" }
    fn quote_never_closes(line) { "a quote that begins on line {line} or after it never closes", "自第 {line} 行起有未闭合的引号" }
    fn double_the_quote() { "close the quote; a quote inside a cell is written twice: \"6\"\" pipe\"", "请补上引号；单元格内的引号须写两次：\"6\"\" 管\"" }

    // How columns are written
    fn mark_unclear(column, cell, line) { "{column}: the point or comma of `{cell}` (line {line}) can separate decimals or thousands, and no other number says which", "{column}：第 {line} 行 `{cell}` 中的点或逗号可能是小数点，也可能是千位分隔符，其他数字也无法说明" }
    fn answer_the_mark(cell, point, comma) { "say which: with --decimal-mark point `{cell}` is {point}, with --decimal-mark comma it is {comma}", "请指明：--decimal-mark point 时 `{cell}` 为 {point}，--decimal-mark comma 时为 {comma}" }
    fn marks_mixed(column, a, line_a, b, line_b) { "{column} holds decimal points (`{a}`, line {line_a}) and decimal commas (`{b}`, line {line_b})", "{column} 既有小数点（第 {line_a} 行 `{a}`）又有小数逗号（第 {line_b} 行 `{b}`）" }
    fn give_the_mark() { "write them in one way; or give --decimal-mark point or comma, and the other lines are refused", "请统一写法；或给出 --decimal-mark point 或 comma，另一种写法的行将被拒绝" }
    fn order_unclear(column, cell, line) { "{column}: `{cell}` (line {line}) can be read with the day first or the month first, and no other day says which", "{column}：第 {line} 行 `{cell}` 可能日在前，也可能月在前，其他日期也无法说明" }
    fn orders_mixed(column, a, line_a, b, line_b) { "{column} has days with the day first (`{a}`, line {line_a}) and with the month first (`{b}`, line {line_b})", "{column} 既有日在前的日期（第 {line_a} 行 `{a}`）又有月在前的日期（第 {line_b} 行 `{b}`）" }
    fn give_the_order() { "give --date-order day-first or --date-order month-first, or write 2026-08-15", "请给出 --date-order day-first 或 --date-order month-first，或写成 2026-08-15" }

    // Columns
    fn missing_column(name) { "the column `{name}` is missing", "缺少列 `{name}`" }
    fn rename_or_map(name) { "rename the column, or say which it is: --map {name}=YOUR_NAME", "请修改列名，或指明对应列：--map {name}=您的列名" }
    fn columns_are(names) { "columns of the file: {names}", "文件中的列：{names}" }
    fn missing_mass() { "the column of the net mass is missing: `net_mass_t` (tonnes) or `net_mass_kg`", "缺少净重列：`net_mass_t`（吨）或 `net_mass_kg`（千克）" }
    fn mass_without_a_unit(name) { "the column `{name}` does not say whether it is in tonnes or kilograms", "列 `{name}` 未注明单位是吨还是千克" }
    fn map_the_mass(name) { "write --map net_mass_t={name} or --map net_mass_kg={name}", "请写 --map net_mass_t={name} 或 --map net_mass_kg={name}" }
    fn column_twice(name, first, second) { "two columns can be `{name}`: `{first}` and `{second}`", "有两列都可作为 `{name}`：`{first}` 和 `{second}`" }
    fn map_one(name, first) { "choose one: --map {name}={first}", "请选择其一：--map {name}={first}" }
    fn two_masses() { "there is a net mass in tonnes and one in kilograms", "同时存在以吨计和以千克计的净重列" }
    fn bad_map(text) { "--map: `{text}` is not OUR=THEIRS, such as cn_code=Tariff", "--map：`{text}` 不符合 OUR=THEIRS，例如 cn_code=税号" }
    fn map_unknown_ours(name) { "--map: `{name}` is not a column that the program knows", "--map：`{name}` 不是程序认识的列名" }
    fn map_unknown_theirs(name) { "--map: the file has no column `{name}`", "--map：文件中没有列 `{name}`" }
    fn ours_are(names) { "columns that are known: {names}", "可用的列名：{names}" }
    fn headers_differ(first) { "the columns are not those of `{first}`, and a row file has one set of columns", "各列与 `{first}` 不同，而逐行结果文件只能有一套列" }
    fn same_header() { "give files of the same header together, or leave -o out", "请一并提交表头相同的文件，或不使用 -o" }
}
