/** What one hears: steps, and a chime on coming in and when something goes into the cart. Silent until switched on. */
import { distance, type Point } from "./geometry";
import type { ServerMessage } from "./protocol/server";
import type { Replica } from "./replica";

/** Plays; made when the first sound is due, for a browser lets nothing sound before the page was touched. */
export interface Instrument {
  /** Notes in hertz, one after another. */
  chime(notes: readonly number[]): void;
  step(): void;
}

const KEY = "vstore.sound";
/** Metres from one footfall to the next, and more than anybody walks between two poses. */
const [STRIDE, JUMP] = [0.72, 1.5];
const COME_IN = [523.25, 659.25, 783.99];
const INTO_THE_CART = [659.25, 987.77];

export class Sound {
  isOn: boolean;
  private instrument: Instrument | null = null;
  private at: Point | null = null;
  private walked = 0;
  private pieces: number | null = null;

  constructor(
    private readonly memory: Pick<Storage, "getItem" | "setItem">,
    private readonly make: () => Instrument,
  ) {
    this.isOn = memory.getItem(KEY) === "on";
  }

  /** Switches sound on or off; remembered in this browser. */
  turn(): void {
    this.isOn = !this.isOn;
    this.memory.setItem(KEY, this.isOn ? "on" : "off");
    this.chime(COME_IN);
  }

  /** What a message sounds like; the replica knows it already. */
  receive(message: ServerMessage, replica: Replica): void {
    if (message.type === "SceneOpened") {
      this.at = null;
      this.chime(COME_IN);
    }
    if (message.type === "CartChanged") this.countCart(replica);
    if (message.type === "Poses") this.follow(replica);
  }

  private countCart({ cart }: Replica): void {
    const pieces = cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
    if (this.pieces !== null && pieces > this.pieces) this.chime(INTO_THE_CART);
    this.pieces = pieces;
  }

  private follow({ bodies, you }: Replica): void {
    const here = you === null ? undefined : bodies.get(you)?.pose;
    if (!here) return;
    const way = this.at ? distance(this.at, here) : 0;
    this.at = { x: here.x, z: here.z };
    if (way > JUMP) return;
    this.walked += way;
    if (this.walked < STRIDE) return;
    this.walked = 0;
    if (this.isOn) this.playing().step();
  }

  private chime(notes: readonly number[]): void {
    if (this.isOn) this.playing().chime(notes);
  }

  private playing(): Instrument {
    return (this.instrument ??= this.make());
  }
}
