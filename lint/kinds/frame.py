"""frame: what stands around the text: 发文字号, 主送机关, 署名, 成文日期 (GB/T 9704-2012 7.2.5 and 7.3).

    report = "number-place"      the 发文字号 stands below the title
    report = "title-word"        a title (关于…, or with a 发文字号) does not end in `ending` (RE2)
    report = "unaddressed"       no 主送机关 below the title
    report = "uncalled"          no 主送机关 below the title of a 通知 or 通报 that tells offices what to do (各单位要…)
    report = "addressee-colon"   a line that names offices stands there without a colon, or with a stop for it
    report = "signature-order"   the name stands below the date
    report = "undated"           the text ends in the name of an office, or 汇报人：…, and has no date
    report = "early-date"        the date lies in a year before that of the title

Values: found, expected (the number, the year).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lint.base.late import expression, late
from lint.base.model import Finding
from lint.documents import regex
from lint.documents.document import Block, Document
from lint.kinds import Hits, Kind, Report

# What the name of an office ends in, or of those who are addressed.
_OFFICE_WORDS = (
    "委 组 政府 局 厅 部 办 院 会 处 室 科 股 站 所 馆 公司 集团 支部 中心 单位 部门 镇 乡 街道 社区 村 校 "
    "学校 银行 队 机构 企业 领导 同志 党员"
)
_OFFICE = rf"(?:{_OFFICE_WORDS.replace(' ', '|')})(?:[（(][^（）()]*[）)])?"
_ADDRESSEE = late(r"[^。；：:？！\n]{2,150}[：:]")
_INLINE_ADDRESSEE = late(rf"[^，。；：:\n]{{2,40}}{_OFFICE}[：:]")
_SPEAKS = late("如下|以下|现将|现就|通知|报告|请示|汇报")
_OFFICES = late(rf"(?P<all>各)?[^。；：:？！\d\n]{{2,100}}?{_OFFICE}")
# 各乡镇气象站，各作业点。: all of a kind, with a stop where the colon belongs.
_EACH = late(r"各(?:(?!要|请|应|须|必须|认真|切实|为|根据|务必|按照|于|在)[^。；：:？！\d\n]){2,80}[。，；、.]?")
_ISSUED = late(r"关于.{2,60}的(?:紧急|补充)?(?:通知|通报)(?:[（(][^（）()]*[）)])?")
_CALLS = late(
    "各(?:有关|相关|级|直属|基层|党)?(?:单位|部门|乡镇|乡|镇|街道|社区|村|科室|处室|支部|党支部|县区|县|区|企业|学校|中心|站所|机关|股室|分局|公司|车间|班组)"
    "[^，。；：\n]{0,16}(?:要(?!求|点|素)|务必|应(?!急|用|对|变)|须|必须|不得)"
)
# How the name of an office ends that signs.
_ENDING = (
    r"(?:委员会|党委|党组|支部|总支|政府|局|厅|办公室|委|院|会|处|中心|公司|集团|学校|大学|医院|街道办事处|工作组"
    r"|领导小组|专班)"
)
# So many blocks a text has at least that is no piece.
MIN_BLOCKS = 4
_YEAR = late(r"(?<!\d)((?:19|20)\d\d)(?=年)")


class Options(Struct, forbid_unknown_fields=True):
    report: str
    ending: str = ""
    unless_called: bool = False


def check(document: Document, options: Options, hits: Hits) -> Iterator[Finding]:
    if document.body:
        yield from REPORTS[options.report].run(document, options)


def _numbers(document: Document) -> list[Block]:
    return [block for block in document.body[:8] if block.kind == "number"]


def _number_place(document: Document, options: Options) -> Iterator[Finding]:
    if title := document.title:
        yield from (_finding(document, block) for block in _numbers(document) if block.start > title.start)


def _title_word(document: Document, options: Options) -> Iterator[Finding]:
    title = document.title
    if title is None:
        return
    text = document.text_of(title)
    official = _numbers(document) or ("关于" in text and addressee(document))
    if official and not regex.search(options.ending, "".join(text.split()).rstrip("。")):
        yield _finding(document, title)


def addressee(document: Document) -> Block | None:
    """The line that names whom the document is sent to, or the paragraph that begins with them."""
    for block in _below_title(document):
        text = document.text_of(block)
        if _ADDRESSEE.fullmatch(text) and not _SPEAKS.search(text):
            return block
        if block.kind == "paragraph" and _INLINE_ADDRESSEE.match(text):
            return block
    return None


def _below_title(document: Document) -> list[Block]:
    """The blocks between the title and the first heading, at most three beside number and bracketed lines."""
    found: list[Block] = []
    for block in document.body[document.body.index(document.title) + 1 if document.title else 0 :]:
        if block.kind == "heading" or len(found) == 3:
            break
        if block.kind != "number" and document.text_of(block)[0] not in "（(":
            found.append(block)
    return found


def _unaddressed(document: Document, options: Options) -> Iterator[Finding]:
    below = _below_title(document)
    if not below or addressee(document) or _names_offices(document, below[0]):
        return
    if not (options.unless_called and _called(document)):
        yield _finding(document, below[0])


def _uncalled(document: Document, options: Options) -> Iterator[Finding]:
    title, below, called = document.title, _below_title(document), _called(document)
    if title and called and below and not addressee(document) and not _names_offices(document, below[0]):
        # It is below the last line of the title that the offices are missing.
        start = max(document.text.rfind("\n", title.start, title.end) + 1, title.end - 15, title.start)
        yield Finding(start, title.end, {"found": document.text[start : title.end], "expected": called})


def _called(document: Document) -> str:
    """Whom a notice that is signed and dated tells what to do, in its own words; none of a text for the public."""
    title = "".join(document.text_of(document.title).split()) if document.title else ""
    kinds = {block.kind for block in document.body}
    if not _ISSUED.search(title) or not {"signature", "date"} <= kinds:
        return ""
    match = _CALLS.search(document.text)
    return match.group() if match else ""


def _addressee_colon(document: Document, options: Options) -> Iterator[Finding]:
    below = _below_title(document)
    if below and not addressee(document) and _names_offices(document, below[0]):
        yield _finding(document, below[0])


def _names_offices(document: Document, line: Block) -> bool:
    """Whether a line without a colon names whom the document is sent to, and not who signs it."""
    text = document.text_of(line)
    if _EACH.fullmatch(text) and line is not document.body[-1]:
        return True
    text = text.rstrip("。，；、.")
    signed = [document.text_of(block) for block in document.body if block.kind == "signature"]
    match = _OFFICES.fullmatch(text)
    return match is not None and (match["all"] is not None or (bool(signed) and text not in signed))


def _early_date(document: Document, options: Options) -> Iterator[Finding]:
    years = _YEAR.findall(document.text_of(document.title)) if document.title else []
    for block in document.body if years else ():
        year = _YEAR.search(document.text_of(block)) if block.kind == "date" else None
        if year and int(year[1]) < max(map(int, years)):
            yield _finding(document, block, max(years) + "年")


def _signature_order(document: Document, options: Options) -> Iterator[Finding]:
    blocks = document.body
    for n, block in enumerate(blocks[:-1]):
        if block.kind == "date" and blocks[n - 1].kind != "signature" and blocks[n + 1].kind == "paragraph":
            below = document.text_of(blocks[n + 1])
            if len(below) <= 30 and _OFFICES.fullmatch(below) and not below.startswith(("抄", "主", "各")):
                yield _finding(document, blocks[n + 1])


def _undated(document: Document, options: Options) -> Iterator[Finding]:
    blocks = document.body
    if len(blocks) < MIN_BLOCKS or any(b.kind in ("date", "signature") for b in blocks):
        return
    last, before = blocks[-1], blocks[-2]
    text = "".join(document.text_of(last).split())
    office = (
        expression(rf"[^，。；：、？！\d]{{4,40}}{_ENDING}").fullmatch(text) and document.text_of(before)[-1] in "。！"
    )
    person = expression(
        r"(?:汇报人|申请人|述职人|报告人|检查人|承诺人|剖析人|入党申请人)[：:]?[\u4e00-\u9fff·]{2,6}"
    ).fullmatch(text)
    dated = any(_YEAR.search(document.text_of(b)) for b in blocks[:4] if b.kind == "byline")
    if last.kind in ("paragraph", "byline", "item") and (office or person) and not dated:
        yield _finding(document, last)


def _finding(document: Document, block: Block, expected: str = "") -> Finding:
    end = min(block.end, block.start + 40)
    return Finding(block.start, end, {"found": document.text[block.start : end], "expected": expected})


REPORTS = {
    "number-place": Report(_number_place),
    "title-word": Report(_title_word, frozenset({"ending"})),
    "unaddressed": Report(_unaddressed, frozenset({"unless_called"})),
    "uncalled": Report(_uncalled),
    "addressee-colon": Report(_addressee_colon),
    "signature-order": Report(_signature_order),
    "undated": Report(_undated),
    "early-date": Report(_early_date),
}

KIND = Kind(Options, frozenset({"found", "expected"}), check, reports=REPORTS)
