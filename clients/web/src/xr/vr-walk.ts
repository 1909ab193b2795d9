/** A walk through the store by headset: one looks out of one's own body, walks by stick or leap, and points at things. */
import { Group, PerspectiveCamera, Quaternion, Raycaster, Vector3 } from "three";
import { distance, headingTo, radians, turned, type Point } from "../geometry";
import { Turning } from "../input/turning";
import type { Wording } from "../languages";
import type { OwnBody } from "../own-body";
import { h } from "../page/dom";
import type { Ray } from "../picking";
import type { Replica } from "../replica";
import { WALK_SPEED } from "../steering";
import type { Picked } from "../view/picker";
import type { Showroom } from "../view/showroom";
import { Board } from "./board";
import { Bubble } from "./bubble";
import { BoardMenus, type MenuDeeds } from "./board-menus";
import type { Choice } from "./menus";
import { Plates } from "./plates";
import { Pointers } from "./pointers";
import { Rig, turnsBody, type Head } from "./rig";
import { readSticks } from "./sticks";

export interface VrDeeds extends MenuDeeds {
  goThrough(door: string): void;
  leapTo(place: Point): void;
  /** Goes on in the page, where one pays. */
  checkOut(): void;
  /** Does what need not be done every frame, with what is before one's eyes. */
  look(ahead: Picked | null, now: number): void;
}

/** The body follows a head that has gone so far by itself; farther off, the eye comes to the body. */
const [FOLLOWS, PARTED] = [0.25, 0.8];
const BOARD_AWAY = 1.15;
const SLOWLY = 0.25;
const LONGEST_FRAME = 0.25;

export class VrWalk {
  private readonly rig = new Rig();
  private readonly group = new Group();
  private readonly eye = new PerspectiveCamera(60, 1, 0.05, 80);
  private readonly turning = new Turning();
  private readonly board: Board;
  private readonly bubble: Bubble;
  private readonly plates: Plates;
  private readonly pointers: Pointers;
  private readonly menus: BoardMenus;
  private session: XRSession | null = null;
  private own: OwnBody | null = null;
  private head: Head = { x: 0, z: 0, heading: 0 };
  private headHeight = 1.6;
  private last = 0;
  private nextSlowly = 0;
  private goesToPay = false;
  /** The walk in numbers, for tests and tools that cannot see. */
  private readonly state = h("output", { class: "visually-hidden", "aria-hidden": "true", "data-testid": "vr-state" });

  constructor(
    private readonly showroom: Showroom,
    private readonly replica: Replica,
    private readonly wording: () => Wording,
    private readonly deeds: VrDeeds,
  ) {
    const style = getComputedStyle(document.documentElement);
    const colors = (token: string) => style.getPropertyValue(token).trim();
    this.board = new Board(colors);
    this.bubble = new Bubble(colors);
    this.plates = new Plates(colors);
    this.menus = new BoardMenus(this.board, replica, wording, deeds, {
      place: () => this.place(),
      pay: () => this.pay(),
      leave: () => void this.session?.end(),
      changed: () => (this.nextSlowly = 0),
    });
    this.pointers = new Pointers(showroom.renderer, colors("--paper"), {
      select: (ray) => this.select(ray),
      squeeze: () => (this.board.isOpen ? this.menus.close() : this.menus.openTalk()),
    });
    this.group.add(this.eye, this.pointers.group, this.board.mesh);
  }

  /** Walks until the headset is taken off; rejects where the browser does not let us. */
  async walk(xr: XRSystem): Promise<void> {
    const optionalFeatures = ["hand-tracking"];
    const session = await xr.requestSession("immersive-vr", { requiredFeatures: ["local-floor"], optionalFeatures });
    const { renderer, scene } = this.showroom;
    const ended = new Promise((resolve) => session.addEventListener("end", resolve));
    this.session = session;
    scene.add(this.group, this.bubble.mesh, this.plates.group);
    document.body.append(this.state);
    renderer.xr.enabled = true;
    try {
      await renderer.xr.setSession(session);
      renderer.setAnimationLoop((_, frame) => frame && this.frame(frame, session));
      await ended;
    } finally {
      renderer.setAnimationLoop(null);
      renderer.xr.enabled = false;
      scene.remove(this.group, this.bubble.mesh, this.plates.group);
      this.board.dispose();
      this.bubble.dispose();
      this.plates.dispose();
      this.state.remove();
    }
    if (this.goesToPay) this.deeds.checkOut();
  }

  private frame(frame: XRFrame, session: XRSession): void {
    const { renderer, scene, own } = this.showroom;
    const space = renderer.xr.getReferenceSpace();
    const pose = space && frame.getViewerPose(space)?.transform;
    if (!own || !pose) return;
    const now = performance.now() / 1000;
    const seconds = Math.min(now - this.last, LONGEST_FRAME);
    this.last = now;
    this.look(pose);
    this.move(own, session, seconds, now);
    this.group.position.set(this.rig.place.x, 0, this.rig.place.z);
    this.group.rotation.y = -radians(this.rig.place.heading);
    this.group.updateMatrixWorld();
    this.pointers.update((ray) => this.reach(ray));
    const { people } = this.showroom;
    this.bubble.update(this.replica, this.wording(), people, this.eyes, now);
    this.plates.update(people, this.replica, this.wording(), this.eyes, this.bubble.speaker);
    renderer.render(scene, this.eye);
    if (now < this.nextSlowly) return;
    this.nextSlowly = now + SLOWLY;
    this.menus.refresh();
    this.deeds.look(this.showroom.pickAlong(this.ahead), now);
    this.tell();
  }

