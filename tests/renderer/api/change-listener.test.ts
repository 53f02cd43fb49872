import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { listenForChanges, staleKeys } from '../../../renderer/api/change-listener';
import { createFakeCore } from '../support/fake-core';

describe('stale keys', () => {
  it('names records, registers and duties for a changed plan, each once', () => {
    const keys = staleKeys([
      { topic: 'plans', ids: ['p1'] },
      { topic: 'plans', ids: ['p2'] },
    ]).map((key) => key.join('.'));
    expect(keys).toContain('plans');
    expect(keys).toContain('lists.page');
    expect(keys).toContain('duties.inbox');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leaves the registers alone when only a view was saved', () => {
    expect(staleKeys([{ topic: 'views', ids: [] }])).toEqual([['lists', 'views']]);
  });

  it.each(['imports', 'exchange'])('asks for the backups again after %s, which begin with one', (topic) => {
    expect(staleKeys([{ topic, ids: [] }])).toContainEqual(['system', 'state']);
  });

  it('asks for everything again on a topic it does not know', () => {
    expect(staleKeys([{ topic: 'unheard-of', ids: [] }])).toEqual([[]]);
  });
});

describe('change listener', () => {
  it('gathers a burst of changes into one round', async () => {
    vi.useFakeTimers();
    const queries = new QueryClient();
    const invalidate = vi.spyOn(queries, 'invalidateQueries');
    const core = createFakeCore({});
    const stop = listenForChanges(core.client, queries);
    for (let at = 0; at < 50; at += 1) core.announce('views', [String(at)]);
    expect(invalidate).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(invalidate).toHaveBeenCalledTimes(1);
    stop();
    vi.useRealTimers();
  });

  it('asks for everything again after the line was lost', () => {
    const queries = new QueryClient();
    const invalidate = vi.spyOn(queries, 'invalidateQueries');
    const core = createFakeCore({});
    listenForChanges(core.client, queries);
    core.lose();
    core.restore();
    expect(invalidate).toHaveBeenCalledWith();
  });
});
