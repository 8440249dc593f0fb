"""Whole documents of every genre: clean as they stand, and every part that is taken out is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.base.model import Stage, Violation
from lint.check.engine import Engine
from lint.check.genre import detect
from tests.support import builtin_rules, doc

FOLDER = Path(__file__).parent / "genres"
RULES = builtin_rules()
ENGINE = Engine([loaded for loaded in RULES.rules if loaded.rule.default], RULES.genres)
GENRES = [genre.id for genre in RULES.genres]

# Per genre and part: how the lines begin that belong to it; “一、→二、” stands for all from the one to the other.
PARTS = {
    ("annual-summary", "工作开展情况"): ["2023年，", "一、→二、"],
    ("annual-summary", "存在问题"): ["二、→三、"],
    ("annual-summary", "下一步打算"): ["三、→云岭县"],
    ("duty-report", "履职情况"): ["2023年，", "一、→二、"],
    ("duty-report", "存在问题"): ["二、→三、"],
    ("duty-report", "下一步打算"): ["三、→以上报告"],
    ("organisational-life", "存在问题"): ["一、→二、"],
    ("organisational-life", "原因分析"): ["二、→三、"],
    ("organisational-life", "整改措施"): ["三、→"],
    ("self-examination", "存在的突出问题"): ["二、→三、"],
    ("self-examination", "原因分析"): ["三、→四、"],
    ("self-examination", "努力方向和整改措施"): ["四、→"],
    ("plan", "任务措施"): ["二、→三、"],
    ("application", "入党志愿和对党的认识"): ["　　我志愿"],
    ("notice", "通知事项"): ["为切实", "一、→特此"],
    ("request", "请示事项"): ["为确保"],
    ("letter", "去函事项"): ["为丰富", "贵馆", "一、→如蒙", "如蒙"],
    ("minutes", "会议概况"): ["2024年", "出席", "列席"],
    ("minutes", "议定事项"): ["一、→出席"],
}
SIGNED = ["annual-summary", "duty-report", "thought-report", "notice", "request", "letter", "report"]


def text(genre: str) -> str:
    return (FOLDER / f"{genre}.txt").read_text("utf-8")


def without(whole: str, beginnings: list[str]) -> str:
    """The lines but those that begin so."""
    kept, until = [], ""
    for line in whole.split("\n"):
        if until and line.startswith(until):
            until = ""
        for beginning in beginnings:
            first, arrow, last = beginning.partition("→")
            if arrow and line.startswith(first):
                until = last or "the end"
        if not until and not any("→" not in b and line.startswith(b) for b in beginnings):
            kept.append(line)
    return "\n".join(kept)


def without_last_lines(whole: str) -> str:
    """The lines before the signature."""
    document = doc(whole)
    end = next(block.start for block in document.blocks if block.kind in ("signature", "date"))
    return whole[:end]


def check(whole: str, stage: Stage = "draft") -> list[Violation]:
    return ENGINE.check(doc(whole), stage=stage)


def found(whole: str, *names: str) -> list[tuple[str, str]]:
    return [(v.rule.name, str(v.finding.values["found"])) for v in check(whole) if v.rule.name in names]


def test_every_genre_has_a_document() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(GENRES)


@pytest.mark.parametrize("genre", GENRES)
def test_document_is_recognised_and_clean(genre: str) -> None:
    whole = text(genre)
    assert len("".join(whole.split())) >= 500
    recognised = detect(doc(whole), RULES.genres)
    assert recognised and recognised.id == genre
    assert [(v.rule.code, whole[v.start : v.end]) for v in check(whole, "final")] == []


def test_every_required_part_is_tried() -> None:
    required = {(genre.id, part.name) for genre in RULES.genres for part in genre.parts if part.need == "required"}
    assert required == set(PARTS)


@pytest.mark.parametrize(("genre", "part"), PARTS)
def test_missing_part_is_named(genre: str, part: str) -> None:
    rest = without(text(genre), PARTS[genre, part])
    assert found(rest, "missing-section", "missing-title") == [("missing-section", part)]


@pytest.mark.parametrize("genre", SIGNED)
def test_missing_signature(genre: str) -> None:
    rest = without_last_lines(text(genre))
    assert [name for name, _ in found(rest, "missing-signature", "missing-section")] == ["missing-signature"]


@pytest.mark.parametrize("genre", sorted(set(GENRES) - set(SIGNED)))
def test_no_signature_is_asked_for(genre: str) -> None:
    assert found(text(genre).split("中共松泉镇")[0], "missing-signature") == []


@pytest.mark.parametrize(("genre", "beginning"), [("duty-report", "以上报告"), ("request", "妥否")])
def test_missing_conclusion(genre: str, beginning: str) -> None:
    rest = without(text(genre), [beginning])
    (violation,) = [v for v in check(rest) if v.rule.name == "missing-conclusion"]
    assert violation.rule.severity == "warning"


@pytest.mark.parametrize("name", ["missing-conclusion", "missing-signature"])
def test_a_final_text_may_not_lack_what_a_draft_may(name: str) -> None:
    rest = without(without_last_lines(text("duty-report")), ["以上报告"])
    severities = {stage: [v.rule.severity for v in check(rest, stage) if v.rule.name == name] for stage in STAGES}
    assert severities == {"draft": ["warning"], "final": ["error"]}


STAGES: tuple[Stage, ...] = ("draft", "final")


@pytest.mark.parametrize("genre", ["annual-summary", "duty-report", "plan", "organisational-life", "self-examination"])
def test_missing_title(genre: str) -> None:
    rest = text(genre).split("\n", 1)[1]
    rest = without(rest, ["述职人", "白鹭区", "桐花乡"]) if genre != "annual-summary" else rest
    names = [name for name, _ in found(rest, "missing-title", "missing-section")]
    assert names == ["missing-title"]


@pytest.mark.parametrize(
    ("genre", "addressee", "name"),
    [
        ("request", "市人民政府：", "missing-addressee"),
        ("letter", "云岭县文化馆：", "missing-addressee"),
        ("notice", "各乡镇", "notice-to-nobody"),
    ],
)
def test_missing_addressee(genre: str, addressee: str, name: str) -> None:
    rest = without(text(genre), [addressee])
    assert [found for found, _ in found_frame(rest)] == [name]


def found_frame(whole: str) -> list[tuple[str, str]]:
    names = (
        "missing-addressee",
        "unaddressed-notice",
        "notice-to-nobody",
        "addressee-without-colon",
        "missing-section",
    )
    return found(whole, *names)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("青石县水利局2023年度工作总结", "annual-summary"),
        ("青石县水利局2023年度工作总结（审议稿）", "annual-summary"),
        ("2023年党建工作总结及2024年工作计划", "annual-summary"),
        ("青石县水利局\n2023年党建工作总结", "annual-summary"),
        ("青石县水利局2023年上半年工作情况汇报", "annual-summary"),
        ("关于2023年度党建工作情况的报告", "annual-summary"),
        ("工 作 总 结", "annual-summary"),
        ("党支部书记抓基层党建述职报告", "duty-report"),
        ("2023年度述职述廉报告", "duty-report"),
        ("政协委员履职报告", "duty-report"),
        ("2024年党支部工作计划", "plan"),
        ("青石县水利局2024年工作要点", "plan"),
        ("2023年度民主生活会对照检查材料", "self-examination"),
        ("党性分析材料", "self-examination"),
        ("组织生活会个人发言提纲", "organisational-life"),
        ("主题教育组织生活会个人对照检查材料", "organisational-life"),
        ("关于印发《2023年度工作总结》的通知", "notice"),
        ("关于做好述职报告工作的通知", "notice"),
        ("关于印发青石县河道管理\n工作方案的通知", "notice"),
        ("青水发〔2024〕3号\n关于开展学习的通知", "notice"),
        ("青石县水利局文件\n青水发〔2024〕3号    签发人：林川\n关于增加经费的请示", "request"),
        ("关于增加经费的请示（送审稿）", "request"),
        ("关于提供资料的复函", "letter"),
        ("青石县水利局局长办公会议纪要", "minutes"),
        ("青石县水利局党组会议纪要（第3期）", "minutes"),
        ("学习党章心得体会", "reflection"),
        ("入党积极分子思想汇报", "thought-report"),
        ("青石县水利局差旅费管理办法（试行）", "house-rules"),
        ("在全县年终总结大会上的讲话", None),
        ("关于表彰2023年度先进党支部的决定", None),
        ("“七一”主题党日活动总结", None),
        ("2023年政府工作报告", None),
        ("关于农村饮水安全的调研报告", None),
        ("青石县水利局党建工作实施方案", None),
        ("青石水利简报", None),
        ("青石县水利局工作制度汇编", None),
        ("活动邀请函", None),
        ("录用通知", None),
        ("四步工作法", None),
        ("组织生活会主持词", None),
        ("关于学习的几点想法", None),
    ],
)
def test_titles(title: str, genre: str | None) -> None:
    recognised = detect(doc(f"{title}\n各支部要认真学习，提高认识，改进作风，做好工作。"), RULES.genres)
    assert (recognised.id if recognised else None) == genre


def test_a_report_is_one_only_with_an_addressee() -> None:
    title = "关于水库安全检查情况的报告\n"
    body = "我局对46座水库进行了检查，隐患全部整改。"
    for addressee, genre in (("", None), ("县人民政府：\n", "report"), ("各位代表：\n", None)):
        recognised = detect(doc(title + addressee + body), RULES.genres)
        assert (recognised.id if recognised else None) == genre


def test_a_body_of_articles_is_a_statute_whatever_its_title() -> None:
    articles = "图书借阅须知\n第一条 读者凭证借阅。\n第二条 "
    for more, genre in (("每次限借五册。", "house-rules"), ("本市公共图书馆适用本须知。", "statute")):
        recognised = detect(doc(articles + more), RULES.genres)
        assert recognised and recognised.id == genre


def test_regulations_of_the_party_are_statutes() -> None:
    for title, genre in (("中国共产党支部工作条例（试行）", "statute"), ("青石县水利局党支部工作规则", "house-rules")):
        recognised = detect(
            doc(f"{title}\n第一条 根据《中国共产党章程》，制定本条例。\n第二条 支部按期开会。"), RULES.genres
        )
        assert recognised and recognised.id == genre


def test_rules_of_a_unit_are_no_statute() -> None:
    statute = "青石市河道管理办法\n第一条 根据《中华人民共和国水法》，制定本办法。\n第二条 {}"
    for more, genre in (("本市河道适用本办法。", "statute"), ("我局职工应当遵守本办法。", "house-rules")):
        recognised = detect(doc(statute.format(more)), RULES.genres)
        assert recognised and recognised.id == genre


def test_what_follows_the_signature_is_not_the_end() -> None:
    notice = (
        text("notice").replace("\n附件：1.汛前检查自查登记表\n      2.隐患整改台账\n", "").replace("（见附件2）", "")
    )
    attached = "\n附件1\n汛前检查自查登记表\n" + "检查项目由各单位逐项填写，不留空白。\n" * 12
    assert found(notice + attached, "missing-signature") == []
