import { rmSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { openTemplate } from '../../db/documents/forms/own/open-template';
import { readArrangement } from '../../db/domain/dates/calendar-arrangement';
import type { RosterContent } from '../../db/domain/exchange/roster-contents';
import { prepareRoster } from '../../db/exchange/desk/outgoing-roster';
import { makePack } from '../../db/exchange/packs/make-pack';
import type { HandedDocument } from '../../db/exchange/write/matter';
import { writeSetting } from '../../db/repositories/setting';
import { adoptTemplate } from '../../db/services/forms/own-template';
import { packDocument, sha256Of } from '../../db/services/plans/pack-document';
import { calendar as calendarContract } from '../../electron/contract/calendar';
import { experts as expertsContract } from '../../electron/contract/experts';
import { forms as formsContract } from '../../electron/contract/forms';
import { handed as handedContract } from '../../electron/contract/handed';
import { createDispatch } from '../../electron/core-host/dispatch';
import { calendar } from '../../electron/core-host/handlers/calendar';
import { experts } from '../../electron/core-host/handlers/experts';
import { forms } from '../../electron/core-host/handlers/forms';
import { handed } from '../../electron/core-host/handlers/handed';
import { sendPackage } from '../../electron/core-host/send-package';
import { commandLineSession } from '../../electron/core-host/session';
import { ARRANGEMENT_2027 } from '../builders/arrangement';
import { buildOwnLayout } from '../builders/documents-docx';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { partsOf } from '../builders/parts';
import { makeExpert } from '../builders/records';

const CITY = '吉林市应急管理局';
const RULE = 'R-DRILL-1Y';
const REMINDER = 'reminder-letter';
const desks: ExchangeDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) {
    desk.close();
    rmSync(desk.folder, { recursive: true, force: true });
  }
});
const desk = (level: 'county' | 'city', name: string, regionCode: string): ExchangeDesk => {
  const made = makeExchangeDesk({ level, name, regionCode });
  desks.push(made);
  return made;
};
const session = commandLineSession('示例员');
const depsOf = ({ core, self, host }: ExchangeDesk) => ({
  db: core.write,
  clock: core.clock,
  newId: core.newId,
  law: host.law,
  actor: session.actor,
  self,
  changed: () => undefined,
});

/** One door of a desk: what it answers, or the code of the refusal. */
async function ask<T>(at: ExchangeDesk, method: string, input: unknown): Promise<T> {
  const dispatch = createDispatch(
    partsOf(
      { experts: expertsContract, handed: handedContract, calendar: calendarContract, forms: formsContract },
      { experts, handed, calendar, forms },
    ),
    at.host,
  );
  const reply = await dispatch(method, input, { session });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.value as T;
}

async function roster(from: ExchangeDesk, name: string, contents: RosterContent[] = ['rules', 'forms']) {
  const file = from.host.grants.grant(from.path(name));
  await ask(from, 'experts.writeRoster', { contents, recipientName: '各县（市、区）应急管理局', file });
  return from.path(name);
}

/** A roster whose description or layouts somebody has changed by hand before it was signed. */
async function written(
  from: ExchangeDesk,
  name: string,
  change: (documents: HandedDocument[]) => HandedDocument[],
) {
  const { host, core } = from;
  const deps = depsOf(from);
  const contents: RosterContent[] = ['rules', 'forms'];
  const prepared = core.write.transaction(() => prepareRoster(deps, { recipientName: '各县' }));
  const documents = change(makePack(deps, prepared.head.packageId, contents));
  await sendPackage(
    {
      host,
      core,
      progress: () => undefined,
      signal: new AbortController().signal,
      depsFor: (db) => ({ ...deps, db }),
      auditIn: () => undefined,
    },
    {
      prepared,
      target: from.path(name),
      password: undefined,
      order: {
        changedSince: null,
        withFiles: true,
        matter: { kind: 'roster', caseId: '', papers: [], contents, handed: documents },
      },
    },
  );
  return from.path(name);
}

const documentOf = (bytes: Uint8Array, kind: string): HandedDocument => ({
  sha256: sha256Of(bytes),
  size: bytes.length,
  kind,
  createdAt: '2026-11-20T01:00:00.000Z',
  bytes,
});

/** Changes the description; the layouts stay as they are. */
const described =
  (change: (pack: Record<string, never>) => unknown) =>
  ([description, ...others]: HandedDocument[]): HandedDocument[] => {
    const pack = JSON.parse(Buffer.from(description?.bytes ?? []).toString());
    return [documentOf(Buffer.from(JSON.stringify(change(pack))), 'pack'), ...others];
  };

