"""Known: what the table of known typos says of a place, which counts for more than what the model thinks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lint.base.package import rules_folder
from lint.kinds.suspect.alert import Alert


@lru_cache(maxsize=1)
def table() -> dict[str, str]:
    """The words that the table calls wrong, with what is right; "" where that is for the writer to decide."""
    import tomli

    try:
        rules = tomli.loads((Path(rules_folder()) / "typos.toml").read_text("utf-8"))["rule"]
    except FileNotFoundError:
        return {}
    found: dict[str, str] = {}
    for rule in rules:
        for wrong, right in rule.get("options", {}).get("table", {}).items():
            found[wrong] = right if isinstance(right, str) else ""
    return found


def gainsays(text: str, alert: Alert) -> bool:
    """Whether the table wants something else at a place, or calls wrong what the model would put there.

    Where both want the same, the engine reports it once.
    """
    wrong = table()
    right = alert.right
    lengths = range(2, 9)
    if any(right[n : n + length] in wrong for length in lengths for n in range(len(right) - length + 1)):
        return True
    for length in lengths:
        for start in range(max(0, alert.at - length + 1), alert.stop):
            word = text[start : start + length]
            if word in wrong:
                low, high = min(start, alert.at), max(start + len(word), alert.stop)
                mine = text[low : alert.at] + alert.fix + text[alert.stop : high]
                theirs = text[low:start] + wrong[word] + text[start + len(word) : high]
                if mine != theirs:
                    return True
    return False
