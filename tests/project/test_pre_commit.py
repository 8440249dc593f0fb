"""The hooks as pre-commit runs them: installed from this checkout as it is now, in a repository that commits.

pre-commit makes its environment with pip, once for all the tests here. Where pip gets no packages they are skipped, or
fail where DJ_LINT_NEED_PIP is set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.interfaces.cli.commands.helper import ROOT
from tests.project.test_readme import READMES, fenced, front

# What the hooks are installed from; nothing else of the checkout plays a part.
PARTS = ("lint", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
BAD, GOOD = "坚持集休学习。\n", "坚持集体学习。\n"


class Repository(NamedTuple):
    """A git repository, and the environment to work in it."""

    folder: Path
    env: dict[str, str]

    def run(self, *command: str, **env: str) -> tuple[int, str]:
        """Run a command there: its exit code, and all that it said."""
        done = subprocess.run(
            command, cwd=self.folder, env=self.env | env, encoding="utf-8", check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.returncode, done.stdout

    def must(self, *command: str) -> str:
        """Run a command that must succeed; what it said."""
        code, said = self.run(*command)
        assert code == 0, said
        return said

    def pre_commit(self, *arguments: str) -> tuple[int, str]:
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def write(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

    def commit(self, **env: str) -> tuple[bool, str]:
        """Commit all that is there: whether the hooks let it pass, and what they said."""
        self.must("git", "add", "-A")
        code, said = self.run("git", "commit", "-m", "文稿", **env)
        return code == 0, said


Make = Callable[..., Repository]


def environment(home: Path) -> dict[str, str]:
    """What git, pre-commit and dj-lint see: of the user's own nothing but how pip gets its packages."""
    own = ("GIT_", "PRE_COMMIT", "SKIP", "DJ_LINT", "GITHUB_", "LC_", "PYTHON", "VIRTUAL_ENV")
    env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    (home / "gitconfig").write_text("[user]\n\tname = 青石\n\temail = a@example.invalid\n", encoding="utf-8")
    return env | {
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "DJ_LINT_CACHE_DIR": str(home / "cache"),
        "LANG": "C.UTF-8",
    }


def need_pip(folder: Path) -> None:
    """Skip, or fail where DJ_LINT_NEED_PIP is set, if pip cannot get what our wheel is built with."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--retries", "1", "-d", str(folder)]
    done = subprocess.run([*pip, "hatchling"], capture_output=True, encoding="utf-8", check=False)
    if done.returncode and os.environ.get("DJ_LINT_NEED_PIP"):
        pytest.fail(f"pip gets no packages here, and pre-commit needs some: {done.stderr[-2000:]}")
    if done.returncode:
        pytest.skip("pip gets no packages here, and pre-commit needs some")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository that holds what this checkout holds now, committed or not; nothing is released yet."""
    home = tmp_path_factory.mktemp("home")
    need_pip(home / "pip")
    made = Repository(home / "dj-lint", environment(home))
    made.folder.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, made.folder / part, ignore=shutil.ignore_patterns("__pycache__", "_rules"))
        else:
            shutil.copy(ROOT / part, made.folder / part)
    made.must("git", "init", "-q")
    made.must("git", "add", "-A")
    made.must("git", "commit", "-qm", "dj-lint")
    return made


def configuration(name: str, source: Path, hook: str) -> str:
    """The block of a README as a user fills it in, with the commit that the command beside it names; `dj-lint` may be
    another hook."""
    (block,) = (block for block in fenced(front(name), "yaml") if "hooks:" in block)
    (given,) = yaml.safe_load(block)["repos"]
    assert [entry["id"] for entry in given["hooks"]] == ["dj-lint", "dj-lint-rules"]
    assert given["repo"].startswith("<") and given["rev"].startswith("<")
    assert f"git ls-remote {given['repo']} HEAD" in block
    asked = ["git", "ls-remote", str(source), "HEAD"]
    commit = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.split()[0]
    filled = block.replace(given["rev"], commit, 1).replace(given["repo"], f'"{source}"', 1)
    return filled.replace("id: dj-lint\n", f"id: {hook}\n")


@pytest.fixture
def make(source: Repository, tmp_path: Path) -> Make:
    """Makes a repository with the hooks that a README shows."""

    def make(hook: str = "dj-lint", name: str = "README.md") -> Repository:
        made = Repository(tmp_path / "文稿 库", source.env)
        # The Python that runs the tests, instead of the `python3` that pre-commit finds.
        python = yaml.safe_dump({"default_language_version": {"python": sys.executable}})
        made.write(".pre-commit-config.yaml", python + configuration(name, source.folder, hook))
        made.must("git", "init", "-q")
        code, said = made.pre_commit("install", "--install-hooks")
        assert code == 0 and "pre-commit installed" in said, said
        return made

    return make


def test_the_manifest_is_valid() -> None:
    here = Repository(ROOT, dict(os.environ))
    assert here.pre_commit("validate-manifest", ".pre-commit-hooks.yaml") == (0, "")


