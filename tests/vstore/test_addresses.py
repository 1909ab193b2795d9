"""Addresses: which belong together, what they may do, and when they are forgotten."""

from collections import Counter

import pytest

from vstore.addresses import BURST_SECONDS, Addresses, AddressRates, network_of
from vstore.mailbox import Mailbox
from vstore.protocol.codec import MSGPACK
from vstore.protocol.refusals import Code
from vstore.session import Rates, Session


def session(key: int, address: str = "10.0.0.1") -> Session:
    return Session(key, MSGPACK, address, Mailbox(MSGPACK, 1_000), Rates(), 0.0, Counter(), {})


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:bbbb::2", "2001:db8:0:1::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_household_of_ipv6_is_one_address(address: str, network: str) -> None:
    assert network_of(address) == network


def test_each_address_and_all_together_have_so_many_connections() -> None:
    addresses = Addresses(3, 2, AddressRates())
    outcomes = [addresses.connect(session(key, address), 0.0) for key, address in enumerate("aaabb")]
    assert outcomes == [None, None, Code.TOO_MANY_FROM_ADDRESS, None, Code.STORE_FULL]
    assert addresses.connections == 3


def test_connection_counts_until_it_is_gone_once() -> None:
    addresses = Addresses(9, 1, AddressRates())
    one, other = session(1), session(2)
    assert addresses.connect(one, 0.0) is None
    assert addresses.connect(other, 0.0) is Code.TOO_MANY_FROM_ADDRESS
    addresses.disconnect(other, 0.0)
    assert addresses.connections == 1
    addresses.disconnect(one, 0.0)
    addresses.disconnect(one, 0.0)
    assert addresses.connections == 0


def test_reconnecting_is_no_way_round_the_allowance_of_an_address() -> None:
    addresses = Addresses(9, 1, AddressRates(connections=0.1))
    outcomes = []
    for key in range(4):
        outcomes.append(addresses.connect(session(key), 0.0))
        addresses.disconnect(session(key), 0.0)
        addresses.forget_rested(BURST_SECONDS - 1.0)
    assert outcomes == [None, None, None, Code.TOO_MANY_FROM_ADDRESS]
    assert addresses.connect(session(5), 10.0) is None


def test_deserted_address_is_forgotten_when_its_allowances_are_full_again() -> None:
    addresses = Addresses(9, 9, AddressRates())
    one, other = session(1, "a"), session(2, "b")
    addresses.connect(one, 0.0)
    addresses.connect(other, 0.0)
    addresses.disconnect(one, 1.0)
    addresses.go_away(one)
    addresses.disconnect(other, 2.0)
    addresses.forget_rested(3.0 + BURST_SECONDS)
    assert len(addresses) == 1
    addresses.no_longer_away(one, 40.0)
    addresses.forget_rested(40.0 + BURST_SECONDS)
    assert len(addresses) == 1
    addresses.forget_rested(41.0 + BURST_SECONDS)
    assert len(addresses) == 0
