"""Forms of mastheads that another set of whole pages had and the rules did not: English ones, media before names."""

from tests.extraction.credit_pages import case

DAY = "2026-05-29 10:12"
REMARK = (
    "<p>本文来自微信公众号：<a href='/x'>江城观察（ID：jcgc）</a>，作者：林小满，编辑：宋雨桐，题图来自：视觉江城</p>"
)

LETTERS = (
    # English editions
    case("letters-by", top="By Lin Xiaoman | May 29, 2026", authors="Lin Xiaoman", date="2026-05-29"),
    case("letters-by-two", top=f"By LIN XIAOMAN and ZHENG YIMING | North Bank Daily | {DAY}",
         authors="LIN XIAOMAN,ZHENG YIMING", date=DAY),
    case("letters-by-in", top=f"By Lin Xiaoman in Jiangcheng | Updated: {DAY}", authors="Lin Xiaoman", date=DAY),
    case("letters-by-long-name", top=f"By Alexandra Montgomery {DAY}", authors="Alexandra Montgomery"),
    case("letters-by-desk", top=f"By Staff Reporter | {DAY}", authors=""),
    case("letters-by-medium", top=f"By North Bank Daily | {DAY}", authors=""),
    case("letters-labels", top=f"Source: Xinhua | Author: Lin Xiaoman | Editor: Song Yutong | {DAY}",
         authors="Lin Xiaoman", source="Xinhua", editors="Song Yutong", date=DAY),
    case("letters-name-like-month", top="By Li Junwei May 29, 2026", authors="Li Junwei", date="2026-05-29"),
    case("letters-clock-first", top="Published: 10:12, May 29, 2026", date=DAY),
    case("letters-clock-first-dashes", top="Published 10:12, 29-May-2026", date=DAY),
    # media and schools before names
    case("house-and-reporter", top=f"河岸望 记者 林小满 编辑 宋雨桐 {DAY}", authors="林小满", editors="宋雨桐"),
    case("house-in-brackets", top=DAY, opening="【江城观察 记者 林小满】", authors="林小满"),
    case("house-without-job", top=DAY, before="<p>文｜江城科技 林小满</p>", authors="林小满", source="江城科技"),
    case("school-and-name", top=DAY, closing="<p>（文/交通学院 林小满 图/郑一鸣 编辑/宋雨桐）</p>", authors="林小满",
         photographers="郑一鸣", editors="宋雨桐"),
    case("house-slash-reporter", top=f"河岸晚報╱記者林小滿 {DAY}", authors="林小滿", source="河岸晚報"),
    case("signed-with-house", top=DAY, closing="<p>(江城体育 林小满)</p>", authors="林小满"),
    # lines that say when and who at once
    case("reporter-slash-date", top="記者林小滿／綜合報導 2026/05/29 10:12", authors="林小滿", date=DAY),
    case("reporter-brackets-date", top=f"（记者 林小满）{DAY}", authors="林小满", date=DAY),
    case("reporter-slash-place", top=f"特派記者 林小滿／東京 {DAY}", authors="林小滿", date=DAY),
    case("paper-in-marks", top="本报记者 林小满 《北岸日报》（2026年5月29日 03版）", authors="林小满",
         source="北岸日报", date="2026-05-29"),
    case("remark-names-all", top=DAY, before=REMARK, authors="林小满", source="江城观察", editors="宋雨桐"),
    case("writer-label-tw", top=f"撰文者：林小滿　{DAY}", authors="林小滿"),
    case("other-editors", top=DAY, foot="<p>责任编辑 | 宋雨桐</p><p>运营编辑 | 高凡</p>", editors="宋雨桐,高凡"),
    case("source-picture-first", top=f"{DAY} 来源：&nbsp;<img src='/x.png'>北岸日报", source="北岸日报"),
    # times
    case("ago-and-list", top="2小时前", side="<p>5分钟前 <a href='/9'>夜班公交增开</a></p>", date="2026-06-01"),
    case("weekday-commas", top="2026年5月29日，星期五，早上10:12", date=DAY),
    case("changed-behind", top=f"{DAY} (2026-05-30 08:30 更新)", date=DAY, modified="2026-05-30 08:30"),
)  # fmt: skip
