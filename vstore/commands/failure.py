"""How a command says that it cannot do what was asked."""


class CommandFailed(Exception):
    """The text is for the user: what, where, and what to do."""

    def __init__(self, text: str, exit_code: int = 1) -> None:
        super().__init__(text)
        self.exit_code = exit_code
