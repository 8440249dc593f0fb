"""What is said of documents and results: severities, summaries, the report, files that could not be read."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # severities and small words
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "sep": ("、", ", "),
    "near": ("；是否想写“{near}”？", "; did you mean `{near}`?"),
    # related places
    "first": ("首次出现在此", "first occurrence here"),
    "opening": ("与之相对的一边在此", "the other mark is here"),
    "previous": ("前一个序号在此", "the previous number is here"),
    "last": ("最后一条在此", "the last point is here"),
    "prevailing": ("另一种写法在此", "the other form is here"),
    # where something stands in a document of paragraphs
    "place.spot": ("第{row}段第{column}字", "paragraph {row}:{column}"),
    "place.paragraph": ("第{row}段", "paragraph {row}"),
    "place.sep": ("，", ", "),
    "place.within": ("（{said}）", " ({said})"),
    "place.below": ("“{heading}”下", "below “{heading}”"),
    "place.cell": ("表格第{row}行第{column}列", "row {row}, column {column} of a table"),
    "place.box": ("文本框", "text box"),
    "place.caption": ("题注", "caption"),
    "place.footnote": ("脚注", "footnote"),
    "place.endnote": ("尾注", "endnote"),
    "place.header": ("页眉", "header"),
    "place.footer": ("页脚", "footer"),
    "place.toc": ("目录", "table of contents"),
    "place.automatic": ("自动编号，要在编号设置里改", "automatic number: change it in the settings of the list"),
    # output
    "fold": ("另有 {count} 处：{places}", "{count} more: {places}"),
    "fix.to": ("“{before}”改为“{after}”", "“{before}” becomes “{after}”"),
    "summary.clean": ("共检查 {files} 个文件，未发现问题。", "{files} file(s) checked: no problems found."),
    "summary.found": (
        "共检查 {files} 个文件，其中 {bad} 个有问题：{counts}。",
        "{files} file(s) checked, {bad} with problems: {counts}.",
    ),
    "summary.count": ("{count} 处{severity}", "{count} {severity}(s)"),
    "summary.settings": ("配置、基线中有 {counts}。", "{counts} in the configuration or the baseline."),
    "summary.fixable": ("有 {count} 处可用 --fix 自动改正。", "--fix can correct {count} of them."),
    "summary.suppressed": ("另有 {count} 处已设为忽略。", "{count} more suppressed."),
    "summary.vanished": (
        "基线中有 {count} 处已不再出现，可用 --prune-baseline 删去。",
        "{count} of the baseline have vanished; --prune-baseline takes them out.",
    ),
    "summary.sep": ("", " "),
    "summary.unread": ("有 {count} 个文件未能检查。", "{count} file(s) could not be checked."),
    "summary.passed-over": (
        "另有 {count} 个文件的类型不能检查（{types}）。",
        "{count} file(s) of types that cannot be checked were left out ({types}).",
    ),
    "statistics.total": ("合计", "total"),
    "statistics.error": ("错误", "errors"),
    "statistics.warning": ("警告", "warnings"),
    "statistics.info": ("提示", "infos"),
    "statistics.file": ("文件", "file"),
    "statistics.files": ("合计（{count} 个文件有问题）", "total of {count} file(s) with problems"),
    "timing.ms": ("毫秒", "ms"),
    "timing.share": ("占比", "share"),
    "timing.count": ("问题数", "findings"),
    "timing.rule": ("规则", "rule"),
    "timing.scan": ("各规则共用的扫描（词表和正则表达式）", "the scan that rules share (words and expressions)"),
    "timing.reading": ("读取文件、划分段落", "reading and layout"),
    "timing.rest": ("其余（载入规则、汇总、输出等）", "the rest (loading rules, sorting, printing)"),
    "timing.total": ("合计", "total"),
    "timing.note": (
        "断句、分词等结果由各规则共用，用时记在最先用到它的规则上；时间从读配置算起，不含启动 Python。",
        "Sentences, words and the like are worked out once and shared: the first rule that asks pays for all. "
        "Times begin with the configuration, after Python has started.",
    ),
    "progress": ("检查", "checking"),
    "files": ("个文件", "files"),
    # the report in HTML
    "html.title": ("文稿校对报告", "Proofreading report"),
    "html.checked": ("篇文稿", "documents"),
    "html.with-findings": ("篇有问题", "with findings"),
    "html.unread": ("未能检查", "not checked"),
    "html.clean": ("{count} 篇未发现问题", "{count} without findings"),
    "html.documents-head": ("各篇文稿", "Documents"),
    "html.rules-head": ("哪些问题最多", "Most frequent"),
    "html.rules-used": ("规则说明", "The rules"),
    "html.by-severity": ("各级问题的比例", "share of each severity"),
    "html.severity": ("级别", "severity"),
    "html.rule": ("规则", "rule"),
    "html.all-rules": ("全部规则", "all rules"),
    "html.list": ("本篇 {count} 处问题", "{count} findings here"),
    "html.delete": ("删去", "delete"),
    "html.previous": ("上一处", "previous"),
    "html.next": ("下一处", "next"),
    "html.keys": ("按 n、p 键逐处查看", "n and p: next, previous"),
    "html.theme": ("切换深色、浅色", "light or dark"),
    "html.close": ("关闭", "close"),
    "html.filtered": ("没有符合筛选条件的问题", "no findings pass the filter"),
    # files
    "file.missing": ("找不到“{path}”：请核对路径和文件名", "{path}: no such file or folder"),
    "file.denied": ("没有读取“{path}”的权限", "{path}: permission denied"),
    "file.unreadable": ("无法读取“{path}”：{reason}", "{path}: cannot be read: {reason}"),
    "file.special": ("“{path}”不是普通文件", "{path}: not a regular file"),
    "file.large": (
        "“{path}”没有检查：文件超过 1 GB，不像是文稿",
        "{path}: not checked: more than 1 GB is no document",
    ),
    "file.none": ("没有找到可检查的文件（{types}）：{paths}", "no documents ({types}) found in: {paths}"),
    "file.excluded": (
        "所给的 {count} 个路径都在配置的 exclude 之列，没有检查任何文件",
        "{count} path(s) given, all left out by `exclude` of the configuration: nothing was checked",
    ),
    "file.skipped": (
        "“{path}”中有 {count} 个文件未检查（{types}）：请另存为 .docx 或 .txt 后再检查",
        "{path}: {count} files were not checked ({types}): save them as .docx or .txt first",
    ),
    "file.passed-over": (
        "“{path}”没有检查：请另存为 .docx 或 .txt 后再检查",
        "{path}: not checked: save it as .docx or .txt first",
    ),
    "file.linked": (
        "“{path}”没有检查：它是链接，指向外面的文件夹；要检查，请写出它的路径",
        "{path}: not checked: a link to a folder elsewhere; to check it, name it",
    ),
    "file.no-rows": (
        "“{path}”没有检查：Word 一类的文档不分行，--diff-base 无法比较；请不带 --diff-base 单独检查它",
        "{path}: not checked: a document in paragraphs has no rows that --diff-base could compare: check it without it",
    ),
    "file.without-library": (
        '其中 PDF 有 {count} 个，装上读 PDF 的组件就能检查：pip install "dangjian-lint[pdf]"',
        '{count} of them are PDFs, which can be checked after: pip install "dangjian-lint[pdf]"',
    ),
    "file.link": ("文件夹的链接", "links to folders"),
    "file.no-suffix": ("无后缀", "no suffix"),
    "file.config": ("“{path}”没有检查：它的配置有误", "{path}: not checked: its configuration is wrong"),
    "file.crash": (
        "检查“{path}”时程序内部出错（{reason}），这个文件没有检查完",
        "{path}: internal error ({reason}); the file was not checked to its end",
    ),
    "file.rule": (
        "检查“{path}”时规则 {code} 出错（{reason}），这个文件没有检查完；可先用 --ignore {code} 跳过这条规则",
        "{path}: the rule {code} has a defect ({reason}); the file was not checked to its end: leave the rule out with "
        "--ignore {code}",
    ),
    "file.died": (
        "检查“{path}”的进程中途被终止（可能是内存不足），这个文件没有检查",
        "{path}: the process that checked it was killed (out of memory?); not checked",
    ),
    "format.binary": ("“{path}”是二进制文件，不是文稿", "{path}: binary data, not a text"),
    "format.encoding": (
        "“{path}”的编码无法识别（不是 UTF-8、UTF-16 或 GB18030）：请另存为 UTF-8",
        "{path}: unknown encoding (not UTF-8, UTF-16 or GB18030): save it as UTF-8",
    ),
    "format.doc": (
        "“{path}”是 Word 97–2003 文档（.doc）或 WPS 文档：请另存为纯文本（.txt）后再检查",
        "{path}: a Word 97-2003 (.doc) or WPS document: save it as plain text (.txt)",
    ),
    "format.empty": (
        "“{path}”是空文件（0 字节），不是保存好的文档",
        "{path}: an empty file (0 bytes), not a saved document",
    ),
    "format.lock": (
        "“{path}”是 Word 或 WPS 打开文档时留下的临时文件（~$ 开头），不是文稿：请检查原文档",
        "{path}: the lock file (~$) that Word or WPS leaves beside an open document: check the document itself",
    ),
    "format.mhtml": (
        "“{path}”是网页（HTML 或单个文件网页），只是用了文档的名字：请用 Word 打开，另存为 .docx 后再检查",
        "{path}: a web page (HTML or MHTML) under the name of a document: open it in Word and save it as .docx",
    ),
    "format.protected": (
        "“{path}”被文档加密（防泄密）软件加密：请在装有该软件的电脑上解密后再检查",
        "{path}: encrypted by a data-loss-prevention program: decrypt it there first",
    ),
    "format.encrypted": (
        "“{path}”是设了打开密码的文档：请先取消密码，保存后再检查",
        "{path}: a document with a password: take the password off, save it and check it again",
    ),
    "format.damaged": (
        "“{path}”已损坏或不完整，读不出文字：请用 Word 或 WPS 打开并另存一份，再检查；打不开的，请重新取得原件",
        "{path}: damaged or incomplete: open it in Word or WPS and save a copy, or get the original again",
    ),
    "format.bomb": (
        "“{path}”解压后大得不合常理，为安全起见没有打开：请用 Word 或 WPS 打开并另存一份，再检查",
        "{path}: would unpack to more than any document holds; not opened for safety: save a copy from Word or WPS",
    ),
    "format.dtd": (
        "“{path}”里有文档不该有的实体声明（DTD），为安全起见没有打开：请核实来源",
        "{path}: declares entities (a DTD), which no document does; not opened for safety: ask where it comes from",
    ),
    "format.utf16-part": (
        "“{path}”里的部件不是 UTF-8 编码，读不了：请用 Word 或 WPS 打开并另存一份，再检查",
        "{path}: a part of it is not in UTF-8: open it in Word or WPS and save a copy",
    ),
    "format.deep": (
        "“{path}”的内容嵌套得不合常理，为安全起见没有读下去：请用 Word 或 WPS 打开并另存一份，再检查",
        "{path}: nested deeper than any document; not read for safety: open it in Word or WPS and save a copy",
    ),
    "format.doc-old": (
        "“{path}”是 Word 97 以前的文档，读不了：请用 Word 或 WPS 打开，另存为 .docx 后再检查",
        "{path}: older than Word 97: open it in Word or WPS and save it as .docx",
    ),
    "format.scanned": (
        "“{path}”里没有可以读出的文字（多为扫描件）：请检查它的 Word 或文本原稿",
        "{path}: holds no text that can be read (a scan, most likely): check the document that it was made from",
    ),
    "format.pdf-absent": (
        '读“{path}”要先装读 PDF 的组件：pip install "dangjian-lint[pdf]"',
        '{path}: reading PDF needs one more package: pip install "dangjian-lint[pdf]"',
    ),
    "format.named": (
        "“{path}”是 {format} 文件，不是能检查的文稿：请另存为 .docx 或 .txt 后再检查",
        "{path}: a {format} file, no document that can be checked: save it as .docx or .txt",
    ),
}
