"""Rule pages: docs/rules/, one page per rule and an index, from the rule files and the measured rates.

    python tools/rule_pages.py                            write the pages
    python tools/rule_pages.py --measure FOLDER           measure FOLDER first, a sub-folder being a kind of text, and
                                                          keep the counts in docs/rules/measured.json
    python tools/rule_pages.py --drafts PAIRS FOLDER      measure drafts first, and keep the counts in
                                                          docs/rules/drafts.json; what these are, `draft_rates` says

The counts are of `benchmarks/noise.py` at level info: what each rule reports on text that is believed to be right.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from lint.base.messages import text
from lint.base.model import Rule
from lint.output.rules import as_shown, when_on
from lint.packs.find import builtin_files
from lint.packs.load import load
from lint.packs.ruleset import Loaded, RuleSet

PAGES = ROOT / "docs" / "rules"
MEASURED = PAGES / "measured.json"
DRAFTS = PAGES / "drafts.json"
_FIX = {"safe": "可自动改（安全）", "unsafe": "有建议改法，需人工确认", "none": "无"}


# What is said of a rule that looks at Word files alone: the published texts are plain ones.
_WORD_ALONE = [
    "只看 Word 文件的排版，文本语料量不出来。在公开的 Word 文件上逐条看过，结果在[版式](../layout.md#实测)里。"
]


def pages(rules: RuleSet, measured: dict[str, Any], drafts: dict[str, Any]) -> dict[str, str]:
    """The text of every page by its file name."""
    made = {f"{loaded.rule.code}.md": _page(loaded, measured, drafts) for loaded in rules.rules}
    return {**made, "README.md": _index(rules, measured)}


def current() -> dict[str, str]:
    """The text of every page by its file name, of the rules as they are and the rates as they were measured last."""
    return pages(load(builtin_files()), *(json.loads(file.read_text("utf-8")) for file in (MEASURED, DRAFTS)))


def _page(loaded: Loaded, measured: dict[str, Any], drafts: dict[str, Any]) -> str:
    rule = loaded.rule
    source = rule.source + ("" if rule.source_checked else "（未核对原文）")
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        f"**{loaded.pack.title}** · {text(rule.severity, 'zh')} · 自动修正：{_FIX[rule.fix]}",
        "",
        "## 查什么",
        "",
        _quote(rule.message),
        _quote(rule.text("en")),
        "## 为什么",
        "",
        f"{rule.why}",
        "",
        f"*{rule.reason('en')}*",
        "",
        f"依据：{source}",
        "",
    ]
    if not rule.default:
        lines += [when_on(rule, "zh") + "。", ""]
    if rule.valid:
        lines += [f"只用于文稿年份在 {rule.valid.since or '……'} 至 {rule.valid.until or '……'} 之间的。", ""]
    lines += ["## 有问题的写法", ""]
    for bad in rule.bad[:3]:
        lines.append(_block(as_shown(bad, "zh")))
        if bad.beside:
            lines += ["另一份文稿：", "", _block(bad.beside)]
        lines += ["报出：" + "、".join(f"`{_visible(found)}`" for found in bad.found), ""]
        if bad.fixed is not None:
            lines += ["应改为：", "", _block(bad.fixed)]
    lines += ["## 正确的写法", ""]
    lines += [_block(as_shown(good, "zh")) for good in rule.good[:3]]
    lines += [
        "## 实测",
        "",
        *_measured(rule, measured, drafts),
        "",
        f"类别：`{rule.kind}`。[全部规则](README.md)",
    ]
    return "\n".join(lines) + "\n"


# A rule that compares documents says nothing of one alone.
_COMPARED = ["几份文稿一起检查、或者与归档比对时才报，实测见[比对与归档](../scale.md)。"]

# Nor does one that asks a model, which is the reader's.
_BY_A_MODEL = ["给出模型时才报，准不准看模型：[自己的纠错模型](../model.md)。"]


def _measured(rule: Rule, measured: dict[str, Any], drafts: dict[str, Any]) -> list[str]:
    if rule.formats == ["word"]:
        return _WORD_ALONE
    if rule.kind == "opinion":
        return _BY_A_MODEL
    return _COMPARED if rule.kind == "copies" else [*_rates(rule.code, measured), "", *_right(rule.code, drafts)]


def _rates(code: str, measured: dict[str, Any]) -> list[str]:
    rows = ["| 语料 | 字数 | 报出 | 每万字 |", "|---|---|---|---|"]
    for name, corpus in measured.items():
        count = corpus["counts"].get(code, 0)
        rate = count * 10_000 / corpus["characters"]
        rows.append(f"| {name} | {corpus['characters']:,} | {count} | {rate:.4f} |")
    return [*rows, "", "语料是已发布的正式文本，其中也有真的差错：这是误报的上限。"]


def _right(code: str, drafts: dict[str, Any]) -> list[str]:
    """How much of what a rule says of drafts is right."""
    counts = {name: material["counts"].get(code) for name, material in drafts.items()}
    if not any(counts.values()):
        return ["在有错的草稿上（草稿和成对的正误句）没有报出过，准确率未知。"]
    rows = ["| 草稿材料 | 报出 | 报对 | 准确率 |", "|---|---|---|---|"]
    for name, count in counts.items():
        if count:
            rows.append(f"| {name} | {count[0]} | {count[1]} | {count[1] / count[0]:.0%} |")
    return [*rows, "", "草稿是本项目自写、标过错的；规则是看着其中一部分改的，准确率偏高。"]


def _index(rules: RuleSet, measured: dict[str, Any]) -> str:
    characters = sum(corpus["characters"] for corpus in measured.values())
    lines = [
        "# 规则",
        "",
        f"共 {len(rules.rules)} 条。“每万字”是在 {characters:,} 字已发布的正式文本上报出的次数，是误报的上限。",
        "",
        "Every rule with its severity, and how often it reports per 10,000 characters of published text.",
    ]
    packs = {loaded.pack.title: loaded.pack for loaded in rules.rules}
    for title in packs:
        lines += ["", f"## {title}", "", "| 编号 | 名称 | 级别 | 说明 | 每万字 |", "|---|---|---|---|---|"]
        for loaded in rules.rules:
            if loaded.pack.title == title:
                rule = loaded.rule
                count = sum(corpus["counts"].get(rule.code, 0) for corpus in measured.values())
                said = rule.why.split("。")[0].replace("|", "\\|")
                row = [f"[{rule.code}]({rule.code}.md)", rule.name, text(rule.severity, "zh"), said]
                rate = (
                    "–"
                    if rule.formats == ["word"] or rule.kind in ("copies", "opinion")
                    else f"{count * 10_000 / max(1, characters):.4f}"
                )
                lines.append(f"| {' | '.join(row)} | {rate} |")
    return "\n".join(lines) + "\n"


def _quote(message: str) -> str:
    return f"> {message}\n"


def _visible(found: str) -> str:
    return found.replace("\n", "⏎").replace("\u00a0", "␣").replace("`", "ˋ")


def _block(example: str) -> str:
    return f"```text\n{example}\n```\n"


def measure(folder: Path) -> dict[str, Any]:
    """Counts by rule, those that are off by default among them, for each sub-folder of a folder."""
    from benchmarks.noise import measure as noise

    off = [loaded.rule.code for loaded in load(builtin_files()).rules if not loaded.rule.default]
    found = {}
    for corpus in sorted(path for path in folder.iterdir() if path.is_dir()):
        one = noise(corpus, "info", ["ALL", *off])
        found[corpus.name] = {
            "files": one.files,
            "characters": one.characters,
            "counts": dict(sorted(one.counts.items())),
        }
    return found


def measure_drafts(pairs: Path, folder: Path) -> dict[str, Any]:
    """How often each rule spoke of a file of pairs and of a folder of drafts, and how often it was right."""
    from tools.draft_rates import of_drafts, of_pairs

    return {"正误句": {"counts": of_pairs(pairs)}, "整篇草稿": {"counts": of_drafts(folder)}}


def main() -> int:
    parser = argparse.ArgumentParser(description="Write docs/rules/ from the rule files.")
    parser.add_argument("--measure", type=Path, metavar="FOLDER", help="measure this folder of clean text first")
    parser.add_argument("--drafts", type=Path, nargs=2, metavar=("PAIRS", "FOLDER"), help="measure these drafts first")
    options = parser.parse_args()
    if options.measure:
        MEASURED.write_text(json.dumps(measure(options.measure), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.drafts:
        found = measure_drafts(*options.drafts)
        DRAFTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    made = current()
    for stale in {path.name for path in PAGES.glob("*.md")} - set(made):
        (PAGES / stale).unlink()
    for name, content in made.items():
        (PAGES / name).write_text(content, "utf-8")
    print(f"{len(made)} pages in {PAGES.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
