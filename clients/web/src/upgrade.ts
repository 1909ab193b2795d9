/** Whether the store has another page by now than the one that is open. */
export class Upgrade {
  private known: string | null = null;

  /** `tag` gives the ETag of the page's code as the store has it, or null where it cannot be told. */
  constructor(private readonly tag: () => Promise<string | null>) {}

  /** Looks; true where the code is another than when this was first called. */
  async look(): Promise<boolean> {
    const tag = await this.tag();
    if (tag === null) return false;
    this.known ??= tag;
    return tag !== this.known;
  }
}
