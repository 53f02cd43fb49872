import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactName } from '../../db/domain/text/normalise';
import { type EnterpriseRecord, enterpriseTable } from '../../db/repositories/enterprise';
import { equipmentTable } from '../../db/repositories/equipment';
import { supplyTable } from '../../db/repositories/supply';
import { teamTable } from '../../db/repositories/team';
import { attachDocument } from '../../db/services/plans/documents';
import { packDocument } from '../../db/services/plans/pack-document';
import type { Contract } from '../../electron/contract/index';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { planTextOf } from '../builders/plan-texts';
import { makeEnterprise, makeEquipment, makePlan, makeSupply, makeTeam } from '../builders/records';

const NAMES = [
  '舒兰市例林木业有限公司',
  '舒兰市测森家具有限公司',
  '舒兰市示例小学',
  '舒兰市样通（集团）加油站',
];
const TEAM = '水曲柳镇专职消防队';

function openDesk(): Desk {
  const { planChecks } = contract;
  return makeDesk({ planChecks } as Pick<Contract, 'planChecks'>, { planChecks: handlers.planChecks });
}

let serial = 0;
function addPlan(desk: Desk, owner: EnterpriseRecord, words: string, headers: readonly string[] = []): void {
  const { version } = makePlan(desk, { enterpriseId: owner.id, kind: 'onsite' });
  const { text, outline } = planTextOf([
    ['1 总则', `${owner.name}的预案。${words}`],
    [
      '附件',
      `单位\t电话\n${TEAM}\t0432-00009999\n职务\t姓名\t电话\n总指挥\t例中意\t19900000099\n名称\t数量\n干粉灭火器\t10具\n潜水泵\t1台`,
    ],
  ]);
  serial += 1;
  const bytes = Buffer.from(`followed ${serial}`);
  const { core, host, self } = desk;
  core.write.transaction(() =>
    attachDocument(
      {
        db: core.write,
        clock: host.clock,
        newId: core.newId,
        law: host.law,
        actor: { id: 'u1', name: '示例员' },
        self,
        changed: () => undefined,
      },
      {
        versionId: version.id,
        role: 'text',
        fileName: '预案.docx',
        packed: packDocument(bytes),
        extraction: {
          state: 'ok',
          kind: 'docx',
          text,
          pages: null,
          outline,
          warnings: [],
          headersFooters: headers,
        },
      },
    ),
  );
}

const kept = (desk: Desk) =>
  desk.core.write.allRaw(
    `SELECT document_id, profile, seq, item, outcome, start, quote FROM document_finding
      WHERE profile <> 'checked' ORDER BY 1, 2, 3`,
  );
const run = (desk: Desk, all = false) => desk.call<{ checked: number }>('planChecks.run', { all });

function county(desk: Desk) {
  const [first, second] = NAMES.slice(0, 2).map((name) => makeEnterprise(desk, { name }));
  if (!first || !second) throw new Error('two units');
  const team = makeTeam(desk, { name: TEAM, hostId: first.id, dutyPhone: '0432-00009999' });
  const equipment = makeEquipment(desk, { teamId: team.id, name: '干粉灭火器', quantity: 10 });
  const supply = makeSupply(desk, { name: '潜水泵', stock: 1, depotKey: compactName(second.name) });
  addPlan(desk, first, `参照${NAMES[1]}编制。`);
  addPlan(desk, first, `适用于${NAMES[2]}。`);
  addPlan(desk, second, '内容如下。', [`${NAMES[3]}综合预案`]);
  addPlan(desk, second, `适用于舒兰市样通(集团)加油站。`);
  return { first, second, team, equipment, supply };
}

describe('findings follow the registers', () => {
  it('checks only documents in which a name that came or went may stand', async () => {
    const desk = openDesk();
    county(desk);
    expect(await run(desk)).toEqual({ checked: 4 });
    makeEnterprise(desk, { name: '蛟河市示捷运输有限公司' });
    expect(await run(desk)).toEqual({ checked: 0 });
    const school = makeEnterprise(desk, { name: NAMES[2] ?? '' });
    expect(await run(desk)).toEqual({ checked: 1 });
    expect(kept(desk).filter(([, profile]) => profile === 'names')).toContainEqual(
      expect.arrayContaining([NAMES[2], 'foreign']),
    );
    enterpriseTable.update(desk.core.write, { ...school, voidedAt: '2026-11-20T01:00:00Z', version: 2 });
    expect(await run(desk)).toEqual({ checked: 1 });
    expect(JSON.stringify(kept(desk))).not.toContain(`"${NAMES[2]}"`);
    // In a page header, and written with other brackets in a text.
    makeEnterprise(desk, { name: NAMES[3] ?? '' });
    expect(await run(desk)).toEqual({ checked: 2 });
    desk.close();
  });

  it('compares annexes with changed teams, equipment and supplies without reading a text', async () => {
    const desk = openDesk();
    const { team, equipment, supply } = county(desk);
    await run(desk);
    const annex = () => kept(desk).filter(([, profile]) => profile === 'annex').length;
    const before = annex();
    teamTable.update(desk.core.write, { ...team, dutyPhone: '0432-00001111', version: 2 });
    expect(await run(desk)).toEqual({ checked: 0 });
    expect(annex()).toBe(before + 4);
    equipmentTable.update(desk.core.write, { ...equipment, quantity: 3, version: 2 });
    await run(desk);
    expect(annex()).toBe(before + 6);
    supplyTable.update(desk.core.write, { ...supply, stock: 9, version: 2 });
    await run(desk);
    expect(annex()).toBe(before + 8);
    desk.close();
  });

  it('whatever is edited, the list is the one that checking everything anew gives', async () => {
    const edit = fc.record({
      what: fc.constantFrom('name', 'new', 'void', 'team', 'equipment', 'supply', 'phone', 'plan'),
      which: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        async (rounds) => {
          const desk = openDesk();
          const rows = county(desk);
          const units = [rows.first, rows.second];
          await run(desk);
          const change = (n: number) => {
            const unit = units[n % units.length];
            if (!unit) throw new Error('a unit');
            return (given: Partial<EnterpriseRecord>) => {
              const next = { ...unit, ...given, version: unit.version + 1 };
              enterpriseTable.update(desk.core.write, next);
              units[units.indexOf(unit)] = next;
            };
          };
          for (const round of rounds) {
            for (const { what, which } of round) {
              const name = NAMES[which] ?? '';
              if (what === 'name') change(which)({ name, nameKey: compactName(name) });
              else if (what === 'new') units.push(makeEnterprise(desk, { name }));
              else if (what === 'void') change(which)({ voidedAt: '2026-11-20T01:00:00Z' });
              else if (what === 'phone') change(which)({ principalPhone: `1990000009${which}` });
              else if (what === 'plan') addPlan(desk, rows.first, `适用于${name}。`);
              else if (what === 'team')
                teamTable.update(desk.core.write, { ...rows.team, dutyPhone: `0432-0000999${which + 6}` });
              else if (what === 'equipment')
                equipmentTable.update(desk.core.write, { ...rows.equipment, quantity: 9 + which });
              else supplyTable.update(desk.core.write, { ...rows.supply, stock: which });
            }
            await run(desk);
          }
          const followed = kept(desk);
          await run(desk, true);
          expect(followed).toEqual(kept(desk));
          desk.close();
        },
      ),
      { numRuns: 12 },
    );
  });
});
