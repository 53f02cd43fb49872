import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../db/clock';
import { FORMAT_VERSION, FORMATS } from '../../db/exchange/format/index';
import { makeFacility } from '../builders/contacts';
import { fillCounty } from '../builders/county';
import { makeDeployment } from '../builders/deployments';
import { digestOfDump, exchangedDump } from '../builders/dumps';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { makeIncident } from '../builders/incidents';
import { makeDepot, makeHazard, makeHiddenDanger, makeSupply, makeTeam } from '../builders/records';

// Packages as released programs wrote them. They are never written again: when one stops being read, the reader is
// wrong. `PLANDESK_MAKE_GOLDEN=1` writes those of the present format once, before its release.
const FOLDER = join(import.meta.dirname, '../fixtures/packages');
const PASSWORD = '示例密码';
const GOLDEN: readonly { name: string; format: number; password: string | undefined }[] = [
  { name: 'format-1.yjpkg', format: 1, password: undefined },
  { name: 'format-1-password.yjpkg', format: 1, password: PASSWORD },
  { name: 'format-2.yjpkg', format: 2, password: undefined },
  { name: 'format-2-password.yjpkg', format: 2, password: PASSWORD },
  { name: 'format-3.yjpkg', format: 3, password: undefined },
  { name: 'format-3-password.yjpkg', format: 3, password: PASSWORD },
  { name: 'format-4.yjpkg', format: 4, password: undefined },
  { name: 'format-4-password.yjpkg', format: 4, password: PASSWORD },
  { name: 'format-5.yjpkg', format: 5, password: undefined },
  { name: 'format-5-password.yjpkg', format: 5, password: PASSWORD },
  { name: 'format-6.yjpkg', format: 6, password: undefined },
  { name: 'format-6-password.yjpkg', format: 6, password: PASSWORD },
];
/** Of all merged rows, in the tables and columns of the format. */
const DIGESTS: Readonly<Record<number, string>> = {
  1: '0470d16212c645e5be67ef435fd47c17241a91eab93d741dbbfa461a3b15cafa',
  2: 'ea07a856b27cf7bdbc219713e7c0cdf1d01720efaa2fdf4ab1ccbc6d0a3af197',
  3: 'e98b9ed78ce3a2d942e9bbd4d7e0b67dd7f5946709712c53b2ebf26da7477529',
  4: 'd235240da504acb1ee2d2b2db6d4dd2ba3215dd0f57f746b04d927f4568c7ecd',
  5: '60fcf74523e6ab36fef99003edcb51d968f016cdbe5d692d3eefd18f3e0dc24d',
  // The same rows: format 6 brought receipts, which no report holds.
  6: '60fcf74523e6ab36fef99003edcb51d968f016cdbe5d692d3eefd18f3e0dc24d',
};

const open: ExchangeDesk[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};

test.runIf(process.env.PLANDESK_MAKE_GOLDEN === '1')('make them', async () => {
  const county = desk({ clock: fixedClock('2026-11-20'), idPrefix: 'golden' });
  fillCounty({ core: county.core, self: county.self }, { enterprises: 7, documents: 3 });
  const at = { core: county.core, self: county.self };
  const unit = county.core.read.value<string>('SELECT MIN(id) FROM enterprise') ?? '';
  const depot = makeDepot(at, { shareable: true, longitude: 126.96, latitude: 44.41 });
  makeTeam(at, { hostId: unit, level: 'county', shareable: true, capabilities: ['mine-rescue'] });
  makeSupply(at, { depotId: depot.id, stock: 20, unfit: 2, expiresOn: '2027-12-31' });
  makeFacility(at, { shareable: true });
  const hazard = makeHazard(at, { enterpriseId: unit });
  makeHiddenDanger(at, { enterpriseId: unit, hazardId: hazard.id });
  makeIncident(at, { enterpriseId: unit });
  makeDeployment(at);
  for (const { name, format, password } of GOLDEN)
    if (format === FORMAT_VERSION)
      copyFileSync(await county.upload(name, password === undefined ? {} : { password }), join(FOLDER, name));
});

describe.each(GOLDEN)('$name', ({ name, format, password }) => {
  const file = join(FOLDER, name);
  const secret = password === undefined ? {} : { password };

  test('is read, proven and merged as it always was', async () => {
    const upper = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
    const view = await upper.inspect(file, secret);
    expect(view).toMatchObject({
      formatVersion: format,
      kind: 'upload',
      sender: { id: 'golden-000001', name: '舒兰市应急管理局', regionCode: '220283', level: 'county' },
      period: '2026H2',
      base: 'full',
      encrypted: password !== undefined,
      files: 3,
      problems: [],
      counts: {
        office: 1,
        enterprise: 7,
        plan: 14,
        plan_version: 14,
        document: 3,
        drill: 21,
        filing_case: 6,
        expert: 1,
      },
    });
    const { tables } = await upper.merge(file, password);
    expect(tables.find((table) => table.table === 'drill')).toMatchObject({ added: 21, refused: 0 });
    expect(upper.core.read.value('SELECT COUNT(*) FROM document WHERE bytes IS NOT NULL')).toBe(3);
    // A merge notes what is to be answered; that is the reader's own.
    const brought = FORMATS[format]?.tables.filter(({ name }) => !name.startsWith('receipt')) ?? [];
    const dump = exchangedDump(upper.core.read, { tables: brought });
    expect(digestOfDump(dump)).toBe(DIGESTS[format]);
  });
});
