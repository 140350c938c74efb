//! The words of a workbook around the report.

crate::text::phrases! {
    fn results() { "Results", "结果" }
    fn inputs() { "Inputs", "输入" }
    fn calculation() { "Calculation", "计算" }
    fn sources() { "Sources", "来源" }
    fn how_to_use(inputs) { "Change a marked cell on the sheet “{inputs}”: every number here and in the calculation follows. Sentences stay as they were computed.", "修改“{inputs}”工作表中带底色的单元格，本表及计算表中的数字随之更新；文字说明保持原计算结果。" }
    fn doubles() { "Cells hold about 15 significant digits. All digits stand in the other formats, such as --format json.", "单元格约保留15位有效数字；完整位数见其他格式，例如 --format json。" }
    fn inputs_note() { "The marked cells are what the report was computed from. Each has a name, by which the formulas call it.", "带底色的单元格是计算所用的输入。每格有一个名称，公式按名称引用。" }
    fn calculation_note() { "Every step as a live formula, in the order of computation.", "按计算顺序列出的全部步骤，均为实时公式。" }
    fn figure() { "Figure", "数值名称" }
    fn value() { "Value", "数值" }
    fn unit() { "Unit", "单位" }
    fn comes_from() { "Where it comes from", "来源" }
    fn why() { "Why", "依据" }
    fn formula() { "Formula", "公式" }
    fn name() { "Name in formulas", "公式中的名称" }
    fn key() { "Key", "键名" }
    fn in_short() { "In short", "要点" }
}
