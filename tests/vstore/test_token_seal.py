"""What bears our signature is ours, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from vstore.token_seal import TokenSeal

SEAL = TokenSeal(b"k" * 32)


@given(secret=st.text())
def test_sealed_secret_is_ours_and_no_other_keys(secret: str) -> None:
    token = SEAL.sealed(secret)
    assert SEAL.is_ours(token)
    assert not TokenSeal(b"j" * 32).is_ours(token)


@given(token=st.text())
def test_made_up_token_is_not_ours(token: str) -> None:
    assert not SEAL.is_ours(token)


def test_changed_secret_is_not_ours() -> None:
    secret, _, signature = SEAL.sealed("secret").rpartition(".")
    assert not SEAL.is_ours(f"{secret}s.{signature}")
