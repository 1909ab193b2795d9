"""Accounts and keys: what may be, who may stay, and what a secret leaves behind."""

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyotp import TOTP

from tests.support.joyful_shop import NOON
from tests.support.memory_staff import MemoryTallies
from tests.support.staff_room import FIRST_KEY, PASSWORD, StaffRoom, cheap_hasher
from vstore.accounts.account import new_name, normal_name
from vstore.accounts.faults import (
    BadName,
    FactorAbsent,
    FactorInUse,
    LastOwner,
    LockedOut,
    NameTaken,
    NoSuchAccount,
    NoSuchKey,
    TooBusy,
    WeakPassword,
    WrongCode,
    WrongPassword,
)
from vstore.accounts.lockout import FREE_BY_NAME, LONGEST_WAIT, QUIET, LockOut
from vstore.accounts.password import new_password
from vstore.accounts.role import Role
from vstore.accounts.second_factor import SecondFactor
from vstore.passwords import MOST_WAITING, Argon2Passwords


@pytest.fixture
async def room() -> StaffRoom:
    room = StaffRoom()
    await room.staff.add("hana", Role.OWNER, PASSWORD)
    return room


@pytest.mark.parametrize("name", ["", " ", "a b", "a/b", "x" * 65, "a\nb", "“", "a\u200bb"])
def test_a_name_that_cannot_be_typed_or_addressed_is_refused(name: str) -> None:
    with pytest.raises(BadName):
        new_name(name)


@given(some.text())
def test_a_name_that_is_taken_is_found_again_however_often_it_is_normalised(text: str) -> None:
    try:
        name = new_name(text)
    except BadName:
        return
    assert normal_name(normal_name(text)) == normal_name(name) == name


@pytest.mark.parametrize(
    "password", ["short", "x" * 257, "aaaaaaaaaaaaaaaaaaaa", "hana-hana.hana@hana", "kim.minseo@shop"]
)
def test_a_password_that_would_be_guessed_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        new_password(password, "kim.minseo@shop" if "kim" in password else "hana")


def test_a_sentence_in_korean_is_a_password() -> None:
    assert new_password("계단 아래에는 등불이 하나 있다", "hana")


async def test_names_are_given_once(room: StaffRoom) -> None:
    with pytest.raises(NameTaken):
        await room.staff.add("HANA", Role.CLERK, PASSWORD)
    with pytest.raises(NoSuchAccount):
        await room.staff.set_role("nobody", Role.CLERK)


async def test_an_owner_who_can_sign_in_always_remains(room: StaffRoom) -> None:
    with pytest.raises(LastOwner):
        await room.staff.set_role("hana", Role.CLERK)
    with pytest.raises(LastOwner):
        await room.staff.set_disabled("hana", disabled=True)
    await room.staff.add("juno", Role.OWNER, PASSWORD)
    await room.staff.set_disabled("juno", disabled=True)
    with pytest.raises(LastOwner):
        await room.staff.set_role("hana", Role.CLERK)
    await room.staff.set_disabled("juno", disabled=False)
    assert (await room.staff.set_role("hana", Role.CLERK)).role is Role.CLERK


async def test_changing_a_password_wants_the_present_one_and_guesses_at_it_are_counted(room: StaffRoom) -> None:
    account = (await room.staff.accounts())[0].id
    for _ in range(FREE_BY_NAME + 1):
        with pytest.raises(WrongPassword):
            await room.staff.change_password(account, "not the password", "another lamp by the door")
    with pytest.raises(LockedOut):
        await room.staff.change_password(account, PASSWORD, "another lamp by the door")
    room.clock.turn(seconds=1)
    await room.staff.change_password(account, PASSWORD, "another lamp by the door")
    await room.sign_in("hana", "another lamp by the door")


async def test_codes_are_wanted_only_once_the_app_has_shown_one(room: StaffRoom) -> None:
    account = (await room.staff.accounts())[0].id
    with pytest.raises(FactorAbsent):
        await room.staff.confirm_enrolment(account, "123456")
    told = await room.staff.begin_enrolment(account)
    assert told.uri.startswith("otpauth://totp/vstore:hana?") and told.secret in told.uri
    with pytest.raises(WrongCode):
        await room.staff.confirm_enrolment(account, TOTP(told.secret).at(room.clock() - timedelta(hours=1)))
    await room.sign_in("hana")
    await room.staff.confirm_enrolment(account, TOTP(told.secret).at(room.clock()))
    with pytest.raises(FactorInUse):
        await room.staff.begin_enrolment(account)
    await room.staff.drop_factor("hana")
    await room.sign_in("hana")


