"""Keywords are names and nouns that the article returns to; none says what another says."""

import pytest

from newscrawl import Article, analyze
from newscrawl.items import Tag


def keywords(headline: str, body: str) -> list[str]:
    return [tag.text for tag in tags(headline, body)]


def tags(headline: str, body: str) -> tuple[Tag, ...]:
    analysis = analyze(Article(url="u", site="s", headline=headline, body=body)).analysis
    assert analysis
    return analysis.keywords


def test_an_english_name_keeps_its_version() -> None:
    assert "Lumen-4.1" in keywords("Lumen-4.1发布", "新模型Lumen-4.1能读图。Lumen-4.1比上一代快一倍。")


def test_a_small_word_of_a_sentence_begins_no_name() -> None:
    body = "Typhoon Halong killed at least 12 people, and the rival Lumen Group stopped work for at least 12 hours."
    assert not any(word.startswith(("least", "rival")) for word in keywords("Typhoon leaves 12 dead", body))


def test_a_numbered_name_is_whole() -> None:
    assert "海燕990" in keywords("海燕990亮相", "海燕990续航一千公里，海燕990下月开售。")


@pytest.mark.parametrize("counted", ["救援队伍32支", "学校12班", "教材12册", "新车41,206辆"])
def test_a_noun_and_how_many_there_are_is_no_name(counted: str) -> None:
    found = keywords(f"临江县组织{counted}", f"临江县组织{counted}，其中{counted}来自邻县。")
    assert not any(word[-1].isdigit() for word in found)


def test_what_is_quoted_is_a_term() -> None:
    assert "渔火节" in keywords("小城办起“渔火节”", "“渔火节”持续三天，游客逛“渔火节”夜市。")


def test_no_keyword_contains_another() -> None:
    found = keywords("工业机器人产量创新高", "工业机器人产量增长。机器人产量居首，工业机器人出口也多，机器人企业忙。")
    assert not any(a != b and a in b for a in found for b in found)


@pytest.mark.parametrize("lead", ["新华社北京11月20日电", "本报讯 记者 王大山", "36氪获悉，"])
def test_agencies_and_reporters_are_no_keywords(lead: str) -> None:
    found = keywords("青岚市开通水上巴士", f"{lead}青岚市20日开通水上巴士，水上巴士每天往返十班。")
    assert not {"新华社", "36氪", "记者", "本报讯"} & set(found)


@pytest.mark.parametrize("word", ["Q1", "CEO", "记者", "公司", "亿元"])
def test_words_of_any_article_are_no_keywords(word: str) -> None:
    found = keywords(f"海川公司{word}", f"{word}是什么？{word}又来了，{word}还在。海川公司的灯塔亮了。")
    assert word not in found


def test_a_name_is_not_cut_behind_the_surname() -> None:
    found = keywords("马嘉禾夺冠", "马嘉禾昨天夺冠。赛后马嘉禾说，她会继续训练。")
    assert "嘉禾" not in found
    assert "马嘉禾" in found


def test_the_evidence_is_every_place() -> None:
    tag = next(tag for tag in tags("灯塔换灯", "灯塔建于清末，灯塔今换新灯。") if tag.text == "灯塔")
    assert tag.evidence == ((0, 2), (5, 7), (12, 14))


def test_what_is_in_the_headline_comes_first() -> None:
    assert keywords("盐田复产", "渔民、渔船和渔港都忙。渔港边的盐田开工。")[0].startswith("盐田")


def test_a_word_of_the_text_alone_is_found_by_how_it_comes() -> None:
    body = "朔望储能扩产。记者看到，朔望储能的新厂已封顶。今年朔望储能卖出两套，明年朔望储能要卖五套。"
    assert "朔望储能" in keywords("戈壁上的电池", body)


