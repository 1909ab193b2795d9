/** The store's own ears and mouth, over its HTTP API, asked with the visitor's token. */
import { record, text } from "../protocol/shape";

const heard = record({ text });
const problem = record({ detail: text });

/** What was heard; or why nothing was, as a sentence for the visitor; neither where there is no connection. */
export interface Heard {
  readonly text: string | null;
  readonly fault: string | null;
}

export class StoreVoice {
  constructor(
    private readonly token: () => string,
    private readonly outside: typeof fetch = (...call) => fetch(...call),
  ) {}

  async hear(recording: Blob, language: string, signal: AbortSignal): Promise<Heard> {
    const answer = await this.call(`hear?language=${language}`, recording, "audio/wav", signal);
    if (!answer) return { text: null, fault: null };
    const told: unknown = await answer.json();
    return answer.ok
      ? { text: heard.read(told, "heard").text, fault: null }
      : { text: null, fault: problem.read(told, "problem").detail };
  }

  /** The sound of what an agent has said; null where it cannot be had. */
  async speak(text: string, language: string, signal: AbortSignal): Promise<Blob | null> {
    const answer = await this.call("speak", JSON.stringify({ text, language }), "application/json", signal);
    return answer?.ok ? answer.blob() : null;
  }

  private async call(path: string, body: Blob | string, type: string, signal: AbortSignal): Promise<Response | null> {
    const headers = { authorization: `Bearer ${this.token()}`, "content-type": type };
    try {
      return await this.outside(`/api/voice/${path}`, { method: "POST", headers, body, signal });
    } catch {
      return null;
    }
  }
}
