"""A way out that reaches only what is public: whoever may name an address must not reach our own network by it.

Server-side request forgery (CWE-918): names are resolved here, every address is looked at, and the one that was looked
at is the one connected to, so that a name cannot change its mind in between (DNS rebinding).
"""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable

import httpcore
from httpcore import SOCKET_OPTION

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class PublicNetwork(httpcore.AnyIOBackend):
    """Connects to public addresses; with `loopback`, which a person has named as such, to this machine and no other."""

    def __init__(self, *, loopback: bool) -> None:
        self._loopback = loopback

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        address = await self._reachable(host, port)
        return await super().connect_tcp(address, port, timeout, local_address, socket_options)

    async def _reachable(self, host: str, port: int) -> str:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as fault:
            raise httpcore.ConnectError(f"the name {host} has no address") from fault
        addresses = [str(address[0]) for *_, address in found]
        if not all(map(self._may_reach, addresses)):
            raise httpcore.ConnectError(f"{host} is not a public address")
        return addresses[0]

    def _may_reach(self, address: str) -> bool:
        known = ipaddress.ip_address(address.partition("%")[0])
        if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped:
            known = known.ipv4_mapped
        return known.is_loopback if self._loopback else known.is_global and not known.is_multicast
