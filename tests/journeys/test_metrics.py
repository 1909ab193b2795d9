"""What `/metrics` says of a store in which something happens."""

import asyncio

from prometheus_client.parser import text_string_to_metric_families

from scenes.places import Place
from tests.support.little_store import BEAT, House
from tests.support.plain_outlet import PlainOutlet
from vstore.inference.host_process import ModelProcess
from vstore.inference.understanding import Understanding
from vstore.loops import StoreLoop
from vstore.metrics import StoreCollector, scraper
from vstore.protocol.client import VERSION, EnterDoor, Hello, Ping, Walk
from vstore.protocol.codec import MSGPACK, Frame


class Sink(PlainOutlet):
    """Takes everything and keeps nothing."""

    def write(self, frames: list[Frame]) -> None:
        pass

    def end(self, code: int, reason: str) -> None:
        pass


async def errands_end() -> None:
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))


def read(text: bytes) -> dict[str, float]:
    """Every sample by its name and labels, as it stands in the text."""
    families = text_string_to_metric_families(text.decode())
    samples = [sample for family in families for sample in family.samples]
    return {f"{each.name}{each.labels or ''}": each.value for each in samples}


async def test_figures_are_those_of_the_store(house: House) -> None:
    loop = StoreLoop(house.store, house.runner, lambda: house.now)
    scrape = scraper(StoreCollector(loop, ModelProcess("none", threads=1), Understanding(), {"late": 2}, {"error": 3}))
    reader, blocked = loop.connect(MSGPACK, "192.0.2.7", Sink()), loop.connect(MSGPACK, "192.0.2.7", Sink())
    for session in (reader, blocked):
        loop.receive(session, MSGPACK.encode(Hello(protocol=VERSION, name="Marguerite")))
    loop.beat(BEAT, house.now, late=0.0)
    await errands_end()
    loop.beat(BEAT, house.now, late=0.004)
    loop.block(blocked)
    loop.receive(blocked, MSGPACK.encode(Ping(1)))
    loop.receive(reader, MSGPACK.encode(EnterDoor(ref=7, door="nowhere")))
    loop.receive(reader, MSGPACK.encode(Walk(Place(1.0, 1.0))))
    house.now += BEAT
    loop.beat(BEAT, house.now, late=0.02)
    text = scrape()
    found = read(text)
    assert found["vstore_beat_lateness_seconds_count"] == 3
    assert found["vstore_beat_lateness_seconds_sum"] == 0.024
    assert found["vstore_beat_lateness_seconds_bucket{'le': '0.005'}"] == 2
    assert found["vstore_beat_lateness_seconds_bucket{'le': '+Inf'}"] == 3
    assert found["vstore_sessions{'state': 'present'}"] == 2
    assert found["vstore_bodies{'room': 'hall'}"] == 3
    assert found["vstore_refused_total{'code': 'unknown_door'}"] == 1
    assert found["vstore_errand_seconds_count{'kind': 'Identify'}"] == 2
    assert found["vstore_sent_bytes_total"] > found["vstore_sent_writes_total"] == 3
    assert found["vstore_passed_over_total"] == 1
    assert found["vstore_mailbox_bytes"] > 0
    assert found["vstore_model_state{'state': 'absent'}"] == 1
    assert found["vstore_understanding_state{'state': 'absent'}"] == 1
    assert found["vstore_speeches_total{'why': 'late'}"] == 2
    assert found["vstore_log_lines_total{'level': 'error'}"] == 3
    assert found["process_resident_memory_bytes"] > 0
    assert b"Marguerite" not in text and b"192.0.2.7" not in text


async def test_connection_that_the_store_ends_is_counted_by_its_reason(house: House) -> None:
    loop = StoreLoop(house.store, house.runner, lambda: house.now)
    loop.connect(MSGPACK, "192.0.2.7", Sink())
    house.now += 11.0
    loop.beat(BEAT, house.now)
    loop.beat(BEAT, house.now)
    assert loop.traffic.ended == {"hello_late": 1}
