//! Mistakes on the command line.

crate::text::phrases! {
    fn not_a_number(flag, text) { "{flag}: `{text}` is not a plain decimal number, such as 2.1", "{flag}：`{text}` 不是普通小数，例如 2.1" }
    fn negative(flag, text) { "{flag}: {text} should not be negative", "{flag}：{text} 不应为负数" }
    fn must_be_positive(flag) { "{flag} should be greater than zero", "{flag} 应大于零" }
    fn indirect_without_direct() { "--actual-indirect needs --actual-direct", "--actual-indirect 须与 --actual-direct 同用" }
    fn direct_and_factor() { "--electricity-factor is for electricity and does not go with --actual-direct", "--electricity-factor 只用于电力，不能与 --actual-direct 同用" }
    fn date_or_year() { "write either --date, or --year with --quarter", "请写 --date，或 --year 与 --quarter" }
    fn no_such_quarter(quarter) { "--quarter: {quarter} is not 1, 2, 3 or 4", "--quarter：{quarter} 不是 1、2、3、4 之一" }
    fn when_imported() { "when is it imported? write --year 2026 --quarter 3, or --date 2026-08-15", "何时进口？请写 --year 2026 --quarter 3 或 --date 2026-08-15" }
    fn bad_prices_by_year(text) { "--price: `{text}` is neither a price nor prices by year, such as 85 or 2027=85,2030=110", "--price：`{text}` 既不是价格也不是逐年价格，例如 85 或 2027=85,2030=110" }
    fn price_twice(year) { "--price: the year {year} comes twice", "--price：{year}年出现两次" }
    fn bad_precursor(text) { "--precursor: `{text}` is not CN:ORIGIN:TONNES_PER_TONNE[:SEE[:SEFA[:ROUTE]]], such as 72071111:CN:1.1:1.9", "--precursor：`{text}` 不符合 CN:ORIGIN:TONNES_PER_TONNE[:SEE[:SEFA[:ROUTE]]]，例如 72071111:CN:1.1:1.9" }
    fn amount_and_currency(flag, text) { "{flag}: `{text}` is not AMOUNT:CURRENCY, such as 10:EUR", "{flag}：`{text}` 不符合 AMOUNT:CURRENCY，例如 10:EUR" }
    fn unknown_currency(flag, currency) { "{flag}: `{currency}` is not a currency code that is known", "{flag}：无法识别货币代码 `{currency}`" }
    fn no_scenarios(folder) { "{folder}: there are no scenarios (*.toml) in this folder", "{folder}：该文件夹中没有情景文件（*.toml）" }
    fn some_cannot_be_computed(failed, count) { "{failed} of {count} scenarios cannot be computed; nothing was locked", "{count} 个情景中有 {failed} 个无法计算，未锁定任何报告" }
    fn all_as_locked(count) { "{count} scenarios: every report is as locked", "{count} 个情景：全部报告与锁定内容一致" }
    fn reports_differ(count, folder) { "{count} reports differ; `carbontoll check {folder} --accept` locks them", "{count} 份报告有变化；用 `carbontoll check {folder} --accept` 锁定" }
    fn reports_locked(count) { "{count} reports locked as they are now", "已按现状锁定 {count} 份报告" }
    fn exists_already(file) { "{file}: exists already and is left as it is; choose another name", "{file}：文件已存在，未作改动，请另取名称" }
    fn cannot_be_written(file, error) { "{file}: cannot be written: {error}", "{file}：无法写入：{error}" }
    fn written_next(file, word) { "{file} written. Next: carbontoll run {word}", "已写入 {file}。下一步：carbontoll run {word}" }
    fn flag_needs(flag, needed) { "{flag} has no meaning without {needed}: leave it out, or add {needed}", "{flag} 须与 {needed} 一起使用：请去掉，或补充 {needed}" }
    fn covered_is_a_share() { "--covered-share is a share from 0 to 1", "--covered-share 为 0 至 1 之间的比例" }
    fn rebate_is_a_share() { "--rebate is a share from 0 to 1", "--rebate 为 0 至 1 之间的比例" }
    fn export_needs_rate(currency) { "--export-price in {currency} needs --export-rate, in euro per {currency}", "以{currency}计的 --export-price 需要 --export-rate（每单位{currency}折合欧元）" }
    fn bad_target(text) { "--target: `{text}` is not FIGURE=VALUE, such as grid-2023.CN.claim-price.saving=292", "--target：`{text}` 不符合 FIGURE=VALUE，例如 grid-2023.CN.claim-price.saving=292" }
    fn bad_within(text) { "--within: `{text}` is not LOW..HIGH, such as 0..2000", "--within：`{text}` 不符合 LOW..HIGH，例如 0..2000" }
    fn bad_years(text) { "--years: `{text}` is not a range from 2026 on, such as 2026..2034", "--years：`{text}` 不是2026年起的区间，例如 2026..2034" }
}
