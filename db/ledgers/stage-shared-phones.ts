import { compactName } from '../domain/text/normalise';
import type { TeamNumber } from './kinds/types';
import type { Candidate } from './stage-owners';

/**
 * Duty phones that two teams answer, of this ledger or of the register: one of the two calls would go to the wrong people.
 * Such a row comes in all the same, since teams do share a switchboard; it is named so that somebody looks.
 */
export class SharedPhones {
  readonly #teams = new Map<string, { nameKey: string; where: string }>();

  /** @param known living teams of the register */
  constructor(known: readonly TeamNumber[]) {
    for (const { name, nameKey, dutyPhone } of known)
      for (const number of dutyPhone.split('、'))
        this.#teams.set(number, { nameKey, where: `名册中的“${name}”` });
  }

  /** Flags a row whose duty phone another team has. */
  check({ values, read, problems }: Candidate<'teams'>, headings: ReadonlyMap<string, string>): void {
    if (!values.dutyPhone) return;
    const nameKey = compactName(values.name);
    for (const number of values.dutyPhone.split('、')) {
      const other = this.#teams.get(number);
      if (other === undefined || other.nameKey === nameKey) {
        this.#teams.set(number, { nameKey, where: `第${read.source.row}行的“${values.name}”` });
        continue;
      }
      problems.push({
        column: headings.get('dutyPhone') ?? '',
        field: 'dutyPhone',
        value: number,
        code: 'phone_shared',
        message: `值班电话与${other.where}相同，请核对；确实共用的可以不改。`,
        outcome: 'warn',
      });
    }
  }
}
