/** The browser as the page's parts need it: a line to the store, timers, what it is told of sleep and of upgrades. */
import { Connection } from "./connection";

const CODE = ["/app.js", "/common.js", "/studio.js"];
const WORKER = "/sw.js";

/** A connection that looks after itself when the tab wakes up, or the network comes back. */
export function connection(): Connection {
  const line = new Connection({
    open: (protocols) => new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws`, protocols),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    tokens: localStorage,
  });
  window.addEventListener("online", () => line.wake());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && line.wake());
  return line;
}

/** The ETags of the page's code in the store now; null where they cannot be had. */
export async function codeTag(): Promise<string | null> {
  try {
    const answers = await Promise.all(CODE.map((file) => fetch(file, { method: "HEAD", cache: "no-store" })));
    return answers.every((each) => each.ok) ? answers.map((each) => each.headers.get("etag")).join() : null;
  } catch {
    return null;
  }
}

/** Lets the browser say so where there is no network, and install the store beside its apps. */
export function installWorker(): void {
  // Browsers have no workers outside secure origins; the store is the same without.
  void navigator.serviceWorker?.register(WORKER).catch(() => {});
}
