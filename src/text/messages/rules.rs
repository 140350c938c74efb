//! Numbers that a rule itself sets.

crate::text::phrases! {
    fn whole() { "The whole, to which a share is added or from which it is taken.", "整体，比例加于其上或从中扣除。" }
    fn nothing_given_back() { "No rebate was stated.", "未填写返还。" }
    fn years_apart() { "Counted from the years themselves.", "由年份相减得出。" }
    fn terajoule() { "A terajoule is 1,000 gigajoules.", "1太焦等于1000吉焦。" }
    fn attributed_not_negative() { "Attributed emissions are never counted below zero.", "归属排放不低于零。" }
    fn included_in_good() { "The actual values of the good include the emissions of its precursors.", "货物的实际值已包含其前体的排放。" }
    fn exempt_precursor() { "Precursors of EU or exempt origin count zero, emissions and free allocation alike.", "欧盟或豁免原产地的前体，其排放和免费配额均按零计。" }
    fn no_free_allocation_electricity() { "Electricity has no free allocation adjustment.", "电力没有免费配额调整。" }
    fn no_free_allocation_left() { "The CBAM factor is zero: nothing is deducted any more.", "CBAM系数为零，不再扣除。" }
    fn floor() { "A good is never counted below zero.", "单项货物不低于零。" }
    fn unknown_provenance() { "The place of this number is not known; this is a fault of the program.", "该数字出处不明，属程序错误。" }
}
