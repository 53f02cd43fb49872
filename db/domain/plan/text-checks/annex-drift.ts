import { compactName } from '../../text/normalise';
import type { AnnexContact, AnnexRow, AnnexSupply } from './annex-lists';

/** A person whom the registers know, with every number they have of him. */
export interface KnownPerson {
  readonly name: string;
  readonly phones: readonly string[];
}

/** Rescue teams by the beginning of their compared names: a row is held against all teams of a county. */
export type TeamIndex = ReadonlyMap<
  string,
  readonly { readonly key: string; readonly phone: string | null }[]
>;

const TEAM_HEAD = 2;

/** Builds the index; names that are nothing when compared are left out. */
export function indexTeams(
  teams: Iterable<{ readonly name: string; readonly phone: string | null }>,
): TeamIndex {
  const index = new Map<string, { key: string; phone: string | null }[]>();
  for (const { name, phone } of teams) {
    const key = compactName(name);
    if (key.length < TEAM_HEAD) continue;
    const head = key.slice(0, TEAM_HEAD);
    index.set(head, [...(index.get(head) ?? []), { key, phone }]);
  }
  return index;
}

/** The team whose name stands in a compared text: the first one, of two that begin together the longer. */
function teamIn(text: string, teams: TeamIndex): { readonly phone: string | null } | undefined {
  for (let at = 0; at + TEAM_HEAD <= text.length; at += 1) {
    const there = teams.get(text.slice(at, at + TEAM_HEAD))?.filter(({ key }) => text.startsWith(key, at));
    if (there && there.length > 0)
      return there.reduce((longest, one) => (one.key.length > longest.key.length ? one : longest));
  }
  return undefined;
}

/** What the registers say about an enterprise and the teams around it. */
export interface AnnexFacts {
  /** 主要负责人 and 法定代表人: the names that may stand for the head of the unit. */
  readonly heads: readonly string[];
  readonly people: readonly KnownPerson[];
  readonly teams: TeamIndex;
  /** Equipment and supplies registered for the unit; empty when none are, and then nothing is compared. */
  readonly supplies: readonly { readonly name: string; readonly quantity: number | null }[];
}

export const DRIFTS = [
  'phone-differs',
  'phone-missing',
  'phone-unreadable',
  'head-differs',
  'supply-unknown',
  'quantity-differs',
] as const;
export type DriftCode = (typeof DRIFTS)[number];

/** A row of a plan's annex that the registers say otherwise about (办法 art. 16: annexes are kept up to date). */
export interface AnnexDrift {
  readonly code: DriftCode;
  readonly row: AnnexRow;
  /** What the plan says and what the register says; telephone numbers in full, for the caller to shorten. */
  readonly said: string;
  readonly registered: string;
}

const HEAD = /主要负责人|法定代表人|法人代表/;
const COMMANDER = /^总指挥(?:长)?(?:\s|$)/;

function contactDrift(row: AnnexContact, facts: AnnexFacts): AnnexDrift | null {
  const name = compactName(row.name);
  const said = row.phones.join('、');
  const isHead = HEAD.test(row.duty) || COMMANDER.test(row.duty);
  if (isHead && facts.heads.length > 0 && !facts.heads.some((head) => compactName(head) === name))
    return { code: 'head-differs', row, said: row.name, registered: facts.heads.join('、') };
  const team = teamIn(name, facts.teams);
  const known = team
    ? team.phone === null
      ? []
      : [team.phone]
    : facts.people.filter((one) => compactName(one.name) === name).flatMap(({ phones }) => phones);
  if (row.phones.length === 0) {
    const [piece] = row.unreadable;
    if (piece !== undefined)
      return { code: 'phone-unreadable', row, said: piece, registered: known.join('、') };
    return { code: 'phone-missing', row, said: '', registered: known.join('、') };
  }
  if (known.length > 0 && !row.phones.some((phone) => known.includes(phone)))
    return { code: 'phone-differs', row, said, registered: known.join('、') };
  return null;
}

function supplyDrift(row: AnnexSupply, facts: AnnexFacts): AnnexDrift | null {
  if (facts.supplies.length === 0) return null;
  const name = compactName(row.name);
  const same = facts.supplies.filter((one) => compactName(one.name) === name);
  const said = row.quantity === null ? '' : `${row.quantity}${row.unit}`;
  if (same.length === 0) return { code: 'supply-unknown', row, said, registered: '' };
  const counted = same.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]));
  if (row.quantity === null || counted.length === 0) return null;
  const total = counted.reduce((sum, each) => sum + each, 0);
  // The plan may list a part of what is registered in several rows, or all of it.
  if (row.quantity === total || counted.includes(row.quantity)) return null;
  return { code: 'quantity-differs', row, said, registered: String(total) };
}

/** Compares the annexes of a plan with the registers: other persons, other numbers, things that are not registered. */
export function annexDrift(rows: readonly AnnexRow[], facts: AnnexFacts): AnnexDrift[] {
  return rows.flatMap((row) => {
    const drift = row.kind === 'contact' ? contactDrift(row, facts) : supplyDrift(row, facts);
    return drift ? [drift] : [];
  });
}
