import type { Deps } from '../core';
import { PlanDeskError } from '../domain/errors';
import { findOffice } from '../repositories/office';
import { currentSigningKey } from '../repositories/signing-key';
import { officeKey } from './keys';
import { spacedFingerprint } from './write/cover';

/**
 * 指纹告知单: what a desk hands to those it sends packages to, by another way than the packages. Makes the key when there
 * is none yet; needs none opened.
 * @throws PlanDeskError DATABASE_INCOMPLETE
 */
export function keyCard(deps: Deps): { text: string; keyId: string } {
  const { db, self, clock, actor } = deps;
  const office = findOffice(db, self);
  if (!office)
    throw new PlanDeskError('DATABASE_INCOMPLETE', '数据库里没有本单位的登记，请重新建库或从备份恢复。', {});
  const key = currentSigningKey(db) ?? officeKey(db, self, { at: clock.now(), by: actor.name });
  const groups = spacedFingerprint(key.keyId).split(' ');
  const lines = [
    '上报包签名密钥指纹告知单',
    '',
    `单位：${office.name}`,
    `区划代码：${office.regionCode}`,
    `日期：${clock.today()}`,
    '',
    'Ed25519 公钥指纹（SHA-256，每四位一组）：',
    ...[0, 4, 8, 12].map((at) => `  ${groups.slice(at, at + 4).join(' ')}`),
    '',
    `电话核对时读最后八位：${groups.slice(-2).join(' ')}`,
    '',
    '请在收到本单位第一个包时，与程序“交换上报 › 密钥”页上显示的指纹逐组核对，一致后再确认。',
    '本告知单请当面递交、传真或另行寄送，不要与上报包放在同一个存储介质里。',
    '',
  ];
  return { text: `\uFEFF${lines.join('\r\n')}`, keyId: key.keyId };
}
