"""What a store needs to know of a payment provider before it opens: its keys, how long it takes, how it is made."""

import importlib.util
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import msgspec

from vstore.commerce.checkout import Clock
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books


class BankAccount(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where visitors transfer money to, and how many days they have for it."""

    bank: str
    account: str
    holder: str
    days: int = 7


class Premises(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider is made of. `site` is the address under which visitors reach the store, without a slash at the
    end; `folder` is for what a provider must remember; `environment` holds its keys.
    """

    folder: Path
    clock: Clock
    books: Books
    site: str
    environment: Mapping[str, str] = {}
    account: BankAccount | None = None

    def return_address(self, charge: str) -> str:
        """Where a provider sends visitors back to."""
        return f"{self.site}/pay/return/{charge}"


class Variable(msgspec.Struct, frozen=True):
    """An environment variable that a provider needs. `shape` is what fits, `looks` says so to people."""

    name: str
    what: str
    shape: str
    looks: str

    def fault(self, environment: Mapping[str, str]) -> str | None:
        """What is wrong with it, never repeating its value."""
        value = environment.get(self.name, "").strip()
        if not value:
            return f"{self.name} is not set: {self.what}; it begins with {self.looks}."
        if not re.fullmatch(self.shape, value):
            return f"{self.name} is not {self.what}: that begins with {self.looks}."
        return None


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """A payment provider by its promises. It takes one of `currencies`, or any where there are none.

    `hold` is how long visitors have for paying, where a bank account does not say; `live` is what a key begins with
    that moves real money.
    """

    make: Callable[[Premises], Payments]
    variables: tuple[Variable, ...] = ()
    currencies: frozenset[str] = frozenset()
    hold: timedelta = timedelta(minutes=15)
    library: str | None = None
    live: tuple[str, ...] = ()
    needs_account: bool = False

    def lacking(self, environment: Mapping[str, str]) -> Iterator[str]:
        """What has to be done before the store can take money by it, a sentence each."""
        if self.library and importlib.util.find_spec(self.library) is None:
            yield f"The library “{self.library}” is not installed: pip install 'vstore[{self.library}]'."
        for variable in self.variables:
            if fault := variable.fault(environment):
                yield fault

    def is_live(self, environment: Mapping[str, str]) -> bool:
        """Whether real money moves with the keys that are set."""
        return bool(self.variables) and environment.get(self.variables[0].name, "").startswith(self.live)
