import { foldInPlace } from './fold-text';

/** Province, city, county before a name: the same enterprise is written with and without. */
const PLACE = /^(?:[^省]{2,3}省)?(?:[^市州]{2,4}[市州])?(?:[^县区旗市]{1,3}[县区旗市])?/u;
const MIN_CORE = 5;
const HEAD = 4;

/** A name as it is compared: half width, no blanks, without the place in front where enough is left. */
export function nameCore(name: string): string {
  const whole = foldInPlace(name).replace(/\s/g, '');
  const core = whole.replace(PLACE, '');
  return core.length >= MIN_CORE ? core : whole;
}

/** Names of the register, for finding any of them in a text in one pass. */
export interface NameIndex {
  readonly byHead: ReadonlyMap<string, readonly { readonly core: string; readonly name: string }[]>;
}

/** Builds the index; names too short to mean one unit are left out. */
export function buildNameIndex(names: Iterable<string>): NameIndex {
  const byHead = new Map<string, { core: string; name: string }[]>();
  for (const name of names) {
    const core = nameCore(name);
    if (core.length < MIN_CORE) continue;
    const head = core.slice(0, HEAD);
    const known = byHead.get(head);
    if (known) known.push({ core, name });
    else byHead.set(head, [{ core, name }]);
  }
  return { byHead };
}

/** Every place of a folded text where a registered name begins; of two that begin together the longer. */
export function findNames(folded: string, index: NameIndex): { name: string; core: string; start: number }[] {
  const found: { name: string; core: string; start: number }[] = [];
  for (let at = 0; at + HEAD <= folded.length; at += 1) {
    const entries = index.byHead.get(folded.slice(at, at + HEAD));
    if (!entries) continue;
    let longest: { core: string; name: string } | undefined;
    for (const entry of entries)
      if (entry.core.length > (longest?.core.length ?? 0) && folded.startsWith(entry.core, at))
        longest = entry;
    if (!longest) continue;
    found.push({ ...longest, start: at });
    at += longest.core.length - 1;
  }
  return found;
}
