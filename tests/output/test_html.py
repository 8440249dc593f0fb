"""html: marks where the findings are, nothing that runs or loads but our own; its size; what Chromium makes of it."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from lint.base.model import Edit, Finding, Related, Severity, Violation
from lint.run.result import Result, Unread
from tests.interfaces.cli.commands.helper import ROOT, call
from tests.output.chromium import Chromium
from tests.output.helper import result, rule, violation, written

GOLDEN = Path(__file__).parent / "golden"
# Where to leave the screenshots; otherwise they go with the test's folder.
PICTURES = os.environ.get("DJ_LINT_PICTURES")


class Page(HTMLParser):
    """What a report holds: marks with their text, rows, tags and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[tuple[str, str, str]] = []
        self.rows: list[str] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        given = {name: value or "" for name, value in attrs}
        if tag == "mark":
            self._inside = "mark"
            self.marks.append((given["class"], given["data-f"], ""))
        elif tag == "p" and "data-n" in given:
            self.rows.append("")
            self._inside = "row"
        elif tag != "mark":
            self._inside = ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = "row" if tag == "mark" else ""

    def handle_data(self, data: str) -> None:
        if self._inside == "mark":
            name, numbers, before = self.marks[-1]
            self.marks[-1] = (name, numbers, before + data)
        if self._inside:
            self.rows[-1] += data


def page(*results: Result) -> Page:
    return Page(written("html", *results))


def test_the_text_is_there_as_it_was() -> None:
    text = "关于<b>安全</b>的报告\n\n　　第一段。\t灯龙\u200b&amp;\r\n第二段\n"
    at = text.index("灯")
    rows = [row.rstrip("\n") for row in page(result(text, violation(at, at + 2))).rows]
    assert rows == text.splitlines()


def test_spans_may_overlap() -> None:
    found = page(
        result(
            "一二三四五六",
            violation(0, 4, rule(severity="warning")),
            violation(2, 6, rule("QZ102", "error")),
            violation(3, 3, rule("QZ103", "info")),
            violation(3, 4, rule("QZ104", "info")),
        )
    )
    assert found.marks == [
        ("w", "1", "一二"), ("e x", "1 2", "三"), ("i pt", "3", ""), ("e x", "4 1 2", "四"), ("e", "2", "五六"),
    ]  # fmt: skip


def test_spans_may_cross_lines_or_hold_nothing_to_see() -> None:
    text = "一二\r\n三四\n\n五　六\n"
    found = page(
        result(text, violation(1, 5), violation(6, 8), violation(9, 10), violation(len(text), len(text)))
    )  # fmt: skip
    assert found.marks == [
        ("e", "1", "二"),
        ("e", "1", "三"),
        ("e pt", "2", ""),
        ("e ws", "3", "　"),
        ("e pt", "4", ""),
    ]


NASTY = "</script><script>alert(1)</script>\"'<img src=x onerror=alert(2)>&{{style}}"


def test_nothing_gets_out_of_its_place() -> None:
    bad = rule(message=NASTY, fix="safe")
    edits = (Edit(0, 3, NASTY),)
    results = (
        result(NASTY, violation(0, 3, bad, edits=edits, related=(Related(1, 2, "first"),)), path=f"甲/{NASTY}\n.txt"),
        result("好", path=NASTY),
        Unread(NASTY, "file.crash", {"reason": NASTY}),
    )
    found, plain = page(*results), page(result("一", violation(0, 1)))
    count = [tag for tag, _ in found.tags].count
    assert count("script") == count("style") == 1 and count("img") == 0
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in plain.tags} | {"del", "ins", "u", "em"}
    for tag, given in found.tags:
        assert not [name for name in given if (name.startswith("on") and name != "on") or name in ("src", "style")], tag
        assert (given.get("href") or "#").startswith("#")
    assert NASTY in "".join(found.rows)


