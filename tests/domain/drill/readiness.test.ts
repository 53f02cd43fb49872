import { describe, expect, it } from 'vitest';
import { type ReadinessFacts, readinessOf } from '../../../db/domain/drill/readiness';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const { readiness: rules } = loadLaw(resourcesFolder).drillTemplates;

const facts = (told: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  form: 'action',
  day: '2026-12-01',
  startsAt: '09:00',
  durationMinutes: 60,
  place: '罐区',
  planNamed: true,
  planGone: null,
  newerVersion: null,
  objectives: 3,
  hasScenario: true,
  injects: 8,
  withoutQuestion: 0,
  findings: [],
  roles: { director: 1, controller: 1, player: 4, evaluator: 2, safety: 1 },
  hasSafetyNote: true,
  clashes: [],
  carriedLeft: 0,
  ticked: rules.filter(({ probe }) => probe === null).map(({ id }) => id),
  ...told,
});
const missing = (told: Partial<ReadinessFacts>) =>
  readinessOf(rules, facts(told))
    .filter(({ ready }) => !ready)
    .map(({ id }) => id);

describe('readiness of a drill', () => {
  it('has nothing to say of one that is ready, in either form', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ form: 'tabletop' })).toEqual([]);
    expect(missing({ form: null })).toEqual([]);
  });

  it.each<[string, Partial<ReadinessFacts>]>([
    ['date', { day: null }],
    ['plan-standing', { planGone: '预案已经作废。' }],
    ['hours', { startsAt: null }],
    ['hours', { durationMinutes: null }],
    ['place', { place: null }],
    ['plan', { planNamed: false }],
    ['plan-version', { newerVersion: '第3版' }],
    ['objectives', { objectives: 0 }],
    ['scenario', { hasScenario: false }],
    ['injects', { injects: 0 }],
    [
      'inject-check',
      { findings: [{ code: 'INJECT_BEYOND_END', severity: 'error', ref: 'i', message: '晚了。' }] },
    ],
    ['questions', { form: 'tabletop', withoutQuestion: 2 }],
    ['director', { roles: { controller: 1, player: 1, evaluator: 1, safety: 1 } }],
    ['safety', { hasSafetyNote: false }],
    ['bookings', { clashes: ['示例队另有演练。'] }],
    ['carried', { carriedLeft: 1 }],
  ])('misses %s', (id, told) => {
    expect(missing(told)).toEqual([id]);
  });

  it('asks a table-top for questions and not for a site inspection', () => {
    const ids = readinessOf(rules, facts({ form: 'tabletop' })).map(({ id }) => id);
    expect(ids).toContain('questions');
    expect(ids).not.toContain('site');
    expect(readinessOf(rules, facts()).map(({ id }) => id)).toContain('site');
  });

  it('calls blocking only what the steps of a drill refuse', () => {
    expect(rules.filter(({ severity }) => severity === 'blocking').map(({ id }) => id)).toEqual([
      'date',
      'plan-standing',
    ]);
  });

  it('leaves to people what only they can see', () => {
    const items = readinessOf(rules, facts({ ticked: ['site'] })).filter(({ byHand }) => byHand);
    expect(items.filter(({ ready }) => ready).map(({ id }) => id)).toEqual(['site']);
    expect(items.every(({ severity, detail }) => severity === 'advice' && detail === null)).toBe(true);
  });
});
