/** The connection to the store: says hello, comes back by itself with the same body and cart, and answers requests. */
import { decode, encode, JSON_TEXT, MSGPACK } from "./protocol/codec";
import { PROTOCOL_VERSION, type ClientMessage, type Request } from "./protocol/client";
import type { ServerMessage, ServerMessageOf } from "./protocol/server";
import type { Look } from "./protocol/values";

/** As much of a WebSocket as is used here. */
export interface Socket {
  binaryType: BinaryType;
  readonly protocol: string;
  readonly readyState: number;
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

/** What the connection needs from the world outside. */
export interface Surroundings {
  open(subprotocols: string[]): Socket;
  after(milliseconds: number, run: () => void): () => void;
  random(): number;
  readonly tokens: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/** Who comes in. */
export interface Introduction {
  readonly locale: string;
  readonly name: string;
  readonly look: Look;
  /** The variant that a link leads to; only the first hello asks for it. */
  readonly at: string | null;
  /** The token of a friend's link; only the first hello asks for it. */
  readonly invitation: string | null;
}

export type Status = "connecting" | "open" | "waiting" | "ended";
export type Answer =
  | { readonly done: true }
  | { readonly done: false; readonly code: string; readonly text: string; readonly field: string | null };

/** The answer to a request that a lost connection cut off: ask again, with the same idempotency key where there is one. */
export const DISCONNECTED: Answer = { done: false, code: "disconnected", text: "", field: null };

const VISITOR = "vstore.visitor";
const RESUME = "vstore.resume";
const PING_EVERY = 10_000;
const PONG_WITHIN = 8_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const SOCKET_OPEN = 1;

export class Connection {
  onmessage: (message: ServerMessage) => void = () => {};
  onstatus: (status: Status, reason: string) => void = () => {};
  private socket: Socket | null = null;
  private introduction: Introduction = { locale: "en", name: "", look: {} as Look, at: null, invitation: null };
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private lastRef = 0;
  /** How many messages besides poses came: on this connection, and on the one that brought the resume token. */
  private heard = 0;
  private heardWithToken: number | null = null;
  private welcomeHere = false;
  private attempts = 0;
  private status: Status = "ended";
  private closing: { reconnect: boolean; text: string } | null = null;
  private cancelTimer = () => {};
  private cancelPing = () => {};

  constructor(private readonly outside: Surroundings) {}

  start(introduction: Introduction): void {
    this.introduction = introduction;
    this.attempts = 0;
    this.connect();
  }

  /** The language to greet with after a reconnect. */
  set locale(locale: string) {
    this.introduction = { ...this.introduction, locale };
  }

  /** The token by which the store knows the visitor; empty before the first visit. */
  get visitor(): string {
    return this.outside.tokens.getItem(VISITOR) ?? "";
  }

  /** How one is to be seen after a reconnect. */
  set look(look: Look) {
    this.introduction = { ...this.introduction, look };
  }

  /** Sends a message that needs no answer; false where there is no connection now. */
  send(message: ClientMessage): boolean {
    const socket = this.socket;
    if (!socket || this.status !== "open" || socket.readyState !== SOCKET_OPEN) return false;
    socket.send(encode(message, socket.protocol));
    return true;
  }

  /** Sends a message and promises its answer; a lost connection answers DISCONNECTED. */
  ask(request: Request): Promise<Answer> {
    const ref = ++this.lastRef;
    if (!this.send({ ...request, ref } as ClientMessage)) return Promise.resolve(DISCONNECTED);
    return new Promise((resolve) => this.waiting.set(ref, resolve));
  }

  /** Tries again at once, where it would otherwise still wait. */
  retryNow(): void {
    if (this.status !== "waiting") return;
    this.cancelTimer();
    this.connect();
  }

  /** The tab or the machine may have slept: what was lost meanwhile is noticed now. */
  wake(): void {
    this.retryNow();
    if (this.status === "open" && this.socket) this.ping();
  }

