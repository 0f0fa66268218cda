"""Events are clauses of the text, with the day, the actors and the amounts that they name."""

from datetime import date, datetime
from itertools import pairwise

import msgspec
import pytest

from newscrawl import Article, analyze
from newscrawl.items import Analysis, Event
from newscrawl.text.dates import BEIJING

PUBLISHED = datetime(2023, 11, 30, 9, tzinfo=BEIJING)


def events(headline: str, body: str, published: datetime | None = PUBLISHED) -> tuple[Event, ...]:
    analysis = analyze(Article(url="u", site="s", headline=headline, body=body, date_published=published)).analysis
    assert analysis
    return analysis.events


def test_actors_and_amounts_are_as_written() -> None:
    event = events("宁德时代投资", "宁德时代宣布投资15亿元，用工3000人，产能增长12.5%，王大山出席。")[0]
    assert event.actors[0] == "宁德时代"
    assert {"15亿元", "3000人", "12.5%"} <= set(event.amounts)


def test_an_event_in_english_is_not_cut_at_the_length_of_a_chinese_one() -> None:
    body = (
        "Typhoon Halong killed at least 12 people and destroyed 3400 houses in the northern province on Monday, "
        "officials said. Rescue teams reached two villages on Tuesday."
    )
    assert events("Typhoon Halong kills 12", body)[0].text.endswith("on Monday")


def test_a_clause_that_only_says_from_when_on_is_no_end() -> None:
    body = "临江市决定，自2027年1月1日起，对夜间渡轮征收3元的渡口费，每年约有40万人次乘坐。"
    assert not any(event.text.endswith("日起") for event in events("临江市征收渡口费", body))


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("投资10-15亿元", "10-15亿元"),
        ("投资1.2亿–1.5亿元", "1.2亿–1.5亿元"),
        ("投资1.2亿元至1.5亿元", "1.2亿元至1.5亿元"),
        ("利率为3%-5%", "3%-5%"),
        ("利润下降35.6%至12亿元", "12亿元"),
        ("利率下调30个基点", "30个基点"),
        ("产出晶圆4万片", "4万片"),
        ("买入信息17万余条", "17万余条"),
        ("投资三千万元", "三千万元"),
        ("开出两百多家门店", "两百多家"),
        ("裁员约两成", "两成"),
        ("价格为10.87元/公斤", "10.87元/公斤"),
        ("市值达39万亿新台币", "39万亿新台币"),
        ("目标价为新台币1,650元", "新台币1,650元"),
        ("规划产能50GWh", "50GWh"),
        ("航程2小时18分钟", "2小时18分钟"),
        ("降温8～10℃", "8～10℃"),
    ],
)
def test_a_range_is_one_amount_and_has_its_unit(words: str, amount: str) -> None:
    assert amount in events("宁德时代宣布", f"宁德时代28日宣布{words}。")[0].amounts


@pytest.mark.parametrize("words", ["设立一家工厂", "第四十八条生效", "二十年后建厂", "三成立项"])
def test_a_numeral_that_counts_nothing_is_no_amount(words: str) -> None:
    assert events("宁德时代宣布", f"宁德时代28日宣布{words}，产能增长12.5%。")[0].amounts == ("12.5%",)


def test_lead_ins_are_cut() -> None:
    found = events(
        "临江港开通新航线", "新华社临江11月20日电（记者 王大山）临江港20日宣布开通两条新航线。此外，港区新增12台吊机。"
    )
    assert found[0].text.startswith("临江港20日")
    assert all(not event.text.startswith(("新华社", "此外")) for event in found)


@pytest.mark.parametrize("told", ["公司债务重组方案获通过，支持率为94.3%", "净利润增长35.6%至12亿元"])
def test_a_company_that_tells_of_itself_keeps_its_name(told: str) -> None:
    assert events(f"恒岭地产{told}", f"恒岭地产昨晚公告，{told}。")[0].text.startswith("恒岭地产")


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    sentence = "临江港宣布开通新航线，" + "航线连接东西两岸的十个港口并配备新船，" * 6 + "票价12元。"
    assert all(len(event.text) <= 78 for event in events("临江港开通新航线", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "临江港宣布“双港计划，两岸同建，三年完工”启动，投资3亿元，首批用工3000人，明年开通十条新航线，新增吊机12台",
        "临江港（原名临江码头，建于清末）宣布投资68，000万元，新增吊机12台，开通十条新航线，配备新船二十艘，用工3000人",
        "临江港队在决赛中以3：1战胜海川队，夺得冠军，奖金12万元，全场观众2.4万人，比去年多三成，门票收入300万元",
    ],
    ids=["quote", "brackets", "score"],
)
def test_quotes_brackets_and_numbers_stay_whole(sentence: str) -> None:
    for event in events("临江港开通新航线", sentence + "。"):
        for opening, closing in ("“”", "（）"):
            assert event.text.count(opening) == event.text.count(closing)
        assert ("3：1" in event.text) == ("决赛" in event.text)
        assert not event.text.endswith("68")


