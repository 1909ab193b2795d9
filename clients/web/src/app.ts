/** The page from the first word to the last: the way in, the visit, the way out. */
import { CapsuleGeometry, Group, Mesh, MeshStandardMaterial } from "three";
import { Connection, type Status } from "./connection";
import { Wording, type Language } from "./languages";
import { EnterPage } from "./page/enter";
import type { Profile } from "./profile";
import { saveProfile } from "./profile";
import type { ServerMessage } from "./protocol/server";
import { NO_LEGAL, storeView, type Look, type StoreView } from "./protocol/values";
import { Replica } from "./replica";
import { Figures, type Figure } from "./view/figures";
import { Models, type Loaded } from "./view/models";
import { Pictures } from "./view/pictures";
import { Preview } from "./view/preview";
import { Visit } from "./visit";

const AVATAR = "/library/avatar.glb";

export class App {
  private wording: Wording;
  private replica = new Replica();
  private visit: Visit | null = null;
  private store: StoreView | null = null;
  private avatar: Loaded = standIn();
  private figure: Figure | null = null;
  private readonly models = new Models();
  private readonly connection: Connection;
  private readonly enterPage: EnterPage;
  private readonly preview: Preview | null;
  private readonly calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  private readonly parameters = new URLSearchParams(location.search);
  /** The order whose visitor is back from paying. */
  private returned = orderIn(location.hash);