/** As an upload keeps it: packed anew from its checked parts. */
let cityLayout: Uint8Array;
beforeAll(async () => {
  const given = buildOwnLayout('本市统一格式', '{单位名称}：请于{办理期限}前办理');
  cityLayout = (await openTemplate(given, '市局催报函.docx')).bytes ?? given;
});

/** A city that has decided something of every kind. */
function decidedCity(): ExchangeDesk {
  const city = desk('city', CITY, '220200');
  const { write } = city.core;
  write.transaction(() => {
    writeSetting(write, 'rules.switches', { [RULE]: { newUnit: 'full' } });
    writeSetting(write, 'rules.dueSoonDays', 45);
    writeSetting(write, 'exchange.reportingDays', { H1: '07-05', H2: '01-05', year: '01-05' });
    const packed = packDocument(cityLayout);
    adoptTemplate(depsOf(city), { form: REMINDER, fileName: '市局催报函.docx', packed });
    const rows = ARRANGEMENT_2027.map(([date, kind, name], at) => ({
      row: at,
      date,
      kind,
      name,
      source: '',
    }));
    const { arrangement } = readArrangement(rows, { year: 2027, source: '示例通知' });
    for (const { date, kind, name } of arrangement?.days ?? [])
      write.run(
        `INSERT INTO calendar_override (region_code, day, kind, name, source, updated_at)
         VALUES ('000000', @date, @kind, @name, '示例通知', '2026-11-19T00:00:00.000Z')`,
        { date, kind, name },
      );
    write.exec(`INSERT INTO calendar_year VALUES (2027, '示例通知', '2026-11-19T00:00:00.000Z');
      INSERT INTO calendar_override VALUES
        ('220200', '2027-05-20', 'holiday', '本地节日', '市政府通知', '2026-11-19T00:00:00.000Z'),
        ('220281', '2027-06-20', 'holiday', '别处节日', '县政府通知', '2026-11-19T00:00:00.000Z')`);
  });
  return city;
}
const county = () => desk('county', '舒兰市应急管理局', '220283');

interface Listed {
  offices: {
    officeName: string;
    parts: {
      packageId: string;
      items: { key: string; standing: string; theirs: string[]; ours: string[] }[];
    }[];
  }[];
}
const listed = (at: ExchangeDesk) => ask<Listed>(at, 'handed.list', {});
const partsAt = async (at: ExchangeDesk) => (await listed(at)).offices.flatMap(({ parts }) => parts);
const standings = async (at: ExchangeDesk) =>
  Object.fromEntries(
    (await partsAt(at)).flatMap(({ items }) => items).map(({ key, standing }) => [key, standing]),
  );
const DAYS = 'days:220200:holiday:本地节日:市政府通知';
const setting = ({ core }: ExchangeDesk, key: string) => {
  const value = core.read.value<string>('SELECT value FROM setting WHERE key = @key', { key });
  return value === undefined ? null : JSON.parse(value);
};
const audits = ({ core }: ExchangeDesk, action: string) =>
  core.read
    .all<{ details: string }>('SELECT details FROM audit_entry WHERE action = @action', { action })
    .map(({ details }) => JSON.parse(details));

