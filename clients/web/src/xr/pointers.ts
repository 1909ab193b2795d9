/** What one's hands point at: a beam from each controller or hand, with a dot where it ends. */
import {
  BufferGeometry,
  Group,
  Line,
  LineBasicMaterial,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
  Vector3,
  type WebGLRenderer,
  type XRTargetRaySpace,
} from "three";
import { XRHandModelFactory } from "three/addons/webxr/XRHandModelFactory.js";
import type { Ray } from "../picking";

const LONGEST = 12;
const OVER_BOARDS = 20;

interface Pointer {
  readonly beam: XRTargetRaySpace;
  readonly dot: Mesh;
  readonly line: Line;
}

export interface PointerSteps {
  /** The hand presses what it points at. */
  select(ray: Ray): void;
  /** The hand squeezes, wherever it points. */
  squeeze(): void;
}

export class Pointers {
  readonly group = new Group();
  private readonly pointers: readonly Pointer[];

  constructor(renderer: WebGLRenderer, color: string, steps: PointerSteps) {
    const hands = new XRHandModelFactory();
    this.pointers = [0, 1].map((index) => {
      const beam = renderer.xr.getController(index);
      const ends = new BufferGeometry().setFromPoints([new Vector3(), new Vector3(0, 0, -1)]);
      const line = new Line(
        ends,
        new LineBasicMaterial({ color, transparent: true, opacity: 0.7, fog: false, depthTest: false }),
      );
      const dot = new Mesh(
        new SphereGeometry(0.012),
        new MeshBasicMaterial({ color, fog: false, transparent: true, depthTest: false }),
      );
      line.renderOrder = dot.renderOrder = OVER_BOARDS;
      beam.add(line, dot);
      beam.addEventListener("select", () => steps.select(rayOf(beam)));
      beam.addEventListener("squeeze", () => steps.squeeze());
      const hand = renderer.xr.getHand(index);
      hand.add(hands.createHandModel(hand, "spheres"));
      this.group.add(beam, hand);
      return { beam, dot, line };
    });
  }

  /** Draws the beams as far as they reach; `reach` gives the metres along a ray, null: nothing is met. */
  update(reach: (ray: Ray) => number | null): void {
    for (const { beam, dot, line } of this.pointers) {
      if (!beam.visible) continue;
      const metres = reach(rayOf(beam));
      dot.visible = metres !== null;
      dot.position.z = -(metres ?? LONGEST);
      line.scale.z = metres ?? LONGEST;
    }
  }
}

function rayOf(beam: XRTargetRaySpace): Ray {
  beam.updateWorldMatrix(true, false);
  const origin = new Vector3().setFromMatrixPosition(beam.matrixWorld);
  const direction = new Vector3(0, 0, -1).transformDirection(beam.matrixWorld);
  return { origin: { ...origin }, direction: { ...direction } };
}
