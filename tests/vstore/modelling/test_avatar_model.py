"""The avatar: a skeleton with clear names, skin that follows it, and movements that loop and do not slide."""

import json
from typing import Any

import numpy as np
import pytest

from tests.vstore.modelling.glb_reader import GlbFile
from vstore.modelling.clips import CLIPS, Pose, quaternion
from vstore.modelling.gait import RUN_STANCE, RUN_STRIDE, STANCE, STRIDE, foot, run, stride
from vstore.modelling.library import LIBRARY
from vstore.modelling.mesh import Floats
from vstore.modelling.skeleton import BONES, NAMES, rest

AVATAR = GlbFile((LIBRARY / "avatar.glb").read_bytes())
CLIP = {clip.name: clip for clip in CLIPS}
SECONDS = {
    "idle": 4.0, "walk": 1.0, "run": 0.7, "sit": 4.0, "wave": 2.4, "point": 2.0, "nod": 1.2, "talk": 4.0, "clap": 2.4
}  # fmt: skip


def nodes() -> dict[str, dict[str, Any]]:
    return {node["name"]: node for node in AVATAR.document["nodes"]}


def rotation(xyzw: Floats) -> Floats:
    x, y, z, w = xyzw
    return np.array([
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ])  # fmt: skip


def joints(pose: Pose) -> dict[str, Floats]:
    """Where every joint is in a pose, by walking the chain of bones."""
    frames: dict[str, tuple[Floats, Floats]] = {}
    for bone, (parent, _) in BONES.items():
        turn = rotation(quaternion(pose.turns.get(bone, (0.0, 0.0, 0.0))))
        if parent is None:
            frames[bone] = (turn, rest(bone) + np.array(pose.hips or (0, 0, 0)))
        else:
            above, at = frames[parent]
            frames[bone] = (above @ turn, at + above @ (rest(bone) - rest(parent)))
    return {bone: at for bone, (_, at) in frames.items()}


def test_avatar_is_a_grown_person_standing_on_the_floor() -> None:
    points = np.concatenate([p["POSITION"] for node in ("body", "hair_short") for p in AVATAR.primitives(node)])
    assert points[:, 1].min() == pytest.approx(0, abs=0.002)
    assert points[:, 1].max() == pytest.approx(1.7, abs=0.01)


def test_avatar_faces_minus_z() -> None:
    eyes = next(p for p, m in zip(AVATAR.primitives("body"), body_materials(), strict=True) if m == "eyes")
    assert eyes["POSITION"][:, 2].max() < -0.08
    assert rest("hand.R")[0] > 0


def body_materials() -> list[str]:
    mesh = AVATAR.document["meshes"][nodes()["body"]["mesh"]]
    return [AVATAR.document["materials"][primitive["material"]]["name"] for primitive in mesh["primitives"]]


def test_avatar_has_the_materials_that_clients_recolour() -> None:
    assert {"skin", "hair", "top", "bottom", "shoes", "eyes", "mouth"} <= set(body_materials())


def test_every_hair_style_is_a_node_of_hair_alone() -> None:
    styles = {name for name in nodes() if name.startswith("hair_")}
    assert styles == {"hair_short", "hair_bob", "hair_bun"}
    for style in styles:
        used = AVATAR.document["meshes"][nodes()[style]["mesh"]]["primitives"]
        assert [AVATAR.document["materials"][primitive["material"]]["name"] for primitive in used] == ["hair"]


def test_skin_lists_every_bone_under_its_name() -> None:
    listed = [AVATAR.document["nodes"][joint]["name"] for joint in AVATAR.document["skins"][0]["joints"]]
    assert listed == list(NAMES)
    assert {"hips", "spine", "chest", "neck", "head", "upper_arm.L", "hand.R", "lower_leg.R", "foot.L"} <= set(listed)


def test_weights_of_every_vertex_sum_to_one() -> None:
    for primitive in AVATAR.primitives():
        assert np.abs(primitive["WEIGHTS_0"].sum(axis=1) - 1).max() < 1e-6
        assert primitive["JOINTS_0"].max() < len(NAMES)


def test_left_and_right_follow_bones_of_their_own_side() -> None:
    for primitive in AVATAR.primitives():
        far = np.abs(primitive["POSITION"][:, 0]) > 0.2
        strongest = primitive["JOINTS_0"][np.arange(len(far)), primitive["WEIGHTS_0"].argmax(axis=1)]
        for x, joint in zip(primitive["POSITION"][far, 0], strongest[far], strict=True):
            assert NAMES[joint].endswith(".R" if x > 0 else ".L"), NAMES[joint]


def test_clips_have_the_lengths_clients_count_on() -> None:
    assert {clip["name"] for clip in AVATAR.document["animations"]} == set(SECONDS)
    for clip in AVATAR.document["animations"]:
        ends = {float(AVATAR.read(sampler["input"])[-1, 0]) for sampler in clip["samplers"]}
        assert ends == {float(np.float32(SECONDS[clip["name"]]))}


@pytest.mark.parametrize("name", sorted(SECONDS))
def test_clip_ends_in_the_pose_it_began_with(name: str) -> None:
    clip = CLIP[name]
    begin, end = joints(clip.pose(0.0)), joints(clip.pose(clip.seconds))
    assert max(np.linalg.norm(begin[bone] - end[bone]) for bone in NAMES) < 0.004


def test_rotations_are_unit_quaternions_in_the_file() -> None:
    for clip in AVATAR.document["animations"]:
        for channel in clip["channels"]:
            if channel["target"]["path"] == "rotation":
                turns = AVATAR.read(clip["samplers"][channel["sampler"]]["output"])
                assert np.abs(np.linalg.norm(turns, axis=1) - 1).max() < 1e-4


