"""Letters about orders: complete in every language, true to the order, and safe whatever people have written."""

import string
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.joyful_shop import ADA, NOON, TurnedClock, won
from vstore.commerce.cart import CartItem
from vstore.commerce.email_code import EMAIL_CODE, LIFE, CodeLetter
from vstore.commerce.fulfilment import Return, Shipment
from vstore.commerce.order import Order, State
from vstore.commerce.outbox import Event, EventKind
from vstore.commerce.published_order import PublishedOrder, PublishedRefund, published
from vstore.post.code_letter import code_letter
from vstore.post.letter import Letter
from vstore.post.letterhead import WORDINGS, Letterhead
from vstore.post.mail import LETTERS, VisitorsMail, message_of
from vstore.post.order_letter import order_letter
from vstore.post.recipient import NeverTaken

DAYS = {"KR": 7, "DE": 14}
HEAD = Letterhead(
    {"en": "Maru & Moss", "ko": "마루앤모스"},
    "ko",
    lambda country: DAYS.get(country, 0),
    (({"en": "Terms", "ko": "이용약관"}, "https://shop.example/terms"),),
    {"en": "Maru Ltd., Seoul, 110-81-00000", "ko": "(주)마루, 서울, 110-81-00000"},
)
SLOTS = {"store": "", "number": "", "name": "", "code": "", "minutes": ""}


def written(order: Order, kind: EventKind = EventKind.ORDER_PAID, **contact: str) -> Letter:
    return order_letter(kind, published(replace(order, contact=replace(order.contact, **contact))), HEAD)


def lived(order: Order) -> PublishedOrder:
    """The order when something was sent, sent back and given back."""
    parcels = (
        Shipment(1, "CJ", "6300-1", (CartItem("LAMP", 1),), NOON, NOON + timedelta(days=2)),
        Shipment(2, "Hanjin", "7001-2", (CartItem("TEA", 1),), NOON + timedelta(days=1)),
    )
    back = Return(1, (CartItem("LAMP", 1),), (CartItem("LAMP", 1),), True, "", NOON + timedelta(days=3, hours=1))
    refunds = (
        PublishedRefund("k-1", won(19_000), "return", "done", NOON, NOON + timedelta(days=4)),
        PublishedRefund("k-2", won(4_500), "goodwill", "due", NOON),
    )
    return replace(published(order), shipments=parcels, returns=(back,), refunds=refunds)


ABOUT = {
    EventKind.SHIPMENT_DELIVERED: ("CJ 6300-1", "1 ×"),
    EventKind.RETURN_REQUESTED: ("2026-11-2", "1 ×"),
    EventKind.REFUND_DONE: ("19,000",),
}


def read(letter: Letter) -> EmailMessage:
    """The message as it arrives."""
    message = message_of(letter, "Maru & Moss", "shop@example.com", "VS-1.order.paid", NOON)
    arrived = message_from_bytes(message.as_bytes(), policy=default)
    assert isinstance(arrived, EmailMessage)
    return arrived


@pytest.mark.parametrize("language", WORDINGS)
@pytest.mark.parametrize("kind", LETTERS.values())
def test_letter_tells_all_of_the_order_in_both_forms(order: Order, kind: EventKind, language: str) -> None:
    letter = order_letter(kind, lived(replace(order, language=language, received=order.total)), HEAD)
    store = HEAD.name_in(language)
    assert store in letter.subject and order.number in letter.subject and letter.language == language
    total, lamp = ("45,000원", "램프") if language == "ko" else ("₩45,000", "Lamp")
    for form in (letter.text, letter.html):
        for fact in (
            order.number,
            lamp,
            total,
            "Seoul-ro 1",
            "04524",
            "https://shop.example/terms",
            "110-81-00000",
            *ABOUT.get(kind, ()),
        ):
            assert fact in form
        assert "{" not in form.split("</head>")[-1]


@pytest.mark.parametrize("language", WORDINGS)
def test_words_have_no_slots_but_those_that_are_filled(language: str) -> None:
    words = WORDINGS[language]
    said = [words.greeting, words.why, words.code_subject, words.code_opening]
    for occasion in words.occasions.values():
        said += [occasion.subject, occasion.opening, occasion.opening_paid or ""]
    slots = {name for each in said for _, name, _, _ in string.Formatter().parse(each) if name is not None}
    assert slots <= SLOTS.keys()


@pytest.mark.parametrize(("country", "told"), [("KR", "7 days"), ("DE", "14 days"), ("US", "")])
def test_right_to_withdraw_is_told_as_the_law_of_the_country_has_it(order: Order, country: str, told: str) -> None:
    letter = written(replace(order, language="en"), country=country)
    assert told in letter.text and ("Your right to withdraw" in letter.text) is bool(told)
    refund = written(replace(order, language="en"), EventKind.ORDER_REFUNDED)
    assert "Your right to withdraw" not in refund.text


