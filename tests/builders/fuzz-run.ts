import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { openForReading } from '../../db/connection';
import { isPlanDeskError } from '../../db/domain/errors';
import { officeKey, type SigningKey } from '../../db/exchange/keys';
import { rehearsalFiles, rehearsePackage } from '../../db/exchange/rehearse/rehearse-package';
import { fillCounty } from './county';
import { exchangedDump, logicalDump } from './dumps';
import { type ExchangeDesk, makeExchangeDesk } from './exchange-desk';
import {
  chanceFrom,
  MUTATIONS,
  type Mutation,
  type Stock,
  smallPackage,
  stockOf,
  writeMutant,
} from './mutants';

export interface FuzzDesks {
  county: ExchangeDesk;
  upper: ExchangeDesk;
  stock: Stock;
  key: SigningKey;
  close(): void;
}

/** A county with a small honest package, and the city that is to read its mutants. */
export async function fuzzDesks(): Promise<FuzzDesks> {
  const county = makeExchangeDesk({ idPrefix: 'fuzz' });
  fillCounty({ core: county.core, self: county.self }, { enterprises: 4, documents: 1 });
  const key = officeKey(county.core.write, county.self);
  const honest = smallPackage(await county.upload('honest.yjpkg'), county.path('small.yjpkg'), key);
  const upper = makeExchangeDesk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  return {
    county,
    upper,
    key,
    stock: stockOf(honest, key),
    close: () => {
      county.close();
      upper.close();
    },
  };
}

export interface FuzzOutcome {
  /** How often each code came, 'accepted' among them. */
  codes: Map<string, number>;
  /** Mutants that must not have been accepted, crashed, took too long or left something behind. */
  faults: string[];
  /** Mutants that were accepted with other rows than the honest package has: made by the holder of the key. */
  accepted: { number: number; mutation: Mutation }[];
}

/** Shares of the layers in a run: what lies deep takes thirty times as long to read as what is refused at the seal. */
const SHARES: Readonly<Record<Mutation, number>> = {
  bytes: 6,
  zip: 6,
  manifest: 5,
  'signed-manifest': 4,
  signature: 2,
  'data-bytes': 1,
  'data-values': 1,
};
const TURNS = MUTATIONS.flatMap((mutation) => Array.from({ length: SHARES[mutation] }, () => mutation));

/** Longer than this is a hang, milliseconds; an honest one takes a fiftieth. */
const PATIENCE = 5000;

const quiet = { progress: () => undefined, signal: new AbortController().signal };

/** File of mutant `number` of a run, made anew. */
export function mutantOf({ stock, county }: FuzzDesks, seed: number, number: number) {
  const mutation = TURNS[number % TURNS.length] ?? 'bytes';
  const file = county.path('mutant.yjpkg');
  const what = writeMutant(stock, file, mutation, chanceFrom(seed * 1_000_003 + number));
  return { file, mutation, what };
}

/** Reads `count` mutants as a desk would read packages that came on a stick. */
export async function fuzz(desks: FuzzDesks, seed: number, count: number, from = 0): Promise<FuzzOutcome> {
  const { upper, stock } = desks;
  const outcome: FuzzOutcome = { codes: new Map(), faults: [], accepted: [] };
  const honest = desks.county.path('honest-again.yjpkg');
  copyFileSync(desks.county.path('small.yjpkg'), honest);
  const before = JSON.stringify(logicalDump(upper.core.read));
  const truth = await rowsOf(desks, honest);
  for (let number = from; number < from + count; number++) {
    const { file, mutation, what } = mutantOf(desks, seed, number);
    const fault = (said: string): void => {
      outcome.faults.push(`seed ${seed} mutant ${number} (${mutation}: ${what}): ${said}`);
    };
    const started = performance.now();
    let code = 'accepted';
    let rows = '';
    try {
      rows = await rowsOf(desks, file);
    } catch (error) {
      code = isPlanDeskError(error) ? error.code : 'crash';
      if (!code.startsWith('PACKAGE_')) fault(String(error instanceof Error ? error.stack : error));
    }
    outcome.codes.set(code, (outcome.codes.get(code) ?? 0) + 1);
    if (performance.now() - started > PATIENCE) fault('took too long');
    if (code !== 'accepted') continue;
    const sameBytes = readFileSync(file).equals(stock.bytes);
    // Whoever has no key may at most reorder what nobody reads: the rows must be the honest ones.
    if (rows !== truth && mutation !== 'data-bytes' && mutation !== 'data-values') fault('other rows');
    if (mutation === 'bytes' && !sameBytes) fault('accepted under the old seal');
    if (rows !== truth) outcome.accepted.push({ number, mutation });
  }
  if (JSON.stringify(logicalDump(upper.core.read)) !== before)
    outcome.faults.push(`seed ${seed}: the reading desk has changed`);
  return outcome;
}

/** The rows that a package would bring, after the whole proof and the comparison with the reading desk. */
async function rowsOf({ upper }: FuzzDesks, file: string): Promise<string> {
  const scratchFolder = upper.path('fuzz');
  try {
    await rehearsePackage(
      {
        file,
        databaseFile: upper.file,
        scratchFolder,
        receiver: {
          ...{ self: upper.self, keyring: { self: upper.self, keys: [] }, merged: {} },
          ...{ office: null, fillable: [], forwards: false, now: upper.core.clock.now() },
        },
      },
      quiet,
    );
    const { db, close } = openForReading(rehearsalFiles(scratchFolder).data);
    try {
      return JSON.stringify(exchangedDump(db, { offices: true }));
    } finally {
      close();
    }
  } finally {
    rmSync(scratchFolder, { recursive: true, force: true });
  }
}
