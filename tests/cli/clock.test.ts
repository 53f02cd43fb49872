import { afterAll, expect, it } from 'vitest';
import { appendAudit, SYSTEM_ACTOR } from '../../db/audit';
import { runCliHere } from '../builders/command-line';
import { makeCore } from '../builders/database';

const place = makeCore({ today: '2099-01-05' });
place.core.write.transaction(() =>
  appendAudit(place.core.write, {
    at: place.core.clock.now(),
    actor: SYSTEM_ACTOR,
    action: 'system.create',
    entity: 'office',
    entityId: place.self,
    details: {},
  }),
);
place.core.close();
afterAll(() => place.close());

it('warns on stderr of a PC that is behind the last record, and answers all the same', async () => {
  const answer = await runCliHere(place.folder, ['info', 'test.db', '--json']);
  expect(answer.code).toBe(0);
  expect(answer.json()).toMatchObject({ region: '220283' });
  expect(answer.stderr).toContain('2099-01-05');
  expect(answer.stderr).toContain('请校准本机的日期和时间');
});
