//! Why a step is taken.

crate::text::phrases! {
    fn too_many_digits() { "Rounded to ten decimals, since what follows would need more digits than can be held; no text orders it.", "取十位小数，否则后续计算的位数超出可保存范围；并无法规规定。" }
    fn converted() { "An amount in another currency is multiplied by yuan per unit of it.", "外币金额乘以其兑人民币汇率。" }
    fn units_times_price() { "A value is the number of units times the price of one.", "金额等于数量乘以单价。" }
    fn only_the_share() { "Only the stated share of the value counts.", "只计入给定份额。" }
    fn reference_less_subject() { "The reference less the subject: what is emitted more where the reference's carbon is used. Positive where the subject is cleaner.", "参照地区减比较对象，即按参照地区计算多排放的量；比较对象更清洁时为正。" }
    fn electricity_times_factor_gap() { "The same electricity, generated on the two grids.", "同样的用电量，分别由两个电网供电。" }
    fn electricity_times_own_factor() { "Each side's own electricity, generated on its own grid.", "各方以自己的用电强度、由自己的电网供电。" }
    fn mean_of_both() { "The mean of both sides, so that the parts of a gap add up to it and neither side is preferred.", "取双方平均值，使各部分之和等于总差距，且不偏向任何一方。" }
    fn split_by_means() { "What differs, times the mean of what does not: with the other part it makes the whole gap, exactly.", "差异部分乘以另一因素的平均值；与另一部分相加恰为全部差距。" }
    fn half_definition() { "The mean of two numbers is half their sum.", "两数的平均值为其和的一半。" }
    fn emissions_over_gdp() { "Emissions over gross domestic product. To eight decimals, since no text orders a rounding.", "排放量除以生产总值，保留八位小数（未规定舍入）。" }
    fn regions_together() { "Regions put together.", "各地区相加。" }
    fn without_regions() { "The whole without the regions that are taken out.", "整体扣除所列地区。" }
    fn implied_gap() { "What the claim says over the price: an inference, and no check of the claim. To eight decimals.", "公布值除以碳价：仅为反推，不能用来核验该公布值。保留八位小数。" }
    fn electricity_over_price() { "Electricity per unit of product over the price of a unit, to hundredths: it is shown, and the gap is computed from the unit of product.", "单位产品用电量除以单价，保留两位小数，仅供显示；差距由单位产品直接计算。" }
    fn gap_over_price() { "The gap of a unit of product over the price of a unit. To eight decimals, since no text orders a rounding.", "单位产品差距除以单价，保留八位小数（未规定舍入）。" }
    fn direct_over_price() { "Direct emissions per unit of product over the price of a unit. To eight decimals.", "单位产品直接排放除以单价，保留八位小数。" }
    fn only_one_sector() { "There is one sector: its gap is that of the method.", "只有一个行业，其差距即为该方法的差距。" }
    fn sum_of_sectors() { "All sectors together.", "各行业合计。" }
    fn mean_of_sectors() { "Emissions avoided in all sectors over the value of all. To eight decimals.", "各行业减排量合计除以金额合计，保留八位小数。" }
    fn gap_times_weight() { "The gap of the sector times its weight.", "行业差距乘以其权重。" }
    fn sum_of_weighted() { "The weighted gaps of all sectors together.", "各行业加权差距之和。" }
    fn grows_yearly() { "The value of its own year times its growth since, rounded once: factors and intensities to six decimals, values to the yuan.", "基年数值乘以其后的增长倍数，只取舍一次：因子和强度保留六位小数，金额取到元。" }
    fn ten_thousand_every_year() { "The file states no value to scale to: 10,000 yuan in every year.", "情景文件未给出折算金额：按每年1万元计。" }
    fn by_value_added_ratio() { "Only so much value added is in a yuan of it: the figure per value added times the value-added ratio.", "每元之中只含相应的增加值：按增加值计的数值乘以增加值率。" }
    fn by_whole_chain() { "The file reads it so: the whole chain lies in the region, and carbon per yuan of GDP stands for carbon per yuan of final demand.", "按情景文件的理解：全产业链在本地区，单位GDP碳排放可代表单位最终需求碳排放。" }
    fn by_same_value() { "The file reads it so: goods are sold at the price at which they are valued.", "按情景文件的理解：货物按计值价格出售。" }
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
    fn saving_of_year() { "The saving per 10,000 yuan times the value of the year in that unit, to the cent.", "每万元节省额乘以当年万元数，取到分。" }
    fn discounted_to_the_cent() { "A later saving counts less: times the discount factor of its year, to the cent.", "将来的节省额折为现值：乘以当年折现系数，取到分。" }
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
