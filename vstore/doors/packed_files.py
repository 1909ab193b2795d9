"""A folder's files over HTTP: compressed once and kept, and asked about anew each time, so that no old one is used.

Names of built files stay the same from build to build; what a browser has of them is good as long as its ETag is.
"""

import gzip
import hashlib
import os
from pathlib import Path
from typing import NamedTuple

import brotli
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

PACKED = frozenset({".css", ".glb", ".gltf", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest"})
"""What grows smaller; pictures, sounds and films are compressed already."""
LARGEST = 8_000_000
"""Bytes of a file that is kept in memory; a larger one goes out from the disk as it is."""
BROTLI_QUALITY, GZIP_LEVEL = 9, 9
REVALIDATE = "no-cache"


class _Kept(NamedTuple):
    changed: int
    body: bytes
    etag: str


class PackedFiles(StaticFiles):
    """Serves the files of `directory` by brotli or gzip, whichever the browser takes."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory)
        self._kept: dict[tuple[str, str], _Kept] = {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if not isinstance(response, FileResponse):
            return response
        response.headers["cache-control"] = REVALIDATE
        asked, stat = Headers(scope=scope), response.stat_result
        if stat is None or stat.st_size > LARGEST or Path(response.path).suffix not in PACKED or "range" in asked:
            return response
        coding = coding_of(asked.get("accept-encoding", ""))
        kept = await to_thread.run_sync(self._packed, str(response.path), stat, coding)
        headers = {"cache-control": REVALIDATE, "etag": kept.etag}
        if coding:
            headers |= {"content-encoding": coding, "vary": "Accept-Encoding"}
        if is_known(kept.etag, asked):
            return NotModifiedResponse(Headers(headers))
        return Response(kept.body, headers=headers, media_type=response.media_type)

    def _packed(self, path: str, stat: os.stat_result, coding: str) -> _Kept:
        kept = self._kept.get((path, coding))
        if kept is None or kept.changed != stat.st_mtime_ns:
            plain = Path(path).read_bytes()
            kept = _Kept(stat.st_mtime_ns, compressed(plain, coding), tag_of(plain, coding))
            self._kept[path, coding] = kept
        return kept


def coding_of(accepted: str) -> str:
    """The best of the codings in an Accept-Encoding header (RFC 9110, 12.5.3): "br", "gzip", or "" for none."""
    taken = set()
    for each in accepted.lower().replace(" ", "").split(","):
        name, _, weight = each.partition(";q=")
        if weight.strip("0.") or not weight:
            taken.add(name)
    return next((coding for coding in ("br", "gzip") if coding in taken), "")


def compressed(plain: bytes, coding: str) -> bytes:
    match coding:
        case "br":
            packed: bytes = brotli.compress(plain, quality=BROTLI_QUALITY)
            return packed
        case "gzip":
            return gzip.compress(plain, GZIP_LEVEL, mtime=0)
    return plain


def tag_of(plain: bytes, coding: str = "") -> str:
    """An ETag that is as strong as the bytes sent: another coding of the same file has another."""
    digest = hashlib.sha256(plain).hexdigest()[:20]
    return f'"{digest}-{coding}"' if coding else f'"{digest}"'


def is_known(etag: str, asked: Headers) -> bool:
    """Whether the asker has it already (If-None-Match, compared weakly)."""
    known = {each.strip().removeprefix("W/") for each in asked.get("if-none-match", "").split(",")}
    return etag.removeprefix("W/") in known
