/** The picture in numbers, for tests and tools that cannot see: an element whose text is JSON. */
import type { Showroom } from "../view/showroom";
import type { Replica } from "../replica";
import { h } from "./dom";

export class SceneState {
  readonly element = h("output", {
    class: "visually-hidden",
    hidden: true,
    "aria-hidden": "true",
    "data-testid": "scene-state",
  });

  /** Call a few times a second. */
  update(replica: Replica, showroom: Showroom, lit: ReadonlySet<string>): void {
    const round = (value: number) => Math.round(value * 100) / 100;
    const bodies = [...showroom.people].map(([id, { x, z, heading }]) => [
      id,
      { x: round(x), z: round(z), heading: round(heading) },
    ]);
    const onScreen = [...replica.displays.values()].flatMap((display) => {
      const { x, y, z } = display.position;
      const at = showroom.project({ x, y: y + display.size.y / 2, z });
      return at ? [[display.id, [Math.round(at.x), Math.round(at.y)]]] : [];
    });
    this.element.textContent = JSON.stringify({
      scene: replica.scene?.scene,
      you: replica.you,
      ...showroom.cost,
      bodies: Object.fromEntries(bodies),
      displays: Object.fromEntries(onScreen),
      lit: [...lit],
      worn: showroom.decor.worn,
      own_avatars: showroom.credits.map(({ body }) => body),
      pointing: [...replica.bodies.values()].flatMap((body) => body.pointing_at ?? []),
      corrections: replica.corrections,
    });
  }
}
