//! Why a step is taken.

crate::text::phrases! {
    fn too_many_digits() { "Rounded to ten decimals, since what follows would need more digits than can be held; no text orders it.", "取十位小数，否则后续计算的位数超出可保存范围；并无法规规定。" }
    fn converted() { "An amount in another currency is multiplied by yuan per unit of it.", "外币金额乘以其兑人民币汇率。" }
    fn units_times_price() { "A value is the number of units times the price of one.", "金额等于数量乘以单价。" }
    fn only_the_share() { "Only the stated share of the value counts.", "只计入给定份额。" }
    fn reference_less_subject() { "The reference less the subject: what is emitted more where the reference's carbon is used. Positive where the subject is cleaner.", "参照地区减比较对象，即按参照地区计算多排放的量；比较对象更清洁时为正。" }
    fn electricity_times_factor_gap() { "The same electricity, generated on the two grids.", "同样的用电量，分别由两个电网供电。" }
    fn electricity_times_factor() { "Electricity per unit times CO2 per kilowatt-hour.", "单位产品用电量乘以每千瓦时二氧化碳排放。" }
    fn kilograms_to_tonnes() { "Kilograms are stated in tonnes, the unit of carbon prices.", "碳价以吨计，故由千克换算为吨。" }
    fn tonne_definition() { "A tonne is 1,000 kilograms.", "1吨等于1000千克。" }
    fn ten_thousand_definition() { "A unit of output is 10,000 yuan.", "1万元等于10000元。" }
    fn gap_times_price() { "Emissions not caused, valued at the carbon price.", "未产生的排放量按碳价计值。" }
    fn value_in_units() { "Gaps and savings are per 10,000 yuan, so the value is counted in that unit.", "差距与节省额以每万元计，故金额以万元计数。" }
    fn gap_times_value() { "The gap per 10,000 yuan times the value in that unit.", "每万元差距乘以万元数。" }
    fn saving_times_value() { "The saving per 10,000 yuan times the value in that unit. As if every yuan of the value were affected.", "每万元节省额乘以万元数。相当于全部金额都受影响。" }
    fn computed_less_claimed() { "How far the computed figure lies from the published one.", "计算值与公布值的差额。" }
    fn deviation() { "The difference as a share of the published figure, to a hundredth of a per cent.", "差额占公布值的比例，精确到万分之一。" }
    fn deviation_from_total() { "The difference as a share of the total, to a hundredth of a per cent.", "差额占合计的比例，精确到万分之一。" }
    fn before_less_after() { "Before less after.", "改造前减改造后。" }
    fn per_unit_times_quantity() { "Per unit times the number of units.", "单位数值乘以产品数量。" }
    fn emissions_times_price() { "Emissions not caused, valued at the carbon price.", "未产生的排放量按碳价计值。" }
    fn share_as_published() { "The part over the whole in per cent, rounded to the decimals of the published share.", "部分除以总体的百分比，按公布份额的小数位数取舍。" }
    fn computed_less_published() { "How far the computed share lies from the published one.", "计算份额与公布份额的差额。" }
    fn value_per_unit() { "The value over the number of units, to a millionth. It is shown; the comparison is with the exact values at both ends.", "金额除以数量，保留六位小数，仅供显示；比较使用按上下限计算的精确金额。" }
    fn units_times_bound() { "The number of units at this end of the range: compared with the published value without rounding.", "数量乘以范围端点，与公布金额直接比较，不作取舍。" }
    fn value_over_growth() { "The value over one plus its growth, to the whole unit of money: what it was a year earlier.", "数值除以一加增长率，取整到货币单位，即上年同期数值。" }
    fn sum_of_parts() { "Parts of a whole add up to it, if the published figures agree.", "若公布的数字一致，各部分之和应等于合计。" }
    fn sum_less_total() { "What the parts lack or exceed.", "各部分之和与合计的差额。" }
    fn other_less_this() { "What the replaced good costs less what this one costs, per unit.", "被替代货物的单位成本减去本货物的单位成本。" }
    fn tonne_less() { "While certificates are due, a tonne less is a certificate less.", "在仍需清缴证书时，少排放一吨即少缴一张证书。" }
    fn interpolated() { "No price is published for the year: it lies on a straight line between the two years that have one, as the scenario asks. To the cent, as prices are published.", "该年没有公布价格：按情景要求在前后两个有价格的年份之间线性内插，与公布价格一样取到分。" }
    fn discounted() { "A later saving counts less: times the discount factor of its year.", "将来的节省额折为现值：乘以当年贴现系数。" }
    fn sum_of_years() { "All years of the path together.", "路径各年之和。" }
    fn deflated() { "Money of one year in that of another: times its price level over the first one's, in the price's own currency and before conversion. To the cent, as prices are published.", "将一年的币值折为另一年的币值：乘以后者与前者价格水平之比，在原币种内、换汇之前进行；与公布价格一样取到分。" }
    fn price_level_beyond() { "No price level is published for the year: the last one grows with the inflation that the scenario states.", "该年价格水平尚未公布：以最后公布值按情景所设通胀率推算。" }
    fn yearly_factor() { "Year after year, to ten decimals, since no text orders a rounding.", "逐年计算，取十位小数（未规定舍入）。" }
    fn one_plus_rate() { "The rate is added to the whole.", "在整体上加年率。" }
    fn default_less_own() { "What the good costs with the default value less what it costs with own data.", "采用默认值的成本减去采用实际数据的成本。" }
    fn break_even() { "Own data uses the benchmark of column A plus precursors, the default value that of column B. The break-even is therefore the default's emissions to be covered plus the free allocation that own data brings, not the default value itself.", "实际数据适用A列基准及前体，默认值适用B列基准。因此盈亏平衡点等于默认值下须覆盖的排放加上实际数据所带来的免费配额，而不是默认值本身。" }
    fn share_of_price() { "The cost per unit over the export price per unit, in per cent.", "单位成本除以单位出口价格，以百分比表示。" }
    fn per_ten_thousand() { "The cost per unit over the export price per unit, times 10,000: yuan for every 10,000 yuan of exports.", "单位成本除以单位出口价格，乘以一万，即每万元出口额的成本（元）。" }
}
