"""Signing in: the right ones come in, the wrong ones learn nothing, and whoever goes on guessing waits."""

import asyncio
from datetime import timedelta

import pytest

from tests.support.memory_staff import MemoryStaffBooks
from tests.support.staff_room import PASSWORD, CountedPasswords, StaffRoom
from vstore.accounts.faults import CodeNeeded, LockedOut, SignInFailed
from vstore.accounts.lockout import FREE_BY_ADDRESS, FREE_BY_NAME
from vstore.accounts.role import Role
from vstore.accounts.session import IDLE, LONGEST
from vstore.accounts.sign_in import SignedIn
from vstore.passwords import MOST_WAITING


@pytest.fixture
async def room() -> StaffRoom:
    room = StaffRoom()
    await room.staff.add("Hana", Role.CLERK, PASSWORD)
    return room


async def failures(room: StaffRoom, count: int, name: str = "hana", address: str = "198.51.100.1") -> None:
    for _ in range(count):
        with pytest.raises(SignInFailed):
            await room.sign_in(name, "not the password", address=address)


async def test_a_session_is_of_who_signed_in(room: StaffRoom) -> None:
    signed_in = await room.sign_in(" HANA ")
    who = await room.staff.holder_of_session(signed_in.token)
    assert who and (who.name, who.role, who.account) == ("hana", Role.CLERK, signed_in.account.id)
    assert await room.staff.holder_of_session("another token") is None


async def test_the_token_is_kept_nowhere(room: StaffRoom) -> None:
    token = (await room.sign_in("hana")).token
    assert isinstance(room.books, MemoryStaffBooks)
    kept = room.books.page
    assert token not in repr(kept.sessions.find((await room.staff.holder_of_session(token)).session or ""))  # type: ignore[union-attr]
    assert PASSWORD not in repr(kept.accounts.all())


@pytest.mark.parametrize(
    ("name", "password"),
    [("hana", "not the password"), ("nobody", PASSWORD), ("gone", PASSWORD), ("nobody\x00'; --", "")],
    ids=["wrong password", "unknown name", "disabled account", "hostile name"],
)
async def test_whoever_is_wrong_learns_nothing_from_words_or_work(room: StaffRoom, name: str, password: str) -> None:
    await room.staff.add("gone", Role.CLERK, PASSWORD)
    await room.staff.set_disabled("gone", disabled=True)
    with pytest.raises(SignInFailed) as told:
        await room.sign_in(name, password)
    assert str(told.value) == str(SignInFailed())
    assert room.passwords.verified == 1


async def test_unknown_names_are_locked_out_just_like_known_ones(room: StaffRoom) -> None:
    for name in ("hana", "nobody"):
        await failures(room, FREE_BY_NAME + 1, name)
        with pytest.raises(LockedOut) as told:
            await room.sign_in(name, address="198.51.100.2")
        assert told.value.seconds == 1


async def test_who_is_locked_out_is_not_looked_at_and_comes_in_after_the_wait(room: StaffRoom) -> None:
    await failures(room, FREE_BY_NAME + 1)
    done = room.passwords.verified
    with pytest.raises(LockedOut):
        await room.sign_in("hana")
    assert room.passwords.verified == done
    room.clock.turn(seconds=1)
    await room.sign_in("hana")
    await failures(room, FREE_BY_NAME)


async def test_a_restart_does_not_help_who_guesses(room: StaffRoom) -> None:
    await failures(room, FREE_BY_NAME + 1)
    again = StaffRoom(room.books)
    with pytest.raises(LockedOut):
        await again.sign_in("hana", address="198.51.100.2")
    again.clock.turn(seconds=1)
    await again.sign_in("hana")


async def test_neither_names_nor_addresses_that_were_tried_are_kept_to_be_read(room: StaffRoom) -> None:
    await failures(room, 1, "a-password-in-the-wrong-field", "198.51.100.1")
    assert isinstance(room.books, MemoryStaffBooks)
    kept = repr(vars(room.books.page.tallies))
    assert "Tally" in kept
    assert "a-password-in-the-wrong-field" not in kept and "198.51.100.1" not in kept


