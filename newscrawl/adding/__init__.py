"""What a new site's module says, guessed from its own lists and articles; `scrapy sites add` asks and writes."""
