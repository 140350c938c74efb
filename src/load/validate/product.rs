//! Products, their processes and changes.

use super::*;

impl Validator<'_> {
    pub(super) fn product(&mut self, raw: raw::RawProduct) -> Option<Product> {
        let item = match raw.unit.0 {
            raw::ItemWord::Tonne => Item::Tonne,
            raw::ItemWord::KwhOfCapacity => Item::KwhOfCapacity,
            raw::ItemWord::Vehicle => Item::Vehicle,
            raw::ItemWord::Kilowatt => Item::Kilowatt,
            raw::ItemWord::Piece => Item::Piece,
            raw::ItemWord::SquareMetre => Item::SquareMetre,
        };
        let quantity = raw.quantity.map(|quantity| self.stated(quantity, "product.quantity", Sign::Positive));
        if let Some(quantity) = &quantity
            && quantity.unit != Unit::Count(item)
        {
            self.note(
                Diagnostic::error("wrong-unit", say::wrong_unit(quantity.unit.text()))
                    .at(quantity.span.clone())
                    .help(say::write_like(format!("\"… {}\"", item.code()))),
            );
        }
        let mut processes = Vec::new();
        for process in raw.process {
            let name = process.name.value.0;
            let electricity =
                self.stated(process.electricity, &format!("product.process.{name}.electricity"), Sign::NotNegative);
            if electricity.unit != Unit::KwhPer(item) {
                self.note(
                    Diagnostic::error("wrong-unit", say::wrong_unit(electricity.unit.text()))
                        .at(electricity.span.clone())
                        .help(say::write_like(format!("\"… kWh/{}\"", item.code()))),
                );
            }
            processes.push(Process { name, label: process.label, electricity });
        }
        if processes.is_empty() {
            self.note(
                Diagnostic::error("missing-key", say::missing_key("process", "product"))
                    .at(raw.span)
                    .help(say::add_a_line("[[product.process]]")),
            );
        }
        let names: Vec<String> = processes.iter().map(|process| process.name.clone()).collect();
        let mut changes = Vec::new();
        for change in raw.change {
            let from = self.known_name(&change.from, names.iter().map(String::as_str), "process");
            let to = self.known_name(&change.to, names.iter().map(String::as_str), "process");
            if let (Some(from), Some(to)) = (&from, &to)
                && from == to
            {
                self.note(
                    Diagnostic::error("same-process", say::changes_to_itself(from))
                        .at(change.to.span.clone())
                        .other(change.from.span.clone(), say::the_process_before())
                        .help(say::name_another_process()),
                );
            }
            changes.push(Change { name: change.name.value.0, label: change.label, from: from?, to: to? });
        }
        Some(Product { name: raw.name, item, year: (raw.year.value.0, raw.year.span), quantity, processes, changes })
    }
}
