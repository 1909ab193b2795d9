"""The handshake of a websocket: which encoding is spoken, and where the client is."""

from collections.abc import Container, Sequence

from websockets.http11 import Request, Response
from websockets.server import ServerProtocol
from websockets.typing import Subprotocol

from vstore.protocol.codec import CODECS, JSON, Codec

PATH = "/ws"


class Handshake(ServerProtocol):
    """The library's protocol at our address; of the sub-protocols that a client offers, it takes the first we know."""

    def select_subprotocol(self, subprotocols: Sequence[Subprotocol]) -> Subprotocol | None:
        return next((each for each in subprotocols if each in CODECS), None)

    def answer(self, request: Request) -> Response:
        """Accepts or refuses an upgrade; the response is still to be sent."""
        if request.path.partition("?")[0] != PATH:
            return self.reject(404, f"The websocket is at {PATH}.\n")
        return self.accept(request)

    def codec(self, request: Request) -> Codec | None:
        """What an accepted client speaks: JSON where it offers nothing, None where it offers only unknown encodings."""
        if self.subprotocol:
            return CODECS[self.subprotocol]
        return None if "Sec-WebSocket-Protocol" in request.headers else JSON


def address_of(request: Request, peer: str, proxies: Container[str]) -> str:
    """The nearest address that is none of our proxies: the peer's, or one that they tell (X-Forwarded-For)."""
    told = ",".join(request.headers.get_all("X-Forwarded-For")).split(",")
    path = [*(hop.strip() for hop in told if hop.strip()), peer]
    return next((hop for hop in reversed(path) if hop not in proxies), path[0])
