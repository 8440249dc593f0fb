"""Every sentence that the tool itself speaks, in Chinese and English. Rules bring their own."""

from __future__ import annotations

from functools import cache

from lint.base.messages import copies, results, settings, upkeep, word

TEXTS = {**copies.TEXTS, **results.TEXTS, **settings.TEXTS, **upkeep.TEXTS, **word.TEXTS}


@cache
def everything() -> dict[str, tuple[str, str]]:
    """All sentences, with those of the page and the editors, which no run of the command wants."""
    from lint.base.messages import editor, page

    return {**TEXTS, **page.TEXTS, **editor.TEXTS}


def text(key: str, lang: str, **values: object) -> str:
    """The sentence of a key in a language, with its values filled in."""
    zh, en = TEXTS.get(key) or everything()[key]
    sentence = en if lang == "en" else zh
    if key == "toml.wrong-type":
        from lint.base.messages.libraries import type_found, type_wanted

        expected, found = str(values["expected"]), str(values["found"])
        values |= {"expected": type_wanted(expected, lang), "found": type_found(found, lang)}
    elif lang != "en" and "reason" in values:
        from lint.base.messages.libraries import in_chinese

        values["reason"] = in_chinese(str(values["reason"]))
    return sentence.format_map(values) if values else sentence


def has(key: str) -> bool:
    """Whether there is a sentence of that key."""
    return key in TEXTS or key in everything()
