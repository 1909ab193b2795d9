"""What a brand may write about webhooks and mail, and what it is told where it cannot be."""

import pytest

from vstore.storefolder.post import MOST_HOOKS, Mail, Webhooks, post_complaints


def places(webhooks: Webhooks = Webhooks(), mail: Mail = Mail()) -> list[str]:
    return [place for place, _, _ in post_complaints(webhooks, mail)]


@pytest.mark.parametrize(
    "url", ["https://brand.example/hooks?token=1", "http://127.0.0.1:9000/", "http://localhost/", "http://[::1]:9000/"]
)
def test_address_that_can_be_sent_to(url: str) -> None:
    assert places(Webhooks((url,))) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://brand.example/",
        "brand.example",
        "ftp://brand.example/",
        "https://",
        "https://user:secret@brand.example/",
        "https://brand.example:notaport/",
        "https://brand.example/\r\nx: y",
        "https://[::1",
        "",
    ],
)
def test_address_that_cannot_be_sent_to_is_named(url: str) -> None:
    assert places(Webhooks((url,))) == ["webhooks.urls"]


def test_each_address_once_and_not_too_many() -> None:
    assert places(Webhooks(("https://a.example/", "https://a.example/"))) == ["webhooks.urls"]
    many = tuple(f"https://{number}.example/" for number in range(MOST_HOOKS + 1))
    assert places(Webhooks(many)) == ["webhooks.urls"]


@pytest.mark.parametrize(
    ("mail", "server"),
    [
        (Mail(), None),
        (Mail(smtp="smtp.example.com"), ("smtp.example.com", 587)),
        (Mail(smtp="smtp.example.com", security="tls"), ("smtp.example.com", 465)),
        (Mail(smtp="127.0.0.1:2525", security="none"), ("127.0.0.1", 2525)),
        (Mail(smtp="[::1]:25"), ("::1", 25)),
    ],
)
def test_mail_server_with_the_usual_port_of_its_security(mail: Mail, server: tuple[str, int] | None) -> None:
    assert (places(mail=mail), mail.server) == ([], server)


@pytest.mark.parametrize("smtp", ["", "smtp.example.com:x", "smtp.example.com/x", "a b", "smtp://smtp.example.com"])
def test_mail_server_that_is_none_is_named(smtp: str) -> None:
    assert places(mail=Mail(smtp=smtp)) == ["mail.smtp"]


@pytest.mark.parametrize("sender", ["", "shop", "Shop <shop@example.com>", "a@b, c@d", "shop@example.com\r\nBcc: x@y"])
def test_sender_that_is_no_address_is_named(sender: str) -> None:
    assert places(mail=Mail(sender=sender)) == ["mail.sender"]
