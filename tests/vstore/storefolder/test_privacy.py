"""`[privacy]` in a store's settings: what a brand writes holds, and what cannot hold is named."""

import pytest

from vstore.privacy.purposes import PURPOSES
from vstore.privacy.retention import RecordClass
from vstore.storefolder.privacy import ConsentText, Privacy, privacy_problems

BOTH = {"en": "News", "ko": "소식"}
NEWS = ConsentText("news", BOTH, BOTH)


def test_what_a_brand_writes_stands_in_place_of_our_own() -> None:
    privacy = Privacy(chat_days=30, keep_days={"disputes": 1_461}, purposes=(NEWS,))
    assert privacy.retention().days(RecordClass.CHATS) == 30
    assert privacy.retention().days(RecordClass.DISPUTES) == 1_461
    assert [each.id for each in privacy.asked()] == ["news"]
    assert list(privacy_problems(privacy, ("en", "ko"))) == []


def test_nothing_written_is_our_own_texts_and_the_laws_periods() -> None:
    assert Privacy().asked() == PURPOSES
    assert Privacy().retention().days(RecordClass.CHATS) == 90
    assert list(privacy_problems(Privacy(), ("en", "ko"))) == []


@pytest.mark.parametrize(
    ("privacy", "place", "what"),
    [
        (Privacy(chat_days=-1), "privacy.chat_days", "-1 is out of range."),
        (Privacy(keep_days={"contracts": 365}), "privacy.keep_days.contracts", "365 is out of range."),
        (Privacy(keep_days={"gossip": 365}), "privacy.keep_days.gossip", "is no class of records."),
        (Privacy(keep_days={"chats": 365}), "privacy.keep_days.chats", "is no class of records."),
        (Privacy(purposes=(NEWS, NEWS)), "privacy.purposes", "“news” is there 2 times."),
        (Privacy(purposes=(ConsentText("", BOTH, BOTH),)), "privacy.purposes[0].id", "is not usable."),
        (Privacy(purposes=(ConsentText("a", BOTH, {"en": "x"}),)), "privacy.purposes[0].text", "is missing in ko."),
        (
            Privacy(purposes=(ConsentText("a", {"en": "x" * 81, "ko": "y"}, BOTH),)),
            "privacy.purposes[0].title",
            "is longer than 80 letters.",
        ),
    ],
)
def test_what_cannot_hold_is_named_with_its_place(privacy: Privacy, place: str, what: str) -> None:
    (problem,) = privacy_problems(privacy, ("en", "ko"))
    assert (problem.file, problem.place, problem.what) == ("store.toml", place, what)