def test_a_speech_over_several_sentences_leaves_no_open_quotation_mark() -> None:
    body = "港长王大山说：“新航线20日开通，投资3亿元。吊机新增12台，用工3000人。”"
    for event in events("临江港开通新航线", body):
        assert event.text.count("“") == event.text.count("”")


def test_a_long_clause_is_not_cut_between_a_number_and_its_unit() -> None:
    clause = "临江港宣布" + "在东西两岸十个港口的老旧码头和仓库以及道路" * 3 + "上投资12345678亿元"
    assert not any(event.text[-1].isdigit() for event in events("临江港宣布投资", clause + "建设新航线和新码头。"))


def test_a_rich_lead_does_not_silence_the_rest() -> None:
    body = (
        "临江港开通新航线，12月3日首航，投资3亿元，配备新船20艘，用工3000人，王大山、李海川出席。\n"
        "海川公司与望潮大学签署培训协议，三年培训水手200名，已经毕业80名，投入经费500万元。"
    )
    assert len(events("临江港开通新航线，12月3日首航，投资3亿元", body)) > 1


def test_opinions_are_no_events() -> None:
    body = "临江港28日宣布开通新航线，投资3亿元。\n我们认为这可能会带来什么变化？大家觉得应该支持，希望如此。"
    assert len(events("临江港开通新航线", body)) == 1


def test_an_event_ends_before_an_opinion() -> None:
    news = "临江港28日开通新航线两条，投资3亿元"
    assert events("临江港开通新航线", f"{news}，网友觉得这或许是好事。")[0].text == news


def test_nothing_is_told_twice() -> None:
    body = "临江港28日宣布开通新航线，投资3亿元。\n" * 5
    assert len(events("临江港开通新航线", body)) == 1


def test_events_of_a_long_article_are_spread_over_it() -> None:
    filler = "老街的早点铺坐着街坊，聊天气和菜价，猫在台阶上晒太阳，谁也不着急走开。"
    facts = [
        "临江港宣布开通新航线，投资3亿元。",
        "青岚市20日启动无人公交，首批6辆车上路。",
        "海川机器人推出搬运机器人，售价9万元。",
        "盐田公司签署供货协议，每年出口2000吨。",
        "望潮大学获得风洞专利12项，同比增长40%。",
        "云岭乡建成水库，灌溉农田8000亩。",
    ]
    body = "\n".join(fact + filler * 8 for fact in facts)
    starts = [event.evidence[0][0] for event in events("各地投资", body)]
    assert len(starts) >= 4
    assert all(later - earlier > 100 for earlier, later in pairwise(starts))


def test_an_event_of_an_older_journal_is_read() -> None:
    old = b'{"version":"rules/1","events":[{"text":"a","evidence":[[0,1]],"score":1.0,"rule":"event sentence"}]}'
    assert msgspec.json.decode(old, type=Analysis).events == (
        Event(text="a", evidence=((0, 1),), score=1.0, rule="event sentence"),
    )


def test_an_event_survives_the_journal() -> None:
    found = events("临江港开通新航线", "11月28日，临江港宣布开通新航线，投资3亿元。")
    analysis = Analysis(version="", events=found)
    assert msgspec.json.decode(msgspec.json.encode(analysis), type=Analysis) == analysis


@pytest.mark.parametrize("word", ["马拉松", "许诺", "高带宽", "连阴雨", "安全性", "文昌", "龙虾"])
def test_a_word_that_the_segmenter_takes_for_a_person_is_no_actor(word: str) -> None:
    body = f"临江港28日宣布投资3亿元，用于{word}项目，港长王大山说，{word}要办好。"
    found = events(f"临江港宣布投资{word}", body)
    assert all(word not in event.actors for event in found)


@pytest.mark.parametrize(
    "clause", ["研究员李青禾宣布获得专利12项", "李青禾拿出376张照片", "李青禾、王大山出席开港仪式"]
)
def test_who_has_a_title_or_does_what_people_do_is_an_actor(clause: str) -> None:
    assert "李青禾" in events(clause, f"28日，{clause}，投资3亿元。")[0].actors


