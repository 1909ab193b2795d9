"""A card number that somebody says or writes is nowhere afterwards: not heard, not kept, not journalled."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.little_store import open_house, opening_of
from vstore.journal.file_format import MARK, JournalReader, packed
from vstore.journal.recorded_store import Record
from vstore.journal.replay import Replay
from vstore.limits import StoreLimits
from vstore.protocol.card_numbers import HIDDEN
from vstore.protocol.client import ChangeCart, CheckOut, Contact, Say
from vstore.protocol.codec import JSON
from vstore.protocol.schema import protocol_schema
from vstore.protocol.server import Refused
from vstore.storage.tables import Table

CARD = "4242 4242 4242 4242"
CARD_FIELD = re.compile(r"card|(^|_)(pan|cvc|cvv|iban|expiry)(_|$)")
PAGE = Path(__file__).parents[2] / "clients" / "web" / "src"


async def test_nobody_hears_it_and_nothing_keeps_it(tmp_path: Path) -> None:
    records: list[Record] = []
    house = await open_house(tmp_path, record=records.append)
    ada, bob = await house.enter("Ada 4242-4242-4242-4242", JSON, locale="ko"), await house.enter("Bob")
    ada.send(Say(1, f"제 카드는 {CARD}이고 cvc 123이에요"))
    ada.send(ChangeCart(2, "mug-green", 1))
    await house.run(seconds=5)
    contact = Contact("Ada", "ada@example.com", f"{CARD} Street")
    ada.send(CheckOut(3, "key-of-ada", contact, 12_000, "approve"))
    await house.run(seconds=1)

    heard = "".join(bob.heard())
    assert f"{HIDDEN * 4} {HIDDEN * 4}" in heard
    assert not re.search(r"4242|123", heard)
    told = [refused for refused in ada.all(Refused) if refused.code == "card_number"]
    assert [refused.ref for refused in told] == [None, None, 3]
    assert "카드 번호" in told[0].text
    assert not await house.shop.orders_of(ada.session.visitor)

    file = MARK + packed(opening_of(StoreLimits())) + b"".join(map(packed, records))
    house.close()
    assert not re.search(rb"4242[ -]", file)
    assert not any(re.search(rb"4242[ -]", each.read_bytes()) for each in tmp_path.iterdir())
    reader = JournalReader(io.BytesIO(file))
    replay = Replay(reader.opening)
    for record in reader:
        replay.feed(record)
    assert (replay.difference, replay.breaks) == (None, [])


def field_names(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from field_names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from field_names(part)


def test_no_message_and_no_table_has_a_field_for_one() -> None:
    columns = {column.name for table in Table.metadata.tables.values() for column in table.columns}
    fields = {*field_names(protocol_schema())}
    assert {"address", "payment_token"} <= fields
    assert {"email", "reference"} <= columns
    assert [name for name in sorted(columns | fields) if CARD_FIELD.search(name)] == []


def test_no_form_of_the_page_asks_for_one() -> None:
    sources = sorted(PAGE.rglob("*.ts"))
    assert len(sources) > 20
    asking = re.compile(r"""["']cc-|cvc|cvv|card-?number""", re.I)
    assert [source.name for source in sources if asking.search(source.read_text())] == []
