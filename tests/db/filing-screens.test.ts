import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dutyDigest } from '../../db/services/duties/recompute';
import type { OutputOf } from '../../electron/contract/define';
import { filing as contract } from '../../electron/contract/filing';
import { filing } from '../../electron/core-host/handlers/filing';
import { makeBusyHotel, refreshEverybody } from '../builders/busy-hotel';
import { type Desk, makeDesk } from '../builders/desk';

type Answer<M extends keyof typeof contract> = OutputOf<(typeof contract)[M]>;

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ filing: contract }, { filing });
});
afterEach(() => desk.close());

const core = () => desk.host.requireCore();
const grant = (name: string) => desk.host.grants.grant(join(desk.folder, name));

describe('filing behind the door', () => {
  it('goes from receipt to certificate, each step logged and its duties right at once', async () => {
    const { unit, pending } = makeBusyHotel(desk);
    const received = await desk.call<Answer<'receive'>>('filing.receive', {
      enterpriseId: unit.id,
      planVersionIds: [pending.version.id],
      submittedOn: '2026-11-19',
      receivedOn: '2026-11-19',
      contact: '样小安',
      contactPhone: '199 0000 0003',
      remark: null,
    });
    expect(
      core().read.value<string>("SELECT state FROM duty WHERE rule_id = 'R-FILE-20WD' AND ref_id = @id", {
        id: pending.version.id,
      }),
    ).toBe('met');
    const view = await desk.call<Answer<'get'>>('filing.get', { id: received.id });
    const checked = await desk.call<Answer<'check'>>('filing.check', {
      id: received.id,
      expectedVersion: view.version,
      materials: view.materials.map((each) => ({
        key: each.key,
        outcome: each.needed ? 'present' : 'not-needed',
        note: null,
      })),
    });
    expect(
      await desk.refusal('filing.form', {
        id: received.id,
        form: 'certificate',
        file: grant('证.docx'),
      }),
    ).toMatchObject({ code: 'FORM_NOT_YET' });
    const filed = await desk.call<Answer<'file'>>('filing.file', {
      id: received.id,
      expectedVersion: checked.version,
      onDate: '2026-11-20',
    });
    expect(filed.filingNo).toBe('220283-2026-0001');

    const written = await desk.call<Answer<'form'>>('filing.form', {
      id: received.id,
      form: 'certificate',
      file: grant('证.docx'),
    });
    expect(written.fileName).toBe('证.docx');
    expect(existsSync(join(desk.folder, '证.docx.part'))).toBe(false);
    expect(readFileSync(join(desk.folder, '证.docx')).subarray(0, 2).toString()).toBe('PK');
    const preview = await desk.call<Answer<'preview'>>('filing.preview', {
      id: received.id,
      form: 'certificate',
    });
    expect(preview.html).toContain('220283-2026-0001');
    expect(preview.html).toContain('199****0003');
    expect(preview.html).not.toContain('19900000003');
    expect(await desk.call('filing.reveal', { id: received.id })).toEqual({ value: '19900000003' });
    const actions = core()
      .read.all<{ action: string }>('SELECT action FROM audit_entry ORDER BY seq')
      .map((row) => row.action);
    expect(actions).toEqual([
      'filing.receive',
      'filing.check',
      'filing.file',
      'filing.form',
      'filing.reveal',
    ]);
  });

  it('takes the unit’s safety officer for whoever hands the papers in, unless somebody is named', async () => {
    const { unit, pending } = makeBusyHotel(desk);
    core().write.run(
      "UPDATE enterprise SET safety_officer = '例安全', safety_officer_phone = '19900000009' WHERE id = @id",
      { id: unit.id },
    );
    const { id } = await desk.call<Answer<'receive'>>('filing.receive', {
      enterpriseId: unit.id,
      planVersionIds: [pending.version.id],
      submittedOn: '2026-11-19',
      receivedOn: '2026-11-19',
      contact: null,
      contactPhone: null,
      remark: null,
    });
    expect(
      core().read.get('SELECT contact, contact_phone AS phone FROM filing_case WHERE id = @id', { id }),
    ).toEqual({ contact: '例安全', phone: '19900000009' });
  });

  it('previews receipt, notice and application of a case', async () => {
    const { filingCase } = makeBusyHotel(desk);
    const receipt = await desk.call<Answer<'preview'>>('filing.preview', {
      id: filingCase.id,
      form: 'receipt',
    });
    expect(receipt.html).toContain('2026年11月23日前');
    expect(
      await desk.refusal('filing.preview', { id: filingCase.id, form: 'supplement-notice' }),
    ).toMatchObject({ code: 'FORM_NOT_YET' });
    const materials = ['M1', 'M3', 'M4', 'M5'].map((key) => ({
      key,
      outcome: key === 'M5' ? 'missing' : 'present',
      note: key === 'M5' ? '请补交清单' : null,
    }));
    const checked = await desk.call<Answer<'check'>>('filing.check', {
      id: filingCase.id,
      expectedVersion: 1,
      materials,
    });
    await desk.call('filing.returnOnce', {
      id: filingCase.id,
      expectedVersion: checked.version,
      onDate: '2026-11-20',
      note: null,
    });
    const notice = await desk.call<Answer<'preview'>>('filing.preview', {
      id: filingCase.id,
      form: 'supplement-notice',
    });
    expect(notice.html).toContain('应急资源调查清单');
    expect(notice.html).toContain('请补交清单');
    const application = await desk.call<Answer<'preview'>>('filing.preview', {
      id: filingCase.id,
      form: 'application',
    });
    expect(application.html).toContain('舒兰市示例宾馆');
  });

  it('leaves everything as it was when a step is refused', async () => {
    const { filingCase } = makeBusyHotel(desk);
    await refreshEverybody(desk);
    const before = dutyDigest(core().read);
    expect(
      await desk.refusal('filing.file', { id: filingCase.id, expectedVersion: 1, onDate: '2026-11-20' }),
    ).toMatchObject({
      code: 'FILING_BLOCKED',
      details: {
        blockers: expect.arrayContaining([expect.objectContaining({ code: 'MATERIAL_UNCHECKED' })]),
      },
    });
    expect(core().read.value('SELECT COUNT(*) FROM filing_number')).toBe(0);
    expect(core().read.value('SELECT COUNT(*) FROM audit_entry')).toBe(0);
    expect(dutyDigest(core().read)).toBe(before);
  });
});