async def test_waits_grow_to_a_quarter_of_an_hour_and_no_further(room: StaffRoom) -> None:
    waits = []
    await failures(room, FREE_BY_NAME)
    for turn in range(14):
        await failures(room, 1, address=f"198.51.100.{turn}")
        with pytest.raises(LockedOut) as told:
            await room.sign_in("hana")
        waits.append(told.value.seconds)
        room.clock.turn(seconds=told.value.seconds)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]


async def test_many_guesses_at_once_are_no_more_than_one_after_the_other(room: StaffRoom) -> None:
    attempts = (room.sign_in("hana", f"guess {number}") for number in range(MOST_WAITING))
    ends = await asyncio.gather(*attempts, return_exceptions=True)
    assert sum(isinstance(end, SignInFailed) for end in ends) == FREE_BY_NAME + 1 == room.passwords.verified
    assert sum(isinstance(end, LockedOut) for end in ends) == MOST_WAITING - FREE_BY_NAME - 1


async def test_an_address_that_tries_many_names_waits_and_others_do_not(room: StaffRoom) -> None:
    for number in range(FREE_BY_ADDRESS + 1):
        await failures(room, 1, f"name{number}")
    with pytest.raises(LockedOut):
        await room.sign_in("hana", address="198.51.100.1")
    await room.sign_in("hana")


async def test_one_account_of_ones_own_does_not_wash_an_address_clean(room: StaffRoom) -> None:
    await room.staff.add("mallory", Role.CLERK, PASSWORD)
    for number in range(FREE_BY_ADDRESS + 1):
        await room.sign_in("mallory", address="198.51.100.1")
        await failures(room, 1, f"name{number}")
    with pytest.raises(LockedOut):
        await room.sign_in("mallory", address="198.51.100.1")


async def test_a_session_of_the_same_browser_ends_and_its_token_is_never_used_again(room: StaffRoom) -> None:
    planted = (await room.sign_in("hana")).token
    mine = (await room.sign_in("hana", former=planted)).token
    assert mine != planted
    assert await room.staff.holder_of_session(planted) is None
    assert await room.staff.holder_of_session(mine)


async def test_a_token_that_nobody_gave_is_never_taken_over(room: StaffRoom) -> None:
    signed_in = await room.sign_in("hana", former="planted by somebody")
    assert signed_in.token != "planted by somebody"
    assert await room.staff.holder_of_session("planted by somebody") is None


async def test_sessions_end_when_idle_and_after_a_day_of_work_in_any_case(room: StaffRoom) -> None:
    idle = (await room.sign_in("hana")).token
    room.clock.turn(seconds=IDLE.total_seconds() - 1)
    assert await room.staff.holder_of_session(idle)
    room.clock.turn(seconds=IDLE.total_seconds())
    assert await room.staff.holder_of_session(idle) is None
    busy = (await room.sign_in("hana")).token
    for _ in range(int(LONGEST / timedelta(minutes=30)) - 1):
        room.clock.turn(minutes=30)
        assert await room.staff.holder_of_session(busy)
    room.clock.turn(minutes=30)
    assert await room.staff.holder_of_session(busy) is None


async def test_what_ends_sessions(room: StaffRoom) -> None:
    async def tokens() -> tuple[SignedIn, SignedIn]:
        return await room.sign_in("hana"), await room.sign_in("hana")

    async def open_of(pair: tuple[SignedIn, SignedIn]) -> list[bool]:
        return [await room.staff.holder_of_session(each.token) is not None for each in pair]

    pair = await tokens()
    one = await room.staff.holder_of_session(pair[0].token)
    assert one and one.session and one.account
    await room.staff.sign_out(one.session)
    assert await open_of(pair) == [False, True]
    await room.staff.sign_out_everywhere(one.account)
    assert await open_of(pair) == [False, False]
    pair = await tokens()
    await room.staff.set_role("hana", Role.DESIGNER)
    assert await open_of(pair) == [False, False]
    pair = await tokens()
    await room.staff.change_password(one.account, PASSWORD, "another lamp by the door")
    assert await open_of(pair) == [False, False]
    with pytest.raises(SignInFailed):
        await room.sign_in("hana")


