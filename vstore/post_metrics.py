"""The figures of the post for Prometheus."""

from collections.abc import Iterator

from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from vstore.metrics import counts, gauge
from vstore.post_room import PostRoom


class PostCollector(Collector):
    """What waits in the outbox, as it was counted last, and what became of each sending."""

    def __init__(self, room: PostRoom) -> None:
        self._room = room

    def collect(self) -> Iterator[Metric]:
        yield gauge("vstore_outbox_waiting", "Deliveries that are to be tried.", self._room.count.waiting)
        yield gauge("vstore_outbox_parked", "Deliveries that wait for a person.", self._room.count.parked)
        yield counts("vstore_outbox_sendings", "Sendings, by what became of them.", "end", self._room.office.ends)
