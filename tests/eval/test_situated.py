"""The harness answers both forms of papers as their own golds want it, and looks at no gold."""

import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.eval.situated import lines, main, predictions

OWN = Path(__file__).parent / "papers"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "situated"


def paper(name: str) -> list[dict[str, Any]]:
    return list(lines(OWN / f"{name}.jsonl"))


def predicted(written: Iterable[dict[str, Any]]) -> dict[tuple[Any, int], dict[str, Any]]:
    return {(each["dialogue"], each["turn"]): each for each in predictions(iter(written))}


@pytest.mark.parametrize("written", [*paper("store"), *paper("simmc")], ids=lambda each: str(each["dialogue"]))
def test_a_dialogue_is_answered_as_its_gold_wants(written: dict[str, Any]) -> None:
    answers = predicted([written])
    assert len(answers) == len(written["turns"])
    for turn in written["turns"]:
        answer, gold = answers[written["dialogue"], turn["turn"]], turn["gold"]
        assert answer["objects"] == gold["objects"]
        if "store" in written or gold["ambiguous"]:
            assert answer["candidates"] == gold.get("candidates", [])
        assert answer["ask_back"] == bool(gold["ask_back"])
        if "store" in written:
            assert (answer["act"], answer["answer"]) == (gold["act"], gold.get("answer"))
            assert answer["recommended"] == gold.get("acceptable", [])


def test_the_constraint_is_given_in_the_words_of_the_catalogue() -> None:
    answers = predicted(paper("store"))
    assert answers["own-en", 2]["constraints"] == {"type": ["kettle"], "tags": ["gift"], "price_max": 50000}
    assert answers["own-en", 3]["constraints"] == {"quantity": [2]}


@pytest.mark.parametrize("name", ["store", "simmc"])
def test_neither_gold_nor_the_reply_to_come_is_looked_at(name: str) -> None:
    written = paper(name)
    known = predicted(written)
    for dialogue in written:
        for turn in dialogue["turns"]:
            turn["gold"] = {}
        dialogue["turns"][-1]["agent"] = {"text": "Which one?", "objects": [1, 2]}
    assert predicted(written) == known


@pytest.mark.parametrize(
    ("name", "few"), [("store_practice.jsonl", 6), ("simmc2_dev.jsonl.gz", 6)], ids=["store", "simmc"]
)
def test_every_turn_of_a_shared_paper_is_answered(name: str, few: int) -> None:
    if not (SHARED / name).is_file():
        pytest.skip("the papers are no part of this project, and are not at hand")
    written = list(islice(lines(SHARED / name), few))
    turns = [(each["dialogue"], turn["turn"]) for each in written for turn in each["turns"]]
    assert list(predicted(written)) == turns


def test_predictions_are_written_a_line_each(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    main(str(OWN / "simmc.jsonl"), str(out))
    assert [json.loads(line)["turn"] for line in out.read_text().splitlines()] == [0, 1, 2]
