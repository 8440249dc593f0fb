"""What is said of corrections, suppressions, baselines and rules."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # corrections
    "fix.done": ("已改正 {count} 处（{files} 个文件）。", "{count} corrected in {files} file(s)."),
    "fix.would": (
        "有 {count} 处可以改正（{files} 个文件），未写入文件。",
        "{count} could be corrected in {files} file(s); nothing was written.",
    ),
    "diff.view-only": (
        "“{path}”的改动只供查看，不能用 git apply 或 patch 写入（{reason}）：要改请用 --fix",
        "{path}: its diff is for reading, git apply and patch cannot apply it ({reason}): use --fix",
    ),
    "diff.paragraphs": ("Word 文件不是纯文本", "a Word file is no plain text"),
    "diff.encoding": ("文件是 {encoding} 编码", "the file is in {encoding}"),
    "diff.damaged": ("文件里有读不出的字节", "some bytes of the file cannot be read"),
    "diff.cr": ("文件只用 CR 换行", "its lines end in CR alone"),
    "fix.replaced": ("“{old}”→“{new}”", "“{old}” → “{new}”"),
    "fix.deleted": ("删去“{old}”", "deleted “{old}”"),
    "fix.inserted": ("补上“{new}”", "inserted “{new}”"),
    "fix.changed": (
        "“{path}”在检查期间被改动，没有写入改正结果：请再运行一次",
        "{path}: changed while it was checked; left as it is: run again",
    ),
    "fix.unwritten": (
        "无法写入“{path}”，文件保持原样：{reason}",
        "{path}: cannot be written, left as it was: {reason}",
    ),
    "fix.link": (
        "“{path}”没有改正：它是链接，指向文件夹以外的“{target}”；要改正，请直接写出那个文件",
        "{path}: not corrected: a link out of the folder, to {target}; name that file itself to correct it",
    ),
    "fix.bytes": (
        "“{path}”没有改正：改后的文件按原编码（{encoding}）读不回原样",
        "{path}: not corrected: in its encoding ({encoding}) the corrected file would not read as it should",
    ),
    "fix.read-only": (
        "“{path}”没有改正：这种文档只能检查，不能写回；请用 Word 或 WPS 另存为 .docx 后再改正",
        "{path}: not corrected: documents of this type are only read; save it as .docx from Word or WPS and try again",
    ),
    "fix.left-out": (
        "“{path}”第 {row} 行第 {column} 字的 {code} 没有改正：文件的编码（{encoding}）没有要写的字",
        "{path}:{row}:{column}: {code} not corrected: the encoding of the file ({encoding}) lacks a character",
    ),
    "fix.endless": (
        "“{path}”：{codes} 的改法改了 {rounds} 轮仍改不完，一处也没有采用",
        "{path}: the corrections of {codes} do not end after {rounds} rounds; none of them was made",
    ),
    # suppressions
    "conflict": (
        "git 合并时留下了冲突：请打开这个文件，留下要的行，删去 <<<<<<<、=======、>>>>>>> 三种标记，再运行一次",
        "git left a conflict here: open the file, keep the lines that are wanted, delete the marks <<<<<<<, ======= "
        "and >>>>>>>, and run again",
    ),
    "baseline.missing": (
        "没有这个基线文件：请先用 --write-baseline 生成",
        "there is no such baseline: write it with --write-baseline",
    ),
    "baseline.none": ("请用 --baseline 给出基线文件", "name the baseline with --baseline"),
    "baseline.invalid": (
        "不是 dj-lint 的基线文件（{reason}）：请删去它，再用 --write-baseline 重新生成",
        "not a baseline of dj-lint ({reason}): delete it and write it anew with --write-baseline",
    ),
    "baseline.version": (
        "基线文件的版本 {found} 无法识别：请删去它，再用 --write-baseline 重新生成",
        "unknown version {found} of the baseline: delete it and write it anew with --write-baseline",
    ),
    "baseline.written": (
        "已写入 {path}：{count} 处问题（{files} 个文件）。",
        "wrote {path}: {count} finding(s) in {files} file(s).",
    ),
    "baseline.rewritten": (
        "已写入 {path}：{count} 处问题（{files} 个文件），其中新接受 {new} 处；删去 {gone} 处。",
        "wrote {path}: {count} finding(s) in {files} file(s), {new} of them newly accepted; {gone} taken out.",
    ),
    "baseline.union": (
        "几个人都要改这份基线时，在 .gitattributes 里写一行 {name} merge=union，合并就不会冲突。",
        "where several people write it, a line `{name} merge=union` in .gitattributes keeps merges free of conflicts.",
    ),
    "baseline.use": (
        '以后检查时加上 --baseline {path}，或在配置中写 baseline = "{path}"。',
        'from now on add --baseline {path}, or write baseline = "{path}" in the configuration.',
    ),
    "baseline.pruned": ("已从 {path} 删去 {count} 处", "took {count} out of {path}"),
    "ignore.added": ("已写入 {path}：忽略 {count} 处。", "wrote {path}: {count} suppressed."),
    "ignore.not-added": (
        "{path} 里的配置写成了一行或带点的键，无法自动加入 [[ignore]]：请改成 [tool.dj-lint] 表，或手工加入",
        "{path}: nothing can be added to a table that is written like this: make it [tool.dj-lint], or add it by hand",
    ),
    "keep.name": (
        "没有写入 {path}：有的文件名不是 UTF-8，写不进去；请先把这些文件改名",
        "{path}: not written: the names of some files are not UTF-8; rename them first",
    ),
    "ignore.none": ("没有要忽略的问题。", "nothing to suppress."),
    "ignore.ask": ("为什么保留？（写入 [[ignore]] 的 reason）", "Why are they let stand? (`reason` of [[ignore]]) "),
    "ignore.no-reason": (
        "请写明保留的原因：--add-ignore --reason 原因",
        "say why they are let stand: --add-ignore --reason TEXT",
    ),
    "cli.clash": ("{one} 不能与 {other} 同时使用", "{one} does not go with {other}"),
    "git.missing": ("找不到 git，请先安装", "git is not installed"),
    "git.slow": (
        "git 迟迟没有回答：仓库里可能有管道一类的特殊文件，或者磁盘太慢",
        "git gives no answer: a pipe or the like may lie in the repository, or the disk is too slow",
    ),
    "git.no-revision": (
        "仓库中没有这个版本：请核对名称；浅克隆（CI 的默认做法）要先用 git fetch 取回",
        "the repository has no such revision; a shallow clone, as in CI, must `git fetch` it first",
    ),
    "cli.diff-base": (
        "无法与“{revision}”比较：{reason}",
        "cannot compare with `{revision}`: {reason}",
    ),
    # explain, rules
    "explain.one": ("dj-lint explain {code} 说明其中一条。", "`dj-lint explain {code}` explains one of them."),
    "explain.severity": ("级别", "severity"),
    "explain.default": ("启用", "on"),
    "explain.by-model": (
        "默认不启用；给出模型（model 或 --model）时启用",
        "off by default; on where a model is given (`model` or --model)",
    ),
    "explain.not-default": (
        "默认不启用，用 --extend-select {code} 启用",
        "not by default; --extend-select {code} turns it on",
    ),
    "explain.by-stage": (
        "草稿还要改，默认不启用；定稿（--stage final）时启用，用 --select {prefix} 随时可以启用",
        "not in a draft, which changes yet; in the final text (--stage final), or where --select {prefix} turns it on",
    ),
    "explain.look": ("〔Word 文件，{look}〕", "[a Word file; {look}]"),
    "explain.laid-out": ("〔Word 文件，按公文格式排〕", "[a Word file, laid out as it should be]"),
    "explain.kind": ("查法", "kind"),
    "explain.source": ("依据", "source"),
    "explain.final": ("（定稿时为{severity}）", " ({severity} in the final text)"),
    "explain.unchecked": ("（未核对原文）", " (not checked against the original)"),
    "explain.valid": ("适用年份", "valid"),
    "explain.fix": ("自动修正", "fix"),
    "explain.fix.safe": ("可安全修正", "safe"),
    "explain.fix.unsafe": ("需人工确认", "unsafe"),
    "explain.fix.none": ("无", "none"),
    "explain.bad": ("有问题的写法", "wrong"),
    "explain.good": ("正确的写法", "right"),
    "explain.fixed": ("应改为", "write instead"),
    "test.ok": ("{rules} 条规则、{examples} 个例句，全部通过。", "{rules} rules, {examples} examples: all pass."),
    "test.failed": (
        "{rules} 条规则、{examples} 个例句，{count} 处不符。",
        "{rules} rules, {examples} examples: {count} failures.",
    ),
    "test.found": ("例句“{text}”应报 {expected}，实报 {found}", "`{text}` should give {expected}, gave {found}"),
    "test.fixed": (
        "例句“{text}”修正后应为“{expected}”，实为“{found}”",
        "`{text}` should become `{expected}`, became `{found}`",
    ),
    "test.refound": ("例句修正后“{text}”仍报 {found}", "after the fix, `{text}` still gives {found}"),
    "test.worse": (
        "例句修正后“{text}”新报 {rule}：{found}",
        "after the fix, `{text}` is reported by {rule}: {found}",
    ),
    "test.endless": ("例句“{text}”的修正没有尽头：{rule}", "the fixes of `{text}` by {rule} never end"),
    "test.good": ("正确例句“{text}”被 {rule} 误报：{found}", "the good `{text}` is reported by {rule}: {found}"),
    "test.no-fixed": (
        "有自动修正的规则，至少一个例句要写 fixed",
        "a rule with a fix needs at least one example with `fixed`",
    ),
    "test.look": (
        "例子不能做成 Word 文件：{reason}（look 里能写什么，见 docs/layout.md）",
        "the example cannot be made a Word file: {reason} (docs/layout.md says what `look` may hold)",
    ),
    "test.unsorted": (
        "词表未按顺序排列：“{found}”应在“{other}”之前",
        "the table is not sorted: `{found}` belongs before `{other}`",
    ),
    "test.identity": ("词表中“{found}”与改法相同", "the table maps `{found}` to itself"),
    "test.loop": (
        "词表中“{found}”的改法“{fix}”仍含错词“{other}”",
        "the answer `{fix}` to `{found}` holds the wrong word `{other}`",
    ),
    "test.never": ("第 {n} 个正则没有例句能触发：{pattern}", "no example triggers expression {n}: {pattern}"),
}
