/** Says how the connection is once one has been inside: lost and coming back, in line for one's place, back again. */
import type { Status } from "../connection";
import type { Wording } from "../languages";
import { Banner, type Toasts } from "./notices";

export class ConnectionNotice {
  private readonly banner = new Banner();
  private wasLost = false;

  constructor(
    private readonly wording: () => Wording,
    private readonly toasts: Toasts,
    private readonly retryNow: () => void,
  ) {}

  get element(): HTMLElement {
    return this.banner.element;
  }

  changed(status: Status, reason: string): void {
    const { t } = this.wording();
    if (status === "waiting") this.banner.show(reason || t.reconnecting, { label: t.retryNow, run: this.retryNow });
    if (status === "open") {
      this.banner.hide();
      if (this.wasLost) this.toasts.show(t.reconnected);
    }
    this.wasLost = status === "waiting" || (status === "connecting" && this.wasLost);
  }

  /** The store has another page by now. */
  upgraded(reload: () => void): void {
    const { t } = this.wording();
    this.banner.show(t.upgraded, { label: t.reload, run: reload });
  }

  inLine(place: number): void {
    this.banner.show(this.wording().t.inLine(place));
  }
}
