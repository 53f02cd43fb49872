import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, verifyAudit } from '../../db/audit';
import { makeCore, type TestCore } from '../builders/database';

let test: TestCore;
beforeEach(() => {
  test = makeCore();
  for (let i = 0; i < 5; i++)
    appendAudit(test.core.write, {
      at: test.core.clock.now(),
      actor: { id: 'u', name: '示例员' },
      action: 'enterprises.update',
      entity: 'enterprise',
      entityId: `e${i}`,
      details: { field: '单位名称', value: i },
    });
});
afterEach(() => test.close());

describe('the audit chain', () => {
  it('is whole as written', () => {
    expect(verifyAudit(test.core.write)).toEqual({ entries: 5, firstBroken: null });
  });

  it.each([
    ['an edited value', `UPDATE audit_entry SET details = '{}' WHERE seq = 3`, 3],
    ['another actor', `UPDATE audit_entry SET actor_name = '他人' WHERE seq = 2`, 2],
    ['an earlier moment', `UPDATE audit_entry SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 1`, 1],
    ['a removed row', 'DELETE FROM audit_entry WHERE seq = 4', 5],
    ['a forged hash', `UPDATE audit_entry SET hash = 'ff' WHERE seq = 5`, 5],
    [
      'two swapped rows',
      'UPDATE audit_entry SET seq = CASE seq WHEN 2 THEN -1 ELSE seq END; UPDATE audit_entry SET seq = 2 WHERE seq = 3; UPDATE audit_entry SET seq = 3 WHERE seq = -1',
      2,
    ],
  ])('names the first row after %s', (_what, sql, firstBroken) => {
    test.core.write.exec(sql);
    expect(verifyAudit(test.core.write).firstBroken).toBe(firstBroken);
  });
});