def test_two_words_that_also_come_apart_are_no_new_word() -> None:
    body = "渔港建灯塔。渔港修路。渔港灯塔亮了。灯塔不高。村里的渔港灯塔旧了。灯塔很老，渔港很新。老渔港灯塔要拆。"
    tag = next(tag for tag in tags("小村的变化", body) if tag.text == "渔港灯塔")
    assert tag.rule == "keyword n n"


def test_a_longer_term_of_the_headline_stands_for_its_part() -> None:
    body = "有人说AI电商时代来了。AI能写文案，AI能选品。店主相信AI电商时代不远，AI电商时代要靠AI。"
    found = keywords("AI电商时代才刚开始", body)
    assert found[0] == "AI电商时代"
    assert "AI" not in found


def test_what_is_quoted_counts_outside_the_marks_too() -> None:
    body = "村里有了“潮汐灯”。潮汐灯白天不亮，渔船渔港都喜欢。"
    tag = next(tag for tag in tags("渔港的夜", body) if tag.text == "潮汐灯")
    assert len(tag.evidence) == 2


@pytest.mark.parametrize(
    ("headline", "other"), [("华为公司开工厂", "华为公司"), ("华为开工厂", "华为公司")], ids=["long", "short"]
)
def test_the_names_of_a_company_are_one_keyword(headline: str, other: str) -> None:
    found = keywords(headline, "华为公司建成工厂。华为招工，华为公司说，工厂由华为设计。")
    assert "华为" in found
    assert other not in found


def test_an_organisation_under_two_names_is_one_keyword() -> None:
    body = "国家互联网信息办公室发布规定。国家网信办说，规定下月施行。国家互联网信息办公室将抽查，国家网信办受理举报。"
    found = keywords("国家网信办发布规定", body)
    assert len({"国家网信办", "国家互联网信息办公室"} & set(found)) == 1


@pytest.mark.parametrize("chain", ["加快灯塔", "取得渔火"])
def test_a_phrase_that_begins_with_a_verb_is_not_the_first(chain: str) -> None:
    assert not keywords(f"{chain}海堤建设", f"海堤动工。海堤长三里。{chain}的人不多。")[0].startswith(chain[:2])


def test_what_is_measured_is_no_keyword() -> None:
    found = keywords("新电池420瓦时每公斤", "新电池下线。新电池420瓦时每公斤，车企试装新电池。")
    assert not any(word.startswith("420") for word in found[:2])


@pytest.mark.parametrize(
    ("name", "piece"), [("砺锋半导体", "锋半导体"), ("百川口能源", "川口能源")], ids=["fragment", "number"]
)
def test_a_keyword_is_no_piece_of_a_name(name: str, piece: str) -> None:
    body = f"今年{name}扩产。记者到{name}的新厂看过，厂房封顶。明年{name}要招工，{name}也修路。"
    found = keywords(f"{name}扩产", body)
    assert piece not in found
    assert any(name in word for word in found)


@pytest.mark.parametrize("edge", ["给出", "提供", "旗下", "作为", "与", "营收超"])
def test_a_verb_or_preposition_is_no_edge_of_a_keyword(edge: str) -> None:
    body = f"灯塔公司{edge}渔港图纸。灯塔公司{edge}渔港图纸两份，灯塔公司{edge}渔港图纸三份。"
    assert not any(word.startswith(edge) or word.endswith(edge) for word in keywords(f"灯塔公司{edge}渔港图纸", body))


@pytest.mark.parametrize("said", ["别急，船会来", "我在码头等"], ids=["comma", "pronoun"])
def test_a_sentence_in_quotation_marks_is_no_keyword(said: str) -> None:
    assert said not in keywords(f"码头上的“{said}”", f"老人说“{said}”，孩子也说“{said}”。船晚点了。")


def test_what_is_said_in_quotation_marks_is_no_keyword() -> None:
    assert "有人肯修" not in keywords("渔船到了“有人肯修”的时候", "渔港的船老大等着“有人肯修”，渔船上装了新灯。")