  leave(): void {
    this.send({ type: "Leave" });
    this.outside.tokens.removeItem(RESUME);
    this.closing = { reconnect: false, text: "" };
    this.socket?.close(1000);
  }

  private connect(): void {
    this.become("connecting");
    this.closing = null;
    this.heard = 0;
    this.welcomeHere = false;
    const socket = this.outside.open([MSGPACK, JSON_TEXT]);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket.send(encode(this.hello(), socket.protocol));
    socket.onmessage = ({ data }) => this.receive(data);
    socket.onclose = () => this.closed(socket);
    this.socket = socket;
  }

  private hello(): ClientMessage {
    const { tokens } = this.outside;
    const [resume, visitor] = [tokens.getItem(RESUME), tokens.getItem(VISITOR)];
    const received = this.heardWithToken;
    return { type: "Hello", protocol: PROTOCOL_VERSION, scene: null, resume, visitor, received, ...this.introduction };
  }

  private receive(data: ArrayBuffer | string): void {
    const message = understood(data);
    if (message?.type === "Welcome") this.welcomed(message.resume, message.visitor);
    if (message?.type !== "Poses") this.heard++;
    if (this.welcomeHere) this.heardWithToken = this.heard;
    if (!message) return;
    if (message.type === "Closing") this.closeAfter(message);
    if (message.type === "Pong") this.schedulePing();
    this.onmessage(message);
    if (message.type === "Done") this.answer(message.ref, { done: true });
    if (message.type === "Refused") this.refused(message);
  }

  /** Whoever was erased is somebody new from now on. */
  private closeAfter(closing: ServerMessageOf<"Closing">): void {
    this.closing = closing;
    if (closing.code === "erased") for (const token of [RESUME, VISITOR]) this.outside.tokens.removeItem(token);
  }

  private welcomed(resume: string, visitor: string): void {
    this.outside.tokens.setItem(RESUME, resume);
    this.outside.tokens.setItem(VISITOR, visitor);
    this.welcomeHere = true;
    this.introduction = { ...this.introduction, at: null, invitation: null };
    this.attempts = 0;
    this.become("open");
    this.schedulePing();
  }

  private refused({ ref, code, text, field }: ServerMessageOf<"Refused">): void {
    if (ref !== null) this.answer(ref, { done: false, code, text, field });
  }

  private answer(ref: number, answer: Answer): void {
    this.waiting.get(ref)?.(answer);
    this.waiting.delete(ref);
  }

  private schedulePing(): void {
    this.cancelPing();
    this.cancelPing = this.outside.after(PING_EVERY, () => this.ping());
  }

  private ping(): void {
    this.cancelPing();
    this.send({ type: "Ping", number: ++this.lastRef });
    this.cancelPing = this.outside.after(PONG_WITHIN, () => this.lost());
  }

  /** Silence: a close frame would never come, so the socket is dropped here. */
  private lost(): void {
    const socket = this.socket;
    if (!socket) return;
    socket.onclose = socket.onmessage = null;
    socket.close();
    this.closed(socket);
  }

  private closed(socket: Socket): void {
    if (socket !== this.socket) return;
    this.socket = null;
    this.cancelPing();
    if (this.closing && !this.closing.reconnect) this.become("ended", this.closing.text);
    else this.waitAndRetry();
    const unanswered = [...this.waiting.values()];
    this.waiting.clear();
    for (const resolve of unanswered) resolve(DISCONNECTED);
  }

  private waitAndRetry(): void {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempts++);
    this.cancelTimer = this.outside.after(longest * (0.5 + this.outside.random() / 2), () => this.connect());
    this.become("waiting", this.closing?.text ?? "");
  }

  private become(status: Status, reason = ""): void {
    this.status = status;
    this.onstatus(status, reason);
  }
}

/** A frame that cannot be read is dropped: the next ones are whole again. */
function understood(data: ArrayBuffer | string): ServerMessage | null {
  try {
    return decode(data);
  } catch (error) {
    console.warn("unreadable frame", error);
    return null;
  }
}
