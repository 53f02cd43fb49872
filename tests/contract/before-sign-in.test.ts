import { afterAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { loadLaw } from '../../db/law';
import { contract } from '../../electron/contract/index';
import { createDispatch } from '../../electron/core-host/dispatch';
import { Host } from '../../electron/core-host/host-state';
import { parts } from '../../electron/core-host/parts';
import { Session } from '../../electron/core-host/session';
import { makeCore, resourcesFolder, scratchFolder } from '../builders/database';
import { inlineTasks } from '../builders/inline-tasks';

const OPEN_TO_ALL = [
  'about',
  'close',
  'create',
  'open',
  'openRecent',
  'openSample',
  'ping',
  'regions',
  'restore',
  'signIn',
  'state',
  'users',
].map((name) => `system.${name}`);
/** Makes a reviewer's database beside a pack, or opens the one that is there. */
OPEN_TO_ALL.unshift('reviewPackages.openHere');

const endpoints = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.entries(methods).map(([name, endpoint]) => [`${feature}.${name}`, endpoint] as const),
);

const place = makeCore({ today: '2026-11-16' });
place.core.close();
const { folder, remove } = scratchFolder();
const host = new Host({
  clock: fixedClock('2026-11-16'),
  law: loadLaw(resourcesFolder),
  tasks: inlineTasks,
  scratchFolder: folder,
  resourcesFolder,
  dataFolder: folder,
});
host.openDatabase(place.file, { mustExist: true });
afterAll(() => {
  host.closeDatabase();
  place.close();
  remove();
});

describe('before anybody has signed in', () => {
  it('the contract opens only what the start and sign-in screens need', () => {
    expect(
      endpoints
        .filter(([, endpoint]) => endpoint.beforeSignIn)
        .map(([method]) => method)
        .sort(),
    ).toEqual(OPEN_TO_ALL);
  });

  it('everything else is refused, whatever is sent', async () => {
    const dispatch = createDispatch(parts, host);
    for (const [method, endpoint] of endpoints) {
      if (endpoint.beforeSignIn) continue;
      const reply = await dispatch(method, {}, { session: new Session() });
      expect([method, reply.ok ? 'answered' : reply.error.code]).toEqual([
        method,
        expect.stringMatching(/^(SIGN_IN_NEEDED|INVALID_INPUT)$/),
      ]);
    }
  });
});
