"""Endpoints: how the store is."""

from collections.abc import Callable

from vstore.accounts.role import STAFF
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.status import Status

METRICS = "text/plain; version=0.0.4"
"""The text format of Prometheus."""


def status_endpoints(status: Callable[[], Status], metrics: Callable[[], bytes]) -> tuple[Endpoint, ...]:
    """`metrics` gives every figure, as Prometheus reads it."""

    async def show_status(_: Call) -> Status:
        return status()

    async def show_metrics(_: Call) -> bytes:
        return metrics()

    return (
        Endpoint(
            method="GET",
            path="/api/staff/status",
            summary="How the store is, in short",
            role=STAFF,
            answer=Status,
            act=show_status,
        ),
        Endpoint(
            method="GET",
            path="/metrics",
            summary="Every figure of the store, for Prometheus",
            role=STAFF,
            answer=bytes,
            media=METRICS,
            act=show_metrics,
        ),
    )
