import { expect, test } from 'vitest';
import { judgeRecipient, liesWithin } from '../../../db/domain/exchange/recipient';

const self = { id: 'city', name: '吉林市应急管理局' };

test.each([
  ['our id, whatever the name', 'city', '吉林市安监局', 'ours'],
  ['the id of another', 'other', '吉林市应急管理局', 'other'],
  ['our name', null, '吉林市应急管理局', 'ours'],
  ['our name as somebody wrote it', null, ' 吉林市　应急管理局', 'ours'],
  ['an upper office whose name nobody knew', null, '上级应急管理部门', 'open'],
  ['every office below', null, '各县（市、区）应急管理局', 'open'],
  ['another name', null, '吉林省应急管理厅', 'other-name'],
] as const)('%s', (_what, id, name, expected) => {
  expect(judgeRecipient({ id, name }, self)).toBe(expected);
});

test.each([
  ['a county of the city', '220283', 'city', '220200', true],
  ['a county of another city', '220122', 'city', '220200', false],
  ['a city of the province', '220200', 'province', '220000', true],
  ['a county that reports to the province itself', '220581', 'province', '220000', true],
  ['another province', '210100', 'province', '220000', false],
  ['a county beside a county', '220284', 'county', '220283', false],
] as const)('%s', (_what, region, level, regionCode, expected) => {
  expect(liesWithin(region, { level, regionCode })).toBe(expected);
});
