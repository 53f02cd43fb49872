import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { ApiError } from '../../../renderer/api/errors';
import { recordPath } from '../../../renderer/app/record-paths';
import { teamScreens } from '../../../renderer/features/teams/screens';
import { emptyTeam, fromEntry, toEntry } from '../../../renderer/features/teams/team-form';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
setUpLayout();

const [, create, record] = teamScreens;
if (!create || !record) throw new Error('no screens of teams');

type View = Answer<'teams', 'get'>;
const view: View = {
  team: {
    ...{ ...emptyTeam, id: 't1', version: 3, ours: true, name: '示恒矿山救护中队', hostId: null },
    ...{ fieldCode: 'mine', natureCode: 'professional', level: 'county', unitRank: 'company', field: '矿山' },
    ...{ dutyPhone: '0432-****9001', regionCode: '220283', shareable: true, members: 42 },
    insuredUntil: '2026-01-31',
    capabilities: [],
  } as View['team'],
  originName: '舒兰市应急管理局',
  voided: null,
  host: null,
  fullTime: true,
  insurance: 'past',
  samePhone: [{ id: 't2', name: '例源应急救援队' }],
  members: [
    {
      ...{ id: 'm1', version: 1, ours: true, teamId: 't1', enterpriseId: null, name: '示队员', post: '队长' },
      ...{
        fullTime: true,
        phone: '199****1234',
        qualification: '救护资格',
        certificateNo: null,
        remark: null,
      },
      ...{ qualifiedUntil: '2027-12-31', insuranceNo: null, insuredUntil: '2026-01-31', joinedOn: null },
      ...{ leftOn: null, qualified: 'good', insurance: 'past', left: false },
    },
  ],
  memberCounts: { present: 1, fullTime: 1, qualified: 1, insured: 0, lapsed: 1 },
  equipment: [],
  trainings: [],
  agreements: [
    {
      ...{ id: 'a1', version: 2, ours: true, kind: 'rescue', teamId: 't1', teamName: '示恒矿山救护中队' },
      ...{ enterpriseId: 'e1', enterpriseName: '舒兰市例恒煤矿', number: '救协1号', signedOn: '2025-01-01' },
      ...{ validFrom: '2025-01-01', validUntil: '2026-12-31', scope: null, fee: null, endedOn: null },
      ...{ endReason: null, remark: null, state: 'soon' },
    },
  ],
  calls: [],
};
const answers = (more: FakeAnswers['teams'] = {}): FakeAnswers => ({
  teams: {
    get: () => view,
    catalogue: () => ({
      fields: [],
      natures: [],
      capabilities: [{ code: 'drainage', name: '排水' }],
      grades: { appliesTo: 'mine', names: ['一级'], source: { title: '规范', article: '等级' }, mark: 'R' },
    }),
    ...more,
  },
  places: { bounds: () => ({ bounds: null }) },
  system: { regions: () => ({ regions: [] }) },
});

describe('a team', () => {
  it('says what is wrong before anything else', async () => {
    await renderScreen(record, recordPath('team', 't1') ?? '', answers());
    expect(await screen.findByText(/例源应急救援队登记了同样的值班电话/)).toBeTruthy();
    expect(screen.getByText(/2026-01-31 到期，请督促续保/)).toBeTruthy();
    expect(screen.getAllByText('矿山').length).toBeGreaterThan(0);
  });

  it('lists its members with what has lapsed', async () => {
    await renderScreen(record, '/teams/t1?tab=members', answers());
    expect(await screen.findByText('2026-01-31 已过期')).toBeTruthy();
    expect(screen.getByText('2027-12-31')).toBeTruthy();
    expect(screen.getByText(/1 人的资格或保险已过期/)).toBeTruthy();
  });

  it('proposes the next term of an agreement that ends', async () => {
    const { core } = await renderScreen(
      record,
      '/teams/t1?tab=agreements',
      answers({ renewAgreement: () => ({ id: 'a2', version: 1 }) }),
    );
    await userEvent.click(await screen.findByRole('button', { name: '续签与舒兰市例恒煤矿的协议' }));
    const drawer = await screen.findByRole('dialog', { name: '续签协议' });
    await userEvent.click(within(drawer).getByRole('button', { name: '续签' }));
    await waitFor(() =>
      expect(core.calls.find(({ method }) => method === 'teams.renewAgreement')?.input).toMatchObject({
        ...{ id: 'a1', expectedVersion: 2, validFrom: '2027-01-01', validUntil: '2028-12-31' },
      }),
    );
  });
});

describe('a new team', () => {
  it('whose phone another has is saved when the person says that it is meant', async () => {
    const { core } = await renderScreen(
      create,
      '/teams/new',
      answers({
        save: ({ samePhoneMeant }) => {
          if (samePhoneMeant) return { id: 't9', version: 1 };
          throw new ApiError('TEAM_PHONE_SHARED', '“例源应急救援队”已登记了同样的值班电话。', {});
        },
      }),
    );
    await userEvent.type(await screen.findByRole('textbox', { name: '队伍名称' }), '样安队');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await userEvent.click(await screen.findByRole('button', { name: '确实共用，保存' }));
    await waitFor(() =>
      expect(
        core.calls.filter(({ method }) => method === 'teams.save').map(({ input }) => input),
      ).toMatchObject([{ values: { name: '样安队' } }, { values: { name: '样安队' }, samePhoneMeant: true }]),
    );
  });
});

it('the form gives back what it was given', () => {
  const values = fromEntry(toEntry(view.team));
  expect(values).toMatchObject({ name: '示恒矿山救护中队', shareable: true, dutyPhone: '0432-****9001' });
});
