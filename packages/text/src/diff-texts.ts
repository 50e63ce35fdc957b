import { diffArrays } from 'diff';
import { type Block, blockText, type RichText } from '@gongkai/kernel';
import { pieces } from './segmentation.ts';
import { overlap, shinglesOf } from './similarity.ts';

/** A stretch of a changed block. */
export interface DiffPart {
  text: string;
  change: 'same' | 'added' | 'removed';
}

/** One block of a comparison, in the order of reading. */
export type BlockChange =
  | { change: 'unchanged'; block: Block }
  | { change: 'added'; block: Block }
  | { change: 'removed'; block: Block }
  /** `parts` is the text of both, word by word; `isFormatOnly` when the words are the same and only their look or kind differs. */
  | { change: 'changed'; before: Block; after: Block; parts: DiffPart[]; isFormatOnly: boolean };

// Beyond these a comparison is of different texts, not of two versions: it is told as removed and added.
const maxBlockEdits = 2000;
const maxWordEdits = 1500;
const maxPairs = 10_000;
const isAlike = 0.25;

/** What changed from one version of a body to the next. */
export function diffTexts(before: RichText, after: RichText): BlockChange[] {
  const keys = (body: RichText) => body.map((block) => JSON.stringify(block));
  const changes = diffArrays(keys(before), keys(after), { maxEditLength: maxBlockEdits });
  if (!changes) return pairUp(before, after);
  const result: BlockChange[] = [];
  let [from, to] = [0, 0];
  let removed: Block[] = [];
  let added: Block[] = [];
  const flush = () => {
    result.push(...pairUp(removed, added));
    [removed, added] = [[], []];
  };
  for (const change of changes) {
    if (change.removed) removed.push(...before.slice(from, (from += change.count)));
    else if (change.added) added.push(...after.slice(to, (to += change.count)));
    else {
      flush();
      from += change.count;
      result.push(...after.slice(to, (to += change.count)).map((block) => ({ change: 'unchanged' as const, block })));
    }
  }
  flush();
  return result;
}

/** Matches removed with added blocks, in order, so that the likenesses add up to the most; the rest stays removed or added. */
function pairUp(removed: readonly Block[], added: readonly Block[]): BlockChange[] {
  const gone = (block: Block) => ({ change: 'removed' as const, block });
  const come = (block: Block) => ({ change: 'added' as const, block });
  if (removed.length * added.length > maxPairs || removed.length * added.length === 0) return [...removed.map(gone), ...added.map(come)];
  const [left, right] = [removed, added].map((blocks) => blocks.map((block) => shinglesOf(blockText(block))));
  const likeness = (i: number, j: number) => {
    const alike = blockText(removed[i]!) === blockText(added[j]!) ? 1 : overlap(left![i]!, right![j]!);
    // One paragraph rewritten in place is a change, however much of it is new.
    return alike >= isAlike || (removed.length === 1 && added.length === 1 && alike > 0.05) ? alike : 0;
  };
  const width = added.length + 1;
  const best = new Float64Array((removed.length + 1) * width);
  for (let i = removed.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      const alike = likeness(i, j);
      best[i * width + j] = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!, alike > 0 ? alike + best[(i + 1) * width + j + 1]! : 0);
    }
  }
  const result: BlockChange[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length && j < added.length) {
    if (best[i * width + j] === best[(i + 1) * width + j]) result.push(gone(removed[i++]!));
    else if (best[i * width + j] === best[i * width + j + 1]) result.push(come(added[j++]!));
    else result.push(changed(removed[i++]!, added[j++]!));
  }
  return [...result, ...removed.slice(i).map(gone), ...added.slice(j).map(come)];
}

function changed(before: Block, after: Block): BlockChange {
  const parts = diffWords(blockText(before), blockText(after));
  return { change: 'changed', before, after, parts, isFormatOnly: parts.every((part) => part.change === 'same') };
}

/** What changed between two plain texts, Chinese word by word. */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ text: before, change: 'same' }];
  const changes = diffArrays(pieces(before), pieces(after), { maxEditLength: maxWordEdits });
  if (!changes) return [{ text: before, change: 'removed' as const }, { text: after, change: 'added' as const }].filter((part) => part.text !== '');
  return changes.map((change) => ({ text: change.value.join(''), change: change.removed ? 'removed' : change.added ? 'added' : 'same' }));
}
