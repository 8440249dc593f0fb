"""The page as a clerk uses it, in Chromium: paste, drop, by keyboard alone, save, open again; for everybody (axe)."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Download, Page, ViewportSize, expect, sync_playwright

from lint.documents.readers import read_bytes
from tests.interfaces.cli.commands.helper import ROOT, own_pack
from tests.interfaces.web.served import Client, command
from tests.output.chromium import FLAGS, program

TEXT = "门口挂着灯龙，河上有座石乔，边上系着小木船。\n另一处灯龙。\n"
WORD = ROOT / "docs" / "word" / "工作总结.docx"
SIZES: dict[str, ViewportSize] = {
    "wide": {"width": 1280, "height": 900},
    "narrow": {"width": 390, "height": 844},
}
# Where to leave the pictures of docs/page; otherwise they are not taken.
PICTURES = os.environ.get("DJ_LINT_PICTURES", "")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    flags = [flag for flag in FLAGS if "debugging" not in flag and "headless" not in flag]
    expect.set_options(timeout=30_000)  # a machine may be slow
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The page of a folder with three rules of its own."""
    folder = tmp_path_factory.mktemp("office")
    own_pack(folder, 'min-severity = "info"')
    with command(folder) as client:
        client.folder = folder  # type: ignore[attr-defined]
        yield client


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The page with the rules that come with it."""
    with command(tmp_path_factory.mktemp("plain"), "--isolated") as client:
        yield client


class Clerk:
    """Somebody at the page; what it does wrong meanwhile is kept."""

    def __init__(self, browser: Browser, address: str, size: str = "wide", dark: bool = False) -> None:
        self.context = browser.new_context(
            viewport=SIZES[size], color_scheme="dark" if dark else "light", has_touch=size == "narrow"
        )
        self.page: Page = self.context.new_page()
        self.wrong: list[str] = []
        self.asked_back: list[str] = []
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self._asked_back)
        self.page.on("request", lambda request: self._asked(request.url, address))
        self.page.goto(address)
        self.page.wait_for_selector("body[data-ready]")

    def _asked_back(self, dialog: Dialog) -> None:
        if dialog.type == "beforeunload":
            self.asked_back.append(dialog.type)
        else:
            self.wrong.append(dialog.message)
        dialog.dismiss()

    def _asked(self, url: str, address: str) -> None:
        if not url.startswith((address, "blob:")):
            self.wrong.append(url)

    def paste(self, text: str) -> None:
        self.page.fill("#text", text)
        self.page.click("#paste button")
        self.page.wait_for_selector("#document:not([hidden])")

    def drop(self, *files: tuple[str, bytes]) -> None:
        """Drop files on the page."""
        given = [(name, base64.b64encode(raw).decode()) for name, raw in files]
        self.page.evaluate(
            """(files) => {
              const data = new DataTransfer();
              for (const [name, raw] of files) {
                data.items.add(new File([Uint8Array.from(atob(raw), (char) => char.charCodeAt(0))], name));
              }
              const options = { dataTransfer: data, bubbles: true, cancelable: true };
              for (const kind of ["dragenter", "dragover", "drop"]) {
                document.getElementById("drop").dispatchEvent(new DragEvent(kind, options));
              }
            }""",
            given,
        )

    def codes(self) -> list[str]:
        return [text.split()[1] for text in self.page.locator("#cards li:not([hidden]) .pick b").all_inner_texts()]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def chosen(self) -> str:
        """The code of the finding that is chosen, which has the focus."""
        text: str = self.page.locator("#cards li.on .pick b").inner_text()
        assert self.page.evaluate("document.activeElement.closest('li')?.classList.contains('on')")
        return text.split()[1]

    def said(self, part: str) -> None:
        expect(self.page.locator("#said")).to_contain_text(part)

    def saved(self, form: str) -> Download:
        with self.page.expect_download() as waiting:
            self.page.click(f"#forms button:text-is('{form}')")
        return waiting.value

    def everybody(self) -> None:
        """What axe says is nothing."""
        found = Axe().run(self.page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []

    def fits(self) -> None:
        """Nothing is wider than the window."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0

    def picture(self, name: str) -> None:
        if PICTURES:
            self.page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))

    def close(self) -> None:
        self.context.close()
        assert self.wrong == []


@pytest.fixture
def clerk(browser: Browser, client: Client) -> Iterator[Clerk]:
    clerk = Clerk(browser, client.address)
    yield clerk
    clerk.close()


