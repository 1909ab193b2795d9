"""Card numbers are hidden however people write them; what only looks like one stays."""

from functools import reduce

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vstore.commerce.order_number import order_number
from vstore.protocol.card_numbers import HIDDEN, concealed, concealed_frame, is_concealed, without_card_numbers
from vstore.protocol.client import CancelOrder, ChangeCart, CheckOut, Contact, Hello, RequestReturn, Say
from vstore.protocol.codec import JSON, MSGPACK, Codec

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
HANGUL = str.maketrans("0123456789", "영일이삼사오육칠팔구")


def checked(digits: str) -> str:
    """The digits with the one that makes them a card number."""
    values = [int(digit) for digit in reversed(digits)]
    total = sum(reduce(int.__add__, divmod(2 * value, 10)) for value in values[::2]) + sum(values[1::2])
    return digits + str(-total % 10)


card_numbers = st.integers(10**11, 10**18 - 1).map(str).map(checked)
separators = st.sampled_from(["", " ", "-", ".", " - ", "\u200b", "\u2013", "다시", " 다시 "])


def grouped(number: str, size: int, separator: str) -> str:
    return separator.join(number[start : start + size] for start in range(0, len(number), size))


@given(card_numbers, separators, st.sampled_from([1, 4]), st.sampled_from(["", "내 카드는 ", "card: ", "3 mugs, "]))
@example("4242424242424242", " ", 4, "")
def test_card_number_is_hidden_in_whatever_groups(number: str, separator: str, size: int, before: str) -> None:
    text = f"{before}{grouped(number, size, separator)} 로 결제해 주세요"
    clean = without_card_numbers(text)
    assert clean == f"{before}{grouped(HIDDEN * len(number), size, separator)} 로 결제해 주세요"


@given(card_numbers, st.sampled_from([FULL_WIDTH, HANGUL]))
def test_card_number_is_hidden_in_full_width_and_korean_digits(number: str, digits: dict[int, str]) -> None:
    assert without_card_numbers(f"카드 {number.translate(digits)}!") == f"카드 {HIDDEN * len(number)}!"


@given(card_numbers)
def test_one_wrong_digit_is_no_card_number(number: str) -> None:
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert without_card_numbers(wrong) == wrong


@given(st.text())
def test_nothing_but_digits_ever_changes_and_twice_is_once(text: str) -> None:
    clean = without_card_numbers(text)
    assert without_card_numbers(clean) == clean
    assert len(clean) == len(text)
    assert all(new in (old, HIDDEN) for old, new in zip(text, clean, strict=True))


@given(
    st.sampled_from(["010", "02", "031", "+82 10"]),
    st.sampled_from(" -."),
    st.integers(10**6, 10**8 - 1),
    st.integers(2, 3),
)
def test_phone_numbers_stay(area: str, separator: str, local: int, times: int) -> None:
    phone = f"{area}{separator}{str(local)[:-4]}{separator}{str(local)[-4:]}"
    for text in (phone, ", ".join([phone] * times), " ".join([phone] * times)):
        assert without_card_numbers(text) == text


@given(st.text(min_size=1), st.lists(st.integers(10, 99_999).map(lambda amount: f"{amount}00"), min_size=1, max_size=4))
def test_order_numbers_and_prices_stay(identity: str, prices: list[str]) -> None:
    for text in (f"주문 {order_number(identity)}", " ".join(prices), " ".join(f"{int(each):,}원" for each in prices)):
        assert without_card_numbers(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("4242 4242 4242 4242 123", "＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊"),
        ("4242-4242-4242-4242 cvc 123", "＊＊＊＊-＊＊＊＊-＊＊＊＊-＊＊＊＊ cvc ＊＊＊"),
        ("4242424242424242 12/29 123", "＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊ 12/29 ＊＊＊"),
        ("378282246310005 CVV: 1234", "＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊ CVV: ＊＊＊＊"),
        ("3782 822463 10005", "＊＊＊＊ ＊＊＊＊＊＊ ＊＊＊＊＊"),
        ("보안코드는 123이에요", "보안코드는 ＊＊＊이에요"),
        ("4242 4242 4242 4242 300원", "＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊＊ 300원"),
        ("전화 010-1234-5678 카드 4242 4242 4242 4242", "전화 010-1234-5678 카드 ＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊＊"),
        ("+4242424242424242", "+＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊"),
        ("what is a cvc?", "what is a cvc?"),
        ("+4915123456789", "+4915123456789"),
        ("0000000000000000", "0000000000000000"),
        ("2026-11-22 14:05, 19,000원 3개", "2026-11-22 14:05, 19,000원 3개"),
    ],
)
def test_what_is_said_with_a_card_number(text: str, clean: str) -> None:
    assert without_card_numbers(text) == clean


def test_machines_words_stay_and_peoples_are_cleaned() -> None:
    contact = Contact("Ada 4242424242424242", "ada@example.com", "4242-4242-4242-4242 St", phone="+4915123456789")
    clean = concealed(CheckOut(1, "4242424242424242", contact, 100, "4242424242424242"))
    assert isinstance(clean, CheckOut)
    assert (clean.key, clean.payment_token) == ("4242424242424242", HIDDEN * 16)
    assert (clean.contact.name, clean.contact.phone) == (f"Ada {HIDDEN * 16}", "+4915123456789")
    assert is_concealed(clean)
    assert is_concealed(concealed(Hello(1, name="4242 4242 4242 4242")))
    for wish in (CancelOrder, RequestReturn):
        assert is_concealed(concealed(wish(1, "key-of-ada", "VS-1", reason="paid by 4242424242424242")))
    for message in (Say(1, "hello"), ChangeCart(1, "4242424242424242", 1), Hello(1, visitor="4242424242424242")):
        assert concealed(message) == message
        assert not is_concealed(message)


@pytest.mark.parametrize("codec", [MSGPACK, JSON])
def test_frames_are_kept_without_card_numbers_and_say_the_same(codec: Codec) -> None:
    frame = codec.encode(Say(7, "pay with 4242 4242 4242 4242"))
    kept = concealed_frame(codec, frame)
    assert codec.decode(kept) == concealed(codec.decode(frame))
    assert concealed_frame(codec, kept) == kept
    stray = codec.encode({"type": "Say", "ref": 7, "text": "hello", "card": "4242424242424242"})
    assert concealed_frame(codec, stray) == codec.encode(Say(7, "hello"))
    plain = codec.encode(Say(7, "hello"))
    assert concealed_frame(codec, plain) is plain


def test_frame_that_is_no_message_is_kept_without_card_numbers() -> None:
    assert concealed_frame(JSON, '{"type": "Say", 4242424242424242') == f'{{"type": "Say", {HIDDEN * 16}'
    kept = concealed_frame(MSGPACK, b"\xff4242424242424242\xfe")
    assert isinstance(kept, bytes)
    assert b"4242" not in kept
