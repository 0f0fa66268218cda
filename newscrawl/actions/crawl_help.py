"""What `scrapy crawl --help` says of the spiders' arguments."""

from newscrawl.spiders.arguments import ARTICLE, NEWS, TOPIC


def argument_help() -> str:
    """The spiders' arguments, for the end of `scrapy crawl --help`."""
    lines = ["Arguments of a site's spider, such as thepaper (-a NAME=VALUE):"]
    lines += [f"  {a.name:<10} {a.meaning}" for a in NEWS]
    lines += ["", "Arguments of the spider over many sites, news:"]
    lines += [f"  {a.name:<10} {a.meaning}" for a in TOPIC]
    lines += ["", "Arguments of the spider for single addresses, article:"]
    lines += [f"  {a.name:<10} {a.meaning}" for a in ARTICLE]
    lines += ["", "Examples:"]
    lines += ["  scrapy crawl thepaper -a channels=科技,财经 -a since=12h"]
    lines += ["  scrapy crawl thepaper -a keyword=人形机器人 -a since=7d -O robot-news.txt"]
    lines += ["  scrapy crawl news -a topic=ai"]
    lines += ["  scrapy crawl article -a url=https://www.thepaper.cn/newsDetail_forward_33265766 -o -:jsonlines"]
    return "\n".join(lines)
