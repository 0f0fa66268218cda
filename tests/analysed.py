"""An archive with analysed articles, for tests of what is done with all of it."""

import os
import time
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from newscrawl.analysis import analyze
from newscrawl.archive import Archive
from newscrawl.items import Article
from tests.articles import PUBLISHED, article

TEXTS = {
    1: ("晶圆厂扩产", "中芯国际11月16日宣布，上海晶圆厂月产能增加三万片，光刻机已经到位。\n公司称良率稳步上升。"),
    2: ("固态电池装车", "宁德时代发布固态电池，首批搭载一千辆汽车。\n车企表示，续航超过一千公里。"),
    3: ("港口启用星泉系统", "临江港集团发布数据，吞吐量达到二百一十二万标箱。\n港区新装的星泉导航仪让船舶少等六小时。"),
}


def texts() -> list[Article]:
    """Three articles of one site, a day apart."""
    return [
        article(number, headline=headline, body=body, date_published=PUBLISHED + timedelta(days=number - 1))
        for number, (headline, body) in TEXTS.items()
    ]


def archive_of(root: Path, articles: Iterable[Article], *, analysed: bool = True) -> Path:
    """An archive of *articles* in the folder *root*."""
    archive = Archive(root)
    for found in articles:
        archive.add(analyze(found) if analysed else found)
    archive.close()
    return root


def own_vocabulary(folder: Path, row: str = "星泉导航仪\t\t\t\t") -> Path:
    """A user's vocabulary with one technology."""
    (folder / "technologies").mkdir(parents=True)
    (folder / "technologies" / "own.tsv").write_text(f"{row}\n", encoding="utf-8")
    return folder


def waits_for_workers(group: int) -> bool:
    """Whether processes of a killed run are still there after ten seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True
