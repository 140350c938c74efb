//! What charts show, for those who do not see them, and the few words on them.

crate::text::phrases! {
    fn bars(count, longest, most, shortest, least) { "{count} bars, from {longest} ({most}) to {shortest} ({least}).", "共 {count} 个条形，由{longest}（{most}）到{shortest}（{least}）。" }
    fn one_bar(label, value) { "One bar: {label}, {value}.", "一个条形：{label}，{value}。" }
    fn line_across(label, value) { "A line across marks {label}: {value}.", "横贯各条的线表示{label}：{value}。" }
    fn waterfall(start, from, parts, end, left) { "From {start} ({from}): {parts}; that leaves {end} ({left}).", "由{start}（{from}）起：{parts}；得到{end}（{left}）。" }
    fn taken_away(label, value) { "less {label} ({value})", "减{label}（{value}）" }
    fn added(label, value) { "plus {label} ({value})", "加{label}（{value}）" }
    fn less(label) { "Less: {label}", "减：{label}" }
    fn tornado(base, value, swings) { "{base} is {value}. What moves it, the widest first: {swings}.", "{base}为 {value}。影响由大到小：{swings}。" }
    fn swing(label, low, high) { "{label}, from {low} to {high}", "{label}，介于 {low} 与 {high} 之间" }
    fn stacked(count, parts) { "{count} bars, each made of: {parts}.", "共 {count} 个条形，各由以下部分组成：{parts}。" }
    fn line(label, first_x, first, last_x, last) { "{label}: {first} at {first_x}, {last} at {last_x}.", "{label}：{first_x} 处为 {first}，{last_x} 处为 {last}。" }
    fn line_without_name(first_x, first, last_x, last) { "{first} at {first_x}, {last} at {last_x}.", "{first_x} 处为 {first}，{last_x} 处为 {last}。" }
    fn bands(bands) { "Around it lie the bands: {bands}.", "其外为以下区间带：{bands}。" }
    fn heat_map(rows, columns, low, high) { "A grid of {rows} rows and {columns} columns, from {low} to {high}.", "{rows} 行 {columns} 列的网格，介于 {low} 与 {high} 之间。" }
    fn nothing_drawn() { "There is nothing to draw.", "没有可绘制的数据。" }
    fn from_to(low, high) { "{low} to {high}", "{low} 至 {high}" }
    fn input_low() { "input low", "取低值" }
    fn input_high() { "input high", "取高值" }
    fn what() { "What", "项目" }
    fn low() { "Low", "低" }
    fn high() { "High", "高" }
    fn digits_cut() { "Numbers in the drawing are cut behind the fifth digit where … stands; the table has them all.", "图中带“…”的数字在第五位后截断；表中为全部位数。" }
}
