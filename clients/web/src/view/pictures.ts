/** Pictures of products: the turning model of an open card, and small still ones for lists, drawn one a frame. */
import { keyOf, type Look3D } from "../dress";
import type { Models } from "./models";
import type { Preview } from "./preview";

const SMALL = 160;

export class Pictures {
  private readonly stills = new Map<string, Promise<HTMLCanvasElement | null>>();
  private queue: Promise<unknown> = Promise.resolve();
  private turning = "";

  /** `preview` is null where there is no 3D. */
  constructor(
    private readonly models: Models,
    private readonly preview: Preview | null,
  ) {}

  /** The turning picture, showing this now; null where there is no 3D. */
  turn(look: Look3D): HTMLCanvasElement | null {
    const { preview } = this;
    if (!preview) return null;
    const wanted = keyOf(look);
    const { model, dress } = look;
    if (this.turning !== wanted) {
      this.turning = wanted;
      void this.models.model(model).then((loaded) => this.turning === wanted && preview.showModel(loaded, dress));
    }
    preview.start();
    return preview.canvas;
  }

  stop(): void {
    this.preview?.stop();
    this.turning = "";
  }

  /** An element that shows the still picture as soon as it is drawn. */
  still(look: Look3D): HTMLElement {
    const canvas = document.createElement("canvas");
    canvas.className = "thumbnail";
    canvas.setAttribute("aria-hidden", "true");
    canvas.dataset.look = keyOf(look);
    canvas.width = canvas.height = SMALL;
    void this.drawn(look).then((picture) => picture && canvas.getContext("2d")!.drawImage(picture, 0, 0));
    return canvas;
  }

  private drawn(look: Look3D): Promise<HTMLCanvasElement | null> {
    const key = keyOf(look);
    const known = this.stills.get(key);
    if (known) return known;
    const drawing = this.queue.then(() => this.draw(look));
    this.queue = drawing;
    this.stills.set(key, drawing);
    return drawing;
  }

  private async draw({ model, dress }: Look3D): Promise<HTMLCanvasElement | null> {
    const { preview } = this;
    if (!preview) return null;
    const loaded = await this.models.model(model);
    await new Promise(requestAnimationFrame);
    return preview.still(loaded, dress, SMALL);
  }
}
