import { expect, test } from "vitest";
import { Regards } from "../src/regard";
import { body } from "./samples";

const HERE = { x: 0, z: 0 };
const near = () => HERE;

test("an agent looks at whom it speaks to, who looks back, and at the thing it shows first and now and then", () => {
  const regards = new Regards();
  regards.said(1, 2, 10);
  regards.pointed(1, "mug", 10);
  const agent = body(1, { role: "agent", pointing_at: "mug" });
  expect(regards.of(agent, near, 10.5)).toEqual({ display: "mug" });
  expect(regards.of(agent, near, 13)).toEqual({ body: 2 });
  expect(regards.of(agent, near, 15.5)).toEqual({ display: "mug" });
  expect(regards.of(body(2), near, 13)).toEqual({ body: 1 });
});

test("who stands by looks at the last speaker in earshot for a while, unless something holds their eyes", () => {
  const regards = new Regards();
  regards.said(1, 2, 10);
  expect(regards.of(body(3), near, 11)).toEqual({ body: 1 });
  expect(regards.of(body(3, { looking_at: "mug" }), near, 11)).toEqual({ display: "mug" });
  expect(regards.of(body(3), (id) => (id === 1 ? { x: 20, z: 0 } : HERE), 11)).toBeNull();
  expect(regards.of(body(3), near, 20)).toBeNull();
});

test("nobody looks at who has gone", () => {
  const regards = new Regards();
  regards.said(1, 2, 10);
  expect(regards.of(body(2), (id) => (id === 1 ? null : HERE), 11)).toBeNull();
  regards.forget(1);
  expect(regards.of(body(2), near, 11)).toBeNull();
});

test("an arm that is held up without words keeps the eyes on what it shows", () => {
  const regards = new Regards();
  expect(regards.of(body(1, { pointing_at: "mug" }), near, 3)).toEqual({ display: "mug" });
});

test("who speaks to two at once looks at one of them until the words to that one have ended", () => {
  const regards = new Regards();
  const agent = body(1, { role: "agent" });
  for (const [to, time] of [
    [2, 10],
    [3, 10.1],
    [2, 10.2],
    [3, 10.9],
  ] as const)
    regards.said(1, to, time);
  expect(regards.of(agent, near, 11)).toEqual({ body: 2 });
  regards.said(1, 3, 11.3);
  expect(regards.of(agent, near, 11.4)).toEqual({ body: 3 });
});
