"""How much is taken, how long it may take, and what becomes of a wish that nobody waits for any more."""

from __future__ import annotations

import contextlib
import random
import socket
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest

from lint.interfaces.web.app import Limits
from tests.interfaces.web.served import Client, Here, alive, body_of, here, until

RANDOM = random.Random(7)
# Every clause is another, so that the language model has to read each: minutes of work.
LONG = "。".join(
    "".join(RANDOM.choices("党支部坚持集体学习抓好落实走访群众解决困难", k=12)) for _ in range(90_000)
).encode()
SHORT = ("甲.txt", "坚持集休学习。".encode())


def head(client: Client, size: int | None, act: str = "check") -> bytes:
    """The head of a request for so many bytes, or for chunks."""
    length = "Transfer-Encoding: chunked" if size is None else f"Content-Length: {size}"
    return f"POST /{client.token}/{act} HTTP/1.1\r\nHost: {client.host}:{client.port}\r\n{length}\r\n\r\n".encode()


def raw(client: Client) -> socket.socket:
    return socket.create_connection((client.host, client.port), timeout=30)


def answered(connection: socket.socket) -> bytes:
    """What comes until the other side closes, or the body is whole."""
    told = b""
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(65536):
            told += part
    return told


def idle(served: Here) -> bool:
    return not served.pool.working and not served.gate._held


@pytest.fixture(scope="module")
def served() -> Iterator[Here]:
    with here(Limits(body=100_000, bodies=150_000, idle=0.5, whole=1.5), size=1) as served:
        yield served


class TestBodies:
    """With limits that are easily met."""

    def test_one_that_is_too_large_is_refused_by_what_it_says(self, served: Here) -> None:
        with raw(served.client) as connection:
            connection.sendall(head(served.client, 100_001))
            told = answered(connection)
        assert told.startswith(b"HTTP/1.1 413") and "文件太大".encode() in told

    def test_one_that_does_not_say_is_counted_while_it_comes(self, served: Here) -> None:
        with raw(served.client) as connection:
            connection.sendall(head(served.client, None))
            with contextlib.suppress(ConnectionError):
                for _ in range(30):
                    connection.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")
            told = answered(connection)
        assert told.startswith(b"HTTP/1.1 413")
        until(lambda: idle(served))

    def test_one_that_stops_is_not_waited_for(self, served: Here) -> None:
        with raw(served.client) as connection:
            connection.sendall(head(served.client, 1000) + b"x" * 10)
            assert answered(connection).startswith(b"HTTP/1.1 408")
        until(lambda: idle(served))

    def test_one_that_trickles_is_not_waited_for_either(self, served: Here) -> None:
        begun = time.monotonic()
        with raw(served.client) as connection:
            connection.sendall(head(served.client, 1000))
            with contextlib.suppress(ConnectionError):
                while time.monotonic() - begun < 5:
                    connection.sendall(b"x")
                    time.sleep(0.2)
                    connection.setblocking(False)
                    with contextlib.suppress(BlockingIOError):
                        if connection.recv(4096, socket.MSG_PEEK):
                            break
                    connection.setblocking(True)
            connection.settimeout(30)
            assert answered(connection).startswith(b"HTTP/1.1 408")
        assert time.monotonic() - begun < 5

    def test_all_together_are_limited(self, served: Here) -> None:
        with raw(served.client) as one, raw(served.client) as other:
            one.sendall(head(served.client, 90_000) + b"x" * 80_000)
            until(lambda: served.gate._held == 80_000)
            other.sendall(head(served.client, 90_000) + b"x" * 80_000)
            assert answered(other).startswith(b"HTTP/1.1 503")
        until(lambda: idle(served))

    def test_one_that_breaks_off_leaves_nothing(self, served: Here) -> None:
        connection = raw(served.client)
        connection.sendall(head(served.client, 90_000) + b"x" * 50_000)
        until(lambda: served.gate._held > 0)
        connection.close()
        until(lambda: idle(served))

    @pytest.mark.parametrize(
        "body",
        [
            b"", b"\0\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\x02{}", b"\0\0\0\x01[", b"\0\0\0\x02\xff\xfe",
            body_of(), body_of(SHORT)[:-1], body_of(SHORT) + b"x", body_of(SHORT, unknown=1), body_of(SHORT, lang="fr"),
            body_of(SHORT, genre="none"), body_of(SHORT, SHORT),
            body_of(SHORT, rounds=[[{"start": 9, "end": 8, "content": ""}]]),
            body_of(SHORT, rounds=[[{"start": 0, "end": 99, "content": ""}]]),
            body_of(("x", b"")).replace(b'"size": 0', b'"size":-1'),
        ],
    )  # fmt: skip
    def test_what_the_page_would_not_send_is_refused(self, served: Here, body: bytes) -> None:
        said = served.client.request("POST", f"/{served.client.token}/check", body)
        assert said.status == 400 and "刷新页面" in said.text
        assert served.client.ask("check", SHORT).status == 200  # and nobody is the worse for it


