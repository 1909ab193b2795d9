"""`vstore privacy` with a real store: an owner exports, erases, and sees in the log that they did."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from tests.support.served import Served, served
from vstore.__main__ import main
from vstore.client.connection import StoreConnection
from vstore.client.visitor import Visitor
from vstore.protocol.client import Contact
from vstore.protocol.client_talk import RateSpeech
from vstore.protocol.codec import MSGPACK
from vstore.protocol.server import Done, Said, SceneOpened, ServerMessage

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")
ERASED = "보관하던 고객님의 정보를 모두 지웠어요."


async def visit(store: Served) -> tuple[str, str]:
    """Somebody talks, rates an answer, buys and goes; the order's number and their token."""
    heard: list[ServerMessage] = []
    async with StoreConnection(store.address, MSGPACK) as connection:
        visitor = Visitor(connection, heard.append)
        await visitor.enter("Hana", "en")
        assert await visitor.say("hello, my number is 010-1234-5678", 30)
        answer = [each for each in heard if isinstance(each, Said) and each.done and each.to == heard_as(heard)][-1]
        await connection.send(RateSpeech(ref=900, body=answer.body, utterance=answer.utterance, good=False))
        await connection.until(lambda message: message if message == Done(ref=900) else None, ref=900)
        assert visitor.scene is not None
        await visitor.put_in_cart(visitor.scene.displays[0].sku)
        order = await visitor.check_out(CONTACT, "decline")
        assert visitor.welcome is not None
        await visitor.leave()
        return order.number, visitor.welcome.visitor


def heard_as(heard: list[ServerMessage]) -> int:
    """The body that one has."""
    return next(each.you for each in heard if isinstance(each, SceneOpened))


def told(store: Served, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["privacy", *arguments, "--url", store.address, "--token", store.staff_token]) == 0
    return capsys.readouterr().out


async def test_owner_serves_a_visitor_who_writes_a_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(None, tmp_path / "store.db") as store:
        number, token = await visit(store)
        why = ("--reason", "letter of 22 November")
        (exported,) = json.loads(told(store, capsys, "export", "HANA@example.com", *why))
        sections = {each["name"]: each["records"] for each in exported["sections"]}
        assert sections["orders"][0]["address"] == "1 Sejong-daero"
        assert "hello, my number is [phone]" in [line["text"] for line in sections["chat_lines"]]
        assert {"visitors", "cart_lines", "order_lines"} <= sections.keys()

        assert main(["conversations", "rated", "--url", store.address, "--token", store.staff_token]) == 0
        rated = capsys.readouterr().out.splitlines()
        assert " bad " in rated[0] and rated[1] == "  visitor: hello, my number is [phone]"
        assert main(["conversations", "rated", "--good", "--url", store.address, "--token", store.staff_token]) == 0
        assert capsys.readouterr().out == ""

        assert told(store, capsys, "expire", "--dry-run") == "nothing has outlived its period\n"
        # Until those who must hear of the order have heard, an erasure waits.
        while not (erased := told(store, capsys, "erase", number, *why, "--lang", "ko")).startswith(ERASED):
            assert f"주문 {number} 처리가 아직 끝나지 않아" in erased
            await asyncio.sleep(0.1)
        assert number in erased
        (kept,) = json.loads(told(store, capsys, "separated", number, *why))
        assert kept["content"]["email"] == "hana@example.com"
        lines = told(store, capsys, "accesses").splitlines()
        done = [next(each for each in ("looked", "erased", "exported") if f" {each} " in line) for line in lines]
        assert [*dict.fromkeys(done)] == ["looked", "erased", "exported"]
        assert all("(letter of 22 November)" in line for line in lines if "rated conversations" not in line)
        assert sum("looked rated conversations of everybody" in line for line in lines) == 2

        headers = {"authorization": f"Bearer {token}"}
        assert httpx.get(f"{store.address}api/visitor/personal-data", headers=headers).status_code == 401
        assert main(["privacy", "export", number, *why, "--url", store.address, "--token", store.staff_token]) == 1
        assert "Nobody is known by this" in capsys.readouterr().err
        assert store.stop() == 0
    words = "".join(store.log)
    assert "hana@example.com" not in words and "Sejong" not in words