@pytest.mark.parametrize("name", ["wave", "point", "nod", "talk", "clap"])
def test_gestures_leave_the_legs_to_the_clip_below(name: str) -> None:
    clip = next(clip for clip in AVATAR.document["animations"] if clip["name"] == name)
    moved = {AVATAR.document["nodes"][channel["target"]["node"]]["name"] for channel in clip["channels"]}
    assert not any(bone.startswith(("hips", "upper_leg", "lower_leg", "foot", "toe")) for bone in moved)


def test_pointing_stretches_the_right_arm_straight_ahead() -> None:
    at = joints(CLIP["point"].pose(0.5))
    reach = at["hand.R"] - at["upper_arm.R"]
    assert reach[2] / np.linalg.norm(reach) < -0.96
    shoulder, elbow, wrist = (rest(bone) for bone in ("upper_arm.R", "lower_arm.R", "hand.R"))
    assert np.linalg.norm(reach) > 0.98 * (np.linalg.norm(wrist - elbow) + np.linalg.norm(elbow - shoulder))


def test_waving_lifts_the_right_hand_above_the_shoulder_and_moves_it() -> None:
    hands = [joints(CLIP["wave"].pose(t))["hand.R"] for t in np.linspace(0.7, 1.7, 21)]
    assert min(hand[1] for hand in hands) > rest("head")[1]
    assert np.ptp([hand[0] for hand in hands]) > 0.08


def test_a_walk_of_one_second_covers_the_stride() -> None:
    assert CLIP["walk"].seconds * 1.4 == pytest.approx(STRIDE)


@pytest.mark.parametrize("side", [".R", ".L"])
def test_feet_do_not_slide_while_they_stand(side: str) -> None:
    late = 0.0 if side == ".R" else 0.5
    grip = []
    for phase in np.linspace(0.15, 0.3, 12):
        at = joints(CLIP["walk"].pose((phase + late) % 1.0))["foot" + side]
        grip.append(at[2] - STRIDE * phase)
    assert np.ptp(grip) < 0.03


@pytest.mark.parametrize("side", [".R", ".L"])
def test_a_standing_foot_stays_near_the_floor_and_a_swinging_one_lifts(side: str) -> None:
    late = 0.0 if side == ".R" else 0.5
    standing = [joints(CLIP["walk"].pose((p + late) % 1.0))["foot" + side][1] for p in np.linspace(0.12, 0.3, 8)]
    assert standing == pytest.approx([rest("foot.R")[1]] * 8, abs=0.02)
    highest = max(foot(phase)[1] for phase in np.linspace(STANCE, 0.999, 40))
    assert highest > rest("foot.R")[1] + 0.06


def test_the_ankle_moves_without_jumps_through_a_whole_stride() -> None:
    path = np.array([foot(phase)[:2] for phase in np.linspace(0, 0.9999, 400)])
    steps = np.linalg.norm(np.diff(np.vstack([path, path[:1]]), axis=0), axis=1)
    assert steps.max() < 0.02


def test_runner_s_feet_grip_the_floor_and_both_leave_it_between_steps() -> None:
    cycle = [joints(CLIP["run"].pose(float(t))) for t in np.linspace(0, CLIP["run"].seconds, 70)]
    toes = [(at["toe.R"][1], at["toe.L"][1]) for at in cycle]
    assert any(min(pair) > rest("toe.R")[1] + 0.05 for pair in toes)
    assert min(map(min, toes)) > -0.03
    middle = [p / 100 for p in range(5, 12)]
    grip = [joints(CLIP["run"].pose(p * CLIP["run"].seconds))["foot.R"][2] - RUN_STRIDE * p for p in middle]
    assert np.ptp(grip) < 0.04
    assert CLIP["run"].seconds * RUN_STANCE < CLIP["walk"].seconds * STANCE


def test_sitter_has_hips_on_the_seat_and_feet_on_the_floor() -> None:
    at = joints(CLIP["sit"].pose(1.0))
    assert at["hips"][[0, 2]] == pytest.approx([0, 0], abs=0.01)
    assert 0.5 < at["hips"][1] < 0.6
    for side in (".R", ".L"):
        assert at["foot" + side][1] == pytest.approx(rest("foot.R")[1], abs=0.01)
        assert at["lower_leg" + side][2] < -0.3


def test_clapping_brings_both_hands_together_and_apart_again() -> None:
    gaps = []
    for t in np.linspace(0.5, 1.9, 60):
        at = joints(CLIP["clap"].pose(float(t)))
        gaps.append(at["hand.R"][0] - at["hand.L"][0])
    assert 0.02 < min(gaps) < 0.14
    assert max(gaps) > min(gaps) + 0.12


def test_knees_bend_backward_only() -> None:
    for t in np.linspace(0, 1, 60):
        for turns, _ in (stride(float(t)), run(float(t))):
            assert max(turns["lower_leg.R"][0], turns["lower_leg.L"][0]) < 4


def test_breathing_moves_no_foot() -> None:
    places = [joints(CLIP["idle"].pose(t)) for t in np.linspace(0, 4, 17)]
    for bone in ("foot.R", "foot.L"):
        assert np.ptp([at[bone] for at in places], axis=0).max() < 0.012


def test_idle_blinks() -> None:
    assert min(CLIP["idle"].pose(float(t)).eyes or 0.0 for t in CLIP["idle"].times()) < 0.2


def test_manifest_names_the_avatar() -> None:
    entry = json.loads((LIBRARY / "manifest.json").read_text())["models"]["avatar"]
    assert entry["placement"] == "avatar"
    assert entry["size"][1] == pytest.approx(1.7, abs=0.01)
