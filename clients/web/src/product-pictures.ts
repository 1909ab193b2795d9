/** Pictures of products: drawn from their models where 3D is at hand, and from pictures made beforehand elsewhere. */
import { drawnBeforehand } from "./page/drawn-beforehand";
import type { Look3D } from "./dress";
import type { Studio } from "./view/studio";

export class ProductPictures {
  /** What draws in 3D, once it is loaded. */
  studio: Studio | null = null;

  /** A large picture, turning where it can. */
  turn(look: Look3D): HTMLCanvasElement {
    return this.studio?.pictures.turn(look) ?? drawnBeforehand(look, "still");
  }

  stop(): void {
    this.studio?.pictures.stop();
  }

  still(look: Look3D): HTMLElement {
    return this.studio?.pictures.still(look) ?? drawnBeforehand(look, "thumbnail");
  }
}
