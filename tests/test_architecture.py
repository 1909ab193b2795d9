"""The floor plan as a test: who may import whom, what is pure, how long a file may be.

Where the outside begins:

| source of            | who holds it                       | how others get it                    | status     |
|----------------------|------------------------------------|--------------------------------------|------------|
| time                 | vstore.loops, vstore.app           | `now` and `seconds` as arguments     | controlled |
| chance               | nobody: phrases rotate             | -                                    | controlled |
| body and session ids | counters in World and OpenStore    | -                                    | controlled |
| tokens, order ids    | vstore.ids                         | `new_token`, `new_id` as arguments   | controlled |
| resume tokens        | vstore.tokens, seeded by the app   | `new_token` as argument              | controlled |
| the model's words    | vstore.inference                   | re-enter through `OpenStore.spoken`  | outside    |
| what is meant by     | vstore.inference, a process        | re-enters through `agent_answered`   | outside    |
| words                |                                    |                                      |            |
| database, payments   | vstore.storage, vstore.payments    | re-enter as answers to errands       | outside    |
| webhooks, mail       | vstore.post                        | written into the outbox's deliveries | outside    |
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("scenes", "nlp", "avatars", "vstore")
LONGEST_FILE = 300

MACHINES = {
    f"vstore.{name}"
    for name in (
        "addresses",
        "allowance",
        "assortment",
        "attendant",
        "audience",
        "backdrop",
        "briefing",
        "browsing_errands",
        "catalog_change",
        "crew",
        "company",
        "entrance",
        "errands",
        "following",
        "friends",
        "governor",
        "histogram",
        "intake",
        "invitations",
        "landing",
        "limits",
        "mailbox",
        "mentions",
        "minutes",
        "open_store",
        "overhearing",
        "prompter",
        "pulse",
        "reception",
        "replication",
        "room",
        "rooms",
        "services",
        "session",
        "timeouts",
        "showing",
        "thinking_errands",
        "traffic",
        "visitors_seen",
    )
}
"""Floor 2: the open store and its parts."""

# Longest prefix wins. A part may import itself, and what is listed; what is not listed is the composition root's.
MAY_IMPORT: dict[str, set[str]] = {
    "scenes": set(),
    "nlp": set(),
    "avatars": {"scenes", "nlp"},
    "vstore.commerce": {"scenes"},
    "vstore.privacy": {"scenes", "vstore.commerce", "avatars.remembered"},
    "vstore.protocol": {"scenes", "nlp"},
    **{machine: {"scenes", "nlp", "avatars", "vstore.commerce", "vstore.protocol", *MACHINES} for machine in MACHINES},
    "vstore.session": {"scenes", "avatars.remembered", "vstore.protocol", "vstore.allowance", "vstore.mailbox"},
    "vstore.mailbox": {"vstore.protocol"},
    "vstore.allowance": set(),
    "vstore.governor": set(),
    "vstore.overhearing": {"scenes"},
    "vstore.replication": {"scenes", "avatars.view", "vstore.protocol", "vstore.governor"},
    "vstore.histogram": set(),
    "vstore.pulse": {"vstore.histogram"},
    "vstore.sweeping": {"vstore.histogram"},
    "vstore.traffic": {"vstore.histogram", "vstore.protocol"},
    "vstore.views": {"vstore.commerce", "vstore.protocol"},
    "vstore.problem": {"scenes"},
    "vstore.structure": {"scenes"},
    "vstore.accounts": set(),
    "vstore.clerk_call": set(),
    "vstore.own_avatar": set(),
    "vstore.worker_threads": set(),
    "vstore.storage": {
        "scenes",
        "vstore.worker_threads",
        "vstore.commerce",
        "vstore.accounts",
        "vstore.clerk_call",
        "vstore.own_avatar",
        "vstore.privacy",
        "avatars.remembered",
    },
    "vstore.payments": {"scenes", "vstore.commerce"},
    "vstore.post": {"scenes", "nlp.languages", "vstore.commerce"},
    "vstore.inference": {"nlp", "vstore.histogram"},
    "vstore.speech": {
        "vstore.inference.weights",
        "vstore.inference.watched_process",
        "vstore.inference.pipes",
        "vstore.inference.messages",
    },
    "vstore.said_lately": set(),
    "vstore.doors": {
        "scenes",
        "vstore.protocol",
        "vstore.accounts",
        "vstore.commerce",
        "vstore.privacy",
        "vstore.allowance",
        "vstore.session",
        "vstore.loops",
        "vstore.publication",
        "vstore.problem",
        "vstore.status",
        "vstore.clerk_call",
        "vstore.turn_trace",
        "vstore.speech.ports",
        "vstore.speech.recording",
        "vstore.__version__",
    },
    "vstore.publication": {"scenes", "vstore.problem"},
    "vstore.client": {"scenes", "vstore.protocol"},
    "vstore.turn_trace": {"nlp.turn"},
    "vstore.tokens": set(),
    "vstore.journal": {"scenes", "nlp", "avatars", "vstore.protocol", "vstore.tokens", "vstore.__version__", *MACHINES},
    "vstore.vrm": {"scenes"},
    "vstore.lossy": set(),
    "vstore.modelling": set(),
    "vstore.catalogues": {"scenes", "nlp", "vstore.problem", "vstore.structure"},
    "vstore.layout": {"scenes", "vstore.problem", "vstore.structure"},
}

PURE = (
    "scenes",
    "nlp",
    "avatars",
    "vstore.commerce",
    "vstore.privacy",
    "vstore.protocol",
    "vstore.accounts",
    "vstore.views",
    "vstore.publication",
    "vstore.tokens",
    "vstore.turn_trace",
    "vstore.said_lately",
    *(f"vstore.vrm.{name}" for name in ("check", "document", "fault", "geometry", "glb", "picture_size")),
    "vstore.lossy.link",
    *(
        f"vstore.journal.{name}"
        for name in (
            "consent_inputs",
            "entry",
            "file_format",
            "inputs",
            "link_inputs",
            "opening",
            "recorded_store",
            "replay",
            "sent",
        )
    ),
    *sorted(MACHINES),
)
OUTSIDE_ONLY = {"asyncio", "time", "random", "secrets", "uuid", "threading", "os", "socket", "pathlib", "subprocess"}
"""Modules of the outside world."""


def modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module not in PACKAGES:
                yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def part_of(name: str) -> str | None:
    return max((part for part in MAY_IMPORT if within(name, part)), key=len, default=None)


def is_model_file(name: str) -> bool:
    return name.startswith("nlp.transformers_")


def test_imports_point_down_only() -> None:
    faults = []
    for name, path in modules():
        part = part_of(name)
        if part is None:
            continue
        allowed = {part, *MAY_IMPORT[part]}
        ours = (each for each in imports_of(path) if each.split(".")[0] in PACKAGES)
        faults += [f"{name} imports {each}" for each in ours if not any(within(each, good) for good in allowed)]
    assert faults == []


def test_doors_storage_payments_and_inference_are_strangers() -> None:
    sides = ("vstore.doors", "vstore.storage", "vstore.payments", "vstore.inference", "vstore.post")
    faults = [
        f"{name} imports {each}"
        for name, path in modules()
        for side in sides
        if within(name, side)
        for each in imports_of(path)
        if any(within(each, other) for other in sides if other != side)
    ]
    assert faults == []


def test_pure_code_knows_no_outside() -> None:
    faults = [
        f"{name} imports {each}"
        for name, path in modules()
        if any(within(name, pure) for pure in PURE) and not is_model_file(name)
        for each in imports_of(path)
        if each.split(".")[0] in OUTSIDE_ONLY
    ]
    assert faults == []


def test_only_the_model_files_know_torch_and_only_inference_knows_them() -> None:
    faults = []
    for name, path in modules():
        for each in imports_of(path):
            heavy = each.split(".")[0] in {"torch", "transformers", "gguf"}
            if heavy and not is_model_file(name):
                faults.append(f"{name} imports {each}")
            if is_model_file(each) and not (within(name, "vstore.inference") or is_model_file(name)):
                faults.append(f"{name} imports {each}")
    assert faults == []


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_file_says_its_promise_and_keeps_to_its_size(name: str, path: Path) -> None:
    source = path.read_text()
    assert ast.get_docstring(ast.parse(source)), f"{name} has no docstring"
    assert source.count("\n") <= LONGEST_FILE, f"{name} is longer than {LONGEST_FILE} lines: it wants a better noun"
