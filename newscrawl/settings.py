"""The settings of every run; `-s NAME=VALUE` overrides one. docs/settings.md tells what ours mean."""

from pathlib import Path

# The project
BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
NEWSPIDER_MODULE = "newscrawl.spiders"
SPIDER_LOADER_CLASS = "newscrawl.spiders.loader.SiteSpiderLoader"
COMMANDS_MODULE = "newscrawl.commands"
_project = Path(__file__).resolve().parent.parent
_is_installed = not (_project / "scrapy.cfg").exists()  # whoever removes a package should not lose an archive
OUTPUT_DIR = str((Path.cwd() if _is_installed else _project) / "output")

# Who we are, and manners
# AutoThrottle stays off: it would undo a Crawl-delay within a few responses.
USER_AGENT = "Mozilla/5.0 (compatible; newscrawl/0.1; +https://newscrawl.example/bot; bot@newscrawl.example)"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newscrawl"
ROBOTSTXT_PARSER = "newscrawl.robots.DecodedRobotParser"
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.25
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
}
BLOCKED_RETRIES = 3
BLOCKED_BACKOFF = 5.0
BLOCKED_PATIENCE = 300.0
UNREACHABLE_AFTER = 10

# Patience with networks, and limits against pages that never end
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
REDIRECT_MAX_TIMES = 8
MEMUSAGE_LIMIT_MB = 1500

# Unattended runs open no doors and call no strangers: the first two are on by default in Scrapy 2.19,
# the third downloads the public-suffix list.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
COOKIES_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True
ALLOW_PRIVATE_HOSTS = False
ROUTE_ALL_TO = None
DOWNLOAD_HANDLERS = {
    "http": "newscrawl.transport.GuardedDownloadHandler",
    "https": "newscrawl.transport.GuardedDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}

# From a request to an archived record
HTTPERROR_ALLOW_ALL = True  # a 404 is an outcome, not nothing
METAREFRESH_ENABLED = False
URLLENGTH_LIMIT = 0  # an address that Scrapy leaves out would have no outcome
DOWNLOADER_MIDDLEWARES = {
    "newscrawl.middlewares.EvidenceMiddleware": 10,  # the last to see an answer: after retries and redirects
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newscrawl.robots.RobotsMiddleware": 100,  # in its place
    "newscrawl.middlewares.BackoffMiddleware": 560,  # before retry sees the answer, after it is decompressed
    "newscrawl.middlewares.ForwardMiddleware": 610,  # before redirect follows it
    "newscrawl.breaker.BreakerMiddleware": 950,  # next to the downloader: sees every try
}
SPIDER_MIDDLEWARES = {"newscrawl.middlewares.VisitMiddleware": 100}
EXTENSIONS = {
    "newscrawl.extensions.ArchiveKeeper": 0,
    "newscrawl.extensions.RunReporter": 10,
    "newscrawl.extensions.CrawlDelay": 20,
    "newscrawl.extensions.Patience": 30,
    "scrapy.extensions.feedexport.FeedExporter": None,
    "newscrawl.extensions.feeds.Feeds": 40,  # in its place
}
ITEM_PIPELINES = {
    "pipelines.clean.CleanPipeline": 100,
    "pipelines.validate.ValidatePipeline": 200,
    "pipelines.quarantine.QuarantinePipeline": 250,
    "pipelines.duplicates.DuplicatesPipeline": 300,
    "pipelines.analyze.AnalyzePipeline": 400,
    "pipelines.archive.ArchivePipeline": 900,
}
QUARANTINE_BELOW = 0.6  # of capture.confidence, see docs/extraction.md
CONCURRENT_ITEMS = 2  # per response, which has one item; the default starts a hundred tasks for it

VOCABULARIES: list[str] = []  # folders whose terms come on top of ours, see docs/analysis.md

# A language model over the rules, docs/language-model.md; off while there is no endpoint
LLM_ENDPOINT = ""  # such as "http://127.0.0.1:11434/v1"
LLM_MODEL = ""
LLM_API_KEY = ""  # better in the environment: NEWSCRAWL_LLM_API_KEY
LLM_TOKENS_PER_RUN = 200_000
LLM_TOKENS_PER_DAY = 1_000_000
LLM_CONCURRENCY = 2
LLM_TIMEOUT = 60.0

# Copies for somebody: -O out.txt, -o -:jsonlines
FEED_EXPORTERS = {
    "seed": "newscrawl.exporters.seed.SeedItemExporter",
    "txt": "newscrawl.exporters.seed.SeedItemExporter",
}
FEED_EXPORT_ENCODING = "utf-8"
FEED_STORE_EMPTY = False  # an empty file looks like success

# What is said
LOG_LEVEL = "INFO"
LOG_FORMATTER = "newscrawl.logformatter.QuietLogFormatter"
