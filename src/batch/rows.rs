//! A line of a JSONL file: an id, a text and, it may be, a date, in columns the user names.

use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value};

/// The names of the columns.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The id's column; lines without one are numbered.
    pub id: String,
    /// The text's column.
    pub text: String,
    /// The date's column (a date, or a date and time); it may be missing or null.
    pub date: String,
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
        let moment = match row.get(&self.date) {
            None | Some(Value::Null) => None,
            Some(Value::String(date)) => {
                Some(moment(date).ok_or_else(|| format!("\"{}\" is no date: {date}", self.date))?)
            }
            Some(_) => return Err(format!("\"{}\" is neither a date nor null", self.date)),
        };
        let (date, clock) = moment.map_or((None, None), |(date, clock)| (Some(date), clock));
        Ok(Record { id: row.remove(&self.id).unwrap_or(Value::Null), text, date, clock })
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
        Columns { id: "id".into(), text: "text".into(), date: "date".into() }.read(line.as_bytes())
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
