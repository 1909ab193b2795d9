/** The page from the first word to the last: the way in, the visit, the way out. */
import { Appearance } from "./appearance";
import type { AvatarPage } from "./avatar/avatar-page";
import { codeTag, connection } from "./browser";
import type { Connection, Status } from "./connection";
import { Wording, type Language } from "./languages";
import { EnterPage } from "./page/enter";
import { forgetInvitation, forgetParameter, invitationIn } from "./page/sharing";
import { ProductPictures } from "./product-pictures";
import type { Profile } from "./profile";
import { saveProfile } from "./profile";
import type { ServerMessage } from "./protocol/server";
import { NO_LEGAL, storeView, type Look, type StoreView } from "./protocol/values";
import { Replica } from "./replica";
import { Sound } from "./sound";
import { Synthesizer } from "./synthesizer";
import { ViewChoice, type View } from "./view-choice";
import { Upgrade } from "./upgrade";
import { NoWebgl } from "./view/no-webgl";
import type { Studio } from "./view/studio";
import { Visit } from "./visit";

export class App {
  private wording: Wording;
  private replica = new Replica();
  private visit: Visit | null = null;
  private store: StoreView | null = null;
  /** What draws in 3D, from when it is first wanted. */
  private loading: Promise<Studio> | null = null;
  /** The way to an avatar of one's own, where the store takes them. */
  private avatar: AvatarPage | null = null;
  private readonly pictures = new ProductPictures();
  private readonly view = new ViewChoice(window);
  private readonly sound = new Sound(localStorage, () => new Synthesizer());
  private readonly appearance = new Appearance(document, localStorage);
  private readonly connection: Connection;
  private readonly upgrade = new Upgrade(codeTag);
  private readonly enterPage: EnterPage;
  private readonly calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  private readonly parameters = new URLSearchParams(location.search);
  /** The token of a friend's link. */
  private invitation = invitationIn(location.hash);
  /** The order whose visitor is back from paying. */
  private returned = orderIn(location.hash);

  constructor(
    private readonly root: HTMLElement,
    private profile: Profile,
  ) {
    this.wording = new Wording(profile.language);
    const name = this.parameters.get("name") ?? profile.name;
    this.enterPage = new EnterPage(profile.look, name, () => this.wording, {
      enter: (given) => this.enter(given),
      choose: (view) => this.choose(view),
      dress: (look) => this.dress(look),
      turnScheme: () => this.appearance.turn(),
      speak: (language) => this.speak(language),
    });
    this.connection = connection();
    this.connection.onmessage = (message) => this.receive(message);
    this.connection.onstatus = (status, reason) => this.statusChanged(status, reason);
  }

  async start(): Promise<void> {
    this.root.replaceChildren(this.enterPage.element);
    this.welcome();
    this.lookInMirror();
    await this.loadStore();
    void this.offerOwnAvatar();
    // A link that is opened where the store is open already only changes what is behind the #.
    window.addEventListener("hashchange", () => invitationIn(location.hash) && location.reload());
    const isLed = (this.parameters.has("at") || this.invitation) && this.profile.name !== "";
    // Somebody quick may have gone in by hand meanwhile.
    if (this.enterPage.isBusy) return;
    if (this.returned || isLed || this.parameters.has("enter"))
      this.enter(this.parameters.get("name") ?? this.profile.name);
  }

  private welcome(): void {
    const { t, language } = this.wording;
    const name = this.store ? this.wording.text(this.store.name) : "";
    document.documentElement.lang = language;
    document.title = name || t.noNameStore;
    const notice = this.store ? this.wording.text(this.store.notice) : "";
    this.enterPage.render({
      name,
      notice,
      view: this.view.current,
      isInvited: this.invitation !== null,
      ownAvatar: this.avatar && (() => this.avatar?.panel.open()),
    });
  }

  private async loadStore(): Promise<void> {
    const answer = await fetch("/store.json");
    if (!answer.ok) return;
    this.store = storeView.read(await answer.json(), "store");
    this.appearance.wear(this.store.theme);
    this.welcome();
  }

  /** Lets the visitor bring an avatar of their own; what that takes is loaded only where the store takes them. */
  private async offerOwnAvatar(): Promise<void> {
    if (!this.store?.own_avatars) return;
    const { avatarPage } = await import("./avatar/avatar-page");
    this.avatar = avatarPage(
      {
        wording: () => this.wording,
        look: () => this.profile.look,
        keep: (look) => this.keep({ look }),
        seenIn: () => this.visit && (this.replica.bodies.get(this.replica.you ?? 0)?.look.avatar ?? ""),
        ask: (request) => this.connection.ask(request),
        mirror: async (file) => (this.view.current === "2d" ? undefined : (await this.studio()).wear(file)),
        tell: (text) => this.visit?.tell(text),
      },
      () => this.connection.visitor,
      () => this.visit?.seenAvatars ?? [],
    );
    this.welcome();
  }

  /** What draws in 3D; rejects with NoWebgl where the browser cannot. */
  private studio(): Promise<Studio> {
    if (this.loading) return this.loading;
    const wishes = { calm: this.calm, quality: this.parameters.get("quality") };
    this.loading = import("./view/studio").then(({ Studio }) => (this.pictures.studio = new Studio(wishes)));
    this.loading.catch(() => (this.loading = null));
    return this.loading;
  }

