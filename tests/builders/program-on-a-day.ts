import { fixedClock } from '../../db/clock';
import { createDispatch } from '../../electron/core-host/dispatch';
import { Host } from '../../electron/core-host/host-state';
import { parts } from '../../electron/core-host/parts';
import { Session } from '../../electron/core-host/session';
import { shippedLaw as law, makeCore, resourcesFolder, scratchFolder } from './database';
import { makeHotel, receiveOn } from './filing-steps';
import { inlineTasks } from './inline-tasks';

/** A closed county file with a case that was received on Monday, 16 November 2026: the fifth working day is the 23rd. */
export function countyWithCase(): { file: string; caseId: string; remove(): void } {
  const place = makeCore({ today: '2026-11-16' });
  const { unit, version } = makeHotel(place);
  const caseId = receiveOn(place.deps(), unit.id, [version.id]).id;
  place.core.close();
  return { file: place.file, caseId, remove: () => place.close() };
}

/** The program on a PC that shows a day, with every call of the contract and nothing open. */
export function programOn(day: string) {
  const { folder, remove } = scratchFolder();
  const host = new Host({
    clock: fixedClock(day),
    law,
    tasks: inlineTasks,
    scratchFolder: folder,
    resourcesFolder,
    dataFolder: folder,
    checkOutputs: true,
  });
  const session = new Session();
  const dispatch = createDispatch(parts, host);
  return {
    host,
    call: async <T>(method: string, input: unknown = {}): Promise<T> => {
      const reply = await dispatch(method, input, { session });
      await host.reading;
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`);
      return reply.value as T;
    },
    close: () => {
      host.closeDatabase();
      remove();
    },
  };
}
