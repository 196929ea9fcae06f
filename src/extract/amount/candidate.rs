//! What a rule answers with: an amount at its place, before the words around it are weighed.

use crate::{
    extract::{Amount, AmountKind, CurrencyBasis, Found},
    scan::Value,
    text::Span,
};
use std::borrow::Cow;

/// An amount that a rule read.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) rule: &'static str,
    pub(super) amount: Amount,
    /// A reading that nothing in the text prefers.
    alternative: bool,
}

impl Candidate {
    /// An amount of that kind and value at code points `start..end`.
    pub(super) fn new(rule: &'static str, kind: AmountKind, start: usize, end: usize, value: &Value) -> Self {
        Self { start, end, rule, amount: Amount::new(kind, Some(value.text())), alternative: false }
    }

    /// An amount without a value.
    pub(super) fn valueless(rule: &'static str, kind: AmountKind, start: usize, end: usize) -> Self {
        Self { start, end, rule, amount: Amount::new(kind, None), alternative: false }
    }

    /// The same as a second reading, which is given only beside others.
    #[must_use]
    pub(super) fn alternative(mut self) -> Self {
        self.alternative = true;
        self
    }

    #[must_use]
    pub(super) fn unit(mut self, unit: &str) -> Self {
        self.amount.unit = Some(unit.to_owned());
        self
    }

    #[must_use]
    pub(super) fn currency(mut self, code: &str, basis: CurrencyBasis) -> Self {
        self.amount.currency = Some(Cow::Owned(code.to_owned()));
        self.amount.currency_basis = Some(basis);
        self
    }

    pub(super) fn found(self, passage: usize) -> Found {
        let mut found = Found::new(passage, Span::new(self.start, self.end), self.rule, self.amount);
        found.alternative = self.alternative;
        found
    }
}
