/** The stage: renderer, lights, and the picture drawn from it once a frame. */
import {
  Color,
  DirectionalLight,
  Fog,
  HemisphereLight,
  NeutralToneMapping,
  PerspectiveCamera,
  PointLight,
  PCFShadowMap,
  Scene,
  Vector3,
  WebGLRenderer,
  type Object3D,
  type Texture,
} from "three";
import { radians } from "../geometry";
import type { SceneOpened } from "../protocol/server";
import type { Light } from "../protocol/values";
import type { Eye } from "./detail";
import { DAYLIT, interiorLight, type Interior } from "./interior";
import { gpuName } from "./gpu";
import { NoWebgl } from "./no-webgl";
import { Pace } from "./pace";
import { Quality } from "./quality";
import { sharpen } from "./textures";

const MOST_LAMPS = 4;
/** Of a radian in a headset: 20 a degree. */
const HEADSET_PIXELS = 1150;

/** A renderer set up as every picture of ours is; throws NoWebgl where the browser cannot draw 3D. */
export function createRenderer(canvas: HTMLCanvasElement, alpha = false, antialias = true): WebGLRenderer {
  const context = canvas.getContext("webgl2", { alpha, antialias, powerPreference: "high-performance" });
  if (!context) throw new NoWebgl("this browser cannot draw 3D");
  const renderer = new WebGLRenderer({ canvas, context, alpha });
  // Khronos' PBR Neutral: what is for sale keeps the colour that it has.
  renderer.toneMapping = NeutralToneMapping;
  return renderer;
}

