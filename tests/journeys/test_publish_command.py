"""`vstore publish` and the staff's API against the real program, with a visitor inside."""

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.served import Served, environment, served
from vstore.__main__ import main
from vstore.client.connection import StoreConnection
from vstore.client.visitor import Visitor
from vstore.commands.serve import SAMPLE
from vstore.protocol.server import SceneOpened, ServerMessage

WALL = {"id": "new-wall", "kind": "wall", "position": [0, 0, 0], "size": [1, 2.5, 0.2]}


class Brand:
    """Somebody at the brand with a copy of the sample store, and the store that was opened with it."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "mystore"
        self.database = folder / "store.db"
        shutil.copytree(SAMPLE, self.store)

    def reset(self) -> None:
        """The folder as it was."""
        shutil.copytree(SAMPLE, self.store, dirs_exist_ok=True)

    def scene(self, scene: str = "living") -> dict[str, Any]:
        document: dict[str, Any] = json.loads((self.store / f"scenes/{scene}.scene.json").read_text())
        return document

    def write(self, document: dict[str, Any]) -> None:
        (self.store / f"scenes/{document['id']}.scene.json").write_text(json.dumps(document))

    def add_wall(self) -> None:
        document = self.scene()
        self.write({**document, "fixtures": [*document["fixtures"], WALL]})

    def run(self, opened: Served, *arguments: str, token: str | None = None) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "vstore", "publish", *arguments, "--url", opened.address],
            capture_output=True,
            text=True,
            timeout=120,
            env=environment(VSTORE_STAFF_TOKEN=opened.staff_token if token is None else token),
            check=False,
        )


def staff(opened: Served) -> httpx.Client:
    headers = {"authorization": f"Bearer {opened.staff_token}"}
    return httpx.Client(base_url=f"{opened.address}api/staff/", headers=headers, timeout=60)


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    return Brand(tmp_path_factory.mktemp("brand"))


@pytest.fixture(scope="module")
def opened(brand: Brand) -> Iterator[Served]:
    with served(brand.store, brand.database) as running:
        yield running


async def test_a_visitor_inside_sees_the_new_wall_and_its_going(brand: Brand, opened: Served) -> None:
    rooms: asyncio.Queue[SceneOpened] = asyncio.Queue()

    def see(message: ServerMessage) -> None:
        if isinstance(message, SceneOpened):
            rooms.put_nowait(message)

    async with StoreConnection(opened.address) as connection:
        visitor = Visitor(connection, see)
        await visitor.enter("Hana", "en", scene="living")
        first = rooms.get_nowait()
        listening: asyncio.Task[None] = asyncio.create_task(connection.until(see))
        brand.add_wall()
        told = await asyncio.to_thread(brand.run, opened, str(brand.store))
        assert (told.stderr, told.returncode) == ("", 0)
        changes, number = told.stdout.splitlines()
        assert changes == "living: fixtures: added new-wall"
        second = await asyncio.wait_for(rooms.get(), 30)
        assert {each.id for each in second.fixtures} - {each.id for each in first.fixtures} == {"new-wall"}
        assert second.you == first.you
        again = await asyncio.to_thread(brand.run, opened, str(brand.store))
        assert again.stdout == "nothing has changed\n"
        undone = await asyncio.to_thread(brand.run, opened, "--undo")
        before = int(number.removeprefix("publication ")) - 1
        assert undone.stdout == f"living: fixtures: removed new-wall\npublication {before}\n"
        assert (await asyncio.wait_for(rooms.get(), 30)).fixtures == first.fixtures
        listening.cancel()
    brand.reset()


def test_every_fault_is_listed_and_nothing_changes(brand: Brand, opened: Served) -> None:
    document = brand.scene()
    document["displays"][0]["product"] = "no-such-thing"
    document["fixtures"].append({**WALL, "model": "library:castle", "kind": "wal"})
    with staff(opened) as desk:
        answer = desk.put("scenes/living", json=document)
        assert answer.status_code == 422
        problems = answer.json()["problems"]
        assert {each["file"] for each in problems} == {"scenes/living.scene.json"}
        places = {each["place"]: each for each in problems}
        assert "displays[0].product" in places
        assert "“castle”" in places[f"fixtures[{len(document['fixtures']) - 1}].model"]["what"]
        assert "wall" in places[f"fixtures[{len(document['fixtures']) - 1}].kind"]["remedy"]
        assert desk.put("scenes/living", json=brand.scene()).json()["changes"] == []


def test_faults_of_form_are_told_with_their_lines(opened: Served) -> None:
    with staff(opened) as desk:
        answer = desk.put("scenes/living", content=b'{"id": "living",\n oops}')
        assert answer.status_code == 422
        assert "line 2" in answer.json()["problems"][0]["what"]
        assert desk.put("scenes", content=b"[]").status_code == 400
        large = desk.put("scenes/living", content=b" " * (4 * 1024 * 1024 + 1))
        assert large.status_code == 413


def test_a_scene_that_the_store_does_not_have_waits_for_its_next_opening(brand: Brand, opened: Served) -> None:
    with staff(opened) as desk:
        answer = desk.put("scenes/cellar", json={**brand.scene(), "id": "cellar", "doors": []})
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["what"] == "the open store has no scene “cellar”."
        mistaken = desk.put("scenes/living", json={**brand.scene(), "id": "atelier"})
        assert mistaken.json()["problems"][0]["place"] == "id"


def test_rooms_that_lead_to_each_other_by_new_doors_come_together_or_not_at_all(brand: Brand, opened: Served) -> None:
    living, atelier = brand.scene("living"), brand.scene("atelier")
    there = next(door for door in living["doors"] if door["to"] == "atelier")
    back = next(door for door in atelier["doors"] if door["to"] == "living")
    there["id"] = back["arrive"] = "front"
    there["arrive"] = back["id"] = "rear"
    with staff(opened) as desk:
        assert desk.put("scenes/living", json=living).status_code == 422
        answer = desk.put("scenes", json={"living": living, "atelier": atelier})
        assert answer.status_code == 200
        assert [each["scene"] for each in answer.json()["changes"]] == ["living", "atelier"]
        assert {each["scene"] for each in desk.post("scenes/undo").json()["changes"]} == {"living", "atelier"}


def test_publications_at_the_same_time_come_one_after_the_other(brand: Brand, opened: Served) -> None:
    documents = [{**brand.scene(), "height": height} for height in (5.1, 5.2, 5.3, 5.4)]

    async def publish() -> list[int]:
        headers = {"authorization": f"Bearer {opened.staff_token}"}
        async with httpx.AsyncClient(base_url=opened.address, headers=headers, timeout=60) as desk:
            answers = [desk.put("api/staff/scenes/living", json=each) for each in documents]
            return [each.json()["number"] for each in await asyncio.gather(*answers)]

    numbers = sorted(asyncio.run(publish()))
    assert numbers == list(range(numbers[0], numbers[0] + 4))
    with staff(opened) as desk:
        for _ in documents:
            assert desk.post("scenes/undo").status_code == 200


def test_only_staff_publish(brand: Brand, opened: Served) -> None:
    for refused in (
        httpx.put(f"{opened.address}api/staff/scenes/living", json={}),
        httpx.put(f"{opened.address}api/staff/scenes", json={}),
        httpx.post(f"{opened.address}api/staff/scenes/undo"),
    ):
        assert refused.status_code == 401
    told = brand.run(opened, str(brand.store), token="wrong")
    assert (told.returncode, told.stdout) == (1, "")
    assert "Send a staff key" in told.stderr


def test_the_folder_holds_when_the_store_opens_again_and_what_was_shown_before_is_kept(tmp_path: Path) -> None:
    brand = Brand(tmp_path)
    taller = {**brand.scene(), "height": 5.0}
    with served(brand.store, brand.database) as first, staff(first) as desk:
        assert desk.post("scenes/undo").status_code == 409
        assert desk.put("scenes/living", json=taller).json()["number"] == 2
        first.stop()
    with served(brand.store, brand.database) as second, staff(second) as desk:
        assert desk.put("scenes/living", json=brand.scene()).json() == {"number": 3, "changes": []}
        assert desk.post("scenes/undo").json() == {
            "number": 2,
            "changes": [{"scene": "living", "fields": ["height"]}],
        }
        assert desk.put("scenes/living", json=taller).json() == {"number": 2, "changes": []}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a store's folder"),
        (["STORE", "--undo"], "name a store's folder"),
        (["nowhere"], "there is no such folder"),
        (["STORE", "--url", "http://127.0.0.1:1"], "no store answers at http://127.0.0.1:1/api/staff/scenes"),
        (["STORE", "--url", "ftp:nonsense"], "no store answers at"),
        (["STORE", "--token", ""], "give a staff key"),
    ],
)
def test_what_cannot_be_is_said_plainly(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VSTORE_STAFF_TOKEN", "" if "--token" in arguments else "secret")
    assert main(["publish", *(str(SAMPLE) if each == "STORE" else each for each in arguments)]) != 0
    told = capsys.readouterr().err
    assert told.startswith("vstore: ") and said in told
