import type { Contract, OutputOf } from '../../contract/index';
import type { ParsedArguments } from '../arguments';
import type { Caller } from '../caller';
import type { Answer } from '../command';
import { keyWordOf } from '../key-word';

type Queue = OutputOf<Contract['receiving']['look']>;
type Item = Queue['items'][number];

/** States in which a package of the folder has been dealt with. */
const DONE: ReadonlySet<Item['state']> = new Set(['merged', 'unchanged']);

/** The second file with the same bytes: the first stands for it. */
const isTwin = ({ problems }: Item): boolean => problems.some(({ code }) => code === 'PACKAGE_SAME_FILE');

const WORDS: Readonly<Record<Item['state'], string>> = {
  waiting: '没有查看',
  locked: '有密码',
  ready: '可以合并',
  held: '待核实',
  aside: '不能合并',
  merged: '已合并',
  unchanged: '没有新内容',
  failed: '没有合并',
};

/**
 * What may be taken without a person: a sender met for the first time as `merge FILE` takes it; a new key, and a revoked or
 * borrowed one inside, when that was said.
 */
function accepted({ items }: Queue, said: ReadonlySet<string>): string[] {
  const held = items.filter(({ state }) => state === 'held');
  const lifted = new Set([
    'PACKAGE_KEY_UNSEEN',
    'PACKAGE_REPEATED',
    'PACKAGE_CHAIN_BROKEN',
    'SENDER_KEY_SUCCEEDED',
    'FORWARDED_KEY_CHANGED',
    ...(said.has('accept-key') ? ['SENDER_KEY_CHANGED'] : []),
    ...(said.has('accept-forwarded') ? ['FORWARDED_KEY_REVOKED', 'FORWARDED_KEY_BORROWED'] : []),
  ]);
  return held.filter(({ problems }) => problems.every(({ code }) => lifted.has(code))).map(({ id }) => id);
}

/** Every package of a folder: proven, put in order, merged one after another. One that is refused stops none of the others. */
export async function receiveFolder(
  parsed: ParsedArguments,
  caller: Caller,
  source: { file: string; password?: string },
): Promise<Answer> {
  const rehearse = parsed.flags.has('rehearse');
  let queue = await caller.call('receiving.look', { files: [source.file] });
  const locked = queue.items.filter(({ state }) => state === 'locked');
  const { password } = source;
  if (password !== undefined && locked.length > 0)
    queue = await caller.call('receiving.lookOn', {
      queueId: queue.queueId,
      passwords: locked.map(({ id }) => ({ id, password })),
    });
  const { confirmedHow } = keyWordOf(parsed);
  const may = new Set(accepted(queue, parsed.flags));
  if (!rehearse)
    queue = (
      await caller.call('receiving.merge', {
        queueId: queue.queueId,
        accept: [...may].map((id) => ({ id, confirmedHow })),
      })
    ).queue;
  await caller.host.reading;
  const ready = ({ id, state }: Item) => state === 'ready' || may.has(id);
  const left = queue.items.filter(
    (item) => !isTwin(item) && !(rehearse ? ready(item) : DONE.has(item.state)),
  );
  return {
    json: {
      rehearsed: rehearse,
      packages: queue.items.map(({ name, state, batchId, tables, problems, package: view }) => ({
        file: name,
        state,
        batch: batchId,
        tables,
        problems,
        package: view,
      })),
      senders: queue.senders,
      others: queue.others,
    },
    lines: [
      ...queue.items.flatMap(({ name, state, batchId, tables, problems, package: view }) => [
        `${WORDS[state]}　${name}${view ? `　${view.sender.name} 第 ${view.sequence} 号` : ''}${batchId ? `　批次 ${batchId}` : ''}`,
        ...tables
          .filter(({ added, changed, conflict, refused }) => added + changed + conflict + refused > 0)
          .map(tableLine),
        ...problems.map((problem) => `  注意：${problem.message}`),
      ]),
      ...queue.senders
        .filter(({ missing }) => missing.length > 0)
        .map(({ name, missing }) => `${name} 缺第 ${missing.join('、')} 号包`),
      ...queue.senders
        .filter(({ repeated }) => repeated.length > 0)
        .map(({ name, repeated }) => `${name} 有不同的包同为第 ${repeated.join('、')} 号`),
    ],
    exitCode: left.length > 0 ? 1 : 0,
  };
}

/** One table of a merge, for people. */
export const tableLine = (counts: Item['tables'][number]): string =>
  `  ${counts.table.padEnd(24)}新增 ${counts.added}  变更 ${counts.changed}  相同 ${counts.same}  冲突 ${counts.conflict}  拒收 ${counts.refused}`;
