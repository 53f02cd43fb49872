import { compactName } from '../domain/text/normalise';
import type { Candidate } from './stage-owners';

/** A row of this ledger in which a unit drills on a day. */
interface Held {
  readonly row: number;
  readonly nameKey: string;
  readonly time: string;
}

/** Drills of one unit on one day that are remembered to compare others with. */
const MOST_OF_A_DAY = 50;

/**
 * Two drills of one unit at one time: nobody can be in both, so one of them is mistaken or they were one. Rows that tell
 * different times of the day are let pass; a row that says the same drill again is a double, which is named elsewhere.
 */
export class SameTime {
  readonly #held = new Map<string, Held[]>();

  /** Flags a row whose unit drills at the same time in an earlier row. */
  check(candidate: Candidate<'drills'>, headings: ReadonlyMap<string, string>): void {
    const { values, owner, read } = candidate;
    if (owner === null || values.startOn === '') return;
    if (values.state === 'cancelled' || values.state === 'postponed') return;
    const key = `${owner.id} ${values.startOn}`;
    const own: Held = {
      row: read.source.row,
      nameKey: compactName(values.name),
      time: compactName(values.timeText ?? ''),
    };
    const held = this.#held.get(key) ?? [];
    const other = held.find(
      ({ nameKey, time }) => nameKey !== own.nameKey && (time === own.time || time === '' || own.time === ''),
    );
    // A unit has a few drills a day; a ledger with thousands of them would have each compared with all.
    if (
      held.length < MOST_OF_A_DAY &&
      !held.some(({ nameKey, time }) => nameKey === own.nameKey && time === own.time)
    )
      this.#held.set(key, [...held, own]);
    if (other === undefined) return;
    candidate.problems.push({
      column: headings.get('startOn') ?? '',
      field: 'startOn',
      value: values.startOn,
      code: 'same_time',
      message: `与第${other.row}行是同一单位同一时间的演练，请核对日期或参演班组。`,
      outcome: 'warn',
    });
  }
}
