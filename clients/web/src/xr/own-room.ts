/** A product in one's own room at its true size: pointed at a place by the device, put there by a tap. */
import {
  Box3,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  RingGeometry,
  Scene,
  Vector3,
  type Group,
  type WebGLRenderer,
} from "three";
import type { Wording } from "../languages";
import { fill, h, iconButton } from "../page/dom";
import { createRenderer } from "../view/stage";

/** From so far over the floor a device sees it without a plane that it has found: the floor it stands on. */
const FLOOR = 0;

export class OwnRoom {
  /** What lies over the room's picture: what to do, how large the thing is, and the way back. */
  readonly element = h("div", { class: "own-room", "data-testid": "own-room" });
  private readonly hint = h("p", { class: "own-room-hint", role: "status", "data-testid": "own-room-hint" });
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera();
  private readonly ring = new Mesh(
    new RingGeometry(0.09, 0.12, 40).rotateX(-Math.PI / 2),
    new MeshBasicMaterial({ color: "#ffffff" }),
  );
  private aim: XRHitTestSource | null = null;
  private session: XRSession | null = null;

  /** `thing` stands on its origin, in metres. */
  constructor(
    private readonly thing: Group,
    name: string,
    private readonly wording: Wording,
  ) {
    this.renderer = createRenderer(document.createElement("canvas"), true);
    this.renderer.xr.enabled = true;
    const sun = new DirectionalLight("#ffffff", 1.6);
    sun.position.set(0.6, 3, 1);
    this.scene.add(new HemisphereLight("#ffffff", "#b9ab9a", 1.8), sun, this.ring, thing);
    this.ring.visible = thing.visible = false;
    const { t } = wording;
    const leave = iconButton("close", t.close, () => void this.session?.end(), { "data-testid": "own-room-close" });
    const words = h("div", {}, h("strong", {}, name), h("span", {}, t.trueSize(this.sizes())));
    fill(this.element, h("header", { class: "own-room-head" }, words, leave), this.hint);
    // A press of a button does not put the thing behind it.
    this.element.addEventListener("beforexrselect", (event) => {
      if (event.target instanceof Element && event.target.closest("button")) event.preventDefault();
    });
  }

  /** Shows the room until its visitor has seen enough; rejects where the browser does not let us. */
  async show(xr: XRSystem): Promise<void> {
    document.body.append(this.element);
    try {
      const session = await xr.requestSession("immersive-ar", {
        requiredFeatures: ["local-floor"],
        optionalFeatures: ["hit-test", "dom-overlay"],
        domOverlay: { root: this.element },
      });
      this.session = session;
      const ended = new Promise((resolve) => session.addEventListener("end", resolve));
      session.addEventListener("select", () => this.put());
      await this.renderer.xr.setSession(session);
      this.aim = await aimOf(session);
      this.hint.textContent = this.wording.t.findFloor;
      this.renderer.setAnimationLoop((_, frame) => frame && this.frame(frame));
      await ended;
    } finally {
      this.renderer.setAnimationLoop(null);
      this.renderer.dispose();
      this.element.remove();
    }
  }

  private frame(frame: XRFrame): void {
    const at = this.place(frame);
    this.ring.visible = at !== null;
    if (at) this.ring.position.copy(at);
    if (at && !this.thing.visible) this.hint.textContent = this.wording.t.tapToPlace;
    this.renderer.render(this.scene, this.camera);
  }

  /** Where the middle of the view meets the room, or the floor where the device cannot tell. */
  private place(frame: XRFrame): Vector3 | null {
    const space = this.renderer.xr.getReferenceSpace();
    if (!space) return null;
    if (this.aim) {
      const position = frame.getHitTestResults(this.aim)[0]?.getPose(space)?.transform.position;
      return position ? new Vector3(position.x, position.y, position.z) : null;
    }
    const eye = this.renderer.xr.getCamera();
    const [from, way] = [eye.getWorldPosition(new Vector3()), eye.getWorldDirection(new Vector3())];
    return way.y < 0 ? from.addScaledVector(way, (FLOOR - from.y) / way.y) : null;
  }

  /** Puts the thing where the ring is, its front to the eye. */
  private put(): void {
    if (!this.ring.visible) return;
    const { thing, ring } = this;
    const eye = this.renderer.xr.getCamera().getWorldPosition(new Vector3());
    thing.position.copy(ring.position);
    thing.rotation.y = Math.atan2(eye.x - thing.position.x, eye.z - thing.position.z) + Math.PI;
    thing.visible = true;
    this.hint.textContent = this.wording.t.tapToMove;
    this.element.dataset.placed = JSON.stringify(thing.position.toArray().map((each) => Math.round(each * 100) / 100));
  }

  /** Width, height and depth as people read them. */
  private sizes(): string {
    const { x, y, z } = new Box3().setFromObject(this.thing).getSize(new Vector3());
    return [x, y, z].map((metres) => this.wording.centimetres(metres)).join(" × ");
  }
}

/** What tells where the device points, where it can. */
async function aimOf(session: XRSession): Promise<XRHitTestSource | null> {
  if (!session.enabledFeatures?.includes("hit-test") || !session.requestHitTestSource) return null;
  const space = await session.requestReferenceSpace("viewer");
  return (await session.requestHitTestSource({ space })) ?? null;
}