  /** Shows oneself beside the way in, where the store is about to be seen in 3D. */
  private lookInMirror(): void {
    if (this.view.current === "2d") return;
    void this.studio().then(
      async (studio) => {
        if (!this.visit) this.enterPage.setPreview(await studio.mirror(() => this.profile.look));
      },
      (error) => this.cannotDraw(error),
    );
  }

  /** Without what draws there is the page. */
  private cannotDraw(error: unknown): void {
    if (!(error instanceof NoWebgl)) console.warn(error);
    this.choose("2d");
  }

  private choose(view: View): void {
    this.view.choose(view);
    this.pictures.studio?.leaveMirror();
    this.welcome();
    this.lookInMirror();
  }

  private dress(chosen: Look): void {
    const { hair, avatar } = this.profile.look;
    const look = { ...chosen, avatar };
    const sameHair = look.hair === hair;
    this.keep({ look });
    this.pictures.studio?.dress(look, sameHair);
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
    this.connection.look = this.profile.look;
    saveProfile(localStorage, this.profile);
  }

  private enter(name: string): void {
    this.keep({ name });
    this.enterPage.setBusy(true);
    this.enterPage.sign.say(this.wording.t.loading, true);
    const { look, language } = this.profile;
    const at = this.parameters.get("at");
    this.connection.start({
      name: name || this.wording.t.guest,
      look,
      locale: language,
      at,
      invitation: this.invitation,
    });
  }

  private receive(message: ServerMessage): void {
    const now = performance.now() / 1000;
    this.replica.apply(message);
    if (message.type === "Welcome") this.store = message.store;
    if (message.type === "SceneOpened" && !this.visit) this.visit = this.openVisit();
    this.visit?.receive(message, now);
    if (message.type === "SceneOpened") void this.goIn();
    if (message.type === "Closing" && message.code === "erased") void this.avatar?.own.forget();
    if (message.type === "Appeared" && message.body.id === this.replica.you) this.avatar?.own.noticed();
    if (message.type === "Waiting") this.waitInLine(message.place);
    if (message.type === "Refused" && !this.visit) this.stayOut(message.text);
  }

  private waitInLine(place: number): void {
    if (this.visit) this.visit.notice.inLine(place);
    else this.enterPage.sign.say(this.wording.t.inLine(place), true);
  }

  private openVisit(): Visit {
    // From now on it shows products: a link may open a card before the room can be seen.
    this.pictures.studio?.leaveMirror();
    return new Visit(this.replica, this.connection, () => this.wording, {
      studio: () => this.studio(),
      loading: (progress) => this.enterPage.sign.show(progress, this.wording),
      pictures: this.pictures,
      view: this.view,
      calm: this.calm,
      appearance: this.appearance,
      sound: this.sound,
      name: () => this.profile.name,
      legal: () => this.store?.legal ?? NO_LEGAL,
      provider: () => this.store?.payment ?? "test",
      speak: (language) => this.speak(language),
      ownAvatar: () => this.avatar?.panel.open(),
    });
  }

  /** Shows the room as soon as its furniture is there. */
  private async goIn(): Promise<void> {
    const { visit } = this;
    if (!visit || visit.element.isConnected) return;
    await visit.ready;
    document.title = this.store ? this.wording.text(this.store.name) : this.wording.t.noNameStore;
    this.root.replaceChildren(visit.element);
    visit.start();
    void this.avatar?.own.entered();
    forgetParameter("at");
    forgetInvitation();
    this.invitation = null;
    this.takeUp(visit);
  }

  /** Whoever is back from paying sees how their order stands. */
  private takeUp(visit: Visit): void {
    if (!this.returned) return;
    history.replaceState(null, "", location.pathname + location.search);
    visit.showOrder(this.returned);
    this.returned = null;
  }

  private statusChanged(status: Status, reason: string): void {
    this.visit?.notice.changed(status, reason);
    if (status === "waiting" && !this.visit) this.enterPage.sign.say(reason || this.wording.t.reconnecting, true);
    if (status === "open") void this.lookForUpgrade();
    if (status === "ended") this.goOut(reason);
  }

  /** The store may have been closed for an upgrade: another page fits it now. */
  private async lookForUpgrade(): Promise<void> {
    if (await this.upgrade.look()) this.visit?.notice.upgraded(() => location.reload());
  }

  private stayOut(reason: string): void {
    this.enterPage.setBusy(false);
    this.enterPage.sign.say(reason, false);
  }

  private goOut(reason: string): void {
    const { t } = this.wording;
    this.visit = null;
    this.replica = new Replica();
    this.root.replaceChildren(this.enterPage.element);
    this.enterPage.setBusy(false);
    this.welcome();
    this.enterPage.sign.say(reason || t.ended, false);
    this.lookInMirror();
  }
}

/** The order's number in "#order=VS-7K4M-2QPX". */
function orderIn(hash: string): string | null {
  return new URLSearchParams(hash.slice(1)).get("order");
}