def test_a_given_name_that_the_segmenter_cut_is_whole() -> None:
    body = "28日，医生傅知夏宣布开诊，首日接诊300人。傅知夏说，开诊要紧。傅知夏看过的病人有2000人。"
    assert "傅知夏" in events("医生傅知夏开诊", body)[0].actors


def test_a_given_name_that_the_segmenter_holds_for_a_person_of_its_own_is_whole() -> None:
    assert events("韩知夏宣布开店", "28日，总裁韩知夏宣布开店，新增员工600人。")[0].actors == ("韩知夏",)


def test_an_authority_is_named_with_its_place() -> None:
    assert "襄阳医保局" in events("襄阳医保局发布目录", "28日，襄阳医保局发布目录，新增药品12种。")[0].actors


@pytest.mark.parametrize(
    "scenery",
    [
        "11月20日，记者在港口见到了水手李海川",
        "港长打了个比方：投资3亿元的航线好比一条路",
        "记者梳理发现，三年间航线从2条增加到9条",
        "李海川在码头回应了航线停航3天的传闻",
    ],
    ids=["meeting", "comparison", "combing", "answer"],
)
def test_scenery_gives_way_to_what_happened(scenery: str) -> None:
    body = f"{scenery}。\n青岚市交通局28日批准开通新航线，投资3亿元。"
    assert max(events("临江港", body), key=lambda event: event.score).text.startswith("青岚市交通局")


@pytest.mark.parametrize(
    "aside",
    [
        "去年，海川港运送旅客2000人，新增吊机12台",
        "近年来海川港运送旅客2000人，新增吊机12台",
        "眼下海川港有吊机12台，用工3000人，新增客船20艘",
        "一位等船的旅客说，票价从12元涨到20元，涨了8元",
        "海川港的新船搭载4台发动机，航速35公里，载客300人",
        "海川港的新船采用双体结构，航速35公里，载客300人",
        "海川港的新船由望潮大学研制，航速35公里，载客300人",
        "28日，海川港在京发布2023年11月的运营报告",
    ],
    ids=["last year", "of late", "now", "nameless", "carries", "structure", "made by", "report"],
)
def test_background_gives_way_to_what_happened(aside: str) -> None:
    body = f"{aside}。\n青岚市交通局批准投资3亿元。"
    assert max(events("港口", body), key=lambda event: event.score).text.startswith("青岚市交通局")


def test_what_the_headline_tells_is_no_background() -> None:
    body = "海川港新船搭载氢能发动机4台。\n青岚市交通局28日批准开通新航线，投资3亿元，用工3000人，新增吊机12台。"
    assert any(event.text.startswith("海川港新船搭载") for event in events("新船搭载氢能", body))


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "看海的日子",
            "小时候我住在海边，夏天常看船进出。外婆说，船从远处来，要到远处去。后来我离开了家，再没有看过那样的海。",
        ),
        ("码头管理办法", "第一条 为规范码头的经营，制定本办法。\n第二条 在码头从事装卸、存放的，适用本办法。"),
    ],
    ids=["essay", "law"],
)
def test_a_text_without_news_has_no_events(headline: str, body: str) -> None:
    assert events(headline, body) == ()


def test_who_states_a_number_tells_an_event() -> None:
    body = "渔港的早市人多，摊主忙着称鱼，孩子在看船。\n市消协表示，已收到投诉312件。"
    assert "市消协表示，已收到投诉312件" in [event.text for event in events("投诉多了", body)]


@pytest.mark.parametrize("word", ["并", "并且", "并在海川", "而"])
def test_no_event_begins_in_the_middle(word: str) -> None:
    body = f"临江港的老码头坐着许多等船的人和他们的行李，{word}开通新航线10条，投资3亿元，配备新船20艘。"
    assert not any(event.text.startswith(word) for event in events("临江港开通新航线", body))


@pytest.mark.parametrize(
    "heading",
    ["临江港首批用工3000人", "二、临江港首批用工3000人、新增吊机12台、配备新船20艘", "（3）临江港首批用工3000人"],
    ids=["short", "numbered", "brackets"],
)
def test_a_heading_is_no_event(heading: str) -> None:
    body = f"青岚市20日启动无人公交，首批6辆车上路。\n{heading}\n码头上坐着许多等船的人和他们的行李，猫在晒太阳。"
    assert not any("用工" in event.text for event in events("临江港首批用工3000人", body))


