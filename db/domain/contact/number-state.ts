import { addDays, type CivilDate } from '../dates/civil-date';
import type { CallResult } from './codes';

/** 号码有误, 从未核对, 超期未核对, 已核对. */
export const NUMBER_STATES = ['bad', 'never', 'old', 'confirmed'] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

/** The last call that was made to a number. */
export interface LastCall {
  readonly phone: string;
  readonly result: CallResult;
  readonly newPhone: string | null;
  readonly checkedOn: string;
}

/**
 * How far a number can be relied on. A call to another number than the one that stands in the register now says nothing
 * about it, unless that call told the present one.
 *
 * @param confirmDays days for which a confirmation holds, the day of the call counted
 */
export function numberState(
  phone: string,
  last: LastCall | null,
  today: CivilDate,
  confirmDays: number,
): NumberState {
  if (last === null) return 'never';
  const told = last.result === 'changed' ? last.newPhone : last.phone;
  if (told !== phone) return 'never';
  if (last.result === 'wrong' || last.result === 'no-answer') return 'bad';
  return last.checkedOn > addDays(today, -confirmDays) ? 'confirmed' : 'old';
}

interface Numbered {
  readonly state: NumberState;
  readonly checkedOn: string | null;
  readonly name: string;
}

/** The order of a call-round: what is known to be bad, then what was never called, then the oldest confirmation. */
export function inCallOrder<T extends Numbered>(numbers: readonly T[]): T[] {
  return [...numbers].sort(
    (a, b) =>
      NUMBER_STATES.indexOf(a.state) - NUMBER_STATES.indexOf(b.state) ||
      compare(a.checkedOn ?? '', b.checkedOn ?? '') ||
      compare(a.name, b.name),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