export class Stage {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(58, 1, 0.08, 80);
  readonly quality: Quality;
  readonly renderer: WebGLRenderer;
  private readonly pace = new Pace();
  private environment: Texture | null = null;
  private interior: Interior = DAYLIT;
  private readonly sun = new DirectionalLight("#fff5e8", 1.8);
  private readonly sky = new HemisphereLight("#fffaf1", "#b59a7a", 0.8);
  private lamps: Object3D[] = [];
  private hasShadows = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    qualityWish: string | null,
  ) {
    this.quality = new Quality(gpuName(), qualityWish);
    // Smooth edges cost a processor that draws as much again as all else.
    this.renderer = createRenderer(canvas, false, this.quality.tier.name !== "lowest");
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = PCFShadowMap;
    this.scene.background = new Color("#e9e2d6");
    this.scene.add(this.sky, this.sun, this.sun.target);
    this.sun.shadow.intensity = 0;
    this.applyTier();
  }

  /** Draw calls and triangles of the last frame, and what the graphics processor holds. */
  get cost(): { calls: number; triangles: number; geometries: number; textures: number } {
    const { render, memory } = this.renderer.info;
    const { calls, triangles } = render;
    return { calls, triangles, geometries: memory.geometries, textures: memory.textures };
  }

  /** Who looks at it. */
  get eye(): Eye {
    const { tolerance } = this.quality.tier;
    const { isPresenting } = this.renderer.xr;
    const camera = isPresenting ? this.renderer.xr.getCamera() : this.camera;
    const at = new Vector3().setFromMatrixPosition(camera.matrixWorld);
    const flat = this.canvas.height / 2 / Math.tan(radians(this.camera.fov) / 2);
    return { at, pixels: isPresenting ? HEADSET_PIXELS : flat, tolerance };
  }

  /** Lights the room as its scene says. */
  light(room: SceneOpened): void {
    const sun = room.lights.find((light) => light.kind === "sun");
    const reach = Math.hypot(room.width, room.depth) / 2 + 1;
    const from = sun?.position ?? { x: room.width * 0.3, y: 8, z: room.depth * 0.35 };
    const far = Math.hypot(from.x, from.y, from.z) || 1;
    const away = reach * 1.6;
    this.sun.position.set((from.x / far) * away, (Math.max(from.y, 2) / far) * away, (from.z / far) * away);
    this.sun.color.set(sun && sun.color !== "#ffffff" ? sun.color : "#fff5e8");
    this.sun.intensity = 1.8 * (sun?.intensity ?? 1);
    Object.assign(this.sun.shadow.camera, {
      left: -reach,
      right: reach,
      top: reach,
      bottom: -reach,
      near: 0.5,
      far: away * 2.4,
    });
    this.sun.shadow.camera.updateProjectionMatrix();
    this.sky.groundColor.set(room.surface.floor_color);
    this.scene.background = new Color(room.surface.wall_color);
    this.scene.fog = new Fog(room.surface.wall_color, 18, 60);
    this.hang(room.lights.filter((light) => light.kind !== "sun").slice(0, MOST_LAMPS));
    this.mirror(room.surface);
    this.refreshShadows();
  }

  /** Draws shadows anew in the next frame; on high tiers they are drawn anew whenever something moves. */
  refreshShadows(): void {
    this.sun.shadow.needsUpdate = this.hasShadows;
    this.pace.refresh();
  }

  /** Things cast shadows from now on. */
  castShadows(): void {
    if (this.hasShadows) return;
    this.hasShadows = true;
    this.sun.shadow.intensity = 1;
    this.refreshShadows();
  }

  /** Something else is to be seen: the next frame is drawn. */
  refresh(): void {
    this.pace.refresh();
  }

  /** Draws one frame, where one is due. `moving` tells whether somebody does more than breathe. */
  draw(seconds: number, now: number, moving: boolean): void {
    const { position, quaternion } = this.camera;
    const eye = [...position.toArray(), ...quaternion.toArray()];
    if (!this.pace.due(now, eye, moving, this.quality.tier.restSeconds)) return;
    this.fit();
    if (this.pace.isSteady && this.quality.frame(seconds)) this.applyTier();
    if (moving && this.quality.tier.movingShadows) this.refreshShadows();
    this.renderer.render(this.scene, this.camera);
  }

  /** Gives back what the graphics processor holds for it. */
  dispose(): void {
    this.environment?.dispose();
    this.renderer.dispose();
  }

  /** Lets things mirror a room, where the tier has reflections. */
  private mirror(interior: Interior): void {
    const isOther =
      interior.wall_color !== this.interior.wall_color || interior.floor_color !== this.interior.floor_color;
    this.interior = interior;
    const wanted = this.quality.tier.reflections;
    if (isOther || !wanted) {
      this.environment?.dispose();
      this.environment = null;
    }
    if (wanted) this.environment ??= interiorLight(this.renderer, interior);
    this.scene.environment = this.environment;
    this.scene.environmentIntensity = 0.46;
  }

  private hang(lights: readonly Light[]): void {
    this.scene.remove(...this.lamps);
    this.lamps = lights.map(({ position, color, intensity }) => {
      const lamp = new PointLight(color, 7 * intensity, 9, 1.7);
      lamp.position.set(position.x, position.y, position.z);
      return lamp;
    });
    if (this.lamps.length) this.scene.add(...this.lamps);
  }

  private applyTier(): void {
    const { pixelRatio, shadowMap, reflections, anisotropy } = this.quality.tier;
    sharpen(anisotropy);
    this.renderer.setPixelRatio(Math.min(globalThis.devicePixelRatio, pixelRatio));
    this.mirror(this.interior);
    this.sky.intensity = reflections ? 0.8 : 2.6;
    this.sun.castShadow = shadowMap > 0;
    this.sun.shadow.mapSize.set(shadowMap || 512, shadowMap || 512);
    this.sun.shadow.map?.dispose();
    this.sun.shadow.map = null;
    this.sun.shadow.autoUpdate = false;
    this.sun.shadow.bias = -0.0004;
    this.sun.shadow.normalBias = 0.03;
    this.sun.shadow.radius = 5;
    this.refreshShadows();
  }

  private fit(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = this.renderer.getPixelRatio();
    if (this.canvas.width === Math.floor(width * ratio) && this.canvas.height === Math.floor(height * ratio)) return;
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / Math.max(height, 1);
    this.camera.fov = width < height ? 68 : 56;
    this.camera.updateProjectionMatrix();
  }
}
