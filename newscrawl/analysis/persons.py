"""Which runs of a text are names of persons?"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from newscrawl.analysis.reading import Reading
from newscrawl.text import roles

Span = tuple[int, int]
_PERSON = re.compile(r"[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
_HAN = re.compile("[\u4e00-\u9fff]")
SOUNDS = frozenset(
    "阿埃艾安昂奥巴白班邦保鲍贝本比彼宾波伯勃博布查达戴丹道德邓迪蒂丁东杜顿多厄恩尔法范菲费芬冯弗佛夫福富盖甘冈戈哥格根贡古瓜圭哈汉豪赫亨洪胡华惠霍"
    "基吉加贾简江杰金京卡凯坎康考柯科克肯孔孜库奎昆拉莱赖兰朗劳勒雷蕾李里理利丽莉力立莲廉良列林琳玲隆龙娄卢鲁露伦罗洛吕马玛买麦曼芒茂梅门蒙孟米密缅"
    "莫默姆穆慕墨木纳娜乃奈南内尼妮涅宁牛农努诺欧帕派潘庞培佩彭蓬皮匹珀朴浦普齐奇契恰强乔钦琴丘琼热荣茹瑞若萨塞赛桑瑟森沙莎珊尚绍舍圣施史士舒斯丝思"
    "松苏素孙索塔泰坦汤唐陶特腾提田廷图吐托陀瓦万旺威韦维魏温沃乌武西希锡夏香肖谢辛欣兴休修徐许雅亚扬杨耶叶伊依易英永尤约扎泽曾詹张珍芝朱茱佐卓宗祖卫登佩海"
)
"""Characters that spell the sounds of foreign names."""
_SPELLED = f"[{''.join(sorted(SOUNDS))}]"
_SOUNDED_BEFORE, _SOUNDED_BEHIND = re.compile(f"{_SPELLED}{{2,6}}-$"), re.compile(f"-{_SPELLED}{{2,6}}")
"""The other half of a foreign name with a hyphen."""
_NO_SOUND = frozenset(["比", "约", "若", "达", "里"])
"""Those that are words of their own behind a name."""
_SPELLING = SOUNDS - _NO_SOUND - {"多"}
"""Of these, what stands alone before a name only where the segmenter cut it off."""
SHORT_NAME, MENTIONS = 2, 3
TOO_LONG, _BEHIND = 4, frozenset("以与和及在将从被向则也还对称说")
"""Characters of a person's name that has taken in the next word, and what that word is."""
_SAYS = frozenset("说称")
"""What a name of three has taken in, where it is also named without."""
_TITLE = (
    r"(?:教授|院士|博士|主任|经理|总裁|总监|总统|总理|主席|代表|先生|女士|教练|编辑|医师|律师|法官|分析师|工程师|导演|书记|店主|农户|"
    r"董事|秘书|主播|队员|球员|演员|[学研究]生|[记学作患]者|爱好者|开发者|志愿者|创业者|从业者|(?:[司队局部市省县镇村校院所站厂店会组处科署庭]|秘书|董事|船|团|行)长|"
    r"(?<!人)(?<!成)(?<!动)员|[^国大]家|(?:负责|发言|创始|主持|合伙|代言|经纪|候选|当事|传承|带头|投资|嫌疑|被告|控制)人|[选骑歌助水攻]手|副攻|大户|(?:执行|运营|财务|技术)官|家属|居民|村民|CEO|CFO|CTO)\s?"
)
"""What stands before a person's name."""
_DOES = (
    r"(?:[、和与及][\u4e00-\u9fff]{2,4}){0,3}(?:则|也|还|又|曾|随后|当天|反复|没有)?(?:\((?:[男女中左右]|化名|\d\d岁|音)|表示|[说称]|认为|指出|坦言|告诉|透露|强调|提醒|"
    r"回忆|补充|直言|呼吁|宣布|回应|解释|介绍[说称,:]|分析[说称,:]|[对向]记者|在[^,。]{0,12}(?:采访|会上|报告中)|出席|担任|出任|当选|辞职|被捕|去世|拿出|拿着|翻出|蹲|坐在|站在|走[进到]|笑着|承认|批评|致歉|接任|辞任|"
    r"先生|女士|教授|院士|博士|主任|总统|总理|主席|部长|市长|书记|局长|董事长|的(?:父亲|母亲|妻子|丈夫|儿子|女儿|家人))"
)
"""What stands behind it."""
_TITLED, _DOING = re.compile(f"{_TITLE}$"), re.compile(_DOES)
_LONGEST_TITLE = 8
_ENDS_TITLE = frozenset("授士任理裁监统席表生练辑师官演记主户事书播员者长家人手攻属民O \t\n")
"""The last characters of titles and what may stand behind them, looked up first for speed."""

