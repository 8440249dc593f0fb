"""File: a model whose data is in other files is refused, wherever that is said; one that is whole is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.opinion.file import DamagedError, names_other_files
from tests.needed import missing

try:
    from onnx import TensorProto, helper
except ImportError:
    missing("ONNX", "onnx")


def tensor(elsewhere: bool, only_by: str = "") -> Any:
    made = helper.make_tensor("data", TensorProto.FLOAT, [1], [1.0])
    if elsewhere and only_by != "data":
        made.data_location = TensorProto.EXTERNAL
    if elsewhere and only_by != "location":
        made.external_data.add(key="location", value="/etc/hostname")
    return made


def model(nodes: list[Any], held: list[Any] | None = None, sparse: list[Any] | None = None) -> Any:
    graph = helper.make_graph(nodes, "graph", [], [], held or [])
    graph.sparse_initializer.extend(sparse or [])
    return helper.make_model(graph)


def within(where: str, one: Any) -> Any:
    """A model that has a tensor somewhere."""
    constant = helper.make_node("Constant", [], ["out"], value=one)
    inner = helper.make_graph([constant], "inner", [], [])
    sparse = helper.make_sparse_tensor(one, helper.make_tensor("at", TensorProto.INT64, [1], [0]), [1])
    if where == "initializer":
        return model([], [one])
    if where == "sparse":
        return model([], sparse=[sparse])
    if where == "node":
        return model([constant])
    if where == "branch":
        return model([helper.make_node("If", ["cond"], ["out"], then_branch=inner, else_branch=inner)])
    if where == "list":
        node = helper.make_node("Odd", [], ["out"])
        node.attribute.append(helper.make_attribute("several", [one]))
        return model([node])
    whole = model([])
    if where == "training":
        whole.training_info.add().algorithm.CopyFrom(inner)
    else:
        whole.functions.append(helper.make_function("own", "F", [], ["out"], [constant], []))
    return whole


PLACES = ["branch", "function", "initializer", "list", "node", "sparse", "training"]


@pytest.mark.parametrize("where", PLACES)
def test_data_in_another_file_is_seen_wherever_it_is_named(where: str) -> None:
    assert not names_other_files(within(where, tensor(False)).SerializeToString())
    for only_by in ("", "data", "location"):
        assert names_other_files(within(where, tensor(True, only_by)).SerializeToString())


@pytest.mark.parametrize(
    "raw", [b"", b"\0", b"PK\3\4....", "不是模型".encode(), b"\x3a\xff\xff\xff\xff\x0f", b"\x3b\0"]
)
def test_what_is_no_model_is_told(raw: bytes) -> None:
    with pytest.raises(DamagedError):
        names_other_files(raw)


def test_graphs_within_graphs_without_end_are_refused() -> None:
    raw = b""
    for _ in range(200):  # a graph in an attribute of a node of a graph
        for field in (6, 5, 1):
            raw = bytes([field << 3 | 2]) + _length(len(raw)) + raw
    with pytest.raises(DamagedError):
        names_other_files(b"\x3a" + _length(len(raw)) + raw)


def _length(size: int) -> bytes:
    """A number of variable length."""
    made = b""
    while size > 127:
        made, size = made + bytes([size & 127 | 128]), size >> 7
    return made + bytes([size])


@given(st.binary(max_size=300))
def test_any_bytes_are_told_or_refused(raw: bytes) -> None:
    try:
        names_other_files(raw)
    except DamagedError:
        return
