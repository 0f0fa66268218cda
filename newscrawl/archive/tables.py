"""The tables of the catalogue (tier 4)."""

SCHEMA_VERSION = 5
SCHEMA = """
CREATE TABLE articles (
    url TEXT PRIMARY KEY, site TEXT NOT NULL, article_id TEXT NOT NULL, headline TEXT NOT NULL,
    published TEXT, fetched TEXT, fingerprint TEXT NOT NULL, versions INTEGER NOT NULL, path TEXT NOT NULL,
    state TEXT NOT NULL, journal TEXT NOT NULL, start INTEGER NOT NULL, marks TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE events (
    url TEXT NOT NULL, journal TEXT NOT NULL, start INTEGER NOT NULL, at TEXT, kind TEXT NOT NULL,
    version INTEGER NOT NULL, fields TEXT NOT NULL, materiality TEXT, detail TEXT NOT NULL,
    PRIMARY KEY (url, journal, start)
) WITHOUT ROWID;
CREATE TABLE visits (
    url TEXT PRIMARY KEY, state TEXT NOT NULL, born TEXT NOT NULL, visited TEXT NOT NULL, due TEXT,
    etag TEXT NOT NULL, last_modified TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE listings (
    url TEXT PRIMARY KEY, site TEXT NOT NULL, asked TEXT NOT NULL, brought TEXT NOT NULL, since TEXT, due TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE bands (band INTEGER NOT NULL, url TEXT NOT NULL, PRIMARY KEY (band, url)) WITHOUT ROWID;
CREATE TABLE journals (site TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, safe INTEGER NOT NULL,
    synced INTEGER NOT NULL, PRIMARY KEY (site, path)) WITHOUT ROWID;
CREATE INDEX ids ON articles (site, article_id);
CREATE INDEX paths ON articles (path);
CREATE INDEX days ON journals (path);
CREATE INDEX unsafe ON journals (path) WHERE safe < size
"""
