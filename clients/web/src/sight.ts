/** What is seen of the store: the room in 3D where that is wanted and can be drawn, the shop as a page elsewhere. */
import type { Attention } from "./attention";
import type { Point, Standing } from "./geometry";
import type { Wording } from "./languages";
import { Loading, needsOf, type Progress } from "./loading";
import type { FlatShop } from "./page/flat-shop";
import type { Layout } from "./page/layout";
import type { ClientMessage } from "./protocol/client";
import type { SceneOpened } from "./protocol/server";
import type { Text } from "./protocol/values";
import type { Replica } from "./replica";
import type { ViewChoice } from "./view-choice";
import { NoWebgl } from "./view/no-webgl";
import type { Showroom } from "./view/showroom";
import type { Studio } from "./view/studio";

export interface SightOptions {
  readonly view: ViewChoice;
  /** What draws in 3D; rejects with NoWebgl where the browser cannot. */
  studio(): Promise<Studio>;
  /** How far the room has come that is about to be seen. */
  loading(progress: Progress): void;
}

export interface SightWishes {
  send(message: ClientMessage): void;
  /** There is no 3D to be had, and the page is shown. */
  gaveUp(): void;
}

export class Sight {
  /** The room as it is drawn; null as long as it is not. */
  showroom: Showroom | null = null;
  private made: Promise<Showroom> | null = null;

  constructor(
    private readonly replica: Replica,
    private readonly layout: Layout,
    private readonly flat: FlatShop,
    private readonly wording: () => Wording,
    private readonly options: SightOptions,
    private readonly wishes: SightWishes,
  ) {
    layout.canvas.addEventListener("webglcontextlost", (event) => {
      // Only so does the browser ever give it back.
      event.preventDefault();
      void this.lost();
    });
    layout.canvas.addEventListener("webglcontextrestored", () => void this.open());
  }

  /** Where one's own body is. */
  get here(): Standing | null {
    const { you, bodies } = this.replica;
    return this.showroom?.here ?? (you === null ? null : (bodies.get(you)?.pose ?? null));
  }

  walkTo({ x, z }: Point): void {
    if (this.showroom) this.showroom.own?.walkTo({ x, z }, performance.now() / 1000);
    else this.wishes.send({ type: "Walk", to: { x, z } });
  }

  /** Puts the focus where one begins. */
  focus(): void {
    if (this.options.view.current === "2d") this.flat.focus();
    else this.layout.canvas.focus({ preventScroll: true });
  }

  /** Shows the room that the replica is in; resolves when it can be seen. */
  async open(): Promise<void> {
    const { scene } = this.replica;
    if (!scene) return;
    if (this.options.view.current === "2d") return this.showPage();
    this.layout.show("3d");
    try {
      await this.draw(scene, this.wait(scene));
    } catch (error) {
      if (!(error instanceof NoWebgl)) console.warn(error);
      this.made = null;
      this.options.view.choose("2d");
      this.showPage();
      this.wishes.gaveUp();
    }
  }

  /** The store has changed the room round those in it. */
  async rebuild(room: SceneOpened): Promise<void> {
    await this.showroom?.rebuild(room, (text) => this.wording().text(text), performance.now() / 1000);
  }

  /** Writes the signs anew, for another language. */
  render(): void {
    this.showroom?.decor.redecorate((text) => this.wording().text(text));
  }

  /** Marks on the page what is spoken of, where the picture cannot. */
  light(attention: Attention, now: number): void {
    if (attention.look(now)) this.flat.light(attention.lit);
  }

  /** Shows the store in its other form. */
  async turn(): Promise<void> {
    this.options.view.choose(this.options.view.current === "2d" ? "3d" : "2d");
    await this.open();
    this.focus();
  }

  /** Says what is waited for, where one does not see the room already. */
  private wait(scene: SceneOpened): Loading {
    const isSeen = this.showroom?.room === scene.scene;
    return new Loading(needsOf(scene, this.replica.displays.size), (progress) => {
      if (isSeen || this.replica.scene !== scene) return;
      const wording = this.wording();
      this.layout.veil.load(wording.text(scene.name), progress, wording);
      this.options.loading(progress);
    });
  }

  private async draw(scene: SceneOpened, loading: Loading): Promise<void> {
    const studio = await this.options.studio();
    loading.arrived("room");
    this.made ??= studio.showroom(this.layout.canvas, this.replica, this.wishes.send);
    const showroom = await this.made;
    loading.arrived("people");
    // While it was being made one may have gone elsewhere, or to the page.
    if (this.replica.scene !== scene || this.options.view.current === "2d") return;
    this.showroom = showroom;
    const { inView, bodies } = this.replica;
    const present = [...inView].flatMap((id) => bodies.get(id) ?? []);
    const words = (text: Text) => this.wording().text(text);
    await showroom.open({ ...scene, bodies: present }, words, performance.now() / 1000, loading.arrived);
    this.layout.veil.lift();
  }

  private showPage(): void {
    this.showroom = null;
    this.layout.show("2d");
    this.layout.veil.lift();
  }

  /** The system has taken the graphics processor away, as phones do when memory runs short. */
  private async lost(): Promise<void> {
    const { t } = this.wording();
    this.showroom = null;
    const made = await this.made;
    this.made = null;
    made?.dispose();
    if (this.options.view.current === "3d")
      this.layout.veil.excuse(t.pictureLost, { label: t.chooseFlat, run: () => void this.turn() });
  }
}
