/** What surrounds those in a room: its walls and signs, what stands there, what is lit up and what is worn differently. */
import { Group } from "three";
import { dressOf, type Dress, type Worn } from "../dress";
import type { Part } from "../loading";
import type { SceneOpened } from "../protocol/server";
import type { DisplayView, Text } from "../protocol/values";
import type { Replica } from "../replica";
import { obstaclesOf, type Obstacles } from "../steering";
import type { CoarseForms } from "./detail";
import { Furnishing } from "./furnishing";
import { Highlight } from "./highlight";
import type { Models } from "./models";
import { buildRoom, disposeRoom } from "./room";
import type { Stage } from "./stage";

export class Decor {
  /** The room that is shown; null before the first. */
  room: SceneOpened | null = null;
  obstacles: Obstacles = { width: 1, depth: 1, solids: [] };
  /** The display that is shown in another dress. */
  worn: Worn | null = null;
  private readonly furnishing: Furnishing;
  private readonly highlight: Highlight;
  private shell = new Group();
  private lit: ReadonlySet<string> = new Set();

  constructor(
    models: Models,
    private readonly stage: Stage,
    private readonly replica: Replica,
    calm: boolean,
  ) {
    this.furnishing = new Furnishing(models);
    this.highlight = new Highlight(calm);
    stage.scene.add(this.furnishing.group, this.highlight.group);
  }

  /** Puts up walls and signs; what stands there comes by `furnish`. */
  build(room: SceneOpened, words: (text: Text) => string): void {
    this.room = room;
    this.obstacles = obstaclesOf(room);
    this.stage.light(room);
    this.redecorate(words);
  }

  /** Writes the signs anew, for another language. */
  redecorate(words: (text: Text) => string): void {
    if (!this.room) return;
    this.stage.scene.remove(this.shell);
    disposeRoom(this.shell);
    this.shell = buildRoom(this.room, words);
    this.stage.scene.add(this.shell);
    this.stage.refreshShadows();
  }

  /** Puts everything where the replica says that it stands; `arrived` is told of each thing that has come for it. */
  async furnish(arrived?: (part: Part) => void): Promise<void> {
    if (!this.room) return;
    const dressOf = (each: DisplayView) => this.dressOf(each);
    await this.furnishing.furnish(this.room.fixtures, this.replica.displays.values(), dressOf, arrived);
    this.light(this.lit);
    this.stage.refreshShadows();
  }

  /** Shows a display in another dress, to this visitor alone; null: everything as it is. */
  wear(worn: Worn | null): void {
    const changed = [this.worn?.display, worn?.display].flatMap((id) => this.replica.displays.get(id ?? "") ?? []);
    this.worn = worn;
    for (const display of changed) this.furnishing.dress(display.id, this.dressOf(display));
  }

  light(ids: ReadonlySet<string>): void {
    this.lit = ids;
    this.furnishing.light(ids);
    this.highlight.show([...ids].flatMap((id) => this.replica.displays.get(id) ?? []));
  }

  /** One frame of what is lit up. */
  update(now: number): void {
    this.highlight.update(now);
  }

  /** Draws each thing as finely as one sees it, from the next frame on. */
  detail(coarse: CoarseForms): void {
    if (this.furnishing.detail(this.stage.eye, coarse)) this.stage.refresh();
  }

  private dressOf(display: DisplayView): Dress {
    if (this.worn?.display === display.id) return this.worn.dress;
    const product = this.replica.products.get(display.product);
    const variant = product?.variants.find(({ sku }) => sku === display.sku);
    return dressOf(product, variant, display.tint);
  }
}