def test_the_title_of_a_work_may_have_a_pronoun() -> None:
    assert "我的渔港" in keywords("《我的渔港》开播", "《我的渔港》今晚开播，《我的渔港》拍了三年。")


def test_an_english_name_keeps_its_blank() -> None:
    assert "Floyd Wagner" in keywords("灯塔里的Floyd Wagner", "Floyd Wagner守灯塔三十年，Floyd Wagner说海很安静。")


def test_a_person_does_not_take_the_next_word() -> None:
    found = keywords("长跑赛：阚小渝以新纪录夺冠", "阚小渝以两小时十分跑完，阚小渝以第一名领奖。观众为她鼓掌。")
    assert "阚小渝" in found
    assert "阚小渝以" not in found


@pytest.mark.parametrize(
    ("headline", "piece"),
    [
        ("配音侵权案宣判 平台被判赔九万元", "被判赔"),
        ("六家平台公开算法", "六家平台"),
        ("双色球头奖开出七注", "七注"),
    ],
    ids=["suffered", "counted", "count"],
)
def test_what_is_suffered_or_counted_is_no_edge_of_a_keyword(headline: str, piece: str) -> None:
    assert not any(piece in word for word in keywords(headline, f"{headline}。街坊都在谈论这件事，晚报也写了。"))


def test_the_name_of_a_school_stands_for_the_word() -> None:
    body = "石岔小学只剩九个学生。小学建于七十年前。石岔小学的操场长了草，石岔小学秋天撤并，小学的老师去了镇上。"
    found = keywords("山里的学校", body)
    assert "石岔小学" in found
    assert "小学" not in found


def test_what_a_company_did_is_no_part_of_its_name() -> None:
    body = "远岚股份中标港口项目。去年远岚股份中标两次，今年远岚股份中标五次，对手一次也没有。"
    assert not any(word.endswith("中标") and word != "中标" for word in keywords("港口项目有了结果", body))


def test_what_happened_comes_with_whom_it_happened_to() -> None:
    body = "星驰汽车今天宣布召回两款车。召回从下月开始，车主不用付钱。这是星驰汽车今年第二次召回，制动软件有缺陷。"
    assert keywords("星驰汽车召回四万辆车", body)[:2] == ["星驰汽车", "召回"]


def test_a_word_that_only_the_headline_has_gives_way_to_what_the_text_is_about() -> None:
    body = "青岚市的水上巴士换了新船。水上巴士每天往返十班，码头也修好了。市民说，码头离地铁站近，换乘方便。"
    found = keywords("水上巴士一年：台阶开始发烫", body)
    assert found[:2] == ["水上巴士", "码头"]


@pytest.mark.parametrize("phrase", ["但更可能先修船", "已经没有渔火", "2031年6月", "渔民心里的那座灯塔"])
def test_a_quoted_sentence_is_no_term(phrase: str) -> None:
    assert phrase not in keywords("渔港修灯塔", f"渔港开始修灯塔。老船长写下“{phrase}”，渔港的人都看过。")


def test_quotation_marks_make_a_term_of_its_words() -> None:
    body = "盐滩试行“双轨晾晒”，出盐快了一倍，工人也少了。"
    tag = next(tag for tag in tags("盐滩用上“双轨晾晒”", body) if tag.text == "双轨晾晒")
    assert tag.rule == "keyword quoted"


def test_a_piece_of_a_quoted_name_is_no_keyword() -> None:
    body = "海岭置业提出债券展期。“23海岭MTN007”下月到期，持有人将表决展期。债券展期若不成，“23海岭MTN007”就算违约。"
    found = keywords("海岭置业寻求债券展期，“23海岭MTN007”临近到期", body)
    assert "MTN007" not in found
    assert "债券展期" in found


