/** The store's HTTP API for what it holds about a visitor, asked with their token; null where it gives no answer. */
import { flag, list, nullable, optional, record, text, type Infer } from "./protocol/shape";

const API = "/api/visitor";
const notice = record({
  text,
  done: optional(flag, false),
  waits_for: optional(list(text), []),
  confirmation: nullable(text),
});
/** What the store says about an erasure: before the second step with a `confirmation` for it. */
export type Notice = Infer<typeof notice>;

export class PersonalData {
  constructor(
    private readonly token: () => string,
    private readonly outside: typeof fetch = (...call) => fetch(...call),
  ) {}

  /** Everything, as the file that the visitor takes along. */
  async copy(): Promise<Blob | null> {
    const answer = await this.call("GET", "personal-data");
    return answer?.blob() ?? null;
  }

  askErasure(language: string): Promise<Notice | null> {
    return this.told("erasure", { language });
  }

  confirmErasure(confirmation: string, language: string): Promise<Notice | null> {
    return this.told("erasure/confirm", { confirmation, language });
  }

  private async told(path: string, body: object): Promise<Notice | null> {
    const answer = await this.call("POST", path, JSON.stringify(body));
    return answer ? notice.read(await answer.json(), "notice") : null;
  }

  private async call(method: string, path: string, body: string | null = null): Promise<Response | null> {
    const headers = { authorization: `Bearer ${this.token()}`, "content-type": "application/json" };
    try {
      const answer = await this.outside(`${API}/${path}`, { method, headers, body });
      return answer.ok ? answer : null;
    } catch {
      return null;
    }
  }
}