@given(some.integers(-3, 3), some.integers(0, 4))
def test_codes_are_taken_one_step_off_and_never_twice(step: int, used_ago: int) -> None:
    factor = SecondFactor(secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", confirmed=True)
    app, now = TOTP(factor.secret), NOON
    used = factor.after(app.at(now - timedelta(seconds=30 * used_ago)), now - timedelta(seconds=30 * used_ago))
    assert used
    taken = used.after(app.at(now + timedelta(seconds=30 * step)), now)
    assert (taken is not None) == (abs(step) <= 1 and step > -used_ago)


@given(some.lists(some.tuples(some.sampled_from("fs"), some.integers(0, 2_000)), max_size=60))
def test_nobody_waits_longer_than_the_longest_wait_whatever_came_before(attempts: list[tuple[str, int]]) -> None:
    lockout, now = LockOut(MemoryTallies()), NOON
    for end, seconds in attempts:
        now += timedelta(seconds=seconds)
        try:
            lockout.begin("hana", "here", now)
        except LockedOut as locked:
            assert 0 < locked.seconds <= LONGEST_WAIT.total_seconds()
            continue
        if end == "s":
            lockout.succeed("hana", "here")
    lockout.begin("hana", "here", now + LONGEST_WAIT)


def fail(lockout: LockOut, name: str, times: int, now: datetime = NOON) -> None:
    for number in range(times):
        lockout.begin(name, f"{name} {number}", now)


def test_after_a_quiet_day_failures_are_forgotten() -> None:
    lockout = LockOut(MemoryTallies())
    fail(lockout, "hana", FREE_BY_NAME + 1)
    fail(lockout, "hana", 1, NOON + QUIET)
    fail(lockout, "hana", FREE_BY_NAME + 1, NOON + 3 * QUIET)
    with pytest.raises(LockedOut) as told:
        fail(lockout, "hana", 1, NOON + 3 * QUIET)
    assert told.value.seconds == 1


def test_only_so_much_is_remembered_and_the_longest_quiet_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    lockout = LockOut(MemoryTallies())
    second = timedelta(seconds=1)
    fail(lockout, "hana", FREE_BY_NAME + 1, NOON)
    fail(lockout, "juno", FREE_BY_NAME + 1, NOON + second / 2)
    monkeypatch.setattr("vstore.accounts.lockout.MOST", 1 + FREE_BY_NAME + 1)
    lockout.forget_old(NOON + second / 2)
    fail(lockout, "hana", 1, NOON + second / 2)
    with pytest.raises(LockedOut):
        fail(lockout, "juno", 1, NOON + second / 2)


async def test_a_flood_of_passwords_waits_in_a_short_line() -> None:
    passwords = Argon2Passwords(cheap_hasher())
    line = [passwords.verify(None, "x") for _ in range(MOST_WAITING)]
    tasks = [asyncio.ensure_future(each) for each in line]
    await asyncio.sleep(0)
    with pytest.raises(TooBusy):
        await passwords.hash("one too many")
    assert await asyncio.gather(*tasks) == [False] * MOST_WAITING
    assert await passwords.verify(await passwords.hash("right"), "right")
    assert not await passwords.verify("no hash at all", "right")


async def test_passwords_are_hashed_as_owasp_advises_and_never_twice_alike() -> None:
    passwords = Argon2Passwords()
    one, other = await passwords.hash(PASSWORD), await passwords.hash(PASSWORD)
    assert one != other and one.startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    assert await passwords.verify(one, PASSWORD) and not await passwords.verify(None, PASSWORD)


async def test_a_key_opens_what_its_role_says_until_it_is_revoked(room: StaffRoom) -> None:
    made = await room.staff.make_key("warehouse", Role.CLERK, None)
    who = await room.staff.holder_of_key(made.text)
    assert who and (who.role, who.name, who.key, who.account) == (Role.CLERK, "warehouse", made.key.id, None)
    assert made.text.split("_", 2)[2] not in repr(await room.staff.keys())
    for wrong in (made.text[:-1], made.text + "x", made.text.replace(made.key.id, "0" * 12), "", "vst__"):
        assert await room.staff.holder_of_key(wrong) is None
    await room.staff.revoke_key(made.key.id)
    assert await room.staff.holder_of_key(made.text) is None
    with pytest.raises(NoSuchKey):
        await room.staff.revoke_key("000000000000")


async def test_a_key_ends_when_it_was_to_end_and_tells_when_it_was_used(room: StaffRoom) -> None:
    made = await room.staff.make_key("fair", Role.DESIGNER, timedelta(days=2))
    assert (await room.staff.keys())[0].used_at is None
    await room.staff.holder_of_key(made.text)
    room.clock.turn(seconds=30)
    await room.staff.holder_of_key(made.text)
    assert (await room.staff.keys())[0].used_at == NOON
    room.clock.turn(days=1)
    await room.staff.holder_of_key(made.text)
    assert (await room.staff.keys())[0].used_at == room.clock()
    room.clock.turn(days=1)
    assert await room.staff.holder_of_key(made.text) is None


async def test_the_first_key_is_an_owners(room: StaffRoom) -> None:
    who = await room.staff.holder_of_key(FIRST_KEY)
    assert who and who.role is Role.OWNER and who.account is None
