"""Executable: dj-lint as a folder to copy, for machines without Python: the command, the page and the language server.

    python tools/executable.py FOLDER           builds FOLDER/dj-lint/, with the program `dj-lint` in it
    python tools/executable.py FOLDER --try     builds it, and tries what it can do
    python tools/executable.py FOLDER --pack    builds it, and packs it: FOLDER/dj-lint-VERSION-SYSTEM-MACHINE.zip

In an environment with `pip install '.[pdf,web,lsp,executable]'`; PyInstaller builds for the system that it runs on. A
single folder, not a single file, which would unpack itself at each start; modules lie in it one by one, so that the
cache can tell one build from another.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from lint.base.version import __version__

# What a library names, and nobody here uses; jieba only where there is no rjieba.
_LEFT_OUT = (
    "tkinter",
    "numpy",
    "pandas",
    "PIL",
    "IPython",
    "pytest",
    "hypothesis",
    "jieba",
    "lxml",
    "setuptools",
    "pip",
)
# Begins as `dj-lint` does, but for a process of a pool, and for what looks after these: this is their program, too.
_ENTRY = """\
import sys

if any("multiprocessing" in one for one in sys.argv):
    import multiprocessing

    multiprocessing.freeze_support()
from lint.__main__ import command

command()
"""
_SUFFIX = ".exe" if os.name == "nt" else ""


def build(out: Path) -> Path:
    """Build the folder; its program."""
    with tempfile.TemporaryDirectory(prefix="dj-lint-build-") as work:
        entry = Path(work) / "dj-lint.py"
        entry.write_text(_ENTRY, encoding="utf-8")
        left_out = [f"--exclude-module={name}" for name in _LEFT_OUT]
        compiled = [f"--hidden-import={name}" for name in _compiled("tomli")]
        command = [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--console", "--name=dj-lint",
            "--log-level=WARN", "--debug=noarchive", "--collect-submodules=lint", "--collect-data=lint",
            f"--paths={ROOT}", f"--add-data={ROOT / 'rules'}{os.pathsep}lint/_rules", *left_out, *compiled,
            f"--distpath={out.resolve()}", f"--workpath={work}", f"--specpath={work}", str(entry),
        ]  # fmt: skip
        subprocess.run(command, check=True, cwd=work, env={**os.environ, "PYTHONPATH": str(ROOT)})
    folder = out / "dj-lint"
    for name in ("LICENSE", "README.md", "README.zh-CN.md"):
        shutil.copy(ROOT / name, folder / name)
    return folder / f"dj-lint{_SUFFIX}"


def _compiled(library: str) -> list[str]:
    """The modules that a library compiled by mypyc has beside it, which nothing names."""
    files = metadata.files(library) or []
    return [file.name.partition(".")[0] for file in files if "__mypyc." in file.name]


def pack(program: Path, out: Path) -> Path:
    """The folder of a program as a zip file."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    name = f"dj-lint-{__version__}-{system}-{platform.machine().lower()}"
    return Path(shutil.make_archive(str(out / name), "zip", program.parent.parent, program.parent.name))


def tried(program: Path) -> None:
    """Try all that a program must do; raises where it does not."""
    with tempfile.TemporaryDirectory(prefix="dj-lint-tried-") as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        shutil.copy(ROOT / "docs" / "word" / "工作总结.docx", folder / "a.docx")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DJ_LINT"))}
        env = {**kept, "DJ_LINT_CACHE_DIR": str(folder / "cache"), "PYTHONIOENCODING": "utf-8"}

        def run(*arguments: str, code: int = 0, given: bytes = b"") -> str:
            done = subprocess.run(
                [program, *arguments], cwd=folder, env=env, input=given, capture_output=True, check=False
            )
            if done.returncode != code:
                raise SystemExit(f"{arguments}: {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}")
            return done.stdout.decode("utf-8", "replace")

        assert __version__ in run("--version")
        run("rules", "test")
        run("--fail-on", "info", "examples/good/")
        assert "TY001" in run("examples/bad/", "--jobs", "2", code=1)
        assert "TY902" in run("explain", "TY902")
        run("annotate", "a.docx", "-o", "b.docx", code=1)
        run("--fix", "a.docx", "-o", "c.docx", code=1)
        run("--output-format", "html", "-o", "report.html", "examples/bad/", code=1)
        assert "</html>" in (folder / "report.html").read_text(encoding="utf-8")
        run("config", "schema")
        _try_editor(run)
        _try_page(program, folder, env)


def _try_editor(run: object) -> None:
    """The language server answers, and ends when it is told to."""
    assert callable(run)
    parts: list[dict[str, object]] = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    raw = [json.dumps({"jsonrpc": "2.0", **part}).encode() for part in parts]
    given = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(part), part) for part in raw)
    assert '"name": "dj-lint"' in run("lsp", given=given).replace('"name":"', '"name": "')


def _try_page(program: Path, folder: Path, env: dict[str, str]) -> None:
    """The page is there, and a process of the pool checks a document."""
    line = [str(program), "serve", "--no-browser"]
    process = subprocess.Popen(line, cwd=folder, env=env, stdout=subprocess.PIPE)
    try:
        assert process.stdout
        address = re.search(r"http://\S+", process.stdout.readline().decode("utf-8", "replace"))
        assert address
        document = "坚持集休学习。".encode()
        head = json.dumps({"sheets": [{"name": "a.txt", "size": len(document)}]}).encode()
        body = len(head).to_bytes(4, "big") + head + document
        with urllib.request.urlopen(f"{address[0]}check", body, timeout=60) as answer:
            assert [one["code"] for one in json.load(answer)["findings"]] == ["TY001"]
    finally:
        process.terminate()
        process.wait(20)


def main(arguments: list[str]) -> int:
    """Build, and what was asked for besides."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--try", dest="try_", action="store_true")
    parser.add_argument("--pack", action="store_true")
    given = parser.parse_args(arguments)
    begun = time.monotonic()
    program = build(given.folder)
    size = sum(path.stat().st_size for path in program.parent.rglob("*") if path.is_file())
    print(f"{program}: {size / 1e6:.0f} MB, built in {time.monotonic() - begun:.0f} s", flush=True)
    if given.try_:
        begun = time.monotonic()
        tried(program)
        print(f"tried in {time.monotonic() - begun:.0f} s")
    if given.pack:
        print(pack(program, given.folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
