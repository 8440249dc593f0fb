"""Model: an ONNX model for Chinese spelling in a folder of this machine, opened and asked.

The folder has `model.onnx` and `vocab.txt`, and may have `config.json`, as exporters leave them. The model takes the
numbers of tokens and gives for each of them a weight for every token of the vocabulary: a masked language model does
so, and a token classification whose labels are the vocabulary. What does not fit is said when it is opened.

onnxruntime reads the file as bytes that were looked at before: no other file is opened for it, no library of
operators is loaded, and nothing is sent.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from lint.base.files import read_regular, unreadable
from lint.base.problems import BadFileError, bad_file
from lint.base.processors import processors
from lint.documents.words import is_han
from lint.kinds.opinion.correction import Correction
from lint.kinds.opinion.file import DamagedError, names_other_files
from lint.kinds.opinion.tokens import BEGIN, END, PAD, UNKNOWN, Token, Vocabulary

MODEL, VOCABULARY, CONFIGURATION = "model.onnx", "vocab.txt", "config.json"
# What a model of the kind may want to be given, and the names of its types.
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_TYPES = {"tensor(int64)": "int64", "tensor(int32)": "int32"}
# So many tokens are read at once; BERT knows no more places.
LONGEST = 512
# So many weights, of 4 bytes, come out of the model at once.
_AT_ONCE = 1 << 25
# So many texts are remembered with what was said of them.
_REMEMBERED = 20_000
# Behind these a text is cut that is too long.
_CUTS = "。！？；;，,：:、"


class _Shape(Struct):
    """What is read of config.json."""

    max_position_embeddings: int = LONGEST


class _Window(NamedTuple):
    """Tokens that are read at once, of the text of a number."""

    text: int
    tokens: list[Token]


def files(folder: str) -> tuple[str, ...]:
    """The files of a model, there or not."""
    return tuple(os.path.join(folder, name) for name in (MODEL, VOCABULARY, CONFIGURATION))


class Model:
    """A model that was opened. `run` gives the weights for rows of numbers of tokens that are of equal length."""

    def __init__(
        self, vocabulary: Vocabulary, run: Callable[[list[list[int]]], Any], longest: int = LONGEST, rows: int = 0
    ) -> None:
        self.vocabulary = vocabulary
        self.longest = longest
        self._run = run
        self._rows = rows or _AT_ONCE
        self._seen: dict[str, list[Correction]] = {}

    def of(self, texts: Sequence[str]) -> list[list[Correction]]:
        """The corrections of each text, in the order of its characters; raises BadFileError where the model fails."""
        new = [text for text in dict.fromkeys(texts) if text not in self._seen]
        if len(self._seen) + len(new) > _REMEMBERED:
            self._seen.clear()
            new = [*dict.fromkeys(texts)]
        found: list[list[Correction]] = [[] for _ in new]
        windows = [_Window(n, some) for n, text in enumerate(new) for some in self._windows(text)]
        for batch in self._batches(windows):
            for window, corrections in zip(batch, self._read(batch, new), strict=True):
                found[window.text] += corrections
        self._seen.update(zip(new, map(sorted, found), strict=True))
        return [self._seen[text] for text in texts]

    def _windows(self, text: str) -> Iterator[list[Token]]:
        """The tokens of a text, cut behind a mark where they are more than the model reads at once."""
        tokens, most = self.vocabulary.read(text), self.longest - 2
        at = 0
        while len(tokens) - at > most:
            cut = next((n for n in range(at + most, at, -1) if text[tokens[n - 1].start] in _CUTS), at + most)
            yield tokens[at:cut]
            at = cut
        if at < len(tokens):
            yield tokens[at:]

    def _batches(self, windows: list[_Window]) -> Iterator[list[_Window]]:
        """Windows of like length together, as many as give no more weights than fit."""
        batch: list[_Window] = []
        for window in sorted(windows, key=lambda one: len(one.tokens)):
            weights = (len(window.tokens) + 2) * len(self.vocabulary.tokens) * (len(batch) + 1)
            if batch and (weights > _AT_ONCE or len(batch) == self._rows):
                yield batch
                batch = []
            batch.append(window)
        if batch:
            yield batch

    def _read(self, batch: list[_Window], texts: list[str]) -> Iterator[list[Correction]]:
        """What the model makes of each of some windows."""
        import numpy as np

        numbers = self.vocabulary.numbers
        size = max(len(window.tokens) for window in batch)
        rows = [
            [numbers[BEGIN], *(token.number for token in tokens), numbers[END], *[numbers[PAD]] * (size - len(tokens))]
            for _, tokens in batch
        ]
        weights = self._run(rows)
        best = weights.argmax(axis=-1)
        for n, (text, tokens) in enumerate(batch):
            found = []
            for place, token in enumerate(tokens, 1):
                meant = int(best[n, place])
                if meant != token.number and self._can_stand(texts[text][token.start : token.end], token, meant):
                    row = weights[n, place].astype(np.float64)
                    likelihood = float(1 / np.exp(row - row[meant]).sum())
                    found.append(Correction(token.start, self.vocabulary.tokens[meant], likelihood))
            yield found

    def _can_stand(self, written: str, token: Token, meant: int) -> bool:
        """Whether it is one Chinese character that would stand for one which the model knows."""
        right = self.vocabulary.tokens[meant]
        known = token.number != self.vocabulary.numbers[UNKNOWN]
        return known and len(written) == len(right) == 1 and is_han(written) and is_han(right)


def opened(folder: str, threads: int = 0) -> Model:
    """The model in a folder, on so many threads (0: as many as there are processors); raises BadFileError with what is
    wrong and what to do about it."""
    vocabulary, longest, raw = _files(folder)
    session = _session(folder, raw, threads)
    run, rows, size = _fitted(session, folder, vocabulary)
    model = Model(vocabulary, run, min(longest, size or longest), rows)
    _tried(run, folder, vocabulary)
    return model


def _files(folder: str) -> tuple[Vocabulary, int, bytes]:
    """What is in a folder: the vocabulary, how many tokens are read at once, the model as bytes."""
    if not os.path.isdir(folder):
        raise bad_file(folder, "model.no-folder")
    path, words, about = files(folder)
    if missing := [os.path.basename(one) for one in (path, words) if not os.path.lexists(one)]:
        raise bad_file(folder, "model.no-file", missing="、".join(missing))
    vocabulary = _vocabulary(words)
    longest = LONGEST
    if os.path.lexists(about):
        try:
            longest = max(3, min(LONGEST, msgspec.json.decode(_bytes(about), type=_Shape).max_position_embeddings))
        except msgspec.MsgspecError as error:
            raise bad_file(about, "model.configuration", reason=str(error)) from None
    raw = _bytes(path)
    try:
        if names_other_files(raw):
            raise bad_file(path, "model.other-files")
    except DamagedError:
        raise bad_file(path, "model.damaged", reason="protobuf") from None
    return vocabulary, longest, raw


def _bytes(path: str) -> bytes:
    try:
        return read_regular(path)
    except OSError as error:
        if getattr(error, "kind", "") == "large":
            raise bad_file(path, "model.large") from None
        raise BadFileError([unreadable(path, error)]) from None


def _vocabulary(path: str) -> Vocabulary:
    try:
        vocabulary = Vocabulary.parse(_bytes(path))
    except UnicodeDecodeError:
        raise bad_file(path, "toml.not-utf8") from None
    if vocabulary.missing:
        raise bad_file(path, "model.no-tokens", missing="、".join(vocabulary.missing))
    return vocabulary


def _session(folder: str, raw: bytes, threads: int) -> Any:
    """The model as onnxruntime has it."""
    try:
        import onnxruntime
    except ImportError:
        raise bad_file(folder, "model.absent") from None
    onnxruntime.disable_telemetry_events()  # it has any on Windows alone
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or processors()
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong comes as an exception
    options.add_session_config_entry("session.load_model_format", "ONNX")
    try:
        return onnxruntime.InferenceSession(raw, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # it has exceptions of many sorts, and no class for them all
        raise bad_file(files(folder)[0], "model.damaged", reason=_said(error)) from None


def _fitted(session: Any, folder: str, vocabulary: Vocabulary) -> tuple[Callable[[list[list[int]]], Any], int, int]:
    """What runs a model, how many rows it wants at once and how long these are to be; 0 where it takes any."""
    import numpy as np

    path = files(folder)[0]
    inputs = {one.name: one for one in session.get_inputs()}
    if "input_ids" not in inputs or not inputs.keys() <= {*_INPUTS}:
        raise bad_file(path, "model.inputs", found="、".join(inputs), expected="、".join(_INPUTS))
    if odd := [f"{name}: {one.type} {one.shape}" for name, one in inputs.items() if not _takes_tokens(one)]:
        raise bad_file(path, "model.input-type", found="、".join(odd))
    outputs = [one.name for one in session.get_outputs()]
    output = "logits" if "logits" in outputs else outputs[0]
    if len(outputs) != 1 and output != "logits":
        raise bad_file(path, "model.outputs", found="、".join(outputs))
    rows, size = (side if isinstance(side, int) else 0 for side in inputs["input_ids"].shape)
    pad = vocabulary.numbers[PAD]

    def run(given: list[list[int]]) -> Any:
        width, height = max(size, len(given[0])), max(rows, len(given))
        ids = np.full((height, width), pad, np.int64)
        ids[: len(given), : len(given[0])] = given
        feed = {"input_ids": ids, "attention_mask": ids != pad, "token_type_ids": ids * 0}
        try:
            (found,) = session.run(
                [output], {name: feed[name].astype(_TYPES[one.type]) for name, one in inputs.items()}
            )
        except Exception as error:
            raise bad_file(path, "model.fails", reason=_said(error)) from None
        return found[: len(given), : len(given[0])] if getattr(found, "ndim", 0) == 3 else found

    return run, rows, size


def _takes_tokens(one: Any) -> bool:
    """Whether an input takes rows of whole numbers."""
    return one.type in _TYPES and len(one.shape) == 2


def _tried(run: Callable[[list[list[int]]], Any], folder: str, vocabulary: Vocabulary) -> None:
    """Let a model read two tokens: its weights must be one for each of them and of the vocabulary."""
    row = [vocabulary.numbers[BEGIN], vocabulary.numbers[END]]
    found = run([row])
    shape = list(getattr(found, "shape", ()))
    if len(shape) != 3 or shape[:2] != [1, len(row)] or found.dtype.kind != "f":
        raise bad_file(files(folder)[0], "model.shape", found=str(shape or type(found).__name__))
    if shape[2] != len(vocabulary.tokens):
        wanted, has = str(shape[2]), str(len(vocabulary.tokens))
        raise bad_file(files(folder)[1], "model.vocabulary", expected=wanted, found=has)


def _said(error: Exception) -> str:
    """What onnxruntime says, short, on one line, without its own numbers before it."""
    return " ".join(str(error).split()).rpartition("[ONNXRuntimeError] : ")[2][:200]
