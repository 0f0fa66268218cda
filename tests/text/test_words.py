import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from newscrawl.text.words import Segmenter, cut, tagged

TEXT = "他来到北京大学，研究 AI 芯片。"


@pytest.mark.parametrize("segmenter", ["rjieba", "jieba"])
def test_words_are_the_text_again(segmenter: Segmenter) -> None:
    assert "".join(cut(TEXT, segmenter=segmenter)) == TEXT
    assert "北京大学" in cut(TEXT, segmenter=segmenter)
    assert "".join(word for word, _ in tagged(TEXT, segmenter=segmenter)) == TEXT


def test_threads_may_share_it() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert set(map(tuple, pool.map(cut, [TEXT] * 32))) == {tuple(cut(TEXT))}


def test_importing_loads_no_dictionary() -> None:
    code = "import sys, newscrawl.text.words; print({'jieba', 'rjieba'} & sys.modules.keys() or '')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
