"""Report: how long a browser takes to open the HTML report on 200 drafts, and to go from finding to finding.

    python benchmarks/report.py                    200 drafts of 4,000 characters, made of the examples
    python benchmarks/report.py --drafts 20
    python benchmarks/report.py --print            also how many pages it prints, and how large they are

Prints the size of the page; of three times that it is opened, the milliseconds that its process works until the `load`
event, and those on the clock; of 60 presses of `n`, the median and the longest of the times until the page is laid out
anew. Fails (exit code 1) where opening takes more than 1.5 s of work, or the median press more than 50 ms: what else
the machine does shall not decide. Needs Chromium.
"""

from __future__ import annotations

import argparse
import base64
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the checkout first
from lint.interfaces.cli.main import main as dj_lint
from tests.output.chromium import Chromium

# Characters in a draft, and what the page may take.
LENGTH, LOAD_MS, STEP_MS = 4_000, 1_500, 50
STEPS = 60
# The time that a press of the key takes, with the layout that it makes necessary.
STEP = """(() => {
  const started = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - started;
})()"""


def drafts(folder: Path, count: int) -> None:
    """Write so many drafts: a bad example each, and good ones behind it up to the length."""
    bad = sorted(path.read_text("utf-8") for path in (ROOT / "examples" / "bad").iterdir() if path.suffix == ".txt")
    good = sorted(path.read_text("utf-8") for path in (ROOT / "examples" / "good").iterdir() if path.suffix == ".txt")
    for n in range(count):
        text = bad[n % len(bad)]
        for more in good * (LENGTH // 500):
            if len(text) < LENGTH:
                text += "\n" + more
        unit = folder / f"第{n // 10 + 1}支部"
        unit.mkdir(exist_ok=True)
        (unit / f"{n + 1:03}.txt").write_text(text, "utf-8")


def measure(browser: Chromium, address: str) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of work, and on the clock, to open the page, several times; and on the clock for presses of `n`."""
    browser.call("Performance.disable")
    browser.call("Performance.enable", timeDomain="threadTicks")  # a thread's own time, not that of its neighbours
    work, clock = [], []
    for _ in range(3):
        browser.open(address)
        told = {metric["name"]: metric["value"] for metric in browser.call("Performance.getMetrics")["metrics"]}
        work.append(1000 * float(told["TaskDuration"]))
        clock.append(float(browser.run("performance.getEntriesByType('navigation')[0].loadEventEnd")))
    browser.settle(3)
    return work, clock, [float(browser.run(STEP)) for _ in range(STEPS)]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--drafts", type=int, default=200)
    arguments.add_argument("--print", action="store_true")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, page = Path(name, "drafts"), Path(name, "report.html")
        folder.mkdir()
        drafts(folder, options.drafts)
        dj_lint([str(folder), "--isolated", "--output-format", "html", "-o", str(page)])
        browser = Chromium()
        try:
            work, clock, steps = measure(browser, page.as_uri())
            findings = browser.run("document.querySelectorAll('.side li').length")
            size = page.stat().st_size / 1e6
            print(f"{options.drafts} drafts of {LENGTH} characters, {findings} findings, {size:.1f} MB")
            print(f"open {median(work):.0f} ms of work, {min(clock):.0f} to {max(clock):.0f} ms on the clock")
            print(f"n {median(steps):.1f} ms, at most {max(steps):.1f} ms")
            if options.print:
                data = base64.b64decode(browser.call("Page.printToPDF", printBackground=True)["data"])
                pages = data.count(b"/Type /Page\n") or data.count(b"/Type /Page ")
                print(f"printed: {pages} pages, {len(data) / 1e6:.1f} MB")
        finally:
            browser.close()
    return 1 if median(work) > LOAD_MS or median(steps) > STEP_MS else 0


if __name__ == "__main__":
    sys.exit(main())
