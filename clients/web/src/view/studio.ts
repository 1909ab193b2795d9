/** All that draws in 3D, in a chunk of its own: it is loaded where a picture is wanted, and nowhere else. */
import { CapsuleGeometry, Group, Mesh, MeshStandardMaterial } from "three";
import type { Look3D } from "../dress";
import type { ClientMessage } from "../protocol/client";
import type { Look } from "../protocol/values";
import type { Replica } from "../replica";
import { Figures } from "./figures";
import { isSoftware } from "./gpu";
import type { LibraryFigure } from "./library-figure";
import { Models, type Loaded } from "./models";
import type { OwnFigure } from "./own-figure";
import { Pictures } from "./pictures";
import { painted, Preview } from "./preview";
import { Showroom } from "./showroom";

const AVATAR = "/library/avatar.glb";

export interface StudioWishes {
  /** Nothing moves by itself. */
  readonly calm: boolean;
  /** The tier of drawing that was asked for. */
  readonly quality: string | null;
}

export class Studio {
  readonly pictures: Pictures;
  private readonly models = new Models();
  private readonly preview: Preview;
  private readonly avatar: Promise<Loaded>;
  private figures: Figures | null = null;
  private figure: LibraryFigure | null = null;
  /** In which one is shown instead. */
  private own: OwnFigure | null = null;

  /** Throws NoWebgl where the browser cannot draw 3D. */
  constructor(private readonly wishes: StudioWishes) {
    this.preview = new Preview(wishes.calm, wishes.quality === null && isSoftware());
    this.pictures = new Pictures(this.models, this.preview);
    this.avatar = this.models.file(AVATAR).catch(() => standIn());
  }

  /** The turning picture of oneself. */
  async mirror(look: () => Look): Promise<HTMLCanvasElement> {
    this.figures = new Figures(await this.avatar);
    this.dress(look(), false);
    this.preview.start();
    return this.preview.canvas;
  }

  /** Shows oneself in other clothes, where one is looking in the mirror. */
  dress(look: Look, sameHair: boolean): void {
    if (sameHair && this.figure) return this.figure.recolor(look);
    if (!this.figures) return;
    this.figure = this.figures.create(look);
    this.preview.showFigure(this.own ?? this.figure);
  }

  /** Shows oneself in an avatar of one's own; null: in the store's figure. Rejects where the file cannot be drawn. */
  async wear(file: Blob | null): Promise<void> {
    const own = file && (await this.read(file));
    this.own?.dispose();
    this.own = own;
    const shown = own ?? this.figure;
    if (shown) this.preview.showFigure(shown);
  }

  private async read(file: Blob): Promise<OwnFigure> {
    const { OwnFigure } = await import("./own-figure");
    return OwnFigure.read(await file.arrayBuffer(), await this.avatar);
  }

  /** Stops showing oneself. */
  leaveMirror(): void {
    this.preview.stop();
  }

  /** A product by itself, in metres, standing on the origin. */
  async product({ model, dress }: Look3D): Promise<Group> {
    const loaded = await this.models.model(model);
    const thing = painted(loaded, dress);
    for (const part of thing.children) part.position.sub(loaded.base);
    return new Group().add(thing);
  }

  /** The room in the page's canvas. */
  async showroom(
    canvas: HTMLCanvasElement,
    replica: Replica,
    send: (message: ClientMessage) => void,
  ): Promise<Showroom> {
    return new Showroom(canvas, this.models, await this.avatar, replica, this.wishes, send);
  }
}

/** Somebody to see where the avatar's file cannot be had. */
function standIn(): Loaded {
  const scene = new Group();
  const body = new CapsuleGeometry(0.26, 1.1, 6, 16).translate(0, 0.81, 0);
  scene.add(new Mesh(body, new MeshStandardMaterial({ name: "top" })));
  return { scene, clips: [] };
}
