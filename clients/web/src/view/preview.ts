/** A small stage of its own for one thing that turns: one's avatar, or the product of a card. */
import {
  Box3,
  type Color,
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  Vector3,
  type Object3D,
  type WebGLRenderer,
} from "three";
import type { Dress } from "../dress";
import type { Figure } from "./figure";
import { colorOf, materialOf, uncoated } from "./looks";
import type { Model } from "./models";
import { AT_REST } from "./movements";
import { DAYLIT, interiorLight } from "./interior";
import { createRenderer } from "./stage";

const FRAME = 1 / 40;
const FRUGAL_FRAME = 1 / 6;
/** Radians at each stroke of an arrow key. */
const TURN = 0.3;

export class Preview {
  readonly canvas = document.createElement("canvas");
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(30, 1, 0.05, 30);
  private readonly turntable = new Group();
  private figure: Figure | null = null;
  private model: Model | null = null;
  private last = 0;
  private running = false;
  /** Of what is shown, in metres. */
  private size = new Vector3(1, 1, 1);
  private turn = 0;
  private dragged: number | null = null;

  /** `calm`: stands still unless it is dragged. `frugal`: drawn seldom and without reflections. */
  constructor(
    private readonly calm: boolean,
    private readonly frugal: boolean,
  ) {
    this.canvas.className = "preview";
    this.renderer = createRenderer(this.canvas, true);
    if (!this.frugal) this.scene.environment = interiorLight(this.renderer, DAYLIT);
    this.scene.environmentIntensity = 0.6;
    const key = new DirectionalLight("#fff2e0", 2.2);
    key.position.set(2, 3, 3);
    this.scene.add(key, new HemisphereLight("#ffffff", "#c9b79f", this.frugal ? 2 : 0.9), this.turntable);
    this.listen();
  }

  /** Shows a figure from head to toe; it goes on living while it is shown. */
  showFigure(figure: Figure): void {
    this.figure = figure;
    this.model = null;
    this.put(figure.group);
    this.turn = Math.PI + 0.35;
  }

  /** Shows a model; the same in another dress goes on turning where it is. */
  showModel(model: Model, dress: Dress): void {
    if (this.model !== model) this.turn = Math.PI - 0.5;
    this.figure = null;
    this.model = model;
    this.put(painted(model, dress, this.frugal));
  }

  /** A still picture of a model, `pixels` wide and high. What is being shown stays. */
  still(model: Model, dress: Dress, pixels: number): HTMLCanvasElement {
    const shown = this.turntable.children[0];
    const [view, size] = [this.camera.clone(), this.size];
    this.camera.aspect = 1;
    this.put(painted(model, dress, this.frugal));
    this.turntable.rotation.y = Math.PI - 0.5;
    this.camera.updateProjectionMatrix();
    this.renderer.setPixelRatio(1);
    this.renderer.setSize(pixels, pixels, false);
    this.renderer.render(this.scene, this.camera);
    const picture = document.createElement("canvas");
    picture.width = picture.height = pixels;
    picture.getContext("2d")!.drawImage(this.canvas, 0, 0);
    this.turntable.clear();
    if (shown) this.turntable.add(shown);
    this.camera.copy(view);
    this.size = size;
    return picture;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    requestAnimationFrame((time) => this.frame(time / 1000));
  }

  stop(): void {
    this.running = false;
  }

  private put(object: Object3D): void {
    this.turntable.clear();
    const bounds = new Box3().setFromObject(object);
    this.size = bounds.getSize(new Vector3());
    object.position.sub(bounds.getCenter(new Vector3()));
    this.turntable.add(object);
    this.aim();
  }

  /** Fills the picture with what is shown, and looks down at what lies flat. */
  private aim(): void {
    const { x, y, z } = this.size;
    const across = Math.hypot(x, z);
    const reach = Math.max(y, (across * 0.92) / this.camera.aspect, 0.05);
    const away = (reach / 2 / Math.tan((this.camera.fov * Math.PI) / 360)) * 1.14 + across / 2;
    this.camera.position.set(0, reach * 0.16 + Math.max(across - y, 0) * 0.35, away);
    this.camera.lookAt(0, 0, 0);
  }

  private listen(): void {
    this.canvas.addEventListener("pointerdown", (event) => {
      this.dragged = event.clientX;
      this.canvas.setPointerCapture(event.pointerId);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (this.dragged === null) return;
      this.turn += (event.clientX - this.dragged) * 0.012;
      this.dragged = event.clientX;
    });
    this.canvas.addEventListener("pointerup", () => (this.dragged = null));
    this.canvas.addEventListener("keydown", (event) => {
      const turn = event.key === "ArrowLeft" ? -TURN : event.key === "ArrowRight" ? TURN : 0;
      if (turn) event.preventDefault();
      this.turn += turn;
    });
  }

  private frame(now: number): void {
    if (!this.running) return;
    requestAnimationFrame((time) => this.frame(time / 1000));
    const seconds = Math.min(now - this.last, 0.25);
    if (seconds < (this.frugal ? FRUGAL_FRAME : FRAME) || !this.canvas.clientWidth) return;
    this.last = now;
    if (!this.calm && this.dragged === null) this.turn += seconds * (this.figure ? 0.25 : 0.5);
    this.turntable.rotation.y = this.turn;
    this.figure?.update(seconds, AT_REST);
    this.fit();
    this.renderer.render(this.scene, this.camera);
  }

  private fit(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = this.frugal ? 0.75 : Math.min(devicePixelRatio, 2);
    if (this.canvas.width === Math.floor(width * ratio) && this.canvas.height === Math.floor(height * ratio)) return;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.aim();
  }
}

/** A model in a dress, in metres; `plainly`: without sheen and varnish. */
export function painted(model: Model, dress: Dress, plainly = false): Group {
  const group = new Group();
  for (const part of model.parts) {
    const source = materialOf(part, dress);
    group.add(new Mesh(part.geometry, closeUp(plainly ? uncoated(source) : source.clone(), colorOf(part, dress))));
  }
  return group;
}

/** A material as one sees it close up: with the relief that its file says its picture has. */
function closeUp(material: MeshStandardMaterial, color: Color): MeshStandardMaterial {
  material.color.copy(color);
  material.vertexColors = true;
  const { relief } = material.userData as { readonly relief?: unknown };
  if (typeof relief === "number") {
    material.bumpMap = material.map;
    material.bumpScale = relief;
  }
  return material;
}
