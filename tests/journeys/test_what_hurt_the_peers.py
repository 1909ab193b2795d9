"""What users of other real-time servers suffered from, and the tests that guard ours.

Each fault is one that users reported; the file after "tests/" and the test stand behind the arrow.

Rooms and seats that leak (Colyseus 285, 386, 842, 962)
    -> journeys/test_nothing_leaks.py::Comings
    -> journeys/test_soak.py::test_nothing_is_left_of_a_day_but_the_books_and_nobody_drifts
    -> journeys/test_coming_back.py::test_wrong_token_touches_no_timer_and_no_seat
Wrong counts of who is there (Colyseus 717)
    -> journeys/test_nothing_leaks.py::counts_are_right
"Seat reservation expired", and a client that cannot come back (Colyseus 343, 552, 571; Unity SDK 223)
    -> journeys/test_sturdiness.py::test_connection_that_drops_before_its_welcome_arrives_can_still_come_back
    -> journeys/test_full_rooms.py::test_place_of_a_dropped_visitor_is_kept_and_they_do_not_wait
Missed or doubled after a reconnect (SpacetimeDB 4944)
    -> journeys/test_bad_train.py::test_a_visitor_on_a_bad_train_loses_nothing_and_doubles_nothing
    -> journeys/test_area_of_interest.py::test_who_comes_back_after_a_drop_has_the_truth_at_once
One client's bytes in another's packet, from a buffer used again too early (Colyseus 845)
    -> journeys/test_nobodys_bytes_are_anothers.py::test_each_client_gets_its_own_bytes_among_slow_and_blocked_ones
Client and server of different schemas (Unity SDK 102, 131, 195, 240)
    -> wire/test_vectors.py::test_published_schema_file_is_current
    -> journeys/test_sturdiness.py::test_wrong_version_is_refused_with_a_reason_and_an_end
Positions that drift after hours (Mirror 3416, 3569)
    -> vstore/test_replication.py::test_nobody_drifts_however_many_small_steps_add_up
    -> vstore/test_replication.py::test_clients_hold_the_world_whatever_happens
Avatars frozen for ever after a dropped frame (WorkAdventure 6125)
    -> journeys/test_area_of_interest.py::test_slow_reader_has_the_truth_as_soon_as_it_reads_again
    -> journeys/test_bad_train.py::test_a_line_too_slow_for_the_crowd_misses_poses_and_nothing_else
Slow clients that fill the server's memory (Hyperfy, Colyseus' unbounded send)
    -> journeys/test_sturdiness.py::test_slow_reader_gets_one_fresh_picture_and_never_grows
    -> journeys/test_sturdiness.py::test_reader_who_never_reads_is_dropped_with_a_reason
Join bursts (Colyseus 466)
    -> journeys/test_full_rooms.py::test_thousand_hellos_at_once_come_in_so_many_a_beat
More than a hundred in one place (WorkAdventure 273, 287)
    -> journeys/test_area_of_interest.py::test_who_comes_into_view_is_introduced_once_and_from_then_on_placed
One client that floods closes the room for all (Nakama's queues; no limits by default in Colyseus)
    -> journeys/test_floods.py::test_flood_is_answered_a_few_times_and_ends_with_a_reason
    -> journeys/test_hostile_frames.py::test_hostile_frames_end_at_most_their_own_session_and_memory_stays_flat
"""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
GUARDS = re.findall(r"-> (\S+)::(\w+)", __doc__ or "")


@pytest.mark.parametrize(("file", "name"), GUARDS)
def test_guard_is_there(file: str, name: str) -> None:
    tree = ast.parse((TESTS / file).read_text())
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert name in {each.name for each in ast.walk(tree) if isinstance(each, definitions)}


def test_every_fault_has_a_guard() -> None:
    faults = re.split(r"\n(?=\S)", (__doc__ or "").split("\n\n")[-1].strip())
    assert len(faults) == 12
    assert all(" -> " in fault for fault in faults)
