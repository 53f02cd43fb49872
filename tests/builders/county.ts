import { createHash } from 'node:crypto';
import type { SqlParams, SqlValue, WriteDb } from '../../db/connection';
import { compactName } from '../../db/domain/text/normalise';
import { storeDocument } from '../../db/repositories/document';
import { packDocument } from '../../db/services/plans/pack-document';
import { madeUpUscc, type Place } from './records';

export interface CountySize {
  enterprises: number;
  plansEach?: number;
  drillsEach?: number;
  documents?: number;
  /** Owner of the rows; the place's own desk unless told otherwise. */
  origin?: string;
}

/** Inserts rows given as objects; the statement is prepared once per table. */
function insert(db: WriteDb, table: string, row: Readonly<Record<string, SqlValue>>): void {
  const columns = Object.keys(row);
  db.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
    row as SqlParams,
  );
}

/** A number between 0 and 1 that depends on its arguments alone. */
function chance(...seed: (string | number)[]): number {
  return createHash('sha256').update(seed.join('/')).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * Fills a database with a county that has something in every table that packages carry: units, plans with versions,
 * assessments, filings with checks and events, drills in several states, experts, teams, equipment, supplies.
 * The same size gives the same county but for its ids.
 */
export function fillCounty(place: Place, size: CountySize): { rows: number } {
  const { write: db, newId: nextId } = place.core;
  const origin = size.origin ?? place.self;
  const now = place.core.clock.now();
  const book = { origin, version: 1, created_at: now, updated_at: now };
  let rows = 0;
  const add = (table: string, row: Readonly<Record<string, SqlValue>>): string => {
    const id = nextId();
    insert(db, table, { id, ...row, ...book });
    rows += 1;
    return id;
  };
  db.transaction(() => {
    const shas = Array.from({ length: size.documents ?? 0 }, (_, n) => addDocument(db, n, now));
    for (let n = 0; n < size.enterprises; n++) addUnit(add, n, size, shas);
    for (let n = 0; n < Math.ceil(size.enterprises / 10); n++) addMeans(add, n);
    rows += shas.length;
  });
  return { rows };
}

function addDocument(db: WriteDb, n: number, now: string): string {
  const text = `第${n}号预案正文。${'液氨储罐泄漏时，现场人员立即撤离并报告。'.repeat(20 + n)}`;
  const packed = packDocument(Buffer.from(text));
  storeDocument(db, packed, 'txt', now);
  return packed.sha256;
}

type Add = (table: string, row: Readonly<Record<string, SqlValue>>) => string;

function addUnit(add: Add, n: number, size: CountySize, shas: readonly string[]): void {
  const name = `舒兰市示例第${n}${['化工', '木业', '矿业', '粮油'][n % 4]}有限责任公司`;
  const unit = add('enterprise', {
    name,
    name_key: compactName(name),
    name_initials: 'slssl',
    uscc: madeUpUscc(n),
    region_code: '220283',
    town: ['北城街道', '平安镇', '溪河镇'][n % 3] ?? null,
    address: `吉林省吉林市舒兰市示例街${n}号`,
    longitude: 126.9 + n / 7919,
    latitude: n % 5 === 0 ? null : 44.4 + n / 104729,
    activities: n % 4 === 0 ? '["hazmat-production"]' : n % 4 === 2 ? '["coal-mine"]' : '[]',
    affiliation: 'county',
    size_tier: 'small',
    employees: 20 + (n % 300),
    revenue_wan: 120.5 + n,
    principal: '示某某',
    principal_phone: '19900001234',
    safety_officer: '例某某',
    safety_officer_phone: '19900004321',
    business_scope:
      '许可项目：危险化学品生产；一般项目：化工产品销售（不含许可类化工产品）、专用化学产品销售',
  });
  if (n % 9 === 0)
    add('enterprise_set_override', {
      enterprise_id: unit,
      set_id: 'SET-C',
      member: 1,
      reason: '人员密集',
      decided_by: '示例员',
    });
  add('risk_analysis', {
    enterprise_id: unit,
    month: '2026-10',
    done_on: '2026-10-28',
    measures: '加强巡检',
  });
  const versions: string[] = [];
  const plans: string[] = [];
  for (let k = 0; k < (size.plansEach ?? 2); k++) {
    const title = `${name}${k === 0 ? '生产安全事故综合应急预案' : `第${k}号现场处置方案`}`;
    const plan = add('plan', {
      enterprise_id: unit,
      kind: k === 0 ? 'comprehensive' : 'onsite',
      title,
      title_key: compactName(title),
    });
    const version = add('plan_version', {
      plan_id: plan,
      number: 1,
      label: '第1版',
      state: 'published',
      review_way: 'review',
      review_date: '2026-01-12',
      review_result: 'passed',
      signed_on: '2026-01-15',
      published_on: '2026-01-18',
    });
    const sha = shas[(n + k) % Math.max(1, shas.length)];
    if (sha && k === 0)
      add('plan_document', {
        plan_version_id: version,
        sha256: sha,
        file_name: `${title}.txt`,
        role: 'text',
      });
    if (n % 6 === 0 && k === 0)
      add('assessment', { plan_id: plan, assessed_on: '2026-06-01', conclusion: 'keep', assessor: '样某' });
    plans.push(plan);
    versions.push(version);
  }
  addFiling(add, unit, n, versions);
  for (let k = 0; k < (size.drillsEach ?? 3); k++) {
    const title = `${name}液氨泄漏演练${k}`;
    add('drill', {
      enterprise_id: unit,
      plan_id: plans[k % Math.max(1, plans.length)] ?? null,
      title,
      title_key: compactName(title),
      plan_kind: 'onsite',
      form: k % 2 === 0 ? 'action' : 'tabletop',
      level: 'enterprise',
      start_on: '2026-06-01',
      end_on: '2026-06-01',
      place: '厂区罐区',
      participants: 10 + k,
      scenario: '储罐出口法兰泄漏，现场人员中毒，启动现场处置方案',
      state: chance('drill', n, k) < 0.8 ? 'reported' : 'planned',
      evaluated: 1,
      reported: 1,
      meets: k === 0 ? '["R-DRILL-6M-SITE"]' : '[]',
    });
  }
}

function addFiling(add: Add, unit: string, n: number, versions: readonly string[]): void {
  if (n % 5 === 4) return;
  const filed = n % 5 !== 3;
  const filing = add('filing_case', {
    enterprise_id: unit,
    kind: 'first',
    state: filed ? 'filed' : 'checking',
    submitted_on: '2026-01-26',
    received_on: '2026-01-26',
    decided_on: filed ? '2026-01-29' : null,
    filing_no: filed ? `220283-2026-${String(n).padStart(4, '0')}` : null,
    contact: '测某',
    contact_phone: '19900002222',
    handler: '示例员',
  });
  for (const version of versions) add('filing_case_plan', { case_id: filing, plan_version_id: version });
  add('filing_check', { case_id: filing, round: 1, material: 'M1', outcome: 'present' });
  add('filing_event', {
    case_id: filing,
    seq: 1,
    action: 'receive',
    from_state: 'submitted',
    to_state: 'checking',
    on_date: '2026-01-26',
    at: '2026-01-26T02:00:00.000Z',
    actor: '示例员',
  });
}

function addMeans(add: Add, n: number): void {
  add('expert', {
    name: `示${n}`,
    name_key: `示${n}`,
    id_number: `22028319700101${String(n).padStart(4, '0')}`,
    specialties: '["危险化学品"]',
    phone: '19900003333',
    region_code: '220283',
    term_from: '2025-01-01',
    term_to: '2027-12-31',
  });
  const team = add('team', {
    name: `示例第${n}救援队`,
    name_key: `示例第${n}救援队`,
    duty_phone: '0432-00001234',
    members: 30,
    region_code: '220283',
    founded_on: '2015-04-01',
  });
  add('equipment', {
    team_id: team,
    team: `示例第${n}救援队`,
    name: '正压式空气呼吸器',
    name_key: '正压式空气呼吸器',
    quantity: 12,
    unit: '具',
    checked_on: '2026-05-20',
  });
  add('supply', {
    depot: '县应急物资库',
    depot_key: '县应急物资库',
    name: '救生衣',
    name_key: '救生衣',
    stock: 200 + n,
    unit: '件',
    expires_on: '2030-06-30',
    expiry_kind: 'day',
    shareable: 1,
  });
}
