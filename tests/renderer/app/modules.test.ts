import { describe, expect, it } from 'vitest';
import { moduleAt } from '../../../renderer/app/modules';

describe('the entry of the navigation that is marked', () => {
  it.each([
    ['/', null, 'home'],
    ['/duties', null, 'home'],
    ['/plans/checks/links', null, 'plans'],
    ['/documents/abc', null, 'plans'],
    ['/enterprises/merge', null, 'enterprises'],
    // These stand over all modules.
    ['/search', null, undefined],
    ['/import', null, undefined],
    ['/nowhere', null, undefined],
    // The import fills one register.
    ['/import', 'plans', 'plans'],
    ['/import', 'supplies', 'resources'],
  ] as const)('%s with %s: %s', (path, ledger, module) => {
    expect(moduleAt(path, ledger)).toBe(module);
  });
});
