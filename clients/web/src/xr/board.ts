/** A board before all that is in the room: words, and choices that one points at and presses. */
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace, Vector3 } from "three";
import type { Choice, Menu } from "./menus";

/** Pixels of the picture on it, and of one metre. */
const WIDTH = 900;
const PIXELS_A_METRE = 1150;
const PAD = 48;
const [TITLE, TEXT, ROW, GAP] = [54, 38, 96, 14];
const LINE = 1.4;
const MOST_TEXT_LINES = 9;

interface Placed {
  readonly choice: Choice;
  readonly top: number;
}

export class Board {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  private readonly canvas = document.createElement("canvas");
  private readonly texture = new CanvasTexture(this.canvas);
  private rows: readonly Placed[] = [];
  private menu: Menu | null = null;
  private drawn = "";
  private pointedAt: Choice | null = null;

  constructor(private readonly colors: (token: string) => string) {
    this.texture.colorSpace = SRGBColorSpace;
    const shown = { transparent: true, toneMapped: false, fog: false, depthTest: false };
    const material = new MeshBasicMaterial({ map: this.texture, ...shown });
    this.mesh = new Mesh(new PlaneGeometry(1, 1), material);
    this.mesh.renderOrder = 10;
    this.mesh.visible = false;
  }

  get isOpen(): boolean {
    return this.mesh.visible;
  }

  /** Where in the store a choice can be pressed, by its label. */
  get places(): ReadonlyMap<string, Vector3> {
    const at = ({ top }: Placed) => new Vector3(0, 0.5 - (top + ROW / 2) / this.canvas.height, 0);
    return new Map(this.rows.map((row) => [row.choice.label, this.mesh.localToWorld(at(row))]));
  }

  /** Writes a menu where it differs from what is written. */
  show(menu: Menu): void {
    this.menu = menu;
    this.mesh.visible = true;
    this.draw();
  }

  hide(): void {
    this.mesh.visible = false;
    this.drawn = "";
  }

  /** The choice at a point of the board, as a ray finds it (0 to 1, from below); null beside all of them. */
  at(uv: { readonly x: number; readonly y: number }): Choice | null {
    const y = (1 - uv.y) * this.canvas.height;
    const inside = uv.x * WIDTH > PAD && uv.x * WIDTH < WIDTH - PAD;
    return (inside && this.rows.find(({ top }) => y >= top && y <= top + ROW)?.choice) || null;
  }

  point(choice: Choice | null): void {
    if (choice?.label === this.pointedAt?.label) return;
    this.pointedAt = choice;
    this.draw();
  }

  dispose(): void {
    this.texture.dispose();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private draw(): void {
    const { menu } = this;
    if (!menu) return;
    const labels = menu.choices.map(({ label, isMain }) => [label, isMain]);
    const key = JSON.stringify([menu.title, menu.lines, labels, this.pointedAt?.label]);
    if (key === this.drawn) return;
    this.drawn = key;
    const pen = this.canvas.getContext("2d")!;
    const text = this.wrapped(pen, menu.lines);
    const wordsEnd = PAD + TITLE * LINE + text.length * TEXT * LINE + GAP;
    const height = Math.ceil(wordsEnd + menu.choices.length * (ROW + GAP) + PAD);
    if (this.canvas.width !== WIDTH || this.canvas.height !== height) {
      this.canvas.width = WIDTH;
      this.canvas.height = height;
      this.texture.dispose();
      this.mesh.scale.set(WIDTH / PIXELS_A_METRE, height / PIXELS_A_METRE, 1);
    }
    pen.clearRect(0, 0, WIDTH, height);
    this.fill(pen, 0, 0, WIDTH, height, 40, "--paper");
    this.write(pen, menu.title, PAD, PAD + TITLE, `700 ${TITLE}px`, "--ink");
    text.forEach((line, index) =>
      this.write(pen, line, PAD, PAD + TITLE * LINE + (index + 1) * TEXT * LINE, `400 ${TEXT}px`, "--soft-ink"),
    );
    this.rows = menu.choices.map((choice, index) => ({ choice, top: wordsEnd + index * (ROW + GAP) }));
    for (const row of this.rows) this.drawRow(pen, row);
    this.texture.needsUpdate = true;
  }

  private drawRow(pen: CanvasRenderingContext2D, { choice, top }: Placed): void {
    const isPointedAt = choice.label === this.pointedAt?.label;
    const [ground, ink] = choice.isMain
      ? [isPointedAt ? "--accent-deep" : "--accent", "--paper"]
      : [isPointedAt ? "--sand" : "--cream", "--ink"];
    this.fill(pen, PAD, top, WIDTH - 2 * PAD, ROW, ROW / 2, ground);
    this.write(pen, choice.label, PAD + 36, top + ROW / 2 + TEXT * 0.36, `600 ${TEXT}px`, ink, WIDTH - 2 * PAD - 72);
  }

  private fill(
    pen: CanvasRenderingContext2D,
    x: number,
    y: number,
    width: number,
    height: number,
    radius: number,
    token: string,
  ): void {
    pen.fillStyle = this.colors(token);
    pen.beginPath();
    pen.roundRect(x, y, width, height, radius);
    pen.fill();
  }

  private write(
    pen: CanvasRenderingContext2D,
    text: string,
    x: number,
    y: number,
    font: string,
    token: string,
    widest = WIDTH - 2 * PAD,
  ): void {
    pen.font = `${font} ${this.colors("--font")}`;
    pen.fillStyle = this.colors(token);
    pen.fillText(text, x, y, widest);
  }

  private wrapped(pen: CanvasRenderingContext2D, lines: readonly string[]): string[] {
    pen.font = `400 ${TEXT}px ${this.colors("--font")}`;
    const all = lines.flatMap((line) => wrap(line, (text) => pen.measureText(text).width <= WIDTH - 2 * PAD));
    return all.length > MOST_TEXT_LINES ? [...all.slice(0, MOST_TEXT_LINES - 1), "…"] : all;
  }
}

/** A text in lines that fit, broken between words. */
export function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}
