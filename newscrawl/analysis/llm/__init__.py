"""What does a language model make of an article? An option over the rules; what the article does not say is dropped.

Off by default; docs/language-model.md tells how to switch it on. Nothing here imports httpx before the first question.
"""

from newscrawl.analysis.llm.config import Config
from newscrawl.analysis.llm.tagger import ModelTagger

__all__ = ["Config", "ModelTagger"]
