"""A brand's own server, small: takes webhooks on loopback, verifies them by the library, answers as it is told."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Receiver:
    """`answers` are the statuses of the next requests, then 204; a callable is called first and gives the status.

    `taken` are the (webhook-id, body) that were verified, `forged` counts the others.
    """

    def __init__(self, server: ThreadingHTTPServer, secret: str) -> None:
        self.url = f"http://127.0.0.1:{server.server_port}/hooks"
        self.answers: deque[int | Callable[[], int]] = deque()
        self.taken: list[tuple[str, Any]] = []
        self.paths: list[str] = []
        self.forged = 0
        self._hook = Webhook(secret)

    def take(self, path: str, headers: dict[str, str], body: bytes) -> int:
        self.paths.append(path)
        try:
            said = self._hook.verify(body, headers)
        except WebhookVerificationError:
            self.forged += 1
            return 401
        self.taken.append((headers["webhook-id"], said))
        answer = self.answers.popleft() if self.answers else 204
        return answer if isinstance(answer, int) else answer()


@contextmanager
def receiving(secret: str = SECRET) -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status = receiver.take(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("location", "/elsewhere")
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver = Receiver(server, secret)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield receiver
        server.shutdown()
        thread.join()
