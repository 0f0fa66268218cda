"""What is written for a new site: one module, its rows of seeds.csv, one golden case."""

import json
import keyword
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from newscrawl.adding.answers import Answer
from newscrawl.adding.survey import Survey
from newscrawl.errors import ArgumentError
from newscrawl.items import Article
from newscrawl.seeds import read_seeds
from newscrawl.sites import all_sites
from newscrawl.sites.base import Site

_SOURCES = {"feed": "Feed", "page": "HtmlList", "sitemap": "Sitemap"}
_ID = re.compile(r"[a-z][a-z0-9_]{1,30}")
_SPIDERS = frozenset({"article", "news"})
"""Spiders that are of no site."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a new site, as text."""

    module: str
    seeds: str
    case: dict[str, bytes]
    """The golden case: its files by name."""


def check_name(name: str, root: Path) -> None:
    """Raise ArgumentError for a name that cannot be a module's, or that is taken."""
    if not _ID.fullmatch(name) or keyword.iskeyword(name):
        raise ArgumentError("NAME", name, "is no name for a module; use a-z, 0-9 and _, a letter first, no keyword")
    taken = [place for place in (module_of(name, root), case_of(name, root).parent) if place.exists()]
    if taken:
        raise ArgumentError("NAME", name, f"is taken: {taken[0].relative_to(root)} exists; nothing was written")
    if name in _SPIDERS:
        raise ArgumentError("NAME", name, "is taken by the spider of that name; nothing was written")
    if name in all_sites() or any(seed.site == name for seed in read_seeds()):
        raise ArgumentError("NAME", name, "is taken by a site or by rows of seeds/seeds.csv; nothing was written")


def check_domain(domain: str) -> None:
    """Raise ArgumentError where another module has *domain*."""
    for site in all_sites().values():
        if domain in site.domains:
            module = site.pages[0].__module__.split(".")[2]  # whose name is not always the id: kr36 has 36kr
            raise ArgumentError("URL", domain, f"is the site {site.id} already: newscrawl/sites/{module}")


def module_of(name: str, root: Path) -> Path:
    """Where the module of a site is."""
    return root / "newscrawl" / "sites" / f"{name}.py"


def case_of(name: str, root: Path) -> Path:
    """Where its first golden case is."""
    return root / "tests" / "sites" / name / "article"


def module_text(name: str, found: Survey) -> str:
    """The module: data only."""
    kinds = [_SOURCES[answer.source.route] for answer in found.lists]
    chosen = "".join(f"\n        {key}={_quoted(css)}," for key, css in found.layout.selectors.items())
    selectors = f"    selectors = Selectors({chosen}\n    )\n" if chosen else ""
    marker = f"    marker = {_quoted(found.layout.marker)}\n" if found.layout.marker else ""
    lines = [
        f'"""{found.name or name} — https://{found.domain}/"""\n',
        "from newscrawl.sites.base import Site",
        f"from newscrawl.sites.layouts import {'Selectors, ' if chosen else ''}SitePage",
        *([f"from newscrawl.sites.sources import {', '.join(sorted(kinds))}"] if kinds else []),
        "\n\nclass Page(SitePage):",
        '    """The one layout that we know."""\n',
        f"{marker}{selectors}\n",
        "SITE = Site(",
        f'    id="{name}",\n    name={_quoted(found.name or name)},\n    domains=("{found.domain}",),',
        f'    article_url=r"{found.pattern}",\n    pages=(Page,),',
        *(
            [f"    sources=({', '.join(f'{kind}()' for kind in kinds)}{',' if len(kinds) == 1 else ''}),"]
            if kinds
            else []
        ),
        ")\n",
    ]
    return "\n".join(lines)


def seed_rows(name: str, found: Survey) -> str:
    """Its rows of seeds.csv, one for each source."""
    return "".join(
        f"{name},{answer.source.route},{answer.url},{_section(answer, found.name)},\n" for answer in found.lists
    )


def case_files(found: Survey, article: Article) -> dict[str, bytes]:
    """The golden case: the page as it came, where it is from, and what is read from it today."""
    example = found.examples[0]
    meta = {"url": example.url, "fetched": example.fetched.isoformat()}
    return {
        "page.html": example.body,
        "meta.json": json.dumps(meta, indent=1).encode() + b"\n",
        "article.json": msgspec.json.format(msgspec.json.encode(article), indent=1) + b"\n",
    }


def site_in(module: str, name: str) -> Site:
    """The site that the text of the module *name* of ours declares."""
    names: dict[str, object] = {"__name__": f"newscrawl.sites.{name}"}
    exec(compile(module, "<new site>", "exec"), names)  # noqa: S102 (our own text, of the line above)
    site = names["SITE"]
    if not isinstance(site, Site):
        raise TypeError("a module of a site has a SITE")
    return site


def write(name: str, draft: Draft, root: Path) -> list[Path]:
    """Write the files of a new site below *root*; what was written or added to."""
    seeds = root / "seeds" / "seeds.csv"
    rows = seeds.read_bytes()
    seeds.write_bytes(rows + (b"" if rows.endswith(b"\n") else b"\n") + draft.seeds.encode())
    files = {module_of(name, root): draft.module.encode()}
    files |= {case_of(name, root) / file: body for file, body in draft.case.items()}
    for path, body in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return [seeds, *files]


def _section(answer: Answer, site: str) -> str:
    """What people call the list: what its title says beside the site's name."""
    word = next((word for word in answer.names if word != site), "首页" if answer.source.route == "page" else "全部")
    return re.sub(r'[,"\s]+', " ", word)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if '"' not in text else f"'{text}'"
