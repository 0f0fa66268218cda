"""The HTML of an article's body, plain or with the wrinkles that real editors leave behind."""

from html import escape

from tests.replica.article import Article, Picture

PLACEHOLDER = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
END_NOTE = "（本文来自澎湃新闻，更多原创资讯请下载“澎湃新闻”APP）"
DISCLAIMER = (
    "本文为澎湃号作者或机构在澎湃新闻上传并发布，仅代表该作者或机构观点，"
    "澎湃新闻仅提供信息发布平台。申请澎湃号请用电脑访问http://renzheng.thepaper.cn。"
)


def content(article: Article) -> str:
    """`contentDetail.content`, which the page shows as it is."""
    if article.genre == "video":
        return f'<video src="{video(article)}" controls="controls" width="600" height="340"></video>'
    if article.genre == "gallery":
        return "".join(_image(article, picture) for picture in article.images)
    return "".join(_blocks(article)) + "".join(f"<p>{text}</p>" for text in notes(article))


def video(article: Article) -> str:
    return f"https://cloudvideo.thepaper.cn/video/{article.number:x}/hd/{article.number % 9973}.mp4"


def notes(article: Article) -> list[str]:
    """What stands below the body and does not belong to it."""
    found = []
    if article.original_title:
        found.append(f"（原题为《{article.original_title}》）")
    if article.end_note and not article.contributed:
        found.append(END_NOTE)
    if article.section == "政务":
        found.append(f"编辑|{article.editors[0]}")
    if article.contributed and article.number % 2:
        found += ["阅读原文", "特别声明", DISCLAIMER]
    return found


def is_heading(paragraph: str) -> bool:
    return len(paragraph) < 60 and paragraph[-1] not in "。”？！"


def _blocks(article: Article) -> list[str]:
    match article.wrinkle:
        case "br":
            blocks = [f"{escape(text, quote=False)}<br/><br/>" for text in article.paragraphs]
        case "list":
            blocks = [_paragraph(article, text) for text in article.paragraphs]
            items = "".join(f"<li>{escape(text, quote=False)}</li>" for text in article.paragraphs[1:3])
            blocks[1:3] = [f"<ul>{items}</ul>", ""]
        case "table":
            rows = range(1, len(article.tags) + 1)
            blocks = [
                _row(text) if n in rows else _paragraph(article, text) for n, text in enumerate(article.paragraphs)
            ]
            blocks[1] = f"<table><tbody>{blocks[1]}"
            blocks[rows[-1]] += "</tbody></table>"
        case _:
            blocks = [_paragraph(article, text) for text in article.paragraphs]
    for n, picture in enumerate(article.images, 1):
        place = len(blocks) * n // (len(article.images) + 1) if article.wrinkle != "table" else len(blocks) - 1
        blocks[place] += _figure(article, picture)
    return blocks


def _row(text: str) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in text.split()) + "</tr>"


def _paragraph(article: Article, paragraph: str) -> str:
    text = escape(paragraph, quote=False)
    if is_heading(paragraph) and article.wrinkle != "table":
        return f"<h2>{text}</h2>" if article.number % 2 else f"<p><strong>{text}</strong></p>"
    match article.wrinkle:
        case "spans":
            cut = len(text) // 2
            style = 'style="font-size: 16px; letter-spacing: 0.5px;"'
            return f"<p><span {style}><span>{text[:cut]}</span><span><strong>{text[cut:]}</strong></span></span></p>"
        case "indent":
            return f"<p>\u3000\u3000{text}&nbsp;</p><p>&nbsp;</p>"
        case _:
            return f"<p>{text}</p>"


def _figure(article: Article, picture: Picture) -> str:
    caption = f'<p class="image_desc">{escape(picture.caption, quote=False)}</p>' if picture.caption else ""
    return f"<p>{_image(article, picture)}</p>{caption}"


def _image(article: Article, picture: Picture) -> str:
    address = picture.url + ("?x-oss-process=image/resize,w_1080" if article.number % 3 == 0 else "")
    if article.wrinkle == "lazy" or article.number % 2:
        return f'<img class="img_default" src="{PLACEHOLDER}" data-src="{address}" width="1080" height="720"/>'
    if article.genre == "gallery":
        return f'<img class="img_default" data-src="{address}" width="1080" height="4200"/>'
    return f'<img class="img_default" src="{address}" width="1080" height="720"/>'