@pytest.mark.parametrize("word", ["每孩", "一厘钱", "一座座灯塔", "悄悄", "起来"])
def test_counting_words_and_adverbs_are_no_keywords(word: str) -> None:
    found = keywords(f"海岛补贴{word}", f"{word}，{word}。海岛的补贴到了，{word}海岛。")
    assert not [term for term in found if word in term]


def test_an_address_and_an_office_are_no_keywords() -> None:
    body = "沙河县北滩乡的盐农说，盐价涨了。盐业协会副会长来到沙河县北滩乡，盐业协会副会长说盐价还会涨。"
    found = keywords("盐价又涨", body)
    assert not [term for term in found if term.endswith(("北滩乡", "副会长"))]


def test_who_is_named_once_is_no_keyword() -> None:
    assert "王海生" not in keywords("灯塔换灯", "灯塔换了新灯，灯塔更亮。渔民王海生说，海上看得清了。")


def test_a_foreign_name_ends_where_the_next_word_begins() -> None:
    body = "埃玛·林德贝里把灯塔写满诗。埃玛·林德贝里旗下的书店卖她的诗。"
    assert "埃玛·林德贝里" in keywords("诗人守灯塔", body)


@pytest.mark.parametrize("name", ["B轮融资", "A+轮融资", "Pre-A轮融资", "中报", "第一季报", "半年报"])
def test_rounds_and_reports_are_whole(name: str) -> None:
    assert name in keywords(f"朔望储能完成{name}", f"朔望储能昨天完成{name}。{name}之后，朔望储能要建新厂。")


def test_a_term_of_the_body_is_found_in_the_headline_that_is_cut_otherwise() -> None:
    body = "老街上的量贩零食店多了。量贩零食卖得便宜，学生爱买。店主说，量贩零食靠走量。"
    tag = next(tag for tag in tags("量贩零食打到了县城", body) if tag.text.startswith("量贩零食"))
    assert tag.evidence[0][0] == 0


SCENE = "临江商场换了三种收银台。新收银台不用人看管，旧收银台留下两台。顾客说收银台快了，店员说收银台少出错。"


def test_a_word_of_any_scene_is_a_keyword_where_the_article_is_about_it() -> None:
    assert "收银台" in keywords("临江商场的收银台换了三代", SCENE)


@pytest.mark.parametrize(
    ("headline", "body"),
    [("临江商场换新", SCENE), ("临江商场的收银台换了三代", SCENE.replace("收银台", "设备"))],
    ids=["not-in-headline", "not-in-body"],
)
def test_a_word_of_any_scene_is_else_no_keyword(headline: str, body: str) -> None:
    assert all(word != "收银台" for word in keywords(headline, body))


@pytest.mark.parametrize(
    ("before", "behind"), [("", "随后"), ("海事局推出", "，"), ("船长写下“", "”，")], ids=["acts", "new", "quoted"]
)
def test_how_a_text_uses_a_word_counts(before: str, behind: str) -> None:
    plain = "码头边停着灯船，灯船边停着渔船。"
    first = keywords("港口的一天", f"{plain}{before}灯船{behind}码头安静下来。")
    other = keywords("港口的一天", f"{plain}{before}渔船{behind}码头安静下来。")
    assert first.index("灯船") < other.index("灯船") if "灯船" in other else "灯船" in first


def test_a_given_name_that_is_cut_off_is_whole() -> None:
    body = "林予安退赛的消息让球迷吃惊。林予安因伤缺席，林予安的教练说，林予安需要休息三周。"
    assert keywords("林予安退赛", body)[0] == "林予安"


def test_whose_word_the_headline_is_comes_first() -> None:
    body = "渔业学者裴若岚在论坛上说，海水变暖，带鱼北移。论坛在青岚市举行，带鱼的价格也涨了。"
    assert "裴若岚" in keywords("裴若岚：带鱼正在北移", body)[:2]