def test_the_policy_lets_nothing_else_in() -> None:
    text = written("html", result("一", violation(0, 1)))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
    assert "http:" not in text and "https:" not in text and "@import" not in text and "url(" not in text


def test_control_characters_are_shown() -> None:
    text = written("html", result("一\x1b[31m二\x00\udc80三", violation(0, 1)))
    assert "␛[31m二␀\ufffd三" in text and not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff]", text)


def test_documents_without_findings_are_folded_away() -> None:
    bad = result("一", violation(0, 1), path="坏.txt")
    text = written("html", result("一", path="甲<好>.txt"), bad, result("一", path="乙好.txt"), lang="zh")
    table, _, folded = text.partition("</table>")
    assert "坏.txt" in table and "好" not in table
    assert "<details class=ok><summary>2 篇未发现问题</summary>\n<ul>\n<li>甲&lt;好&gt;.txt\n<li>乙好.txt\n" in folded
    assert "<details class=ok" not in written("html", bad)


def test_rules_are_named_by_what_they_say() -> None:
    one = rule(message="“{found}”<应>为“{fix!s:>3}”{{}}")
    bad = Violation(one, Finding(0, 1, {"found": "灯", "fix": "笼"}))
    text = written("html", result("一", bad))
    named = "“…”&lt;应&gt;为“…”{}"
    assert f"<option value=QZ101>QZ101 {named} (1)</option>" in text
    assert f"<b>QZ101</b><span>{named}</span>" in text and f"QZ101 {named} <small>a-rule</small>" in text


def many(count: int, documents: int) -> list[Result]:
    """Documents with so many findings in all, between words of a report's length."""
    severities: tuple[Severity, ...] = ("error", "warning", "info")
    rules = [
        rule(f"QZ{101 + n}", severities[n % 3], "safe", f"“灯龙{n}”疑为错别字，应为“灯笼”，请核对后改正")
        for n in range(40)
    ]
    each = count // documents
    line = "我们在门口挂起了灯龙，又在河上修了一座小桥，方便两岸的群众来往办事，受到了大家的欢迎。"
    results: list[Result] = []
    for k in range(documents):
        text = "\n".join(line * (1 + n % 3) for n in range(each))
        starts = [match.start() for match in re.finditer("灯龙", text)][:each]
        found = [violation(at, at + 2, rules[n % 40], edits=(Edit(at, at + 2, "灯笼"),)) for n, at in enumerate(starts)]
        results.append(result(text, *found, path=f"文稿/第{k + 1}篇.txt"))
    return results


@pytest.mark.parametrize("documents", [1, 40])
def test_two_thousand_findings_are_less_than_two_megabytes(documents: int) -> None:
    text = written("html", *many(2000, documents), lang="zh")
    assert text.count("<li id=f") == 2000
    assert len(text.encode()) < 2_000_000