describe('what an office has decided, in a roster', () => {
  it('comes down with the merge, holds nothing until it is adopted, and goes with the undo', async () => {
    const [city, here] = [decidedCity(), county()];
    const file = await roster(city, 'all.yjpkg');
    expect(await here.inspect(file)).toMatchObject({ counts: { document: 2 }, files: 2 });
    const { batchId } = await here.merge(file);
    expect(await listed(here)).toMatchObject({ offices: [{ officeName: CITY }] });
    expect(await standings(here)).toEqual({
      [`switch:${RULE}:newUnit`]: 'differs',
      'due-soon': 'differs',
      'reporting-days': 'differs',
      'year:2027': 'differs',
      [DAYS]: 'differs',
      [`form:${REMINDER}`]: 'differs',
    });
    for (const key of ['rules.switches', 'rules.dueSoonDays', 'exchange.reportingDays'])
      expect(setting(here, key)).toBeNull();
    for (const table of [
      'form_template',
      'calendar_override',
      'calendar_year',
      'calendar_change',
      'document_text',
    ])
      expect(here.core.read.value(`SELECT COUNT(*) FROM ${table}`), table).toBe(0);
    await here.call('undo', { batchId });
    expect(await listed(here)).toEqual({ offices: [] });
    expect(here.core.read.value('SELECT COUNT(*) FROM document')).toBe(0);
  });

  it('is adopted one by one, each in the log with who handed it down', async () => {
    const [city, here] = [decidedCity(), county()];
    const { batchId } = await here.merge(await roster(city, 'all.yjpkg'));
    const [rules] = await partsAt(here);
    const packageId = rules?.packageId ?? '';
    here.core.write.transaction(() =>
      writeSetting(here.core.write, 'rules.switches', { 'R-OTHER': { enabled: 'no' } }),
    );
    for (const key of [`switch:${RULE}:newUnit`, 'due-soon', 'reporting-days'])
      await ask(here, 'handed.adopt', { packageId, key });
    expect(setting(here, 'rules.switches')).toEqual({
      'R-OTHER': { enabled: 'no' },
      [RULE]: { newUnit: 'full' },
    });
    expect(setting(here, 'rules.dueSoonDays')).toBe(45);
    expect(setting(here, 'exchange.reportingDays')).toEqual({ H1: '07-05', H2: '01-05', year: '01-05' });
    expect(audits(here, 'handed.adopt')).toMatchObject(
      Array.from({ length: 3 }, () => ({ reason: `${CITY}下发` })),
    );
    expect(await ask(here, 'handed.adoptForm', { packageId, key: `form:${REMINDER}` })).toEqual({
      number: 1,
    });
    for (const key of ['year:2027', DAYS]) {
      const { token } = await ask<{ token: string }>(here, 'calendar.rehearse', {
        kind: 'handed',
        packageId,
        key,
      });
      await ask(here, 'calendar.apply', { token });
    }
    expect(here.core.read.all('SELECT title, source FROM calendar_change ORDER BY title')).toEqual([
      { title: '2027-05-20 本地节日', source: `市政府通知（${CITY}下发）` },
      { title: `2027年放假安排（${CITY}下发）`, source: '示例通知' },
    ]);
    expect(new Set(Object.values(await standings(here)))).toEqual(new Set(['same']));

    // Each is taken back where it would be if somebody had set it by hand.
    const { token } = await ask<{ token: string }>(here, 'calendar.rehearse', { kind: 'undo' });
    await ask(here, 'calendar.apply', { token });
    await ask(here, 'forms.choose', { form: REMINDER, number: null });
    expect(await standings(here)).toMatchObject({ 'year:2027': 'differs', [`form:${REMINDER}`]: 'differs' });
    // A layout that was adopted is this office's own, whatever becomes of the package.
    await here.call('undo', { batchId });
    expect(await listed(here)).toEqual({ offices: [] });
    await ask(here, 'forms.choose', { form: REMINDER, number: 1 });
    expect(
      here.core.read.all(
        'SELECT d.kind, d.bytes IS NOT NULL AS stored FROM form_template f JOIN document d ON d.sha256 = f.sha256',
      ),
    ).toEqual([{ kind: 'docx', stored: 1 }]);
  });

  it('of a later package takes the place of an earlier one, part by part', async () => {
    const [city, here] = [decidedCity(), county()];
    await here.merge(await roster(city, 'all.yjpkg'));
    const before = (await partsAt(here))[0]?.packageId ?? '';
    city.core.write.transaction(() => writeSetting(city.core.write, 'rules.dueSoonDays', 30));
    await here.merge(await roster(city, 'rules.yjpkg', ['rules']));
    const [rules, layouts] = await partsAt(here);
    expect(rules?.items.find(({ key }) => key === 'due-soon')).toMatchObject({
      theirs: ['30'],
      standing: 'same',
    });
    expect(layouts).toMatchObject({ packageId: before, items: [{ key: `form:${REMINDER}` }] });
    await expect(ask(here, 'handed.adopt', { packageId: before, key: 'due-soon' })).rejects.toThrow(
      'NOT_FOUND',
    );
  });

  it('that this program or this office does not know is told and not taken', async () => {
    const [city, here] = [decidedCity(), county()];
    const file = await written(
      city,
      'newer.yjpkg',
      described((pack: Record<string, unknown>) => ({
        ...pack,
        rules: {
          switches: { 'R-OF-TOMORROW': { enabled: 'yes' }, [RULE]: { newUnit: 'maybe' } },
          dueSoonDays: null,
          reportingDays: null,
          years: [],
          days: [{ regionCode: '220281', date: '2027-06-20', kind: 'holiday', name: '别处节日', source: '' }],
        },
      })),
    );
    await here.merge(file);
    const [rules] = await partsAt(here);
    expect(rules?.items.map(({ standing }) => standing)).toEqual(['foreign', 'foreign', 'foreign']);
    for (const { key } of rules?.items ?? [])
      await expect(
        key.startsWith('days')
          ? ask(here, 'calendar.rehearse', { kind: 'handed', packageId: rules?.packageId, key })
          : ask(here, 'handed.adopt', { packageId: rules?.packageId, key }),
      ).rejects.toThrow('HANDED_FOREIGN');
    expect(setting(here, 'rules.switches')).toBeNull();
  });

  it('travels only where it was chosen', async () => {
    const [city, here] = [decidedCity(), county()];
    makeExpert({ core: city.core, self: city.self }, { name: '示例一' });
    const plain = await roster(city, 'experts.yjpkg', ['experts']);
    expect((await here.inspect(plain)).counts).toMatchObject({ expert: 1, document: 0 });
    await here.merge(await roster(city, 'forms.yjpkg', ['forms']));
    expect(Object.keys(await standings(here))).toEqual([`form:${REMINDER}`]);
  });
});

