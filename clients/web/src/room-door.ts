/** The way to see a product in one's own room: offered where the browser can, loaded when it is wanted. */
import type { Wording } from "./languages";
import type { ProductPictures } from "./product-pictures";
import type { Look3D } from "./dress";
import { roomViewOf, type RoomView } from "./xr/modes";

export class RoomDoor {
  private mode: RoomView | null = null;

  /** `changed`: it is known now what the browser can do. */
  constructor(
    private readonly pictures: ProductPictures,
    private readonly wording: () => Wording,
    private readonly complain: (text: string) => void,
    changed: () => void,
  ) {
    void roomViewOf(navigator.xr, document.createElement("a")).then((mode) => {
      this.mode = mode;
      if (mode) changed();
    });
  }

  get isOpen(): boolean {
    return this.mode !== null && this.pictures.studio !== null;
  }

  async show(look: Look3D, name: string): Promise<void> {
    const { studio } = this.pictures;
    if (!studio) return;
    try {
      const thing = await studio.product(look);
      if (this.mode === "quick-look") await (await import("./xr/quick-look")).quickLook(thing);
      else if (navigator.xr) {
        const { OwnRoom } = await import("./xr/own-room");
        await new OwnRoom(thing, name, this.wording()).show(navigator.xr);
      }
    } catch (error) {
      console.info(error);
      this.complain(this.wording().t.roomNotShown);
    }
  }
}
