"""Every sentence of the tool: in both languages, with the same values, and spoken somewhere."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from lint.base.messages import everything, has, text

TEXTS = everything()
LINT = Path(__file__).parents[2] / "lint"
HAN = re.compile(r"[一-鿿]")

# Keys that are put together where they are used: what stands before, and the sources of what follows.
_FAMILIES = (
    "format.",
    "explain.fix.",
    "special.",
    "use.",
    "place.",
    "table.",
    "ranking.",
    "html.",
    "about.",
    "compare.",
    "archive.stats.",
    "copies.",
    "page.save-",
)


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_the_same(key: str) -> None:
    zh, en = TEXTS[key]
    assert _names(zh) == _names(en)
    assert not HAN.search(en) or key == "page.language"  # which names the other one, in it
    if key != "summary.sep":
        assert zh.strip() and en.strip()
    if HAN.search(zh):  # Chinese marks in a Chinese sentence
        assert not re.search(r"[一-鿿][,;:?!()]|[,;:?!(][一-鿿]", zh)


def test_every_sentence_is_spoken() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(LINT.rglob("*.py")) if path.parent.name != "messages"
    )
    template = (LINT / "output" / "formats" / "report.html").read_text(encoding="utf-8")
    page = LINT / "interfaces" / "web"
    code += "".join((page / name).read_text(encoding="utf-8") for name in ("page.html", "page.js"))
    silent = [
        key
        for key in TEXTS
        if not (f'"{key}"' in code or f"'{key}'" in code or f"{{{{{key}}}}}" in template or key.startswith(_FAMILIES))
    ]
    assert silent == []


def test_every_key_in_the_code_has_a_sentence() -> None:
    groups = sorted({key.split(".")[0] for key in TEXTS if "." in key})
    pattern = re.compile(rf'"((?:{"|".join(groups)})\.[a-z0-9-]+(?:\.[a-z0-9-]+)*)"')
    missing = []
    for path in LINT.rglob("*.py"):
        keys = pattern.findall(path.read_text(encoding="utf-8"))
        missing += [
            f"{path.name}: {key}"
            for key in keys
            if not has(key) and not key.endswith((".toml", ".py", ".txt", ".html", ".css", ".js", ".json", ".onnx"))
        ]
    assert missing == []


def test_every_note_of_a_related_place_has_a_sentence() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((LINT / "kinds").rglob("*.py")))
    notes = re.findall(r'Related\([^)\n]*"([a-z-]+)"\)', code)
    assert "first" in notes and not [note for note in notes if not has(note)]


def test_text() -> None:
    assert text("file.missing", "zh", path="甲.txt") == "找不到“甲.txt”：请核对路径和文件名"
    assert text("file.missing", "en", path="甲.txt") == "甲.txt: no such file or folder"
    assert text("summary.clean", "zh", files=3) == "共检查 3 个文件，未发现问题。"
    assert text("toml.syntax", "zh", reason="{x}") == "TOML 语法错误：{x}"
    assert has("error") and not has("no such key")
    with pytest.raises(KeyError):
        text("no such key", "zh")