_SURNAMES = frozenset(roles.SURNAMES).difference("和时从能应都步向成")
"""Those that are mostly words of their own in a sentence aside."""
_ANNOUNCED = re.compile(rf"[{''.join(sorted(_SURNAMES))}][\u4e00-\u9fff]{{1,2}}?(?={_DOES})")


def foreign_names(text: Reading, start: int = 0, end: int = sys.maxsize) -> Iterator[Span]:
    """Names with a middle dot: 雷内·舒斯特尔. What the segmenter holds for another word before is cut off."""
    if text.narrow.find("·", start, end) < 0:
        return
    for match in _PERSON.finditer(text.narrow, start, end):
        first = text.narrow.index("·", match.start())
        sides = text.narrow[max(first - 2, 0) : first], text.narrow[first + 1 : first + 3]
        if any(map(SOUNDS.isdisjoint, sides)):
            continue  # 产品·世茂, 万科·长阳
        words = text.words_in(match.start(), first)
        whole = words and text.words.ends[words[-1]] == first
        begun = _sounded(text, words) if whole else match.start()
        yield (begun, _sounding(text, first + 1, match.end()))


def _sounded(text: Reading, places: Sequence[int]) -> int:
    """Where the last word of a foreign name begins, with single characters before it that spell sounds: 鲁|里埃尔."""
    words, last = text.words, len(places) - 1
    while last > 0 and words.texts[places[last - 1]] in _SPELLING:
        last -= 1
    return words.starts[places[last]]


def _sounding(text: Reading, start: int, end: int) -> int:
    """Where a foreign name ends: behind a dot comes a word, and more only while their characters spell sounds."""
    words = text.words
    dot = True
    for place in text.words_in(start, end):
        said = words.texts[place]
        if said != "·" and not dot and (said in _NO_SOUND or not SOUNDS.issuperset(said)):
            return words.starts[place]
        dot = said == "·"
    return end


def cut_names(text: Reading, start: int = 0, end: int = sys.maxsize) -> Iterator[Span]:
    """Chinese names that the segmenter cut behind the surname, 马|嘉禾, before the end, 林予|安退赛, or too late."""
    words = text.words
    places = text.persons_in(start, end)
    shortened, names = _shortened(text, places), {words.texts[place] for place in places}
    for place in places:
        said = words.texts[place]
        if len(said) == TOO_LONG and said[-1] in _BEHIND and _HAN.match(said):
            yield (words.starts[place], words.ends[place] - 1)
        if len(said) == SHORT_NAME + 1 and said[-1] in _SAYS and said[:-1] in names:
            yield (words.starts[place], words.ends[place] - 1)
        if said in shortened:
            yield (words.starts[place], words.ends[place] + 1)
    for place in places:
        given = len(words.texts[place]) == 2 and place > 0 and words.starts[place - 1] >= start
        if given and words.texts[place - 1] in _SURNAMES and words.flags[place - 1][0] in "nx":
            yield (words.starts[place - 1], words.ends[place])