@pytest.mark.parametrize("name", READMES)
def test_a_bad_document_is_refused_and_a_good_one_is_not(make: Make, name: str) -> None:
    repository = make(name=name)
    names = ["总结 一.txt", "附件/a  b.md", "-x.txt", "总结[1].TXT", "'引号\".txt", "旧.markdown"]
    for document in names:
        repository.write(document, BAD)
    repository.write("国标.txt", BAD, "gb18030")
    accepted, said = repository.commit()
    assert not accepted
    for document in [*names, "国标.txt"]:
        assert f"{document}\n" in said
    assert said.count("TY001") == 7 and "其中 7 个有问题：7 处错误" in said
    for document in [*names, "国标.txt"]:
        repository.write(document, GOOD)
    accepted, said = repository.commit()
    assert accepted, said


def test_names_under_a_locale_without_chinese(make: Make) -> None:
    repository = make()
    repository.write("总结 一.txt", BAD)
    repository.must("git", "config", "core.quotepath", "true")
    accepted, said = repository.commit(LC_ALL="C", LANG="C")
    assert not accepted and "总结 一.txt\n" in said and "疑似错别字“集休学习”，应为“集体学习”" in said
    repository.write("总结 一.txt", GOOD)
    accepted, said = repository.commit(LC_ALL="C", LANG="C")
    assert accepted, said


def test_only_documents_are_looked_at(make: Make) -> None:
    repository = make()
    for name in ("程序.py", "LICENSE", "数据.json", "稿.txt.bak"):
        repository.write(name, BAD)
    (repository.folder / "链接.txt").symlink_to("LICENSE")
    accepted, said = repository.commit()
    assert accepted and "(no files to check)" in said, said


def test_what_the_configuration_excludes_passes(make: Make) -> None:
    repository = make()
    repository.write("dj-lint.toml", 'exclude = ["旧稿", "模板/*"]\n')
    repository.write("旧稿/a/坏 稿.txt", BAD)
    repository.write("模板/坏稿.md", BAD)
    repository.must("git", "add", "-A")
    code, said = repository.pre_commit("run", "--verbose", "dj-lint")
    assert code == 0 and "所给的 2 个路径都在配置的 exclude 之列" in said, said
    repository.write("新稿/坏稿.txt", BAD)
    accepted, said = repository.commit()
    assert not accepted and said.count("TY001") == 1 and "新稿/坏稿.txt" in said
    (repository.folder / "新稿" / "坏稿.txt").unlink()
    accepted, said = repository.commit()
    assert accepted, said


def test_the_fixing_hook_corrects_and_refuses_once(make: Make) -> None:
    repository = make("dj-lint-fix")
    names = [f"{n} 号/总结 {n}.txt" for n in range(9)] + ["-x.txt"]
    for name in names:
        repository.write(name, BAD)
    left_alone = repository.write("代码.py", BAD)
    accepted, said = repository.commit()
    assert not accepted and "files were modified by this hook" in said and "已改正 10 处（10 个文件）" in said, said
    assert {(repository.folder / name).read_text(encoding="utf-8") for name in names} == {GOOD}
    assert left_alone.read_text(encoding="utf-8") == BAD
    accepted, said = repository.commit()
    assert accepted, said


def test_the_fixing_hook_reports_what_it_cannot_correct(make: Make) -> None:
    repository = make("dj-lint-fix")
    bad = repository.write("总结.txt", "全年开展活动**次。\n")
    accepted, said = repository.commit()
    assert not accepted and "PH" in said and bad.read_text(encoding="utf-8") == "全年开展活动**次。\n"


def test_arguments_of_the_users_own(make: Make) -> None:
    repository = make()
    file = repository.folder / ".pre-commit-config.yaml"
    text = file.read_text(encoding="utf-8")
    added = "id: dj-lint\n        args: [--fail-on, warning, --]\n        files: ^文稿/\n"
    file.write_text(text.replace("id: dj-lint\n", added), encoding="utf-8")
    repository.write("dj-lint.toml", '[severity]\nTY001 = "warning"\n')
    repository.write("-a.txt", BAD)
    document = repository.write("文稿/总结.txt", BAD)
    accepted, said = repository.commit()
    assert not accepted and "共检查 1 个文件，其中 1 个有问题：1 处警告。" in said, said
    document.write_text(GOOD, encoding="utf-8")
    accepted, said = repository.commit()
    assert accepted, said


def test_a_rule_file_is_tested(make: Make) -> None:
    repository = make()
    pack = (ROOT / "examples/own-rules/office.toml").read_text(encoding="utf-8")
    file = repository.write("rules/本单位 规则.toml", pack.replace('found = ["县环保局"]', 'found = ["县扶贫办"]'))
    repository.write("不是规则.toml", "a = 1\n")
    accepted, said = repository.commit()
    assert not accepted and "rules/本单位 规则.toml" in said and "QS001" in said, said
    file.write_text(pack, encoding="utf-8")
    accepted, said = repository.commit()
    assert accepted and "检验公文校对规则" in said, said
