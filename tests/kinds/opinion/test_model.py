"""Model: a folder is opened or refused by name, and what it says does not depend on what is read with it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from lint.base.files import MOST_OF_DOCUMENT
from lint.base.messages import has
from lint.base.problems import BadFileError
from lint.kinds.opinion import model as module
from lint.kinds.opinion.model import Model, opened
from tests.needed import missing

try:
    import onnx
    import onnxruntime  # noqa: F401 - needed by what is tested

    from tests.kinds.opinion.made import TOKENS, made
except ImportError:
    missing("ONNX", "onnx and onnxruntime")

WRONG = "党支部充分调动干部职工的积极姓，做好思响政治工作。"


@pytest.fixture(scope="module")
def spelling(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return opened(str(made(tmp_path_factory.mktemp("model"))), 1)


def said(model: Model, *texts: str) -> list[list[tuple[str, str]]]:
    return [[(text[one.at], one.meant) for one in found] for text, found in zip(texts, model.of(texts), strict=True)]


def test_says_what_is_meant_and_how_likely(spelling: Model) -> None:
    ((first, second),) = spelling.of([WRONG])
    assert (WRONG[first.at], first.meant, WRONG[second.at], second.meant) == ("姓", "性", "响", "想")
    assert first.likelihood == pytest.approx(0.963, abs=0.01)
    ((less,),) = spelling.of(["工做"])
    assert 0.5 < less.likelihood < 0.7


def test_a_text_says_the_same_alone_and_among_others(spelling: Model) -> None:
    texts = [WRONG, "工做", "现带花的会议。", "", "党支部学习会议安排。", "思响，" * 40]
    alone = [opened_again(spelling).of([text])[0] for text in texts]
    together = opened_again(spelling).of(texts)
    assert [[one[:2] for one in found] for found in together] == [[one[:2] for one in found] for found in alone]
    for one, other in zip(chain(*together), chain(*alone), strict=True):
        assert one.likelihood == pytest.approx(other.likelihood, abs=1e-5)


def opened_again(model: Model) -> Model:
    """The same model, which remembers nothing."""
    return Model(model.vocabulary, model._run, model.longest)


def test_a_text_longer_than_the_model_reads_is_cut_behind_a_mark(spelling: Model) -> None:
    text = ("党支部学习政治会议安排，" * 60) + "积极姓"
    short = Model(spelling.vocabulary, spelling._run, 32)
    assert said(short, text) == [[("姓", "性")]]
    assert {len(tokens) for tokens in short._windows(text)} == {24, 27}
    unmarked = "党" * 100 + "积极姓"
    assert [len(tokens) for tokens in short._windows(unmarked)] == [30, 30, 30, 13]
    assert said(short, unmarked) == [[("姓", "性")]]
    assert max(len(tokens) for tokens in spelling._windows("党" * 2000)) == 510


def test_no_more_weights_come_out_at_once_than_fit(spelling: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[tuple[int, int]] = []

    def run(rows: list[list[int]]) -> Any:
        sizes.append((len(rows), len(rows[0])))
        return spelling._run(rows)

    monkeypatch.setattr(module, "_AT_ONCE", 40 * len(TOKENS))
    texts = ["思响" + "党" * n for n in range(30)]
    assert said(Model(spelling.vocabulary, run), *texts) == [[("响", "想")]] * 30
    assert all(rows * length <= 40 or rows == 1 for rows, length in sizes) and sizes[0][0] > 1


def test_what_was_read_is_remembered(spelling: Model) -> None:
    runs = []

    def run(rows: list[list[int]]) -> Any:
        runs.append(len(rows))
        return spelling._run(rows)

    model = Model(spelling.vocabulary, run)
    assert said(model, "思响", "思响", "工做") == said(model, "思响", "思响", "工做")
    assert runs == [2]


def test_what_is_no_chinese_character_or_unknown_is_left_alone(spelling: Model) -> None:
    assert said(spelling, "极PPT，极2026，极槑", "思 响") == [[], [("响", "想")]]


@pytest.mark.parametrize(
    "how",
    [
        {"wants": ("input_ids",)},
        {"wants": ("input_ids", "attention_mask")},
        {"outputs": ("scores",)},
        {"outputs": ("hidden", "logits")},
        {"shape": (1, 32)},
        {"shape": (4, "sequence")},
        {"integers": onnx.TensorProto.INT32},
        {"floats": onnx.TensorProto.FLOAT16},
    ],
)
def test_reads_the_usual_exports(how: dict[str, Any], tmp_path: Path) -> None:
    model = opened(str(made(tmp_path, **how)), 1)
    assert said(model, WRONG, "工做", *["思响"] * 3, "思响，" * 20) == [
        [("姓", "性"), ("响", "想")], [("做", "作")], *[[("响", "想")]] * 3, [("响", "想")] * 20,
    ]  # fmt: skip


def test_reads_no_more_at_once_than_the_configuration_says(tmp_path: Path) -> None:
    (made(tmp_path) / "config.json").write_text(json.dumps({"max_position_embeddings": 16, "model_type": "bert"}))
    assert opened(str(tmp_path), 1).longest == 16
    (tmp_path / "config.json").write_text(json.dumps({"max_position_embeddings": 4096}))
    assert opened(str(tmp_path), 1).longest == 512


def damage(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    def act(folder: Path) -> object:
        return (made(folder) / name).write_bytes(change((folder / name).read_bytes()))

    return act


def elsewhere(folder: Path) -> None:
    model = onnx.load(str(made(folder) / "model.onnx"))
    onnx.save(model, folder / "model.onnx", save_as_external_data=True, location="data.bin", size_threshold=0)


def large(folder: Path) -> None:
    os.truncate(made(folder) / "model.onnx", MOST_OF_DOCUMENT + 1)  # it takes no room on the disk


def of_a_strange_operator(folder: Path) -> None:
    model = onnx.load(str(made(folder) / "model.onnx"))
    model.graph.node[0].op_type, model.graph.node[0].domain = "Steal", "stranger"
    model.opset_import.append(onnx.helper.make_opsetid("stranger", 1))
    onnx.save(model, folder / "model.onnx")


def of_fractions(folder: Path) -> None:
    """A model that wants the numbers of tokens as fractions."""
    model = onnx.load(str(made(folder, wants=("input_ids",)) / "model.onnx"))
    model.graph.input[0].type.tensor_type.elem_type = onnx.TensorProto.FLOAT
    for node in model.graph.node:
        node.input[:] = ["whole" if name == "input_ids" else name for name in node.input]
    model.graph.node.insert(0, onnx.helper.make_node("Cast", ["input_ids"], ["whole"], to=onnx.TensorProto.INT64))
    onnx.save(model, folder / "model.onnx")


def folders(folder: Path) -> None:
    (folder / "model.onnx").mkdir(parents=True)
    (made(folder.parent / "other") / "vocab.txt").rename(folder / "vocab.txt")


@pytest.mark.parametrize(
    ("key", "make"),
    [
        ("model.no-folder", lambda folder: None),
        ("model.no-file", lambda folder: folder.mkdir()),
        ("model.no-file", lambda folder: (made(folder) / "vocab.txt").unlink()),
        ("special.folder", folders),
        ("model.damaged", damage("model.onnx", lambda raw: raw[: len(raw) // 2])),
        ("model.damaged", damage("model.onnx", lambda raw: b"")),
        ("model.damaged", damage("model.onnx", lambda raw: raw.replace(b"Gather", b"Gathor"))),
        ("model.damaged", of_a_strange_operator),
        ("model.other-files", elsewhere),
        ("model.large", large),
        ("toml.not-utf8", damage("vocab.txt", lambda raw: raw.decode().encode("gb18030"))),
        ("model.no-tokens", damage("vocab.txt", lambda raw: raw.replace(b"[UNK]", b"<unk>"))),
        ("model.vocabulary", damage("vocab.txt", lambda raw: raw + "多".encode())),
        ("model.outputs", lambda folder: made(folder, outputs=("hidden", "pooled"))),
        ("model.shape", lambda folder: made(folder, pooled=True)),
        ("model.inputs", lambda folder: made(folder, wants=("input_ids", "position_ids"))),
        ("model.input-type", of_fractions),
        ("model.configuration", lambda folder: (made(folder) / "config.json").write_text("{")),
    ],
)  # fmt: skip
def test_says_what_does_not_fit(key: str, make: Callable[[Path], object], tmp_path: Path) -> None:
    folder = tmp_path / "model"
    make(folder)
    with pytest.raises(BadFileError) as error:
        opened(str(folder))
    (problem,) = error.value.problems
    assert problem.key == key and problem.file.startswith(str(folder)) and has(key)


def test_says_so_where_the_library_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(BadFileError) as error:
        opened(str(made(tmp_path)))
    assert error.value.problems[0].key == "model.absent"


def test_a_model_that_fails_as_it_runs_says_so(tmp_path: Path) -> None:
    # A graph that reads rows of two tokens, as the trial has them, and no others.
    model = onnx.load(str(made(tmp_path) / "model.onnx"))
    two = onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(model.graph.initializer[0])[:2], "two_rows")
    model.graph.initializer.append(two)
    model.graph.node[-1].input[0] = "summed"
    model.graph.node.insert(len(model.graph.node) - 1, onnx.helper.make_node("Add", ["typed", "two_rows"], ["summed"]))
    onnx.save(model, tmp_path / "model.onnx")
    spelling = opened(str(tmp_path))
    with pytest.raises(BadFileError) as error:
        spelling.of([WRONG])
    assert error.value.problems[0].key == "model.fails"


def test_the_test_model_is_made_again_byte_by_byte(tmp_path: Path) -> None:
    one, other = made(tmp_path / "one"), made(tmp_path / "other")
    assert (one / "model.onnx").read_bytes() == (other / "model.onnx").read_bytes()
