import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSIONS, type Permission, ROLES, type Role } from '../../db/domain/access';
import type { ContractShape, Endpoint } from '../../electron/contract/define';
import { contract } from '../../electron/contract/index';
import { createDispatch, type Dispatch } from '../../electron/core-host/dispatch';
import { type Desk, makeDesk } from '../builders/desk';
import { partsOf } from '../builders/parts';

// Who may call what, written out once more: a method that asks for less than before, or a new one that changes
// something and asks for nothing more than a look, has to be answered for here.

/** What a role may not do at all, as the people in an office understand it. */
const NEVER: Record<Role, Permission[]> = {
  clerk: ['administer', 'audit'],
  reviewer: ['administer', 'audit'],
  leader: ['edit', 'exchange', 'administer'],
  administrator: [],
  auditor: ['edit', 'decide', 'exchange', 'reveal', 'administer'],
};

/** Everything that asks for more than its kind usually does. */
const ASKS_FOR: Partial<Record<Permission, string[]>> = {
  decide: [
    'stock.closeDepot',
    ...['contacts.void', 'contacts.voidFacility', 'watch.voidEntry'],
    ...['void', 'overrideSet', 'close', 'reopen', 'move', 'merge'].map((name) => `enterprises.${name}`),
    ...['registers.void', 'plans.withdrawVersion', 'plans.withdraw', 'governmentPlans.voidRecord'],
    ...['void', 'transfer', 'correct', 'returnOnce', 'file', 'assignNumber'].map((name) => `filing.${name}`),
    ...['cancel', 'close', 'order', 'penalise'].map((name) => `inspections.${name}`),
    'drills.void',
    ...['saveItems', 'issue', 'takeBack'].map((name) => `drillEvaluation.${name}`),
    ...['drillPlans.approve', 'drillPlans.reopen'],
    'marking.handIn',
    ...['openResults', 'void'].map((name) => `reviews.${name}`),
    'reviewPackages.wipe',
    ...['experts.step', 'experts.merge'],
    ...['conclude', 'signMinutes'].map((name) => `reviewMeeting.${name}`),
    'reviewRevision.confirm',
    ...['hazards.remove', 'hazards.void', 'hiddenDangers.judge', 'hiddenDangers.void'],
  ],
  exchange: [
    'experts.writeRoster',
    ...['write', 'rehearse', 'rematch', 'receive'].map((name) => `filingPackages.${name}`),
    ...['write', 'rehearse', 'rematch', 'receive'].map((name) => `drillReports.${name}`),
    ...['write', 'writeAll', 'rehearse', 'receive'].map((name) => `reviewPackages.${name}`),
    ...['write', 'profiles', 'inspect', 'rehearse', 'rehearsedRows', 'merge', 'undo'].map(
      (name) => `exchange.${name}`,
    ),
    ...['find', 'look', 'lookOn', 'queue', 'merge'].map((name) => `receiving.${name}`),
    ...['returnRow', 'withdraw', 'write'].map((name) => `receipts.${name}`),
  ],
  reveal: [
    'stock.revealPhone',
    'incidentAids.revealCall',
    'incidentAids.revealAround',
    ...[
      'contacts.reveal',
      'contacts.revealNumber',
      'contacts.exportRound',
      'contacts.exportDirectory',
      'watch.export',
    ],
    ...['enterprises.reveal', 'registers.reveal', 'filing.reveal', 'responseCards.takeContact'],
    ...['reports.callList', 'reports.revealContact', 'hazards.reveal'],
  ],
  administer: [
    ...['saveAs', 'addUser', 'changeUser', 'changeSetting', 'acceptClock'].map((name) => `system.${name}`),
    ...['forms.check', 'forms.adopt', 'forms.choose', 'calendar.rehearse', 'calendar.apply'],
    ...['filing.setLevel', 'filing.setCopy', 'handed.adopt', 'handed.adoptForm'],
  ],
  audit: ['system.auditLog'],
};

