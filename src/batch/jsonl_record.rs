//! A line of a JSONL file: an id, a text and, it may be, a date, in columns the user names.

use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value};

/// The names of the columns.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The id's column; the id of a line without one is null.
    pub id: String,
    /// Is a line without one an error?
    pub must_have_id: bool,
    /// The text's column.
    pub text: String,
    /// The date's column (a date, or a date and time), if dates are read; it may be missing or null.
    pub date: Option<String>,
}

/// What a line brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its id, of the type it came with.
    pub id: Value,
    /// Its text.
    pub text: String,
    /// Its date.
    pub date: Option<Date>,
    /// The time of day that came with the date.
    pub clock: Option<Time>,
}

impl Columns {
    /// Reads a line; the error says what is wrong with it.
    pub fn read(&self, line: &[u8]) -> Result<Record, String> {
        let mut row: Map<String, Value> =
            serde_json::from_slice(line).map_err(|e| format!("not a JSON object: {e}"))?;
        let text = match row.remove(&self.text) {
            Some(Value::String(text)) => text,
            Some(_) => return Err(format!("\"{}\" is not a string", self.text)),
            None => return Err(format!("no \"{}\" (see --text-field)", self.text)),
        };
        let id = row.remove(&self.id);
        if id.is_none() && self.must_have_id {
            return Err(format!("no \"{}\" (see --id-field)", self.id));
        }
        let moment =
            self.date.as_ref().and_then(|date| Some((date, row.get(date)?))).map(|(name, date)| moment_of(name, date));
        let (date, clock) = moment.transpose()?.flatten().map_or((None, None), |(date, clock)| (Some(date), clock));
        Ok(Record { id: id.unwrap_or(Value::Null), text, date, clock })
    }
}

/// What stands in the date's column of that name.
fn moment_of(name: &str, date: &Value) -> Result<Option<(Date, Option<Time>)>, String> {
    match date {
        Value::Null => Ok(None),
        Value::String(date) => moment(date).map(Some).ok_or_else(|| format!("\"{name}\" is no date: {date}")),
        _ => Err(format!("\"{name}\" is neither a date nor null")),
    }
}

/// An ISO date, or date and time as a clock on the wall shows it; an offset from UTC is left aside.
fn moment(text: &str) -> Option<(Date, Option<Time>)> {
    let text = text.trim();
    let date = text.get(..10)?.parse().ok()?;
    match text.get(10..)?.strip_prefix(['T', 't', ' ']) {
        None => text.get(10..)?.is_empty().then_some((date, None)),
        Some(time) => {
            let time = time.split(['Z', 'z', '+', '-', '[']).next()?.trim_end();
            format!("{date}T{time}").parse().ok().map(|d: DateTime| (date, Some(d.time())))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Record, String> {
        columns().read(line.as_bytes())
    }

    fn columns() -> Columns {
        Columns { id: "id".into(), must_have_id: false, text: "text".into(), date: Some("date".into()) }
    }

    #[test]
    fn a_column_that_was_named_must_be_there() {
        let named = Columns { must_have_id: true, ..columns() };
        assert!(named.read(br#"{"text":""}"#).unwrap_err().contains("--id-field"));
        assert_eq!(named.read(br#"{"text":"","id":null}"#).unwrap().id, Value::Null);
        assert_eq!(read(r#"{"text":""}"#).unwrap().id, Value::Null);
    }

    #[test]
    fn dates_that_are_not_read_may_be_anything() {
        let undated = Columns { date: None, ..columns() };
        assert_eq!(undated.read(br#"{"text":"","date":"06/05/2024"}"#).unwrap().date, None);
    }

    #[test]
    fn ids_keep_their_type_and_dates_may_be_missing() {
        assert_eq!(
            read(r#"{"id":7,"text":"港"}"#).unwrap(),
            Record { id: 7.into(), text: "港".into(), date: None, clock: None }
        );
        assert_eq!(read(r#"{"id":"7","text":"","date":null}"#).unwrap().id, Value::from("7"));
        for date in ["2023-04-12", "2023-04-12T08:30:00", "2023-04-12 08:30", "2023-04-12T08:30:00+08:00"] {
            let line = format!(r#"{{"text":"","date":"{date}"}}"#);
            let record = read(&line).unwrap();
            assert_eq!(record.date.unwrap().to_string(), "2023-04-12", "{date}");
            assert_eq!(record.clock.is_some(), date.len() > 10, "{date}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        for (line, says) in [
            ("{", "not a JSON object"),
            ("[]", "not a JSON object"),
            (r#"{"id":1}"#, "--text-field"),
            (r#"{"text":1}"#, "is not a string"),
            (r#"{"text":"","date":"soon"}"#, "is no date"),
            (r#"{"text":"","date":"2023-04-12T25:00"}"#, "is no date"),
            (r#"{"text":"","date":20230412}"#, "neither a date nor null"),
        ] {
            assert!(read(line).unwrap_err().contains(says), "{line}");
        }
    }
}
