"""The letter about an order: a receipt, or a notice of what became of it."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from nlp.languages import LANGUAGES
from scenes.money import Money
from scenes.products import text_in
from vstore.commerce.order_change import Items
from vstore.commerce.outbox import EventKind
from vstore.commerce.published_order import PublishedLine, PublishedOrder
from vstore.post.letter import Letter
from vstore.post.letterhead import TEMPLATES, WORDINGS, Letterhead
from vstore.post.wording import Wording

GOODS_ARE_BOUGHT = frozenset({EventKind.ORDER_AWAITING_PAYMENT, EventKind.ORDER_PAID})
"""Letters that tell of the right to withdraw: those that confirm a purchase (Directive 2011/83/EU, Art. 8(7); Korean
Act on Consumer Protection in Electronic Commerce, Art. 13(2))."""


def is_written_about(kind: EventKind) -> bool:
    return all(kind in wording.occasions for wording in WORDINGS.values())


def order_letter(kind: EventKind, order: PublishedOrder, head: Letterhead) -> Letter:
    """What the visitor hears of an order, in their language where letters are written in it."""
    language = head.language_for(order.language)
    words, store = WORDINGS[language], head.name_in(language)
    occasion = words.occasions[kind]
    days = head.withdrawal_days(order.contact.country) if kind in GOODS_ARE_BOUGHT else 0
    subject = occasion.subject.format(store=store, number=order.number)
    facts = {
        "language": language,
        "store": store,
        "subject": subject,
        "words": words,
        "order": order,
        "greeting": words.greeting.format(name=order.contact.name),
        "opening": (order.received and occasion.opening_paid) or occasion.opening,
        "placed": _time(order.placed_at, words),
        "details": list(_details(kind, order, words, language)),
        "lines": [_line(line, language) for line in order.lines],
        "sums": list(_sums(order, words, language)),
        "total": _money(order.total, language),
        "tax_included": _money(order.tax, language) if order.tax_included and order.tax.amount else "",
        "address": [part for part in words.address(msgspec.structs.asdict(order.contact)) if part],
        "withdrawal": words.withdrawal(days) if days else "",
        "links": head.links_in(language),
        "business": text_in(head.business, language),
        "why": words.why.format(store=store),
    }
    text, html = (TEMPLATES.get_template(f"order.{form}").render(facts) for form in ("txt", "html"))
    return Letter(order.contact.name, order.contact.email, language, subject, text, html)


def _sums(order: PublishedOrder, words: Wording, language: str) -> Iterator[tuple[str, str]]:
    """What leads from the lines to the total, line by line."""
    yield words.subtotal, _money(order.subtotal, language)
    for discount in order.discounts:
        if not discount.on_delivery:
            yield text_in(discount.name, language), f"-{_money(discount.amount, language)}"
    yield words.delivery, _money(order.delivery, language)
    if not order.tax_included:
        yield words.tax, _money(order.tax, language)


def _details(kind: EventKind, order: PublishedOrder, words: Wording, language: str) -> Iterator[tuple[str, str]]:
    """What this letter is about within the order: that which was done last."""
    match kind:
        case EventKind.SHIPMENT_SENT | EventKind.SHIPMENT_DELIVERED:
            parcel = max(order.shipments, key=lambda each: (each.delivered_at or each.shipped_at, each.number))
            yield words.carrier, f"{parcel.carrier} {parcel.tracking}".strip()
            yield words.contents, _items(parcel.items, order, language)
        case EventKind.RETURN_REQUESTED:
            asked = order.returns[-1]
            yield words.declared, _time(asked.asked_at, words)
            yield words.contents, _items(asked.items, order, language)
        case EventKind.REFUND_DONE:
            answered = [each for each in order.refunds if each.answered_at is not None]
            refund = max(answered, key=lambda each: each.answered_at or each.asked_at)
            yield words.refund, _money(refund.amount, language)
        case _:
            pass


def _items(items: Items, order: PublishedOrder, language: str) -> str:
    names = {line.sku: text_in(line.name, language) for line in order.lines}
    return ", ".join(f"{item.quantity} × {names[item.sku]}" for item in items)


def _time(when: datetime, words: Wording) -> str:
    return f"{when.astimezone(words.zone):%Y-%m-%d %H:%M %Z}"


def _line(line: PublishedLine, language: str) -> dict[str, object]:
    return {
        "name": text_in(line.name, language),
        "choice": text_in(line.choice, language),
        "quantity": line.quantity,
        "unit_price": _money(line.unit_price, language),
        "total": _money(line.total, language),
    }


def _money(money: Money, language: str) -> str:
    return LANGUAGES[language].money(money.amount, money.currency)
