import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectionUnitTable } from '../../db/repositories/inspection';
import { inspections } from '../../electron/contract/inspections';
import { inspections as handlers } from '../../electron/core-host/handlers/inspections';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrill, makeEnterprise, makeInspection } from '../builders/records';

const contract = { inspections };
let desk: Desk;
beforeEach(() => {
  desk = makeDesk(contract, { inspections: handlers }, { today: '2026-11-20' });
});
afterEach(() => desk.close());

interface Visit {
  version: number;
  drillId: string | null;
  drills: { id: string; title: string; held: boolean }[];
  items: { id: string; group: string }[];
  findings: { id: string; item: string | null }[];
}
const visit = (id: string) => desk.call<Visit>('inspections.unit', { id });

describe('a spot check of drills (条例 8)', () => {
  it('takes a drill of a unit that was not drawn into the campaign, and puts what is wrong down to it', async () => {
    const other = makeEnterprise(desk);
    const campaign = makeInspection(desk, { enterpriseId: other.id });
    const unit = makeEnterprise(desk, { sets: ['SET-A'] });
    const seen = makeDrill(desk, { enterpriseId: unit.id, title: '液氨泄漏演练', startOn: '2026-06-10' });
    makeDrill(desk, { enterpriseId: unit.id, title: '旧演练', startOn: '2024-01-10', endOn: '2024-01-10' });
    const { id } = await desk.call<{ id: string }>('inspections.seeDrill', {
      inspectionId: campaign.id,
      drillId: seen.id,
      reason: '半年报告没有附签到表',
    });
    const before = await visit(id);
    expect(before.drillId).toBe(seen.id);
    expect(before.drills.map(({ title }) => title)).toEqual(['液氨泄漏演练']);
    const wrong = before.items.find(({ group }) => group === 'drill')?.id ?? '';
    const elsewhere = before.items.find(({ group }) => group !== 'drill')?.id ?? '';
    const answers = Object.fromEntries(
      before.items.map((item) => [
        item.id,
        item.id === wrong || item.id === elsewhere
          ? { outcome: 'problem', note: '没有见到' }
          : { outcome: 'ok', note: '' },
      ]),
    );
    const fields = {
      visitedOn: '2026-11-20',
      inspectors: ['测一', '测二'],
      receivedBy: null,
      answers,
      remark: null,
    };
    await desk.call('inspections.checkUnit', { unitId: id, expectedVersion: before.version, fields });
    expect(
      desk.core.write.all('SELECT item, drill_id FROM inspection_finding WHERE inspection_unit_id = @id', {
        id,
      }),
    ).toEqual(
      expect.arrayContaining([
        { item: wrong, drill_id: seen.id },
        { item: elsewhere, drill_id: null },
      ]),
    );
    const page = await desk.call<{ html: string }>('inspections.formPreview', { form: 'check', unitId: id });
    expect(page.html).toContain('抽查演练：2026-06-10 液氨泄漏演练');
    const { findings } = await visit(id);
    desk.session.user = { id: 'u1', name: '示例员', role: 'leader' };
    const ordered = await desk.call<{ orderNo: string }>('inspections.order', {
      unitId: id,
      findingIds: findings.map((finding) => finding.id),
      onDate: '2026-11-20',
      dueOn: '2026-12-10',
    });
    expect(ordered.orderNo).not.toBe('');
  });

  it('is about another drill once the form says so, and never about one of another unit', async () => {
    const unit = makeEnterprise(desk);
    const campaign = makeInspection(desk, { enterpriseId: unit.id });
    const visited = inspectionUnitTable.find(desk.core.write, campaign.unitId);
    if (!visited) throw new Error('no visit');
    inspectionUnitTable.update(desk.core.write, {
      ...visited,
      visitedOn: null,
    });
    const drill = makeDrill(desk, { enterpriseId: unit.id });
    const foreign = makeDrill(desk);
    const see = (drillId: string) => ({ inspectionId: campaign.id, drillId, reason: '抽查' });
    expect(await desk.call('inspections.seeDrill', see(drill.id))).toEqual({ id: campaign.unitId });
    const { version, items } = await visit(campaign.unitId);
    const answers = Object.fromEntries(items.map(({ id }) => [id, { outcome: 'ok', note: '' }]));
    const fields = { visitedOn: '2026-11-20', inspectors: ['测一'], receivedBy: null, answers, remark: null };
    expect(
      await desk.refusal('inspections.checkUnit', {
        unitId: campaign.unitId,
        expectedVersion: version,
        fields: { ...fields, drillId: foreign.id },
      }),
    ).toMatchObject({ code: 'FIELDS_INVALID' });
    const own = makeDrill(desk, { enterpriseId: null, level: 'government' });
    expect((await desk.refusal('inspections.seeDrill', see(own.id))).code).toBe('NO_SPOT_CHECK');
  });
});
