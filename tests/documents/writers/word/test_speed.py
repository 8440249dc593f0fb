"""What it costs to put comments into a long Word file. Processor time, so that a busy machine is no failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.documents.word.make import docx, p, split

ROOT = Path(__file__).parents[4]
PARAGRAPH = "坚持以习近平新时代中国特色社会主义思想为指导，认真落实上级部署要求，扎实推进各项工作，取得了明显成效。"
SCRIPT = """
import random, sys, time
from pathlib import Path
from lint.documents.word.read import read
from lint.documents.writers.word.comments import Comment, annotate

raw = Path(sys.argv[1]).read_bytes()
begun = time.process_time()
source = read(raw).source
places = sorted(random.Random(1).sample(range(len(source.text) - 4), 500))
done = annotate(raw, source, [Comment(at, at + 4, ("说明", "建议")) for at in places], "2024-05-01T08:30:00Z")
Path(sys.argv[1]).write_bytes(done.raw)
seconds, status = time.process_time() - begun, Path("/proc/self/status")
# What `resource` says of a child counts the process that it came from.
peak = status.read_text().partition("VmHWM:")[2].split()[0] if status.exists() else 0
print(len(source.text), done.added, seconds, peak)
"""


def test_five_hundred_comments_in_six_hundred_thousand_characters(tmp_path: Path) -> None:
    file = tmp_path / "长.docx"
    file.write_bytes(docx(p(split(PARAGRAPH, (12, 17, 23))) * 12_000))
    command = [sys.executable, "-c", SCRIPT, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    size, added, seconds, kilobytes = map(float, done.stdout.split())
    assert (size >= 600_000, added) == (True, 500)
    assert seconds < 3
    assert kilobytes < 250_000
