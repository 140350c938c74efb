//! How figures move, what would make them equal a target, how uncertain they are, and what differs between
//! two scenarios.

crate::text::phrases! {
    fn tornado(figure) { "What moves most: {figure}", "各项输入的影响：{figure}" }
    fn sweep_of(figure) { "How it moves: {figure}", "变化走势：{figure}" }
    fn figure_of(label, owners) { "{label} ({owners})", "{label}（{owners}）" }
    fn and(one, other) { "{one}; {other}", "{one}；{other}" }
    fn together(inputs) { "{inputs}, together", "{inputs}（一同变动）" }
    fn input() { "Input", "输入项" }
    fn figure() { "Figure", "数值" }
    fn in_unit(title, unit) { "{title}, {unit}", "{title}，{unit}" }
    fn figure_is(title, value) { "{title}: {value} now.", "{title}：现为 {value}。" }
    fn several_values() { "several values", "多个数值" }

    // Candidates of a claim
    fn candidates_of_day(statement, claimed, day) { "“{statement}” ({claimed}, published on {day}) against what could stand behind it:", "“{statement}”（{claimed}，{day} 公布）与可能的口径对照：" }
    fn candidates(statement, claimed) { "“{statement}” ({claimed}) against what could stand behind it, the nearest first:", "“{statement}”（{claimed}）与可能的口径对照，由近到远：" }
    fn nearest(titles) { "Nearest: {titles}.", "最接近：{titles}。" }

    // Sweep
    fn sweep() { "How the figures move", "数值如何变动" }
    fn swept_over(input, low, high, present) { "{input} from {low} to {high}; now {present}.", "{input}由 {low} 至 {high}，现为 {present}。" }
    fn rows_and_columns(rows, columns) { "Rows: {rows}. Columns: {columns}.", "行：{rows}。列：{columns}。" }
    fn point() { "Point", "标记" }
    fn now() { "now", "现值" }
    fn claimed_here(statement) { "claim: {statement}", "说法：{statement}" }
    fn column_at(value) { "at {value}", "{value} 时" }
    fn column_now(value) { "at {value} (now)", "{value} 时（现值）" }
    fn claim_met_at(claimed, unit) { "{claimed} is met at, {unit}", "达到 {claimed} 时，{unit}" }
    fn claim_outside(statement, value) { "“{statement}” is met at {value}, outside of these values.", "“{statement}”在 {value} 处成立，不在所列范围之内。" }
    fn claim_nowhere(statement, figure) { "“{statement}” is met nowhere by “{figure}”.", "“{figure}”在任何取值下都达不到“{statement}”。" }

    // Sensitivity
    fn sensitivity() { "What moves the figures most", "哪些输入影响最大" }
    fn one_at_a_time() { "One input at a time goes from its low to its high end; everything else stays as it is. The ranges differ in kind and in likelihood: a wide bar may only mean a wide range.", "每次只让一个输入项由下限变到上限，其余保持不变。各范围的性质与可能性不同：影响大也可能只是因为范围宽。" }
    fn low() { "Low", "下限" }
    fn present() { "Now", "现值" }
    fn high() { "High", "上限" }
    fn at_low() { "At low", "取下限时" }
    fn at_high() { "At high", "取上限时" }
    fn swing() { "Swing", "幅度" }
    fn low_because(input, why) { "{input}, low: {why}", "{input}，下限：{why}" }
    fn high_because(input, why) { "{input}, high: {why}", "{input}，上限：{why}" }
    fn range_stated_once(input, why) { "{input}: {why}", "{input}：{why}" }
    fn range_of_row(input, set, row) { "{input}: the range that the table states: {set}, {row}", "{input}：数据表所列范围：{set}，{row}" }
    fn range_of_years(input, low, high) { "{input}: the lowest and the highest published year: {low} and {high}", "{input}：公布年份中的最低与最高值：{low} 与 {high}" }
    fn row_of(set, row) { "{set} {row}", "{set} {row}" }
    fn assumed(why) { "assumption: {why}", "假设：{why}" }

    // Solve
    fn solve() { "What would make it so", "反推" }
    fn solve_title(figure) { "What would make it so: {figure}", "反推：{figure}" }
    fn needed(figure, target, input, value, present) { "For “{figure}” to be {target}, “{input}” would have to be {value}; it is {present}.", "要使“{figure}”等于 {target}，“{input}”须为 {value}；现为 {present}。" }
    fn rounded_residual(decimals, residual) { "The value is no finite decimal; rounded to {decimals} decimals it leaves {residual}.", "该值不是有限小数；保留 {decimals} 位小数时余差为 {residual}。" }
    fn only_value() { "There is no other value: the dependence is piecewise linear.", "依赖关系为分段线性，没有其他取值。" }
    fn below_zero() { "A value below zero: check whether the input can be that.", "该值小于零，请确认此输入项能否取负值。" }
    fn beside(figure, target, input, low, high, at_low, at_high) { "“{figure}” passes {target} between “{input}” = {low}, where it is {at_low}, and {high}, where it is {at_high}.", "“{input}”由 {low} 变为 {high} 时，“{figure}”由 {at_low} 变为 {at_high}，越过 {target}。" }
    fn every_value(figure, target, input) { "“{figure}” is {target} at every value of “{input}”.", "无论“{input}”取何值，“{figure}”都等于 {target}。" }
    fn every_value_from_to(figure, target, input, from, to) { "“{figure}” is {target} at every value of “{input}” from {from} to {to}.", "“{input}”在 {from} 至 {to} 之间时，“{figure}”都等于 {target}。" }
    fn every_value_from(figure, target, input, from) { "“{figure}” is {target} at every value of “{input}” from {from} on.", "“{input}”不低于 {from} 时，“{figure}”都等于 {target}。" }
    fn every_value_to(figure, target, input, to) { "“{figure}” is {target} at every value of “{input}” up to {to}.", "“{input}”不高于 {to} 时，“{figure}”都等于 {target}。" }
    fn no_dependence(figure, target, input, present) { "No value: “{figure}” does not depend on “{input}”; it is {present}, not {target}.", "无解：“{figure}”与“{input}”无关，其值为 {present}，而不是 {target}。" }
    fn no_value(figure, target, input) { "No value: “{figure}” is not {target} at any value of “{input}”.", "无解：“{input}”取任何值时，“{figure}”都不等于 {target}。" }
    fn none_found(figure, target, input, from, to) { "None found: “{figure}” does not pass {target} while “{input}” goes from {from} to {to}.", "未找到：“{input}”由 {from} 变到 {to} 时，“{figure}”未越过 {target}。" }
    fn searched(from, to, decimals) { "Searched from {from} to {to}, to {decimals} decimals, since a rounding, a quotient or a product of two dependent figures lies between; two passages near each other may be missed.", "由于中间存在取整、除法或两个相关数值的乘积，故在 {from} 至 {to} 之间搜索，精确到 {decimals} 位小数；相距很近的两个解可能漏掉。" }
    fn needed_value() { "Needed", "所需值" }
    fn figure_there() { "Figure there", "此时数值" }
    fn off_target() { "Off target", "与目标之差" }

    // Uncertainty
    fn uncertainty() { "How uncertain the figures are", "数值的不确定性" }
    fn drawn(draws, seed) { "{draws} draws, seed {seed}: the same on every machine. Each statistic stands with its standard error and ends where that begins.", "抽样 {draws} 次，随机种子 {seed}，在任何机器上结果相同。各统计量均附标准误差，位数以标准误差为限。" }
    fn band_is_no_forecast() { "A band is what follows from the stated ranges and nothing else: it is no forecast.", "区间只是所填范围的推论，并非预测。" }
    fn band_over_years(figure) { "How far it may go: {figure}", "可能的范围：{figure}" }
    fn distribution() { "Distribution", "分布" }
    fn log_normal(sigma, years) { "log-normal, sigma {sigma} %, years: {years}", "对数正态，sigma {sigma}%，年数：{years}" }
    fn log_normal_window(sigma, years, window) { "log-normal, sigma {sigma} %, years: {years}, averaged over the last: {window}", "对数正态，sigma {sigma}%，年数：{years}，均值窗口（年）：{window}" }
    fn uniform() { "uniform", "均匀" }
    fn triangular() { "triangular", "三角" }
    fn normal() { "normal, ends P5 and P95", "正态，两端为 P5 与 P95" }
    fn usual_sigma(input) { "{input}: a sigma of 40 % per year to the half, the program's default for a carbon price: a convention, not a measurement", "{input}：sigma 取 40%（按年数的平方根增长），为本程序对碳价的默认值，属约定而非测得" }
    fn mean_above_median() { "A log-normal price reaches further up than down: its mean is its median times exp(sigma² × t / 2), t in years. A stated value is its median, half of the draws lying above it, or its mean: value_is = \"median\" or \"mean\".", "对数正态价格向上的幅度大于向下：均值＝中位数×exp(sigma²×t/2)，t 以年计。所填数值可作中位数（一半抽样高于它），也可作均值：value_is = \"median\" 或 \"mean\"。" }
    fn value_is_median(input, stated, sigma, years, factor, mean) { "{input}: the stated value, {stated}, is the MEDIAN; times exp({sigma}² × {years} / 2) = {factor} the mean is {mean}.", "{input}：所填数值 {stated}为中位数；乘以 exp({sigma}²×{years}/2)＝{factor}，均值为 {mean}。" }
    fn value_is_mean(input, stated, sigma, years, factor, median) { "{input}: the stated value, {stated}, is the MEAN; over exp({sigma}² × {years} / 2) = {factor} the median is {median}.", "{input}：所填数值 {stated}为均值；除以 exp({sigma}²×{years}/2)＝{factor}，中位数为 {median}。" }
    fn why_the_mean_differs(mean, stated, inputs) { "The mean of the draws, {mean}, is not the value at the stated values, {stated}, since the mean of these inputs is not what is stated: {inputs}.", "抽样均值 {mean}不等于按所填数值计算的 {stated}，因为下列输入项的均值并非所填数值：{inputs}。" }
    fn mean_of_a_median(input, mean, stated) { "{input} (mean {mean}, MEDIAN {stated})", "{input}（均值 {mean}，中位数 {stated}）" }
    fn mean_of_a_range(input, mean, stated) { "{input} (mean {mean}, stated {stated})", "{input}（均值 {mean}，所填数值 {stated}）" }
    fn sigma_because(input, why) { "{input}: sigma: {why}", "{input}，sigma 的依据：{why}" }
    fn correlation_because(one, other, value, why) { "Correlation of {one} and {other}: {value} ({why})", "{one}与{other}的相关系数：{value}（{why}）" }
    fn statistic() { "Statistic", "统计量" }
    fn value() { "Value", "数值" }
    fn standard_error() { "Standard error", "标准误差" }
    fn mean() { "Mean", "均值" }
    fn at_stated_values() { "At the stated values", "按所填数值" }
    fn exactly(title, value) { "{title}: {value}, exactly: nothing that it rests on can move.", "{title}：{value}，为精确值：其依据均不变动。" }
    fn shares_of_variance() { "Shares of the variance (Sobol indices): of an input alone, and with everything it interacts with. Correlated inputs count as one.", "方差份额（Sobol 指数）：单独影响，以及连同交互作用的总影响。相关的输入项合并计算。" }
    fn alone() { "Alone", "单独" }
    fn in_total() { "In total", "总计" }
    fn alone_for(figure) { "Alone: {figure}", "单独：{figure}" }
    fn in_total_for(figure) { "In total: {figure}", "总计：{figure}" }
    fn band_beside_forecasts(year, input) { "{year}: the band of “{input}” beside published forecasts of EU allowances", "{year}年：“{input}”的区间与已公布的欧盟碳配额预测对照" }
    fn this_band() { "This band, P5 to P95", "本区间（P5 至 P95）" }
    fn forecasts_range(count) { "Range of the {count} forecasts", "{count} 项预测的范围" }
    fn from_value() { "From, EUR", "下端，欧元" }
    fn to_value() { "To, EUR", "上端，欧元" }
    fn why_they_differ() { "They differ because they answer different questions: each forecaster publishes one central expectation, and the range of forecasters is how far these expectations lie apart; the band is how far a price may wander from its own median by then, whoever is right about the median.", "两者回答的问题不同：每家机构公布一个中心预期，各家之间的差距只是预期的分歧；而区间是价格届时可能偏离其自身中位数的幅度，与哪家的中位数正确无关。" }

    // Compare
    fn compare_title(first, second) { "{first} and {second} compared", "{first} 与 {second} 比较" }
    fn causes() { "Why the figures differ", "差异的来源" }
    fn order_of_causes() { "Inputs of the first scenario are changed to those of the second one after another, in the order of the first: each part is what that change adds to the changes before it, so that the parts add up exactly. In another order the parts could differ, their sum not.", "按第一个情景的顺序，将其输入项逐一改为第二个情景的数值：每一部分是该项改动在此前改动基础上的增量，故各部分之和与总差额完全一致。改变顺序时各部分可能不同，但总和不变。" }
    fn differs_by(title, first, second, difference) { "{title}: {first} against {second}, a difference of {difference}.", "{title}：{first} 对 {second}，相差 {difference}。" }
    fn does_not_differ(title, value) { "{title}: {value} in both.", "{title}：两者均为 {value}。" }
    fn cause() { "Cause", "原因" }
    fn first() { "First", "第一个" }
    fn second() { "Second", "第二个" }
    fn part() { "Part", "部分" }
    fn another_way(title) { "Another way of computing: {title}", "计算方式不同：{title}" }
    fn sum_of_parts() { "Sum of the parts", "各部分之和" }
    fn inputs_differ() { "Inputs that differ", "不同的输入项" }
    fn no_input_differs() { "Every input is the same in both.", "两者的输入项完全相同。" }
    fn where_given(first, second) { "{first} / {second}", "{first} / {second}" }
    fn place() { "Where", "位置" }
    fn nowhere() { "not there", "无" }
    fn figures_differ() { "Figures that differ", "不同的数值" }
    fn no_figure_differs() { "Every figure that both have is the same.", "两者共有的数值完全相同。" }
    fn difference() { "Difference", "差额" }
    fn only_in_one(first, second) { "Computed figures that only one has: {first} in the first, {second} in the second.", "仅一方具有的计算数值：第一个 {first} 个，第二个 {second} 个。" }
    fn nothing_shared() { "The two scenarios share no headline figure; name one with --figure KEY, or two with --figure KEY=KEY.", "两个情景没有共同的主要数值；请用 --figure KEY 指定一个，或用 --figure KEY=KEY 指定一对。" }
    fn line_of(file, line) { "{file}, line {line}", "{file} 第 {line} 行" }
    fn instead(first, second) { "{second} instead of: {first}", "以“{second}”代替“{first}”" }
    fn law_of(path) { "law: {path}", "法规：{path}" }
}
