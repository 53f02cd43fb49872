import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useProblemText } from '../../../ui/use-error-text';
import type { QueuedPackage } from '../case-queue';

const toneOf: Readonly<Record<QueuedPackage['state'], Tone>> = {
  waiting: 'muted',
  looking: 'open',
  received: 'met',
  clear: 'open',
  'by-hand': 'soon',
  known: 'muted',
  blocked: 'late',
  locked: 'soon',
  broken: 'late',
};

interface CaseQueueProps {
  readonly queue: readonly QueuedPackage[];
  readonly busy: boolean;
  /** Ticket of the package that is open below. */
  readonly shown: string | null;
  onOpen(one: QueuedPackage): void;
  onReceiveClear(): void;
}

/** Many packages at once: how each stands, in the order in which they are received. */
export function CaseQueue({ queue, busy, shown, onOpen, onReceiveClear }: CaseQueueProps) {
  const { t } = useTranslation('filingPackages');
  const problemText = useProblemText();
  const clear = queue.filter(({ state }) => state === 'clear').length;
  return (
    <Panel
      title={t('queue.title', { count: queue.length })}
      flush
      actions={
        <LoadingButton
          variant="contained"
          size="small"
          busy={busy}
          disabled={clear === 0}
          onClick={onReceiveClear}
        >
          {t('queue.receiveClear', { count: clear })}
        </LoadingButton>
      }
    >
      <SimpleTable
        label={t('queue.label')}
        rows={queue}
        rowId={({ file }) => file.grant}
        columns={[
          {
            key: 'file',
            label: t('queue.file'),
            cell: (one) => (
              <button
                type="button"
                className={blocks.link}
                aria-pressed={one.file.grant === shown}
                disabled={busy}
                onClick={() => onOpen(one)}
              >
                {one.file.name}
              </button>
            ),
          },
          {
            key: 'sender',
            label: t('queue.sender'),
            cell: ({ sender }) =>
              sender && (
                <>
                  {sender.name}{' '}
                  <span className={blocks.small}>{t('queue.sequence', { number: sender.sequence })}</span>
                </>
              ),
          },
          {
            key: 'state',
            label: t('queue.state'),
            cell: ({ state, problems }) => (
              <>
                <ToneChip quiet tone={toneOf[state]}>
                  {t(`verdict.${state}`)}
                </ToneChip>
                {state !== 'received' &&
                  problems.map((problem) => (
                    <div key={`${problem.code}${problem.message}`} className={blocks.small}>
                      {problemText(problem)}
                    </div>
                  ))}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