def test_a_heading_is_not_glued_to_the_sentence_behind_it() -> None:
    body = "新航线投资超过3亿元 港长王大山28日宣布，临江港开通新航线10条，配备新船20艘。"
    found = events("临江港开通新航线", body)
    assert any("新船20艘" in event.text for event in found)
    assert not any("3亿元 港长" in event.text for event in found)


def test_every_line_of_a_text_without_full_stops_may_be_an_event() -> None:
    assert events("临江港快讯", "临江港宣布开通新航线\n青岚市启动无人公交")


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("针对停航3天的传闻", "临江港28日对记者表示"),
        ("新航线已经开了10条", "停靠的港口分别是"),
        ("新航线28日开通", "在票价上涨12%的同时"),
        ("新航线28日开通", "由于客流增长30%"),
    ],
    ids=["says", "list", "while", "because"],
)
def test_no_event_ends_before_its_point(before: str, lead: str) -> None:
    body = f"{before}，{lead}，{'临江东港和临江西港的老码头及其附近的仓库与道路' * 4}都要翻新。"
    assert not any(event.text.endswith(lead) for event in events("临江港开通新航线", body))


def test_a_list_of_days_does_not_outweigh_what_happened() -> None:
    days = "、".join(f"{day}日" for day in range(3, 18))
    body = f"班船开行日为{days}。\n临江港宣布新航线开通，投资3亿元，用工3000人，新增吊机12台。"
    assert max(events("临江港新航线", body), key=lambda event: event.score).text.startswith("临江港宣布")


@pytest.mark.parametrize(
    "noise",
    [
        "扫码下载临江港APP，首单优惠12元",
        "临江港咨询电话：0123-4567890，服务时间8小时",
        "以上不构成对临江港的投资建议，数据截至28日",
    ],
    ids=["app", "telephone", "disclaimer"],
)
def test_advertisements_and_contacts_are_no_events(noise: str) -> None:
    found = events("临江港", f"{noise}。\n青岚市20日启动无人公交。\n云岭乡建成灌溉水库一座。")
    assert found
    assert not any(event.text in noise for event in found)


def test_a_quotation_mark_that_is_cut_takes_the_full_stop_with_it() -> None:
    body = "港长王大山说：“风大。临江港28日开通新航线，投资3亿元，用工3000人。”"
    assert all(not event.text.endswith("。") for event in events("临江港开通新航线", body))


def test_a_short_text_full_of_facts_has_an_event_for_each() -> None:
    body = "临江港28日开通新航线10条。青岚市启动无人公交，首批6辆车上路。云岭乡建成水库，灌溉农田8000亩。"
    assert len(events("三地快讯", body)) == 3


@pytest.mark.parametrize(
    "lead",
    ["航运局数据显示", "11月20日", "随后", "根据航运局的批复", "20日，航运局数据显示"],
    ids=["figures", "day", "vaguely", "ground", "two"],
)
def test_what_published_it_and_when_are_no_part_of_the_event(lead: str) -> None:
    body = f"{lead}，临江港开通新航线两条，投资3亿元，用工3000人。"
    assert [event.text for event in events("临江港开通新航线", body)] == ["临江港开通新航线两条，投资3亿元，用工3000人"]


@pytest.mark.parametrize("lead", ["港长王大山在发布会上表示", "王大山透露", "如果航运局批准"])
def test_a_claim_keeps_who_makes_it_and_a_condition_what_holds_on_it(lead: str) -> None:
    claim = f"{lead}，临江港开通新航线两条，投资3亿元，用工3000人"
    assert [event.text for event in events("临江港开通新航线", f"{claim}。")] == [claim]


def test_no_event_ends_before_its_other_half() -> None:
    body = f"{SHIPPED}，今年再添新航线12条、吊机300台、码头工人3000名，就是为了接住这一批去往海川港的货。"
    assert not any(event.text.endswith("3000名") for event in events("临江港开通新航线", body))


def test_places_in_an_order_are_no_amounts() -> None:
    (event, *_) = events("临江港开通新航线", "临江港第37分钟开通新航线两条，排在第23位，投资3亿元。")
    assert event.amounts == ("3亿元",)


def test_media_report_and_do_not_act() -> None:
    (event, *_) = events("华为投资临江港", "据新华社报道的清单，华为28日宣布投资3亿元，新华社记者在场。")
    assert event.actors == ("华为",)


