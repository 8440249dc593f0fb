"""Every sentence that the tool itself speaks, in Chinese and English. Rules bring their own."""

from __future__ import annotations

from lint.base.messages import editor, page, results, settings, upkeep, word

TEXTS = {**editor.TEXTS, **page.TEXTS, **results.TEXTS, **settings.TEXTS, **upkeep.TEXTS, **word.TEXTS}


def text(key: str, lang: str, **values: object) -> str:
    """The sentence of a key in a language, with its values filled in."""
    zh, en = TEXTS[key]
    sentence = en if lang == "en" else zh
    return sentence.format_map(values) if values else sentence


def has(key: str) -> bool:
    """Whether there is a sentence of that key."""
    return key in TEXTS
