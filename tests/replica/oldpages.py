"""Article pages as they were before 2022: JSP, one block of text with <br>, no embedded JSON."""

from html import escape

from tests.replica import markup
from tests.replica.article import Article

GAP = '<br><div class="contheight"></div>'


def article(item: Article) -> str:
    """The old page of *item*."""
    head = (
        f'<meta charset="utf-8"><title>{escape(item.headline)}_{item.section}_澎湃新闻-The Paper</title>'
        f'<meta name="Keywords" content="{",".join(item.tags)}">'
        f'<meta name="Description" content="{escape(item.summary)}">'
    )
    return f"<!DOCTYPE html><html><head>{head}</head><body>{_body(item)}</body></html>"


def _body(item: Article) -> str:
    if item.kind == "old-gone":
        notice = '<p class="news_txt" style="padding:140px 0;text-align:center">此文章已下线</p>'
        return f'<div class="newscontent">{notice}</div>'
    text = f'<div class="news_txt" data-size="standard">{_text(item)}</div>'
    if item.kind == "old-gov":
        name = f'<div class="news_paike_author"><div class="name">{item.account}</div></div>'
        note = "本文为政务等机构在澎湃新闻上传并发布，仅代表该机构观点。"
        disclaimer = f'<div class="disclaimer"><div class="disclaimer_title">特别声明</div><p>{note}</p></div>'
        text = f'<div class="newDetail_sparker">{name}{text}{disclaimer}</div>'
    return (
        f'<div class="newscontent"><div class="news_path">{_path(item)}</div>'
        f'<h1 class="news_title">{escape(item.headline)}</h1>'
        f'<div class="news_about">{_about(item)}</div>{text}<div class="news_imgad"></div>{_extra(item)}</div>'
    )


def _path(item: Article) -> str:
    if item.kind == "old-gov":
        return f'<a href="channel_36079">澎湃号</a> &gt; <a href="gov_{item.account_id}">{item.account}</a>'
    return f'<a href="/">首页</a> &gt; <a href="list_{item.node_id}">{item.section}</a>'


def _about(item: Article) -> str:
    source = f"来源：{item.source}" if item.source else ""
    sizes = "".join(f'<li id="{name}">{label}</li>' for name, label in (("super", "超大"), ("standard", "标准")))
    return (
        f"<p>{item.byline}</p><p>{item.minute} <span>{source}</span></p>"
        f'<div class="font_size">字号<ul class="size_level">{sizes}</ul></div>'
    )


def _text(item: Article) -> str:
    parts = [escape(text, quote=False) for text in item.paragraphs]
    for place, picture in enumerate(item.images, 1):
        caption = f'<br><span style="color: rgb(128, 128, 128);">{escape(picture.caption, quote=False)}</span>'
        figure = f'<img src="{picture.url}" alt="">{caption if picture.caption else ""}'
        parts.insert(place, f'<div style="text-align:center;">{figure}</div>')
    parts += [note for note in markup.notes(item) if note not in {"特别声明", markup.DISCLAIMER, markup.END_NOTE}]
    if item.end_note:
        parts.append(f'<span class="hide_word">{markup.END_NOTE}</span>')
    return GAP.join(parts)


def _extra(item: Article) -> str:
    people = "".join(f'<div class="infor_item">责任编辑：{name}</div>' for name in item.editors[:1])
    people += "".join(f'<div class="infor_item">校对：{name}</div>' for name in item.proofreaders)
    return (
        f'<div class="news_infor_extra">{people}</div><p>澎湃新闻报料：021-962866</p>'
        f'<div class="news_keyword">关键词 &gt;&gt; {",".join(item.tags)}</div>'
        f'<input type="hidden" id="hidden_contid" value="{item.id}"><div class="news_love"><a class="zan" '
        f'contid="{item.id}" praisetimes="521"></a></div><div class="news_tit2">相关推荐</div>'
        '<h2 id="comm_span"><span>（1.2k）</span></h2>'
    )
