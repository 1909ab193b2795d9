"""Adapters are learnt, kept, and merged; the one in the package fits the embedded model."""

import json
from pathlib import Path

import pytest
from safetensors import safe_open

from nlp.model import Line, Prompt
from nlp.training.lesson import Lesson
from nlp.transformers_chat import TransformersChat
from nlp.transformers_training import Training
from tests.vstore.inference import tiny_model
from vstore.inference import weights
from vstore.inference.bases import EMBEDDED

HEAD = (Line("visitor", "hi"), Line("agent", "hello"))


def lesson(heard: str, answer: str) -> Lesson:
    return Lesson(Prompt("Rules.", HEAD, (Line("visitor", heard),), 12), answer)


LESSONS = [lesson("how much?", "ten"), lesson("where is it, please?", "there")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model.make(tmp_path_factory.mktemp("tiny"), hidden=128)


@pytest.fixture(scope="module")
def taught(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An adapter that knows the lessons by heart."""
    adapter = tmp_path_factory.mktemp("adapter") / "learnt"
    training = Training(folder, steps=120, threads=1, rate=0.01)
    losses = [training.step(LESSONS) for _ in range(120)]
    assert losses[-1] < losses[0] - 0.5
    training.save(adapter)
    return adapter


def test_what_was_learnt_is_said_once_the_adapter_is_merged(folder: Path, taught: Path) -> None:
    plain = TransformersChat(folder, threads=1, precision="bfloat16")
    chat = TransformersChat(folder, threads=1, precision="bfloat16", adapter=taught)
    for each in LESSONS:
        assert "".join(chat.answer(each.prompt)) == each.answer != "".join(plain.answer(each.prompt))


def test_what_was_learnt_survives_eight_bits(folder: Path, taught: Path) -> None:
    chat = TransformersChat(folder, threads=1, precision="int8", adapter=taught)
    assert ["".join(chat.answer(each.prompt)) for each in LESSONS] == [each.answer for each in LESSONS]


def test_the_same_seed_learns_the_same(folder: Path) -> None:
    losses = [[training.step(LESSONS) for _ in range(3)] for training in _two_trainings(folder)]
    assert losses[0] == losses[1]


def _two_trainings(folder: Path) -> list[Training]:
    return [Training(folder, steps=3, threads=1, seed=5) for _ in range(2)]


def test_learning_goes_on_from_what_was_learnt(folder: Path, taught: Path) -> None:
    fresh, known = Training(folder, steps=1, threads=1), Training(folder, steps=1, threads=1, known=taught)
    assert known.loss(LESSONS) < fresh.loss(LESSONS) - 0.5


def test_a_folder_without_an_adapter_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "adapter_config.json").write_text('{"r": 8}')
    (tmp_path / "adapter_model.safetensors").write_bytes(b"nonsense")
    with pytest.raises(ValueError, match=f"{tmp_path} holds no adapter"):
        TransformersChat(folder, threads=1, adapter=tmp_path)


def test_lessons_of_a_step_must_share_their_head(folder: Path) -> None:
    other = Lesson(Prompt("Other rules.", HEAD, (Line("visitor", "hi"),), 12), "no")
    with pytest.raises(ValueError, match="share the head"):
        Training(folder, steps=1, threads=1).step([LESSONS[0], other])


def test_another_models_adapter_is_refused(taught: Path, tmp_path: Path) -> None:
    config = json.loads((taught / "adapter_config.json").read_text())
    assert config["peft_type"] == "LORA"
    narrower = tiny_model.make(tmp_path / "narrower")
    with pytest.raises(ValueError, match="does not fit this model"):
        TransformersChat(narrower, threads=1, adapter=taught)


def test_the_adapter_in_the_package_fits_the_embedded_model() -> None:
    folder = weights.adapter(EMBEDDED)
    assert folder is not None
    file = folder / "adapter_model.safetensors"
    config = json.loads((folder / "adapter_config.json").read_text())
    assert config["base_sha256"] == EMBEDDED.sha256
    rank = config["r"]
    with safe_open(file, "pt") as tensors:
        shapes = {name: tuple(tensors.get_slice(name).get_shape()) for name in tensors.keys()}  # noqa: SIM118
    layer = "base_model.model.model.layers.23."
    assert shapes[f"{layer}self_attn.k_proj.lora_B.weight"] == (128, rank)
    assert shapes[f"{layer}mlp.down_proj.lora_A.weight"] == (rank, 4864)
    assert len(shapes) == 24 * 7 * 2