def test_the_wheel_carries_the_template(tmp_path: Path) -> None:
    hatchling = pytest.importorskip("hatchling.builders.wheel")
    built = next(hatchling.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    names = zipfile.ZipFile(built).namelist()
    assert {f"lint/output/formats/report.{suffix}" for suffix in ("html", "css", "js")} <= set(names)
    assert not [name for name in names if "schemas" in name]


# ── in a browser ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    chromium = Chromium()
    yield chromium
    chromium.close()


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a report on our examples."""
    monkeypatch.chdir(ROOT)
    file = tmp_path / "报告 1.html"
    argv = ("examples", "没有.txt", "--isolated", "--min-severity", "info", "--output-format", "html", "-o", str(file))
    assert call(capsys, *argv).code == 2
    return file.as_uri()


def picked(browser: Chromium) -> list[str]:
    """The number of the finding that is chosen, as card, mark and counter have it."""
    found: list[str] = browser.run(
        "[document.querySelector('.side li.on')?.id ?? '', document.querySelector('mark.on')?.dataset.f ?? '',"
        "document.querySelector('#at').textContent]"
    )
    return found


def in_sight(browser: Chromium, selector: str) -> bool:
    return bool(
        browser.run(
            f"(() => {{ const r = document.querySelector('{selector}').getBoundingClientRect();"
            "return r.top >= 0 && r.bottom <= innerHeight && r.width > 0; })()"
        )
    )


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_opens_from_disk_with_nothing_blocked(
    browser: Chromium, report: str, width: int, dark: bool, tmp_path: Path
) -> None:
    browser.open(report, width, 900, dark)
    folder = Path(PICTURES) if PICTURES else tmp_path
    name = f"report-{width}-{'dark' if dark else 'light'}"
    browser.picture(folder / f"{name}.png")
    for _ in range(5):
        browser.key("n")
    browser.settle()
    browser.picture(folder / f"{name}-finding.png")
    assert (folder / f"{name}.png").stat().st_size > 20_000
    assert browser.complaints() == []
    assert browser.run("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out at the side"
    cut = "[...document.querySelectorAll('td, .chart span, .side span, #sheet span, .rule h3')]"
    assert browser.run(f"{cut}.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).length") == 0
    assert browser.run(
        "(() => { const box = document.querySelector('.charts table');"
        "return box.querySelector('tr').offsetWidth === box.offsetWidth; })()"
    )
    shade = browser.run("getComputedStyle(document.body).backgroundColor")
    assert shade == ("rgb(22, 21, 18)" if dark else "rgb(243, 241, 236)")


def test_keys_go_from_finding_to_finding(browser: Chromium, report: str) -> None:
    browser.open(report)
    total = browser.run("document.querySelectorAll('.side li').length")
    assert picked(browser) == ["", "", f"– / {total}"]
    for key, number in (("n", 1), ("n", 2), ("n", 3), ("p", 2)):
        browser.key(key)
        assert picked(browser) == [f"f{number}", str(number), f"{number} / {total}"]
    for _ in range(40):
        browser.key("n")
    browser.settle()
    assert picked(browser)[0] == "f42" and in_sight(browser, "mark.on") and in_sight(browser, ".side li.on")
    assert browser.run("location.hash") == "#f42"
    assert len(browser.run("document.querySelector('.side li.on .why').textContent")) > 5
    assert browser.run("document.querySelectorAll('.side .why').length") == 1
    browser.key("Escape")
    assert picked(browser)[:2] == ["", ""]


def test_clicks_lead_there_and_back(browser: Chromium, report: str) -> None:
    browser.open(report)
    browser.click("mark[data-f='5']")
    browser.settle()
    assert picked(browser)[0] == "f5" and in_sight(browser, ".side li.on")
    browser.click("#f20")
    browser.settle()
    assert picked(browser)[0] == "f20" and in_sight(browser, "mark.on")
    browser.open(report + "#f30")
    browser.settle()
    assert picked(browser)[0] == "f30" and in_sight(browser, "mark.on")
    browser.click(".rel a")
    browser.settle()
    assert in_sight(browser, ".flash")
    assert browser.complaints() == []


def test_a_click_on_overlapping_marks_takes_turns(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    overlapping = result("一二三四五六", violation(0, 4), violation(2, 6, rule("QZ102", "info")))
    file.write_text(written("html", overlapping), encoding="utf-8")
    browser.open(file.as_uri())
    for number in ("f1", "f2", "f1"):
        browser.click("mark.x")
        assert picked(browser)[0] == number
    browser.click("#severities label.e")
    assert browser.run("[...document.querySelectorAll('mark')].map((mark) => mark.className)") == ["off", "x i", "i"]


@pytest.mark.parametrize("width", [1280, 390])
def test_every_finding_comes_into_sight(browser: Chromium, report: str, width: int) -> None:
    browser.open(report, width, 844)
    total = browser.run("document.querySelectorAll('.side li').length")
    for number in (total, 1, total // 2, 3, total - 2):
        browser.run(f"location.hash = '#f{number}'")
        browser.settle()
        assert picked(browser)[0] == f"f{number}" and in_sight(browser, "mark.on")
        sheet = "document.querySelector('#sheet').getBoundingClientRect().top || innerHeight"
        assert browser.run(f"document.querySelector('mark.on').getBoundingClientRect().bottom <= ({sheet})")


def test_filters(browser: Chromium, report: str) -> None:
    browser.open(report)
    shown = "document.querySelectorAll('.side li:not([hidden])').length"
    total = browser.run(shown)
    warnings = browser.run("document.querySelectorAll('.side li.w').length")
    browser.click("#severities label.w")
    assert browser.run(shown) == total - warnings > 0
    assert browser.run("document.querySelectorAll('mark.w').length") == 0
    browser.click("#severities label.w")
    browser.click(".chart a")
    assert browser.run("document.querySelector('#rule').value") == browser.run(
        "document.querySelector('.chart a').dataset.r"
    )
    assert 0 < browser.run(shown) < total
    browser.click(".chart a")
    assert browser.run(shown) == total
    for name in browser.run("[...document.querySelectorAll('#severities label')].map((label) => label.className)"):
        browser.click(f"#severities label.{name}")
    assert browser.run(shown) == 0 and browser.run("!document.querySelector('#nothing').hidden")


def test_the_button_changes_the_theme(browser: Chromium, report: str) -> None:
    browser.open(report)
    before = browser.run("getComputedStyle(document.body).backgroundColor")
    browser.click("#theme")
    assert browser.run("getComputedStyle(document.body).backgroundColor") != before
    browser.click("#theme")
    assert browser.run("getComputedStyle(document.body).backgroundColor") == before
    browser.run("localStorage.clear()")


def test_on_a_phone_the_finding_comes_up_from_below(browser: Chromium, report: str) -> None:
    browser.open(report, 390, 844)
    assert not browser.run("document.querySelector('.side').open")
    browser.click("mark[data-f='3']")
    browser.settle()
    assert in_sight(browser, "#sheet li") and picked(browser)[0] == "f3"
    assert browser.run("document.querySelector('#sheet .why').textContent.length") > 5
    browser.click("#close")
    assert browser.run("document.querySelector('#sheet').hidden")


def test_it_prints_every_finding_and_reason(browser: Chromium, report: str) -> None:
    browser.open(report)
    browser.call("Emulation.setEmulatedMedia", media="print")
    hidden = "['nav', '#sheet'].every((s) => getComputedStyle(document.querySelector(s)).display === 'none')"
    assert browser.run(hidden)
    assert browser.run("[...document.querySelectorAll('.side li, .rule')].every((one) => one.offsetHeight > 20)")
    assert len(browser.call("Page.printToPDF")["data"]) > 50_000
    browser.call("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize("documents", [1, 20])
def test_two_thousand_findings_scroll_smoothly(browser: Chromium, documents: int, tmp_path: Path) -> None:
    file = tmp_path / "many.html"
    file.write_text(written("html", *many(2000, documents), lang="zh"), encoding="utf-8")
    browser.open(file.as_uri())
    assert browser.run("document.querySelectorAll('mark').length") == 2000
    browser.settle(5)
    before = browser.layouts()
    for _ in range(60):  # what is laid out while it scrolls makes it stumble, on a slow machine to 15 frames a second
        browser.run("scrollBy(0, 300)")
        browser.settle()
    assert browser.run("scrollY") == 60 * 300
    assert browser.layouts() == before
    browser.run("document.querySelector('#prev').click()")
    browser.settle()
    assert picked(browser)[0] == "f2000" and in_sight(browser, "mark.on")


def test_focus_goes_with_the_keys(browser: Chromium, report: str) -> None:
    """Who uses no mouse reads the finding that was chosen, and goes on from there."""
    for width, inside in (1280, ".side li.on"), (390, "#sheet li"):
        browser.open(report, width, 844)
        for _ in range(3):
            browser.key("n")
        assert browser.run(f"document.activeElement === document.querySelector('{inside} a')")
        browser.key("p")
        assert picked(browser)[0] == "f2" and browser.run(f"Boolean(document.activeElement.closest('{inside}'))")


def test_ticks_are_kept_and_exported(browser: Chromium, report: str) -> None:
    browser.open(report)
    browser.run("localStorage.clear()")
    browser.open(report)
    total = browser.run("document.querySelectorAll('.side li').length")
    browser.key("d")  # nothing is chosen yet
    for key in "nd", "nk", "nd":
        for one in key:
            browser.key(one)
    browser.click(".side li.on .tick button[aria-pressed=true]")  # taken back
    browser.click(".side li.on .tick [data-t=kept]")
    for _ in range(2):
        assert browser.run("document.querySelector('#ticked').textContent") == f"已处理 3 / {total}"
        shown = "[...document.querySelectorAll('.side li.ticked')].map((li) => li.id + li.querySelector('b').dataset.t)"
        assert browser.run(shown) == ["f1已改", "f2保留", "f3保留"]
        assert browser.run("document.querySelectorAll('mark.t').length") >= 3
        browser.open(report)  # and they are there when the page is opened again
    visible = "document.querySelectorAll('.side li:not([hidden])').length"
    for state, count in ("open", total - 3), ("done", 1), ("kept", 2), ("", total):
        browser.run(f"(() => {{ const s = document.querySelector('#state'); s.value = '{state}';"
                    "s.dispatchEvent(new Event('change')); })()")  # fmt: skip
        assert browser.run(visible) == count
    table = browser.run(
        "(() => { let blob; const make = URL.createObjectURL; "
        "URL.createObjectURL = (b) => { blob = b; return make(b); };"
        "document.querySelector('#export').click(); return blob.arrayBuffer().then((b) => new TextDecoder('utf-8',"
        "{ ignoreBOM: true }).decode(b)); })()"
    )
    assert browser.complaints() == []
    head, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff")))
    assert table.startswith("\ufeff") and head == ["文件", "段（行）", "规则", "级别", "问题", "处理"]
    assert len(rows) == total and [row[5] for row in rows[:4]] == ["已改", "保留", "保留", ""]
    assert rows[0][0].startswith("examples/bad/") and rows[0][3] in ("错误", "警告")
    browser.run("localStorage.clear()")


def test_a_later_report_knows_what_was_ticked() -> None:
    """The key of a finding holds while rows move, and differs from that of every other."""
    first = result("灯龙\n灯龙", violation(0, 2), violation(3, 5))
    later = result("新\n\n灯龙\n灯龙", violation(3, 5), violation(6, 8))
    keys, moved = (re.findall(r"data-h=([0-9a-f]+)", written("html", one)) for one in (first, later))
    assert keys == moved and len({*keys}) == 2


def test_the_list_of_files_is_searched_filtered_and_sorted(browser: Chromium, tmp_path: Path) -> None:
    warn = rule("QZ102", "warning")
    file = tmp_path / "a.html"
    file.write_text(
        written(
            "html",
            result("一二", violation(0, 1, warn), violation(1, 2, warn), violation(0, 2, warn), path="乙.txt"),
            result("一二", violation(0, 1), path="丙/甲.txt"),
            result("一二", violation(0, 1), violation(1, 2), path="丙/丁.txt"),
            result("一", path="丙/好.txt"),
            result("一", path="好好.txt"),
            Unread("坏.txt", "format.binary"),
            lang="zh",
        ),
        encoding="utf-8",
    )
    browser.open(file.as_uri())
    names = "[...document.querySelectorAll('#files tr:not([hidden]) a')].map((a) => a.textContent)"

    def choose(which: str, value: str) -> list[str]:
        browser.run(f"(() => {{ const it = document.querySelector('#{which}'); it.value = '{value}';"
                    "it.dispatchEvent(new Event(it.id === 'find' ? 'input' : 'change')); })()")  # fmt: skip
        found: list[str] = browser.run(names)
        return found

    assert choose("order", "worst") == ["丙/丁.txt", "丙/甲.txt", "乙.txt"]
    assert choose("order", "many") == ["乙.txt", "丙/丁.txt", "丙/甲.txt"]
    assert choose("order", "name") == ["丙/丁.txt", "丙/甲.txt", "乙.txt"]
    assert choose("order", "given") == ["乙.txt", "丙/甲.txt", "丙/丁.txt"]
    assert choose("which", "e") == ["丙/甲.txt", "丙/丁.txt"]
    choose("which", "")
    assert choose("find", "丙") == ["丙/甲.txt", "丙/丁.txt"]
    assert browser.run("[...document.querySelectorAll('.ok li:not([hidden])')].length") == 1
    assert choose("find", "") == ["乙.txt", "丙/甲.txt", "丙/丁.txt"]
    browser.run("location.hash = '#f4'")
    browser.settle()
    browser.key("d")
    assert choose("which", "done") == ["丙/甲.txt"]
    assert choose("which", "open") == ["乙.txt", "丙/丁.txt"]
    assert choose("order", "open") == ["乙.txt", "丙/丁.txt"]
    assert "坏.txt" in browser.run("document.querySelector('details.no[open]').textContent")
    assert browser.run("getComputedStyle(document.querySelector('.find')).display") == "grid"
    browser.run("localStorage.clear()")


def test_it_says_of_itself_when_and_how_it_was_made(report: str) -> None:
    text = Path(unquote(report.removeprefix("file://"))).read_text(encoding="utf-8")
    assert "<p class=about>1970-01-01 00:00 检查，dj-lint " in text
    assert "<p class=about>设置：规则 ALL；列出提示以上；按草稿检查" in text
    assert '<section id="rules" aria-labelledby="rules-head"' in text and '<nav  aria-label="查看问题">' in text


def test_hints_have_a_tile_only_where_they_were_asked_for() -> None:
    bad = result("一", violation(0, 1))
    for least, count in ("info", 1), ("warning", 0):
        assert written("html", bad, lang="zh", least=least).count("<span>提示</span></li>") == count
    hint = result("一", violation(0, 1, rule(severity="info")))
    assert written("html", hint, lang="zh", least="warning").count("<b>1</b><span>提示</span></li>") == 1


def test_a_mark_has_the_colour_of_the_worst_that_it_holds(browser: Chromium, tmp_path: Path) -> None:
    whole, inner = violation(0, 6, rule(severity="info")), violation(2, 4)
    found = page(result("一二三四五六", whole, inner, violation(2, 3, rule("QZ103", "warning"))))
    assert [name for name, _, _ in found.marks] == ["i", "e x", "e x", "i"]


def test_print_has_what_was_found_and_no_more(browser: Chromium, report: str) -> None:
    browser.open(report)
    browser.call("Emulation.setEmulatedMedia", media="print")
    drafts, cards = "[...document.querySelectorAll('.paper')]", "[...document.querySelectorAll('.side li')]"
    assert browser.run(f"{drafts}.every((one) => one.offsetHeight === 0)")
    assert browser.run(f"{cards}.every((one) => one.offsetHeight > 0 && one.textContent.length > 10)")
    browser.call("Emulation.setEmulatedMedia", media="")


def test_two_hundred_drafts_open_at_once() -> None:
    """The whole is `benchmarks/report.py`, in tests/journeys; here, that it lays out what is in sight alone."""
    big, small = (written("html", *many(200, n), lang="zh") for n in (41, 40))
    assert "<body class=many>" in big and "<body >" in small


def test_golden_reports_have_every_finding() -> None:
    for lang in ("zh", "en"):
        found = Page((GOLDEN / f"html.{lang}.html").read_text(encoding="utf-8"))
        numbers = {number for _, covered, _ in found.marks for number in covered.split()}
        assert numbers == {str(n) for n in range(1, 15)}
