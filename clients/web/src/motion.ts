/** What the poses of a beat do to the bodies that the page knows: the newest word of the server on where they stand. */
import { resolve } from "./protocol/poses";
import type { ServerMessageOf } from "./protocol/server";
import type { Body } from "./protocol/values";

/** Those whom a beat places, moves, turns or stops. */
export function namedIn({ poses, moved, turned, stopped }: ServerMessageOf<"Poses">): Set<number> {
  return new Set([...poses, ...moved, ...turned].map(({ body }) => body).concat(stopped));
}

/** Takes in a beat; bodies that are not known here are passed over. */
export function applyPoses(bodies: Map<number, Body>, message: ServerMessageOf<"Poses">): void {
  const change = (id: number, changes: (body: Body) => Partial<Body>) => {
    const body = bodies.get(id);
    if (body) bodies.set(id, { ...body, ...changes(body) });
  };
  for (const id of message.left) change(id, () => ({ motion: "stand", pointing_at: null }));
  for (const { body, x, z, heading, walking } of message.poses)
    change(body, () => ({ pose: { x, z, heading }, motion: walking ? "walk" : "stand" }));
  for (const { body, x, z } of message.moved)
    change(body, ({ pose }) => ({
      pose: { x: resolve(pose.x, x), z: resolve(pose.z, z), heading: pose.heading },
      motion: "walk",
    }));
  for (const { body, heading } of message.turned) change(body, ({ pose }) => ({ pose: { ...pose, heading } }));
  for (const id of message.stopped) change(id, () => ({ motion: "stand" }));
}
