"""Git: ask a repository, and let nothing of it run.

The configuration of a repository can name commands for almost all that git does. Whoever checks a stranger's branch
has not agreed to these. So git is asked for objects and for its index alone, never to look at the files in the folder
(which may run filters and a watcher); what it would run all the same is turned off on the command line, which is
stronger than any file; and it fetches nothing that a partial clone left out.
"""

from __future__ import annotations

import os
import subprocess
from functools import cache

# Empty, or what does nothing: for each that a command of ours could come to. Aliases cannot stand for what git has.
_HARMLESS = (
    "core.fsmonitor=",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.sshCommand=false",
    "core.gitProxy=",
    "core.askPass=",
    "core.editor=false",
    "core.pager=cat",
    "core.alternateRefsCommand=false",
    "core.quotepath=off",
    "credential.helper=",
    "diff.external=",
    "diff.renames=true",
    "diff.ignoreSubmodules=all",
    "fetch.recurseSubmodules=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "log.showSignature=false",
    "gpg.program=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",  # one that lies among the files of a branch is not the one that is asked
    "submodule.recurse=false",
    "uploadpack.packObjectsHook=",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # stronger than `protocol.*.allow`
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GIT_PAGER": "cat",
}
# As many seconds git may take for one answer: for a pipe in the place of one of its files it would wait without end.
PATIENCE = 120.0
# What one of the user's own would run: there is no place for it here.
_UNSET = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_TRACE", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_SSH_COMMAND")


class NotInGitError(Exception):
    """The folder is in no repository that can be asked, git does not know the revision, or there is no git.

    `args[0]` is what git said, or a key of the messages: `git.missing`, `git.no-revision`, `git.slow`.
    """


def git(folder: str, *arguments: str) -> bytes:
    """What git says to a command about the repository of a folder; raises NotInGitError."""
    settings = [word for setting in _HARMLESS for word in ("-c", setting)]
    command = [_program(os.environ.get("PATH", os.defpath)), "--no-pager", *settings, *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _UNSET} | _ENVIRONMENT
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise NotInGitError("git.slow") from None
    except FileNotFoundError:
        raise NotInGitError("git.missing") from None
    except OSError as error:
        raise NotInGitError(os.strerror(error.errno or 0)) from None
    if done.returncode:
        raise NotInGitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


@cache
def _program(path: str) -> str:
    """Where git is; not in the folder that is checked, where Windows looks first, nor in one named from there."""
    name = "git" + (".exe" if os.name == "nt" else "")
    for folder in path.split(os.pathsep):
        whole = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(whole) and os.access(whole, os.X_OK):
            return whole
    raise NotInGitError("git.missing")
