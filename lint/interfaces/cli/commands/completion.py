"""completion: print the script that lets a shell complete the command. shtab makes it from the parser.

Two things shtab cannot know are added to its script: that `dj-lint report.txt` is short for `dj-lint check
report.txt`, so that files and the options of `check` go without a command as well; and which rules there are, which
the script asks `dj-lint completion rules` for as it completes, for a folder may have packs of its own.
"""

from __future__ import annotations

import argparse
import sys

from lint.run.workspace import Options, Workspace

# By the placeholder of an argument, in both languages.
_FILES = ("文件", "FILE", "路径", "PATH", "规则文件")
_RULES = ("规则", "RULES", "RULE")
SHELLS = ("bash", "zsh", "fish", "powershell")


def completion(shell: str, parser: argparse.ArgumentParser) -> int:
    """Print the script for a shell, or the rules that such a script asks for."""
    if shell == "rules":
        workspace = Workspace(Options())
        rules = [loaded.rule for loaded in workspace.rules(workspace.settings(".")).rules]
        for name in (*(rule.code for rule in rules), *(rule.name for rule in rules)):
            print(name)
        return 0
    sys.stdout.write(script(parser, shell))
    return 0


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The completion script for a shell; the parser is changed for it."""
    import shtab

    commands = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction)).choices
    for action in commands["check"]._get_optional_actions():
        if not isinstance(action, argparse._HelpAction):
            parser._add_action(action)
    for one in (parser, *commands.values()):
        for action in one._actions:
            if action.metavar in _FILES:
                action.complete = shtab.FILE
            elif action.metavar in _RULES:
                action.complete = _RULE
            elif action.dest == "shell":
                action.choices = SHELLS
    before = _BEFORE.get(shell, "").replace("COMMANDS", "|".join(commands))
    made = shtab.complete(parser, shell, preamble=before)
    return made.rstrip("\n") + "\n" + _AFTER.get(shell, "")


# Several rules stand with commas between: the last one is completed.
_RULE = {
    "bash": "_dj_lint_rules",
    "zsh": "_dj_lint_rules",
    "fish": "(_dj_lint_rules)",
    "powershell": "_dj_lint_rules",
    "preamble": {
        "bash": """\
_dj_lint_rules() {
  local before=""
  [[ $1 == *,* ]] && before="${1%,*},"
  compgen -P "$before" -W "$(dj-lint completion rules 2>/dev/null)" -- "${1##*,}"
}""",
        "zsh": """\
_dj_lint_rules() {
  local -a rules=(${(f)"$(dj-lint completion rules 2>/dev/null)"})
  compset -P '*,'
  compadd -qS '' -a rules
}""",
        "fish": """\
function _dj_lint_rules
  set -l before (string match -r '^.*,' -- (commandline -ct); or echo)
  for rule in (dj-lint completion rules 2>/dev/null)
    echo $before$rule
  end
end""",
        "powershell": """\
function _dj_lint_rules {
  param([string]$WordToComplete)
  dj-lint completion rules 2>$null | Where-Object { $_ -like "$WordToComplete*" }
}""",
    },
}

# What goes into a script before it is at work: names of shtab's own, which a test holds for each shell.
_BEFORE = {
    "bash": """\
_shtab_dj_lint_pos_0_COMPGEN=_shtab_compgen_files
""",
    "zsh": """\
_dj_lint_first() {
  _alternative 'commands:command:_shtab_dj_lint_commands' 'files:file:_files'
}
_shtab_dj_lint_options+=(': :_dj_lint_first' '*::: :->dj-lint')
_shtab_dj_lint_defaults_added=1
functions[_dj_lint]=$functions[_shtab_dj_lint]
_shtab_dj_lint() {
  if (( CURRENT > 2 )) && [[ ! $words[2] == (COMMANDS) ]]; then
    words=("$words[1]" check "${(@)words[2,-1]}")
    (( CURRENT += 1 ))
  fi
  _dj_lint "$@"
}
_shtab_dj_lint_check_options[-1]='*:file:_files'
_shtab_dj_lint_rules_options[-1]='*:file:_files'
""",
}
# And at its end.
_AFTER = {
    "fish": "complete -c dj-lint -n _shtab_dj_lint_using -F\n",
    "powershell": """\
$_shtab_dj_lint_compgens['_shtab_dj_lint_pos_0'] = '_shtab_powershell_compgen_files'
""",
}
