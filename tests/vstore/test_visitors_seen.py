"""Agents see visitors as they are now, one by one."""

from collections import Counter

import pytest

from scenes.crowd import Crowd
from scenes.places import Pose
from vstore.mailbox import Mailbox
from vstore.protocol.codec import MSGPACK
from vstore.session import Rates, Session
from vstore.visitors_seen import VisitorsSeen


def test_visitor_is_seen_where_they_stand_now_with_what_they_look_at() -> None:
    session = Session(1, MSGPACK, "here", Mailbox(MSGPACK, 1_000), Rates(), 0.0, Counter(), {})
    session.name, session.locale, session.looking_at = "Hana", "ko-KR", "d-mug"
    sessions, crowd = {3: session}, Crowd()
    crowd.add(3, Pose(1.0, 2.0, 90.0), now=0.0)
    seen = VisitorsSeen(sessions, crowd)
    crowd.put(3, Pose(1.5, 2.0, 90.0), walking=True)
    hana = seen[3]
    assert (hana.body, hana.name, hana.language, hana.looking_at) == (3, "Hana", "ko", "d-mug")
    assert hana.pose == Pose(1.5, 2.0, 90.0)
    assert (len(seen), list(seen)) == (1, [3])
    del sessions[3]
    assert 3 not in seen
    with pytest.raises(KeyError):
        seen[3]
