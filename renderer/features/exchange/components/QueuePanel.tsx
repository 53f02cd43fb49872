import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { ComparedField } from '../../../ui/KeyBlocks';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useProblemText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { lastDigits, spaced } from '../fingerprint';
import { asksHow, type QueueControl } from '../hooks/use-queue';
import { useUndoMerge } from '../hooks/use-undo-merge';
import type { QueuedItem } from '../types';
import styles from './exchange.module.css';

const toneOf: Readonly<Record<QueuedItem['state'], Tone>> = {
  waiting: 'muted',
  locked: 'soon',
  ready: 'open',
  held: 'soon',
  aside: 'late',
  merged: 'met',
  unchanged: 'muted',
  failed: 'late',
};

/** Signers whose fingerprint has to be compared by telephone before the package is taken. */
const asked: ReadonlySet<string> = new Set(['first-contact', 'succeeded', 'changed']);

const groups = ['all', 'open', 'done', 'left'] as const;
type Group = (typeof groups)[number];

const groupOf = ({ state }: QueuedItem): Group =>
  state === 'merged' || state === 'unchanged'
    ? 'done'
    : state === 'aside' || state === 'failed'
      ? 'left'
      : 'open';

/** Many packages at once, in the order in which they are merged: how each stands, what each has brought, the way back. */
export function QueuePanel({ control }: { control: QueueControl }) {
  const { t } = useTranslation('exchange');
  const format = useNumberFormat();
  const period = usePeriodWord();
  const [group, setGroup] = useState<Group>('all');
  const { queue, chosen, held, busy } = control;
  if (!queue) return null;
  const shown = queue.items.filter((item) => group === 'all' || groupOf(item) === group);
  const waiting = queue.items.some(({ state }) => state === 'waiting');
  const sum = (item: QueuedItem, key: 'added' | 'changed' | 'conflict' | 'refused') =>
    item.tables.reduce((total, table) => total + table[key], 0);
  return (
    <>
      <div className={styles.notes}>
        {queue.senders
          .filter(({ missing, repeated }) => missing.length + repeated.length > 0)
          .map((sender) => (
            <InlineNote key={`${sender.senderId} ${sender.kind} ${sender.recipientName}`} tone="soon">
              {sender.missing.length > 0 &&
                t('queue.missing', { name: sender.name, numbers: sender.missing.join('、') })}
              {sender.repeated.length > 0 &&
                t('queue.repeated', { name: sender.name, numbers: sender.repeated.join('、') })}
            </InlineNote>
          ))}
        {queue.others > 0 && (
          <InlineNote tone="muted">{t('queue.others', { count: queue.others })}</InlineNote>
        )}
        {!busy && <NextSteps items={queue.items} />}
      </div>
      <Panel
        title={t('queue.title', { count: queue.items.length })}
        flush
        actions={
          <>
            <Segments<Group>
              label={t('queue.show')}
              chosen={group}
              onChoose={setGroup}
              segments={groups.map((key) => ({
                key,
                label: t(`queue.group.${key}`),
                count: queue.items.filter((item) => key === 'all' || groupOf(item) === key).length,
                ...(key === 'left' && { tone: 'late' as const }),
              }))}
            />
            {waiting && (
              <Button disabled={busy} onClick={() => void control.lookOn([])}>
                {t('queue.lookOn')}
              </Button>
            )}
            {held.length > 0 && (
              <Button disabled={busy} onClick={() => void control.acceptAll()}>
                {t('queue.acceptAll', { count: held.length })}
              </Button>
            )}
          </>
        }
      >
        <SimpleTable
          label={t('queue.label')}
          rows={shown}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'take',
              label: t('queue.take'),
              fixed: true,
              cell: ({ id, name, state }) =>
                (state === 'ready' || state === 'held' || state === 'failed') && (
                  <Checkbox
                    size="small"
                    checked={chosen.has(id)}
                    disabled={busy}
                    onChange={() => control.turn([id])}
                    slotProps={{
                      input: {
                        'aria-label': t(state === 'held' ? 'queue.accept' : 'queue.takeOne', { name }),
                      },
                    }}
                  />
                ),
            },
            {
              key: 'sender',
              label: t('queue.sender'),
              cell: ({ name, package: view }) => (
                <>
                  {view && (
                    <div>
                      {view.sender.name}{' '}
                      <span className={blocks.small}>
                        {t(view.kind === 'receipt' ? 'queue.receiptNumber' : 'queue.number', {
                          number: view.sequence,
                        })}
                        {view.period !== null && ` ${period(view.period)}`}
                      </span>
                    </div>
                  )}
                  <div className={view ? blocks.small : undefined}>{name}</div>
                </>
              ),
            },
            {
              key: 'state',
              label: t('queue.state'),
              cell: (item) => <State item={item} control={control} />,
            },
            ...(['added', 'changed', 'conflict', 'refused'] as const).map((key) => ({
              key,
              label: t(`counts.${key}`),
              align: 'end' as const,
              cell: (item: QueuedItem) =>
                item.batchId !== null && item.tables.length > 0 && format(sum(item, key)),
            })),
            {
              key: 'act',
              label: t('queue.act'),
              fixed: true,
              cell: (item) => <Undo item={item} control={control} />,
            },
          ]}
        />
      </Panel>
    </>
  );
}

