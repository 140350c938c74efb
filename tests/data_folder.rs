//! A data folder of one's own: what is wrong with it is found, and named by the folder that was given.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test stops at the first surprise")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

/// What `data check` says of a copy of the data in which one text of one file was changed.
fn complaint(file: &str, before: &str, after: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("mine");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &data);
    let path = data.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(before), "{file} has no {before}");
    fs::write(&path, text.replacen(before, after, 1)).unwrap();
    let out = Command::cargo_bin("carbontoll").unwrap().args(["data", "check", "--data"]).arg(&data).assert().code(1);
    let words = String::from_utf8(out.get_output().stderr.clone()).unwrap();
    assert!(words.contains(&path.display().to_string()), "{words}");
    words
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    let factors = "reference/china-grid-factors/data.csv";
    assert!(complaint(factors, ",0.5306,", ",-0.5306,").contains("value is negative"));
    let rates =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reference/exchange-rates/data.csv"))
            .unwrap();
    let first = rates.lines().nth(1).unwrap();
    let rate = first.split(',').find(|cell| cell.contains('.')).unwrap();
    let rates_file = "reference/exchange-rates/data.csv";
    let words = complaint(rates_file, first, &first.replace(rate, "0"));
    assert!(words.contains("rate is not positive"), "{words}");
    let prices = "reference/carbon-prices/data.csv";
    assert!(complaint(prices, ",EUR,", ",XYZ,").contains("currency is not known"));
    let emissions = "reference/china-emissions/data.csv";
    assert!(complaint(emissions, "official-energy,9671,", "official-energy,-9671,").contains("value is not positive"));
    assert!(complaint("reference/china-gdp/data.csv", ",990865.1,", ",0,").contains("value is not positive"));
    let intensity = "reference/china-electricity-intensity/data.csv";
    assert!(complaint(intensity, ",713.7,", ",0.0,").contains("value is not positive"));
    let energy = "reference/product-energy/data.csv";
    assert!(complaint(energy, ",50,57.5,65,", ",60,57.5,65,").contains("between low and high"));
    assert!(complaint(energy, ",50,57.5,65,", ",50,57.5,55,").contains("between low and high"));
    let prices = "reference/product-prices/data.csv";
    assert!(complaint(prices, ",sales,", ",sale,").contains("price is no kind of price"));
    assert!(complaint(prices, ",405,", ",0,").contains("value is not positive"));
    let later = complaint(rates_file, ",2023-02-21,ecb", ",2099-02-21,ecb");
    assert!(later.contains("is known on 2099-02-21, after the day of the data"), "{later}");
}

#[test]
fn the_law_is_checked_too() {
    let factor = "law/eu/ets/cbam_factor.toml";
    assert!(complaint(factor, "open = true", "open = false").contains("open = true"));
    assert!(complaint(factor, "from = 2027-01-01", "from = 2025-01-01").contains("not in order"));
    assert!(complaint(factor, "dir-2003-87", "nowhere").contains("cites no known source"));
    assert!(complaint(factor, "[[value]]", "[[value").contains("never closed"));
    let price = "law/eu/cbam/certificate_price.toml";
    assert!(complaint(price, "from = 2026-04-01", "from = 2026-03-01").contains("overlap"));
    assert!(complaint(price, "known = 2026-10-05", "known = 2099-10-05").contains("after the day of the data"));
}

#[test]
fn a_price_row_that_is_not_understood_is_no_missing_price() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("mine");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &data);
    let path = data.join("reference/carbon-prices/data.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace(",EUR,", ",XYZ,")).unwrap();
    let scenario = folder.path().join("s.toml");
    let words = "format = 1\ntitle = \"T\"\nas_known_on = 2026-11-21\nresult = \"what-if\"\nsubject = \"CN-SC\"\nreferences = [\"CN\"]\n\
        [[method]]\nname = \"gap\"\nkind = \"stated-gap\"\ngap = { value = \"0.4 tCO2/10000 CNY GDP\", source = \"t\" }\n\
        [[price]]\nname = \"eib\"\nseries = \"eib-shadow\"\nyear = 2030\nexchange = { period = \"2025\" }\n";
    fs::write(&scenario, words).unwrap();
    let mut command = Command::cargo_bin("carbontoll").unwrap();
    let out = command.arg("run").arg(&scenario).arg("--data").arg(&data).assert().code(1);
    let words = String::from_utf8(out.get_output().stderr.clone()).unwrap();
    assert!(words.contains("currency is not known") && words.contains(&path.display().to_string()), "{words}");
}
