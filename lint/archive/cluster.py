"""Cluster: the sentences of very many documents and their pairs, by Daft: on this machine, or on a Ray cluster.

The same functions as everywhere say what a sentence is, by what it is found and what makes a copy; so the pairs are the
same as those of an archive in SQLite. Each stage is a folder of Parquet files that is there as a whole or not at all: a
run that was killed goes on behind the last one that is. All processes see the folder `out`.

    read          id, document, unit, n, text, folded, prints, count; of a document that cannot be read n is -1
    postings      id, count, prints, in parts by their fingerprints
    matches/N     of the fingerprints of one part: one, other, own_count, other_count, shared
    pairs/N       document, n, other_document, other_n, shared, in parts by the first sentence
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from lint.archive.intake import Intake, intake, intake_of_text
from lint.archive.pairs import sentence_id
from lint.base import atomic
from lint.base.files import read_regular
from lint.kinds.copies.compare import FEW, MANY, MOST, is_copy
from lint.kinds.copies.shelf import FULL
from lint.kinds.copies.winnow import GRAM, WINDOW

# So many fingerprints are joined with each other at once: of a million sentences a million give eleven million matches.
PART = 1_000_000
TABLES = (".parquet", ".jsonl")
_KEYS = ("one", "other", "own_count", "other_count")


class Plan(Struct):
    """What stages were made from; others must not be mixed with them."""

    sources: list[str]
    files: int
    rule: list[int]


class Built(Struct, frozen=True):
    """How much was made."""

    sentences: int
    pairs: int
    unread: list[tuple[str, str]]


class OtherPlanError(Exception):
    """A folder holds stages that were made from something else."""


def build(files: Sequence[tuple[str, str]], tables: Sequence[str], out: str, ray: str = "") -> Built:
    """Make sentences and pairs of files (each with the folder that was named) and of tables with the columns `document`
    and `text`, in the folder `out`; raises OtherPlanError, and OSError where it cannot be written."""
    _keep_quiet()
    daft, col = _daft()

    if ray:
        daft.set_runner_ray(address=None if ray == "auto" else ray, noop_if_initialized=True)
    _check_plan(files, tables, out)
    _stage(out, "read", lambda: _sentences(files, tables, bool(ray)))
    read = daft.read_parquet(f"{out}/read/*.parquet")
    sentences = read.where(col("n") >= 0)
    total = sentences.agg(
        daft.col("id").count().alias("sentences"), daft.col("count").sum().alias("prints")
    ).to_pydict()
    count, prints = total["sentences"][0] or 0, total["prints"][0] or 0
    parts = 1 + prints // PART
    if count:
        postings = sentences.select("id", col("count").clip(0, FULL).cast(daft.DataType.uint8()), "prints").explode(
            "prints"
        )
        _stage(out, "postings", lambda: postings.with_column("part", col("prints") % parts), ["part"])
    for part in range(parts if count else 0):
        own = f"{out}/postings/part={part}"
        if os.path.isdir(own):
            _stage(out, f"matches/{part}", partial(_matches, own))
    matched = count and os.path.isdir(f"{out}/matches")
    for part in range(parts if matched else 0):
        _stage(out, f"pairs/{part}", partial(_pairs, sentences, f"{out}/matches/*/*.parquet", part, parts))
    found = daft.read_parquet(f"{out}/pairs/*/*.parquet").count_rows() if matched else 0
    unread = read.where(col("n") < 0).select("document", "text").to_pydict()
    return Built(count, found, sorted(zip(unread["document"], unread["text"], strict=True)))


def _keep_quiet() -> None:
    """Let the libraries tell nobody on the network what they are used for, and print no bars of their own."""
    for name, value in (
        ("DO_NOT_TRACK", "true"), ("DAFT_ANALYTICS_ENABLED", "0"), ("SCARF_NO_ANALYTICS", "true"),
        ("RAY_USAGE_STATS_ENABLED", "0"), ("DAFT_PROGRESS_BAR", "0"),
    ):  # fmt: skip
        os.environ.setdefault(name, value)


def _daft() -> tuple[Any, Any]:
    """The library, and its columns; its own annotations say that a column cannot be compared."""
    import daft

    return daft, daft.col


def _check_plan(files: Sequence[tuple[str, str]], tables: Sequence[str], out: str) -> None:
    os.makedirs(out, exist_ok=True)
    named = sorted({os.path.abspath(top or path) for path, top in files} | {os.path.abspath(path) for path in tables})
    plan = Plan(named, len(files), [GRAM, WINDOW, MOST, MANY, FEW, PART])
    path = os.path.join(out, "plan.json")
    if os.path.exists(path):
        if msgspec.json.decode(read_regular(path), type=Plan) != plan:
            raise OtherPlanError(out)
    else:
        atomic.write(path, msgspec.json.encode(plan))


def _stage(out: str, name: str, make: Any, parts: list[str] | None = None) -> None:
    """Make a stage, unless it is there: beside its place first, so that it is there as a whole or not at all. `parts`
    are the columns by whose values it is cut into folders."""
    target = os.path.join(out, name)
    if os.path.isdir(target):
        return
    beside = target + ".partial"
    shutil.rmtree(beside, ignore_errors=True)
    os.makedirs(beside)
    make().write_parquet(beside, write_mode="append", partition_cols=parts)
    os.rename(beside, target)


def _sentences(files: Sequence[tuple[str, str]], tables: Sequence[str], spread: bool) -> Any:
    """The sentences of all documents, and the documents that cannot be read; `spread` over the nodes of a cluster."""
    from daft import DataType as Type

    daft, col = _daft()
    sentence = Type.struct({
        "id": Type.int64(), "document": Type.string(), "unit": Type.string(), "n": Type.int64(), "text": Type.string(),
        "folded": Type.string(), "prints": Type.list(Type.uint32()), "count": Type.int64(),
    })  # fmt: skip

    @daft.func(return_dtype=Type.list(sentence))  # type: ignore[untyped-decorator]
    def of_file(path: str, top: str) -> list[dict[str, Any]]:
        try:
            return _rows(msgspec.structs.replace(intake(read_regular(path), path, top), path=os.path.abspath(path)))
        except Exception as error:
            return [_trouble(path, error)]

    @daft.func(return_dtype=Type.list(sentence))  # type: ignore[untyped-decorator]
    def of_text(document: str, text: str) -> list[dict[str, Any]]:
        try:
            return _rows(intake_of_text(text, document))
        except Exception as error:
            return [_trouble(document, error)]

    frames = []
    if files:
        paths = {"path": [path for path, _ in files], "top": [top for _, top in files]}
        listed = daft.from_pydict(paths)
        if spread:
            listed = listed.into_partitions(max(1, len(files) // 2000))
        frames.append(listed.select(of_file(col("path"), col("top")).alias("s")))
    for table in tables:
        given = daft.read_parquet(table) if table.endswith(".parquet") else daft.read_json(table)
        frames.append(given.select(of_text(col("document"), col("text")).alias("s")))
    every = frames[0]
    for frame in frames[1:]:
        every = every.concat(frame)
    every = every.explode("s").where(col("s").not_null())
    names = ("id", "document", "unit", "n", "text", "folded", "prints", "count")
    return every.select(*(col("s")[name].alias(name) for name in names))


def _rows(taken: Intake) -> list[dict[str, Any]]:
    from lint.archive.archive import words
    from lint.archive.intake import folded_of

    return [
        {
            "id": sentence_id(taken.path, n),
            "document": taken.path,
            "unit": taken.origin.unit,
            "n": n,
            "text": one.text,
            "folded": one.folded or folded_of(one.text),
            "prints": words(one.prints).tolist(),
            "count": len(words(one.prints)),
        }
        for n, one in enumerate(taken.sentences)
    ]


def _trouble(document: str, error: Exception) -> dict[str, Any]:
    said = f"{type(error).__name__}: {error}"
    return {
        "id": -1, "document": document, "unit": "", "n": -1, "text": said, "folded": "", "prints": [], "count": 0
    }  # fmt: skip


def _matches(part: str) -> Any:
    """How many fingerprints each two sentences share, of those in a part."""
    daft, col = _daft()
    postings = daft.read_parquet(f"{part}/*.parquet")
    some = postings.groupby("prints").agg(col("id").count().alias("held"))
    some = some.where((col("held") > 1) & (col("held") <= MOST)).select("prints")
    kept = postings.join(some, on="prints")
    one = kept.select("prints", col("id").alias("one"), col("count").alias("own_count"))
    other = kept.select("prints", col("id").alias("other"), col("count").alias("other_count"))
    both = one.join(other, on="prints").where(col("one") < col("other"))
    return both.groupby(*_KEYS).agg(col("prints").count().cast(daft.DataType.uint16()).alias("shared"))


def _pairs(sentences: Any, matches: str, part: int, parts: int) -> Any:
    """Of a part of the matches, the pairs that are worth a look and are copies when they are looked at."""
    from daft import DataType as Type
    from daft.functions import when

    daft, col = _daft()

    @daft.func.batch(return_dtype=Type.bool())  # type: ignore[untyped-decorator]
    def copies(ones: Any, others: Any) -> list[bool]:
        return [is_copy(one, other) for one, other in zip(ones.to_pylist(), others.to_pylist(), strict=True)]

    own_part = daft.read_parquet(matches).where(col("one") % parts == part)
    shared = own_part.groupby(*_KEYS).agg(col("shared").sum().cast(Type.int64()).alias("shared"))
    fewer = when(col("own_count") < col("other_count"), col("own_count")).otherwise(col("other_count"))
    wanted = shared.with_column("fewer", fewer.cast(Type.int64())).where(
        # As `worth_a_look` has it.
        (col("shared") >= MANY) | ((col("shared") * 5 >= col("fewer")) & ((col("shared") > 1) | (col("fewer") <= FEW)))
    )
    texts = sentences.select("id", "document", "n", "folded")
    own = texts.select(*_renamed("one", ("document", "n", "own")))
    there = texts.select(*_renamed("other", ("other_document", "other_n", "theirs")))
    both = wanted.join(own, on="one").join(there, on="other").where(copies(col("own"), col("theirs")))
    return both.select("document", "n", "other_document", "other_n", "shared")


def _renamed(key: str, names: Iterable[str]) -> list[Any]:
    _, col = _daft()
    return [col(old).alias(new) for old, new in zip(("id", "document", "n", "folded"), (key, *names), strict=True)]
