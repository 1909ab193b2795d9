/** Which words hang over a speaker's head where several things are said at once: those to oneself first. */
import type { Utterance } from "./replica";

/**
 * Whether `heard` takes the place of what is shown there and not read yet; `isThinking`: the speaker is about to answer
 * oneself. Of what is said to others, one thing is shown to its end.
 */
export function takesOver(heard: Utterance, shown: Utterance | null, isThinking: boolean): boolean {
  if (!heard.overheard) return true;
  return !isThinking && (shown === null || shown === heard || (shown.overheard && shown.done));
}
