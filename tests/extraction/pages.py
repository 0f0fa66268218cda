"""Pages of sites that do not exist, in our own words."""

SENTENCES = (
    "示例市的三家工厂本周开始试用一种新的仓储机器人，工人们说它们比想象中安静。",
    "负责这个项目的工程师介绍，机器人每小时可以搬运四百个箱子，充电只要二十分钟。",
    "“我们不打算减少岗位，而是让大家去做更有意思的工作。”工厂的一位负责人这样回答。",
    "研究者提醒，算法在拥挤的通道里仍会犹豫，安全员因此还要在场，直到明年春天。",
)
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TITLE = "三家工厂试用仓储机器人 工人称比想象中安静"


def article(  # noqa: PLR0913 -- each part of a page may be another
    *,
    title: str = f"{TITLE}_科技频道_示例新闻网",
    head: str = "",
    masthead: str = "<div class='info'>2026-05-29 19:31 来源：<a>示例日报</a> 作者：张三</div>",
    heading: str = f"<h1>{TITLE}</h1>",
    body: str = PARAGRAPHS,
    tail: str = "<p>责任编辑：王五</p>",
) -> str:
    links = "".join(f"<li><a href='/n/{i}.html'>第{i}条毫不相干的新闻标题写在这里</a></li>" for i in range(20))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
      <div class="nav"><a href="/">首页</a> <a href="/t">科技</a> <a href="/s">社会</a></div>
      <div class="main">{heading}{masthead}<div class="article-content">{body}</div>{tail}</div>
      <div class="sidebar"><h3>热门新闻</h3><ul>{links}</ul></div>
      <div class="comments"><p>网友甲：写得真好，我完全同意，希望多写一些这样的报道。</p></div>
      <div class="footer">版权所有 示例新闻网，未经许可不得转载。 沪ICP备00000000号</div></body></html>"""


LISTING = (
    "<html><head><title>示例新闻网</title></head><body><div class='logo'>示例新闻网</div>"
    + "".join(
        f"<div class='item'><a href='/n/{i}.html'>第{i}条新闻的标题，说的是完全不同的事情</a>"
        f"<p>摘要第{i}条，讲了几句话。</p></div>"
        for i in range(40)
    )
    + "</body></html>"
)
