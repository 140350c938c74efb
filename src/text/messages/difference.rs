//! What changed in the law between two days.

crate::text::phrases! {
    fn title(before, after) { "What the law changed between {before} and {after}", "{before} 至 {after} 之间的法规变化" }
    fn changes() { "Changes", "变化" }
    fn compared(count, changed, before, after) { "{count} pairs of code and origin, with default values: {changed} differ between what was known on {before} and on {after}.", "共比较 {count} 个编码与原产地组合（采用默认值）：按 {before} 与 {after} 所知，有 {changed} 个不同。" }
    fn same_correction() { "Where the cross-sectoral correction factor was not yet published on a day, 1 is used on that day, so that the other changes can be seen.", "某日尚未公布跨行业修正系数的，该日按1计，以便显示其他变化。" }
    fn good() { "Good", "货物" }
    fn origin() { "Origin", "原产地" }
    fn value_before() { "tCO2e/t before", "变化前 tCO2e/吨" }
    fn value_after() { "tCO2e/t after", "变化后 tCO2e/吨" }
    fn cost_before() { "EUR/t before", "变化前 欧元/吨" }
    fn cost_after() { "EUR/t after", "变化后 欧元/吨" }
    fn what() { "What changed", "变化内容" }
    fn value_changed(euro) { "default value; {euro} EUR/t", "默认值；{euro} 欧元/吨" }
    fn free_allocation_changed(euro, before, after) { "free allocation from {before} to {after}; {euro} EUR/t", "免费配额由 {before} 变为 {after}；{euro} 欧元/吨" }
    fn none_before(reason) { "no figure before: {reason}", "变化前无数值：{reason}" }
    fn none_after(reason) { "no figure after: {reason}", "变化后无数值：{reason}" }
}
