"""Pages that lead to articles, or to anything else, and are none: in our own words, by a short name."""

# ruff: noqa: E501, ISC003, SIM905 (a page reads best on one line, a list of words too)

NAV = (
    "<div class=nav>"
    + "".join(f"<a href='/{n}/'>{w}</a> " for n, w in enumerate("首页 时政 财经 科技 体育 文化 视频 图片".split()))
    + "</div>"
)
FOOT = "<div class=footer><a href=/about>关于我们</a> <a href=/contact>联系方式</a> 版权所有 示例新闻网，未经许可不得转载。 沪ICP备00000000号</div>"
TOWNS = "河岸 东山 南浦 北港 青石 白沙 云桥 临水 新集 长汀 柳林 松口".split()
THINGS = "步道开放 校车换新 图书馆延时 菜场改造 渡船停航 雨水管网完工 夜市开张 老桥加固 路灯更换 诊所搬迁 果园丰收 球场翻新".split()


def _rows(template: str, count: int = 24) -> str:
    return "".join(
        template.format(
            n=n,
            id=20261100 + n,
            town=TOWNS[n % 12],
            thing=THINGS[(n * 5 + n // 12) % 12],
            day=28 - n % 28,
            hour=f"{23 - n % 24:02}",
        )
        for n in range(count)
    )


def _page(title: str, inner: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{NAV}{inner}{FOOT}</body></html>"


SUMMARY = "{town}的居民等了三年，{thing}的消息今天终于传来。工程队说，第{n}期还要等到明年春天，预算已经批下来了。"

LISTS: dict[str, str] = {
    "summaries": _page(
        "社会新闻_示例新闻网",
        "<h1>社会新闻</h1>"
        + _rows(
            "<div class=item><h3><a href='/a/{id}.html'>{town}{thing}</a></h3><p>"
            + SUMMARY
            + "</p><span>2026-11-{day:02} {hour}:10</span></div>"
        ),
    ),
    "summaries-linked": _page(
        "财经频道 - 示例新闻网",
        _rows("<li><a href='/a/{id}.html'><h2>{town}{thing}</h2><p>" + SUMMARY + "</p></a></li>", 15),
    ),
    "flashes": _page(
        "7×24小时快讯_示例财经",
        "<h1>7×24快讯</h1>"
        + _rows(
            "<div class=flash><span>{hour}:2{n}</span><p>【{town}{thing}】{town}方面今天表示，{thing}一事已经完成，涉及资金三百万元。</p><a href='/f/{id}'>分享</a></div>"
        ),
    ),
    "flashes-unlinked": _page(
        "快讯直播_示例财经",
        "<h1>快讯</h1>"
        + _rows(
            "<div class=flash><span>{hour}:2{n}</span><p>{town}方面今天表示，{thing}一事已经完成，涉及资金三百万元。</p></div>"
        ),
    ),
    "photo-wall": _page(
        "图片频道_示例新闻网",
        _rows(
            "<div class=pic><a href='/p/{id}.html'><img src='/i/{id}.jpg' alt='{town}{thing}'></a><a href='/p/{id}.html'>{town}{thing}</a></div>"
        ),
    ),
    "forum-board": _page(
        "河岸杂谈 - 示例论坛",
        "<h1>河岸杂谈</h1><table>"
        + _rows(
            "<tr><td><a href='/t/{id}'>[讨论] {town}{thing}，大家怎么看</a></td><td><a href='/u/{n}'>网友{n}号</a></td><td>{n}/1{n}2</td><td>11-{day:02}</td></tr>"
        )
        + "</table>",
    ),
    "forum-thread": _page(
        "河岸步道晚上关灯了吗 - 示例论坛 - Powered by Discuz!",
        "<h1>河岸步道晚上关灯了吗</h1>"
        + _rows(
            "<div class=post><a href='/u/{n}'>网友{n}号</a><em>发表于 2026-11-{day:02} {hour}:10</em><div class=t_f>我昨天从{town}走过，灯还亮着，{thing}之后人也多了。</div><a href='#'>回复</a> <a href='#'>举报</a></div>",
            15,
        ),
    ),
    "live-feed": _page(
        "直播：河岸马拉松_示例新闻网",
        "<h1>直播大厅</h1>" + _rows("<li><em>{hour}:3{n}</em><b>主持人</b><p>选手到达{town}。</p></li>"),
    ),
    "epaper": _page(
        "示例日报数字报",
        "<h2>2026年11月20日 星期五 第01版：要闻</h2>"
        + "<ul>"
        + _rows("<li><a href='content_{id}.htm'>{town}{thing}</a></li>", 8)
        + "</ul><ul>"
        + _rows("<li><a href='node_{n}.htm'>第{n}版：{town}新闻</a> <a href='a{n}.pdf'>PDF</a></li>", 16)
        + "</ul><p>上一期 下一期 往期回顾</p>",
    ),
    "sitemap": _page(
        "网站地图_示例新闻网",
        "<h1>网站地图</h1>"
        + _rows(
            "<dl><dt><a href='/{n}/'>{town}</a></dt><dd><a href='/{n}/a'>要闻</a> <a href='/{n}/b'>{thing}</a></dd></dl>"
        ),
    ),
    "tag-cloud": _page(
        "热门标签_示例新闻网",
        "<h1>热门标签</h1><div>"
        + _rows("<a href='/tag/{n}'>{town}</a> <a href='/tag/x{n}'>{thing}</a> ", 60)
        + "</div>",
    ),
    "tag": _page(
        "步道 - 标签 - 示例新闻网",
        "<h1>步道</h1>"
        + _rows(
            "<article><h2><a href='/a/{id}.html'>{town}{thing}</a></h2><p>"
            + SUMMARY
            + "</p><a href='/a/{id}.html'>阅读全文</a></article>",
            10,
        ),
    ),
    "author": _page(
        "周若岚的文章_示例新闻网",
        "<h1>周若岚</h1><p>示例新闻网记者，长期报道河流与港口，写过三百多篇稿件，曾获地方新闻奖。</p>"
        + _rows("<div><a href='/a/{id}.html'>{town}{thing}</a><span>11-{day:02}</span></div>", 12),
    ),
    "author-few": _page(
        "周若岚_专栏作者_示例新闻网",
        "<h1>周若岚</h1><p class=bio>周若岚，示例新闻网记者，长期报道河流与港口。她写过三百多篇稿件，曾获地方新闻奖，现居河岸市。</p><h3>最近文章</h3>"
        + _rows("<p><a href='/a/{id}.html'>{town}{thing}</a></p>", 4),
    ),
    "page-3": _page(
        "社会新闻_第3页_示例新闻网",
        _rows("<li><a href='/a/{id}.html'>{town}{thing}</a><span>2026-11-{day:02}</span></li>", 40)
        + "<div><a href='list_2.html'>上一页</a> <a>3</a> <a href='list_4.html'>下一页</a></div>",
    ),
    "search": _page(
        "步道_站内搜索",
        "<form><input value=步道></form><p>找到约 240 条结果</p>"
        + _rows("<div><a href='/a/{id}.html'><em>步道</em>：{town}{thing}</a><p>……" + SUMMARY + "……</p></div>", 10),
    ),
    "search-empty": _page(
        "搜索_示例新闻网",
        "<form><input value=步道></form><p>很抱歉，没有找到与“步道”相关的内容。建议您换一个词，或者减少字数再试一次。</p>",
    ),
    "topic": _page(
        "专题：河岸步道这一年_示例新闻网",
        "<h1>河岸步道这一年</h1><div class=lead><p>一年前，河岸步道向市民开放。一年里，有人来散步，有人来拍照，也有人来投诉。本专题汇集了我们的全部报道。</p></div><h2>最新进展</h2>"
        + _rows("<li><a href='/a/{id}.html'>{town}{thing}</a></li>", 20),
    ),
    "topic-lead": _page(
        "聚焦河岸马拉松",
        "<div class=intro><b>编者按</b>河岸马拉松今天开跑，两万名选手来自三十个国家。组委会说，今年的路线比去年平坦，医疗点也多了一倍。记者在沿途发来报道。</div><div>"
        + _rows("<div class=card><a href='/a/{id}.html'><img src='/i/{n}.jpg'><span>{town}{thing}</span></a></div>", 9)
        + "</div>",
    ),
    "product": _page(
        "河牌 X200 智能手表 - 示例商城",
        "<h1>河牌 X200 智能手表</h1><p>￥1299.00</p><p>配送至 河岸市</p><button>加入购物车</button><ul><li>品牌：河牌</li><li>型号：X200</li><li>重量：32克</li></ul><p>这款手表可以连续使用十四天，支持游泳和登山。表盘采用蓝宝石玻璃，不怕划。</p><h2>商品评价</h2><p>很好用，给爸爸买的。</p><p>物流很快，包装完好。</p>",
        "<meta property='og:type' content='product'>",
    ),
    "company": _page(
        "河岸科技股份有限公司 - 企业查询",
        "<h1>河岸科技股份有限公司</h1><table><tr><td>法定代表人</td><td>林某</td></tr><tr><td>注册资本</td><td>5000万元</td></tr><tr><td>成立日期</td><td>2011-04-02</td></tr><tr><td>经营范围</td><td>仓储机器人的研发、生产与销售；技术咨询；货物进出口。依法须经批准的项目，经相关部门批准后方可开展经营活动。</td></tr></table>",
    ),
    "job": _page(
        "Python 工程师招聘_河岸科技 - 示例招聘",
        "<h1>Python 工程师</h1><p>15-25K · 河岸市 · 3-5年 · 本科</p><h3>职位描述</h3><p>负责爬虫系统的设计与开发；维护数据管道；与编辑部沟通需求。</p><h3>任职要求</h3><p>熟悉 Scrapy；了解 HTTP；有新闻行业经验者优先。</p><button>立即投递</button>",
        '<script type=\'application/ld+json\'>{"@type":"JobPosting","title":"Python"}</script>',
    ),
    "weather": _page(
        "河岸市天气预报_15天",
        "<h1>河岸市天气预报</h1><p>11月20日 20:00 更新</p>"
        + _rows("<li>{day}日 多云转晴 {n}℃/1{n}℃ 东北风3级</li>", 15)
        + "<p>生活指数：今天有点冷，建议穿厚外套。紫外线弱，不需要涂防晒霜。</p>",
    ),
    "quote": _page(
        "河岸科技(600000)股票行情_示例财经",
        "<h1>河岸科技 600000</h1><table>"
        + _rows("<tr><td>11-{day:02}</td><td>1{n}.20</td><td>+0.{n}%</td><td>{n}万手</td></tr>")
        + "</table><p>公司主营仓储机器人，2011年成立，2019年上市。</p>"
        + _rows("<li><a href='/a/{id}'>{town}{thing}</a></li>", 8),
    ),
    "videos": _page(
        "视频_示例新闻网",
        _rows(
            "<div class=v><a href='/v/{id}'><img src='/v/{n}.jpg'></a><p><a href='/v/{id}'>{town}{thing}</a></p><span>03:2{n}</span><span>{n}万播放</span></div>"
        ),
    ),
    "home-many": _page(
        "示例新闻网_河岸市最大的新闻门户",
        "".join(
            f"<div class=block><h2>{w}</h2><ul>"
            + _rows("<li><a href='/a/" + w + "{id}.html'>{town}{thing}</a></li>", 10)
            + "</ul></div>"
            for w in TOWNS
        ),
    ),
    "home-lead": _page(
        "示例新闻",
        "<div class=top><h1><a href='/a/1.html'>河岸步道开放满一年</a></h1><p>一年里来了四十万人，周边的小店多了三成，管理方说明年会再修两公里。</p></div>"
        + _rows("<div><a href='/a/{id}.html'>{town}{thing}</a></div>", 30),
    ),
    "blog-index": _page(
        "林间笔记",
        "<h1>林间笔记</h1>"
        + _rows(
            "<div class=post><h2><a href='/b/{id}'>{town}{thing}</a></h2><p class=date>2026-11-{day:02}</p><p>"
            + SUMMARY * 2
            + "</p><p><a href='/b/{id}'>继续阅读</a> · <a href='/b/{id}#c'>3条评论</a></p></div>",
            8,
        ),
    ),
    "magazine": _page(
        "示例周刊 2026年第45期 目录",
        "<h1>示例周刊 第45期</h1><h3>封面故事</h3>"
        + _rows("<p><a href='/m/{id}'>{town}{thing}</a> 文/周若岚 P{n}</p>", 18),
    ),
    "comments": _page(
        "全部评论(240)_示例新闻网",
        "<h1>河岸步道开放满一年</h1>"
        + _rows(
            "<div class=c><b>网友{n}</b><p>我每天都去{town}走走，{thing}以后方便多了，希望继续。</p><span>{hour}:10</span> <a href='#'>回复</a> <a href='#'>赞({n})</a></div>",
            20,
        ),
    ),
    "rank": _page(
        "一周热文排行_示例新闻网",
        "<h1>一周热文排行</h1><ol>"
        + _rows("<li><a href='/a/{id}.html'>{town}{thing}</a> {n}2万阅读</li>", 20)
        + "</ol>",
    ),
    "column": _page(
        "栏目介绍：河岸夜话",
        "<h1>河岸夜话</h1><p>主持人每晚九点与听众连线，聊聊城里的事。</p>"
        + _rows("<li><a href='/r/{id}'>第{n}期：{town}{thing}</a> <span>45:1{n}</span></li>", 20),
    ),
}
