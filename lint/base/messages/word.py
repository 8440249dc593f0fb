"""What is said of Word files that are written: with comments or corrections in them, laid out, or new."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # in a comment
    "comment.replace": ("建议：“{old}”改为“{new}”", "suggestion: “{old}” → “{new}”"),
    "comment.delete": ("建议：删去“{old}”", "suggestion: delete “{old}”"),
    "comment.insert": ("建议：补上“{new}”", "suggestion: insert “{new}”"),
    "comment.code": ("{code}（{severity}）", "{code} ({severity})"),
    "comment.number": (
        "（在 Word 自动编号“{found}”中，要改编号的格式）",
        "(in the automatic number “{found}”: change the format of the list)",
    ),
    "comment.footnote": ("（在脚注“{found}”中）", "(in the footnote “{found}”)"),
    "comment.endnote": ("（在尾注“{found}”中）", "(in the endnote “{found}”)"),
    "comment.box": ("（在文本框“{found}”中）", "(in the text box “{found}”)"),
    # annotate
    "annotate.done": ("{target}：{count} 处批注", "{target}: {count} comment(s)"),
    "annotate.renewed": (
        "{target}：{count} 处批注，去掉了原有的 {gone} 处",
        "{target}: {count} comment(s), {gone} old ones removed",
    ),
    "annotate.none": ("{target}：没有要批注的问题", "{target}: nothing to comment on"),
    "annotate.unplaced": (
        "“{path}”有 {count} 处在页眉、页脚中，不能加批注：",
        "{path}: {count} finding(s) in headers or footers, where no comment can stand:",
    ),
    "annotate.not-word": (
        "“{path}”不是 .docx 文件，不能加批注：请先用 Word 或 WPS 另存为 .docx",
        "{path}: not a .docx file, which alone can take comments: save it as .docx first",
    ),
    "annotate.bytes": (
        "“{path}”没有加批注：写入后的文件读不回原文",
        "{path}: no comments written: the file would not read as it should",
    ),
    "annotate.unwritten": ("无法写入“{target}”：{reason}", "{target}: cannot be written: {reason}"),
    "annotate.taken": (
        "“{path}”没有加批注：不能写到“{target}”，那里是另一个要检查的文件或它的结果",
        "{path}: no comments written: {target} is another file that is checked, or what was made of one",
    ),
    "annotate.itself": (
        "“{path}”没有加批注：不能写到原文件上，请写另一个名字",
        "{path}: no comments written: name another file than the document itself",
    ),
    "annotate.where": (
        "请用 -o 写明加了批注的文件叫什么（如 -o 批注.docx），或用 --annotate-dir 写明放在哪个文件夹",
        "say with -o what the new file is called (-o annotated.docx), or with --annotate-dir in which folder it goes",
    ),
    "annotate.one": (
        "-o 只能用于一个文件，现有 {count} 个：请改用 --annotate-dir",
        "-o is for one file, there are {count}: use --annotate-dir",
    ),
    "annotate.stdin": ("不能给标准输入加批注：请写文件名", "standard input takes no comments: name a file"),
    "annotate.skipped": (
        "有 {count} 个文件不是 .docx，没有加批注。",
        "{count} file(s) that are not .docx got no comments.",
    ),
    # before anything is written
    "word.suffix": (
        "“{path}”没有写到“{target}”：新文件的名字要以 {reason} 结尾，Word 才打得开",
        "{path}: not written to {target}: Word opens the new file only if its name ends in {reason}",
    ),
    "word.signed": (
        "“{path}”有数字签名，写入后签名失效",
        "{path}: has a digital signature, which does not hold for what is written",
    ),
    "word.protected": (
        "“{path}”设了“限制编辑”，写入的内容可能要解除限制后才能处理",
        "{path}: editing is restricted; what is written may have to wait until the restriction is lifted",
    ),
    # corrections
    "fix.word-where": (
        "“{path}”没有改正：Word 文件请用 -o 新文件.docx 另存，或用 --in-place 写回原文件（都以修订方式写入）",
        "{path}: not corrected: write a Word file to a new one with -o NEW.docx, or to itself with --in-place "
        "(as tracked changes)",
    ),
    "fix.word-one": (
        "-o {target} 只能用于一个 Word 文件，现有 {count} 个文件：请改用 --in-place",
        "-o {target} is for one Word file, there are {count} files: use --in-place",
    ),
    "fix.only-word": (
        "“{path}”没有改正：它不是 .docx 文件，不能写成 {target}",
        "{path}: not corrected: not a .docx file, it cannot be written as {target}",
    ),
    "fix.tracked": (
        "Word 文件中的改动写成了修订（作者 dj-lint），可逐条接受或拒绝。",
        "In Word files the corrections are tracked changes (by dj-lint): accept or reject each.",
    ),
    "fix.word-bytes": (
        "“{path}”没有改正：写入修订后的文件读不回应有的文字",
        "{path}: not corrected: with tracked changes the file would not read as it should",
    ),
    # layout, init --document
    "layout.paper": ("纸张改为 A4（{expected}毫米）", "the paper becomes A4 ({expected} mm)"),
    "layout.margins": (
        "页边距（上/下/左/右）改为 {expected} 毫米",
        "the margins (top/bottom/left/right) become {expected} mm",
    ),
    "layout.number": (
        "加页码：“— 1 —”，单页居右、双页居左",
        "numbers for the pages: — 1 —, on the right of odd ones and on the left of even ones",
    ),
    "layout.paragraphs": ("{what}：{count} 段（第 {rows} 段）", "{what}: {count} paragraph(s) ({rows})"),
    "layout.more": ("{rows} 等", "{rows}, …"),
    "layout.done": (
        "已写入 {target}：排版 {count} 段，文字一个没有改",
        "wrote {target}: {count} paragraph(s) laid out, no word changed",
    ),
    "layout.would": ("有 {count} 段要排版，未写入文件。", "{count} paragraph(s) to lay out; nothing was written."),
    "layout.right": (
        "“{path}”没有要排的：能确定的格式都对了。",
        "{path}: nothing to lay out: all that is certain is right.",
    ),
    "layout.check": (
        "署名和日期的位置、附件、版头、版记要人看：dj-lint --select LY {target}",
        "look at the places of name and date, attachments, head and imprint yourself: dj-lint --select LY {target}",
    ),
    "layout.where": (
        "请用 -o 写明排好的文件叫什么（如 -o 排版.docx），或用 --diff 只看不写",
        "say with -o what the new file is called (-o laid-out.docx), or look first with --diff",
    ),
    "layout.itself": (
        "“{path}”没有排版：不能写到原文件上，请写另一个名字",
        "{path}: not laid out: name another file than the document itself",
    ),
    "layout.not-word": (
        "“{path}”不是 .docx 文件，不能排版：请先用 Word 或 WPS 另存为 .docx",
        "{path}: not a .docx file, which alone can be laid out: save it as .docx first",
    ),
    "layout.bytes": (
        "“{path}”没有排版：写入后的文件读不回原文",
        "{path}: not laid out: the file would not read as it should",
    ),
    "layout.unwritten": ("无法写入“{target}”：{reason}", "{target}: cannot be written: {reason}"),
    "config.document": (
        "已写入 {path}。标着 ×××× 的地方要填：dj-lint {path} 会一一指出",
        "wrote {path}. Fill in what is written ××××: dj-lint {path} points to each",
    ),
}
