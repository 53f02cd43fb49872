import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPlanDeskError } from '../../db/domain/errors';
import { officeKey } from '../../db/exchange/keys';
import { logicalDump } from '../builders/dumps';
import { fillUnit, handIn, makeFilingDesk, prepareFiling, receive, send } from '../builders/filing-desks';
import { forge } from '../builders/forged-packages';
import { putTogether, takeApart } from '../builders/zips';

type Desk = ReturnType<typeof makeFilingDesk>;
let unit: Desk;
let office: Desk;
/** An office that has never heard of the unit. */
let other: Desk;
const packages: Record<
  'filing' | 'filing-result',
  { file: string; receiver: () => Desk; sender: () => Desk }
> = {
  filing: { file: '', receiver: () => other, sender: () => unit },
  'filing-result': { file: '', receiver: () => unit, sender: () => office },
};

beforeAll(async () => {
  unit = makeFilingDesk('enterprise');
  office = makeFilingDesk('office');
  other = makeFilingDesk('office');
  const id = await prepareFiling(unit, await fillUnit(unit));
  packages.filing.file = await handIn(unit, id, 'first.yjpkg', '2026-11-09');
  const { caseId } = await receive(office, packages.filing.file, { unitId: null });
  const { version } = await office.call('filing', 'get', { id: caseId });
  const checked = await office.call('filing', 'check', {
    id: caseId,
    expectedVersion: version,
    materials: [{ key: 'M4', outcome: 'missing', note: null }],
  });
  const { materials } = await office.call('filing', 'get', { id: caseId });
  const rest = await office.call('filing', 'check', {
    id: caseId,
    expectedVersion: checked.version,
    materials: materials
      .filter(({ needed, key }) => needed && key !== 'M4')
      .map(({ key }) => ({ key, outcome: 'present' as const, note: null })),
  });
  await office.call('filing', 'returnOnce', {
    id: caseId,
    expectedVersion: rest.version,
    onDate: '2026-11-09',
    note: null,
  });
  packages['filing-result'].file = await send(office, caseId, 'told.yjpkg');
});
afterAll(() => {
  for (const desk of [unit, office, other]) desk.close();
});

/** The code under which a file is refused when somebody tries to receive it; null when it was received. */
async function refusal(at: Desk, file: string): Promise<string | null> {
  try {
    await receive(at, file, { unitId: null });
    return null;
  } catch (error) {
    if (!isPlanDeskError(error)) throw error;
    return error.code;
  }
}

const spot = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe.each(['filing', 'filing-result'] as const)('a damaged package (%s)', (kind) => {
  test('is refused by name wherever a byte was changed, cut off or put in, and nothing is written', async () => {
    const { file, receiver } = packages[kind];
    const honest = readFileSync(file);
    const at = receiver();
    const before = logicalDump(at.core.read);
    await fc.assert(
      fc.asyncProperty(
        spot,
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('changed', 'cut', 'put-in'),
        async (where, difference, how) => {
          const place = Math.floor(where * honest.length);
          const bytes = Buffer.from(honest);
          bytes[place] = (bytes[place] ?? 0) ^ difference;
          const damaged = {
            changed: bytes,
            cut: honest.subarray(0, place),
            'put-in': Buffer.concat([
              honest.subarray(0, place),
              Buffer.from([difference]),
              honest.subarray(place),
            ]),
          }[how];
          const target = at.path('damaged.yjpkg');
          writeFileSync(target, damaged);
          expect(await refusal(at, target)).toMatch(/^PACKAGE_/);
        },
      ),
      { numRuns: 25 },
    );
    expect(logicalDump(at.core.read)).toEqual(before);
  });

  test('with a part exchanged for another, or left out, is refused by name', async () => {
    const { file, receiver } = packages[kind];
    const parts = takeApart(file);
    const at = receiver();
    const before = logicalDump(at.core.read);
    const target = at.path('forged.yjpkg');
    for (const [nth, { name }] of parts.entries()) {
      putTogether(
        target,
        parts.filter((_part, index) => index !== nth),
      );
      expect([name, await refusal(at, target)]).toEqual([name, expect.stringMatching(/^PACKAGE_/)]);
      const donor = parts[(nth + 1) % parts.length];
      putTogether(
        target,
        parts.map((part, index) => (index === nth ? { ...part, bytes: donor?.bytes ?? part.bytes } : part)),
      );
      expect([name, await refusal(at, target)]).toEqual([name, expect.stringMatching(/^PACKAGE_/)]);
    }
    expect(logicalDump(at.core.read)).toEqual(before);
  });

  test('of nonsense that its sender has signed is refused by name or kept within the law, never a fault', async () => {
    const { file, receiver, sender } = packages[kind];
    const at = receiver();
    const key = officeKey(sender().core.write, sender().self);
    const before = logicalDump(at.core.read);
    const columns = [
      ['filing_case', 'state'],
      ['filing_case', 'round'],
      ['filing_case', 'submitted_on'],
      ['filing_case', 'source_id'],
      ['plan_version', 'published_on'],
      ['plan_version', 'state'],
      ['plan', 'title'],
      ['enterprise', 'uscc'],
      ['enterprise', 'name'],
      ['enterprise', 'activities'],
      ['filing_document', 'file_name'],
      ['filing_event', 'action'],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.constantFrom('', 'x', '2026-02-31', '9999-12-31', 'draft', '../../x', '[]', '-1', '\u202e甲'),
        async ([table, column], value) => {
          const forged = forge(file, at.path('signed.yjpkg'), key, {
            data: (db) => {
              try {
                db.run(`UPDATE ${table} SET ${column} = @value`, { value });
              } catch {
                // What the format's own checks refuse cannot be written this way either.
              }
            },
          });
          const { rehearsalId, blocks } = await at
            .call('filingPackages', 'rehearse', { file: at.host.grants.grant(forged) })
            .catch((error: unknown) => {
              if (!isPlanDeskError(error)) throw error;
              return { rehearsalId: null, blocks: [error] };
            });
          for (const { code } of blocks) expect(code).toMatch(/^(PACKAGE|FILING|SENDER)_/);
          if (rehearsalId !== null) at.host.matters.drop(rehearsalId);
        },
      ),
      { numRuns: 25 },
    );
    expect(logicalDump(at.core.read)).toEqual(before);
  });
});