  private look({ position, orientation }: XRRigidTransform): void {
    const { x, y, z, w } = orientation;
    const ahead = new Vector3(0, 0, -1).applyQuaternion(new Quaternion(x, y, z, w));
    const heading = headingTo({ x: 0, z: 0 }, { x: ahead.x, z: ahead.z });
    this.head = { x: position.x, z: position.z, heading };
    this.headHeight = position.y;
  }

  /** The sticks lead the body and the eye with it; a head that walks by itself leads the body. */
  private move(own: OwnBody, session: XRSession, seconds: number, now: number): void {
    if (own !== this.own) this.rig.put(this.head, own.pose, own.pose.heading);
    this.own = own;
    const { push, turn } = readSticks(session.inputSources);
    const step = this.turning.step(turn, "steps", seconds);
    if (step) this.rig.turn(this.head, step);
    const heading = this.rig.headingOf(this.head);
    const before = own.pose;
    const way = push ? scaled(turned(push, heading), WALK_SPEED) : this.towardsHead(own);
    const stands = this.showroom.around(way, seconds, now);
    if (push) this.rig.move({ x: stands.x - before.x, z: stands.z - before.z });
    if (distance(stands, this.rig.inStore(this.head)) > PARTED) this.rig.put(this.head, stands);
    if (!way && turnsBody(own.pose.heading, heading)) own.face(heading);
  }

  private towardsHead(own: OwnBody): Point | null {
    const over = this.rig.inStore(this.head);
    const gap = { x: over.x - own.pose.x, z: over.z - own.pose.z };
    const metres = Math.hypot(gap.x, gap.z);
    return metres > FOLLOWS && metres < PARTED && !own.isLed && !own.isJumping
      ? scaled(gap, WALK_SPEED / metres)
      : null;
  }

  private get eyes(): Vector3 {
    const { x, z } = this.rig.inStore(this.head);
    return new Vector3(x, this.headHeight, z);
  }

  private get ahead(): Ray {
    const turn = radians(this.rig.headingOf(this.head));
    return { origin: { ...this.eyes }, direction: { x: Math.sin(turn) * 0.97, y: -0.24, z: -Math.cos(turn) * 0.97 } };
  }

  /** How far a beam reaches, and what of the board it touches. */
  private reach(ray: Ray): number | null {
    const onBoard = this.onBoard(ray);
    if (onBoard) this.board.point(onBoard.choice);
    return onBoard?.metres ?? this.showroom.reach(ray);
  }

  private onBoard({ origin, direction }: Ray): { metres: number; choice: Choice | null } | null {
    if (!this.board.isOpen) return null;
    const caster = new Raycaster(new Vector3().copy(origin), new Vector3().copy(direction));
    const hit = caster.intersectObject(this.board.mesh)[0];
    return hit?.uv ? { metres: hit.distance, choice: this.board.at(hit.uv) } : null;
  }

  private select(ray: Ray): void {
    const onBoard = this.onBoard(ray);
    if (onBoard) return onBoard.choice?.press();
    const picked = this.showroom.pickAlong(ray);
    if (picked?.kind === "display") this.menus.openCard(picked.id);
    else if (picked?.kind === "body") this.menus.openBody(picked.id);
    else if (picked?.kind === "door") this.deeds.goThrough(picked.id);
    else if (picked?.kind === "floor") this.deeds.leapTo(picked.place);
  }

  /** Puts the board before one's eyes, where it stays as one walks. */
  private place(): void {
    const { mesh } = this.board;
    const turn = radians(this.head.heading);
    mesh.position.set(
      this.head.x + Math.sin(turn) * BOARD_AWAY,
      this.headHeight - 0.1,
      this.head.z - Math.cos(turn) * BOARD_AWAY,
    );
    mesh.rotation.y = -turn;
  }

  private pay(): void {
    this.goesToPay = true;
    void this.session?.end();
  }

  private tell(): void {
    const local = (place: Vector3) => this.group.worldToLocal(place.clone()).toArray();
    const choices = this.board.isOpen ? [...this.board.places].map(([label, place]) => [label, local(place)]) : [];
    const displays = [...this.replica.displays.values()].map(({ id, position, size }) => [
      id,
      local(new Vector3(position.x, position.y + size.y / 2, position.z)),
    ]);
    const { heading } = this.rig.place;
    this.state.textContent = JSON.stringify({
      here: this.showroom.here,
      heading,
      choices,
      displays,
      plates: this.plates.words,
    });
  }
}

function scaled({ x, z }: Point, by: number): Point {
  return { x: x * by, z: z * by };
}
