/** What an agent says, over its head, turned to the reader. */
import type { Mesh, Vector3 } from "three";
import type { Point } from "../geometry";
import type { Wording } from "../languages";
import type { Replica } from "../replica";
import { Board } from "./board";

const OVER_HEAD = 2.3;
/** Seconds that words stay. */
const [BASE, PER_CHARACTER] = [3.5, 0.055];

export class Bubble {
  private readonly board: Board;
  private text = "";
  private until = 0;
  /** Over whom it hangs now. */
  speaker: number | null = null;

  constructor(colors: (token: string) => string) {
    this.board = new Board(colors);
  }

  get mesh(): Mesh {
    return this.board.mesh;
  }

  dispose(): void {
    this.board.dispose();
  }

  /** One frame: the newest words of an agent to oneself, as long as they take to read. */
  update(
    replica: Replica,
    wording: Wording,
    people: Iterable<readonly [number, Point]>,
    reader: Vector3,
    now: number,
  ): void {
    const said = replica.talk.findLast(({ overheard, speaker }) => !overheard && speaker.role === "agent");
    const at = said && [...people].find(([id]) => id === said.speaker.id)?.[1];
    if (said && said.text !== this.text) {
      this.text = said.text;
      this.until = now + BASE + said.text.length * PER_CHARACTER;
      this.board.show({ title: wording.nameOf(said.speaker), lines: [said.text], choices: [] });
    }
    this.speaker = said && at && now <= this.until ? said.speaker.id : null;
    if (!at || this.speaker === null) return this.board.hide();
    this.mesh.visible = true;
    this.mesh.position.set(at.x, OVER_HEAD, at.z);
    this.mesh.lookAt(reader.x, OVER_HEAD, reader.z);
  }
}
