"""Where does a text say this? Width, case and blanks do not count; parts of Latin words and of numbers do not pass."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from newscrawl.analysis.clauses import dangles
from newscrawl.analysis.llm.prompt import visible
from newscrawl.text.folding import folded, narrow

Span = tuple[int, int]

_CLAUSE = re.compile(r"(?:[^。！？!?；;，,：:\n]|(?<=\d)[,:](?=\d))+")
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_TO_A_MODEL = re.compile(
    r"(?:忽略|无视|忘记|不要理会|不(?:要|必|用)遵[守循])[^。]{0,12}(?:指令|指示|提示词|提示|规则|设定)|(?:系统|开发者)(?:提示词|指令):"
    r"|(?:无视|忽略|忘[记掉])(?:[之以]前|先前|前面|以?上|上述|所有)[^。]{0,6}(?:要求|规定|内容|命令|对话)"
    r"|(?:请|必须|务必|只能|只|仅|直接)(?:输出|返回|回答|回复)[^。]{0,30}(?:json|关键词|keywords|标签|字段)"
    r"|请(?:将|把)[^。]{1,40}[列当作设写填标][为成作入进][^。]{0,4}(?:关键词|关键字|标签|摘要)|你(?:给出|输出|回答)?的(?:关键词|输出|回答)"
    r"|(?:模型|助手|标注程序|ai):?请(?:注意|记住)|作为[^,。]{0,6}(?:模型|ai),?你|(?:关键词|标签)(?:应|须|必须|只能)[该当]?[为是写填]"
    r"|(?:ignore|disregard|forget)(?:the|all|everything)*above|(?:ignore|disregard|forget)[^.]{0,30}(?:instruction|prompt|rule)|(?:^|[\"“])(?:system|assistant):"
)
"""Sentences that speak to a model and not to a reader: what they say is no evidence. Read folded and without blanks."""


@dataclass(frozen=True)
class Ground:
    """Headline, line feed, body: the text that evidence is looked for in."""

    text: str

    @cached_property
    def heard(self) -> str:
        """The text, folded, each character in its place; what speaks to a model is blotted out by line feeds."""
        spelled = list(folded(self.text))
        for sentence in _SENTENCE.finditer(self.text):
            shown = visible("".join(spelled[slice(*sentence.span())]))  # as the model was shown it
            if _TO_A_MODEL.search("".join(shown.split())):
                spelled[slice(*sentence.span())] = "\n" * len(sentence[0])
        return "".join(spelled)

    @cached_property
    def _kept(self) -> tuple[int, ...]:
        """The places of the characters that count. A line feed does: nothing is said across it."""
        return tuple(place for place, shown in enumerate(self.heard) if shown == "\n" or not shown.isspace())

    @cached_property
    def _bare(self) -> str:
        """The characters that count."""
        return "".join(map(self.heard.__getitem__, self._kept))

    @cached_property
    def clause_spans(self) -> tuple[Span, ...]:
        """What stands between marks."""
        return tuple(match.span() for match in _CLAUSE.finditer(self.text))

    def places(self, words: str) -> tuple[Span, ...]:
        r"""Where the text says *words*, in one line and to its reader.

        >>> Ground("ＧＰＴ-5 发布\nOpenAI 的GPT -5").places("gpt-5"), Ground("OpenAI").places("AI")
        (((0, 5), (17, 23)), ())
        """
        wanted = "".join(folded(words).split())
        found: list[Span] = []
        where = self._bare.find(wanted) if wanted else -1
        while where >= 0:
            span = (self._kept[where], self._kept[where + len(wanted) - 1] + 1)
            if not _joined(self.text, span[0]) and not _joined(self.text, span[1]):
                found.append(span)
            where = self._bare.find(wanted, where + len(wanted))
        return tuple(found)

    def clauses(self, span: Span) -> Span:
        """*span*, grown to the ends of its clauses, and to the next where the last leads to it: …显示, …获悉.

        Half a clause may say the opposite of the whole.
        """
        first = bisect_right(self.clause_spans, span[0], key=lambda clause: clause[1])
        last = bisect_left(self.clause_spans, span[1], key=lambda clause: clause[0]) - 1
        while self._leads(last):
            last += 1
        start, end = min(self.clause_spans[first][0], span[0]), max(self.clause_spans[last][1], span[1])
        shown = self.text[start:end]
        return start + len(shown) - len(shown.lstrip(" ”」』）)")), end - (len(shown) - len(shown.rstrip(" “「『（(")))

    def _leads(self, number: int) -> bool:
        """Whether a clause says nothing without the one behind it, in its sentence."""
        (start, end), *behind = self.clause_spans[number : number + 2]
        said = narrow(self.text[start:end])
        return bool(behind) and self.text[end] in "，,：:" and dangles(said, 0, len(said), more=True)


def _joined(text: str, place: int) -> bool:
    """Whether *place* lies inside a Latin word or a number: 3 is not said by 3.5."""
    around = text[max(0, place - 2) : place + 2]
    before, after = text[max(0, place - 1) : place], text[place : place + 1]
    if before in {".", ","} or after in {".", ","}:
        return re.fullmatch(r"\d[.,]\d.?|.?\d[.,]\d", around) is not None
    return all(character.isascii() and character.isalnum() for character in (before, after)) and bool(before and after)
