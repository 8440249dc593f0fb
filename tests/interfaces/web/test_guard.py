"""Who may ask: not without the token, not from another page, not under a foreign name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.interfaces.web.guard import HEADERS, Guard
from tests.interfaces.web.served import Client, body_of, here

TEXT = ("甲.txt", "坚持集休学习。".encode())


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with here(size=1) as served:
        yield served.client


def test_the_page_and_its_parts_are_there(client: Client) -> None:
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"),
        ("/page.css", "text/css; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/start.json", "application/json"),
    ):
        said = client.get(path)
        assert (said.status, said.headers["content-type"]) == (200, kind)
        assert {name: said.headers[name] for name in HEADERS} == HEADERS
    assert client.get("/served.py").status == client.get("/../app.py").status == 404


def test_nothing_without_the_token(client: Client) -> None:
    for token in ("", "x", client.token[:-1], client.token + "x", client.token.swapcase(), "%00", "你"):
        said = client.get("/start.json", token.encode("ascii", "xmlcharrefreplace").decode())
        assert said.status == 403 and b"texts" not in said.body
        assert said.headers["content-security-policy"] == HEADERS["content-security-policy"]
    assert client.request("POST", "/x/check", body_of(TEXT)).status == 403
    assert client.request("GET", "/", b"").status == 403
    assert "这次启动时显示的地址" in client.get("/", "x").text


def test_no_other_name_than_that_of_this_machine(client: Client) -> None:
    """A page of somebody else whose name was made to point here (DNS rebinding) has its own name in `Host`."""
    for host in (
        "evil.example", f"evil.example:{client.port}", "127.0.0.1", f"127.0.0.1:{client.port + 1}", "",
        f"localhost.evil.example:{client.port}", f"127.0.0.1.evil.example:{client.port}", f"10.0.0.1:{client.port}",
        f"x@127.0.0.1:{client.port}", f"127.0.0.1:{client.port}/", f"127.0.0.1:{client.port}#", "[", "127.0.0.1:x",
        f"0.0.0.0:{client.port}", f"2130706433:{client.port}",
    ):  # fmt: skip
        said = client.get("/start.json", Host=host)
        assert said.status == 421, host
        assert b"texts" not in said.body
    for host in (
        f"127.0.0.1:{client.port}",
        f"localhost:{client.port}",
        f"LOCALHOST:{client.port}",
        f"[::1]:{client.port}",
    ):
        assert client.get("/start.json", Host=host).status == 200, host


def test_no_wish_of_another_page(client: Client) -> None:
    path, body = f"/{client.token}/check", body_of(TEXT)
    own = f"http://127.0.0.1:{client.port}"
    for origin in (
        "https://evil.example",
        "null",
        own.replace("http", "https"),
        f"{own}1",
        f"http://localhost:{client.port}",
    ):
        assert client.request("POST", path, body, Origin=origin).status == 403, origin
        assert client.get("/start.json", Origin=origin).status == 403, origin
    for site in ("cross-site", "same-site"):
        assert client.request("POST", path, body, Sec_Fetch_Site=site).status == 403
    said = client.request("POST", path, body, Origin=own, Sec_Fetch_Site="same-origin")
    assert said.status == 200 and [one["code"] for one in said.json["findings"]] == ["TY001"]
    assert "access-control-allow-origin" not in said.headers


def test_a_preflight_of_another_page_is_refused(client: Client) -> None:
    said = client.request("OPTIONS", f"/{client.token}/check", b"", Origin="https://evil.example")
    assert said.status == 403 and "access-control-allow-origin" not in said.headers


def test_wishes_are_posted(client: Client) -> None:
    assert client.get("/check").status == 405
    assert client.request("POST", f"/{client.token}/start.json", b"").status == 405


def test_open_to_the_network_any_address_but_no_foreign_name() -> None:
    async def app(*_: object) -> None:
        raise AssertionError

    guard = Guard(app, "t", 80, ["localhost", "*"], "zh")
    for host, ours in (("10.0.0.1", True), ("[fe80::1]", True), ("evil.example", False), ("10.0.0.1:81", False)):
        assert guard._is_ours(host) is ours


def test_the_page_may_load_and_run_nothing_but_its_own_parts() -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in HEADERS["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert {policy[f"{kind}-src"] for kind in ("script", "style", "img", "connect")} == {"'self'"}
    page = (Path(__file__).parents[3] / "lint" / "interfaces" / "web" / "page.html").read_text(encoding="utf-8")
    assert " style=" not in page and "onclick" not in page and "http" not in page