/** Once all that could be taken is merged: who still owes a report, and the answers to those that sent one. */
function NextSteps({ items }: { items: readonly QueuedItem[] }) {
  const { t } = useTranslation('exchange');
  const go = useGo();
  const level = useSystemState().office?.level;
  const count = (group: Group) => items.filter((item) => groupOf(item) === group).length;
  const uploads = items.some(({ state, package: view }) => state === 'merged' && view?.kind === 'upload');
  if (!uploads || count('open') > 0 || (level !== 'city' && level !== 'province')) return null;
  return (
    <InlineNote
      tone="met"
      action={
        <>
          <Button onClick={() => go('/exchange/gaps')}>{t('tab.gaps')}</Button>
          <Button onClick={() => go('/exchange/receipts')}>{t('tab.receipts')}</Button>
        </>
      }
    >
      {t('queue.allDone', { done: count('done'), left: count('left') })}
    </InlineNote>
  );
}

function State({ item, control }: { item: QueuedItem; control: QueueControl }) {
  const { t } = useTranslation('exchange');
  const problemText = useProblemText();
  const undone = control.undone.has(item.id);
  const signer = item.state === 'held' ? item.package?.signer : null;
  return (
    <>
      <ToneChip quiet tone={undone ? 'muted' : toneOf[item.state]}>
        {undone ? t('log.undone') : t(`queue.stateWord.${item.state}`)}
      </ToneChip>
      {item.problems.map((problem) => (
        <div key={`${problem.code}${problem.where}`} className={blocks.small}>
          {problemText(problem)}
        </div>
      ))}
      {signer && asked.has(signer.known) && (
        <div className={styles.fingerprint}>
          {t('queue.fingerprint', { key: spaced(signer.keyId.slice(0, -8)) })}{' '}
          <strong>{lastDigits(signer.keyId)}</strong>
        </div>
      )}
      {item.state === 'locked' && <Unlock item={item} control={control} />}
      {asksHow(item) && control.chosen.has(item.id) && (
        <ComparedField
          how={control.howOf(item.id)}
          onHow={(how) => control.setHow([item.id], how)}
          required
          disabled={control.busy}
        />
      )}
    </>
  );
}

/** Opens a package with its password, beside what is said of the one that was tried. */
function Unlock({ item: { id, name }, control }: { item: QueuedItem; control: QueueControl }) {
  const { t } = useTranslation('exchange');
  const [password, setPassword] = useState('');
  const open = (event: FormEvent) => {
    event.preventDefault();
    void control.lookOn([{ id, password }]);
  };
  return (
    <form onSubmit={open} className={styles.unlock}>
      <LabelledInput
        label={t('receive.password', { file: name })}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" disabled={control.busy || password === ''}>
        {t('receive.open')}
      </Button>
    </form>
  );
}

/** The way back of a merge. */
function Undo({ item, control }: { item: QueuedItem; control: QueueControl }) {
  const { t } = useTranslation('exchange');
  const undo = useUndoMerge();
  const { id, name, state, batchId, package: view } = item;
  if (state !== 'merged' || batchId === null || control.undone.has(id)) return null;
  return (
    <Button
      size="small"
      disabled={control.busy}
      aria-label={t('queue.undoOne', { name })}
      onClick={async () => {
        if (await undo(batchId, view?.sender.name ?? name)) control.setUndone(id);
      }}
    >
      {t('undo.run')}
    </Button>
  );
}
