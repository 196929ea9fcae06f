//! The law of amounts: what is printed in any form is read back with its exact value.

use super::tests::read;
use crate::pack::Packs;
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// 12345.6 as 12,345.6.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        out.extend((i > 0 && (whole.len() - i).is_multiple_of(3)).then_some(','));
        out.push(digit);
    }
    fraction.map_or(out.clone(), |digits| out + "." + digits)
}

/// A decimal without needless zeros: what a value says of it.
fn plain(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

fn wide(text: &str) -> String {
    text.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect()
}

/// Below a hundred in Chinese.
fn chinese(n: u32) -> String {
    let digit = |n: u32| "零一二三四五六七八九".chars().nth(n as usize).map(String::from).unwrap_or_default();
    let tens = if n / 10 > 1 { digit(n / 10) } else { String::new() } + if n >= 10 { "十" } else { "" };
    if n.is_multiple_of(10) && n > 0 { tens } else { tens + &digit(n % 10) }
}

proptest! {
    #[test]
    fn a_sum_is_read_back_in_every_currency(number in "[1-9][0-9]{0,11}(\\.[0-9]{2})?", wide_digits in any::<bool>()) {
        let value = plain(&number);
        for written in [number.clone(), grouped(&number)] {
            let written = if wide_digits { wide(&written) } else { written };
            for (before, behind, code) in [
                ("HK$", "", " HKD"), ("US$", "", " USD"), ("€", "", " EUR"), ("£", "", " GBP"), ("人民幣", "元", " CNY"),
                ("", "港元", " HKD"), ("", "美元", " USD"), ("", "日圓", " JPY"), ("", "英鎊", " GBP"), ("", "元新台幣", " TWD"),
                ("", "澳門元", " MOP"), ("", "瑞士法郎", " CHF"), ("", "元", ""), ("港幣", "", " HKD"), ("RMB", "", " CNY"),
            ] {
                let sum = format!("{before}{written}{behind}");
                let wanted = format!("money {sum}={value}{code}");
                prop_assert_eq!(read(&format!("，{sum}。"), &PACKS), wanted);
            }
        }
    }

    #[test]
    fn forty_digits_are_exact(number in "[1-9][0-9]{39}", fraction in "[0-9]{0,20}[1-9]") {
        let sum = format!("{number}.{fraction}元");
        prop_assert_eq!(read(&sum, &PACKS), format!("money {sum}={number}.{fraction}"));
        let sum = format!("{number}億元");
        prop_assert_eq!(read(&sum, &PACKS), format!("money {sum}={number}00000000"));
    }

    #[test]
    fn a_share_is_read_back(number in "[1-9][0-9]{0,2}(\\.[0-9]{1,2})?", n in 1_u32..100) {
        let value = plain(&number);
        for (before, behind, unit) in
            [("", "%", ""), ("", "％", ""), ("百分之", "", ""), ("", "個百分點", " pp"), ("", "個基點", " bp")]
        {
            let share = format!("{before}{number}{behind}");
            prop_assert_eq!(read(&format!("，{share}。"), &PACKS), format!("percent {share}={value}{unit}"));
        }
        let share = format!("百分之{}", chinese(n));
        prop_assert_eq!(read(&format!("，{share}。"), &PACKS), format!("percent {share}={n}"));
    }

    #[test]
    fn a_range_is_read_back(low in 2_u32..5000, more in 1_u32..5000, magnitude in 0_usize..3) {
        let (high, (name, zeros)) = (low + more, [("萬", "0000"), ("億", "00000000"), ("", "")][magnitude]);
        let value = format!("{low}{zeros}..{high}{zeros}");
        for join in ["至", "到", "-", "—", "~", "～"] {
            let sum = format!("{low}{join}{high}{name}元");
            prop_assert_eq!(read(&format!("，{sum}。"), &PACKS), format!("money {sum}={value}"));
        }
        let sum = format!("{low}{name}元與{high}{name}元");
        prop_assert_eq!(read(&format!("，{sum}之間。"), &PACKS), format!("money {sum}={value}"));
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), marks in "[0-9一兩十百萬億元%成折個至到之間第歲度倍半/:. -]{0,40}") {
        read(&text, &PACKS);
        read(&marks, &PACKS);
    }
}
