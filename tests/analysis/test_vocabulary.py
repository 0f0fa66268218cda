"""Terms come from files, are found once each, and a user's rows win."""

from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter
from pathlib import Path
from threading import Barrier

import pytest

from newscrawl import Article, analyze
from newscrawl.analysis.vocabulary import Mention, Organisation, Technology, Vocabulary
from newscrawl.analysis.vocabulary_files import FOLDER, load
from newscrawl.text.folding import folded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vocabulary of a user's own."""
    (tmp_path / "technologies").mkdir()
    (tmp_path / "organisations").mkdir()
    (tmp_path / "technologies" / "own.tsv").write_text(
        "# a comment\n潮汐计算\t浪算|TideComp\tTC9\t潮汐計算\t算力\n\n灯塔协议\n", encoding="utf-8"
    )
    (tmp_path / "organisations" / "own.tsv").write_text(
        "海川机器人\t海川\tHaichuan\t\t农业|物流\tcompany\n", encoding="utf-8"
    )
    (tmp_path / "industries.tsv").write_text("农业\t稻田:3|渔港\t\tA\t农林牧渔\n", encoding="utf-8")
    (tmp_path / "stop_phrases.tsv").write_text("码头\t\n灯塔协议\ttechnologies\n", encoding="utf-8")
    return tmp_path


def found(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    mentions = vocabulary.mentions(folded(text))
    named = sorted((*mentions[Technology], *mentions[Organisation]), key=itemgetter(0, 1))
    return [(text[m.start : m.end], getattr(m.entry, "name", "")) for m in named]


def test_every_form_of_a_term_is_found(folder: Path) -> None:
    own = load((folder,))
    assert found(own, "ＴＣ９ 浪算 潮汐計算") == [
        ("ＴＣ９", "潮汐计算"),
        ("浪算", "潮汐计算"),
        ("潮汐計算", "潮汐计算"),
    ]


def test_a_latin_term_is_a_word_of_its_own(folder: Path) -> None:
    assert found(load((folder,)), "XTC9 TC90 TideComps") == []


def test_the_longest_of_a_kind_is_found(folder: Path) -> None:
    mentions = load((folder,)).mentions("海川机器人")[Organisation]
    assert [(m.start, m.end) for m in mentions] == [(0, 5)]


def test_the_users_row_wins(folder: Path) -> None:
    assert load((folder,)).industries["农业"].cues == (("稻田", 3.0), ("渔港", 1.0))
    assert load((folder,)).industries["金融"] == load().industries["金融"]


def test_the_users_terms_are_tags(folder: Path) -> None:
    article = Article(url="u", site="s", headline="浪算进稻田", body="浪算落户稻田，稻田里的浪算机组由海川制造。")
    analysis = analyze(article, vocabularies=[folder]).analysis
    assert analysis
    assert [tag.text for tag in analysis.technologies] == ["浪算"]
    assert [tag.text for tag in analysis.industries][:1] == ["农业"]


def test_stop_phrases_name_their_fields(folder: Path) -> None:
    phrases = load((folder,)).stop_phrases
    assert "码头" in phrases["keywords"]
    assert "灯塔协议" in phrases["technologies"] - phrases["keywords"]


def test_nothing_is_loaded_twice() -> None:
    assert load() is load()


def test_threads_that_come_first_share_one_loading(folder: Path) -> None:
    together = Barrier(8)

    def first(_: int) -> Vocabulary:
        together.wait()
        return load((folder,))

    with ThreadPoolExecutor(8) as threads:
        one, *others = threads.map(first, range(8))
    assert all(other is one for other in others)


def test_a_mention_knows_its_place(folder: Path) -> None:
    assert isinstance(load((folder,)).mentions("浪算")[Technology][0], Mention)


@pytest.mark.parametrize("name", sorted({path.name for path in FOLDER.rglob("*.tsv")}))
def test_no_row_of_ours_is_empty(name: str) -> None:
    for path in FOLDER.rglob(name):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.startswith("#") or line.split("\t")[0].strip() or not line.strip(), (path, line)


@pytest.fixture
def cased(tmp_path: Path) -> Path:
    """Two names that differ in case alone, of two rows, and one that only one row has."""
    (tmp_path / "technologies").mkdir()
    rows = "浪潮适配\t\tWaVE|Surfo\t\t\n浪潮电台\t\tWaVe\t\t\n"
    (tmp_path / "technologies" / "own.tsv").write_text(rows, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        pytest.param("WaVE", "浪潮适配", id="as-the-first-row"),
        pytest.param("WaVe", "浪潮电台", id="as-the-second-row"),
        pytest.param("ＷaＶe", "浪潮电台", id="in-full-width"),
        pytest.param("wave", "浪潮电台", id="as-none-so-as-the-later"),
        pytest.param("SURFO", "浪潮适配", id="of-one-row-in-any-case"),
    ],
)
def test_case_tells_names_apart_of_which_both_are_listed(cased: Path, spelled: str, name: str) -> None:
    body = f"{spelled}上线，{spelled}很快。"
    analysis = analyze(Article(url="u", site="s", headline=f"{spelled}上线", body=body), vocabularies=[cased]).analysis
    assert analysis
    assert [(tag.text, tag.rule) for tag in analysis.technologies] == [(spelled, f"technology: {name}")]


def test_names_that_differ_in_case_alone_stand_side_by_side() -> None:
    body = "模型用LoRA微调，LoRA省显存。水表用LoRa联网，LoRa省电。"
    analysis = analyze(Article(url="u", site="s", headline="LoRA与LoRa", body=body)).analysis
    assert analysis
    assert {"LoRA", "LoRa"} <= {tag.text for tag in analysis.technologies}


def test_words_of_processes_are_terms_in_files_too(tmp_path: Path) -> None:
    (tmp_path / "processes.tsv").write_text("潮汐\tmeans\n", encoding="utf-8")
    article = Article(url="u", site="s", headline="潮汐分选上线", body="工厂改用潮汐分选，潮汐分选很快。")
    with_row, without = analyze(article, vocabularies=[tmp_path]).analysis, analyze(article).analysis
    assert with_row
    assert without
    assert "潮汐分选" in {tag.text for tag in with_row.technologies}
    assert "潮汐分选" not in {tag.text for tag in without.technologies}
