"""Whole conversations, a file each: what visitors say, and what the agent then has said, shown and done.

Each file is `[[turn]]` tables: `hears`; then what must hold once the agent is quiet: `skill` (the answer's intent),
`says` and `never` (words in what was said), `shows` (displays named), `points` (at what the arm points), `near`
(the display the agent stands at), `cart` (sku -> quantity, whole), `checkout`, `clerk` (reason), `card` (product),
`cancels` and `returns` (an order's number).
Before it hears, a visitor may stand `at` [x, z, heading] or be `looking_at` a display. With `store = "sample"` it is
the store that comes with vstore, and `promoted` is the store's push (product -> weight).
Each `[[promotion]]` is on offer, in the fields of PromotionSeen, amounts in minor units.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert, to_builtins
from msgspec.structs import replace

from avatars.steps import CallClerk, ChangeOrder, OfferCheckout, ShowCard, Speak, Step
from avatars.view import OrderSeen, ParcelSeen, PromotionSeen
from avatars.vocabulary import Vocabulary
from scenes.money import Money
from scenes.places import Place, Pose, distance
from tests.support.shopfloor import Premises, Shopfloor, little_shop
from vstore.inference.sentence_vectors import SentenceVectors
from vstore.storefolder import read_store

FILES = sorted(Path(__file__).parent.glob("*.toml"))
TRANSCRIPTS = Path(__file__).parents[1] / "artefacts" / "conversations"
NEAR_METRES = 1.8
VOCABULARY = Vocabulary(SentenceVectors(None))
"""As an open store has it."""


def sample(promoted: dict[str, float]) -> Premises:
    store = read_store(Path("vstore/sample"))
    products = {each.id: each for each in store.products}
    settings = store.settings
    return Premises(store.scenes, products, store.knowledge, settings.name, settings.currency, promoted)


def promotion(fields: dict[str, Any], currency: str) -> PromotionSeen:
    amounts = {name: to_builtins(Money(fields[name], currency)) for name in ("amount", "minimum") if name in fields}
    return convert(fields | amounts, PromotionSeen)


def opened(script: dict[str, Any]) -> Shopfloor:
    currency = script.get("currency", "KRW")
    premises = sample(script.get("promoted", {})) if script.get("store") == "sample" else little_shop(currency)
    premises = replace(premises, promotions=tuple(promotion(each, currency) for each in script.get("promotion", ())))
    floor = Shopfloor(
        script["scene"],
        script["language"],
        currency=currency,
        premises=premises,
        vocabulary=VOCABULARY,
    )
    orders = tuple(
        OrderSeen(
            each["number"],
            each["state"],
            Money(each["total"], floor.currency),
            tuple(ParcelSeen(*parcel) for parcel in each.get("parcels", ())),
            each.get("cancellable", False),
            each.get("returnable", False),
        )
        for each in script.get("order", ())
    )
    floor.enter(orders=orders)
    floor.run()
    return floor


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_conversation_goes_as_a_shopper_would_wish(file: Path) -> None:
    script = tomllib.loads(file.read_text("utf-8"))
    floor = opened(script)
    transcript = [f"# {script['title']}", "", *(f"agent:   {said.facts.phrase}" for said in floor.said)]
    faults: list[str] = []
    for turn in script["turn"]:
        before = len(floor.log)
        visit(floor, turn)
        steps = [step for _, step in floor.log[before:]]
        transcript += [f"visitor: {turn['hears']}", *(line for step in steps if (line := written(step)))]
        faults += [f"{turn['hears']!r}: {fault}" for fault in checked(floor, turn, steps)]
    TRANSCRIPTS.mkdir(parents=True, exist_ok=True)
    (TRANSCRIPTS / f"{file.stem}.txt").write_text("\n".join([*transcript, "", *faults, ""]), "utf-8")
    assert faults == []


def visit(floor: Shopfloor, turn: dict[str, Any]) -> None:
    if "at" in turn:
        floor.walk(Pose(*turn["at"]))
    floor.look(turn.get("looking_at"))
    floor.hear(turn["hears"])
    floor.run()


def written(step: Step) -> str:
    match step:
        case Speak():
            return f"agent:   {step.facts.phrase}"
        case OfferCheckout():
            return "         (opens the checkout)"
        case ShowCard(product=product):
            return f"         (opens the card of {product})"
        case CallClerk(reason=reason):
            return f"         (calls a person: {reason})"
        case _:
            return ""


def checked(floor: Shopfloor, turn: dict[str, Any], steps: list[Step]) -> list[str]:
    """What does not hold after a turn, in words."""
    said = " ".join(step.facts.phrase for step in steps if isinstance(step, Speak))
    answer = [step for step in steps if isinstance(step, Speak)][-1]
    visitor = next(iter(floor.visitors.values()))
    seen: dict[str, object] = {
        "skill": answer.facts.intent,
        "shows": list(answer.about),
        "points": floor.pointing_at or "",
        "cart": {line.sku: line.quantity for line in visitor.cart},
        "checkout": any(isinstance(step, OfferCheckout) for step in steps),
        "clerk": next((step.reason for step in steps if isinstance(step, CallClerk)), ""),
        "cancels": next((step.number for step in steps if isinstance(step, ChangeOrder) and step.cancel), ""),
        "returns": next((step.number for step in steps if isinstance(step, ChangeOrder) and not step.cancel), ""),
        "card": next((step.product for step in steps if isinstance(step, ShowCard)), ""),
    }
    faults = [f"{key} is {seen[key]!r}, not {turn[key]!r}" for key in seen if key in turn and seen[key] != turn[key]]
    faults += [f"did not say {words!r} but {said!r}" for words in turn.get("says", ()) if words not in said]
    faults += [f"said {words!r} in {said!r}" for words in turn.get("never", ()) if words in said]
    if "near" in turn and not stands_at(floor, turn["near"]):
        faults.append(f"stands at {floor.place}, not near {turn['near']}")
    return faults


def stands_at(floor: Shopfloor, display: str) -> bool:
    x, _, z = next(each.position for each in floor.world.document.displays if each.id == display)
    return distance(floor.place, Place(x, z)) <= NEAR_METRES


def test_there_are_ten_turn_conversations_in_both_languages_and_both_kinds_of_shop() -> None:
    scripts = [tomllib.loads(file.read_text("utf-8")) for file in FILES]
    long = [(each["language"], each["scene"]) for each in scripts if len(each["turn"]) >= 10]
    assert {("en", "clothing"), ("en", "living"), ("ko", "clothing"), ("ko", "living")} <= set(long)
