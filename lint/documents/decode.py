"""Decode: bytes become a text.

Decoding never guesses past the evidence: a byte-order mark, then strict UTF-8, then the best of UTF-16LE, UTF-16BE,
GB18030 and damaged UTF-8 by the share of common Chinese characters that each would give. A format that is not text
is refused by its name.
"""

from __future__ import annotations

import codecs

from lint.base.late import late
from lint.documents.not_text import by_bytes, by_form
from lint.documents.source import REPLACEMENT, Source

# A file is still "damaged text", not another encoding, while at most this share of its characters is unreadable.
MAX_DAMAGE = 0.005

# Below this share of common characters the bytes are no Chinese text in that encoding.
MIN_COMMON = 0.08

# Sound UTF-8 is another encoding only if so much of it would be common characters; where nothing in it is strange,
# more, and only if there are so few bytes that chance could have made them so, and enough to tell.
MIN_SURE = 0.4
MIN_PLAIN, SHORT, FEW = 0.6, 12, 200
_CONTROL = late(r"[\x01-\x08\x0e-\x1f]")

# What `bytes.decode` is told of a GBK text, in which Windows writes the euro sign as a byte that is none elsewhere.
HANDLER, EURO = "dj-lint-gbk", "€"

# The most frequent characters of Chinese statutes, news and reports: they make up about half of any such text, and
# next to nothing of one decoded with the wrong table.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月"
    "公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较"
    "将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世"
    "金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完"
    "类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商"
    "。，、；：！？“”《》（）"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the messages have a sentence of its own for, `format.…`.
SENTENCES = frozenset(
    [
        *("binary", "encoding", "doc", "empty", "lock", "mhtml", "protected", "encrypted", "damaged", "bomb", "dtd"),
        *("utf16-part", "deep", "doc-old", "scanned", "pdf-absent"),
    ]
)


class NotTextError(Exception):
    """The bytes are not a text that can be checked.

    `format` names what they are (“PDF”, “docx” …), or is one of SENTENCES, of which there is more to say than a name.
    """

    def __init__(self, format: str) -> None:  # noqa: A002 - SARIF's and the user's word for it
        super().__init__(format)
        self.format = format


def _stands_for(error: UnicodeError) -> tuple[str, int]:
    """What stands in the text for bytes that cannot be decoded."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return EURO if wrong == b"\x80" else REPLACEMENT, error.end


codecs.register_error(HANDLER, _stands_for)


def decode(raw: bytes, path: str = "") -> Source:
    """Read bytes as text.

    A file with a few unreadable bytes is read, with U+FFFD in their place. Raises NotTextError for another format, for
    binary data and for bytes that are no Chinese text in any encoding known here.
    """
    if name := by_form(raw, path):
        raise NotTextError(name)
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            text = raw[len(bom) :].decode(encoding, "replace")
            if "\0" in text:
                raise NotTextError("binary")
            return Source(text, path, encoding, bom)
    try:
        text = raw.decode("utf-8")
        if "\0" not in text:
            return _without_mark(raw, text, path) or Source(text, path)
    except UnicodeDecodeError:
        pass
    if name := by_bytes(raw):
        raise NotTextError(name)
    return _guess(raw, path)


def _without_mark(raw: bytes, text: str, path: str) -> Source | None:
    """A text in UTF-16 without a mark whose bytes are, by chance, UTF-8 too: of few characters, or with controls."""
    if len(raw) % 2 or len(raw) < 4 or any("\u2e80" <= char <= "\u9fff" for char in text):
        return None
    strange = _CONTROL.search(text) is not None
    if not strange and not SHORT <= len(raw) <= FEW:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        other = raw.decode(encoding, "replace")
        if (
            REPLACEMENT not in other
            and not _CONTROL.search(other)
            and _score(other) >= (MIN_SURE if strange else MIN_PLAIN)
        ):
            return Source(other, path, encoding)
    return None


def _guess(raw: bytes, path: str) -> Source:
    best, best_score = None, MIN_COMMON
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
        if encoding.startswith("utf-16") and len(raw) % 2:
            continue
        text = raw.decode(encoding, HANDLER if encoding == "gb18030" else "replace")
        damage = text.count(REPLACEMENT)
        if "\0" in text or (damage > len(text) * MAX_DAMAGE and not (damage == 1 and len(text) >= 30)):
            continue
        score = _score(text)
        if score > best_score:
            best, best_score = Source(text, path, encoding), score
    if best is None:
        raise NotTextError("binary" if b"\0" in raw else "encoding")
    return best


def _score(text: str) -> float:
    """The share of common characters in the first 20,000."""
    sample = text[:20_000]
    visible = [char for char in sample if not char.isspace()]
    if visible and all(char < "\x80" for char in visible):
        return 1.0  # plain English in UTF-16
    return sum(char in _COMMON for char in visible) / max(1, len(visible))
