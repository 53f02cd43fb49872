import type { Answer, Question } from '../../api/contract';

export type PackageView = Answer<'exchange', 'inspect'>;
export type Rehearsal = Answer<'exchange', 'rehearse'>;
export type TableCounts = Rehearsal['tables'][number];
export type Outcome = Question<'exchange', 'rehearsedRows'>['outcome'];
type Log = Answer<'exchange', 'log'>;
export type MergeBatch = Log['batches'][number];
/** A package of this desk with the answer that came to it. */
export type Sent = Answer<'receipts', 'incoming'>['rows'][number];

/** A package of the log. Of a merge that was undone the core keeps the batch alone: kind, sequence and file are not known. */
export interface LoggedPackage extends Omit<Log['packages'][number], 'kind' | 'sequence' | 'fileName'> {
  readonly kind: Log['packages'][number]['kind'] | null;
  readonly sequence: number | null;
  readonly fileName: string | null;
}

/** What went out and came in, newest first, with the packages whose merge was undone. */
export function loggedPackages({ packages, batches }: Log): readonly LoggedPackage[] {
  const known = new Set(packages.map((one) => one.id));
  const undone = new Map(
    batches
      .filter((batch) => !known.has(batch.packageId))
      .map((batch): [string, LoggedPackage] => [
        batch.packageId,
        {
          id: batch.packageId,
          direction: 'in',
          kind: null,
          partner: batch.sender,
          sequence: null,
          period: null,
          fileName: null,
          at: batch.appliedAt,
        },
      ]),
  );
  return [...packages, ...undone.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** File name ending of a package, as design and format call it. */
export const packageExtension = 'yjpkg';

export type Queue = Answer<'receiving', 'look'>;
export type QueuedItem = Queue['items'][number];

/** What an office says of one record. */
export type RowAnswer = Answer<'receipts', 'ofRow'>['answers'][number];