def test_a_text_is_pasted_and_corrected_by_keyboard_alone(clerk: Clerk) -> None:
    page = clerk.page
    while page.evaluate("document.activeElement.id") != "text":
        clerk.press("Tab")
    page.keyboard.insert_text(TEXT)
    clerk.press("Tab", "Enter")
    page.wait_for_selector("#document:not([hidden])")
    assert clerk.codes() == ["QZ101", "QZ102", "QZ201", "QZ101"]
    assert page.evaluate("document.activeElement.id") == "name"
    clerk.press("n")
    assert clerk.chosen() == "QZ101" and page.locator("mark.on").inner_text() == "灯龙"
    expect(page.locator("#at")).to_have_text("第 1 处，共 4 处")
    clerk.press("n", "n")
    assert clerk.chosen() == "QZ201"
    clerk.press("p")
    assert clerk.chosen() == "QZ102"
    clerk.press("a")
    clerk.said("已采纳 1 处改动")
    assert clerk.codes() == ["QZ101", "QZ201", "QZ101"] and clerk.chosen() == "QZ201"
    clerk.press("u")
    clerk.said("已撤销")
    assert clerk.codes() == ["QZ101", "QZ102", "QZ201", "QZ101"]
    clerk.press("p", "p", "p")
    while clerk.chosen() != "QZ102":
        clerk.press("n")
    clerk.press("a")
    clerk.said("已采纳 1 处改动")
    clerk.press("s")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.insert_text("写实")
    clerk.press("Enter")
    clerk.said("已保留")
    assert clerk.codes() == ["QZ101", "QZ101"]
    clerk.press("s", "Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert clerk.chosen() == "QZ101"
    clerk.press("d")
    with page.expect_download() as waiting:
        clerk.press("Enter")
    assert waiting.value.suggested_filename == "文稿（已改）.txt"
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == TEXT.replace("石乔", "石桥")


def test_a_word_document_is_dropped_and_saved_in_each_form(browser: Browser, plain: Client) -> None:
    clerk = Clerk(browser, plain.address)
    clerk.drop((WORD.name, WORD.read_bytes()))
    clerk.page.wait_for_selector("#cards li")
    assert clerk.page.locator("#paper table td").count() == 9
    assert "TY001" in clerk.codes()
    clerk.page.click("mark:text-is('集休学习')")
    assert clerk.chosen() == "TY001"
    clerk.press("a")
    clerk.said("已采纳 1 处改动")
    left = len(clerk.codes())
    clerk.page.click("#safe")
    expect(clerk.page.locator("#safe")).to_be_hidden()
    assert len(clerk.codes()) < left
    for form, name in (
        ("带修订的 Word", "工作总结（修订）.docx"),
        ("带批注的 Word", "工作总结（批注）.docx"),
        ("改后的文字", "工作总结（已改）.txt"),
        ("检查报告", "检查报告.html"),
    ):
        saved = clerk.saved(form)
        assert saved.suggested_filename == name
        raw = Path(saved.path()).read_bytes()
        text = raw.decode() if name.endswith(("txt", "html")) else read_bytes(raw, name).source.text
        assert "集体学习" in text and "集休学习" not in text
        if name.endswith("docx"):  # opened again, as a document of its own
            again = Clerk(browser, plain.address)
            again.drop((name, raw))
            again.page.wait_for_selector("#document:not([hidden])")
            assert len(again.codes()) == len(clerk.codes())
            again.close()
    clerk.close()


def test_what_stands_is_written_where_the_configuration_is(clerk: Clerk, client: Client) -> None:
    folder: Path = client.folder  # type: ignore[attr-defined]
    before = (folder / "dj-lint.toml").read_text(encoding="utf-8")
    clerk.drop(("来信.txt", TEXT.encode()))
    clerk.page.wait_for_selector("#cards li")
    clerk.press("n", "n", "s")
    expect(clerk.page.locator("#why-where")).to_contain_text("dj-lint.toml")
    clerk.press("Enter")  # without a reason it is not done
    expect(clerk.page.locator("dialog")).to_be_visible()
    clerk.page.fill("#reason", "地名")
    clerk.press("Enter")
    clerk.said("dj-lint.toml")
    assert clerk.codes() == ["QZ101", "QZ201", "QZ101"]
    after = (folder / "dj-lint.toml").read_text(encoding="utf-8")
    assert 'reason = "地名"' in after and 'files = ["来信.txt"]' in after
    clerk.page.click("#stands summary")
    expect(clerk.page.locator("#stands li")).to_contain_text("地名")
    (folder / "dj-lint.toml").write_text(before, encoding="utf-8")


def test_a_key_pressed_twice_is_one_wish(clerk: Clerk) -> None:
    clerk.paste(TEXT)
    clerk.press("n")
    press = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))"
    clerk.page.evaluate(f"for (const key of ['a', 'a', 'u', 'a']) {press}")  # before any of them is answered
    clerk.said("已采纳 1 处改动")
    assert clerk.codes() == ["QZ102", "QZ201", "QZ101"]
    clerk.press("u")
    clerk.said("已撤销")
    assert len(clerk.codes()) == 4


