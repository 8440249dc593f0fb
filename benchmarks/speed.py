"""Speed: what one run costs, and how much text a second of CPU checks.

    python benchmarks/speed.py                       start-up on one report, throughput on 10 MB made here
    python benchmarks/speed.py --runs 5 --megabytes 2
    python benchmarks/speed.py FOLDER                throughput on one's own documents

Every figure is the CPU time (user and system) of a whole process, as the kernel counts it: other work on the machine
disturbs it little. What is compared runs in turn, with one interpreter and one environment. Compiled modules and kept
rules go into a temporary folder and are there before the first measured run; “the first time” is a run that finds no
kept rules; “unchanged”, one that finds all results kept; “with TY9”, one with the language model, which costs more than
all else and is left out otherwise (`typos.py` says how fast it reads). Linux and macOS only.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.documents.labels import chinese

ROOT = Path(__file__).resolve().parent.parent
SEED = 20240101
REPORT_BYTES = 10_000
FILE_BYTES = 16_000
# One sentence in so many gets a clause with a fault, so that the output has something to do.
FAULT_EVERY = 60

NOTHING = ["-c", "pass"]
ALL = ["-m", "lint", "check", "--isolated", "--quiet", "--output-format", "concise", "--jobs", "1"]
LINT = [*ALL, "--ignore", "TY9"]
ANEW = "--no-cache"
READ = [
    "-c",
    "import pathlib, sys\n"
    "for path in sorted(pathlib.Path(sys.argv[1]).rglob('*')):\n"
    "    path.is_file() and path.read_bytes().decode('utf-8', 'replace')",
]


class Command(NamedTuple):
    """What to run, under the name that the table shows; `fresh`: as if no rules had been kept from an earlier run."""

    name: str
    arguments: list[str]
    fresh: bool = False


class Usage(NamedTuple):
    """What a finished process took."""

    cpu: float
    peak: int


def run(command: Command, folder: Path) -> Usage:
    """Run this interpreter to its end on the checkout; `folder` keeps the compiled modules and the decoded rules."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DJ_LINT"))}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "modules"), "PYTHONIOENCODING": "utf-8"}
    # No folder can be made below a device, so nothing is found there and nothing kept.
    env["DJ_LINT_CACHE_DIR"] = os.path.join(os.devnull, "none") if command.fresh else str(folder / "rules")
    process = subprocess.Popen([sys.executable, *command.arguments], env=env, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"speed: exit code {process.returncode}: {' '.join(command.arguments)}")
    return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def in_turn(commands: list[Command], runs: int, folder: Path) -> dict[str, list[Usage]]:
    """Run each command once unmeasured, then all of them in turn, `runs` times."""
    for command in commands:
        run(command, folder)
    used: dict[str, list[Usage]] = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            used[command.name].append(run(command, folder))
    return used


# ── documents ────────────────────────────────────────────────────────────────────────────────────────────────

_WHO, _HOW, _DO, _WHAT, _RESULT, _DUTY, _FAULTS = map(
    str.split,
    (
        "县委办 县政府办 组织部 宣传部 财政局 教育局 水务局 林业局 民政局 医保局 文化馆 图书馆 河湖中心 机关党支部",
        "扎实 全面 深入 持续 稳步 有序 认真 主动 及时 统筹 分类 定期 依法 精心",
        "推进 落实 完善 组织 开展 抓好 部署 督促 检查 总结 规范 优化 研究 谋划",
        "河道清理 林长巡查 基层治理 安全生产 项目建设 政务公开 档案管理 志愿服务 信访办理 防汛演练 招商引资 困难帮扶 "
        "干部培训 理论学习 主题党日 财务审计 资产清查 环境整治 义务教育 就业帮扶 文化惠民 道路养护 粮食收储 森林防火",
        "办结事项{n}件 培训干部{n}人 走访群众{n}户 发现并处理问题{n}个 召开会议{n}次 形成报告{n}篇 整改隐患{n}处 "
        "新建示范点{n}个 服务企业{n}家 发放资料{n}份 更新制度{n}项 化解矛盾{n}起",
        "应当自收到{what}申请之日起{n}日内作出答复 不得少于{n}人 由{who}负责组织实施 应当向社会公布{what}结果 "
        "应当建立{what}台账 可以委托第三方评估{what}情况 应当每{n}个月检查一次{what} 依照{what}有关规定给予处分",
        "开展集休学习 一如继往抓好落实 柠紧思想总开关 组织培训**次 推动动工作落实 撰写心得休会",
    ),
)


