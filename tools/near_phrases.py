"""Says what in a body of text is nearly one of the expressions of `rules/setphrases.toml`, with how often it occurs.

    python tools/near_phrases.py FILE|FOLDER ...            texts in UTF-8, also packed with xz; of a folder its .txt
    python tools/near_phrases.py --all FILE|FOLDER ...      also what the rule lists as right

What is printed of text that is believed to be right is right, and goes into the option `right` of the rule; an
expression with many of them is no set phrase. A row: how often it was seen, the expression, what is nearly it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import tomli

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.documents.readers import read
from lint.documents.source import Source
from lint.kinds import Hits
from lint.kinds.setphrase import kind as setphrase
from tools.texts import paragraphs

RULES = Path(__file__).resolve().parent.parent / "rules" / "setphrases.toml"
# So many characters are read at once.
CHUNK = 500_000


def options(listed: bool) -> setphrase.Options:
    """The options of the rule, with or without what it lists as right."""
    (rule,) = tomli.loads(RULES.read_text("utf-8"))["rule"]
    given = rule["options"] if not listed else rule["options"] | {"right": ""}
    made = msgspec.convert(given, setphrase.Options)
    setphrase.prepare(made)
    return made


def near(texts: list[str], made: setphrase.Options) -> Counter[tuple[str, str]]:
    """What is nearly an expression in some texts, with the expression."""
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(sorted(setphrase.words(made)))
    found: Counter[tuple[str, str]] = Counter()
    for text in texts:
        spans: Any = automaton.find_matches_as_indexes(text, overlapping=True)
        document = read(Source(text), "text")
        for finding in setphrase.check(document, made, Hits([(start, end) for _, start, end in spans], [])):
            found[finding.values["fix"], finding.values["found"]] += 1  # type: ignore[index]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="What is nearly a set phrase, and right.")
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    chunks, size = [[""]], 0
    for text in paragraphs(given.texts):
        if size > CHUNK:
            chunks.append([])
            size = 0
        chunks[-1].append(text)
        size += len(text)
    found = near(["\n".join(chunk) for chunk in chunks], options(given.all))
    for (phrase, other), count in sorted(found.items(), key=lambda one: (-one[1], one[0])):
        print(count, phrase, other, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
