"""The cookie of a staff session, and the defence against requests that another site makes a browser send with it."""

from collections.abc import Mapping

from starlette.requests import cookie_parser

from vstore.accounts.session import LONGEST

PLAIN, SECURE = "vstore_staff", "__Host-vstore_staff"
"""Under https the name keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3.2)."""

SAFE = frozenset({"GET", "HEAD"})


class CrossSite(Exception):
    """A page of another site may have sent this."""

    def __init__(self) -> None:
        super().__init__("Sign in and act on the store's own staff page; programs send a staff key instead.")


def session_cookie(token: str, *, secure: bool) -> str:
    """`Set-Cookie` for a session: out of reach for scripts, and never sent from another site."""
    return _cookie(token, int(LONGEST.total_seconds()), secure=secure)


def no_session_cookie(*, secure: bool) -> str:
    """`Set-Cookie` that takes it away."""
    return _cookie("", 0, secure=secure)


def session_token(headers: Mapping[str, str], *, secure: bool) -> str | None:
    """The session's token in a request, if there is one."""
    return cookie_parser(headers.get("cookie", "")).get(SECURE if secure else PLAIN) or None


def is_from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that a page of another origin sent this (Fetch Metadata, W3C; RFC 6454 for `Origin`)."""
    if site := headers.get("sec-fetch-site"):
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def is_from_here(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that a page of ours sent this; browsers say it with everything that changes something."""
    return ("sec-fetch-site" in headers or "origin" in headers) and not is_from_elsewhere(headers)


def _cookie(value: str, seconds: int, *, secure: bool) -> str:
    name, flag = (SECURE, "; Secure") if secure else (PLAIN, "")
    return f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{flag}"