def test_cancelled_order_says_whether_money_was_taken(order: Order) -> None:
    cancelled = replace(order, language="en", state=State.CANCELLED)
    assert "no money was taken" in written(cancelled, EventKind.ORDER_CANCELLED).text
    paid = replace(cancelled, received=won(45_000))
    assert "on its way back" in written(paid, EventKind.ORDER_CANCELLED).text


def test_who_reads_no_language_of_ours_gets_the_stores_own(order: Order) -> None:
    assert written(replace(order, language="fr")).language == "ko"
    assert replace(HEAD, language="fr").language_for("fr") == "en"


def test_tax_that_is_not_in_the_prices_leads_to_the_total(order: Order) -> None:
    taxed = replace(order, language="en", tax_included=False, delivery_tax=300)
    assert "Tax: ₩300" in written(taxed).text
    assert "Tax included: ₩300" in written(replace(taxed, tax_included=True)).text


def test_what_people_wrote_is_text_and_never_markup(order: Order) -> None:
    letter = written(replace(order, language="en"), name="<script>alert(1)</script>", address='"><img src=x>')
    assert "<script" not in letter.html and "<img" not in letter.html
    assert "&lt;script&gt;" in letter.html and "Tea &lt;b&gt;&amp;&lt;/b&gt; more" in letter.html
    assert "<script>alert(1)</script>" in letter.text


def test_message_arrives_as_it_was_written(order: Order) -> None:
    letter = written(order)
    message = read(letter)
    assert message["to"].addresses[0].addr_spec == "ada@example.com"
    assert message["from"].addresses[0].display_name == "Maru & Moss"
    assert (message["subject"], message["content-language"]) == (letter.subject, "ko")
    assert message["message-id"] == "<VS-1.order.paid@example.com>"
    text, html = (message.get_body((form,)) for form in ("plain", "html"))
    assert text and text.get_content().replace("\r\n", "\n") == letter.text
    assert html and html.get_content().replace("\r\n", "\n") == letter.html


HEADERS = {
    "from", "to", "subject", "date", "message-id", "content-language", "auto-submitted", "mime-version", "content-type",
}  # fmt: skip
hostile = st.text(st.characters(codec="utf-8") | st.sampled_from('\r\n\0\u2028,;:<>@"\\'), max_size=40)


@given(name=hostile, subject=hostile, email=hostile.map(lambda text: f"a{text}@example.com"))
def test_no_text_adds_a_header_or_a_recipient(name: str, subject: str, email: str) -> None:
    letter = Letter(name, email, "en", subject + "\r\nBcc: eve@example.com", "text", "<p>text</p>")
    try:
        message = read(letter)
    except NeverTaken:
        return
    assert {header.lower() for header in message} == HEADERS
    assert len(message["to"].addresses) == 1 and message["to"].addresses[0].domain == "example.com"


@pytest.mark.parametrize(
    "email",
    [
        "ada",
        "ada@",
        "@example.com",
        "ada@example.com, eve@example.com",
        "ada@example.com\r\nBcc: eve@example.com",
        "아다@example.com",
        "ada@example..com",
        "<ada@example.com>",
    ],
)
def test_address_that_is_none_is_refused_without_being_named(email: str) -> None:
    with pytest.raises(NeverTaken) as refusal:
        read(Letter("Ada", email, "en", "Hello", "text", "<p>text</p>"))
    assert "ada" not in str(refusal.value)


def test_address_in_a_domain_of_another_script_is_written_in_ascii() -> None:
    message = read(Letter("Ada", "ada@한국.kr", "en", "Hello", "text", "<p>text</p>"))
    assert message["to"].addresses[0].addr_spec == "ada@xn--3e0b707e.kr"


def test_letter_and_contact_show_nobody_in_a_log(order: Order) -> None:
    assert "ada" not in repr([written(order), ADA]).lower()


@pytest.mark.parametrize("language", WORDINGS)
def test_code_is_told_with_how_long_it_holds(language: str) -> None:
    letter = code_letter(CodeLetter("ada@example.com", "042137", language, NOON), HEAD)
    assert "042137" in letter.subject and letter.email == "ada@example.com"
    for form in (letter.text, letter.html):
        assert "042137" in form and "10" in form


async def test_code_that_has_run_out_is_not_sent_any_more() -> None:
    sent: list[str] = []

    class Bag:
        async def carry(self, message: EmailMessage, name: str) -> None:
            sent.append(name)

    clock = TurnedClock()
    mail = VisitorsMail(HEAD, "shop@example.com", Bag(), clock)
    body = msgspec.json.encode(CodeLetter("ada@example.com", "042137", "en", NOON + LIFE)).decode()
    event = Event("code.1", EMAIL_CODE, "1", NOON, body)
    assert mail.wants(event.kind)
    await mail.take(event)
    clock.turn(seconds=LIFE.total_seconds())
    await mail.take(event)
    assert sent == ["code.1"]
