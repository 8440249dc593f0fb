"""What the language server says in an editor."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "lsp.not-installed": (
        '语言服务器没有安装：运行 pip install "dangjian-lint[lsp]"',
        'the language server is not installed: run pip install "dangjian-lint[lsp]"',
    ),
    "lsp.misread": (
        "这个文件是 {encoding} 编码，编辑器没有按它打开：请重新以 {encoding} 打开，再检查",
        "this file is in {encoding} and the editor read it in another encoding: open it again in {encoding}",
    ),
    "lsp.clean": ("没有发现问题", "nothing found"),
    "lsp.counts": ("dj-lint：{said}", "dj-lint: {said}"),
    "lsp.replace": ("“{before}”改为“{after}”", "replace “{before}” by “{after}”"),
    "lsp.delete": ("删去“{before}”", "delete “{before}”"),
    "lsp.unsure": ("（请确认）", " (to be confirmed)"),
    "lsp.fix-all": ("改正全部有把握的问题（dj-lint）", "correct all that is certain (dj-lint)"),
    "lsp.stand-here": ("在文中写明保留（{code}）", "let it stand: a comment in the text ({code})"),
    "lsp.stand-always": ("在配置里写明保留（{code}）", "let it stand: an entry of the configuration ({code})"),
    "lsp.reason": ("看过以后保留", "looked at, and let stand"),
    "lsp.open-rule": ("查看规则 {code}", "about the rule {code}"),
    "lsp.moved": ("文稿已经改动，请再试一次", "the text has changed meanwhile, try again"),
}
