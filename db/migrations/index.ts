import initial from './0001-initial.sql?raw';
import filingDesk from './0002-filing-desk.sql?raw';
import expertsAndReview from './0003-experts-and-review.sql?raw';
import drills from './0004-drills.sql?raw';
import resources from './0005-resources.sql?raw';
import exchange from './0006-exchange.sql?raw';

export interface Migration {
  number: number;
  name: string;
  sql: string;
}

/** Every released migration in order. A released file is never edited; a change is a new file. */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'initial', sql: initial },
  { number: 2, name: 'filing-desk', sql: filingDesk },
  { number: 3, name: 'experts-and-review', sql: expertsAndReview },
  { number: 4, name: 'drills', sql: drills },
  { number: 5, name: 'resources', sql: resources },
  { number: 6, name: 'exchange', sql: exchange },
];
