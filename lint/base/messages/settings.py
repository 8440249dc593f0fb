"""What is said of rule files, configurations and the command line."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # rule and configuration files
    "toml.unreadable": ("无法读取：{reason}", "cannot be read: {reason}"),
    "special.folder": ("是文件夹，不是文件", "a folder, not a file"),
    "special.pipe": ("是管道，不是普通文件", "a pipe, not a regular file"),
    "special.device": ("是设备，不是普通文件", "a device, not a regular file"),
    "special.disk": ("是磁盘一类的块设备，不往里写", "a disk or another block device, which is left alone"),
    "special.socket": ("是套接字，不是普通文件", "a socket, not a regular file"),
    "special.link": ("是链接，所指的文件不存在", "a link to a file that is not there"),
    "special.large": ("文件过大，不像是配置、规则或基线", "too large for a configuration, rules or a baseline"),
    "toml.not-utf8": ("不是 UTF-8 编码：请另存为 UTF-8", "not UTF-8: save it as UTF-8"),
    "toml.syntax": ("TOML 语法错误：{reason}", "TOML syntax error: {reason}"),
    "toml.more": ("错误不止 {count} 处，其余没有列出", "more than {count} mistakes; the rest is not listed"),
    "toml.unknown-key": ("未知的键“{found}”", "unknown key `{found}`"),
    "toml.missing": ("缺少必填的键“{found}”", "missing key `{found}`"),
    "toml.bad-value": (
        "“{name}”的值“{found}”无效（可用：{valid}）",
        "`{found}` is no value of `{name}` (valid: {valid})",
    ),
    "toml.wrong-type": ("“{name}”应是{expected}，现在是{found}", "`{name}` must be {expected}, it is {found}"),
    "toml.invalid": ("“{name}”无效：{reason}", "`{name}` is invalid: {reason}"),
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
    "load.changed": (
        "规则文件在运行中改动了，里面没有规则 {code} 了：请再运行一次",
        "the rule file changed while this ran and has no rule {code} any more: run again",
    ),
    "load.genre": ("规则 {rule} 用到未定义的文种“{found}”", "rule {rule} names the unknown genre `{found}`"),
    # configuration and command line
    "config.no-rule": ("没有名为“{found}”的规则、编号或前缀", "no rule, code or prefix `{found}`"),
    "config.no-rule-or-file": (
        "没有“{found}”这个规则文件，也没有这个名称、编号或前缀的规则",
        "`{found}` is neither a rule file nor a rule, code or prefix",
    ),
    "config.no-table": ("没有 [tool.dj-lint] 一节", "no table [tool.dj-lint]"),
    "config.cycle": ("extend 循环引用了 {path}", "extend leads back to {path}"),
    "config.exists": ("“{path}”已存在，未作改动", "{path} exists already; nothing was changed"),
    "config.created": ("已写入 {path}", "wrote {path}"),
    "config.default": ("默认值", "default"),
    "config.extended": ("，已并入其余各项", ", merged into the other settings"),
    "config.rules": ("# 在用的规则：{count} 条", "# rules in use: {count}"),
    "config.command-line": ("命令行", "command line"),
    "config.none-selected": (
        "没有选中任何规则：请检查 select 和 ignore",
        "no rules are selected: check select and ignore",
    ),
    "config.none-shown": (
        "选中的规则都低于要显示的级别（{least}）：请加上 --min-severity info 或 warning",
        "all the selected rules are below the severity to be shown ({least}): add --min-severity info or warning",
    ),
    "cli.unknown": ("无法识别的参数：{given}", "unrecognized arguments: {given}"),
    "cli.dash-file": (
        "；“{path}”是文件的话，请写在 -- 后面：dj-lint -- {path}",
        "; if {path} is a file, write it behind --: dj-lint -- {path}",
    ),
    "cli.choice": ("无效的值“{given}”（可用：{valid}）", "invalid choice: `{given}` (choose from {valid})"),
    "cli.no-command": (
        "没有“{given}”这个命令，也没有这个名字的文件",
        "`{given}` is neither a command nor a file",
    ),
    "cli.written": ("结果写在 {path}。", "The results are in {path}."),
    "cli.no-report": (
        "结果不能写成 {suffix} 文件：加批注用 dj-lint annotate，改正用 --fix，网页报告写成 .html",
        "results cannot be written as a {suffix} file: comments are `dj-lint annotate`, corrections --fix, "
        "a report .html",
    ),
    "cli.verbose": (
        "配置：{config}；规则：{rules} 条；文件：{files} 个",
        "configuration: {config}; rules: {rules}; files: {files}",
    ),
    "cli.no-configuration": ("无，全部用默认值", "none, all defaults"),
    "cli.no-paths": ("请给出要检查的文件或文件夹", "give the files or folders to check"),
    "cli.output-is-input": (
        "“{path}”是要检查的文稿，不能用来写结果：-o 请换一个文件",
        "{path} is to be checked: give -o another file, the results would take its place",
    ),
    "cli.output-in-use": (
        "“{path}”正在使用（{what}），不能用来写结果：-o 请换一个文件",
        "{path} is in use ({what}): give -o another file, the results would take its place",
    ),
    "cli.output-special": ("无法写入“{path}”：{what}", "{path}: cannot be written: {what}"),
    "use.configuration": ("配置文件", "the configuration"),
    "use.baseline": ("基线文件", "the baseline"),
    "use.rules": ("规则文件", "a rule file"),
    "use.model": ("模型", "the model"),
    "use.cache": ("缓存", "the cache"),
    "cache.not-ours": (
        "没有使用缓存“{path}”：它不是自己的，或者别人可以改写，或者不是普通的文件、文件夹",
        "the cache {path} was not used: it belongs to somebody else, others can write it, or it is no regular file",
    ),
    "cache.damaged": ("没有使用缓存“{path}”：内容已损坏", "the cache {path} was not used: it is damaged"),
    "cache.unusable": ("缓存“{path}”读不了或写不了", "the cache {path} cannot be read or written"),
    # a model for spelling
    "model.no-folder": (
        "没有这个文件夹：model 应是放模型的文件夹，其中有 model.onnx 和 vocab.txt",
        "no such folder: `model` names the folder of a model, with model.onnx and vocab.txt in it",
    ),
    "model.no-file": (
        "缺少 {missing}：模型文件夹里要有 model.onnx（导出的模型）和 vocab.txt（它的词表，随原模型发布）",
        "{missing} is missing: the folder of a model has model.onnx (as exported) and vocab.txt (its vocabulary, "
        "which comes with the original)",
    ),
    "model.absent": (
        '用模型要先装 onnxruntime：pip install "dangjian-lint[onnx]"；不用模型，请去掉 model',
        'a model needs onnxruntime: pip install "dangjian-lint[onnx]", or leave `model` out',
    ),
    "model.damaged": (
        "不是完整的 ONNX 模型（{reason}）：请重新导出，或重新复制",
        "no whole ONNX model ({reason}): export it again, or copy it again",
    ),
    "model.large": (
        "超过 1 GB，不读：请导出小一些的模型，或把它量化成 int8",
        "more than 1 GB, which is not read: export a smaller model, or quantize it to int8",
    ),
    "model.other-files": (
        "模型的数据放在别的文件里，为安全起见不读：请导出成单个文件（torch.onnx.export 加 external_data=False，"
        "或用 onnx.load 再 onnx.save）",
        "its data is in other files, which are not read for safety: export it as one file (external_data=False of "
        "torch.onnx.export, or onnx.load and onnx.save)",
    ),
    "model.configuration": (
        "不是这类模型的配置（{reason}）：请用随模型发布的 config.json，或删去这个文件",
        "not the configuration of such a model ({reason}): take the config.json that comes with it, or none",
    ),
    "model.no-tokens": (
        "词表中缺少 {missing}：请用随模型发布的 BERT 词表 vocab.txt，一行一个",
        "{missing} is missing: take the vocab.txt of BERT that comes with the model, a token on each line",
    ),
    "model.inputs": (
        "模型的输入是 {found}，应只有 {expected} 中的几个（必有 input_ids）：请按 docs/model.md 导出",
        "the model wants {found}; it should want input_ids and none but {expected}: export it as docs/model.md says",
    ),
    "model.input-type": (
        "模型的输入应是两维的整数（int64 或 int32），现在是 {found}：请按 docs/model.md 导出",
        "its inputs must be whole numbers (int64 or int32) in two dimensions, not {found}: export it as docs/model.md "
        "says",
    ),
    "model.outputs": (
        "模型的输出有 {found}，不知道看哪一个：请只导出一个，或取名 logits",
        "its outputs are {found}, and none is named logits: export one alone, or give it that name",
    ),
    "model.shape": (
        "模型的输出应是三维的（句、字、词表），现在是 {found}：要逐字给出整个词表的分值，即 BertForMaskedLM 一类",
        "its output should be of three dimensions (batch, tokens, vocabulary), it is {found}: a weight for each "
        "token of the vocabulary at every place, as of BertForMaskedLM",
    ),
    "model.vocabulary": (
        "词表有 {found} 行，模型输出 {expected} 个：请换成这个模型自己的 vocab.txt",
        "{found} tokens, and the model has weights for {expected}: take the vocab.txt of this model",
    ),
    "model.fails": (
        "模型运行出错（{reason}）：请按 docs/model.md 重新导出，或去掉 model",
        "the model fails ({reason}): export it again as docs/model.md says, or leave `model` out",
    ),
    "cli.stdin-twice": ("“-”只能出现一次", "`-` may stand only once"),
    "cli.write": ("无法写入“{path}”：{reason}", "{path}: cannot be written: {reason}"),
    "cli.stdout": ("无法写出结果：{reason}", "the results cannot be written: {reason}"),
    "cli.crash": (
        "程序内部出错：{reason}。这是 dj-lint 的缺陷，请附上命令报告；设置 DJ_LINT_DEBUG=1 可看到详情",
        "internal error: {reason}. This is a defect of dj-lint: report it with the command; DJ_LINT_DEBUG=1 shows more",
    ),
    "cli.interrupted": ("已中断", "interrupted"),
    "cli.binary": (
        "{format} 格式不能显示在终端：请用 -o 文件.{format} 写入文件",
        "{format} is not for a terminal: write it into a file with -o FILE.{format}",
    ),
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
}
