import type { Answer, Question } from '../../api/contract';

export type PackageView = Answer<'exchange', 'inspect'>;
export type Rehearsal = Answer<'exchange', 'rehearse'>;
export type TableCounts = Rehearsal['tables'][number];
export type Outcome = Question<'exchange', 'rehearsedRows'>['outcome'];
export type LoggedPackage = Answer<'exchange', 'log'>['packages'][number];
export type MergeBatch = Answer<'exchange', 'log'>['batches'][number];

/** File name ending of a package, as design and format call it. */
export const packageExtension = 'yjpkg';
