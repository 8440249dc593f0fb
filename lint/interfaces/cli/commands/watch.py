"""watch: check, then check again whatever changes, until Ctrl-C.

The system's notices (watchfiles) only wake us. What has changed is told by comparing times, sizes and inodes with the
round before: a file that was replaced by renaming is noticed as one that was written, and so is one on a network drive
that sends no notices, a little later.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import structs

from lint.base import startup
from lint.base.messages import text
from lint.base.model import rank
from lint.base.problems import BadFileError
from lint.interfaces.cli.commands.watched_files import Stamp, configurations, folders, stamp
from lint.interfaces.cli.notices import nothing_to_do, progress, say_what_is_not_checked, say_what_was_refused
from lint.interfaces.cli.printing import look
from lint.interfaces.cli.request import Request, option
from lint.output.formats import writer
from lint.output.summary import Tally, say_summary
from lint.output.terminal import fail, paint, printable, problem_line
from lint.run.checker import FileChecker
from lint.run.discover import Found, discover
from lint.run.result import Checked, Result, Unread, read_ones
from lint.run.runner import Runner
from lint.run.workspace import Workspace
from lint.settings.config import Settings
from lint.settings.formats import TERMINAL

# Milliseconds: one save is over when nothing happened for STEP, a long series of them is shown after DEBOUNCE; without
# any notice we look after PATIENCE.
STEP, DEBOUNCE, PATIENCE = 100, 1000, 2000

# So many files are named in the head of a round.
NAMED = 3
_CLEAR = "\033[2J\033[3J\033[H"

# What a lasting run has no use for, or what would write into a file that somebody is editing.
_ALONE = (
    "fix", "fix_only", "diff", "unsafe_fixes", "show_fixes", "exit_non_zero_on_fix", "output_file", "statistics",
    "timing", "show_settings", "show_files", "diff_base", "write_baseline", "prune_baseline", "add_ignore",
)  # fmt: skip


def watch(request: Request) -> int:
    """Check the files that a request names whenever they change; 0 when it is ended by Ctrl-C, 2 if it cannot begin.

    Raises BadFileError for what is wrong on the command line: no change of a file can make that right.
    """
    given = (option(name) for name in _ALONE if getattr(request, name))
    if clash := next(given, "-" if "-" in request.paths else ""):
        return fail(text("cli.clash", request.lang, one="--watch", other=clash))
    if not request.paths:
        return fail(text("cli.no-paths", request.lang))
    watching = _Watching(request)
    try:
        if code := watching.begin():
            return code
        startup.settle()
        _wait(watching)
    except KeyboardInterrupt:
        print(text("watch.end", watching.request.lang))
    return 0


def _wait(watching: _Watching) -> None:
    """Look at every notice, and now and then without one, for ever."""
    from watchfiles import watch as notices

    while True:
        places = watching.places()
        try:
            for _ in notices(
                *places, watch_filter=None, debounce=DEBOUNCE, step=STEP, rust_timeout=PATIENCE, yield_on_timeout=True,
                recursive=False, ignore_permission_denied=True,
            ):  # fmt: skip
                watching.look()
                if watching.places() != places:
                    break
        except OSError:  # a folder went away just now, or the system can watch no more of them
            time.sleep(PATIENCE / 1000)
            watching.look()


class _Watching:
    """What is known from the round before: the files' stamps and results, the configuration's stamps."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.runner: Runner | None = None
        self.settings: Settings | None = None
        self.stamps: dict[str, Stamp] = {}
        self.results: dict[str, Result] = {}
        self.sources: dict[str, Stamp] = {}
        self.blamed: set[str] = set()

    def places(self) -> list[str]:
        """The folders in which something may happen."""
        return folders(self.request.paths, self.settings, [*self.stamps, *self.sources])

    def begin(self) -> int:
        """The first round; 2 where it cannot be, and why is said; raises BadFileError where no file is to blame."""
        self._set_up(first=True)
        if self.settings:
            config = self.settings.config
            if config.output_format not in TERMINAL:
                return fail(
                    text("watch.format", self.request.lang, formats=text("sep", self.request.lang).join(TERMINAL))
                )
            found = self._discover(self.settings)
            say_what_is_not_checked(found, self.request.paths, config.include, self.request.lang)
            if found.missing:
                return 2
            self._round(found, "")
            assert self.runner
            say_what_was_refused(self.runner.workspace, self.request)
        elif not self.blamed:
            return 2
        self._say_waiting()
        return 0

    def look(self) -> None:
        """A later round: check what changed since the one before; silent where nothing did."""
        if self.sources != self._read_sources():
            self._clear()
            self._head(text("watch.settings", self.request.lang))
            self._set_up()
            if self.settings:
                self._round(self._discover(self.settings), "")
            self._say_waiting()
        elif self.settings:
            found = self._discover(self.settings)
            now = {path: stamp(path) for path in found.files}
            new = [path for path in now if now[path] != self.stamps.get(path, ())]
            gone = [path for path in self.stamps if path not in now]
            said = [text("watch.changed", self.request.lang, names=self._names(new))] if new else []
            said += [text("watch.gone", self.request.lang, names=self._names(gone))] if gone else []
            if said:
                self._clear()
                self._round(found, text("summary.sep", self.request.lang).join(said))
                self._say_waiting()

    def _set_up(self, first: bool = False) -> None:
        """Read configuration and rules anew; what is wrong in them is said, and stops all until it is right."""
        self.runner = self.settings = None
        self.stamps, self.results, self.blamed = {}, {}, set()
        before = self._read_sources()
        try:
            workspace = Workspace(self.request.options())
            settings = workspace.settings(".")
            rules = workspace.engine(settings).rules
        except BadFileError as error:
            self.blamed = {problem.file for problem in error.problems}
            if first and not any(map(os.path.exists, self.blamed)):
                raise
            for problem in error.problems:
                print(problem_line(problem, self.request.lang), file=sys.stderr)
        else:
            self.runner = Runner(FileChecker(workspace))
            self.request = self.request.speaking(settings)
            if rules:
                self.settings = settings
            else:
                fail(nothing_to_do(workspace, settings, self.request.lang))
        # What was stamped before it was read counts: it may have changed while it was read.
        after = self._read_sources()
        self.sources = {path: before.get(path, seen) for path, seen in after.items()}

    def _read_sources(self) -> dict[str, Stamp]:
        """The stamps of all configuration and rule files that there are now."""
        paths = {*configurations(self.request.config, self.request.isolated, self.stamps), *self.blamed}
        if self.runner:
            paths |= self.runner.workspace.sources()
        return {path: stamp(path) for path in paths}

    def _discover(self, settings: Settings) -> Found:
        return discover(self.request.paths, settings.config, settings.folder)

    def _round(self, found: Found, head: str) -> None:
        """Check the files that changed, print what is left in them, and the summary over all."""
        assert self.runner and self.settings
        config = self.settings.config
        if head:
            self._head(head)
        now = {path: stamp(path) for path in found.files}
        new = [path for path in now if now[path] != self.stamps.get(path, ())]
        self.stamps = now
        tally = Tally(rank(config.fail_on), self.request.lang)
        tally.passed_over = sum(found.skipped.values(), Counter())
        self.results = {path: result for path, result in self.results.items() if path in now and path not in new}
        for result in self.results.values():
            tally.add(result)
        results = tally.count(self._keep(progress(self.runner.run(new), len(new), self.request.lang), new))
        print_results = writer(config.output_format if config.output_format in TERMINAL else "full")
        print_results(results, sys.stdout, look(self.request, sys.stdout))
        clean = [result.path for result in read_ones(self.results[path] for path in new) if not result.shown]
        if head and clean and not self.request.quiet:
            print(text("watch.clean", self.request.lang, names=self._names(clean)))
        if self.stamps and not self.request.quiet:
            say_summary(tally, config, sys.stdout)
        for path, seen in self._read_sources().items():  # folders may have brought configurations of their own
            self.sources.setdefault(path, seen)
        self.sources = {path: self.sources[path] for path in self._read_sources()}

    def _keep(self, results: Iterator[Result], paths: list[str]) -> Iterator[Result]:
        """Pass results on, and keep of each what the summary needs."""
        for path, result in zip(paths, results, strict=True):
            if isinstance(result, Unread):
                self.blamed |= {problem.file for problem in result.problems}
                self.results[path] = result
            elif isinstance(result, Checked):
                self.results[path] = structs.replace(result, given=None, raw=b"")
            yield result

    def _names(self, paths: Iterable[str]) -> str:
        names = [printable(path) for path in paths]
        said = text("sep", self.request.lang).join(names[:NAMED])
        return said if len(names) <= NAMED else text("watch.names", self.request.lang, names=said, count=len(names))

    def _head(self, sentence: str) -> None:
        color = look(self.request, sys.stdout).color
        print(paint(f"[{time.strftime('%H:%M:%S')}] {sentence}", "path", color), flush=True)

    def _clear(self) -> None:
        sys.stdout.write(_CLEAR if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "\n")

    def _say_waiting(self) -> None:
        if not self.request.quiet:
            print(paint(text("watch.waiting", self.request.lang), "dim", look(self.request, sys.stdout).color))
        sys.stdout.flush()