/** Commands and jobs that leave the office's records alone, so that whoever may look may call them. */
const FOR_READERS = [
  // Their own password and screen, their own views of a list.
  ...['system.setPassword', 'system.lock', 'lists.saveView', 'lists.removeView'],
  // What takes long to find out.
  ...['system.check', 'enterprises.duplicates', 'plans.compare', 'drills.propose', 'duties.evaluate'],
  // Files of what is on the screen, phones masked.
  ...[
    'lists.exportTable',
    ...['hazards.exportPaper', 'hiddenDangers.exportNotice', 'riskAnalyses.exportSheet'],
    'drillPlans.export',
    'ledgers.template',
    'responseCards.form',
    'filing.form',
    'documents.open',
    'drillConduct.gallery',
    'stock.write',
    'marking.passages',
    'drillDesign.writeInjects',
    'drillDesign.paper',
  ],
  ...['exportAssessment', 'exportComparison', 'exportDocument', 'openDocument'].map(
    (name) => `plans.${name}`,
  ),
  ...['starter', 'tryOut', 'layOut', 'layOutCase', 'layOutPaper', 'paperSet', 'savePdf', 'exportLetter'].map(
    (n) => `forms.${n}`,
  ),
  ...[
    'filingPackages.openFile',
    'reports.export',
    'reports.savePicture',
    'reports.letters',
    'reports.exportPeriodPaper',
    'levels.writePaper',
    'levels.writeLetters',
    'drillEvaluation.writeReport',
    'incidents.writePaper',
  ],
  ...['exportMoves', 'template', 'exportYear'].map((name) => `calendar.${name}`),
];

/** What the start and sign-in screens ask before anybody is known. */
const BEFORE_SIGN_IN = [
  // As good as `create`: the database beside the pack is the person's own.
  'reviewPackages.openHere',
  ...['state', 'ping', 'create', 'open', 'openRecent', 'openSample', 'close', 'restore', 'signIn', 'users'],
  ...['regions', 'about'],
].map((name) => (name.includes('.') ? name : `system.${name}`));

const methods = Object.entries(contract as ContractShape).flatMap(([feature, endpoints]) =>
  Object.entries(endpoints).map(([name, endpoint]) => [`${feature}.${name}`, endpoint] as const),
);
const expected = (method: string, { kind, permission: asked }: Endpoint): Permission => {
  for (const permission of PERMISSIONS) if (ASKS_FOR[permission]?.includes(method)) return permission;
  if (FOR_READERS.includes(method)) return 'read';
  return kind !== 'query' && asked === 'read' ? 'edit' : asked;
};

let desk: Desk;
let dispatch: Dispatch;
const reached: string[] = [];

beforeAll(() => {
  desk = makeDesk({}, {});
  // Every input fits and no handler does anything: what is left of the door is the question who stands before it.
  const open: ContractShape = Object.fromEntries(
    Object.entries(contract as ContractShape).map(([feature, endpoints]) => [
      feature,
      Object.fromEntries(
        Object.entries(endpoints).map(([name, endpoint]) => [
          name,
          { ...endpoint, input: z.any(), output: z.any(), audit: 'none' as const },
        ]),
      ),
    ]),
  );
  const silent = Object.fromEntries(
    Object.entries(open).map(([feature, endpoints]) => [
      feature,
      Object.fromEntries(
        Object.keys(endpoints).map((name) => [name, () => void reached.push(`${feature}.${name}`)]),
      ),
    ]),
  );
  dispatch = createDispatch(partsOf(open, silent as never), desk.host);
});
afterAll(() => desk.close());

it('every method asks for what it is known to ask for', () => {
  const asked = methods
    .filter(([, each]) => !each.beforeSignIn)
    .map(([name, each]) => [name, each.permission]);
  const known = methods
    .filter(([, each]) => !each.beforeSignIn)
    .map(([name, each]) => [name, expected(name, each)]);
  expect(asked).toEqual(known);
  expect(
    methods
      .filter(([, each]) => each.beforeSignIn)
      .map(([name]) => name)
      .sort(),
  ).toEqual(BEFORE_SIGN_IN.sort());
});

it.each(ROLES)('%s is refused what is not theirs, and reaches the rest', async (role) => {
  desk.session.user = { id: 'u1', name: '示例员', role };
  for (const [method, endpoint] of methods) {
    reached.length = 0;
    const reply = await dispatch(method, {}, { session: desk.session });
    if (!endpoint.beforeSignIn && NEVER[role].includes(expected(method, endpoint))) {
      expect([method, reply]).toMatchObject([method, { ok: false, error: { code: 'NOT_ALLOWED' } }]);
      expect(reached).toEqual([]);
    } else expect([method, reached]).toEqual([method, [method]]);
  }
});

it('nobody is let in who has not signed in', async () => {
  desk.session.user = null;
  for (const [method, endpoint] of methods) {
    if (endpoint.beforeSignIn) continue;
    const reply = await dispatch(method, {}, { session: desk.session });
    expect([method, reply]).toMatchObject([method, { ok: false, error: { code: 'SIGN_IN_NEEDED' } }]);
  }
});
