"""What the replica knows while it runs: its articles, its clock and what is switched off."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from threading import Lock

from tests.replica.article import BEIJING, Article
from tests.replica.edition import edition, written

FAULTS = frozenset({"api-down", "waf-all", "articles-down", "articles-gone", "no-island", "no-html", "empty-lists"})


class Newsroom:
    """Articles are replaced whole and under a lock; readers take a snapshot and need none."""

    def __init__(self, count: int, seed: int, now: datetime | None = None) -> None:
        self._fixed = now
        self.start = self.now
        """The time at the start, which the articles of the generic sites hang on."""
        self._seed = seed
        self._lock = Lock()
        self._visited: set[str] = set()
        self.faults: frozenset[str] = frozenset()
        self._by_id: dict[str, Article] = {}
        self.articles: tuple[Article, ...] = ()
        self._publish(edition(count, seed, self.now))

    @property
    def now(self) -> datetime:
        """The replica's time: fixed if one was given, then moving only as articles are added."""
        return self._fixed or datetime.now(BEIJING).replace(microsecond=0)

    def _publish(self, articles: Iterable[Article]) -> None:
        self._by_id |= {article.id: article for article in articles}
        self.articles = tuple(sorted(self._by_id.values(), key=lambda article: article.number, reverse=True))

    def find(self, article_id: str) -> Article | None:
        return self._by_id.get(article_id)

    def related(self, article: Article) -> list[Article]:
        """Four others for the carousel under *article*: older ones, so that they stay when the replica grows."""
        everything = self.articles
        first = bisect_right(everything, -article.number, key=lambda other: -other.number)
        older = (everything[place] for place in range(first, len(everything)) if everything[place].readable)
        return list(islice(older, 0, 40, 10))

    def grow(self, count: int) -> list[Article]:
        """Newer articles, a second apart, the last of them published just now."""
        with self._lock:
            if self._fixed:
                self._fixed += timedelta(minutes=count)
            newest = max((article.published for article in self.articles), default=self.now)
            start = max(newest, self.now - timedelta(seconds=count))
            moments = [start + timedelta(seconds=n + 1) for n in range(count)]
            above = max((article.number for article in self.articles), default=0)
            dated = [(moment, "article") for moment in moments]
            added = written(dated, self._seed, above, len(self._by_id))  # type: ignore[arg-type]
            self._publish(added)
        return list(added)

    def edit(self, article_id: str) -> Article | None:
        """Rewrite the headline and the last paragraph, as a desk does after publication."""
        with self._lock:
            if (article := self._by_id.get(article_id)) is None:
                return None
            revision = article.revision + 1
            note = f"这一段在发布后作了第{revision}次更正，此前的表述不够准确，编辑部已与受访者核对。"
            article = replace(
                article,
                revision=revision,
                headline=f"{article.headline.partition('（更新')[0]}（更新{revision}）",
                paragraphs=(*article.paragraphs[:-1], note) if article.paragraphs else (),
                summary=article.summary if article.genre == "article" or not article.paragraphs else note,
                modified=max(self.now, article.modified + timedelta(minutes=1)),
            )
            self._publish([article])
        return article

    def remove(self, article_id: str) -> Article | None:
        with self._lock:
            if (article := self._by_id.get(article_id)) is not None:
                article = replace(article, kind="removed")
                self._publish([article])
        return article

    def first_visit(self, path: str) -> bool:
        """Whether nobody has asked for *path* before."""
        with self._lock:
            is_first = path not in self._visited
            self._visited.add(path)
        return is_first

    def fault(self, name: str, *, on: bool) -> frozenset[str]:
        with self._lock:
            self.faults = self.faults | {name} if on else self.faults - {name}
        return self.faults