def test_what_was_accepted_and_not_saved_is_not_lost_by_mistake(clerk: Clerk) -> None:
    clerk.paste(TEXT)
    clerk.press("n", "a")
    clerk.said("已采纳 1 处改动")
    clerk.page.close(run_before_unload=True)
    clerk.page.wait_for_timeout(500)
    assert clerk.asked_back == ["beforeunload"] and not clerk.page.is_closed()
    clerk.saved("改后的文字")
    clerk.page.close(run_before_unload=True)
    if not clerk.page.is_closed():
        clerk.page.wait_for_event("close", timeout=30_000)


def test_findings_are_filtered(clerk: Clerk) -> None:
    clerk.paste(TEXT)
    clerk.page.locator("#severities label").first.click()
    assert clerk.codes() == ["QZ102", "QZ201"]
    assert clerk.page.locator("mark:not(.off)").count() == 2
    clerk.press("n", "n", "n")
    assert clerk.chosen() == "QZ102"  # round and round, past what is filtered out
    clerk.page.select_option("#rule", "QZ201")
    assert clerk.codes() == ["QZ201"]
    clerk.page.locator("#severities label").last.click()
    assert clerk.codes() == []
    expect(clerk.page.locator("#none")).to_have_text("没有符合筛选的问题")


def test_rules_genre_and_language_are_chosen(clerk: Clerk) -> None:
    clerk.paste(TEXT)
    clerk.page.click("#options summary")
    assert clerk.page.locator("#genre option").count() > 5
    clerk.page.uncheck("#packs input[value=own]")
    expect(clerk.page.locator("#cards li")).to_have_count(0)
    clerk.page.check("#packs input[value=own]")
    expect(clerk.page.locator("#cards li")).to_have_count(4)
    clerk.page.click("#language")
    expect(clerk.page.locator("h1")).to_have_text("Proofreading")
    expect(clerk.page.locator("#cards li").first).to_contain_text("“灯龙” should be “灯笼”")
    assert clerk.page.locator("html").get_attribute("lang") == "en"
    chinese = re.compile("[一-鿿]")
    seen = clerk.page.locator("header, #options summary, #bar, .keys").all_inner_texts()
    assert [text for text in seen if chinese.search(text.replace("中文", ""))] == []


def test_many_files_are_a_table(clerk: Clerk) -> None:
    files = [(f"{n}.txt", TEXT.encode() * n) for n in range(1, 9)]
    clerk.drop(*files, ("好.txt", "灯笼。".encode()), ("图.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100))
    expect(clerk.page.locator("#rows tr")).to_have_count(10)
    expect(clerk.page.locator("#rows td button")).to_have_count(9)
    states = [row.inner_text() for row in clerk.page.locator("#rows tr td:last-child").all()]
    assert states[0].split() == ["错误", "2", "警告", "1", "提示", "1"] and states[7].split()[1] == "16"
    assert states[8] == "没有发现问题" and "PNG" in states[9]
    clerk.page.click("#rows button:text-is('3.txt')")
    assert len(clerk.codes()) == 12
    clerk.press("n", "a")
    clerk.said("已采纳 1 处改动")
    expect(clerk.page.locator("#rows tr").nth(2)).to_contain_text("错误 5")
    with clerk.page.expect_download() as waiting:
        clerk.page.click("#report-all")
    report = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert all(name in report for name, _ in files) and "图.txt" in report


HOSTILE = (
    "</script><script>document.title='pwned'</script><img src=x onerror=alert(1)>\u2028<b>灯龙</b>\u2029${1}`{{x}}`&lt;"
)


def test_nothing_of_a_document_runs(clerk: Clerk) -> None:
    name = "<img src=x onerror=alert(1)>\"'`${1}&amp;.txt"
    clerk.drop((name, HOSTILE.encode()), ("</script><svg onload=alert(2)>.md", f"# {HOSTILE}\n".encode()))
    expect(clerk.page.locator("#rows td button")).to_have_count(2)
    clerk.page.click("#rows button >> nth=0")
    expect(clerk.page.locator("#name")).to_have_text(name)
    assert clerk.page.locator("#paper img, #paper script, #paper b, header img").count() == 0
    assert "<b>灯龙</b>" in clerk.page.locator("#paper").inner_text()
    clerk.press("n", "s")
    clerk.page.fill("#reason", HOSTILE)
    clerk.press("Escape", "a")
    clerk.said("已采纳")
    saved = Path(clerk.saved("改后的文字").path()).read_text(encoding="utf-8")
    assert saved == HOSTILE.replace("灯龙", "灯笼")
    report = Path(clerk.saved("检查报告").path()).read_text(encoding="utf-8")
    assert "<script>document" not in report and "<img" not in report
    assert "pwned" not in clerk.page.title()


def test_the_page_lets_nothing_else_in(clerk: Clerk) -> None:
    """What the policy forbids does not happen, even to somebody who could write into the page."""
    clerk.paste(TEXT)
    ran = clerk.page.evaluate(
        """async () => {
          const tried = [];
          try { document.getElementById("said").innerHTML = "<b>x</b>"; tried.push("html"); } catch {}
          try { await fetch("https://example.org/"); tried.push("fetch"); } catch {}
          const script = document.createElement("script");
          try { script.text = "window.ran = 1"; document.body.append(script); } catch {}
          return [...tried, ...(window.ran ? ["script"] : [])];
        }"""
    )
    assert ran == []
    assert clerk.wrong  # the browser complained
    clerk.wrong.clear()


def test_a_check_is_stopped(clerk: Clerk, plain: Client, browser: Browser) -> None:
    import random

    letters = random.Random(1)
    long = "。".join("".join(letters.choices("党支部坚持集体学习抓好落实走访群众解决", k=12)) for _ in range(60_000))
    slow = Clerk(browser, plain.address)
    slow.drop(("长.txt", long.encode()), ("又长.txt", long.encode()), ("第三.txt", long.encode()))
    expect(slow.page.locator("#busy")).to_be_visible()
    slow.page.click("#stop")
    expect(slow.page.locator("#rows td:last-child").first).to_have_text("已停止")
    expect(slow.page.locator("#busy")).to_be_hidden()
    slow.drop(("短.txt", "坚持集休学习。".encode()))
    slow.page.wait_for_selector("#cards li")
    slow.close()


def test_a_server_that_is_gone_is_a_sentence(browser: Browser, tmp_path: Path) -> None:
    with command(tmp_path, "--isolated") as client:
        clerk = Clerk(browser, client.address)
        clerk.paste("坚持集休学习。")
    clerk.page.click("#safe")
    clerk.said("连不上 dj-lint")
    clerk.wrong = [said for said in clerk.wrong if "ERR_CONNECTION_REFUSED" not in said]
    clerk.close()


def test_a_file_that_is_too_large_is_a_sentence(clerk: Clerk) -> None:
    clerk.page.evaluate("import('./page.js')")  # a second copy of it does no harm
    clerk.page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(33 << 20)], "大.txt"));
          window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(clerk.page.locator("#rows td").last).to_have_text("文件太大：最多 32 MB")


