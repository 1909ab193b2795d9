"""A store with ears and a mouth of its own: what it tells of them, and whom it reads aloud to."""

import sys
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace
from starlette.applications import Starlette

from tests.support.little_store import House
from tests.vstore.speech.test_process import scripted_mouth
from vstore.about import about
from vstore.commands.serve import SAMPLE
from vstore.doors.api.guard import Guard
from vstore.doors.api.routes import routes_of
from vstore.protocol.client import Leave, Say
from vstore.protocol.server import Welcome
from vstore.protocol.store_view import VoiceView
from vstore.settings import Settings
from vstore.speech import espeak, process
from vstore.storefolder.reading import read_store
from vstore.voice_desk import VoiceDesk, ear_of, mouth_of

WANTED = Settings(voice=True)


async def nobody(token: str) -> None:
    return None


async def test_a_visitor_hears_what_an_agent_has_said_to_them(house: House) -> None:
    mouth = scripted_mouth()
    house.voice = house.voice_desk(None, mouth)
    assert house.voice.view == VoiceView(speaks=("en", "ko"))
    app = Starlette(routes=routes_of(house.voice.endpoints, Guard(nobody, nobody)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store") as client:

        async def speak(text: str, token: str) -> int:
            headers = {"authorization": f"Bearer {token}"}
            answer = await client.post("/api/voice/speak", json={"text": text}, headers=headers)
            return answer.status_code

        hana, jun = await house.enter("Hana"), await house.enter("Jun")
        hana.send(Say(ref=1, text="how much is the Moss Mug?"))
        await house.run(seconds=8)
        price = next(each for each in hana.heard() if "18,000" in each)
        token = hana.last(Welcome).visitor
        assert house.voice.states == {"speaking": "absent"}
        assert await speak(price, token) == 200
        assert house.voice.states == {"speaking": "ready"}
        assert await speak("how much is the Moss Mug?", token) == 404
        assert await speak(price, jun.last(Welcome).visitor) == 404
        hana.send(Leave())
        await house.run(seconds=1)
        house.store.disconnect(hana.session, house.now)
        assert await speak(price, token) == 403
    await house.voice.stop()
    assert house.voice.states == {"speaking": "absent"}


def test_voice_is_wished_for_and_what_is_missing_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert (ear_of(Settings()), mouth_of(Settings())) == (None, None)
    assert caplog.messages == []
    monkeypatch.setattr(espeak, "PROGRAM", str(tmp_path / "none"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    missing = replace(WANTED, voice_weights=str(tmp_path / "none"))
    assert (ear_of(missing), mouth_of(missing)) == (None, None)
    assert [line.split(": ")[0] for line in caplog.messages] == [
        "the store opens all the same, but cannot hear",
        "the store opens all the same, but cannot speak",
    ]
    monkeypatch.setattr(espeak, "PROGRAM", sys.executable)
    (tmp_path / "model.bin").touch()
    here = replace(WANTED, voice_weights=str(tmp_path))
    assert isinstance(ear_of(here), process.SpeechProcess)
    assert isinstance(mouth_of(here), process.SpeechProcess)


async def test_a_store_tells_the_languages_that_it_hears_and_speaks_of_its_own(tmp_path: Path, house: House) -> None:
    view = VoiceDesk(("fr", "ko"), process.ear(tmp_path), None, house.insiders).view
    assert view == VoiceView(hears=("ko",))
    assert about(read_store(SAMPLE), view).voice == view
    assert (await house.enter("Hana")).last(Welcome).store.voice == VoiceView()
