//! The words of a page around the report.

crate::text::phrases! {
    fn skip_to_content() { "Skip to the report", "跳到正文" }
    fn contents() { "Contents", "目录" }
    fn charts() { "Charts", "图表" }
    fn see_chart(title) { "Chart: {title}", "图：{title}" }
    fn numbers_of_chart() { "The numbers of this chart", "本图数据" }
    fn every_figure() { "Every figure, step by step", "全部数值及其计算" }
    fn every_figure_note(count) { "All {count} figures in the order of computation. A figure opens to its formula, its inputs and where it comes from.", "按计算顺序列出全部 {count} 个数值。点开可见公式、输入和依据。" }
    fn inputs() { "From:", "由以下数值得出：" }
    fn key() { "Key:", "键名：" }
    fn figures_open() { "Underlined figures open to their formula, inputs and source.", "带下划线的数字可点开查看公式、输入和来源。" }
    fn made_by(version) { "Made by carbontoll {version}. Nothing on this page is fetched from anywhere.", "由 carbontoll {version} 生成。本页不从网络读取任何内容。" }
    fn unit_of(column) { "{column} (unit)", "{column}（单位）" }
    fn reports() { "Reports", "报告" }
    fn reports_in_folder(count) { "{count} reports, each with its answer. A title leads to the whole report.", "共 {count} 份报告，各附结论。点击标题查看全文。" }
    fn all_reports() { "All reports", "全部报告" }
}