def test_an_authority_of_the_body_gives_way_to_what_the_text_is_about() -> None:
    body = "农业农村部说，带鱼价格上涨两成。农业农村部称，渔港的带鱼少了。"
    assert keywords("带鱼价格上涨两成", body)[0] == "带鱼"


def test_a_word_that_is_everywhere_is_no_keyword_before_others() -> None:
    body = "海川的AI会修补渔网，AI找出破洞，机器人缝上渔网。工人说，AI比人快，渔网更结实。"
    found = keywords("AI修补渔网", body)
    assert found.index("渔网") < found.index("AI")


@pytest.mark.parametrize(
    ("headline", "body", "piece"),
    [
        (
            "恒岭产能利用率升至九成",
            "恒岭的产能利用率升至九成，上季产能利用率升至八成，去年产能利用率升至七成。",
            "升至",
        ),
        ("团队研制出存储芯片", "团队研制出存储芯片。去年研制出样品，今年研制出成品，工厂也研制出设备。", "研制出"),
        ("消息称恒岭拟建工厂", "消息称恒岭拟建工厂，消息称恒岭已选好地点。", "消息"),
        ("机器人整理60间客房", "机器人整理60间客房，昨夜整理60间，今夜又整理60间。", "整理60"),
        ("恒岭母公司Q1营收增长", "恒岭母公司Q1营收增长，母公司Q1利润也增长。", "公司Q1"),
    ],
)
def test_a_keyword_is_no_fragment_of_a_sentence(headline: str, body: str, piece: str) -> None:
    assert not any(piece in word for word in keywords(headline, body))


def test_a_term_of_a_trade_that_the_segmenter_cuts_is_whole() -> None:
    found = keywords("煤炭股走强", "煤炭股今天走强。分析师说，冬天用煤炭多，煤炭还会涨价。")
    assert "煤炭股" in found
    assert "煤炭" not in found


@pytest.mark.parametrize("said", ["卢女士", "王先生", "海川记者"])
def test_who_is_named_by_half_and_who_writes_are_no_keywords(said: str) -> None:
    found = keywords("健身房停业", f"临江一家健身房停业。{said}去过健身房，{said}拍下停业告示，{said}等退款。")
    assert said not in found


def test_media_are_keywords_only_where_the_headline_names_them() -> None:
    body = "临江手机新机开售。IT之家昨天拿到新机，IT之家说屏幕很亮，IT之家还测了电池。"
    assert "IT之家" not in keywords("临江手机新机开售", body)
    assert "IT之家" in keywords("IT之家实测临江手机", body)


MATTERS = "海上灯塔换上节能灯泡，灯泡更亮。灯塔的灯泡省电一半，渔民说灯泡亮，夜航看得见灯塔。"


def test_who_is_asked_once_for_figures_comes_where_it_stands() -> None:
    found = keywords("灯塔换灯泡，夜航更远", f"{MATTERS}中国移动的统计说，海上手机多了一成。")
    assert found.index("中国移动") == 3


def test_a_text_may_end_in_a_name_that_ends_in_a_term_of_a_trade() -> None:
    assert "华夏基金" in keywords("灯塔换灯泡", "渔民说，灯塔的灯泡是谁捐的？是华夏基金")


def test_a_headline_alone_has_keywords() -> None:
    assert "灯塔" in keywords("灯塔、灯泡和夜航：灯塔更亮，灯泡更省", "")


def test_a_keyword_does_not_end_in_what_happens() -> None:
    found = keywords("鞭炮原料仓库发生燃爆", "鞭炮原料仓库发生燃爆，鞭炮原料仓库发生火情。")
    assert not any(word.endswith("发生") for word in found)


def test_what_is_not_done_is_no_coinage() -> None:
    found = keywords("灵舟坊：不做季票", "灵舟坊说不做季票。灵舟坊去年不做季票，明年也不做。")
    assert not any("不做" in word for word in found)