# Each size with each light, and each of these with each language; for the pictures, all of them.
LOOKS = [
    (size, dark, lang)
    for size in SIZES
    for dark in (False, True)
    for lang in ("zh", "en")
    if PICTURES or (lang == "en") == ((size == "narrow") != dark)
]


@pytest.mark.parametrize(("size", "dark", "lang"), LOOKS)
def test_it_is_for_everybody(browser: Browser, plain: Client, size: str, dark: bool, lang: str) -> None:
    """Every state of the page, in both sizes, lights and languages: axe has nothing to say, nothing is cut off."""
    clerk = Clerk(browser, plain.address, size, dark)
    if lang == "en":
        clerk.page.click("#language")
    name = f"{size}-{'dark' if dark else 'light'}-{lang}"
    clerk.everybody()
    clerk.page.click("#options summary")
    clerk.everybody()
    clerk.fits()
    clerk.page.click("#options summary")
    clerk.picture(f"begin-{name}")
    draft = (ROOT / "examples" / "bad").glob("*.txt")
    others = [(path.name, path.read_bytes()) for path in sorted(draft)]
    clerk.drop((WORD.name, WORD.read_bytes()), *others)
    expect(clerk.page.locator("#rows button")).to_have_count(len(others) + 1)
    clerk.page.click(f"#rows button:text-is('{WORD.name}')")
    clerk.fits()
    clerk.picture(f"files-{name}")
    clerk.press("n", "n", "n")
    clerk.page.wait_for_timeout(500)  # until the page has scrolled
    clerk.everybody()
    clerk.fits()
    assert clerk.page.locator("#cards li.on").is_visible() and clerk.page.locator("#next").is_visible()
    clerk.page.evaluate("document.getElementById('said').textContent = ''")
    clerk.picture(f"document-{name}")
    clerk.press("s")
    clerk.everybody()
    clerk.fits()
    clerk.close()


def test_the_page_shows_what_the_server_told(client: Client) -> None:
    start = json.loads(client.get("/start.json").body)
    page = (ROOT / "lint" / "interfaces" / "web" / "page.html").read_text(encoding="utf-8")
    script = (ROOT / "lint" / "interfaces" / "web" / "page.js").read_text(encoding="utf-8")
    keys = {*re.findall(r'data-t="([\w.-]+)"', page), *re.findall(r't\("(page\.[\w.-]+)"', script)}
    assert len(keys) > 40 and keys <= set(start["texts"])
    assert start["writes"] is True and any(pack["name"] == "own" for pack in start["packs"])
