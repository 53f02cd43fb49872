import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SystemState } from '../../../renderer/app/use-system-state';
import { readyState } from '../support/sample';

const info = { demo: false, opens: null };
beforeEach(() => {
  localStorage.clear();
  // Every test is a page of its own: the module counts the states it has seen.
  vi.resetModules();
});
const load = () => import('../../../renderer/app/expected-state');

describe('the expected state', () => {
  it('is the one that the last start came to', async () => {
    const first = await load();
    expect(first.expectedState(info)).toBeNull();
    first.rememberStart(readyState);
    expect(first.expectedState(info)).toEqual({ ...readyState, backups: [], recent: [] });
  });

  it('is none after a start that ended in a sign-in, even when somebody signed in then', async () => {
    const first = await load();
    first.rememberStart({ ...readyState, phase: 'locked', user: null } as SystemState);
    first.rememberStart(readyState);
    expect(first.expectedState(info)).toBeNull();
  });

  it('is forgotten once a database is locked', async () => {
    const first = await load();
    first.rememberStart(readyState);
    first.rememberStart({ ...readyState, phase: 'locked', user: null } as SystemState);
    expect(first.expectedState(info)).toBeNull();
  });

  it('is none for another file, for the sample, and when what was kept is broken', async () => {
    const { expectedState, rememberStart } = await load();
    rememberStart(readyState);
    expect(expectedState({ demo: false, opens: readyState.database?.file ?? '' })).not.toBeNull();
    expect(expectedState({ demo: false, opens: '/other.db' })).toBeNull();
    expect(expectedState({ demo: true, opens: null })).toBeNull();
    localStorage.setItem('plandesk.state', '{');
    expect(expectedState(info)).toBeNull();
    expect(localStorage.getItem('plandesk.state')).toBeNull();
  });
});
