"""What 36kr keeps encrypted is not decrypted: the page is refused, by name."""

import pytest

from newscrawl import extract
from newscrawl.errors import NotAnArticleError

SHELL = (
    '<title>某公司完成融资-36氪</title><div id="app"></div>'
    '<script>window.initialState={"state":"Zm9v==","isEncrypt":true}</script>'
)


def test_an_encrypted_article_is_refused_as_encrypted() -> None:
    with pytest.raises(NotAnArticleError) as refused:
        extract(SHELL, "https://36kr.com/p/3548712345678902")
    assert refused.value.kind == "encrypted"
