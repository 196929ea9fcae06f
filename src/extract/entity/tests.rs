//! The corpus of the entity extractor: a line a sentence, what must be found in it after `|`, and nothing else.

use super::find;
use crate::{
    extract::{Circumstances, Entity, EntityKind, Found, Passage, Role, Story, What},
    pack::Packs,
    scan::Scanned,
};
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// The entities of a story of these passages.
fn entities(passages: &[&str]) -> Vec<(String, Found)> {
    let scans: Vec<Scanned<'_>> = passages.iter().map(|text| Scanned::new(text, &PACKS.lexicon)).collect();
    let passages: Vec<Passage<'_>> = scans.iter().map(|scan| Passage { role: Role::Plain, scan }).collect();
    let found = find(&Story { passages: &passages, circumstances: Circumstances::default(), packs: &PACKS });
    let text = |f: &Found| scans[f.passage].slice(f.span.start(), f.span.end()).to_owned();
    found.into_iter().map(|f| (text(&f), f)).collect()
}

fn entity(found: &Found) -> &Entity {
    match &found.what {
        What::Entity(entity) => entity,
        other => panic!("not an entity: {other:?}"),
    }
}

/// `kind span; …`
fn shown(text: &str) -> String {
    let line = |(span, f): &(String, Found)| {
        let kind = match entity(f).kind {
            EntityKind::Person => "person",
            EntityKind::Title => "title",
            EntityKind::Org => "org",
            EntityKind::Place => "place",
            EntityKind::Product => "product",
            EntityKind::Work => "work",
            EntityKind::Ticker => "ticker",
            EntityKind::Event => "event",
        };
        format!("{kind} {span}")
    };
    entities(&[text]).iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Checks lines of cases, all of them before it complains.
fn check(cases: &str) {
    let wrong: Vec<String> = cases
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .filter_map(|line| {
            let (text, wanted) = line.split_once('|').unwrap_or((line, ""));
            let found = shown(text.trim());
            (found != wanted.trim()).then(|| format!("{} | {found}\n   wanted: {}", text.trim(), wanted.trim()))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn persons_are_found() {
    check(
        "
        財政司司長陳茂波昨日在灣仔出席酒會。 | title 財政司司長; person 陳茂波; place 灣仔
        運輸署署長羅淑佩表示，北區公路下月通車。 | org 運輸署; title 署長; person 羅淑佩; place 北區公路
        樂隊主音黃家強憶述當年在沙田登台。 | person 黃家強; place 沙田
        歐陽震華與張可頤再度合作。 | person 歐陽震華; person 張可頤
        林鄭月娥其後離開會場。 | person 林鄭月娥
        米歇爾·奧巴馬在芝加哥出版自傳。 | person 米歇爾·奧巴馬; place 芝加哥
        卡爾·雷睦斯的油畫在維也納展出。 | person 卡爾·雷睦斯; place 維也納
        亨利·E·霍爾特在加州觀測小行星。 | person 亨利·E·霍爾特; place 加州
        山田優和小池百合子一同出席東京的開幕禮。 | person 山田優; person 小池百合子; place 東京
        橋本龍太郎訪問華盛頓。 | person 橋本龍太郎; place 華盛頓
        ",
    );
}

#[test]
fn other_words_are_no_persons() {
    check(
        "
        他在會上說，天氣和暖，市民應多喝水。
        這些問題的成因，專家仍在研究。
        張三豐富了課程的內容。
        ",
    );
}

#[test]
fn organisations_are_found() {
    check(
        "
        港鐵公司行政總裁金澤培表示，東鐵線服務已回復正常。 | org 港鐵公司; title 行政總裁; person 金澤培; place 東鐵線
        警務處刑事部毒品調查科前總監鄧之朗出任顧問。 | org 警務處刑事部毒品調查科; title 前總監; person 鄧之朗
        由萬眾慈善基金會主辦的步行籌款下周日舉行。 | org 萬眾慈善基金會
        翠華書院校監何小曼宣布擴建圖書館。 | org 翠華書院; title 校監; person 何小曼
        ",
    );
}

#[test]
fn what_is_no_organisation_is_left_alone() {
    check(
        "
        這間中國公司的產品銷往美國公司。 | place 中國; place 美國
        旅發局會繼續宣傳香港。 | org 旅發局; place 香港
        他負責教育局的撥款。 | org 教育局
        國家現代化建設取得成績。
        ",
    );
}

#[test]
fn places_are_found() {
    check(
        "
        中美兩國恢復談判，日韓股市上升。 | place 中; place 美; place 日; place 韓
        外長訪華三日，昨日離港。 | place 華; place 港
        市民非法集會，亞軍得主出台領獎。
        中國江蘇省鹽城市去年錄得增長。 | place 中國江蘇省鹽城市
        巴士途經堅尼地城、鰂魚涌和將軍澳。 | place 堅尼地城; place 鰂魚涌; place 將軍澳
        京滬線列車延誤。 | place 京滬線
        市立博物館和尖沙咀鐘樓周日開放。 | place 市立博物館; place 尖沙咀鐘樓
        他住在堅道一幢舊樓。 | place 堅道
        學者安德遜（Martin Anderson）任職於水務政策研究中心（WPRC）。 | title 學者; person 安德遜; person Martin Anderson; org 水務政策研究中心; org WPRC
        ",
    );
}

#[test]
fn common_words_and_counted_things_are_no_names() {
    check(
        "
        例行記者會昨日舉行。
        四個公司和部分銀行停業。
        步行街上人多。
        法院裁定總理陳大文違憲。 | title 總理; person 陳大文
        高雄地檢署檢察官張志杰到場。 | org 高雄地檢署; title 檢察官; person 張志杰
        姚連生中學校友到訪。 | org 姚連生中學
        神舟十九號昨日發射。 | product 神舟十九號
        高雄市前鎮區一間工廠和路氹城一間酒店先後失火。 | place 高雄市; place 前鎮區; place 路氹城
        她以兩盤輕取對手。
        以軍空襲加沙。 | org 以軍; place 加沙
        ",
    );
}

#[test]
fn names_may_have_a_hyphen() {
    check(
        "
        米格爾·迪亞斯-卡內爾抵達。 | person 米格爾·迪亞斯-卡內爾
        總統莫雷諾-奧坎波說 | title 總統; person 莫雷諾-奧坎波
        法蘭克福-曼海姆 | place 法蘭克福; place 曼海姆
        ",
    );
}

#[test]
fn a_story_reads_a_name_as_it_does_elsewhere() {
    check(
        "
        校長林平常表示歡迎。林平常證實消息。 | title 校長; person 林平常; person 林平常
        秘書方大同說。方大同意出席。 | title 秘書; person 方大同; person 方大同
        ",
    );
}

#[test]
fn latin_names_are_told_apart() {
    check(
        "
        Steven Spielberg和Cornell University合辦講座。 | person Steven Spielberg; org Cornell University
        他用iPhone和ChatGPT寫作。 | product iPhone; product ChatGPT
        新機iPhone 16 Pro Max開售。 | product iPhone 16 Pro Max
        《逃犯條例》修訂在立法會首讀。 | work 逃犯條例; org 立法會
        ",
    );
}

#[test]
fn works_papers_and_tickers_are_found() {
    check(
        "
        美國《時代》周刊刊登專訪。 | place 美國; org 《時代》周刊
        百度（9888.HK）昨日收市報120元。 | org 百度; ticker 9888.HK
        騰訊（00700）股價上升。 | org 騰訊; ticker 00700
        美軍與日軍在太平洋交戰。 | org 美軍; org 日軍; place 太平洋
        ",
    );
}

#[test]
fn listed_names_are_found() {
    check(
        "
        世界衞生組織和聯合國兒童基金會發表聲明。 | org 世界衞生組織; org 聯合國兒童基金會
        黨中央、國務院印發意見。 | org 黨中央; org 國務院
        曼聯擊敗修咸頓，車路士和葉士域治打和。 | org 曼聯; org 修咸頓; org 車路士; org 葉士域治
        ",
    );
}

#[test]
fn posts_stand_beside_persons() {
    check(
        "
        立法會主席梁君彥及議員田北辰出席。 | org 立法會; title 主席; person 梁君彥; title 議員; person 田北辰
        神舟十六號和殲-20亮相。 | product 神舟十六號; product 殲-20
        工聯會理事長周聯僑、民建聯主席李慧琼等人到場。 | org 工聯會; title 理事長; person 周聯僑; org 民建聯; title 主席; person 李慧琼
        ",
    );
}

#[test]
fn the_post_of_a_minister_is_his_and_the_ministry_is_none() {
    check(
        "
        俄羅斯國防部長紹伊古和立法院長韓國瑜發言。 | place 俄羅斯; title 國防部長; person 紹伊古; title 立法院長; person 韓國瑜
        韓國國防部長官到場，美國商務部長期反對。 | org 韓國國防部; org 美國商務部
        ",
    );
}

#[test]
fn a_part_of_an_organisation_may_have_two_fields() {
    check(
        "
        海關版權及商標調查科調查主任何思華到場。 | org 海關版權及商標調查科; title 調查主任; person 何思華
        教育大學課程與教學學系助理教授黃毅英到場。 | org 教育大學課程與教學學系; title 助理教授; person 黃毅英
        海關及警務處聯合行動。 | org 海關; org 警務處
        ",
    );
}

#[test]
fn a_curriculum_vitae_gives_posts_and_their_part_of_the_employer() {
    check(
        "
        曾任华光机械有限公司财务部经理。 | org 华光机械有限公司; title 财务部经理
        现任本公司董事。 | org 本公司; title 董事
        曾任江城大學法學院院長。 | org 江城大學法學院; title 院長
        ",
    );
}

#[test]
fn a_kind_behind_a_name_of_its_own_names_one_of_its_kind() {
    check(
        "
        波音公司昨日公布業績。 | org 波音公司
        美國公司紛紛裁員。 | place 美國
        《檳城日報》昨日報道 | org 檳城日報
        這本《年報》很厚 | work 年報
        ",
    );
}

#[test]
fn rulers_and_cities_are_found() {
    check(
        "
        查理三世昨日抵達。 | person 查理三世
        清世宗在位十三年。 | person 清世宗
        列車由曼海姆開出。 | place 曼海姆
        ",
    );
}

#[test]
fn posts_and_employers_are_joined_to_the_person() {
    let found = entities(&["港鐵公司行政總裁金澤培表示，東鐵線服務已回復正常。"]);
    let (_, person) = found.iter().find(|(_, f)| entity(f).kind == EntityKind::Person).expect("a person");
    assert_eq!(entity(person).titles, ["行政總裁"]);
    assert_eq!(entity(person).of.as_deref(), Some("港鐵公司"));
}

/// The posts and the organisation of the first person.
fn post(text: &str) -> (Vec<String>, Option<String>) {
    let found = entities(&[text]);
    let (_, person) = found.iter().find(|(_, f)| entity(f).kind == EntityKind::Person).expect("a person");
    (entity(person).titles.clone(), entity(person).of.clone())
}

#[test]
fn a_post_is_held_by_who_stands_before_its_place_and_may_have_its_field_in_brackets() {
    let of = |text| post(text).1.unwrap_or_default();
    assert_eq!(of("戴德梁行香港執行董事陶汝鴻說。"), "戴德梁行");
    assert_eq!(of("中國駐美國大使謝鋒說。"), "中國");
    assert_eq!(of("中國外長王毅說。"), "中國");
    assert_eq!(post("運輸署助理署長（管理及輔助客運）李頌恩說。").0, ["助理署長"]);
    assert!(post("助理署長（已退休），李頌恩說。").0.is_empty());
}

#[test]
fn a_ticker_has_its_company() {
    let found = entities(&["百度（9888.HK）昨日收市報120元。"]);
    let (_, ticker) = found.iter().find(|(_, f)| entity(f).kind == EntityKind::Ticker).expect("a ticker");
    assert_eq!(entity(ticker).of.as_deref(), Some("百度"));
}

#[test]
fn short_forms_of_a_story_stand_for_its_full_names() {
    let found = entities(&["財政司司長陳茂波昨日出席酒會。", "陳茂波說，經濟向好。陳先生其後離開。"]);
    let names: Vec<_> = found.iter().filter(|(_, f)| entity(f).kind == EntityKind::Person).collect();
    assert_eq!(names[0].1.what, What::Entity(Entity { name: None, ..entity(&names[0].1).clone() }));
    let short = names.iter().find(|(span, _)| span == "陳").expect("a family name before a form of address");
    assert_eq!(entity(&short.1).name.as_deref(), Some("陳茂波"));
}

proptest! {
    #[test]
    fn entities_lie_in_the_text_in_order_and_apart(text in "[香港陳茂波財政司長的在公會·A-c0-9（）《》、。 ]{0,40}") {
        let length = text.chars().count();
        let mut end = 0;
        for (span, found) in entities(&[&text]) {
            prop_assert!(!span.is_empty());
            prop_assert!(end <= found.span.start() && found.span.end() <= length);
            end = found.span.end();
        }
    }
}

/// Is a table of characters whole: each on a row of so many fields, the others numbers?
pub(super) fn assert_whole(table: &str, columns: usize) {
    let rows: Vec<&str> = table.lines().filter(|l| !l.starts_with('#')).collect();
    assert!(rows.len() > 100);
    for row in rows {
        let fields: Vec<&str> = row.split('\t').collect();
        let one = |text: &str| text.chars().count() == 1 && text.chars().all(|c| ('\u{4E00}'..'\u{A200}').contains(&c));
        assert!(one(fields[0]) && fields.len() == columns, "{row:?}");
        assert!(fields[1..].iter().all(|f| f.parse::<u8>().is_ok()), "{row:?}");
    }
}