def test_that_a_law_enters_into_force_is_no_keyword() -> None:
    found = keywords("渔港规则下月施行", "临江渔港规则下月施行。新规则施行后，渔船要登记，渔港要限时。")
    assert "施行" not in found


def test_a_phrase_that_goes_on_in_the_same_way_each_time_is_cut_short() -> None:
    body = "我院灯塔渔火党支部教渔民看海图，我院灯塔渔火党支部还教看潮汐表。"
    assert "我院灯塔渔火" not in keywords("渔民学会看海图", body)


def test_a_name_of_five_words_is_whole() -> None:
    body = "海湾渔业数据交易创新中心20日挂牌。海湾渔业数据交易创新中心设在青岚市，渔民可以查鱼价。"
    assert "海湾渔业数据交易创新中心" in keywords("海湾渔业数据交易创新中心挂牌", body)


def test_a_word_that_many_articles_have_counts_less() -> None:
    found = keywords("经济与渔火", "经济好转，渔火点亮。渔火带来游客，经济带来渔船。")
    assert found.index("渔火") < found.index("经济")


def test_a_name_spelled_in_two_ways_is_one_keyword() -> None:
    found = keywords("GPT-4写诗", "GPT-4写诗，诗人读GPT-4的诗。GPT4也画灯塔，GPT4画了三张，诗人说画不如诗。")
    assert len({"GPT-4", "GPT4"} & set(found)) == 1


def test_names_that_share_letters_are_two_keywords() -> None:
    body = "Luma-4o画灯塔，TaLuma写渔火。Luma-4o画了三张，TaLuma写了两首。"
    assert {"Luma-4o", "TaLuma"} <= set(keywords("Luma-4o与TaLuma", body))


def test_a_company_and_what_it_makes_are_two_keywords_where_the_headline_names_both() -> None:
    body = "快手公布业绩，可灵AI收入翻倍。快手说，可灵AI的用户多了，快手还要投入可灵AI。"
    assert {"快手", "可灵AI"} <= set(keywords("快手：可灵AI收入翻倍", body))


def test_a_latin_name_that_the_headline_has_not_comes_behind_what_the_text_is_about() -> None:
    found = keywords("渔港的夜", "激光雷达照亮渔港，Wend用过。渔民买激光雷达，Wend不卖。")
    assert found.index("激光雷达") < found.index("Wend")


def test_a_number_with_letters_begins_a_term() -> None:
    found = keywords("8N灯塔点亮渔港", "8N灯塔点亮渔港，渔民说好。上月商会看过8N灯塔。")
    assert "8N灯塔" in found


def test_a_keyword_does_not_begin_with_how_it_is_done() -> None:
    found = keywords("灯塔正式发布海图", "灯塔正式发布海图，渔港正式发布潮汐表，商会正式发布渔火图。")
    assert not any(word.startswith("正式") for word in found)


def test_words_of_an_english_sentence_are_no_keywords() -> None:
    body = "店主在门口写着 thank you for waiting，客人也用 thank you 回他。面包店的面包卖完了，面包店明天再开。"
    found = keywords("面包店挂出 thank you 的牌子", body)
    assert "面包店" in found
    assert not [term for term in found if term.isascii()]


def test_who_has_no_name_comes_behind_what_he_speaks_of() -> None:
    body = "渔港有灯塔，灯塔很亮。外国专家看了渔港，渔港的灯塔修了两年。渔港明年还修灯塔。"
    assert keywords("外国专家：渔港灯塔亮了", body)[0] == "灯塔"


def test_the_own_house_is_no_keyword() -> None:
    body = "我院举办渔火大赛，渔火大赛有十人。我院说，渔火大赛明年还有。"
    assert "我院" not in keywords("我院举办渔火大赛", body)


def test_a_person_who_says_something_is_named_without_it() -> None:
    body = "周琦说灯塔亮。灯塔修好了，周琦在灯塔下等。周琦点头。"
    assert "周琦说" not in keywords("周琦说灯塔亮了", body)
