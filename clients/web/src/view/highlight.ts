/** Light on what an agent points at or speaks of: a soft beam and a ring that breathes. */
import { AdditiveBlending, CylinderGeometry, DoubleSide, Group, Mesh, MeshBasicMaterial, RingGeometry } from "three";
import type { DisplayView } from "../protocol/values";
import { beamTexture } from "./textures";

export class Highlight {
  readonly group = new Group();
  private readonly beam = new CylinderGeometry(1, 1, 1, 32, 1, true).translate(0, 0.5, 0);
  private readonly ring = new RingGeometry(0.92, 1, 48).rotateX(-Math.PI / 2);
  private readonly light = new MeshBasicMaterial({
    map: beamTexture(),
    color: "#ffd98a",
    transparent: true,
    blending: AdditiveBlending,
    depthWrite: false,
    side: DoubleSide,
    fog: false,
  });
  private readonly line = new MeshBasicMaterial({ color: "#ffcf70", transparent: true, depthWrite: false, fog: false });

  constructor(private readonly calm: boolean) {}

  /** Lights up exactly these. */
  show(displays: readonly DisplayView[]): void {
    this.group.clear();
    for (const { position, size } of displays) {
      const radius = Math.max(Math.hypot(size.x, size.z) / 2, 0.18) + 0.04;
      const beam = new Mesh(this.beam, this.light);
      beam.scale.set(radius, size.y + 0.35, radius);
      const ring = new Mesh(this.ring, this.line);
      ring.scale.set(radius, 1, radius);
      for (const mesh of [beam, ring]) mesh.position.set(position.x, position.y + 0.015, position.z);
      this.group.add(beam, ring);
    }
  }

  update(now: number): void {
    this.light.opacity = this.calm ? 0.8 : 0.65 + 0.3 * Math.sin(now * 3);
    this.line.opacity = this.light.opacity;
  }
}