async def test_forgotten_sessions_are_deleted_and_others_stay(room: StaffRoom) -> None:
    old = (await room.sign_in("hana")).token
    room.clock.turn(seconds=IDLE.total_seconds() + 1)
    new = (await room.sign_in("hana")).token
    await room.staff.forget_old()
    room.clock.turn(seconds=-IDLE.total_seconds() - 1)
    assert await room.staff.holder_of_session(old) is None
    assert await room.staff.holder_of_session(new)


async def test_a_hash_of_older_parameters_is_made_anew_at_the_next_sign_in(room: StaffRoom) -> None:
    hashed = (await room.staff.accounts())[0].password_hash
    stronger = StaffRoom(room.books, CountedPasswords(time_cost=2))
    await stronger.sign_in("hana")
    renewed = (await stronger.staff.accounts())[0].password_hash
    assert "t=1" in hashed and "t=2" in renewed
    await stronger.sign_in("hana")
    assert (await stronger.staff.accounts())[0].password_hash == renewed


async def test_a_password_that_was_changed_while_it_was_checked_lets_nobody_in(room: StaffRoom) -> None:
    account = (await room.staff.accounts())[0]

    class Changing(CountedPasswords):
        async def verify(self, hashed: str | None, password: str) -> bool:
            right = await super().verify(hashed, password)
            await room.staff.reset_password("hana", "another lamp by the door")
            return right

    with pytest.raises(SignInFailed):
        await StaffRoom(room.books, Changing()).sign_in("hana")
    assert (await room.staff.accounts())[0].password_hash != account.password_hash


async def test_who_has_a_code_to_give_is_asked_only_after_the_password(room: StaffRoom) -> None:
    await room.enrol((await room.staff.accounts())[0].id)
    with pytest.raises(SignInFailed):
        await room.sign_in("hana", "not the password")
    for _ in range(2 * FREE_BY_NAME):
        with pytest.raises(CodeNeeded):
            await room.sign_in("hana")


async def test_a_code_lets_in_once(room: StaffRoom) -> None:
    app, _ = await room.enrol((await room.staff.accounts())[0].id)
    spent = app.at(room.clock())
    with pytest.raises(SignInFailed):
        await room.sign_in("hana", code=spent)
    room.clock.turn(seconds=30)
    code = app.at(room.clock())
    await room.sign_in("hana", code=code)
    with pytest.raises(SignInFailed):
        await room.sign_in("hana", code=code)


async def test_the_same_code_sent_twice_at_once_lets_in_once(room: StaffRoom) -> None:
    app, _ = await room.enrol((await room.staff.accounts())[0].id)
    room.clock.turn(seconds=30)
    attempts = [room.sign_in("hana", code=app.at(room.clock())) for _ in range(4)]
    ends = await asyncio.gather(*attempts, return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == ["SignInFailed"] * 3 + ["SignedIn"]


async def test_wrong_codes_are_counted_like_wrong_passwords(room: StaffRoom) -> None:
    app, _ = await room.enrol((await room.staff.accounts())[0].id)
    for _ in range(FREE_BY_NAME + 1):
        with pytest.raises(SignInFailed):
            await room.sign_in("hana", code="000000")
    room.clock.turn(milliseconds=500)
    with pytest.raises(LockedOut):
        await room.sign_in("hana", code=app.at(room.clock()))


async def test_a_recovery_code_lets_in_once(room: StaffRoom) -> None:
    _, recovery = await room.enrol((await room.staff.accounts())[0].id)
    assert len(set(recovery)) == 10
    await room.sign_in("hana", code=recovery[3].lower())
    with pytest.raises(SignInFailed):
        await room.sign_in("hana", code=recovery[3])
    await room.sign_in("hana", code=recovery[4].replace("-", " "))
    kept = repr(await room.staff.accounts())
    assert all(code.replace("-", "") not in kept for code in recovery)
