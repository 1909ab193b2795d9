"""The page over HTTP: packed once, asked about anew, under a strict policy, and framed by nobody but whom we name."""

import gzip
from pathlib import Path

import brotli
import httpx
import pytest
from starlette.applications import Starlette

from vstore.doors.api.guard import Guard
from vstore.doors.http import http_app
from vstore.doors.packed_files import coding_of
from vstore.protocol.store_view import StoreView, ThemeView

SCRIPT = "export const answer = 42;\n" * 200
NO_THEME = ThemeView()
PICTURE = bytes(range(256)) * 8


async def unused(*_: object) -> None:
    raise AssertionError("nobody asked for this")


@pytest.fixture
def web(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "app.js").write_text(SCRIPT)
    (folder / "index.html").write_text("<!doctype html><title>store</title>")
    (folder / "widget.html").write_text("<!doctype html><title>chat</title>")
    (folder / "embed.js").write_text("(function(){ ask(VSTORE_THEME.accent); })();\n")
    (folder / "icon.png").write_bytes(PICTURE)
    return folder


def app(web: Path, *embedders: str, theme: ThemeView = NO_THEME) -> Starlette:
    return http_app(
        web=web,
        library=web,
        assets=web / "none",
        about=lambda: StoreView({"en": "Corner", "ko": "모퉁이"}, ("ko", "en"), "KRW", {}, theme=theme),
        health=dict,
        endpoints=[],
        guard=Guard(unused, unused),
        returned=unused,
        embedders=embedders,
    )


async def answer(store: Starlette, path: str, **headers: str) -> httpx.Response:
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    transport = httpx.ASGITransport(store)
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://store") as client,
        client.stream("GET", path, headers={"accept-encoding": "identity", **asked}) as response,
    ):
        response._content = b"".join([chunk async for chunk in response.aiter_raw()])
    return response


async def test_scripts_go_out_in_the_best_coding_that_is_taken(web: Path) -> None:
    store = app(web)
    by = {each: await answer(store, "/app.js", accept_encoding=each) for each in ("gzip, deflate, br", "gzip", "none")}
    br, zipped, plain = by.values()
    assert [each.headers.get("content-encoding") for each in by.values()] == ["br", "gzip", None]
    assert brotli.decompress(br.content) == gzip.decompress(zipped.content) == plain.content == SCRIPT.encode()
    assert len({each.headers["etag"] for each in by.values()}) == 3
    assert {each.headers["vary"] for each in by.values()} == {"Accept-Encoding"}
    assert br.headers["content-type"].startswith("text/javascript")


async def test_what_is_known_is_not_sent_again_until_it_changes(web: Path) -> None:
    store = app(web)
    first = await answer(store, "/app.js", accept_encoding="br")
    assert first.headers["cache-control"] == "no-cache"
    again = await answer(store, "/app.js", accept_encoding="br", if_none_match=f'"other", W/{first.headers["etag"]}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    (web / "app.js").write_text("export const answer = 43;\n")
    new = await answer(store, "/app.js", accept_encoding="br", if_none_match=first.headers["etag"])
    assert (new.status_code, brotli.decompress(new.content)) == (200, b"export const answer = 43;\n")


async def test_pictures_are_not_packed_again_but_known_by_a_tag(web: Path) -> None:
    store = app(web)
    picture = await answer(store, "/icon.png", accept_encoding="br")
    assert "content-encoding" not in picture.headers
    assert picture.content == PICTURE
    assert (await answer(store, "/icon.png", if_none_match=picture.headers["etag"])).status_code == 304


@pytest.mark.parametrize(
    "path", ["/", "/widget", "/store.json", "/protocol.schema.json", "/manifest.webmanifest", "/embed.js"]
)
async def test_everything_has_a_tag_and_is_asked_about(web: Path, path: str) -> None:
    store = app(web)
    first = await answer(store, path)
    assert (first.status_code, first.headers["cache-control"]) == (200, "no-cache")
    assert (await answer(store, path, if_none_match=first.headers["etag"])).status_code == 304


async def test_the_policy_runs_nothing_that_is_not_ours(web: Path) -> None:
    policy = (await answer(app(web), "/")).headers["content-security-policy"]
    rules = {name: sources for name, *sources in (rule.split() for rule in policy.split(";"))}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert rules["style-src"] == ["'self'"]
    assert rules["frame-ancestors"] == ["'none'"]


async def test_only_the_widget_is_framed_and_only_by_the_sites_that_are_named(web: Path) -> None:
    async def ancestors(store: Starlette, path: str) -> str:
        policy: str = (await answer(store, path)).headers["content-security-policy"]
        return policy.rpartition("frame-ancestors ")[2]

    named = app(web, "https://brand.example", "http://localhost:3000")
    assert await ancestors(named, "/widget") == "https://brand.example http://localhost:3000"
    assert await ancestors(named, "/") == "'none'"
    assert await ancestors(app(web), "/widget") == "'none'"


async def test_the_manifest_is_in_the_visitors_language_where_the_store_speaks_it(web: Path) -> None:
    store = app(web)
    named = {each: await answer(store, "/manifest.webmanifest", accept_language=each) for each in ("en-GB,ko", "fr")}
    assert [each.json()["name"] for each in named.values()] == ["Corner", "모퉁이"]
    assert {each.headers["content-type"] for each in named.values()} == {"application/manifest+json"}


async def test_a_brands_colour_is_told_to_phones_and_to_the_pages_of_other_sites(web: Path) -> None:
    plain, branded = app(web), app(web, theme=ThemeView(accent="#b5573c", corners="soft"))
    colors = [(await answer(store, "/manifest.webmanifest")).json()["theme_color"] for store in (plain, branded)]
    assert colors == ["#f6f0e7", "#b5573c"]
    scripts = [(await answer(store, "/embed.js")).text.split("\n")[0] for store in (plain, branded)]
    assert scripts == ["{const VSTORE_THEME={};", '{const VSTORE_THEME={"accent":"#b5573c","corners":"soft"};']


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("", ""), ("gzip;q=0, br;q=0.000", ""), ("BR ; q=0.1", "br"), ("gzip;q=0.5, br;q=0", "gzip"), ("*", "")],
)
def test_codings_that_are_refused_are_not_sent(accepted: str, coding: str) -> None:
    assert coding_of(accepted) == coding
