"""Typos: how many wrong characters the suspect rules find, how often they are wrong, and what they cost.

    python benchmarks/typos.py pairs.jsonl                        pairs of sentences: src with slips, tgt without
    python benchmarks/typos.py --clean FOLDER                     false alarms on text that is believed to be right
    python benchmarks/typos.py pairs.jsonl --clean FOLDER --samples 20 --first 2 --step 8
    python benchmarks/typos.py pairs.jsonl --folds FOLDER         by the doubts and trees of tools/train_doubts.py and
                                                                  tools/train_suspect.py that have not seen a sentence,
                                                                  or a text, in training

A sentence counts as found where just its wrong characters are reported, and as corrected where the fixes give `tgt`.
An alert is right where it touches a wrong character. Figures are given for TY901 alone and for TY901 with TY902.
Duplicate sentences are counted once.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
import zlib
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.documents.document import Document
from lint.documents.readers import read
from lint.documents.source import Source
from lint.kinds.suspect.alert import Alert

LEVELS = ("TY901", "TY901 + TY902")


class Finder:
    """Finds alerts by what is shipped, or by what comes from the fold whose training has not seen a text."""

    def __init__(self, folds: Path | None) -> None:
        from lint.kinds.suspect.detector import Detector, shipped
        from lint.kinds.suspect.judging.trees import Trees
        from lint.kinds.suspect.reading.doubts import Doubts

        own = shipped()
        paths = sorted(folds.glob("[0-9].bin")) if folds else []
        self._detectors = [
            Detector(own.data, Doubts.load(path.with_suffix(".doubts")), Trees.load(path), own.terms, own.spread)
            for path in paths
        ] or [own]

    def alerts(self, document: Document, meant: str) -> list[Alert]:
        """The alerts of a document that should say `meant`."""
        from lint.kinds.suspect.kind import spans

        detector = self._detectors[zlib.crc32(meant.encode()) % len(self._detectors)]
        return detector.find(document.text, spans(document))


def of_level(found: Iterable[Alert], level: str) -> list[Alert]:
    from lint.kinds.suspect.detector import ERROR

    return [alert for alert in found if level != LEVELS[0] or alert.score >= ERROR]


def pairs(paths: list[Path]) -> list[tuple[str, str]]:
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    return list(dict.fromkeys((line["src"], line["tgt"]) for line in lines))


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def f1(right: int, told: int, wanted: int) -> str:
    return f"P {percent(right, told)} R {percent(right, wanted)} F1 {percent(2 * right, told + wanted)}"


def show_pairs(read_pairs: list[tuple[str, str]], finder: Finder, samples: int) -> None:
    """What the levels find in sentences of which it is known what is wrong."""
    found = [finder.alerts(read(Source(written), "text"), meant) for written, meant in read_pairs]
    print(f"{len(read_pairs)} pairs, {sum(a != b for a, b in read_pairs)} with wrong characters")
    for level in LEVELS:
        told = spotted = corrected = wanted = reported = right = characters = hits = fixed = total = 0
        shown = samples
        for (written, meant), every in zip(read_pairs, found, strict=True):
            wrong = {n for n, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b}
            chosen = of_level(every, level)
            places = {n for alert in chosen for n in range(alert.at, alert.stop)}
            text = apply(written, chosen)
            told += bool(chosen)
            wanted += bool(wrong)
            spotted += bool(wrong) and places == wrong
            corrected += bool(wrong) and text == meant
            reported += len(chosen)
            for alert in chosen:
                good = not wrong.isdisjoint(range(alert.at, alert.stop))
                right += good
                if not good and shown:
                    shown -= 1
                    print(f"    {alert.score:.2f} {context(written, alert)}")
            characters += len(places)
            hits += len(places & wrong)
            total += len(wrong)
            if len(text) == len(meant):
                fixed += sum(text[n] == meant[n] for n in places & wrong)
        print(f"{level}: alerts right {percent(right, reported)} (n = {reported}), "
              f"wrong characters found {percent(hits, total)} (n = {total})")  # fmt: skip
        print(f"    sentences detected {f1(spotted, told, wanted)}; corrected {f1(corrected, told, wanted)}")
        print(f"    characters detected {f1(hits, characters, total)}; corrected {f1(fixed, characters, total)}")


def apply(text: str, found: list[Alert]) -> str:
    for alert in reversed(found):
        text = text[: alert.at] + alert.fix + text[alert.stop :]
    return text


def context(text: str, alert: Alert) -> str:
    before, after = text[max(0, alert.at - 10) : alert.at], text[alert.stop : alert.stop + 10]
    return f"{before}[{text[alert.at : alert.stop]}→{alert.fix}]{after}".replace("\n", "/")


def show_clean(folder: Path, finder: Finder, first: int, step: int, samples: int) -> None:
    """How often the levels speak up in a folder of clean text, and how fast it is read."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))[first::step]]
    documents = [read(Source(text), "text") for text in texts]
    characters = sum(map(len, texts))
    start, busy = time.perf_counter(), time.process_time()
    found = [finder.alerts(document, text) for document, text in zip(documents, texts, strict=True)]
    spent, busy = time.perf_counter() - start, time.process_time() - busy
    print(f"{folder}: {len(texts)} files, {characters} characters")
    for level in LEVELS:
        count = sum(len(of_level(every, level)) for every in found)
        print(f"{level}: {count} alerts, {1e4 * count / max(1, characters):.3f} per 10,000 characters")
    every = [(alert, text) for text, of_text in zip(texts, found, strict=True) for alert in of_text]
    for alert, text in sorted(every, key=lambda one: -one[0].score)[:samples]:
        print(f"    {alert.score:.2f} {context(text, alert)}")
    print(f"{characters / spent:,.0f} characters/s ({characters / busy:,.0f} of processor time)")


def load() -> None:
    """Load the tables, and say what that costs."""
    from lint.kinds.suspect.detector import shipped

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    shipped().find("青石县水利局党支部。", [(0, 10)])
    spent = time.perf_counter() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"loading: {1000 * spent:.0f} ms, {memory:.0f} MB")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the rules that find typos which no table lists.")
    parser.add_argument("pairs", type=Path, nargs="*")
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--first", type=int, default=0, help="of the clean files, begin with this one")
    parser.add_argument("--step", type=int, default=1, help="and take every so many")
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--folds", type=Path, help="trees by fold, of which those are used that have not seen a text")
    options = parser.parse_args()
    load()
    finder = Finder(options.folds)
    if options.pairs:
        show_pairs(pairs(options.pairs), finder, options.samples)
    for folder in options.clean:
        show_clean(folder, finder, options.first, options.step, options.samples)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
