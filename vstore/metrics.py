"""The figures of a running store for Prometheus: read where they are when somebody asks, and nothing about visitors."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from vstore.histogram import Histogram
from vstore.inference.language_model import LanguageModel
from vstore.inference.understanding import Understanding
from vstore.inference.watched_process import State as ProcessState
from vstore.loops import StoreLoop
from vstore.session import State


class StoreCollector(Collector):
    """All that can be read off one store's loop, its machine, and the processes that understand and speak."""

    def __init__(
        self,
        loop: StoreLoop,
        model: LanguageModel,
        understanding: Understanding,
        worded: Mapping[str, int],
        log_lines: Mapping[str, int],
    ) -> None:
        self._loop = loop
        self._model = model
        self._understanding = understanding
        self._worded = worded
        self._log_lines = log_lines

    def collect(self) -> Iterator[Metric]:
        yield from self._beat()
        yield from self._visitors()
        yield from self._traffic()
        yield from self._understood()
        yield from self._speech()
        yield counts("vstore_log_lines", "Lines logged, written or dropped.", "level", self._log_lines)

    def _beat(self) -> Iterator[Metric]:
        pulse = self._loop.pulse
        yield histogram("vstore_beat_lateness_seconds", "How late beats began.", pulse.lateness)
        yield histogram("vstore_beat_step_seconds", "What the world's step of a beat took.", pulse.step)
        yield histogram("vstore_beat_write_seconds", "What the writing to all clients at a beat took.", pulse.write)
        told = "What collecting garbage took, each time between two beats."
        yield histogram("vstore_sweep_seconds", told, self._loop.sweeper.taken)
        yield gauge("vstore_beat_period_seconds", "From one beat to the next.", pulse.period)
        yield gauge("vstore_overload_level", "0: all well, to 3: newcomers wait.", self._loop.store.level)

    def _visitors(self) -> Iterator[Metric]:
        store = self._loop.store
        states = Counter(session.state for session in store.sessions.values())
        sessions = {state.value: states[state] for state in State if state is not State.GONE}
        yield gauges("vstore_sessions", "Sessions by state.", "state", sessions)
        yield gauge("vstore_rooms", "Open rooms.", len(store.rooms))
        bodies = {room: len(each.world.crowd.ids) for room, each in store.rooms.items()}
        yield gauges("vstore_bodies", "Visitors and agents in each room.", "room", bodies)
        waiting = sum(session.mailbox.waiting_bytes for session in store.sessions.values())
        yield gauge("vstore_mailbox_bytes", "What waits to be sent, in all mailboxes.", waiting)

    def _traffic(self) -> Iterator[Metric]:
        traffic = self._loop.traffic
        yield CounterMetricFamily("vstore_sent_writes", "Writes to clients.", traffic.writes)
        yield CounterMetricFamily("vstore_sent_bytes", "Bytes of these writes.", traffic.bytes)
        told = "Beats at which a client had something to be told and took nothing."
        yield CounterMetricFamily("vstore_passed_over", told, traffic.passed_over)
        yield counts("vstore_ended", "Connections ended by the store, by reason.", "code", traffic.ended)
        yield counts("vstore_refused", "Wishes refused, by reason.", "code", self._loop.store.refusals)
        errands = HistogramMetricFamily("vstore_errand_seconds", "How long errands took.", labels=["kind"])
        for kind, taken in traffic.errands.items():
            errands.add_metric([kind], buckets_of(taken), taken.total)
        yield errands

    def _understood(self) -> Iterator[Metric]:
        states = {state.value: int(state is self._understanding.state) for state in ProcessState}
        yield gauges("vstore_understanding_state", "1 at the state of the understanding process.", "state", states)
        yield gauge("vstore_understanding_waiting", "Utterances that are with it.", self._understanding.waiting)
        told = "From an agent's asking to what was meant."
        yield histogram("vstore_understanding_seconds", told, self._understanding.taken)
        told = "Utterances made out by the server itself, or not at all, by reason."
        yield counts("vstore_understanding_here", told, "reason", self._understanding.here)

    def _speech(self) -> Iterator[Metric]:
        states = {state.value: int(state is self._model.state) for state in ProcessState}
        yield gauges("vstore_model_state", "1 at the state of the language model.", "state", states)
        yield gauge("vstore_model_answers", "Answers that the model is wording now.", self._model.answering)
        work = self._model.work
        yield CounterMetricFamily("vstore_model_tokens", "Tokens that the model has worded.", work.tokens)
        told = "Rounds in which each answer got a token: tokens by rounds is how many are worded at once."
        yield CounterMetricFamily("vstore_model_rounds", told, work.rounds)
        told = "What these rounds took: tokens by seconds is the model's speed."
        yield CounterMetricFamily("vstore_model_busy_seconds", told, work.seconds)
        heads = {"kept": work.heads_found, "computed": work.heads_made}
        yield counts("vstore_model_heads", "Heads of prompts, kept from before or computed.", "how", heads)
        told = "Utterances of agents, by why phrases said them, or some of them; model: it said all."
        yield counts("vstore_speeches", told, "why", self._worded)
        told = "From asking the model to its first words."
        yield histogram("vstore_model_first_words_seconds", told, self._model.first_words)


def scraper(*collectors: Collector) -> Callable[[], bytes]:
    """Gives, at each call, the collectors' figures and those of this process in the text format of Prometheus."""
    registry = CollectorRegistry()
    for collector in collectors:
        registry.register(collector)
    ProcessCollector(registry=registry)
    return lambda: generate_latest(registry)


def buckets_of(histogram: Histogram) -> list[tuple[str, float]]:
    """Cumulative counts by upper bound."""
    bounds = [*map(str, histogram.bounds), "+Inf"]
    return list(zip(bounds, accumulate(map(float, histogram.counts)), strict=True))


def histogram(name: str, what: str, values: Histogram) -> Metric:
    return HistogramMetricFamily(name, what, buckets_of(values), values.total)


def gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value)


def gauges(name: str, what: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, what, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def counts(name: str, what: str, label: str, values: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(name, what, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
