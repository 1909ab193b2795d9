"""A mailbox keeps order, bounds its bytes and never sends stale poses."""

import pytest

from tests.wire.examples import VISITOR
from vstore.mailbox import MOST_KEPT, Letter, Mailbox
from vstore.protocol.codec import CODECS, JSON, MSGPACK, Codec, Frame
from vstore.protocol.server import Appeared, Done, Pong, Poses, Said, ServerMessage
from vstore.protocol.views import BodyPose

POSES = Poses(tick=1, poses=(BodyPose(1, 2.5, 0.0, 0.0, True),))


def sent(mailbox: Mailbox, codec: Codec = MSGPACK) -> list[ServerMessage]:
    return [codec.decode_server(frame) for frame in mailbox.take()]


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
def test_letters_come_in_order_then_poses(codec: Codec) -> None:
    mailbox = Mailbox(codec, 10_000)
    mailbox.subscribe({7: codec.encode(POSES), 8: b"another's"}, 7)
    mailbox.post(Letter(Done(1)))
    mailbox.post(Letter(Done(2)))
    assert len(mailbox) == 3
    assert sent(mailbox, codec) == [Done(1), Done(2), POSES]
    assert (len(mailbox), mailbox.take()) == (0, [])


def test_poses_are_taken_once_and_by_their_own_viewer_alone() -> None:
    poses: dict[int, Frame] = {7: b"mine", 8: b"another's"}
    mailbox = Mailbox(MSGPACK, 10_000)
    mailbox.subscribe(poses, 7)
    assert (mailbox.take(), mailbox.take(), poses) == ([b"mine"], [], {8: b"another's"})
    poses[7] = b"next"
    mailbox.unsubscribe()
    assert (mailbox.take(), poses[7]) == ([], b"next")


def test_mailbox_overflows_rather_than_drop_speech() -> None:
    said = Letter(Said(1, 1, "x" * 100))
    mailbox = Mailbox(MSGPACK, 300)
    mailbox.post(said)
    mailbox.post(said)
    assert not mailbox.overflowed
    mailbox.post(said)
    mailbox.post(Letter(Done(1)))
    assert mailbox.overflowed
    assert sent(mailbox) == [said.message, said.message]


def test_absent_client_keeps_speech_and_commerce_but_neither_bodies_nor_poses() -> None:
    mailbox = Mailbox(MSGPACK, 10_000)
    mailbox.post(Letter(Appeared(VISITOR)))
    mailbox.post(Letter(Done(1)))
    mailbox.subscribe({7: MSGPACK.encode(POSES)}, 7)
    mailbox.go_away()
    mailbox.post(Letter(Pong(1)))
    mailbox.post(Letter(Said(1, 1, "still here?")))
    assert [letter.message for letter in mailbox.unheard(None)] == [Done(1), Said(1, 1, "still here?")]


def test_what_a_broken_connection_swallowed_is_sent_again_to_a_client_that_counts() -> None:
    mailbox = Mailbox(MSGPACK, 10_000)
    for letter in (Letter(Pong(1)), Letter(Done(1)), Letter(Appeared(VISITOR)), Letter(Done(2))):
        mailbox.post(letter)
        mailbox.subscribe({7: MSGPACK.encode(POSES)}, 7)
        mailbox.take()
    mailbox.post(Letter(Done(3)))
    mailbox.go_away()
    again = [[letter.message for letter in mailbox.unheard(received)] for received in (None, 4, 3, 2, 1)]
    assert again == [[Done(3)], [Done(3)], [Done(2), Done(3)], [Done(2), Done(3)], [Done(1), Done(2), Done(3)]]


def test_what_can_be_sent_again_is_bounded() -> None:
    mailbox = Mailbox(MSGPACK, 10_000)
    for ref in range(MOST_KEPT + 1):
        mailbox.post(Letter(Done(ref)))
        mailbox.take()
    assert [letter.message for letter in mailbox.unheard(0)] == [Done(ref) for ref in range(1, MOST_KEPT + 1)]


def test_letter_to_many_is_encoded_once_for_each_encoding() -> None:
    letter = Letter(Done(1))
    assert letter.frame(MSGPACK) is letter.frame(MSGPACK)
    assert letter.frame(JSON) is letter.frame(JSON)
