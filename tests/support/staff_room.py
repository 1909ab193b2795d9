"""A staff for tests: accounts in memory, a clock that is turned, passwords that cost little and are counted.

room = StaffRoom()
await room.staff.add("hana", Role.OWNER, PASSWORD)
token = (await room.sign_in("hana")).token
"""

from argon2 import PasswordHasher
from pyotp import TOTP

from tests.support.joyful_shop import TurnedClock
from tests.support.memory_staff import MemoryStaffBooks
from vstore.accounts.ports import StaffBooks
from vstore.accounts.sign_in import Attempt, SignedIn
from vstore.accounts.staff import Staff
from vstore.ids import new_id, new_secret, new_token
from vstore.passwords import Argon2Passwords

PASSWORD = "a lamp under the stairs"
FIRST_KEY = "the-first-key"
OFFICE = "203.0.113.7"


def cheap_hasher(time_cost: int = 1, *_: int) -> PasswordHasher:
    """At the least cost there is; it may stand for the class of hashers."""
    return PasswordHasher(time_cost=time_cost, memory_cost=8, parallelism=1)


class CountedPasswords(Argon2Passwords):
    """Argon2 at its cheapest; `verified` counts how often a password was compared with a hash."""

    def __init__(self, time_cost: int = 1) -> None:
        super().__init__(cheap_hasher(time_cost))
        self.verified = 0

    def _verify(self, hashed: str, password: str) -> bool:
        self.verified += 1
        return super()._verify(hashed, password)


class StaffRoom:
    """Everything about one staff."""

    def __init__(self, books: StaffBooks | None = None, passwords: CountedPasswords | None = None) -> None:
        self.clock = TurnedClock()
        self.books = books or MemoryStaffBooks()
        self.passwords = passwords or CountedPasswords()
        self.staff = Staff(
            books=self.books,
            passwords=self.passwords,
            first_key=FIRST_KEY,
            clock=self.clock,
            new_id=new_id,
            new_token=new_token,
            new_secret=new_secret,
        )

    async def sign_in(
        self, name: str, password: str = PASSWORD, code: str = "", address: str = OFFICE, former: str | None = None
    ) -> SignedIn:
        return await self.staff.sign_in(Attempt(name, password, code, address), former)

    async def enrol(self, account_id: str) -> tuple[TOTP, tuple[str, ...]]:
        """Switches codes on; the app, and the recovery codes. The app's present code is spent."""
        app = TOTP((await self.staff.begin_enrolment(account_id)).secret)
        confirmed = await self.staff.confirm_enrolment(account_id, app.at(self.clock()))
        return app, confirmed.recovery_codes
