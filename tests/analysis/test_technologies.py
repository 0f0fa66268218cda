"""Technologies are printed as the text spells them; articles of other fields have none."""

import pytest

from newscrawl import Article, analyze


def technologies(headline: str, body: str) -> list[str]:
    analysis = analyze(Article(url="u", site="s", headline=headline, body=body)).analysis
    assert analysis
    return [tag.text for tag in analysis.technologies]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("码头装上5G芯片，5G芯片由海川自研。", "5G芯片"),
        ("海川推出GLM大模型，GLM大模型能听方言。", "GLM大模型"),
        ("商场上线AI试衣，AI试衣很受欢迎。", "AI试衣"),
        ("芯片采用12纳米工艺，12纳米工艺已经成熟。", "12纳米工艺"),
        ("网络改用XPONET，XPONET比旧网快。", "XPONET"),
        ("渔船用上量子计算机，量子计算机会算潮汐。", "量子计算机"),
        ("生成式ＡＩ改变了出版，出版社都用生成式ＡＩ。", "生成式ＡＩ"),
    ],
)
def test_terms_and_compounds_are_found(sentence: str, term: str) -> None:
    assert term in technologies("消息一则", sentence)


@pytest.mark.parametrize(
    "body",
    [
        "快递公司从今天起涨价，首重加两元。",
        "老街的早点铺又开张了，街坊排起长队。",
        "消费者可以在网站和手机上预约，电商平台也卖门票。",
        "公司拟在港股IPO，IPO募资十亿元。",
        "Kevin表示同意，Kevin说他会来。",
    ],
)
def test_articles_of_other_fields_have_none(body: str) -> None:
    assert technologies("消息一则", body) == []


def test_no_two_say_the_same() -> None:
    found = technologies("人形机器人进厂", "人形机器人进厂，机器人搬箱子。人形机器人的灵巧手很稳，机器人不休息。")
    assert "人形机器人" in found
    assert "机器人" not in found


def test_there_are_at_most_five() -> None:
    body = "会上谈了量子计算、脑机接口、区块链、核聚变、自动驾驶、数字孪生、激光雷达和固态电池。"
    assert len(technologies("技术大会", body * 2)) == 5
