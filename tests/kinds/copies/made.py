"""Sentences that hypothesis makes up, of characters that reports are made of, figures and placeholders; and reports."""

from __future__ import annotations

from hypothesis import strategies as st

from lint.documents.document import Document
from tests.support import doc

LETTERS = "学习贯彻落实推进工作建设发展组织党员干部群众服务保障监督检查整改提升治理乡村产业生态教育健康安全"
MARKS = ["，", "、", "“", "”", "12", "三", "**", "XX", "2024年", " "]
SENTENCES = st.lists(
    st.one_of(st.sampled_from(LETTERS), st.sampled_from(LETTERS), st.sampled_from(MARKS)), min_size=8, max_size=60
).map(lambda parts: "".join(parts) + "。")
ANY = st.text(max_size=40)

COPIED = "支部建立“周提醒、月点评”制度，把党员联系农户的情况逐条记入台账，并在每月例会上逐户通报进展。"
OTHER = "一年来，云岭村的水渠修好了三条。"


def report(*sentences: str, path: str = "") -> Document:
    """A report of some sentences, in one paragraph below a title."""
    document = doc("工作总结\n" + "".join(sentences))
    document.source.path = path
    return document