class Writer:
    """Writes reports and statutes; the same seed gives the same text."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def _fill(self, template: str) -> str:
        pick = self.random.choice
        return template.format(n=self.random.randint(2, 980), who=pick(_WHO), what=pick(_WHAT))

    def sentence(self) -> str:
        pick = self.random.choice
        clauses = [f"{pick(_WHO)}{pick(_HOW)}{pick(_DO)}{pick(_WHAT)}"]
        clauses += [
            f"{pick(_HOW)}{pick(_DO)}{pick(_WHAT)}" if self.random.random() < 0.5 else self._fill(pick(_RESULT))
            for _ in range(self.random.randint(1, 4))
        ]
        if self.random.randrange(FAULT_EVERY) == 0:
            clauses.append(pick(_FAULTS))
        return "，".join(clauses) + "。"

    def paragraph(self, sentences: int) -> str:
        return "".join(self.sentence() for _ in range(sentences))

    def report(self, size: int) -> Iterator[str]:
        pick = self.random.choice
        who, year = pick(_WHO), self.random.randint(2019, 2025)
        yield f"青石县{who}{year}年度工作总结\n\n"
        yield f"{year}年，青石县{who}围绕中心、服务大局，{self.paragraph(2)}现将工作情况总结如下。\n"
        for part, (title, share) in enumerate((("主要工作情况", 0.7), ("存在的问题", 0.1), ("下一步工作打算", 0.2)), 1):
            yield f"{chinese(part)}、{title}\n"
            written = number = 0
            while written < size * share:
                number += 1
                points = "".join(f"{chinese(n)}是{self.sentence()[:-1]}；" for n in (1, 2, 3))
                text = (
                    f"（{chinese(number)}）{pick(_HOW)}{pick(_DO)}{pick(_WHAT)}。{self.paragraph(4)}{points[:-1]}。\n"
                )
                text += f"{self.paragraph(4)}\n"
                written += len(text.encode())
                yield text
        yield f"\n青石县{who}\n{year}年12月{self.random.randint(10, 28)}日\n"

    def statute(self, size: int) -> Iterator[str]:
        pick = self.random.choice
        yield f"青石县{pick(_WHAT)}实施办法\n\n"
        written = article = 0
        while written < size:
            text = f"第{chinese(article // 8 + 1)}章  {pick(_WHAT)}\n\n" if article % 8 == 0 else ""
            article += 1
            text += f"第{chinese(article)}条  {pick(_WHO)}{pick(_DO)}{pick(_WHAT)}，{self._fill(pick(_DUTY))}"
            if self.random.random() < 0.6:
                text += f"；{self._fill(pick(_DUTY))}。\n\n"
            else:
                items = (
                    f"（{chinese(n)}）{pick(_DO)}{pick(_WHAT)}，{self._fill(pick(_DUTY))}；\n"
                    for n in range(1, self.random.randint(3, 6))
                )
                text += f"，并遵守下列规定：\n{''.join(items)[:-2]}。\n\n"
            written += len(text.encode())
            yield text


def fill(folder: Path, megabytes: float) -> None:
    """Write documents of so many million bytes: reports and statutes by turns."""
    writer = Writer(SEED)
    written = number = 0
    while written < megabytes * 1e6:
        text = "".join((writer.report if number % 2 else writer.statute)(FILE_BYTES))
        path = folder / f"{number:05}.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        written += path.stat().st_size
        number += 1


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────


def start_up(runs: int, folder: Path) -> None:
    """Print what a run on one report costs, against an interpreter that does nothing."""
    report = folder / "report.txt"
    report.write_text("".join(Writer(SEED).report(REPORT_BYTES)), encoding="utf-8", newline="\n")
    commands = [
        Command("python -c pass", NOTHING),
        Command("dj-lint report.txt", [*LINT, ANEW, str(report)]),
        Command("  the first time", [*LINT, ANEW, str(report)], fresh=True),
        Command("  unchanged", [*LINT, str(report)]),
        Command("  with TY9", [*ALL, ANEW, str(report)]),
    ]
    used = in_turn(commands, runs, folder)
    print(f"start-up: one report of {report.stat().st_size / 1000:.0f} kB, median of {runs}")
    _rows([(name, median(one.cpu for one in all_of_it), "") for name, all_of_it in used.items()])


def throughput(documents: Path, runs: int, folder: Path) -> None:
    """Print what a folder costs in one process, against reading its files and doing nothing with them."""
    show = [sys.executable, *LINT, "--show-files", str(documents)]
    listed = subprocess.run(show, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout.split(b"\n")[:-1]
    size = sum(os.path.getsize(path) for path in listed)
    commands = [
        Command("read and decode", [*READ, str(documents)]),
        Command("dj-lint FOLDER", [*LINT, ANEW, str(documents)]),
        Command("  unchanged", [*LINT, str(documents)]),
    ]
    used = in_turn(commands, runs, folder)
    print(f"\nthroughput: {len(listed)} files, {size / 1e6:.1f} MB, median of {runs}")
    rows = []
    for name, all_of_it in used.items():
        cpu = median(one.cpu for one in all_of_it)
        peak = max(one.peak for one in all_of_it)
        rows.append((name, cpu, f"{size / 1e6 / cpu:7.1f} MB per CPU second {peak / 1e6:6.0f} MB peak memory"))
    _rows(rows)


def _rows(rows: list[tuple[str, float, str]]) -> None:
    """Print names, CPU times, their ratios to the first, and whatever else is to be said."""
    first = max(rows[0][1], 1e-6)
    for name, cpu, more in rows:
        print(f"  {name:<20} {cpu * 1000:9.1f} ms {cpu / first:7.1f} x {more}".rstrip())


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure dj-lint's start-up and throughput in CPU time.")
    parser.add_argument("folder", nargs="?", type=Path, help="documents to measure instead of made ones")
    parser.add_argument("--runs", type=int, default=21, help="runs of each (throughput: a quarter as many)")
    parser.add_argument("--megabytes", type=float, default=10.0, help="how much text to make")
    options = parser.parse_args()
    if options.runs < 1 or options.megabytes <= 0:
        parser.error("--runs and --megabytes must be more than 0")
    if options.folder and not options.folder.is_dir():
        parser.error(f"no such folder: {options.folder}")
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        start_up(options.runs, temporary)
        documents = options.folder.resolve() if options.folder else temporary / "documents"
        if not options.folder:
            documents.mkdir()
            fill(documents, options.megabytes)
        throughput(documents, max(1, options.runs // 4), temporary)


if __name__ == "__main__":
    main()