def _shortened(text: Reading, places: Sequence[int]) -> set[str]:
    """The names of two characters behind which other words stand each time, all with one beginning: 林予|安退赛."""
    words, behind = text.words, defaultdict[str, list[str]](list)
    for place in places:
        said = words.texts[place]
        if len(said) == SHORT_NAME and said[0] in _SURNAMES:
            behind[said].extend(words.texts[place + 1 : place + 2])
    return {said for said, after in behind.items() if len(after) >= MENTIONS and _is_cut(after)}


def _is_cut(after: Sequence[str]) -> bool:
    """Whether words behind a name begin with its last character: with one that is no word of its own."""
    (first, *others) = {said[0] for said in after}
    return not others and len({*after}) > 1 and first not in _BEHIND and bool(_HAN.match(first))


def people(text: Reading, span: Span) -> Iterator[Span]:
    """Persons within *span*: names with a middle dot, and what is tagged as one, has a surname and does what people do.

    The dictionary has 文明, 马拉松 and 许诺 for persons too, and the segmenter guesses more (高带宽): somewhere in the
    text a title must stand before the name or behind it, or what a person does behind it.
    """
    words = text.words
    yield from foreign_names(text, *span)
    yield from _announced(text, *span)
    places = text.persons_in(*span)
    if places:
        yield from cut_names(text, *span)
    for place in places:
        said = words.texts[place]
        if 1 < len(said) < 5 and said[0] in _SURNAMES:
            cut = len(said) == SHORT_NAME and words.flags[place + 1 : place + 2] == ["nr"]
            given = words.texts[place + 1] if cut else ""  # 韩知 | 夏
            name = said + given if len(given) == 1 else _with_given(text, said)
            found = (words.starts[place], words.starts[place] + len(name))
            if text.narrow.startswith(name, found[0]) and _acts(text, name) and not _term(text, found):
                yield _hyphened(text, found)


def _hyphened(text: Reading, span: Span) -> Span:
    """A foreign name that is spelled with a hyphen, whole: 布雷特-乔希佩."""
    start, end = span
    if text.narrow[start - 1] == "-" and (before := _SOUNDED_BEFORE.search(text.narrow, max(start - 7, 0), start)):
        start = before.start()
    behind = _SOUNDED_BEHIND.match(text.narrow, end)
    return start, behind.end() if behind else end


def _term(text: Reading, span: Span) -> bool:
    """Whether it is a technology, or a thing that the dictionary has for a person: `persons` of `stop_phrases.tsv`."""
    things = text.vocabulary.stop_phrases.get("persons", ())
    return text.folded[slice(*span)] in things or any(term[:2] == span for term in text.technologies)


def _announced(text: Reading, start: int, end: int) -> Iterator[Span]:
    """Chinese names between a title and what a person does, however the segmenter cuts them: 总经理张昌|武说."""
    for match in _ANNOUNCED.finditer(text.narrow, start, end):
        if _TITLED.search(text.narrow, max(start, match.start() - _LONGEST_TITLE), match.start()):
            yield match.span()


def _with_given(text: Reading, name: str) -> str:
    """*name* with the character that always follows it, where the segmenter cut a given name: 傅知 | 夏."""
    if len(name) != SHORT_NAME:
        return name
    behind = [said[:1] for said in text.narrow.split(name)[1:]]
    again = len(behind) >= MENTIONS and len({*behind}) == 1
    return name + behind[0] if again and _HAN.match(behind[0]) else name


def _acts(text: Reading, name: str) -> bool:
    """Whether a title stands before *name* anywhere, or what a person does behind it.

    A pattern with the name in it would have to be compiled for each name, 5 ms a name.
    """
    narrow = text.narrow
    place = narrow.find(name)
    while place >= 0:
        behind = place + len(name)
        if _DOING.match(narrow, behind) or (narrow[place - 1] == "\n" and narrow.startswith(":", behind)):
            return True
        titled = narrow[place - 1] in _ENDS_TITLE
        if titled and _TITLED.search(narrow, max(0, place - _LONGEST_TITLE), place):
            return True
        place = narrow.find(name, place + 1)
    return False
