//! What a numeral says: a number, or the two ends of a vague one.

use super::Decimal;
use std::fmt;

/// An exact number, or a vague one by its ends: 800多 is 800 to 900, 數十 20 to 99.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Value {
    /// The number, or the low end.
    pub low: Decimal,
    /// The high end, if the number is vague.
    pub high: Option<Decimal>,
}

impl Value {
    /// An exact number.
    pub fn exact(low: Decimal) -> Self {
        Self { low, high: None }
    }

    /// From one number to another.
    pub fn between(low: Decimal, high: Decimal) -> Self {
        Self { low, high: Some(high) }
    }

    /// The number, if it is exact.
    pub fn as_exact(&self) -> Option<&Decimal> {
        self.high.is_none().then_some(&self.low)
    }

    /// The high end; of an exact number the number itself.
    pub fn top(&self) -> &Decimal {
        self.high.as_ref().unwrap_or(&self.low)
    }

    /// Both ends changed alike.
    #[must_use]
    pub fn map(self, f: impl Fn(Decimal) -> Decimal) -> Self {
        Self { low: f(self.low), high: self.high.map(f) }
    }

    /// Times 10^`places`.
    #[must_use]
    pub fn shifted(self, places: i32) -> Self {
        self.map(|d| d.shifted(places))
    }

    /// The sum, end by end.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let high = (self.high.is_some() || other.high.is_some()).then(|| self.top().plus(other.top()));
        Self { low: self.low.plus(&other.low), high }
    }

    /// "And more": from the number to the next at its last digit that is not 0. A vague one stays as it is.
    #[must_use]
    pub fn and_more(self) -> Self {
        let high = self.high.unwrap_or_else(|| self.low.stepped());
        Self { low: self.low, high: Some(high) }
    }
}

impl Value {
    /// As findings give it: the number, or the two ends as `low..high`.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(16);
        self.low.print(&mut text);
        if let Some(high) = &self.high {
            text.push_str("..");
            high.print(&mut text);
        }
        text
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}
