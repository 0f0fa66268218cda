"""Which text do these bytes stand for?"""

import codecs
import re

from w3lib.encoding import http_content_type_encoding, resolve_encoding

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# In lower case and one by one: a search that begins with a plain word is twenty times as fast.
_DECLARED = tuple(re.compile(word + rb"""\s*=\s*["']?\s*([\w.:-]{3,20})""") for word in (b"charset", b"encoding"))
_ASCII = re.compile(r"[\x00-\x7f]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 16_000  # bytes
_SEARCHED = 100_000  # bytes: long comments and scripts push the declaration far beyond the first 4 kB
_TOLERATED = 0.005  # share of broken characters: broken emoji and cut-off ends are no wrong encoding
_FITS = 0.04  # fitness of what is Chinese
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_GB2312 = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])*")
# A surrogate pair, as Java writes emoji.
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_WESTERN = {"cp1252", "iso8859-1", "latin-1", "ascii", "iso8859-15"}
# Every Chinese text of some length is full of these; text decoded wrongly has hardly any.
_COMMON = "的一是不了在人有我他这中大来上国个到说们为和地年日月时新出要以会报公用发，。這個來國們為時會說報發"


def decode(body: bytes, *, content_type: str | None = None) -> str:
    """The text of a response *body*, without NULs and byte order mark. Never fails: broken characters become U+FFFD.

    Valid multi-byte UTF-8 beats every declaration, since GBK prose is practically never valid UTF-8, while UTF-8 read
    as GB 18030 gives plausible nonsense. Else the declared encodings (header, `<meta>`) and the usual ones compete.

    >>> decode("朱镕基".encode("gbk"), content_type="text/html; charset=gb2312")
    '朱镕基'
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _clean(body[len(bom) :].decode(encoding, "replace"))
    if kind := _bare_utf16(body):
        return _clean(body.decode(kind, "replace"))
    if body.isascii():
        return _clean(body.decode("hz" if _is_hz(body, content_type) else "ascii", "replace"))
    text = _PAIR.sub(_one_character, body).decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")  # those that the page itself carries break nothing
    if broken <= 0 or broken <= _TOLERATED * len(_foreign(text)):
        return _clean(text)
    encoding = _likeliest(body, _declared(body, content_type))
    return _clean(body.decode(encoding, "lone_euro" if encoding == "gb18030" else "replace"))


def _bare_utf16(body: bytes) -> str | None:
    """The kind of UTF-16 that *body* is in without saying so: its markup has a NUL in every other byte."""
    start = body[:64]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(start) > 8 and start[offset::2].count(0) > 0.4 * len(start) / 2 > start[1 - offset :: 2].count(0) * 4:
            return encoding
    return None


def _is_hz(body: bytes, content_type: str | None) -> bool:
    """Whether *body*, which is ASCII, is Chinese in 7 bits."""
    if b"~{" not in body or not _HZ.search(body):
        return False
    return "hz" in _declared(body, content_type) or _fitness(body.decode("hz", "replace")) > _FITS


def _one_character(pair: re.Match[bytes]) -> bytes:
    return pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _likeliest(body: bytes, declared: list[str]) -> str:
    """The encoding that makes the best Chinese of a sample of *body*, if any does; declared ones have a start."""
    first = _HIGH.search(body)
    sample = body[first.start() : first.start() + _SAMPLE] if first else b""
    tried = dict.fromkeys(
        [*(name for name in declared if name not in _WESTERN), "gb18030", "cp950", "big5hkscs", "utf-8"]
    )
    fitness = {name: _fitness(sample.decode(name, "replace")) + 0.02 * (name in declared) for name in tried}
    best = max(tried, key=lambda name: fitness[name])
    if fitness[best] > _FITS or (best in declared and not _WESTERN & set(declared)):
        return best
    if _WESTERN & set(declared):
        return "cp1252"
    return "gb18030" if sample and _GB2312.fullmatch(sample) else "utf-8"


def _declared(body: bytes, content_type: str | None) -> list[str]:
    """Python's names of the encodings that header and document declare; gb2312 and gbk are read as gb18030."""
    start = body[:_SEARCHED].lower()
    labels = dict.fromkeys(label.decode("ascii") for declared in _DECLARED for label in declared.findall(start))
    encodings = [http_content_type_encoding(content_type) if content_type else None, *map(resolve_encoding, labels)]
    return list(dict.fromkeys(_codec(encoding) for encoding in encodings if encoding))


def _codec(encoding: str) -> str:
    return "cp950" if encoding.startswith("big5") and encoding != "big5hkscs" else encoding


def _fitness(text: str) -> float:
    """How far *text* reads like Chinese: the share of everyday characters in what is not ASCII, less what is broken."""
    foreign = _foreign(text)
    return (sum(map(foreign.count, _COMMON)) - 20 * foreign.count("\ufffd")) / (len(foreign) or 1)


def _foreign(text: str) -> str:
    """What in *text* is not ASCII."""
    return _ASCII.sub("", text)


def _clean(text: str) -> str:
    return text.replace("\x00", "").removeprefix("\ufeff")


def _lone_euro(error: UnicodeError) -> tuple[str, int]:
    """In GBK pages a lone byte 80 is the euro sign, as in browsers (WHATWG); what else is broken becomes U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return ("€" if error.object[error.start] == 0x80 else "\ufffd"), error.start + 1


codecs.register_error("lone_euro", _lone_euro)
