//! The words of the `data` verb.

crate::text::phrases! {
    fn sources() { "Sources", "来源" }
    fn table() { "Table", "数据表" }
    fn rows() { "Rows", "行数" }
    fn title() { "What it holds", "内容" }
    fn data_version(version) { "Data {version}", "数据版本 {version}" }
    fn how_to_show() { "`carbontoll data show TABLE [WORD]` shows the rows.", "用 `carbontoll data show TABLE [WORD]` 查看数据行。" }
    fn no_such_table(name) { "there is no table `{name}`; `carbontoll data list` lists them.", "没有数据表 `{name}`；用 `carbontoll data list` 查看全部数据表。" }
    fn did_you_mean(name) { "Did you mean `{name}`?", "您是否想写 `{name}`？" }
    fn rows_shown(shown, all) { "{shown} of {all} rows.", "显示 {shown} 行，共 {all} 行。" }
    fn licence() { "Licence", "许可" }
    fn notes() { "Notes of the rows", "数据行备注" }
    fn checked() { "Checked", "核对日期" }
    fn read_in_original() { "read in the original", "已查阅原文" }
    fn read_second_hand() { "seen through another text", "经其他文献转引" }
    fn data_is_sound(tables, laws) { "{tables} tables and {laws} parameters of the law: columns, keys, numbers, days and sources are sound", "{tables} 个数据表、{laws} 个法律参数：列、键、数字、日期和来源均正常" }
}
