"""Comments in Word files: each covers its characters, and nothing else in the file changes."""

from __future__ import annotations

import random

import pytest

from lint.documents.word.read import read
from lint.documents.word.source import PackageSource
from lint.documents.writers.text import NotSplicedError
from lint.documents.writers.word.comments import Annotated, Comment, annotate
from lint.documents.writers.word.splice import Splices
from lint.documents.writers.word.verify import verify_text
from tests.documents.word import judge
from tests.documents.word.make import changed, docx, p, packed, unpacked
from tests.documents.word.more_samples import SAMPLES

DATE = "2024-05-01T08:30:00Z"
# With the samples that there are, more than 2,000 in all.
SPANS_EACH = 48


def source_of(raw: bytes) -> PackageSource:
    source = read(raw, "报告.docx").source
    assert isinstance(source, PackageSource)
    return source


def commented(raw: bytes, *spans: tuple[int, int], say: str = "说明") -> Annotated:
    """A file with a comment on each span."""
    comments = [Comment(start, end, (f"{say}{n}", "<建议>&")) for n, (start, end) in enumerate(spans)]
    return annotate(raw, source_of(raw), comments, DATE)


def on(raw: bytes, found: str, say: str = "说明") -> Annotated:
    """A file with a comment on the first place where something stands."""
    start = source_of(raw).text.index(found)
    return commented(raw, (start, start + len(found)), say=say)


def ours(raw: bytes) -> list[str | None]:
    """What each comment of ours covers."""
    return [note.covers for note in judge.notes(raw) if note.author == "dj-lint"]


def covered(source: PackageSource, start: int, end: int) -> str:
    """The characters of a span that can be commented on: no automatic number, note, box or end of a paragraph."""
    found = []
    for at in range(start, end):
        row = source.row(at) - 1
        paragraph, inside = source.paragraphs[row], at - source.starts[row]
        if paragraph.part == source.main and paragraph.story != "box" and inside >= paragraph.label:
            found.append(source.text[at])
    return "".join(found).replace("\n", "").replace("☑", judge.HOLE)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_random_spans(name: str) -> None:
    raw, source, chance = SAMPLES[name].raw, source_of(SAMPLES[name].raw), random.Random(name)
    spans = []
    for _ in range(SPANS_EACH):
        start = chance.randrange(len(source.text) + 1)
        spans.append((start, min(len(source.text), start + chance.randrange(6))))
    done = commented(raw, *spans)
    assert judge.text(done.raw) == judge.text(raw)
    assert judge.shape(done.raw, without="dj-lint") == judge.shape(raw)
    assert judge.unique_ids(done.raw)
    assert judge.complete(done.raw)
    notes = {note.text.split("\n")[0]: note for note in judge.notes(done.raw) if note.author == "dj-lint"}
    assert len(notes) == len(spans) - len(done.unplaced)
    for n, (start, end) in enumerate(spans):
        if n not in done.unplaced:
            found = notes[f"说明{n}"].covers
            assert found is not None, n
            if n not in done.moved and start < end:
                wanted = covered(source, start, end)
                assert found.replace("\n", "") == wanted or (name == "cdata" and wanted in found), n
    before, after = unpacked(raw), unpacked(done.raw)
    written = {source.main, "[Content_Types].xml", *(name for name in before if "comments" in name or "rels" in name)}
    written |= {"notes/c.xml"}
    assert {name for name in before if before[name] != after[name]} <= written
    assert commented(done.raw, *spans).raw == done.raw
    assert judge.shape(commented(done.raw).raw) == judge.shape(raw)


def test_comments_are_what_is_said() -> None:
    done = on(SAMPLES["split-runs"].raw, "集休")
    assert judge.notes(done.raw) == [judge.Note("dj-lint", "说明0\n<建议>&", "集休")]
    assert (done.added, done.kept, done.removed, done.unplaced, done.moved) == (1, 0, 0, [], {})


def test_several_at_one_place() -> None:
    raw = docx(p("坚持集休学习。"))
    assert ours(commented(raw, (2, 4), (2, 4), (0, 2), (4, 6), (3, 4), (2, 6)).raw) == [
        *("集休", "集休", "坚持", "学习", "休", "集休学习")
    ]


def test_what_is_inserted_is_commented_on_beside_its_place() -> None:
    assert ours(commented(docx(p("坚持学习")), (4, 4), (0, 0)).raw) == ["习", "坚"]


