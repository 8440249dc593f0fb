"""Every sentence that the tool itself speaks, in Chinese and English. Rules bring their own."""

from __future__ import annotations

_TEXTS: dict[str, tuple[str, str]] = {
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
    # output
    "fold": ("另有 {count} 处：{places}", "{count} more: {places}"),
    "fix.to": ("“{before}”改为“{after}”", "“{before}” becomes “{after}”"),
    "summary.clean": ("共检查 {files} 个文件，未发现问题。", "{files} file(s) checked: no problems found."),
    "summary.found": (
        "共检查 {files} 个文件，其中 {bad} 个有问题：{counts}。",
        "{files} file(s) checked, {bad} with problems: {counts}.",
    ),
    "summary.count": ("{count} 处{severity}", "{count} {severity}(s)"),
    "summary.fixable": ("有 {count} 处可用 --fix 自动改正。", "--fix can correct {count} of them."),
    "summary.suppressed": ("另有 {count} 处已设为忽略。", "{count} more suppressed."),
    "summary.vanished": (
        "基线中有 {count} 处已不再出现，可用 --prune-baseline 删去。",
        "{count} of the baseline have vanished; --prune-baseline takes them out.",
    ),
    "summary.sep": ("", " "),
    "summary.unread": ("有 {count} 个文件未能检查。", "{count} file(s) could not be checked."),
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
    "file.none": ("没有找到可检查的文件（{types}）：{paths}", "no documents ({types}) found in: {paths}"),
    "file.excluded": (
        "所给的 {count} 个路径都在配置的 exclude 之列，没有检查任何文件",
        "{count} path(s) given, all left out by `exclude` of the configuration: nothing was checked",
    ),
    "file.skipped": (
        "“{path}”中有 {count} 个文件未检查（{types}）：请另存为 .txt 或 .md 后再检查",
        "{path}: {count} files were not checked ({types}): save them as .txt or .md first",
    ),
    "file.config": ("“{path}”没有检查：它的配置有误", "{path}: not checked: its configuration is wrong"),
    "file.crash": (
        "检查“{path}”时程序内部出错（{reason}），这个文件没有检查完",
        "{path}: internal error ({reason}); the file was not checked to its end",
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
    "format.named": (
        "“{path}”是 {format} 文件，不是纯文本：请另存为 .txt 或 .md 后再检查",
        "{path}: a {format} file, not plain text: save it as .txt or .md",
    ),
    # rule and configuration files
    "toml.unreadable": ("无法读取：{reason}", "cannot be read: {reason}"),
    "toml.not-utf8": ("不是 UTF-8 编码：请另存为 UTF-8", "not UTF-8: save it as UTF-8"),
    "toml.syntax": ("TOML 语法错误：{reason}", "TOML syntax error: {reason}"),
    "toml.unknown-key": ("未知的键“{found}”", "unknown key `{found}`"),
    "toml.missing": ("缺少必填的键“{found}”", "missing key `{found}`"),
    "toml.bad-value": ("“{found}”不是有效的值（可用：{valid}）", "`{found}` is not valid (valid: {valid})"),
    "toml.wrong-type": ("类型应为 {expected}，现为 {found}", "expected {expected}, got {found}"),
    "toml.invalid": ("无效：{reason}", "invalid: {reason}"),
    "load.no-rules": (
        "找不到内置规则：请重新安装 dangjian-lint",
        "the built-in rules are missing: reinstall dangjian-lint",
    ),
    "load.schema": ("schema 应为 {expected}", "schema must be {expected}"),
    "load.not-array": ("“{found}”应写成 [[{found}]]", "`{found}` must be written [[{found}]]"),
    "load.code": (
        "规则编号“{found}”应为本规则包前缀“{prefix}”加三位数字",
        "the code `{found}` must be the pack's prefix `{prefix}` and three digits",
    ),
    "load.name": (
        "规则名“{found}”只能用小写字母、数字和连字符",
        "the name `{found}` may hold a-z, 0-9 and hyphens only",
    ),
    "load.twice": ("“{found}”重复：已在 {other} 中使用", "`{found}` is taken already, in {other}"),
    "load.unchecked-error": (
        "来源未核实（source_checked = false）的规则不能定为 error",
        "a rule whose source is unchecked (source_checked = false) cannot be an error",
    ),
    "load.no-examples": ("至少要有一个 [[rule.{found}]] 例句", "at least one [[rule.{found}]] example is needed"),
    "load.unread-option": ("“{report}”用不到选项“{found}”，请删去", "`{report}` does not read the option `{found}`"),
    "load.regex": ("正则表达式无效：{reason}", "invalid regular expression: {reason}"),
    "load.message": ("消息模板无效：{reason}", "invalid message template: {reason}"),
    "load.genre": ("规则 {rule} 用到未定义的文种“{found}”", "rule {rule} names the unknown genre `{found}`"),
    # configuration and command line
    "config.no-rule": ("没有名为“{found}”的规则、编号或前缀", "no rule, code or prefix `{found}`"),
    "config.no-table": ("没有 [tool.dj-lint] 一节", "no table [tool.dj-lint]"),
    "config.cycle": ("extend 循环引用了 {path}", "extend leads back to {path}"),
    "config.exists": ("“{path}”已存在，未作改动", "{path} exists already; nothing was changed"),
    "config.created": ("已写入 {path}", "wrote {path}"),
    "config.default": ("默认值", "default"),
    "config.command-line": ("命令行", "command line"),
    "config.none-selected": (
        "没有选中任何规则：请检查 select 和 ignore",
        "no rules are selected: check select and ignore",
    ),
    "config.none-shown": (
        "选中的规则都低于要显示的级别（{least}）：请加上 --min-severity info 或 warning",
        "all the selected rules are below the severity to be shown ({least}): add --min-severity info or warning",
    ),
    "cli.no-paths": ("请给出要检查的文件或文件夹", "give the files or folders to check"),
    "cli.output-is-input": (
        "“{path}”是要检查的文稿，不能用来写结果：-o 请换一个文件",
        "{path} is to be checked: give -o another file, the results would take its place",
    ),
    "cli.stdin-twice": ("“-”只能出现一次", "`-` may stand only once"),
    "cli.write": ("无法写入“{path}”：{reason}", "{path}: cannot be written: {reason}"),
    "cli.stdout": ("无法写出结果：{reason}", "the results cannot be written: {reason}"),
    "cli.crash": (
        "程序内部出错：{reason}。这是 dj-lint 的缺陷，请附上命令报告；设置 DJ_LINT_DEBUG=1 可看到详情",
        "internal error: {reason}. This is a defect of dj-lint: report it with the command; DJ_LINT_DEBUG=1 shows more",
    ),
    "cli.interrupted": ("已中断", "interrupted"),
    "cli.needs": ("{option} 要与 {other} 一起用", "{option} goes with {other}"),
    "cli.needs-fix": (
        "{option} 要与 --fix、--fix-only 或 --diff 一起用",
        "{option} goes with --fix, --fix-only or --diff",
    ),
    # watching
    "watch.format": (
        "--watch 只用于给人看的格式：请加 --output-format，可用 {formats}",
        "--watch is for people to read: choose an --output-format of {formats}",
    ),
    "watch.changed": ("有改动：{names}。", "changed: {names}."),
    "watch.gone": ("已不在：{names}。", "gone: {names}."),
    "watch.names": ("{names}等 {count} 个文件", "{names} and others, {count} files"),
    "watch.settings": ("配置或规则有改动，全部重新检查。", "configuration or rules changed: checking all again."),
    "watch.clean": ("未发现问题：{names}。", "no problems found in {names}."),
    "watch.waiting": ("等待改动，按 Ctrl-C 结束。", "waiting for changes; Ctrl-C ends it."),
    "watch.end": ("已停止。", "stopped."),
    # corrections
    "fix.done": ("已改正 {count} 处（{files} 个文件）。", "{count} corrected in {files} file(s)."),
    "fix.would": (
        "有 {count} 处可以改正（{files} 个文件），未写入文件。",
        "{count} could be corrected in {files} file(s); nothing was written.",
    ),
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
    "fix.bytes": (
        "“{path}”没有改正：改后的文件按原编码（{encoding}）读不回原样",
        "{path}: not corrected: in its encoding ({encoding}) the corrected file would not read as it should",
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
    "ignore.reason": ("待写明原因", "reason to be given"),
    "cli.clash": ("{one} 不能与 {other} 同时使用", "{one} does not go with {other}"),
    "git.missing": ("找不到 git，请先安装", "git is not installed"),
    "git.no-revision": (
        "仓库中没有这个版本：请核对名称；浅克隆（CI 的默认做法）要先用 git fetch 取回",
        "the repository has no such revision; a shallow clone, as in CI, must `git fetch` it first",
    ),
    "cli.diff-base": (
        "无法与“{revision}”比较：{reason}",
        "cannot compare with `{revision}`: {reason}",
    ),
    # explain, rules
    "explain.severity": ("级别", "severity"),
    "explain.default": ("启用", "on"),
    "explain.not-default": (
        "默认不启用，用 --extend-select {code} 启用",
        "not by default; --extend-select {code} turns it on",
    ),
    "explain.kind": ("类别", "kind"),
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
    "test.good": ("正确例句“{text}”被 {rule} 误报：{found}", "the good `{text}` is reported by {rule}: {found}"),
    "test.no-fixed": (
        "有自动修正的规则，至少一个例句要写 fixed",
        "a rule with a fix needs at least one example with `fixed`",
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


def text(key: str, lang: str, **values: object) -> str:
    """The sentence of a key in a language, with its values filled in."""
    zh, en = _TEXTS[key]
    sentence = en if lang == "en" else zh
    return sentence.format_map(values) if values else sentence


def has(key: str) -> bool:
    """Whether there is a sentence of that key."""
    return key in _TEXTS
