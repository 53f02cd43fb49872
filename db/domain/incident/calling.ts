/** In which order people are called. */
export const CALL_GROUPS = ['watch', 'unit', 'office', 'town', 'department'] as const;
export type CallGroup = (typeof CALL_GROUPS)[number];

/** Somebody who can be called. */
export interface Callee {
  readonly group: CallGroup;
  /** Row the number belongs to. */
  readonly source: 'watch' | 'contact' | 'enterprise' | 'hazard';
  readonly sourceId: string;
  /** Which number of it. */
  readonly field: string;
  readonly organisation: string | null;
  readonly name: string | null;
  readonly post: string | null;
  readonly phone: string;
  /** A number of a person, which lists mask; of an office or a post it is shown. */
  readonly personal: boolean;
  /** Of resources/codes/contact-fields.json; null: no department. */
  readonly contactField: string | null;
  /** Smaller is called first within the group. */
  readonly rank: number;
}

/** A callee with those who answer the same number. */
export interface CallLine extends Callee {
  readonly also: readonly Pick<Callee, 'group' | 'organisation' | 'name' | 'post'>[];
}

const digits = (phone: string) => phone.replace(/\D/g, '');

/**
 * The order of calls: own watch and leaders, the unit, offices, the town, departments; within a group by rank. A number stands once, at its
 * first place, with everybody who answers it. Nobody without a number is in it.
 */
export function callingOrder(callees: readonly Callee[]): readonly CallLine[] {
  const sorted = callees
    .filter(({ phone }) => digits(phone) !== '')
    .sort((a, b) => CALL_GROUPS.indexOf(a.group) - CALL_GROUPS.indexOf(b.group) || a.rank - b.rank);
  const lines = new Map<
    string,
    Callee & { also: Pick<Callee, 'group' | 'organisation' | 'name' | 'post'>[] }
  >();
  for (const one of sorted) {
    const known = lines.get(digits(one.phone));
    if (!known) lines.set(digits(one.phone), { ...one, also: [] });
    else if (known.name !== one.name || known.organisation !== one.organisation)
      known.also.push({
        group: one.group,
        organisation: one.organisation,
        name: one.name,
        post: one.post,
      });
  }
  return [...lines.values()];
}
