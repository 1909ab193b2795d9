/** Fingers and mouse on the picture: drag to look, wheel or pinch to zoom, tap to choose. */

export interface PointerWishes {
  look(rightPixels: number, downPixels: number): void;
  zoom(factor: number): void;
  tap(x: number, y: number): void;
  hover(x: number, y: number): void;
}

const DRAG_PIXELS = 7;

interface Finger {
  x: number;
  y: number;
  travelled: number;
}

export class PointerInput {
  private readonly fingers = new Map<number, Finger>();
  private pinched = false;

  constructor(
    private readonly canvas: HTMLElement,
    private readonly wishes: PointerWishes,
  ) {
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.up(event, true));
    canvas.addEventListener("pointercancel", (event) => this.up(event, false));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  private down(event: PointerEvent): void {
    this.canvas.setPointerCapture(event.pointerId);
    if (!this.fingers.size) this.pinched = false;
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, travelled: 0 });
  }

  private move(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    if (!finger) {
      if (event.pointerType === "mouse") this.wishes.hover(event.clientX, event.clientY);
      return;
    }
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    const before = this.spread();
    finger.x = event.clientX;
    finger.y = event.clientY;
    finger.travelled += Math.abs(dx) + Math.abs(dy);
    if (this.fingers.size === 2) this.pinch(before / Math.max(this.spread(), 1));
    else if (finger.travelled > DRAG_PIXELS) this.wishes.look(dx, dy);
  }

  private up(event: PointerEvent, chosen: boolean): void {
    const finger = this.fingers.get(event.pointerId);
    this.fingers.delete(event.pointerId);
    if (chosen && finger && finger.travelled <= DRAG_PIXELS && !this.pinched && event.button === 0) {
      this.wishes.tap(event.clientX, event.clientY);
    }
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    this.wishes.zoom(Math.exp(Math.max(-120, Math.min(120, event.deltaY)) * 0.0018));
  }

  private pinch(factor: number): void {
    this.pinched = true;
    this.wishes.zoom(factor);
  }

  private spread(): number {
    const [a, b] = [...this.fingers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 1;
  }
}