class TestWork:
    def test_a_document_that_takes_too_long_is_given_up(self) -> None:
        with here(size=1, seconds=3.0) as served:
            said = served.client.ask("check", ("长.txt", LONG))
            assert said.status == 422 and "检查得太久" in said.text
            assert idle(served)
            assert served.client.ask("check", SHORT).status == 200

    def test_a_wish_that_nobody_waits_for_ends_its_process(self) -> None:
        with here(size=1) as served:
            connection = raw(served.client)
            body = body_of(("长.txt", LONG))
            connection.sendall(head(served.client, len(body)) + body)
            until(lambda: served.pool.working == 1)
            (worker,) = served.pool._busy
            number = worker.process.pid
            assert number and alive(number)
            time.sleep(0.3)
            connection.close()
            until(lambda: idle(served), 5)
            until(lambda: not alive(number), 5)
            assert served.client.ask("check", SHORT).status == 200

    def test_a_process_that_dies_costs_one_wish(self) -> None:
        with here(size=1) as served, ThreadPoolExecutor(1) as other:
            waiting = other.submit(served.client.ask, "check", ("长.txt", LONG))
            until(lambda: served.pool.working == 1)
            (worker,) = served.pool._busy
            worker.process.kill()
            assert waiting.result(30).status == 422 and "未能检查" in waiting.result().text
            assert served.client.ask("check", SHORT).status == 200

    def test_twenty_at_once(self) -> None:
        most = []
        with here(size=2) as served, ThreadPoolExecutor(20) as others:
            texts = ["".join(f"{at}班坚持集休学习。" for at in range(n + 1)).encode() for n in range(20)]
            waiting = [others.submit(served.client.ask, "check", (f"{n}.txt", text)) for n, text in enumerate(texts)]
            while not all(one.done() for one in waiting):
                most.append(served.pool.working)
                time.sleep(0.01)
            said = [one.result() for one in waiting]
        assert [one.status for one in said] == [200] * 20
        assert [len(one.json["findings"]) for one in said] == [n + 1 for n in range(20)]
        assert max(most) == 2

    def test_more_than_may_wait_are_sent_away(self) -> None:
        with here(size=1, waiting=2) as served, ThreadPoolExecutor(6) as others:
            waiting = [others.submit(served.client.ask, "check", ("长.txt", LONG[:15_000])) for _ in range(6)]
            statuses = sorted(one.result().status for one in waiting)
        assert statuses.count(503) >= 2 and 200 in statuses and set(statuses) <= {200, 503}


def bomb() -> bytes:
    """A package whose main part grows to a gigabyte."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(b"<w:p>" * 200_000)
    return out.getvalue()


ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with here(size=1) as served:
        yield served.client


class TestHostile:
    """Files that mean harm, or are none: each is answered with a sentence, as on the command line."""

    @pytest.mark.parametrize(
        ("name", "raw_"),
        [
            ("炸弹.docx", bomb()),
            ("半截.docx", (ROOT / "docs" / "word" / "工作总结.docx").read_bytes()[:3000]),
            ("空.docx", b""),
            ("程序.txt", b"MZ\0\0\0\1" * 100),
            ("图.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
            ("乱.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600),
            ("压缩.zip", b"PK\3\4" + b"\0" * 100),
        ],
    )  # fmt: skip
    def test_a_sentence_for_each(self, client: Client, name: str, raw_: bytes) -> None:
        said = client.ask("check", (name, raw_))
        assert said.status == 200, said.text
        assert name in said.json["trouble"] and "Traceback" not in said.text
        assert client.ask("text", (name, raw_)).json["trouble"] == said.json["trouble"]
        assert name in client.ask("report", (name, raw_)).text

    def test_names_have_no_folders(self, client: Client) -> None:
        for name in ("../../etc/passwd", "..\\..\\a.txt", "/etc/passwd", "..", ".", "a\0b.txt", "\u202etxt.exe"):
            said = client.ask("text", (name, "坚持集体学习。".encode()))
            assert said.status == 200 and not {*"/\\\0\u202e"} & {*said.name}, name