describe('a roster with a description or a layout that is not fit to be one', () => {
  const layout = (line: string) => documentOf(buildOwnLayout('示例', line), 'template');
  const named = (document: HandedDocument) =>
    described((pack: Record<string, unknown>) => ({
      ...pack,
      forms: [{ form: REMINDER, fileName: '甲.docx', sha256: document.sha256 }],
    }));
  const replaced = (document: HandedDocument) => (documents: HandedDocument[]) => [
    ...named(document)(documents).slice(0, 1),
    document,
  ];
  const days = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      date: new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10),
      kind: 'holiday',
      name: '',
    }));
  const withRules = (rules: Record<string, unknown>) =>
    described((pack: Record<string, unknown>) => ({
      ...pack,
      rules: { ...(pack.rules as object), ...rules },
    }));

  test.each<[string, (documents: HandedDocument[]) => HandedDocument[]]>([
    ['is no JSON', ([, ...others]) => [documentOf(Buffer.from('{"pack":'), 'pack'), ...others]],
    ['has a field nobody knows', described((pack) => ({ ...pack, more: 1 }))],
    ['is of another version', described((pack) => ({ ...pack, pack: 2 }))],
    ['belongs to another package', described((pack) => ({ ...pack, package: 'another' }))],
    ['speaks for another office', described((pack) => ({ ...pack, from: { id: 'x', name: CITY } }))],
    [
      'names a day that never was',
      withRules({ days: [{ ...days(1)[0], date: '2027-02-30', regionCode: '220200', source: '' }] }),
    ],
    [
      'reports on a day that never is',
      withRules({ reportingDays: { H1: '02-30', H2: '01-05', year: '01-05' } }),
    ],
    ['has too many days', withRules({ years: [{ year: 2027, source: '', days: days(2001) }] })],
    [
      'is larger than a description',
      ([description, ...others]) => [
        documentOf(Buffer.concat([Buffer.from(description?.bytes ?? []), Buffer.alloc(65_536, ' ')]), 'pack'),
        ...others,
      ],
    ],
    ['comes twice', (documents) => [...documents, documentOf(Buffer.from('{}'), 'pack')]],
    ['is missing', ([, ...others]) => others],
    ['names a layout that is not there', (documents) => documents.slice(0, 1)],
    ['does not name a layout', (documents) => [...documents, layout('{单位名称}')]],
    ['brings a file of another kind', (documents) => [...documents, documentOf(Buffer.from('x'), 'pdf')]],
    ['brings a layout that is no Word file', replaced(documentOf(Buffer.from('MZ not a docx'), 'template'))],
    ['brings a layout with a tag that may not be', replaced(layout('{@单位名称}'))],
  ])('that %s is refused as a whole', async (_, change) => {
    const [city, here] = [decidedCity(), county()];
    const file = await written(city, 'bad.yjpkg', change);
    await expect(here.rehearse(file)).rejects.toMatchObject({ code: 'PACKAGE_VALUES_UNFIT' });
    expect(here.core.read.value('SELECT COUNT(*) FROM document')).toBe(0);
  });

  it('is taken with placeholders of another version, and refused where somebody adopts it', async () => {
    const [city, here] = [decidedCity(), county()];
    await here.merge(await written(city, 'newer.yjpkg', replaced(layout('{明年才有的占位符}'))));
    const packageId = (await partsAt(here))[0]?.packageId;
    await expect(ask(here, 'handed.adoptForm', { packageId, key: `form:${REMINDER}` })).rejects.toThrow(
      'FORM_TEMPLATE_REFUSED',
    );
    expect(here.core.read.value('SELECT COUNT(*) FROM form_template')).toBe(0);
  });
});
