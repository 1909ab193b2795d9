"""The talk round the words, by real bytes: who is writing, what could be said, what is named, and what was good."""

from pathlib import Path

from tests.support.little_store import Guest, House, open_house
from tests.support.privacy import CLERK
from vstore.privacy.chat import RatedLine
from vstore.protocol.client import VERSION, ChangeCart, ChangeLocale, Hello, LookAt, Say
from vstore.protocol.client_talk import RateSpeech, ShowTyping
from vstore.protocol.server import Done, Refused, Said, SceneOpened, Suggested, Typing, Welcome


async def test_others_near_see_who_is_writing_and_nobody_else_is_told(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada, bea = await house.enter("Ada"), await house.enter("Bea")
    await house.run(0.2)
    ada.send(ShowTyping())
    ada.send(ShowTyping(typing=False))
    await house.run()
    you = ada.last(SceneOpened).you
    assert bea.all(Typing) == [Typing(body=you, typing=True), Typing(body=you, typing=False)]
    assert ada.all(Typing) == []
    house.close()


async def test_who_shows_it_too_often_is_told_so(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada, bea = await house.enter("Ada"), await house.enter("Bea")
    await house.run(0.2)
    for _ in range(10):
        ada.send(ShowTyping())
    ada.send(Say(ref=1, text="Hello there"))
    await house.run()
    assert len(bea.all(Typing)) == 3
    assert ada.last(Refused).code == "too_fast"
    assert "Hello there" in bea.heard()  # words have an allowance of their own
    house.close()


async def test_suggestions_follow_what_is_looked_at_and_lies_in_the_cart(tmp_path: Path) -> None:
    pay, add = "I would like to pay", "Put it in my cart"
    house = await open_house(tmp_path)
    ada = await house.enter()
    await house.run(1.5)
    assert add not in ada.last(Suggested).suggestions
    ada.send(LookAt(display="d-mug"))
    await house.run(1.0)
    assert add in ada.last(Suggested).suggestions
    ada.send(ChangeCart(ref=1, sku="MUG-G", quantity=1))
    await house.run(1.5)
    assert add not in ada.last(Suggested).suggestions
    assert pay in ada.last(Suggested).suggestions
    ada.send(ChangeLocale(locale="ko"))
    await house.run(1.0)
    assert "결제할게요" in ada.last(Suggested).suggestions
    told = len(ada.all(Suggested))
    await house.run(3.0)
    assert len(ada.all(Suggested)) == told
    house.close()


async def test_who_comes_back_to_a_body_is_told_again(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada = await house.enter()
    await house.run(1.5)
    told, welcome = ada.last(Suggested), ada.last(Welcome)
    ada.drop()
    again = house.connect()
    again.send(Hello(protocol=VERSION, visitor=welcome.visitor, resume=welcome.resume))
    await house.run(1.5)
    assert again.last(Suggested) == told
    house.close()


async def test_products_are_told_with_the_sentence_that_names_them(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada = await house.enter()
    await house.run(4.0)
    ada.send(Say(ref=1, text="Do you have a mug?"))
    await house.run(8.0)
    naming = [said for said in ada.all(Said) if said.products]
    assert naming and {said.products for said in naming} == {("mug",)}
    (whole,) = {text for text in ada.heard(naming[0].body) if "Moss Mug" in text}
    (pieces,) = [[said for said in ada.all(Said) if said.utterance == each.utterance] for each in naming[:1]]
    assert "".join(said.piece for said in pieces) == whole
    assert pieces[0].products == ("mug",) * ("Moss Mug" in pieces[0].piece)
    ada.send(Say(ref=2, text="I say Moss Mug myself"))
    await house.run()
    assert not next(said for said in ada.all(Said) if said.piece.startswith("I say")).products
    house.close()


async def rate(house: House, guest: Guest, ref: int, said: Said, good: bool | None) -> Done | Refused:
    guest.send(RateSpeech(ref=ref, body=said.body, utterance=said.utterance, good=good))
    await house.run(0.1)
    answers: list[Done | Refused] = [*guest.all(Done), *guest.all(Refused)]
    return next(each for each in answers if each.ref == ref)


async def answered(house: House, guest: Guest, text: str) -> Said:
    """What an agent says to something."""
    guest.send(Say(ref=1_000, text=text))
    await house.run(8.0)
    return [said for said in guest.all(Said) if said.to == guest.last(SceneOpened).you][-1]


async def test_thumb_is_kept_with_the_line_it_is_for(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada, bea = await house.enter("Ada"), await house.enter("Bea")
    await house.run(4.0)
    said = await answered(house, ada, "Do you have a mug? Call 010-1234-5678")
    assert await rate(house, ada, 7, said, False) == Done(ref=7)
    (kept,) = await house.privacy.office.rated(10)
    assert kept.good is False and kept.agent == "sori"
    assert kept.asked == "Do you have a mug? Call [phone]"
    assert "Moss Mug" in kept.text
    assert await rate(house, ada, 8, said, True) == Done(ref=8)
    assert [line.good for line in await house.privacy.office.rated(10)] == [True]
    assert await house.privacy.office.rated(10, good=False) == ()
    refused = await rate(house, bea, 9, said, False)
    assert isinstance(refused, Refused) and refused.code == "utterance_unknown"
    assert await rate(house, ada, 10, said, None) == Done(ref=10)
    assert await house.privacy.office.rated(10) == ()
    house.close()


async def test_nothing_is_rated_that_nobody_said(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada = await house.enter()
    await house.run(4.0)
    own = Said(body=ada.last(SceneOpened).you, utterance=1, piece="")
    refused = await rate(house, ada, 3, own, True)
    assert isinstance(refused, Refused) and refused.code == "utterance_unknown"
    assert refused.text.startswith("Nothing of that kind")
    house.close()


async def test_thumbs_are_exported_and_erased_with_the_conversation(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada = await house.enter()
    await house.run(4.0)
    said = await answered(house, ada, "Do you have a mug?")
    await rate(house, ada, 7, said, True)
    lines = await house.privacy.office.rated(10)
    assert [type(line) for line in lines] == [RatedLine]
    visitor = ada.session.visitor
    exported = await house.privacy.office.export(visitor, CLERK)
    chat = next(section for section in exported.sections if section.name == "chat_lines")
    assert [line["good"] for line in chat.records if line["good"] is not None] == [True]
    await house.privacy.office.erase(visitor, CLERK, "a letter", "en")
    assert await house.privacy.office.rated(10) == ()
    house.close()


async def test_one_agent_leads_a_visitor_and_answers_another_meanwhile(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    ada, bea = await house.enter("Ada"), await house.enter("Bea")
    await house.run(8.0)
    ada.send(Say(ref=1, text="do you have lamps?"))
    await house.run(1.5)
    bea.send(Say(ref=1, text="how much is the moss mug?"))
    await house.run(0.5)
    you = bea.last(SceneOpened).you
    answer = "".join(said.piece for said in bea.all(Said)[-20:] if said.to == you)
    assert "₩18,000" in answer
    led_on = len(ada.all(Said))
    await house.run(15.0)
    assert any(said.to == ada.last(SceneOpened).you for said in ada.all(Said)[led_on:])
    house.close()
