"""The archive: what comes in is there and is found, in whatever order and batches; what is no archive is refused."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.archive import archive as archives
from lint.archive import segments
from lint.archive.archive import Archive
from lint.archive.intake import intake
from lint.archive.pairs import pair, pairs
from lint.archive.state import faults, listed, stats
from lint.base.problems import BadFileError
from lint.kinds.copies.passages import passages
from lint.kinds.copies.sentences import Sentence
from lint.kinds.copies.shelf import Memory, look_up
from tests.archive.made import add, document, held
from tests.kinds.copies.made import COPIED, OTHER, report

NAMES = [f"{n}号" for n in range(8)]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "归档")


class TestWhatIsHeld:
    def test_documents_with_unit_year_and_title(self, path: str, tmp_path: Path) -> None:
        (tmp_path / "青石镇").mkdir()
        file = tmp_path / "青石镇" / "总结.txt"
        file.write_text("青石镇2024年度党建工作总结\n" + COPIED, encoding="utf-8")
        with Archive(path, create=True) as archive:
            add(archive, intake(file.read_bytes(), str(file), str(tmp_path)))
            (one,) = listed(archive)
        assert (one.unit, one.year, one.title) == ("青石镇", 2024, "青石镇2024年度党建工作总结")
        assert one.sentences == 1 and one.path == str(file)

    def test_adding_again_changes_nothing(self, path: str) -> None:
        with Archive(path, create=True) as archive:
            add(archive, *map(document, NAMES))
            before = held(archive)
            done = [*archive.add(map(document, NAMES))][-1]
            assert (done.new, done.replaced, done.same) == (0, 0, 8)
            assert held(archive) == before

    def test_what_changed_takes_the_place_of_what_it_was(self, path: str, tmp_path: Path) -> None:
        with Archive(path, create=True) as archive, Archive(str(tmp_path / "b"), create=True) as other:
            add(archive, *map(document, NAMES))
            done = [*archive.add([document(NAMES[0], 1)])][-1]
            assert (done.new, done.replaced, done.same) == (0, 1, 0)
            add(other, document(NAMES[0], 1), *map(document, NAMES[1:]))
            assert held(archive) == held(other)

    def test_what_is_removed_is_not_found(self, path: str, tmp_path: Path) -> None:
        with Archive(path, create=True) as archive, Archive(str(tmp_path / "b"), create=True) as other:
            add(archive, *map(document, NAMES))
            assert archive.remove([one.id for one in listed(archive) if one.path in NAMES[:2]]) == 2
            add(other, *map(document, NAMES[2:]))
            assert held(archive) == held(other)

    def test_a_document_without_a_sentence_has_its_place(self, path: str) -> None:
        with Archive(path, create=True) as archive:
            add(archive, document("空", sentences=3), *(intake("标题\n".encode(), f"{n}.txt") for n in range(3)))
            assert [one[-1] for one in held(archive)[0]] == [0, 0, 0, 3]

    def test_without_texts_copies_are_found_by_their_fingerprints(self, path: str) -> None:
        with Archive(path, create=True, texts=False) as archive:
            add(archive, intake(("标题\n" + OTHER + COPIED).encode(), "a.txt"))
            (passage,) = [one for one in passages(report(COPIED), archive) if not one.formula]
            assert passage.other.path == "a.txt" and passage.matches[0].other.text == ""
            assert archive.db.execute("select count(text), count(folded) from sentences").fetchone() == (0, 0)
        with Archive(path) as again:
            assert not again.texts


@settings(max_examples=15)
@given(st.permutations(NAMES), st.sampled_from([1, 20, 1000]), st.lists(st.sampled_from(NAMES), max_size=3))
def test_batches_order_and_detours_make_no_difference(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], batch: int, detours: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("a")
    with pytest.MonkeyPatch.context() as patch, Archive(str(folder / "a"), create=True) as archive:
        patch.setattr(archives, "BATCH", batch)
        patch.setattr(segments, "MOST_ALIKE", 2)
        for name in detours:
            add(archive, document(name, 1))
        add(archive, *map(document, order))
        with Archive(str(folder / "b"), create=True) as other:
            add(other, *map(document, NAMES))
            assert held(archive) == held(other)


def test_an_archive_and_memory_find_the_same(path: str) -> None:
    shelf = Memory()
    taken = [document(name) for name in NAMES]
    for one in taken:
        text = "".join(sentence.text for sentence in one.sentences)
        shelf.add(report(text), one.path, one.path)
    with Archive(path, create=True) as archive:
        add(archive, *taken)
        for entry in archive.entries:
            for kept in archive.kept(range(entry.first, entry.end)):
                sentence = Sentence(0, 0, kept.folded)
                by_archive = {o.folded for seen in look_up([sentence], archive) for o in seen.others}
                assert by_archive == {o.folded for seen in look_up([sentence], shelf) for o in seen.others}


def test_every_pair_is_found_from_both_sides(path: str) -> None:
    with Archive(path, create=True) as archive:
        add(archive, *map(document, NAMES))
        found = {*pairs(archive)}
        both = set()
        for entry in archive.entries:
            for kept in archive.kept(range(entry.first, entry.end)):
                for seen in look_up([Sentence(0, 0, kept.folded)], archive):
                    for other in seen.others:
                        if other.number != kept.number:
                            there = archive.entry(other.number)
                            here = (entry.path, kept.number - entry.first)
                            both.add(pair(here, (there.path, other.number - there.first)))
        assert found == both and found


class TestRefused:
    def test_what_is_not_there(self, path: str) -> None:
        with pytest.raises(BadFileError) as caught:
            Archive(path)
        assert caught.value.problems[0].key == "archive.missing"

    @pytest.mark.parametrize("content", ["一份普通的文稿。\n".encode() * 40, b"PK\3\4" + bytes(600)])
    def test_a_file_of_another_sort(self, path: str, content: bytes) -> None:
        Path(path).write_bytes(content)
        for create in (False, True):
            with pytest.raises(BadFileError) as caught:
                Archive(path, create=create)
            assert caught.value.problems[0].key == "archive.foreign" and caught.value.problems[0].file == path
        assert Path(path).read_bytes() == content

    def test_a_database_of_another_program(self, path: str) -> None:
        with sqlite3.connect(path) as db:
            db.execute("create table 甲 (乙)")
        with pytest.raises(BadFileError) as caught:
            Archive(path, create=True)
        assert caught.value.problems[0].key == "archive.foreign"

    def test_another_version(self, path: str) -> None:
        Archive(path, create=True).close()
        with sqlite3.connect(path) as db:
            db.execute("pragma user_version = 99")
        with pytest.raises(BadFileError) as caught:
            Archive(path)
        assert caught.value.problems[0].key == "archive.version"

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(BadFileError) as caught:
            Archive(str(tmp_path), create=True)
        assert caught.value.problems[0].key == "archive.foreign"

    def test_one_of_which_the_end_is_missing(self, path: str) -> None:
        with Archive(path, create=True) as archive:
            add(archive, *(document(f"{n}") for n in range(20)))
        raw = Path(path).read_bytes()
        Path(path).write_bytes(raw[: len(raw) // 2])
        assert _says_damaged(path)

    def test_one_that_is_damaged_somewhere(self, path: str) -> None:
        with Archive(path, create=True) as archive:
            add(archive, *(document(f"{n}") for n in range(20)))
            whole = _content(archive)
        raw = Path(path).read_bytes()
        chance, seen = random.Random(3), 0
        for _ in range(20):
            at = chance.randrange(100, len(raw) - 600)
            Path(path).write_bytes(raw[:at] + bytes(chance.randbytes(500)) + raw[at + 500 :])
            if _says_damaged(path):
                seen += 1
            else:  # where nothing stands
                with Archive(path) as archive:
                    assert _content(archive) == whole
        assert seen >= 8

    def test_postings_that_are_of_nothing(self, path: str) -> None:
        with Archive(path, create=True) as archive:
            add(archive, *map(document, NAMES))
            archive.db.execute("delete from sentences where number = 3")
            assert {"archive.sentences", "archive.postings"} <= {*faults(archive)}


def _content(archive: Archive) -> list[object]:
    """All that an archive tells."""
    kept = [one for entry in archive.entries for one in archive.kept(range(entry.first, entry.end))]
    return [*listed(archive), *kept, *pairs(archive)]


def _says_damaged(path: str) -> bool:
    """Whether opening, checking or reading an archive says that it is damaged; nothing else may happen."""
    try:
        with Archive(path) as archive:
            found = [*faults(archive)]
            stats(archive)
            return bool(found)
    except BadFileError as error:
        return error.problems[0].key in ("archive.damaged", "archive.foreign", "archive.closed", "archive.version")
