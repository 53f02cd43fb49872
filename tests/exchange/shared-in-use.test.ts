import { rmSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { teamAgreementTable } from '../../db/repositories/team-life';
import { linkHazard } from '../../db/services/hazards/links';
import { saveDepot } from '../../db/services/stock/depots';
import { experts as contract } from '../../electron/contract/experts';
import { createDispatch } from '../../electron/core-host/dispatch';
import { experts as handlers } from '../../electron/core-host/handlers/experts';
import { commandLineSession } from '../../electron/core-host/session';
import { makeDeployment } from '../builders/deployments';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { partsOf } from '../builders/parts';
import { bookkeeping, makeDepot, makeEnterprise, makeHazard, makeTeam } from '../builders/records';
import { depotFields } from '../builders/stock';

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

it('what is shared can be used, and what was done with it still reported upwards', async () => {
  const city = desk('city', '吉林市应急管理局', '220200');
  const county = desk('county', '蛟河市应急管理局', '220281');
  const above = { core: city.core, self: city.self };
  const team = makeTeam(above, { name: '市属救护队', shareable: true });
  const depot = makeDepot(above, { name: '市级储备库', shareable: true });
  const dispatch = createDispatch(partsOf({ experts: contract }, { experts: handlers }), city.host);
  const written = await dispatch(
    'experts.writeRoster',
    {
      contents: ['resources'],
      recipientName: '各县（市、区）应急管理局',
      file: city.host.grants.grant(city.path('shared.yjpkg')),
    },
    { session },
  );
  expect(written.ok).toBe(true);
  await county.merge(city.path('shared.yjpkg'));

  const here = { core: county.core, self: county.self };
  const deps = {
    db: county.core.write,
    clock: county.core.clock,
    newId: county.core.newId,
    law: county.host.law,
    actor: session.actor,
    self: county.self,
    changed: () => undefined,
  };
  const unit = makeEnterprise(here, { name: '蛟河示例煤矿' });
  const hazard = makeHazard(here, { enterpriseId: unit.id });
  linkHazard(deps, { id: hazard.id, kind: 'team', targetId: team.id, note: null });
  saveDepot(deps, { fields: { ...depotFields, name: '县级分库', parentId: depot.id, teamId: team.id } });
  makeDeployment(here, { teamId: team.id, owner: team.name });
  teamAgreementTable.insert(county.core.write, {
    ...bookkeeping(here),
    id: 'agreement',
    kind: 'rescue',
    teamId: team.id,
    enterpriseId: unit.id,
    number: null,
    signedOn: null,
    validFrom: '2026-01-01',
    validUntil: null,
    scope: null,
    fee: null,
    endedOn: null,
    endReason: null,
    remark: null,
  });

  const upload = await county.upload('up.yjpkg', { recipientName: '吉林市应急管理局' });
  await city.merge(upload);
  const told = (at: ExchangeDesk) => [
    at.core.write.get('SELECT team_id, owner FROM deployment'),
    at.core.write.value('SELECT COUNT(*) FROM team_agreement'),
    at.core.write.value('SELECT COUNT(*) FROM hazard_link'),
    at.core.write.get('SELECT parent_id, team_id FROM depot WHERE origin = @self', { self: county.self }),
  ];
  // By its owner's name: the row of a team that the county does not speak for is not the county's to send.
  const known = [{ team_id: null, owner: team.name }, 0, 0, { parent_id: null, team_id: null }];
  expect(told(city)).toEqual(known);
  // At home nothing is forgotten, and a package of changes holds the same.
  expect(county.core.write.value('SELECT team_id FROM deployment')).toBe(team.id);
  const later = await county.upload('later.yjpkg', { recipientName: '吉林市应急管理局' });
  expect((await city.rehearse(later)).tables.filter(({ changed, refused }) => changed + refused > 0)).toEqual(
    [],
  );
});