  constructor(
    private readonly root: HTMLElement,
    private profile: Profile,
  ) {
    this.wording = new Wording(profile.language);
    this.preview = previewIfPossible(this.calm);
    const name = this.parameters.get("name") ?? profile.name;
    this.enterPage = new EnterPage(profile.look, name, () => this.wording, {
      enter: (given) => this.enter(given),
      dress: (look) => this.dress(look),
      speak: (language) => this.speak(language),
    });
    this.connection = new Connection({
      open: (protocols) => new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws`, protocols),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      tokens: localStorage,
    });
    this.connection.onmessage = (message) => this.receive(message);
    this.connection.onstatus = (status, reason) => this.statusChanged(status, reason);
    this.models.onprogress = (done, all) => this.progress(done, all);
  }

  async start(): Promise<void> {
    this.root.replaceChildren(this.enterPage.element);
    this.welcome();
    await Promise.all([this.loadAvatar(), this.loadStore()]);
    if (this.returned || this.parameters.has("enter")) this.enter(this.parameters.get("name") ?? this.profile.name);
  }

  private welcome(): void {
    const { t, language } = this.wording;
    const name = this.store ? this.wording.text(this.store.name) : "";
    document.documentElement.lang = language;
    document.title = name || t.noNameStore;
    this.enterPage.render({ name, notice: this.store ? this.wording.text(this.store.notice) : "" });
  }

  private async loadStore(): Promise<void> {
    const answer = await fetch("/store.json");
    if (!answer.ok) return;
    this.store = storeView.read(await answer.json(), "store");
    this.welcome();
  }

  private async loadAvatar(): Promise<void> {
    this.avatar = await this.models.file(AVATAR).catch(() => standIn());
    if (!this.preview) return;
    this.showMyself(this.profile.look);
    this.enterPage.setPreview(this.preview.canvas);
    this.preview.start();
  }

  private showMyself(look: Look): void {
    this.figure = new Figures(this.avatar).create(look);
    this.preview?.showFigure(this.figure);
  }

  private dress(look: Look): void {
    const sameHair = look.hair === this.profile.look.hair;
    this.keep({ look });
    if (sameHair) this.figure?.recolor(look);
    else this.showMyself(look);
  }

  private speak(language: Language): void {
    this.wording = new Wording(language);
    this.keep({ language });
    this.connection.locale = language;
    this.connection.send({ type: "ChangeLocale", locale: language });
    if (this.visit?.element.isConnected) this.visit.render();
    else this.welcome();
  }

  private keep(changes: Partial<Profile>): void {
    this.profile = { ...this.profile, ...changes };
    saveProfile(localStorage, this.profile);
  }

  private enter(name: string): void {
    this.keep({ name });
    this.enterPage.setBusy(true);
    this.enterPage.setProgress(this.wording.t.loading, null);
    const { look, language } = this.profile;
    this.connection.start({ name: name || this.wording.t.guest, look, locale: language });
  }

  private receive(message: ServerMessage): void {
    const now = performance.now() / 1000;
    this.replica.apply(message);
    if (message.type === "Welcome") this.store = message.store;
    if (message.type === "SceneOpened" && !this.visit) this.visit = this.openVisit();
    this.visit?.receive(message, now);
    if (message.type === "SceneOpened") void this.goIn();
    if (message.type === "Waiting") this.waitInLine(message.place);
    if (message.type === "Refused" && !this.visit) this.stayOut(message.text);
  }

  private waitInLine(place: number): void {
    if (this.visit) this.visit.notice.inLine(place);
    else this.enterPage.setProgress(this.wording.t.inLine(place), null);
  }

  private openVisit(): Visit {
    const pictures = new Pictures(this.models, this.preview);
    return new Visit(this.replica, this.connection, () => this.wording, {
      models: this.models,
      avatar: this.avatar,
      pictures,
      calm: this.calm,
      quality: this.parameters.get("quality"),
      name: () => this.profile.name,
      legal: () => this.store?.legal ?? NO_LEGAL,
      provider: () => this.store?.payment ?? "test",
      speak: (language) => this.speak(language),
    });
  }

  /** Shows the room as soon as its furniture is there. */
  private async goIn(): Promise<void> {
    const { visit } = this;
    if (!visit || visit.element.isConnected) return;
    await visit.ready;
    this.preview?.stop();
    document.title = this.store ? this.wording.text(this.store.name) : this.wording.t.noNameStore;
    this.root.replaceChildren(visit.element);
    visit.start();
    this.takeUp(visit);
  }

  /** Whoever is back from paying sees how their order stands. */
  private takeUp(visit: Visit): void {
    if (!this.returned) return;
    history.replaceState(null, "", location.pathname + location.search);
    visit.showOrder(this.returned);
    this.returned = null;
  }

  private progress(done: number, all: number): void {
    if (this.visit) this.enterPage.setProgress(this.wording.t.loadingModels(done, all), done / Math.max(all, 1));
  }

  private statusChanged(status: Status, reason: string): void {
    this.visit?.notice.changed(status, reason);
    if (status === "waiting" && !this.visit) this.enterPage.setProgress(reason || this.wording.t.reconnecting, null);
    if (status === "ended") this.goOut(reason);
  }

  private stayOut(reason: string): void {
    this.enterPage.setBusy(false);
    this.enterPage.setProgress(reason, 0);
  }

  private goOut(reason: string): void {
    const { t } = this.wording;
    this.visit = null;
    this.replica = new Replica();
    this.root.replaceChildren(this.enterPage.element);
    this.enterPage.setBusy(false);
    this.welcome();
    this.enterPage.setProgress(reason || t.ended, 0);
    if (this.preview && this.figure) {
      this.enterPage.setPreview(this.preview.canvas);
      this.preview.showFigure(this.figure);
      this.preview.start();
    }
  }
}

/** The order's number in "#order=VS-7K4M-2QPX". */
function orderIn(hash: string): string | null {
  return new URLSearchParams(hash.slice(1)).get("order");
}

function previewIfPossible(calm: boolean): Preview | null {
  try {
    return new Preview(calm);
  } catch {
    return null;
  }
}

/** Somebody to see where the avatar's file cannot be had. */
function standIn(): Loaded {
  const scene = new Group();
  const body = new CapsuleGeometry(0.26, 1.1, 6, 16).translate(0, 0.81, 0);
  scene.add(new Mesh(body, new MeshStandardMaterial({ name: "top" })));
  return { scene, clips: [] };
}
