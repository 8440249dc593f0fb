"""Makes a model for spelling that is small enough for tests: a folder with model.onnx and vocab.txt.

    python -m tests.kinds.opinion.made FOLDER

It stands for a MacBERT that corrects: for each token it gives a weight for every token of the vocabulary, by what the
token is and by the one before it. It holds each character for right but 姓 behind 极 (积极姓: 性), 响 behind 思 (思响:
想), 带 and 花 behind 现 and 带 (现带花: 代化), and, less surely, 做 behind 工 (工做: 作).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
CHARACTERS = "党支部充分调动干部职工的积极姓性思响想现代带化花工做作政治学习会议安排年月，。、；！？“”《》0123456789%"
TOKENS = [*SPECIAL, *dict.fromkeys(CHARACTERS), "ppt", "ai", "##s", "work", "##ing"]
# What is written, behind what, what is meant, and how much more weight that has.
SLIPS = [
    ("姓", "极", "性", 8.0),
    ("响", "思", "想", 8.0),
    ("带", "现", "代", 6.0),
    ("花", "带", "化", 7.0),
    ("做", "工", "作", 5.1),
]
# The weight of what is written: the others have 0.
_WRITTEN = 4.0


def made(
    folder: Path,
    *,
    tokens: list[str] | None = None,
    shape: tuple[int | str, int | str] = ("batch", "sequence"),
    wants: tuple[str, ...] = ("input_ids", "attention_mask", "token_type_ids"),
    outputs: tuple[str, ...] = ("logits",),
    pooled: bool = False,
    integers: int = TensorProto.INT64,
    floats: int = TensorProto.FLOAT,
) -> Path:
    """Writes a model into a folder, which is made, and gives that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("".join(f"{token}\n" for token in tokens or TOKENS), "utf-8", newline="\n")
    save(graph(shape, wants, outputs, pooled, integers, floats), folder / "model.onnx")
    return folder


def graph(shape: Any, wants: Any, outputs: Any, pooled: bool, integers: int, floats: int) -> Any:
    """The model: weights by the token itself and, for the slips, by the token before it."""
    numbers = {token: n for n, token in enumerate(TOKENS)}
    size = len(TOKENS)
    own = np.eye(size, dtype=np.float32) * _WRITTEN
    # A place for each slip: whether the token is what it is about, and what it adds where the one before it is, too.
    here, before = np.zeros((size, len(SLIPS)), np.float32), np.zeros((size, len(SLIPS)), np.float32)
    meant = np.zeros((len(SLIPS), size), np.float32)
    for n, (written, behind, right, weight) in enumerate(SLIPS):
        here[numbers[written], n] = before[numbers[behind], n] = 1
        meant[n, numbers[right]] = weight
    constants = {"own": own, "here": here, "before": before, "meant": meant}
    held = [numpy_helper.from_array(array, name) for name, array in constants.items()]
    held += [numpy_helper.from_array(np.array([n], np.int64), name) for name, n in _NUMBERS.items()]
    make = helper.make_node
    nodes = [
        make("Slice", ["input_ids", "zero", "minus_one", "one"], ["but_last"]),
        make("Slice", ["input_ids", "zero", "one", "one"], ["first"]),
        make("Concat", ["first", "but_last"], ["shifted"], axis=1),
        make("Gather", ["own", "input_ids"], ["by_itself"]),
        make("Gather", ["here", "input_ids"], ["at"]),
        make("Gather", ["before", "shifted"], ["behind"]),
        make("Mul", ["at", "behind"], ["slips"]),
        make("MatMul", ["slips", "meant"], ["by_slips"]),
        make("Add", ["by_itself", "by_slips"], ["weights"]),
    ]
    last = "weights"
    for name, change, changed in (("attention_mask", "Mul", "masked"), ("token_type_ids", "Sub", "typed")):
        if name in wants:
            nodes += [
                make("Cast", [name], [f"{name}_as_floats"], to=TensorProto.FLOAT),
                make("Unsqueeze", [f"{name}_as_floats", "two"], [f"{name}_wide"]),
                make(change, [last, f"{name}_wide"], [changed]),
            ]
            last = changed
    if pooled:
        nodes.append(make("ReduceMean", [last], ["pooled"], axes=[1], keepdims=0))
        last = "pooled"
    nodes += [make("Cast", [last], [name], to=floats) for name in outputs]
    out_shape = [shape[0], size] if pooled else [*shape, size]
    whole = helper.make_graph(
        nodes,
        "spelling",
        [helper.make_tensor_value_info(name, integers, shape) for name in wants],
        [helper.make_tensor_value_info(name, floats, out_shape) for name in outputs],
        held,
    )
    return helper.make_model(whole, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


_NUMBERS = {"zero": 0, "one": 1, "two": 2, "minus_one": -1}

if __name__ == "__main__":
    made(Path(sys.argv[1]))
