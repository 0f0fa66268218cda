"""Articles of unusual shapes, in our own words: headline, body in HTML, and what its text holds, by a short name."""

# ruff: noqa: E501 (a page reads best on one line)

from collections.abc import Callable

from tests.extraction.lists import TOWNS
from tests.extraction.pages import PARAGRAPHS, article

Render = Callable[[str], str]
_MASTHEAD = "<div class='info'>2026-05-29 19:31 来源：<a>示例日报</a></div>"
_LINKED = "".join(
    f"<p>在<a href='/k/{n}'>{town}</a>，<a href='/k/x{n}'>步道管理处</a>去年修了两公里，<a href='/k/y{n}'>预算</a>用去三百万元，<a href='/k/z{n}'>市民</a>说值得。</p>"
    for n, town in enumerate(TOWNS[:8])
)
_TABLE = (
    "<p>各区去年的用水量如下，单位为万吨。</p><table>"
    + "".join(
        f"<tr><td>{town}区</td><td>{n}12</td><td>{n}08</td><td>下降{n}%</td></tr>" for n, town in enumerate(TOWNS)
    )
    + "</table><p>水务局说，下降主要因为换了管道。</p>"
)
_ROUNDUP = "<p>这一年，城里多了不少去处，我们挑了十个。</p>" + "".join(
    f"<h3>{n + 1}. {town}书店</h3><p>{town}书店藏在巷子里，老板养了三只猫，书按颜色摆放。</p><p><img src='/i/{n}.jpg'></p>"
    for n, town in enumerate(TOWNS[:10])
)
_TIMELINE = "".join(
    f"<p><strong>{n + 1}月{n + 3}日</strong></p><p>{town}的渡船停航，当地开通了接驳巴士。</p>"
    for n, town in enumerate(TOWNS)
)
_QA = "".join(
    f"<p><b>问：{town}的步道什么时候修好？</b></p><p>答：预计明年春天，工程已经过半。</p>" for town in TOWNS[:7]
)

BODIES: dict[str, tuple[str, str, str]] = {
    "links": ("八个镇的步道账本：钱花在哪里", _LINKED, "在白沙，步道管理处去年修了两公里"),
    "table": ("各区用水量公布 九成下降", _TABLE, "水务局说，下降主要因为换了管道"),
    "roundup": ("盘点：今年值得去的十家书店", _ROUNDUP, "长汀书店藏在巷子里"),
    "timeline": ("河岸渡船停航始末", _TIMELINE, "松口的渡船停航"),
    "questions": ("步道何时修好？主管部门答记者问", _QA, "问：云桥的步道什么时候修好"),
    "flash": (
        "河岸市明起下调地铁票价",
        "<p>河岸市交通局今天宣布，自明日零时起，地铁起步价由三元下调至两元，学生另享五折，长者全天免费乘坐。</p>",
        "起步价由三元下调至两元",
    ),
    "flash-tiny": (
        "央行下调存款准备金率",
        "<p>央行今天宣布，下调存款准备金率0.5个百分点。</p>",
        "下调存款准备金率0.5个百分点",
    ),
    "poem": (
        "河岸四章",
        "<p>周若岚</p><p>一</p><p>渡船停在雾里<br>灯还亮着<br>没有人喊开船</p><p>二</p><p>桥在夜里变长<br>走到一半<br>听见对岸的狗</p><p>三</p><p>雨下到第三天<br>河漫上石阶<br>我们把椅子搬回屋里</p>",
        "没有人喊开船",
    ),
    "interview": (
        "对话造船人：木船还能走多远",
        "".join(
            f"<p>示例日报：第{n}艘船花了多久？</p><p>老周：{n + 2}个月，木头要先泡，再晒，急不得。</p>"
            for n in range(8)
        ),
        "老周：9个月",
    ),
    "notice": (
        "关于河岸大桥封闭施工的通告",
        "<p>因河岸大桥加固，现将有关事项通告如下：</p><p>一、封闭时间：2026年11月25日0时至12月5日24时；</p><p>二、封闭路段：大桥南北引桥；</p><p>三、绕行路线：经东山路、青石桥。</p><p>特此通告。</p><p>河岸市公安局交通警察支队</p><p>2026年11月20日</p>",
        "绕行路线：经东山路、青石桥",
    ),
    "pictures": (
        "组图：河岸初雪",
        "".join(
            f"<p><img src='/i/{n}.jpg' width=900></p><p>{town}的屋顶落了第一场雪。示例日报记者 张三 摄</p>"
            for n, town in enumerate(TOWNS[:8])
        ),
        "青石的屋顶落了第一场雪",
    ),
    "names": (
        "河岸市十佳渡工名单公布",
        "<p>河岸市总工会今天公布十佳渡工名单，公示期七天。</p><p>"
        + "、".join(f"{town}渡口 周{town[0]}" for town in TOWNS)
        + "。</p>",
        "公示期七天",
    ),
    "score": (
        "河岸队3比1胜东山队",
        "<p>第12分钟，8号远射破门，1比0。</p><p>第40分钟，东山扳平。</p><p>第70分钟，河岸再入一球。</p><p>第88分钟，点球，3比1。</p><p>首发：1-周一、2-周二、3-周三、4-周四、5-周五</p>",
        "8号远射破门",
    ),
    "review": (
        "一周图书",
        "".join(
            f"<p>《{town}记》</p><p>作者写故乡{town}，用的是方言，读来像听人说话。示例出版社2026年版，48元。</p>"
            for town in TOWNS[:6]
        ),
        "作者写故乡白沙",
    ),
    "related-inside": (
        "三家工厂试用仓储机器人 工人称比想象中安静",
        PARAGRAPHS
        + "".join(
            f"<p><a href='/n/{n}'>延伸阅读：{town}的工厂也装上了机器人</a></p>" for n, town in enumerate(TOWNS[:5])
        ),
        "安全员因此还要在场",
    ),
}


def page(name: str) -> str:
    """The article of that name as a page with everything around it."""
    headline, body, _ = BODIES[name]
    return article(title=f"{headline}_示例新闻网", masthead=_MASTHEAD, heading=f"<h1>{headline}</h1>", body=body)


def plain(name: str) -> str:
    """The same as an old page: no heading, no name on any element."""
    headline, body, _ = BODIES[name]
    links = "".join(f"<a href='/n/{n}.html'>第{n}条毫不相干的新闻标题写在这里</a><br>" for n in range(12))
    return (
        f"<html><head><title>{headline}-示例新闻网</title></head><body><table><tr><td>{links}</td><td>"
        f"<b>{headline}</b><br>2026年5月29日 19:31 示例日报<br>{body}</td></tr></table></body></html>"
    )
