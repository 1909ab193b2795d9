/** What can be sat on, as the server sees it: scenes/seating.py. */
import type { FixtureView } from "./protocol/values";

const KINDS: ReadonlySet<string> = new Set(["bench", "chair", "sofa"]);

export function seatsOf(fixtures: readonly FixtureView[]): FixtureView[] {
  return fixtures.filter(({ kind, solid }) => solid && KINDS.has(kind));
}
