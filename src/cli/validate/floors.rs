//! `--min FIELD=F1`: what a field must reach.

use crate::{
    Error, Result,
    golden::{FIELDS, Field},
    pack,
    report::Scores,
};

/// A field and the least F1 it must have.
pub type Floor = (Field, f64);

/// Reads every `FIELD=F1`.
pub fn read(min: &[String]) -> Result<Vec<Floor>> {
    min.iter().map(|text| floor(text).map_err(|why| Error::Usage(format!("--min {text}: {why}")))).collect()
}

fn floor(text: &str) -> std::result::Result<Floor, String> {
    let (name, f1) = text.split_once('=').ok_or("write FIELD=F1")?;
    let names: Vec<&str> = FIELDS.iter().map(|f| f.name).collect();
    let field = Field::named(name).ok_or_else(|| pack::unknown("field", name, &names))?;
    let f1 = f1.parse().ok().filter(|f| (0.0..=1.0).contains(f)).ok_or("F1 is a number from 0 to 1")?;
    Ok((field, f1))
}

/// What is below its floor, a line each.
pub fn below(floors: &[Floor], scores: &Scores) -> Vec<String> {
    let f1 = |field: &Field| scores.fields.get(field.name).map_or(0.0, |f| f.f1);
    let low = floors.iter().filter(|(field, floor)| f1(field) < *floor);
    low.map(|(field, floor)| format!("{}: F1 {:.3} is below {floor}", field.name, f1(field))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_name_a_field_and_a_share() {
        assert!(read(&["amounts=0.95".into(), "dates=1".into()]).is_ok_and(|f| f.len() == 2));
        let says = |text: &str| read(&[text.to_owned()]).map_or_else(|e| e.to_string(), |_| "sound".into());
        assert_eq!(says("amount=1"), "--min amount=1: no field `amount`; did you mean `amounts`?");
        assert_eq!(says("amounts=2"), "--min amounts=2: F1 is a number from 0 to 1");
        assert_eq!(says("amounts=NaN"), "--min amounts=NaN: F1 is a number from 0 to 1");
        assert_eq!(says("amounts"), "--min amounts: write FIELD=F1");
    }
}
