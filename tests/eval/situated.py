"""`python -m tests.eval.situated PAPER.jsonl[.gz] OUT.jsonl` lets the product answer a paper of situated dialogues.

It reads papers of two forms and tells them apart: our store papers (English and Korean), and SIMMC 2. Every turn goes
through the mind that agents of a store have, as the paper's earlier turns left it; of the turn itself it sees all but
the gold and the reply. Scoring is the papers' own, where they are at hand:

    python score_store.py store_practice.jsonl OUT.jsonl
    python score.py simmc2_dev.jsonl.gz OUT.jsonl
"""

import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nlp.lexicon import Lexicon
from nlp.search import alike
from nlp.turn import Act, Constraint
from tests.eval import simmc_paper, store_paper
from tests.eval.answers import stated
from tests.eval.visit import Decided, Visits, shown_ids


def predictions(dialogues: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One for every turn of every dialogue, in the form that the papers' scorers read."""
    visits = Visits()
    for written in dialogues:
        is_store = "store" in written
        dialogue = (store_paper if is_store else simmc_paper).dialogue(written)
        for decided in visits.decisions(dialogue):
            yield {
                "dialogue": dialogue.name,
                "turn": decided.moment.turn,
                **(_of_store if is_store else _of_simmc)(decided),
            }


def _of_store(decided: Decided) -> dict[str, Any]:
    return {
        "act": decided.talk.turn.act.value,
        "objects": _numbers(decided.meant),
        "constraints": _constraints(decided),
        "recommended": _numbers(decided.recommended),
        "ask_back": decided.asks_back,
        "candidates": _numbers(decided.candidates),
        "answer": stated(decided.talk, decided.answer),
    }


def _of_simmc(decided: Decided) -> dict[str, Any]:
    """Where it would ask back, 2.1 wants no object and 2.0 the likeliest of every phrase that is open.

    The candidates of 2.1 are scored over turns that are told to be ambiguous, whatever the talk before was about: where
    that has settled it for the product, all that is alike.
    """
    phrases = sum(each.count or 1 for each in decided.talk.turn.references)
    still_open = max(phrases - len(decided.talk.items), 1)
    return {
        "objects": _numbers((*decided.settled, *shown_ids(decided.talk.unsure)[:still_open])),
        "objects_or_none": _numbers(decided.meant),
        "ask_back": decided.asks_back,
        "candidates": _numbers(decided.alike),
    }


def _numbers(identities: tuple[str, ...]) -> list[int]:
    return [int(each) for each in identities if each.isdigit()]


def _constraints(decided: Decided) -> dict[str, Any]:
    """The constraint under the paper's keys and in the catalogue's own words."""
    talk, wish = decided.talk, _wish(decided)
    told = [each.quantity for each in talk.turn.references]
    quantities = [each or 1 for each in told] if any(told) else None
    fields = {"color": wish.colors, "material": wish.materials, "brand": wish.brands}
    excluded: dict[str, list[str]] = {}
    for field, value in wish.excluded:
        excluded.setdefault("type" if field == "kind" else field, []).append(talk.lexicon.label(field, value, "en"))
    said = {
        **{key: [talk.lexicon.label(key, each, "en") for each in values] for key, values in fields.items()},
        "type": list(dict.fromkeys(_type(talk.lexicon, each) for each in wish.kinds)),
        "tags": list(wish.tags),
        "size": list(wish.sizes),
        "price_min": wish.price_least,
        "price_max": wish.price_most,
        "rating_min": wish.rating_least,
        "not": excluded,
        "sort": wish.sort,
        "quantity": quantities or talk.turn.quantity,
    }
    return {key: value for key, value in said.items() if value not in (None, [], {})}


def _type(lexicon: Lexicon, kind: str) -> str:
    """The catalogue's type for a kind: where all products of the kind are recorded as one type, that."""
    types = {each.kinds["en"] for each in lexicon.entries.values() if each.kinds and lexicon.has(each.id, "kind", kind)}
    return types.pop() if len(types) == 1 else lexicon.label("kind", kind, "en")


def _wish(decided: Decided) -> Constraint:
    """What a turn asks for of what is sold; "like it, but cheaper" is made whole by the thing meant."""
    talk = decided.talk
    if talk.turn.act is Act.OUT_OF_SCOPE:
        return Constraint()
    if talk.turn.act is not Act.RECOMMEND or not talk.items or (talk.turn.than is None and talk.turn.constraint.kinds):
        return talk.turn.constraint
    compared = talk.lexicon.entries[talk.items[0].product.id]
    return alike(talk.turn.constraint, talk.turn.than, compared, talk.lexicon)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The dialogues of a paper, which may be compressed."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def main(paper: str, out: str) -> None:
    """Writes a prediction a line; tells how long it took."""
    begun = time.perf_counter()
    with Path(out).open("w", encoding="utf-8") as file:
        written = sum(
            bool(file.write(json.dumps(each, ensure_ascii=False) + "\n")) for each in predictions(lines(Path(paper)))
        )
    print(f"{written} turns in {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
