/** The store's HTTP API for visitors' own avatars, asked with the visitor's token. */
import { record, text } from "../protocol/shape";

const taken = record({ avatar: text });
const problem = record({ detail: text });

/** The name under which the store keeps a file; or why it does not, as a sentence for the visitor. */
export type Told = { readonly avatar: string } | { readonly fault: string };

export class AvatarDesk {
  constructor(
    private readonly token: () => string,
    private readonly outside: typeof fetch = (...call) => fetch(...call),
  ) {}

  /** Gives a file to the store; null where it gives no answer. */
  async give(file: Blob, hasLeave: boolean, language: string): Promise<Told | null> {
    const answer = await this.call("POST", `?language=${language}&has_leave=${hasLeave}`, file);
    try {
      const told: unknown = await answer?.json();
      if (!answer) return null;
      return answer.ok ? taken.read(told, "avatar") : { fault: problem.read(told, "problem").detail };
    } catch {
      // A proxy between may answer in its own way.
      return null;
    }
  }

  /** Has the store delete a file; whether it is gone. */
  async takeBack(avatar: string): Promise<boolean> {
    const answer = await this.call("DELETE", `/${avatar}`, null);
    return answer !== null && (answer.ok || answer.status === 404);
  }

  private async call(method: string, path: string, body: Blob | null): Promise<Response | null> {
    const headers = { authorization: `Bearer ${this.token()}`, "content-type": "model/gltf-binary" };
    try {
      return await this.outside(`/api/avatars${path}`, { method, headers, body });
    } catch {
      return null;
    }
  }
}
