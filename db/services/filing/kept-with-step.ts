import type { ReadDb } from '../../connection';
import type { LegalClock } from '../../domain/filing/clock';
import type { MaterialNeed } from '../../domain/filing/materials';
import { latestTrace } from '../../repositories/filing-event';
import { type ClockView, clockView, isClockView } from './clock-view';

/**
 * What a step of a case was judged by, kept with the step: the rule and its result, on receipt the materials that this
 * unit had to hand in, on the decision the whole clock. New law, a corrected calendar and new facts of the unit do not
 * rewrite what was decided.
 */
export interface KeptWithStep {
  pack: string;
  rule?: string;
  startOn?: string;
  due?: string;
  provisional?: boolean;
  calendar?: string;
  materials?: readonly MaterialNeed[];
  clock?: ClockView;
  /** What a correction changed: field → before and after. */
  corrected?: Corrected;
}

/** Facts that were corrected, as they were and as they are now. */
export type Corrected = Readonly<Record<string, readonly [before: string | null, after: string | null]>>;

/** The JSON to keep; null when there is nothing to say. */
export function keptWithStep(
  pack: string,
  clock: LegalClock | null,
  more: { materials?: readonly MaterialNeed[]; decided?: boolean; corrected?: Corrected },
): string | null {
  if (clock === null && more.materials === undefined && more.corrected === undefined) return null;
  const kept: KeptWithStep = {
    pack,
    ...(clock && {
      rule: clock.rule.id,
      startOn: clock.startOn,
      due: clock.due,
      provisional: clock.provisional,
      calendar: clock.calendarVersion,
    }),
    ...(more.materials && { materials: more.materials }),
    ...(more.corrected && { corrected: more.corrected }),
    ...(clock && more.decided && { clock: clockView(clock) }),
  };
  return JSON.stringify(kept);
}

/** The materials of the present round as they were listed on receipt; null for cases of ledgers and older programs. */
export function materialsOnReceipt(db: ReadDb, caseId: string): MaterialNeed[] | null {
  const { materials } = readKept(latestTrace(db, caseId, 'receive'));
  return Array.isArray(materials) && materials.every(isMaterialNeed) ? materials : null;
}

/** The office's clock of a decided case as it stood at the decision; null for cases of ledgers and older programs. */
export function clockAtDecision(db: ReadDb, caseId: string): ClockView | null {
  for (const action of ['correct', 'mark-deemed', 'file']) {
    const { clock } = readKept(latestTrace(db, caseId, action));
    if (isClockView(clock)) return clock;
  }
  return null;
}

/** What a correction changed, from what its step has kept; empty for any other step. */
export function correctedIn(ruleTrace: string | null): Corrected {
  const { corrected } = readKept(ruleTrace);
  if (typeof corrected !== 'object' || corrected === null) return {};
  const pairs = Object.entries(corrected).filter(
    ([, pair]) =>
      Array.isArray(pair) &&
      pair.length === 2 &&
      pair.every((side) => side === null || typeof side === 'string'),
  );
  return Object.fromEntries(pairs) as Corrected;
}

/** What came in a package may hold anything; only the parts that are recognised are used. */
function readKept(text: string | null): Record<string, unknown> {
  const value: unknown = text === null ? null : JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isMaterialNeed(value: unknown): value is MaterialNeed {
  if (typeof value !== 'object' || value === null) return false;
  const { key, label, needed, why, local } = value as Record<keyof MaterialNeed, unknown>;
  const texts = [key, label, why].every((part) => typeof part === 'string');
  return texts && typeof needed === 'boolean' && typeof local === 'boolean';
}
