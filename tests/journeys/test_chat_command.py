"""`vstore chat` as somebody at a terminal uses it, and as a script does."""

import os
import pty
import re
import subprocess
import sys

from tests.support.served import environment

CHAT = [sys.executable, "-m", "vstore", "chat", "--model", "none"]


def read_until(terminal: int, wanted: str) -> str:
    """What is shown until it matches a pattern."""
    shown = ""
    while not re.search(wanted, shown):
        shown += os.read(terminal, 4096).decode(errors="replace")
    return shown


def test_words_stream_in_a_terminal_and_ctrl_c_ends_it_in_order() -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [*CHAT, "--locale", "ko"], environment())
    try:
        read_until(terminal, "마루앤모스|Maru & Moss")
        os.write(terminal, "머그컵 있어요?\n".encode())
        heard = read_until(terminal, r"소리: .*\r\n")
        assert "Traceback" not in heard
        os.write(terminal, b"\x03")
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
    finally:
        os.close(terminal)


def test_a_script_is_told_what_the_store_refuses() -> None:
    done = subprocess.run(CHAT, input="/pay\n/quit\n", env=environment(), capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    place, *lines = done.stdout.splitlines()
    assert place.startswith("Maru & Moss, ")
    # An agent may have greeted meanwhile.
    assert [line for line in lines if line[0] in ">!"] == ["> /pay", "! Your cart is empty."]