def test_a_second_run_changes_what_has_changed_alone() -> None:
    first = commented(docx(p("坚持集休学习。")), (2, 4), (0, 2)).raw
    second = annotate(first, source_of(first), [Comment(2, 4, ("说明0", "<建议>&")), Comment(4, 6, ("新",))], DATE)
    assert (second.added, second.kept, second.removed) == (1, 1, 1)
    assert ours(second.raw) == ["集休", "学习"]
    assert ours(commented(second.raw).raw) == []


def test_comments_of_others_stay() -> None:
    raw = SAMPLES["comments"].raw
    done = on(raw, "休材")
    assert judge.notes(done.raw)[0] == judge.Note("李四", "请核对", "集休")
    assert ours(done.raw) == ["休材"]
    assert judge.notes(commented(done.raw).raw) == judge.notes(raw)


def test_one_that_somebody_answered_stays() -> None:
    done = on(docx(p("坚持集休学习。")), "集休").raw
    parts = unpacked(done)
    comments = parts["word/comments.xml"].replace(b"<w:p>", b'<w:p w14:paraId="00000001">')
    space = b' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    said = '<w:p w14:paraId="00000002"><w:r><w:t>不改</w:t></w:r></w:p>'
    reply = f'<w:comment w:id="7" w:author="李四">{said}</w:comment></w:comments>'
    comments = comments.replace(b"<w:comments ", b"<w:comments" + space + b" ", 1)
    more = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    )
    relation = (
        '<Relationship Id="x" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        'Target="commentsExtended.xml"/></Relationships>'
    )
    relations = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation.encode())
    answered = changed(done, {
        "word/comments.xml": comments.replace(b"</w:comments>", reply.encode()),
        "word/commentsExtended.xml": more.encode(),
        "word/_rels/document.xml.rels": relations,
    })  # fmt: skip
    assert commented(answered).raw == answered
    alone = changed(answered, {"word/comments.xml": comments})
    gone = commented(alone)
    assert ours(gone.raw) == []
    assert b'w15:paraId="00000001"' not in unpacked(gone.raw)["word/commentsExtended.xml"]


def test_what_has_no_place_of_its_own() -> None:
    numbered = on(SAMPLES["numbered"].raw, "（二）")
    assert (ours(numbered.raw), numbered.moved) == (["自学"], {0: "number"})
    note = on(SAMPLES["footnotes"].raw, "记录")
    assert (ours(note.raw), note.moved) == ([""], {0: "note"})
    box = on(SAMPLES["boxes"].raw, "第二段")
    assert (ours(box.raw), box.moved) == ([""], {0: "box"})
    header = on(SAMPLES["headers"].raw, "材料")
    assert (header.raw, header.unplaced) == (SAMPLES["headers"].raw, [0])


def test_an_empty_paragraph_has_a_place_if_it_has_tags() -> None:
    raw = docx(p("甲") + p(ppr='<w:jc w:val="center"/>') + p("乙"))
    assert commented(raw, (2, 2)).added == 1


def test_nothing_to_say_leaves_the_file_as_it_is() -> None:
    assert all(commented(sample.raw).raw == sample.raw for sample in SAMPLES.values())


def test_blanks_that_were_not_shown_are_there_and_not_shown() -> None:
    raw = docx("<w:p><w:r><w:t>  坚持集休学习  </w:t></w:r></w:p>")
    assert source_of(raw).text == "坚持集休学习"
    done = on(raw, "集休").raw
    assert source_of(done).text == "坚持集休学习"
    assert judge.shape(done, without="dj-lint") == judge.shape(raw)


@pytest.mark.parametrize("mark", [b"<w:r><w:t>x</w:t></w:r>", b"<w:commentRangeStart>"])
def test_what_would_change_the_text_is_not_written(mark: bytes) -> None:
    source = source_of(docx(p("坚持学习") + p("学习")))
    piece = source.paragraphs[0].pieces[0]
    splices = Splices(source.parts[source.main])
    splices.put(splices.place(piece, 2), 0, b'<w:commentRangeStart w:id="1"/>')
    verify_text(splices)
    splices.put(splices.place(piece, 3), 0, mark)
    with pytest.raises(NotSplicedError):
        verify_text(splices)


def test_a_package_that_says_no_types_is_left_as_it_is() -> None:
    parts = unpacked(docx(p("坚持集休学习。")))
    del parts["[Content_Types].xml"]
    with pytest.raises(NotSplicedError):
        on(packed(parts), "集休")