@pytest.mark.parametrize(
    ("name", "actors"), [("弗兰克·萨安斯", ("弗兰克·萨安斯",)), ("产品·平台", ()), ("临江·长阳", ())]
)
def test_a_name_with_a_dot_is_a_person_where_both_sides_spell_sounds(name: str, actors: tuple[str, ...]) -> None:
    (event, *_) = events("临江港开通新航线", f"{name}28日宣布投资3亿元，开通新航线两条。")
    assert event.actors == actors


def test_a_question_is_no_event() -> None:
    told = events("临江港开通新航线", "临江港28日宣布投资3亿元开通新航线两条？\n临江港28日宣布用工3000人。")
    assert [event.text for event in told] == ["临江港28日宣布用工3000人"]


def test_the_day_of_a_lead_in_stays_the_event_s_day() -> None:
    assert events("临江港开通新航线", "11月20日，临江港开通新航线两条，投资3亿元。")[0].date == date(2023, 11, 20)


@pytest.mark.parametrize(
    "lead",
    ["临江港公司表示，将", "王大山宣布，自明年起", "今年3月，临江港", "临江港预计，新航线"],
    ids=["subject", "since", "month", "forecast"],
)
def test_a_lead_in_stays_where_the_event_needs_it(lead: str) -> None:
    body = f"{lead}投资3亿元开通航线两条，用工3000人。"
    assert events("临江港开通新航线", body)[0].text.startswith(lead)


SHIPPED = "临江港在东岸开通新航线两条，投资3亿元，首日运送旅客3000人"


@pytest.mark.parametrize("tail", ["码头由此焕然一新", "并向旅客赠送纪念品，街坊都来捧场"], ids=["one", "two"])
def test_clauses_at_the_end_that_only_decorate_are_left_out(tail: str) -> None:
    assert events("临江港开通新航线", f"{SHIPPED}，{tail}。")[0].text == SHIPPED


@pytest.mark.parametrize(
    "tail", ["创下历史新高", "门票收入300万元", "新航线由海川公司承运"], ids=["record", "figure", "headline"]
)
def test_a_clause_at_the_end_stays_for_a_figure_a_record_or_the_headline(tail: str) -> None:
    assert events("临江港开通新航线", f"{SHIPPED}，{tail}。")[0].text == f"{SHIPPED}，{tail}"


@pytest.mark.parametrize(
    "scene",
    [
        "港区代表约2000人参加开航仪式，新增吊机12台合影",
        "从海川驱车3个小时，走进港区，新增的吊机12台，增长20%",
        "网友发布漫画3幅，点击增长20%，画的是新增的12台吊机",
        "五年前，港区宣布新增吊机12台，增长20%",
        "所谓双港，是指港区两岸新增的吊机12台，增长20%",
        "港区公司成立于2009年，新增吊机12台，增长20%",
        "港长王大山毕业于望潮大学，新增吊机12台，增长20%",
    ],
    ids=["ceremony", "way", "net", "once", "explanation", "profile", "life"],
)
def test_what_only_surrounds_the_news_gives_way(scene: str) -> None:
    news = "临江港28日宣布开通新航线，投资3亿元"
    told = events("临江港开通新航线", f"{scene}。\n{news}。")
    assert max(told, key=lambda event: event.score).text == news


@pytest.mark.parametrize("plan", ["推动", "完善", "健全", "优化"])
def test_what_a_body_does_next_is_an_event(plan: str) -> None:
    assert any(plan in event.text for event in events("临江港通航", f"下一步，青岚市交通局将{plan}两岸的换乘。"))


def test_no_event_ends_with_who_says_the_next() -> None:
    clause = "临江港投资3亿元开通新航线两条，港长王大山透露，"
    for event in events(
        "临江港开通新航线", clause + "港区今后还要在东西两岸修建仓库和道路以及供旅客歇脚的茶馆" * 3 + "。"
    ):
        assert not event.text.endswith("透露")


def test_a_row_of_a_table_is_no_event() -> None:
    body = "临江港20日宣布开通新航线，投资3亿元。\n临江港航线 投资3亿元 首航12月1日 票价12元起\n码头上坐着等船的人。"
    assert all("首航" not in event.text for event in events("临江港开通新航线", body))


@pytest.mark.parametrize("lead", ["产能方面，", "从票价看，", "继青岚港降价后，"])
def test_in_which_respect_is_left_out(lead: str) -> None:
    found = events("临江港开通新航线", f"{lead}临江港宣布新航线投资3亿元，票价降至12元。")
    assert found[0].text.startswith("临江港")
