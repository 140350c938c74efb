//! What the law says and what it does not: each rule with a value worked by hand, through the doors that a reader uses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::float_arithmetic,
    reason = "a test stops at the first surprise"
)]

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::path::Path;

/// Runs the program in a folder of its own: exit code, what it prints, what it complains of.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("carbontoll").unwrap().args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A line of words with blanks between them.
fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// The report of a quote, with its lines put together again.
fn report(line: &str) -> String {
    let (code, out, complaint) = run(&[&["quote"], words(line).as_slice()].concat());
    assert_eq!(code, 0, "{line}: {complaint}");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figures of a quote by key.
fn figures(line: &str) -> BTreeMap<String, String> {
    let (code, out, complaint) = run(&[&["quote", "--format", "json"], words(line).as_slice()].concat());
    assert_eq!(code, 0, "{line}: {complaint}");
    of_json(&out)
}

fn of_json(json: &str) -> BTreeMap<String, String> {
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    json["figures"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, figure)| {
            let value = carbontoll::quantity::literal::parse(figure["value"].as_str().unwrap()).unwrap();
            (key.clone(), value.normalize().to_string())
        })
        .collect()
}

/// The complaint of a quote that is refused.
fn refusal(line: &str) -> String {
    let (code, _, complaint) = run(&[&["quote"], words(line).as_slice()].concat());
    assert_eq!(code, 1, "{line}");
    complaint.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file in a folder of its own.
fn with_file<T>(name: &str, text: &str, then: impl FnOnce(&Path) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    then(&path)
}

/// The rows of a list, each as its cells by column.
fn rows(list: &str, more: &[&str]) -> (Vec<BTreeMap<String, String>>, String) {
    with_file("list.csv", list, |path| {
        let rows = path.with_file_name("rows.csv");
        let all = [&["portfolio", path.to_str().unwrap(), "-o", rows.to_str().unwrap(), "--lenient"], more].concat();
        let (code, summary, complaint) = run(&all);
        assert_eq!(code, 0, "{complaint}");
        let text = std::fs::read_to_string(&rows).unwrap();
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows = reader.deserialize().map(Result::unwrap).collect();
        (rows, summary.split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

const CEMENT: &str = "--cn 25232900 --origin DZ --year 2026 --quarter 2 --actual-direct 0.85 --actual-indirect 0";

/// Grey cement cannot be made without clinker: until something is stated of it nothing is said to be saved or lost.
#[test]
fn no_saving_is_named_while_precursors_are_missing() {
    let text = report(CEMENT);
    assert!(text.contains("PRECURSORS MISSING: 25232900 cannot be made without cement clinker"), "{text}");
    assert!(text.contains("at most 0.85 certificates, 63.988 EUR in all"), "{text}");
    for advice in ["Own data saves", "costs more", "stops helping"] {
        assert!(!text.contains(advice), "{advice}: {text}");
    }
    // A program reads the same reservations.
    let (_, json, _) = run(&[&["quote", "--format", "json"], words(CEMENT).as_slice()].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["headline"]["sentence"]["en"].as_str().unwrap().contains("is at most 63.988 EUR"), "{json}");
    assert!(json["headline"]["sentence"]["zh"].as_str().unwrap().contains("至多"), "{json}");
    let sentences = json["sentences"].as_array().unwrap();
    let said = |start: &str| sentences.iter().any(|said| said["text"]["en"].as_str().unwrap().starts_with(start));
    assert!(said("PRECURSORS MISSING: 25232900"), "{json}");
    let bare = figures(CEMENT);
    assert!(!bare.contains_key("own_data_saves_per_tonne") && !bare.contains_key("break_even_emissions"));
    // With a tonne of clinker: 0.85 - 0.975 x 0.666 = 0.20065 against 1.43 - 0.64935 = 0.78065; 0.58 x 75.28.
    for clinker in ["--precursor 2523100090:DZ:1:0:0.64935", "--includes-precursors --precursor 2523100090:DZ:1"] {
        let stated = figures(&format!("{CEMENT} {clinker}"));
        assert_eq!(stated["certificates_per_tonne"], "0.20065");
        assert_eq!(stated["default.certificates_per_tonne"], "0.78065");
        assert_eq!(stated["own_data_saves_per_tonne"], "43.6624");
    }
    // Declared absent, the figure is what it is.
    let text = report(&format!("{CEMENT} --no-precursors"));
    assert!(text.contains("costs more than the default value: 5.220668 EUR/t"), "{text}");
    assert!(!text.contains("at most 0.85"), "{text}");
}

/// A reservation goes where the figure goes: a list says each kind once, with how many lines it touches, to readers and
/// to programs; lines that owe nothing are not counted.
#[test]
fn a_list_says_what_its_figures_rest_on() {
    let list = "id,importer,cn_code,origin,net_mass_t,import_date\n\
        1,A,72083900,CN,100,2027-02-01\n\
        2,A,72283020,AZ,100,2026-05-01\n\
        3,A,72283020,AZ,100,2026-08-01\n\
        4,B,72283020,AZ,1,2026-05-01\n";
    let (_, summary) = rows(list, &[]);
    let inferred = "Of the route of the indicator H the highest is J. Lines of this kind: 2, the first: 3.";
    let provisional = "(Impl. Reg. (EU) 2025/2620, recital 10). Lines of this kind: 1, the first: 2.";
    assert!(summary.contains(inferred) && summary.contains(provisional), "{summary}");
    let (_, json) = rows(list, &["--format", "json"]);
    assert!(json.contains(inferred) && json.contains("暂定：2027年起进口适用的基准将修订"), "{json}");
    with_file("list.csv", list, |path| {
        let row = |row: &str| run(&["explain", path.to_str().unwrap(), "--row", row]).1;
        assert!(row("2").contains("PROVISIONAL") && row("3").contains("INFERRED"), "{}", row("3"));
        assert!(row("5").starts_with(&format!("{}, line 5\n\nStatus: below-threshold. INFERRED", path.display())));
    });
}

/// Billet by route C with 0.95 t of pig iron.
#[test]
fn a_stated_precursor_moves_the_break_even() {
    let billet = "--cn 72071114 --origin DZ --year 2026 --quarter 2 --route C --actual-direct 2.0";
    assert!(report(billet).contains("PRECURSORS MISSING: 72071114 cannot be made without pig iron"));
    // Column A of pig iron is 1.089: 0.975 x 1.089 = 1.061775.
    let stated = figures(&format!("{billet} --precursor 72011011:DZ:0.95:0:1.061775"));
    // 1.9701 + 0.975 x 0.188 + 0.95 x 1.061775
    assert_eq!(stated["break_even_emissions"], "3.16208625");
    // (3.16208625 - 2) x 75.28 = 87.4818529
    assert_eq!(stated["own_data_saves_per_tonne"], "87.4818529");
    // Steel from scrap needs none.
    let by_scrap = report("--cn 72071114 --origin DZ --year 2026 --quarter 2 --route E --actual-direct 0.5");
    assert!(!by_scrap.contains("PRECURSORS MISSING") && by_scrap.contains("Own data saves"), "{by_scrap}");
}

/// All goods that are made from goods of Annex I, and none that can do without.
#[test]
fn the_goods_that_need_a_precursor() {
    let own = |code: &str, more: &str| {
        let line = format!("--cn {code} --origin CN --year 2026 --quarter 2 --actual-direct 0.5 {more}");
        report(&line).contains("PRECURSORS MISSING")
    };
    for (code, more) in [
        ("25232100", "--actual-indirect 0"),
        ("28080000", "--actual-indirect 0"),
        ("28342100", "--actual-indirect 0"),
        ("31021019", "--actual-indirect 0"),
        ("31052010", "--actual-indirect 0"),
        ("72083900", ""),
        ("73181542", ""),
        ("72249014", "--route F"),
        ("72071114", "--route D"),
        ("76051900", ""),
        ("76169990", ""),
        // With includes-precursors their free allocation is missing still.
        ("76051900", "--includes-precursors"),
    ] {
        let code = if code == "76169990" { "76169910" } else { code };
        assert!(own(code, more), "{code} {more}");
    }
    for (code, more) in [
        ("2523100090", "--actual-indirect 0 --route A"),
        ("28141000", "--actual-indirect 0"),
        ("72011011", ""),
        ("72031000", ""),
        ("72071114", "--route E"),
        ("72249014", "--route J"),
        ("76011010", "--route K"),
        ("72051000", ""),
        ("28041000", ""),
        ("76051900", "--precursor 76011010:CN:1.02"),
        ("76051900", "--free-allocation 1.4"),
        ("76051900", "--no-precursors"),
    ] {
        assert!(!own(code, more), "{code} {more}");
    }
    // From 2034 nothing is deducted, so that nothing is missing of a value that holds its precursors.
    let late = "--cn 76051900 --origin CN --year 2034 --price 90 --actual-direct 2 --includes-precursors";
    assert!(report(late).contains("Own data saves"));
}

/// The same in a file: the good, the total of its importer, and a good that stands in for another.
#[test]
fn a_file_says_at_most_too() {
    let good = |name: &str, more: &str| {
        format!(
            "[[goods]]\nname = \"{name}\"\ncode = \"25232900\"\norigin = \"DZ\"\nyear = 2026\nquarter = 2\n\
             quantity = {{ value = \"100 t\", source = \"s\" }}\n\
             direct = {{ value = \"0.85 tCO2e/t\", source = \"s\" }}\n\
             indirect = {{ value = \"0 tCO2e/t\", source = \"s\" }}\n{more}\n"
        )
    };
    let clinker = "[[goods.precursor]]\nname = \"clinker\"\ncode = \"2523100090\"\norigin = \"DZ\"\n\
        amount = { value = 1, source = \"s\" }\nemissions = { value = \"0 tCO2e/t\", source = \"s\" }\n\
        free_allocation = { value = \"0.64935 tCO2e/t\", source = \"s\" }";
    let importer = "[importer]\nother_mass = { value = \"0 t\", source = \"s\" }\n";
    let head = "format = 1\ntitle = \"t\"\nas_known_on = 2026-11-22\nresult = \"what-if\"\n";
    let text = |importer: &str, goods: &[String]| {
        with_file("s.toml", &format!("{head}{importer}{}", goods.concat()), |path| {
            let (code, out, complaint) = run(&["run", path.to_str().unwrap()]);
            assert_eq!(code, 0, "{complaint}");
            out.split_whitespace().collect::<Vec<_>>().join(" ")
        })
    };
    let total = text(importer, &[good("a", "")]);
    assert!(total.contains("PRECURSORS MISSING") && total.contains("Total, at most"), "{total}");
    assert!(total.contains("at most 63.988 EUR/t"), "{total}");
    let both = text("", &[good("a", ""), good("b", "instead_of = \"a\"\n")]);
    assert!(both.contains("Whether 25232900 from Algeria instead of"), "{both}");
    assert!(!both.contains("saves 0") && !both.contains("break-even at"), "{both}");
    let stated = text("", &[good("a", clinker)]);
    assert!(stated.contains("saves 43.6624 EUR/t") && !stated.contains("at most 63"), "{stated}");
    let absent = text("", &[good("a", "no_precursors = true\n")]);
    assert!(!absent.contains("at most 63") && absent.contains("costs more"), "{absent}");
}

/// In a list an empty cell is not zero.
#[test]
fn a_list_says_at_most_too() {
    let head = "cn_code,origin,net_mass_t,import_date,emissions_basis,specific_direct_emissions,\
        specific_indirect_emissions,precursor_free_allocation\n";
    let lines = "25232900,DZ,100,2026-05-01,actual,0.85,0,\n\
        25232900,DZ,100,2026-05-01,actual,0.85,0,0.64935\n\
        25232900,DZ,100,2026-05-01,actual,0.85,0,0\n25232900,DZ,100,2026-11-01,actual,0.85,0,\n";
    let (rows, summary) = rows(&format!("{head}{lines}"), &[]);
    assert!(rows[0]["reason"].starts_with("precursors-missing: AT MOST"), "{:?}", rows[0]);
    assert_eq!((rows[1]["reason"].as_str(), rows[1]["certificates"].as_str()), ("", "20.065"));
    assert_eq!((rows[2]["reason"].as_str(), rows[2]["certificates"].as_str()), ("", "85"));
    let unpriced = &rows[3]["reason"];
    assert!(unpriced.starts_with("price-unpublished: ") && unpriced.contains(" | precursors-missing: "), "{unpriced}");
    assert!(summary.contains("since the free allocation of their precursors is missing: 2"), "{summary}");
    assert!(summary.contains("Due: at most"), "{summary}");
}

const REBAR: &str = "--cn 72142000 --origin TR --year 2026 --quarter 3 --actual-direct 0.066 --precursor";

/// Billets with a verified value and without their free allocation: by the default route of their origin nothing is
/// due, by the electric arc 34.92 EUR/t. The difference is the whole bill.
#[test]
fn the_route_of_a_precursor_is_asked_for_where_it_decides() {
    // 0.066 + 1.025 x 0.45 = 0.52725; column A 0.975 x 0.038 = 0.03705.
    // By C 1.025 x 0.975 x 1.364 covers all; by D 1.025 x 0.975 x 0.475 = 0.474703125 leaves 0.015496875;
    // by E 1.025 x 0.975 x 0.066 = 0.06595875 leaves 0.42424125, times 82.32.
    let bare = format!("{REBAR} 72071114:TR:1.025:0.45");
    let found = figures(&bare);
    assert_eq!(found["cost_per_tonne"], "0");
    assert_eq!(found["precursors.1-72071114.by_route.E.cost_per_tonne"], "34.9235397");
    assert_eq!(found["precursors.1-72071114.by_route.D.cost_per_tonne"], "1.27570275");
    let text = report(&bare);
    assert!(text.contains("by the route taken 0 EUR/t, by route D 1.27570275 EUR/t, by route E 34.9235397 EUR/t"));
    assert!(text.contains("INFERRED: the verified emissions of the precursor 72071114 come without its specific"));
    assert!(text.contains("By which route was it made?") && !text.contains("no certificates are due"), "{text}");
    // The first sentence of a page says it too.
    let page = run(&[&["quote", "--format", "html"], words(&bare).as_slice()].concat()).1;
    assert!(page.contains("and 1.27570275 EUR/t to 34.9235397 EUR/t by others"), "{page}");
    // Stated, the route is taken, and the same said of the others.
    let by_arc = figures(&format!("{bare}::E"));
    assert_eq!(by_arc["specific_embedded_emissions"], "0.52725");
    assert_eq!(by_arc["cost_per_tonne"], "34.9235397");
    assert_eq!(by_arc["precursors.1-72071114.by_route.C.cost_per_tonne"], "0");
    // With the verified free allocation nothing is open.
    let verified = report(&format!("{bare}:0.06435"));
    assert!(!verified.contains("INFERRED") && verified.contains("34.9235397 EUR/t"), "{verified}");
    // A route that is none, or not among those of the code, is told.
    assert!(refusal(&format!("{bare}::Z")).contains("unknown-route"));
    assert!(refusal(&format!("{bare}::K")).contains("route-mismatch"));
    assert!(refusal(&format!("{REBAR} 72071114:unknown:1.025:0.45")).contains("route-needed"));
    assert!(report(&format!("{REBAR} 72071114:unknown:1.025:0.45::E")).contains("34.9235397 EUR/t"));
    // A default value brings its own route.
    assert!(report(&format!("{REBAR} 72071114:TR:1.025:::E")).contains("Not used here: the route of the precursor"));
    assert!(refusal(&format!("{REBAR} 72071114:TR:1.025::0.4")).contains("--precursor"));
}

/// The same in a file, also for the precursor of a precursor.
#[test]
fn the_route_of_a_precursor_in_a_file() {
    let stated = |key: &str, value: &str| format!("{key} = {{ value = \"{value}\", source = \"s\" }}\n");
    let amount = |value: &str| format!("amount = {{ value = {value}, source = \"s\" }}\n");
    let rebar = format!(
        "format = 1\ntitle = \"t\"\nas_known_on = 2026-11-22\nresult = \"what-if\"\n[[goods]]\nname = \"bar\"\n\
         code = \"72142000\"\norigin = \"TR\"\nyear = 2026\nquarter = 3\n{}{}",
        stated("quantity", "1 t"),
        stated("direct", "0.066 tCO2e/t")
    );
    let billet = |table: &str, route: &str| {
        format!(
            "{table}\nname = \"billet\"\ncode = \"72071114\"\norigin = \"TR\"\n{route}{}{}",
            amount("1.025"),
            stated("emissions", "0.45 tCO2e/t")
        )
    };
    let computed = |text: &str| {
        with_file("s.toml", text, |path| {
            let (code, out, complaint) = run(&["run", "--format", "json", path.to_str().unwrap()]);
            assert_eq!(code, 0, "{complaint}");
            (of_json(&out), out)
        })
    };
    let (bare, _) = computed(&format!("{rebar}{}", billet("[[goods.precursor]]", "")));
    assert_eq!(bare["goods.bar.cost_per_tonne"], "0");
    assert_eq!(bare["goods.bar.precursors.billet.by_route.E.cost_per_tonne"], "34.9235397");
    let text = with_file("s.toml", &format!("{rebar}{}", billet("[[goods.precursor]]", "")), |path| {
        run(&["run", path.to_str().unwrap()]).1.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    assert!(text.contains("34.9235397 EUR/t by others") && text.contains("by route E 34.9235397 EUR/t"), "{text}");
    let (by_arc, _) = computed(&format!("{rebar}{}", billet("[[goods.precursor]]", "route = \"E\"\n")));
    assert_eq!(by_arc["goods.bar.cost_per_tonne"], "34.9235397");
    // A bar of bars of these billets: 0.066 + 1 x (0.066 + 0.46125); SEFA by E twice 0.03705 + 0.06595875.
    let inner = format!(
        "[[goods.precursor]]\nname = \"rod\"\ncode = \"72142000\"\norigin = \"TR\"\n{}{}{}",
        amount("1"),
        stated("direct", "0.066 tCO2e/t"),
        billet("[[goods.precursor.precursor]]", "")
    );
    let (nested, _) = computed(&format!("{rebar}{inner}"));
    let certificates = "goods.bar.precursors.rod.precursors.billet.by_route.E.certificates_per_tonne";
    // 0.59325 - 0.14005875
    assert_eq!(nested[certificates], "0.45319125");
}

const COIL: &str = "--cn 72083900 --origin CN --year 2026 --quarter 1 --no-precursors";

/// A carbon price paid above that of certificates deducts the emissions that it was paid on, and no more.
#[test]
fn a_price_paid_never_deducts_more_than_its_emissions() {
    // min(1, 90 / 60) x 1 t
    let all = figures(
        "--cn 72083900 --origin CN --year 2027 --price 60 --no-precursors --actual-direct 1.0 --carbon-price-paid 90:EUR",
    );
    assert_eq!(all["carbon_price_paid_reduction"], "1");
    assert_eq!(all["certificates_per_tonne"], "0");
    assert_eq!(all["tonne_less"], "0");
    // 2 - 0.975 x 0.044 - min(1, 90 / 75.36) x 0.5 x 2 = 0.9571; times 75.36.
    let line = format!("{COIL} --actual-direct 2 --carbon-price-paid 90:EUR --covered-share 0.5");
    let half = figures(&line);
    assert_eq!(half["carbon_price_paid_reduction"], "1");
    assert_eq!(half["certificates_per_tonne"], "0.9571");
    assert_eq!(half["cost_per_tonne"], "72.127056");
    // Half of every tonne is paid for: 75.36 x 0.5.
    assert_eq!(half["tonne_less"], "37.68");
    assert!(report(&line).contains("ESTIMATE"));
    // In a list, all emissions are covered.
    let list = "cn_code,origin,net_mass_t,import_date,emissions_basis,specific_direct_emissions,\
        precursor_free_allocation,carbon_price_paid_eur_per_tco2e\n72083900,CN,100,2026-02-10,actual,2,0,90\n\
        72083900,CN,100,2026-02-10,actual,2,0,37.68\n";
    let (rows, _) = rows(list, &[]);
    assert_eq!(rows[0]["certificates"], "0");
    // 2 - 0.0429 - 1 = 0.9571
    assert_eq!(rows[1]["certificates"], "95.71");
}

/// Inputs of ordinary length always compute; what is too long is rounded once, as a step that says so.
#[test]
fn inputs_of_ordinary_length_compute() {
    let line = "--cn 73044983 --origin TM --year 2026 --quarter 2 --mass 3469.182 --actual-direct 3 \
        --precursor 72259100:AR:1.154 --precursor 72199020:MU:0.204 --carbon-price-paid 53.12:INR --paid-rate 0.24648 \
        --covered-share 0.184";
    let found = figures(line);
    // 53.12 x 0.24648 / 75.28 = 13.0930176 / 75.28 = 0.1739242508 to ten decimals, x 0.184.
    assert_eq!(found["share_paid"], "0.0320020621472");
    let number = |key: &str| carbontoll::quantity::literal::parse(&found[key]).unwrap();
    let reduction = number("specific_embedded_emissions") * number("share_paid");
    assert_eq!(found["carbon_price_paid_reduction"], reduction.round_dp(10).normalize().to_string());
    // Masses to the gram, amounts to ten decimals, a chain: all of it computes, and is as near as ten decimals are.
    for (mass, amount) in [("3469.182", "1.154"), ("98765.432198", "1.0526315789"), ("0.000001", "1.1764705882")] {
        let line = format!(
            "--cn 72142000 --origin TR --year 2026 --quarter 1 --mass {mass} --actual-direct 0.12345 \
             --precursor 72071114:TR:{amount}:2.34567:1.23456 --precursor 72021120:IN:0.0123456789 \
             --carbon-price-paid 53.1234:INR --paid-rate 0.0103456 --covered-share 0.1234567 --rebate 0.1234 \
             --yuan-rate 7.8123 --export-price 5123.45:CNY --export-rate 0.12803"
        );
        let found = figures(&line);
        assert!(found.contains_key("cost"), "{line}");
    }
}

/// A file of one good, whose tables are written without their sources.
fn of_good(code: &str, origin: &str, tables: &str) -> BTreeMap<String, String> {
    let mut text = format!(
        "format = 1\ntitle = \"t\"\nas_known_on = 2026-11-22\nresult = \"what-if\"\n[[goods]]\nname = \"g\"\n\
         code = \"{code}\"\norigin = \"{origin}\"\nyear = 2026\nquarter = 1\nquantity = {{ value = \"1 t\", source = \"s\" }}\n"
    );
    for line in tables.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let stated = line.split_once(" = ").filter(|(key, _)| !["name", "code", "origin", "route"].contains(key));
        match stated {
            Some((key, value)) => text.push_str(&format!("{key} = {{ value = {value}, source = \"s\" }}\n")),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    with_file("s.toml", &text, |path| {
        let (code, out, complaint) = run(&["run", "--format", "json", path.to_str().unwrap()]);
        assert_eq!(code, 0, "{text}{complaint}");
        of_json(&out)
    })
}

/// Direct and indirect are rounded apart, and their sum is what is charged: the Commission's example of cement.
#[test]
fn the_parts_are_rounded_and_their_sum_is_charged() {
    // 1037310 / 1321052.6315789474 = 0.785214741; 161489.10657894737 / 1321052.6315789474 = 0.12224275
    let own = of_good(
        "25232900",
        "IN",
        "direct = \"0.785214741 tCO2e/t\"
         indirect = \"0.12224275 tCO2e/t\"",
    );
    assert_eq!(own["goods.g.specific_direct_emissions"], "0.78521");
    assert_eq!(own["goods.g.specific_indirect_emissions"], "0.12224");
    // Rounded as a whole it would be 0.90746.
    assert_eq!(own["goods.g.specific_embedded_emissions"], "0.90745");
    // Its example of NPK fertiliser.
    let npk = of_good(
        "31052010",
        "IN",
        "direct = \"0.309635112 tCO2e/t\"
         indirect = \"0.0538767 tCO2e/t\"",
    );
    assert_eq!(npk["goods.g.specific_direct_emissions"], "0.30964");
    assert_eq!(npk["goods.g.specific_indirect_emissions"], "0.05388");
    assert_eq!(npk["goods.g.specific_embedded_emissions"], "0.36352");
    // By flags too.
    let flags = figures(
        "--cn 25232900 --origin IN --year 2026 --quarter 1 --actual-direct 0.785214741 --actual-indirect 0.12224275",
    );
    assert_eq!(flags["specific_embedded_emissions"], "0.90745");
    // In a list too.
    let list = "cn_code,origin,net_mass_t,import_date,emissions_basis,specific_direct_emissions,\
        specific_indirect_emissions,precursor_free_allocation\n\
        25232900,IN,100,2026-02-10,actual,0.785214,0.122244,0.6\n";
    // 0.78521 + 0.12224; as a whole 0.90746.
    let row = &rows(list, &[]).0[0];
    assert_eq!(row["specific_embedded_emissions"], "0.90745", "{row:?}");
}

/// Pipe on slab of the same file: the slab's direct and indirect emissions go on apart, as information for steel.
#[test]
fn direct_and_indirect_stay_apart_along_a_chain() {
    // Slab: direct 2002.98 / 2000 = 1.00149; indirect 1000 x 0.6 / 2000 = 0.3.
    // Pipe: direct (338.0 + 1100 x 1.00149) / 1000 = 1.439639; indirect (500 x 0.6 + 1100 x 0.3) / 1000 = 0.63.
    let pipe = "activity_level = \"1000 t\"
        [goods.installation]
        direct = \"338.0 tCO2\"
        electricity = \"500 MWh\"
        electricity_factor = \"0.6 tCO2/MWh\"
        [[goods.precursor]]
        name = \"slab\"
        code = \"72189980\"
        origin = \"CN\"
        route = \"J\"
        mass = \"1100 t\"";
    let computed = format!(
        "{pipe}
        activity_level = \"2000 t\"
        [goods.precursor.installation]
        direct = \"2002.98 tCO2\"
        electricity = \"1000 MWh\"
        electricity_factor = \"0.6 tCO2/MWh\""
    );
    let stated = format!(
        "{pipe}
        direct = \"1.00149 tCO2e/t\"
        indirect = \"0.3 tCO2e/t\""
    );
    for tables in [computed, stated] {
        let found = of_good("73041100", "CN", &tables);
        assert_eq!(found["goods.g.specific_direct_emissions"], "1.43964");
        assert_eq!(found["goods.g.specific_indirect_emissions"], "0.63");
        // Of steel only direct emissions are charged.
        assert_eq!(found["goods.g.specific_embedded_emissions"], "1.43964");
        assert_eq!(found["goods.g.reported_direct_emissions"], "338");
    }
}

/// A fertiliser carries the indirect emissions of its ammonia, and not those of the hydrogen in the ammonia; steel
/// carries those of its sinter (Impl. Reg. (EU) 2025/2547, Annex I, 3.1).
#[test]
fn mixed_chains_charge_what_counts_of_each() {
    // Ammonia: direct 0.5 + 0.2 x 9 = 2.3; indirect 0.1, hydrogen's 3 left out.
    // NPK: direct 0.01234567 + 0.123 x 2.3 = 0.29524567; indirect 0.00234567 + 0.123 x 0.1 = 0.01464567.
    let found = of_good(
        "31052010",
        "CN",
        "direct = \"0.01234567 tCO2e/t\"
         indirect = \"0.00234567 tCO2e/t\"
         [[goods.precursor]]
         name = \"ammonia\"
         code = \"28141000\"
         origin = \"CN\"
         amount = 0.123
         direct = \"0.5 tCO2e/t\"
         indirect = \"0.1 tCO2e/t\"
         [[goods.precursor.precursor]]
         name = \"hydrogen\"
         code = \"28041000\"
         origin = \"CN\"
         amount = 0.2
         direct = \"9 tCO2e/t\"
         indirect = \"3 tCO2e/t\"",
    );
    assert_eq!(found["goods.g.precursors.ammonia.specific_embedded_emissions"], "2.4");
    assert_eq!(found["goods.g.specific_direct_emissions"], "0.29525");
    assert_eq!(found["goods.g.specific_indirect_emissions"], "0.01465");
    // Rounded as a whole it would be 0.30989.
    assert_eq!(found["goods.g.specific_embedded_emissions"], "0.3099");
    // Pig iron: own 1.2 direct and 0.05 indirect (not charged), 1.4 t of sinter at 0.2 direct and 0.03 indirect:
    // charged 1.2 + 0.28 + 0.042; all its indirect emissions are 0.05 + 0.042.
    let iron = of_good(
        "72011011",
        "CN",
        "direct = \"1.2 tCO2e/t\"
         indirect = \"0.05 tCO2e/t\"
         [[goods.precursor]]
         name = \"sinter\"
         code = \"26011200\"
         origin = \"CN\"
         amount = 1.4
         direct = \"0.2 tCO2e/t\"
         indirect = \"0.03 tCO2e/t\"",
    );
    assert_eq!(iron["goods.g.specific_direct_emissions"], "1.48");
    assert_eq!(iron["goods.g.specific_counted_indirect_emissions"], "0.042");
    assert_eq!(iron["goods.g.specific_indirect_emissions"], "0.092");
    assert_eq!(iron["goods.g.specific_embedded_emissions"], "1.522");
    // A default value of clinker is a whole that nobody can divide: it is not called direct.
    let cement = of_good(
        "25232900",
        "DZ",
        "direct = \"0.01 tCO2e/t\"
         indirect = \"0.02 tCO2e/t\"
         [[goods.precursor]]
         name = \"clinker\"
         code = \"2523100090\"
         origin = \"DZ\"
         amount = 0.9",
    );
    assert!(!cement.contains_key("goods.g.specific_direct_emissions"));
    assert!(cement.contains_key("goods.g.specific_undivided_emissions"));
}

/// Alloy grades: the higher grade of the indicator's route holds, the words are quoted, and the two other readings of
/// them have their cost beside it.
#[test]
fn the_sentence_on_alloy_grades_is_quoted_with_what_its_other_readings_cost() {
    let line = "--cn 72283020 --origin AZ --year 2026 --quarter 3";
    let found = figures(line);
    // 2.310 x 1.1 = 2.541; column B of period 1: F 1.613, H 0.446, J 0.986.
    assert_eq!(found["specific_embedded_emissions"], "2.541");
    assert_eq!(found["benchmark_of_lower_grade"], "0.446");
    assert_eq!(found["benchmark"], "0.986");
    // 2.541 - 0.975 x 0.986 = 1.57965; times 82.32.
    assert_eq!(found["certificates_per_tonne"], "1.57965");
    assert_eq!(found["cost_per_tonne"], "130.036788");
    // 2.541 - 0.975 x 1.613 = 0.968325; 2.541 - 0.975 x 0.446 = 2.10615.
    assert_eq!(found["other_reading.highest_of_the_code.cost_per_tonne"], "79.712514");
    assert_eq!(found["other_reading.letter_alone.cost_per_tonne"], "173.378268");
    let text = report(line);
    assert!(text.contains("INFERRED: 72283020 lists several alloy grades. “Where different alloy grades"), "{text}");
    assert!(text.contains("(F) would make it 79.712514 EUR/t, the letter of the indicator alone (H) 173.378268 EUR/t"));
    let tree = run(&[&["quote", "--format", "markdown"], words(line).as_slice()].concat()).1;
    assert!(tree.contains("impl-2025-2620, Annex, point 5.1"), "{tree}");
    // A file says it too, and the figure's own explanation quotes the words.
    let text = "format = 1\ntitle = \"t\"\nas_known_on = 2026-11-22\nresult = \"what-if\"\n[[goods]]\nname = \"g\"\n\
        code = \"72283020\"\norigin = \"AZ\"\nyear = 2026\nquarter = 3\nquantity = { value = \"1 t\", source = \"s\" }\n";
    with_file("s.toml", text, |path| {
        let path = path.to_str().unwrap();
        let report = run(&["run", path]).1.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(report.contains("(H) 173.378268 EUR/t"), "{report}");
        let tree = run(&["explain", path, "goods.g.benchmark"]).1;
        assert!(tree.contains("max(0.446; 0.986)") && tree.contains("Where different alloy grades"), "{tree}");
    });
    // A code with one grade of the route has no other reading.
    assert!(!figures("--cn 72083900 --origin CN --year 2026 --quarter 3").contains_key("benchmark_of_lower_grade"));
}

/// What a code is comes first: out of Annex I, a part of it, not a code at all; with codes near it or of that name.
#[test]
fn what_a_code_is_comes_before_its_values() {
    let of = |code: &str| refusal(&format!("--cn {code} --origin CN --year 2026 --quarter 1"));
    // Kaolinic clay: only the calcined one is in Annex I, with a default value or with own data.
    assert!(of("25070080").contains("ten-digits-needed") && of("25070080").contains("2507008080"));
    let own = "--cn 25070080 --origin CN --year 2026 --quarter 1 --actual-direct 0.3 --actual-indirect 0.1";
    assert!(refusal(own).contains("ten-digits-needed"));
    assert!(of("2507008020").contains("out-of-scope") && of("2507008020").contains("2507008080"));
    assert!(report("--cn 2507008080 --origin CN --year 2026 --quarter 1").contains("Calcined clay"));
    // A code that does not exist, also where no benchmark would be asked for.
    for line in
        ["--cn 72081234 --origin CN --year 2026 --quarter 1", "--cn 72081234 --origin CN --year 2034 --price 90"]
    {
        let text = refusal(line);
        assert!(text.contains("unknown-code") && text.contains("codes in scope near it: 72081000"), "{text}");
        assert!(!text.contains("default value") && !text.contains("benchmark"), "{text}");
    }
    let precursor = "--cn 73181542 --origin CN --year 2026 --quarter 1 --actual-direct 0.2 --precursor 72139999:CN:1.1";
    assert!(refusal(precursor).contains("unknown-code"));
    // Goods of the proposed extension.
    assert!(of("73121020").contains("not in Annex I") && of("73121020").contains("PROPOSED, NOT LAW"));
    assert!(of("73121020").contains("from 2028-01-01"));
    assert!(of("87044110").contains("a part of it"));
    assert!(!of("85171300").contains("PROPOSED"));
    // Names and headings.
    assert!(of("rebar").contains("72131000") && of("rebar").contains("72142000"));
    assert!(of("螺纹钢").contains("72142000"));
    assert!(of("7214").contains("codes in scope near it: 72141000"));
    let (code, out, _) = run(&["data", "show", "eu-goods", "rebar"]);
    assert!(code == 0 && out.contains("72142000") && !out.contains("72083900"), "{out}");
}

/// Origins as the customs of the EU and certificates of origin write them.
#[test]
fn origins_of_customs_documents_are_known() {
    let list = "id,cn_code,origin,net_mass_t,import_date\n1,72083900,XS,100,2026-02-10\n2,72083900,XC,100,2026-02-10\n\
        3,72083900,XL,100,2026-02-10\n4,72083900,XK,100,2026-02-10\n5,72083900,\"China, People's Republic of\",100,2026-02-10\n\
        6,72083900,P.R. China,100,2026-02-10\n7,72083900,Bolivia (Plurinational State of),100,2026-02-10\n\
        8,73121020,CN,100,2026-02-10\n9,2507008020,CN,100,2026-02-10\n";
    let (rows, _) = rows(list, &[]);
    let of = |at: usize, column: &str| rows[at][column].as_str();
    // Serbia: 2.410 x 1.1 - 0.975 x 1.370 = 1.31525; times 75.36.
    assert_eq!((of(0, "certificates"), of(0, "cost_eur")), ("131.525", "9911.724"));
    assert_eq!((of(1, "status"), of(2, "status")), ("exempt-origin", "exempt-origin"));
    assert_eq!(of(3, "certificates"), "311.815");
    // China: 2.16995.
    assert_eq!((of(4, "certificates"), of(5, "certificates")), ("216.995", "216.995"));
    assert_eq!(of(6, "status"), "liable");
    assert!(of(7, "status") == "out-of-scope" && of(7, "reason").contains("PROPOSED, NOT LAW"), "{:?}", rows[7]);
    assert!(of(8, "status") == "out-of-scope" && of(8, "reason").contains("2507008080"), "{:?}", rows[8]);
}

/// Imported electricity: what the factor is is stated, and an actual one is bound to 550 g of CO2 a kWh.
#[test]
fn an_electricity_factor_is_default_or_actual() {
    let line = "--cn 27160000 --origin UA --mwh 500 --year 2026 --quarter 1 --electricity-factor";
    let asked = refusal(&format!("{line} 0.4"));
    assert!(asked.contains("factor-basis-needed") && asked.contains("--factor-basis actual"), "{asked}");
    // 500 x 0.4 x 75.36
    for basis in ["default", "actual"] {
        assert_eq!(figures(&format!("{line} 0.4 --factor-basis {basis}"))["cost"], "15072");
    }
    let actual = report(&format!("{line} 0.55 --factor-basis actual"));
    assert!(actual.contains("firm nomination matched hourly") && actual.contains("550 g of fossil CO2"), "{actual}");
    assert!(report(&format!("{line} 0.907 --factor-basis default")).contains("default one of the country"));
    let high = refusal(&format!("{line} 0.551 --factor-basis actual"));
    assert!(high.contains("factor-above-limit") && high.contains("at most 0.550 may"), "{high}");
    assert!(high.contains("purchase agreement with the producer"), "{high}");
    // With a default factor only a default carbon price could be deducted.
    let paid = refusal(&format!("{line} 0.4 --factor-basis default --carbon-price-paid 10:EUR"));
    assert!(paid.contains("price-paid-with-default"), "{paid}");
    // In a file.
    let text = |basis: &str| {
        format!(
            "format = 1\ntitle = \"t\"\nas_known_on = 2026-11-22\nresult = \"what-if\"\n[[goods]]\nname = \"g\"\n\
             code = \"27160000\"\norigin = \"UA\"\nyear = 2026\nquarter = 1\n\
             quantity = {{ value = \"500 MWh\", source = \"s\" }}\n\
             electricity_factor = {{ value = \"0.6 tCO2e/MWh\", source = \"s\" }}\n{basis}"
        )
    };
    let run_file = |basis: &str| with_file("s.toml", &text(basis), |path| run(&["run", path.to_str().unwrap()]));
    assert!(run_file("").2.contains("factor-basis-needed"));
    assert!(run_file("electricity_factor_basis = \"actual\"\n").2.contains("factor-above-limit"));
    assert_eq!(run_file("electricity_factor_basis = \"default\"\n").0, 0);
}

/// `--price` stands in where no price is published, in every verb; `--what-if-price` goes before a published one and
/// says so.
#[test]
fn a_stated_price_means_one_thing_in_every_verb() {
    // Certificates of a tonne are 2.16995; the first quarter's price is 75.36.
    let coil = "--cn 72083900 --origin CN --year 2026 --quarter";
    let stated = format!("{coil} 1 --price 80");
    assert_eq!(figures(&stated)["cost_per_tonne"], "163.527432");
    assert!(report(&stated).contains("is published (75.36 EUR) and goes before the 80 EUR that you stated"));
    let what_if = format!("{coil} 1 --what-if-price 80");
    assert_eq!(figures(&what_if)["cost_per_tonne"], "173.596");
    assert!(report(&what_if).contains("WHAT-IF: a certificate price of 80 EUR"));
    assert_eq!(figures(&format!("{coil} 4 --price 80"))["cost_per_tonne"], "173.596");
    let (code, _, complaint) = run(&words("quote --cn 72083900 --origin CN --year 2027 --price 80 --what-if-price 90"));
    assert!(code == 2 && complaint.contains("--what-if-price"), "{complaint}");
    // By year: 2.5229 x 85 in 2027; 3.43755 x 110 in 2030; a year between has none.
    let by_year = "--cn 72083900 --origin CN --year 2027 --price 2027=85,2030=110 --years 2029..2030";
    let found = figures(by_year);
    assert_eq!(found["cost_per_tonne"], "214.4465");
    assert_eq!(found["2030.cost_per_tonne"], "378.1305");
    assert!(report(by_year).contains("has no price for 2029"), "{}", report(by_year));
    assert!(refusal("--cn 72083900 --origin CN --year 2027 --price 2027=85,2027=90").contains("comes twice"));
    assert!(refusal("--cn 72083900 --origin CN --year 2027 --price 2027:85").contains("--price"));
    assert!(refusal("--cn 72083900 --origin CN --year 2027 --price-series nobody").contains("unknown-series"));
    // In a list, and for one of its lines.
    let list = "cn_code,origin,net_mass_t,import_date\n72083900,CN,100,2026-02-10\n72083900,CN,100,2027-02-10\n\
        72083900,CN,100,2030-02-10\n72083900,CN,100,2031-02-10\n";
    let costs = |more: &[&str]| rows(list, more).0.iter().map(|row| row["cost_eur"].clone()).collect::<Vec<_>>();
    assert_eq!(costs(&["--price", "2027=85,2030=110"]), ["16352.7432", "21444.65", "37813.05", ""]);
    // 3.6088 x 80 with a correction factor of 1 in 2031.
    assert_eq!(costs(&["--price", "80", "--cscf", "1"])[3], "28870.4");
    let (what_if, summary) = rows(list, &["--what-if-price", "80", "--cscf", "1"]);
    assert_eq!(what_if[0]["cost_eur"], "17359.6");
    assert!(summary.contains("WHAT-IF: 80 EUR") && summary.contains("correction factor of 1 where none"), "{summary}");
    with_file("list.csv", list, |path| {
        let row = |more: &[&str]| run(&[&["explain", "--row", "2", path.to_str().unwrap()], more].concat()).1;
        assert!(row(&["--price", "80"]).contains("16,352.7432"), "{}", row(&["--price", "80"]));
        assert!(row(&["--what-if-price", "80"]).contains("17,359.6"));
        let late = run(&["explain", "--row", "5", path.to_str().unwrap(), "--price", "80", "--cscf", "1"]);
        assert!(late.0 == 0 && late.1.contains("28,870.4"), "{late:?}");
    });
    // In a file, and between two days of the law.
    let text = |price: &str| {
        format!(
            "format = 1\ntitle = \"t\"\nas_known_on = 2026-11-22\nresult = \"what-if\"\n[[goods]]\nname = \"g\"\n\
             code = \"72083900\"\norigin = \"CN\"\nyear = 2026\nquarter = 1\nquantity = {{ value = \"1 t\", source = \"s\" }}\n\
             {price} = {{ value = \"80 EUR/tCO2e\", source = \"s\" }}\n"
        )
    };
    let cost = |price: &str| {
        with_file("s.toml", &text(price), |path| {
            of_json(&run(&["run", "--format", "json", path.to_str().unwrap()]).1)["goods.g.cost_per_tonne"].clone()
        })
    };
    assert_eq!((cost("price"), cost("what_if_price")), ("163.527432".to_owned(), "173.596".to_owned()));
    let law = "diff-law 2026-08-01 2026-11-22 --price 80 --year 2031 --cn 72083900 --origin CN";
    let with = run(&[words(law), vec!["--cscf", "1"]].concat());
    assert_eq!(with.0, 0, "{}", with.2);
    assert!(run(&[words(law), vec!["--cscf", "x"]].concat()).2.contains("--cscf"));
}
