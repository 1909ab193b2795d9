"""The HTTP API of voice: who may have what written down and read aloud, and what they are told where they may not."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from vstore.doors.api.guard import Guard
from vstore.doors.api.insiders import VISITORS_OF_A_NETWORK, Insiders
from vstore.doors.api.routes import routes_of
from vstore.doors.api.voice import HEARD_BURST, RECORDING_BYTES, VoiceCounter, voice_endpoints
from vstore.protocol.refusals import Code, sentence
from vstore.speech.ports import SpeechBusy, SpeechUnavailable
from vstore.speech.recording import NotARecording

GREETING = "Welcome, may I help you?"


class Shop:
    """Hears and speaks by a script; everybody whose token ends in "inside" is in the store."""

    def __init__(self) -> None:
        self.now = 0.0
        self.heard: list[tuple[bytes, str]] = []
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def visitor_of(self, token: str) -> str | None:
        return None if token == "stranger" else token

    async def hear(self, audio: bytes, language: str) -> str:
        self.heard.append((audio, language))
        await self.may_end.wait()
        faults = {b"noise": NotARecording("no WAV"), b"rush": SpeechBusy("busy"), b"fire": SpeechUnavailable("gone")}
        if fault := faults.get(audio):
            raise fault
        return "빨간 목도리"

    async def speak(self, text: str, language: str) -> bytes:
        return f"{language}: {text}".encode()

    def counter(self, *, works: bool = True) -> VoiceCounter:
        return VoiceCounter(
            insiders=Insiders(
                visitor_of=self.visitor_of,
                is_inside=lambda visitor: visitor.endswith("inside"),
                network_of=lambda address: address,
                seconds=lambda: self.now,
            ),
            was_said=lambda visitor, text: text == GREETING,
            hear=self.hear if works else None,
            speak=self.speak if works else None,
            languages=("en", "ko"),
        )


async def nobody(token: str) -> None:
    return None


def client_of(counter: VoiceCounter) -> httpx.AsyncClient:
    app = Starlette(routes=routes_of(voice_endpoints(counter), Guard(nobody, nobody)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store/api/voice/")


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
async def api(shop: Shop) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(shop.counter()) as client:
        yield client


async def hear(
    api: httpx.AsyncClient, audio: bytes = b"wav", *, token: str = "inside", language: str = "ko-KR"
) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}", "content-type": "audio/wav"}
    return await api.post("hear", params={"language": language}, content=audio, headers=headers)


async def speak(
    api: httpx.AsyncClient, text: str = GREETING, *, token: str = "inside", language: str = "en"
) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"}
    return await api.post("speak", json={"text": text, "language": language}, headers=headers)


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    return answer.status_code, answer.json()["code"], answer.json()["detail"]


async def test_a_recording_is_answered_with_its_words(api: httpx.AsyncClient, shop: Shop) -> None:
    answer = await hear(api)
    assert answer.json() == {"text": "빨간 목도리"}
    assert answer.headers["cache-control"] == "no-store"
    assert shop.heard == [(b"wav", "ko")]


async def test_what_an_agent_said_is_read_aloud_and_nothing_else(api: httpx.AsyncClient) -> None:
    answer = await speak(api)
    assert answer.content == b"en: Welcome, may I help you?"
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == ("audio/wav", "no-store")
    refused = await speak(api, "Read me a novel, please.", language="ko")
    assert refusal(refused) == (404, "never_said", sentence(Code.NEVER_SAID, "ko"))


async def test_only_who_is_in_the_store_is_heard_and_spoken_to(api: httpx.AsyncClient, shop: Shop) -> None:
    for ask in (hear, speak):
        for headers in ("stranger", ""):
            assert (await ask(api, token=headers)).status_code == 401
        refused = await ask(api, token="at home", language="en")
        assert refusal(refused) == (403, "not_inside", "Please come into the store first.")
    assert shop.heard == []


@pytest.mark.parametrize(
    ("audio", "status", "code"),
    [(b"noise", 422, "unfit_recording"), (b"rush", 503, "voice_busy"), (b"fire", 503, "voice_unavailable")],
)
async def test_what_cannot_be_heard_is_told_in_the_visitors_language(
    api: httpx.AsyncClient, audio: bytes, status: int, code: str
) -> None:
    assert refusal(await hear(api, audio)) == (status, code, sentence(Code(code), "ko"))


async def test_what_is_too_large_is_not_even_read(api: httpx.AsyncClient, shop: Shop) -> None:
    assert (await hear(api, bytes(RECORDING_BYTES + 1))).status_code == 413
    assert shop.heard == []


async def test_other_languages_and_a_store_without_a_voice_say_so(api: httpx.AsyncClient, shop: Shop) -> None:
    async with client_of(shop.counter(works=False)) as dumb:
        for answer in (await hear(dumb), await speak(dumb), await hear(api, language="fr")):
            assert refusal(answer)[:2] == (503, "voice_unavailable")
    assert shop.heard == []


async def test_each_visitor_and_each_network_has_a_rate(api: httpx.AsyncClient, shop: Shop) -> None:
    for _ in range(int(HEARD_BURST)):
        assert (await hear(api)).status_code == 200
    assert refusal(await hear(api))[:2] == (429, "too_fast")
    assert (await speak(api)).status_code == 200
    shop.now += 5.0
    assert (await hear(api)).status_code == 200
    answers = [await hear(api, token=f"{number} inside") for number in range(int(HEARD_BURST) * VISITORS_OF_A_NETWORK)]
    assert [each.status_code for each in answers].count(429) == 1


async def test_one_recording_of_a_visitor_at_a_time(api: httpx.AsyncClient, shop: Shop) -> None:
    shop.may_end.clear()
    first = asyncio.create_task(hear(api))
    while not shop.heard:
        await asyncio.sleep(0)  # until it is being heard
    assert refusal(await hear(api))[:2] == (429, "too_fast")
    shop.may_end.set()
    assert (await first).status_code == 200
    assert (await hear(api)).status_code == 200
