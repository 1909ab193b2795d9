"""Why something about accounts was not done; each text is a sentence that says what to do. Nothing has changed then."""

from collections.abc import Mapping


class AccountFault(Exception):
    """Any of these."""


class SignInFailed(AccountFault):
    """No account with this name, password and code may sign in. Which of them is wrong is never told."""

    def __init__(self) -> None:
        super().__init__("The name, the password or the code is not right. Try again.")


class CodeNeeded(AccountFault):
    """Name and password are right; the account wants a code too."""

    def __init__(self) -> None:
        super().__init__("Send the code that your authenticator app shows, or a recovery code, as well.")


class LockedOut(AccountFault):
    """There were too many failures; whole `seconds` must pass before the next attempt is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"There were too many attempts. Wait {seconds} s and try again.")
        self.seconds = seconds

    @property
    def members(self) -> Mapping[str, object]:
        return {"retry_after": self.seconds}


class TooBusy(AccountFault):
    """Too many passwords wait to be checked."""

    def __init__(self) -> None:
        super().__init__("Too many people sign in at this moment. Try again in a few seconds.")


class BadName(AccountFault):
    """An account cannot be called so."""

    def __init__(self) -> None:
        super().__init__("A name has 1 to 64 letters, digits or any of . _ @ + - and no spaces.")


class WeakPassword(AccountFault):
    """The password would be guessed."""


class WrongPassword(AccountFault):
    """The password that was given to confirm a change is not the account's."""

    def __init__(self) -> None:
        super().__init__("This is not your present password.")


class WrongCode(AccountFault):
    """The code does not prove that the authenticator app has the secret."""

    def __init__(self) -> None:
        super().__init__("This is not the code that the app shows now. Check the device's clock and try again.")


class NameTaken(AccountFault):
    """There is such an account already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is an account “{name}” already; choose another name.")


class NoSuchAccount(AccountFault):
    """There is no such account."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no account “{name}”.")


class LastOwner(AccountFault):
    """The store would be left without an owner who can sign in."""

    def __init__(self) -> None:
        super().__init__("This is the last owner who can sign in. Make somebody else an owner first.")


class NotAnAccount(AccountFault):
    """A key has no password, no code and no sessions."""

    def __init__(self) -> None:
        super().__init__("This is for people who have signed in; a key has nothing of the kind.")


class FactorInUse(AccountFault):
    """Codes are wanted already."""

    def __init__(self) -> None:
        super().__init__("Codes are switched on already; switch them off first.")


class FactorAbsent(AccountFault):
    """There is no secret to confirm."""

    def __init__(self) -> None:
        super().__init__("There is no new secret to confirm; ask for one first.")


class NoSuchKey(AccountFault):
    """There is no such key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no key “{key}”.")
