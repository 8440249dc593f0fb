"""Rules: what is said of a rule wherever one is shown: when it is on, and its examples."""

from __future__ import annotations

from lint.base.messages import text
from lint.base.model import Bad, Good, Rule
from lint.settings.config import OPINION


def when_on(rule: Rule, lang: str) -> str:
    """When a rule that is not on by default is on."""
    key = "explain.by-stage" if rule.default_stages else "explain.not-default"
    key = "explain.by-model" if rule.code == OPINION else key
    return text(key, lang, code=rule.code, prefix=rule.code[:2])


def as_shown(example: Bad | Good, lang: str) -> str:
    """An example as it is shown: its text; of a Word file, also what looks otherwise than it should, or that nothing
    does."""
    if example.format != "word":
        return example.text
    from lint.documents.writers.word.fresh import SAMPLE

    parts = [
        f"{name}: " + ", ".join(f"{key} = {value}" for key, value in said.items())
        for name, said in example.look.items()
    ]
    note = text("explain.look", lang, look="; ".join(parts)) if parts else text("explain.laid-out", lang)
    return f"{example.text.strip() or SAMPLE}\n{note}"
