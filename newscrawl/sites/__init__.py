"""The sites. The folder is the registry: a module with a `SITE` is a site."""

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from newscrawl.urls import canonicalize, host_of

if TYPE_CHECKING:  # what only asks for an argument's name should not load every layout
    from newscrawl.sites.base import Site


@cache
def all_sites() -> "dict[str, Site]":
    """Every site by id, in alphabetical order; raises ValueError when two claim one id or one host."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    sites = [module.SITE for module in modules if hasattr(module, "SITE")]
    by_id = {site.id: site for site in sites}
    hosts = [domain for site in sites for domain in site.domains]
    if len(by_id) != len(sites) or len(set(hosts)) != len(hosts):
        raise ValueError("two modules in newscrawl/sites share an id or a domain")
    return by_id


def site_for(url: str) -> "Site | None":
    """The site that has an article at *url*; None where no module claims it. Longer domains go first."""
    parts = host_of(url).split(".")
    domains = (".".join(parts[start:]) for start in range(len(parts)))
    owners = (site for domain in domains if (site := _by_domain().get(domain)))
    return next((site for site in owners if site.article_id(url)), None)


@cache
def _by_domain() -> "dict[str, Site]":
    """Every site by each of its domains."""
    return {domain: site for site in all_sites().values() for domain in site.domains}


def canonical(url: str) -> str:
    """The one address of the article at *url*, by its site's rules where a module claims it."""
    site = site_for(url)
    return site.canonical_url(url) if site else canonicalize(url)
