import { PlanDeskError } from '../../../db/domain/errors';
import { RETIRE_REASONS } from '../../../db/domain/exchange/signer';
import { spacedFingerprint } from '../../../db/exchange/write/cover';
import type { Contract, OutputOf } from '../../contract/index';
import { oneOf, type ParsedArguments, parseArguments, required, UsageError } from '../arguments';
import type { Caller } from '../caller';
import type { Answer, Command } from '../command';
import { KEY_FLAGS, KEY_OPTIONS, KEY_USAGE, openToSign } from '../signing-key';
import { openDatabase } from './database';

type OwnKey = OutputOf<Contract['keys']['own']>;
type OfficeKey = OutputOf<Contract['keys']['list']>['keys'][number];

const PROTECTION: Readonly<Record<OwnKey['shares']['protection'], string>> = {
  none: '还没有，第一次写包时自动生成',
  plain: '尚未加密',
  sealed: '由登录密码加密',
  lost: '打不开',
};

const STATES: Readonly<Record<OfficeKey['state'], string>> = {
  'first-contact': '待核对',
  confirmed: '已核对',
  superseded: '已被替换',
  revoked: '已作废',
};

/** How much of a fingerprint names a key, at least. */
const SHORTEST = 8;

function ownLines({ keyId, shares }: OwnKey): string[] {
  return [
    `本单位：${keyId === null ? '' : `${spacedFingerprint(keyId)}  `}${PROTECTION[shares.protection]}`,
    ...(shares.holders.length === 0
      ? []
      : [`  能打开的用户：${shares.holders.map(({ name }) => name).join('、')}`]),
  ];
}

const keyLine = ({ id, officeName, keyId, state }: OfficeKey): string =>
  `${officeName}  ${STATES[state]}  ${spacedFingerprint(keyId)}  ${id}`;

/** The key that a word names: its record's id, or the beginning of its fingerprint. @throws PlanDeskError KEY_UNKNOWN; UsageError */
async function named(caller: Caller, word: string): Promise<OfficeKey> {
  const { keys } = await caller.call('keys.list', {});
  const digits = word.replace(/\s/g, '').toLowerCase();
  const found = keys.filter(
    ({ id, keyId }) => id === word || (digits.length >= SHORTEST && keyId.startsWith(digits)),
  );
  if (found.length > 1)
    throw new UsageError(
      `有 ${found.length} 把密钥符合“${word}”，请写 keys list 列出的编号：${found.map(({ id, officeName }) => `${officeName} ${id}`).join('，')}`,
    );
  const [key] = found;
  if (!key)
    throw new PlanDeskError(
      'KEY_UNKNOWN',
      `没有密钥“${word}”的记录，请写 keys list 列出的编号，或指纹开头至少 ${SHORTEST} 位。`,
      { id: word },
    );
  return key;
}

async function list(caller: Caller): Promise<Answer> {
  const own = await caller.call('keys.own', {});
  const { keys } = await caller.call('keys.list', {});
  return { json: { own, keys }, lines: [...ownLines(own), ...keys.map(keyLine)] };
}

/** The key as it is after something was done to it. */
async function after(caller: Caller, id: string): Promise<Answer> {
  const key = await named(caller, id);
  return { json: { key }, lines: [keyLine(key)] };
}

async function confirm(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const input = { heard: required(parsed, 'heard'), how: required(parsed, 'how') };
  const { id } = await named(caller, parsed.words[1] ?? '');
  await caller.call('keys.confirm', { id, ...input });
  return after(caller, id);
}

async function revoke(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const reason = required(parsed, 'reason');
  const { id } = await named(caller, parsed.words[1] ?? '');
  await caller.call('keys.revoke', { id, reason });
  return after(caller, id);
}

async function renew(parsed: ParsedArguments, caller: Caller): Promise<Answer> {
  const reason = oneOf(required(parsed, 'reason'), RETIRE_REASONS, '--reason');
  await openToSign(parsed, caller);
  await caller.call('keys.renew', { reason });
  const own = await caller.call('keys.own', {});
  return {
    json: { own },
    lines: [
      '已启用新的签名密钥，请把指纹告知接收单位',
      ...ownLines(own),
      own.vouchedBy === null
        ? '旧密钥没有为它担保：接收单位要先核对指纹，才能接收'
        : `旧密钥为它担保：${spacedFingerprint(own.vouchedBy)}`,
    ],
  };
}

/** Which options each of the words takes besides `--db`. */
const SHAPES = {
  list: { words: ['list'] },
  confirm: { words: ['confirm', 'KEY'], options: ['heard', 'how'] },
  revoke: { words: ['revoke', 'KEY'], options: ['reason'] },
  renew: { words: ['renew'], options: ['reason', ...KEY_OPTIONS], flags: KEY_FLAGS },
} as const;

export const keysCommand: Command = {
  usage:
    'keys list --db DB\n' +
    '       keys confirm KEY --db DB --heard 对方报的指纹末尾至少 8 位 --how 与何人、通过何种方式核对\n' +
    '       keys revoke KEY --db DB --reason 理由\n' +
    `       keys renew --db DB --reason changed|lost|stolen ${KEY_USAGE}`,
  async run(args, caller) {
    const action = oneOf(args[0] ?? '', ['list', 'confirm', 'revoke', 'renew'], 'keys');
    const shape: { words: readonly string[]; options?: readonly string[]; flags?: readonly string[] } =
      SHAPES[action];
    const parsed = parseArguments(args, { ...shape, options: ['db', ...(shape.options ?? [])] });
    if (action === 'renew') return renew(parsed, caller);
    await openDatabase(caller, required(parsed, 'db'));
    if (action === 'confirm') return confirm(parsed, caller);
    return action === 'revoke' ? revoke(parsed, caller) : list(caller);
  },
};
