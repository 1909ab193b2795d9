"""A day in the real store, recorded and replayed: visitors on real sockets, the agent's words, an order."""

import json
import re
from pathlib import Path

import pytest

from tests.support.served import served
from vstore.__main__ import main
from vstore.client.connection import StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import Contact
from vstore.protocol.codec import JSON, MSGPACK

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


async def visit(address: str) -> None:
    """Two visitors: one talks, the other buys."""
    async with StoreConnection(address, JSON) as quiet, StoreConnection(address, MSGPACK) as busy:
        listener, buyer = Visitor(quiet), Visitor(busy)
        await listener.enter("Jun", "ko")
        await buyer.enter("Hana", "en")
        assert buyer.scene is not None
        assert await listener.say("추천해 주세요", 30)
        await buyer.put_in_cart(buyer.scene.displays[0].sku)
        await buyer.check_out(CONTACT, "confirm")
        await buyer.leave()


async def test_a_recorded_day_is_replayed_to_the_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = tmp_path / "day.journal"
    with served(None, tmp_path / "store.db", "--journal", str(journal), PYTHONHASHSEED="7") as store:
        await visit(store.address)
        assert store.stop() == 0
    warnings = [line["event"] for line in map(json.loads, filter(is_json, store.log)) if line["level"] == "warning"]
    assert warnings == ["a journal is kept: it holds what visitors say and their tokens"]

    assert main(["replay", str(journal)]) == 0
    told = re.fullmatch(r"(\d+) beats, (\d+) frames in, (\d+) messages out: byte-equal\n", capsys.readouterr().out)
    assert told
    beats, received, sent = map(int, told.groups())
    assert beats > 20 and received == 7 and sent > 20

    assert main(["replay", str(journal), "--show", "--session", "2", "--until", str(beats - 1)]) == 0
    *shown, summary = capsys.readouterr().out.splitlines()
    assert summary.startswith(f"{beats - 1} beats, ")
    lines = list(map(json.loads, shown))
    assert {line["session"] for line in lines} == {2}
    received_types = [line["message"]["type"] for line in lines if line["way"] == "received"]
    assert received_types == ["Hello", "ChangeCart", "CheckOut", "ConfirmPayment", "Leave"]
    assert "OrderChanged" in [line["message"]["type"] for line in lines if line["way"] == "sent"]


def is_json(line: str) -> bool:
    return line.startswith("{")


def test_a_journal_that_cannot_be_made_is_a_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, why in (
        (tmp_path, f"{tmp_path} exists already; name a new file for the journal"),
        (tmp_path / "none" / "a", f"cannot write a journal to {tmp_path / 'none' / 'a'}: No such file or directory"),
    ):
        options = ["serve", "--port", "0", "--database", f"sqlite:///{tmp_path / 'store.db'}", "--journal", str(path)]
        assert main(options) == 1
        assert capsys.readouterr().err == f"vstore: {why}\n"
