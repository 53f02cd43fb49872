import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { nativeShell } from '../../../api/shell';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { useJob } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page, Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { AnswersDrawer } from '../components/AnswersDrawer';
import { ExchangeTabs } from '../components/ExchangeTabs';
import styles from '../components/exchange.module.css';
import { ReceiptStanding } from '../components/ReceiptStanding';
import type { Sent } from '../types';

/** 回执: how the upper office answered our packages, and our answers to those from below. */
export function ReceiptsPage() {
  const { t } = useTranslation('exchange');
  const { office } = useSystemState();
  return (
    <Page title={t('title')} filters={<ExchangeTabs />}>
      {office?.level !== 'county' && <Outgoing />}
      {office?.level !== 'province' && <IncomingPanel />}
    </Page>
  );
}

/** Our packages with the answer that came to each. */
function IncomingPanel() {
  const { t } = useTranslation('exchange');
  const period = usePeriodWord();
  const [open, setOpen] = useState<Sent | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'receipts', 'incoming', {}));
  return (
    <Panel title={t('receipts.incoming')} flush>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && <InlineNote tone="muted">{t('receipts.nothingSent')}</InlineNote>}
      {data && data.rows.length > 0 && (
        <SimpleTable
          label={t('receipts.incoming')}
          rows={data.rows}
          rowId={({ packageId }) => packageId}
          columns={[
            {
              key: 'package',
              label: t('receipts.package'),
              cell: (row) => (
                <>
                  <div>{t('receipts.sentTo', { to: row.recipient, number: row.sequence })}</div>
                  <div className={blocks.small}>
                    {row.period && period(row.period)} {row.fileName} {localMoment(row.at)}
                  </div>
                </>
              ),
            },
            {
              key: 'state',
              label: t('receipts.state'),
              fixed: true,
              cell: (row) => <ReceiptStanding receipt={row.receipt} />,
            },
            {
              key: 'on',
              label: t('receipts.answered'),
              cell: ({ receipt }) =>
                receipt && (
                  <>
                    {receipt.answeredOn} {receipt.answeredBy}
                    {receipt.note && <div className={blocks.small}>{receipt.note}</div>}
                  </>
                ),
            },
            {
              key: 'open',
              label: t('receipts.look'),
              fixed: true,
              cell: (row) =>
                row.receipt &&
                row.receipt.returned > 0 && (
                  <Button size="small" onClick={() => setOpen(row)}>
                    {t('receipts.openAnswers', { count: row.receipt.open })}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {open?.receipt && (
        <AnswersDrawer
          receiptId={open.receipt.receiptId}
          title={t('receipts.sentTo', { to: open.recipient, number: open.sequence })}
          mine
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

/** What this desk owes to those below, and has given. */
function Outgoing() {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const format = useNumberFormat();
  const errorText = useErrorText();
  const mayExchange = usePermission('exchange');
  const { data, error, refetch } = useQuery(ask(api, 'receipts', 'outgoing', {}));
  const writing = useJob(t('receipts.writing'), api.receipts.write);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const rows = data?.rows ?? [];
  // What is owed is ticked, what was given is not.
  const chosen = rows.filter(({ packageId, given }) => given === turned.has(packageId));
  const opened = rows.find(({ receiptId }) => receiptId === open);
  const turn = (id: string) =>
    setTurned((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const write = async () => {
    const folder = await nativeShell().openFolder({ title: t('receipts.folder') });
    if (!folder) return;
    const done = await writing.run({
      packageIds: chosen.map(({ packageId }) => packageId),
      target: folder.grant,
      ...(password !== '' && { password }),
    });
    if (!done) return;
    setTurned(new Set());
    setPassword('');
    showToast({ tone: 'met', text: t('receipts.written', { count: done.written.length }) });
  };
  return (
    <Panel
      title={t('receipts.outgoing')}
      flush
      actions={
        mayExchange && (
          <LoadingButton
            variant="contained"
            size="small"
            busy={writing.state !== 'idle'}
            disabled={chosen.length === 0}
            onClick={() => void write()}
          >
            {t('receipts.write', { count: chosen.length })}
          </LoadingButton>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {writing.error && <InlineNote tone="late">{errorText(writing.error)}</InlineNote>}
      {data && rows.length === 0 && <InlineNote tone="muted">{t('receipts.nothingMerged')}</InlineNote>}
      {mayExchange && rows.length > 0 && (
        <div className={styles.protect}>
          <LabelledInput
            label={t('receipts.password')}
            help={t('write.passwordNote')}
            type="password"
            value={password}
            disabled={writing.state !== 'idle'}
            onChange={(event) => setPassword(event.target.value)}
          />
        </div>
      )}
      {rows.length > 0 && (
        <SimpleTable
          label={t('receipts.outgoing')}
          rows={rows}
          rowId={({ receiptId }) => receiptId}
          columns={[
            {
              key: 'take',
              label: t('receipts.take'),
              fixed: true,
              cell: (row) => (
                <Checkbox
                  size="small"
                  checked={chosen.includes(row)}
                  disabled={!mayExchange || writing.state !== 'idle'}
                  onChange={() => turn(row.packageId)}
                  slotProps={{
                    input: {
                      'aria-label': t('receipts.takeOne', { name: row.officeName, number: row.sequence }),
                    },
                  }}
                />
              ),
            },
            {
              key: 'package',
              label: t('receipts.package'),
              cell: (row) => (
                <>
                  <div>{t('receipts.cameFrom', { from: row.officeName, number: row.sequence })}</div>
                  <div className={blocks.small}>
                    {row.fileName} {t('receipts.mergedAt', { at: localMoment(row.mergedAt) })}
                  </div>
                </>
              ),
            },
            {
              key: 'accepted',
              label: t('receipts.acceptedRows'),
              align: 'end',
              cell: (row) => format(row.accepted),
            },
            {
              key: 'returned',
              label: t('receipts.returnedRows'),
              align: 'end',
              cell: (row) =>
                row.returned === 0 ? (
                  format(0)
                ) : (
                  <button type="button" className={blocks.link} onClick={() => setOpen(row.receiptId)}>
                    {format(row.returned)}
                  </button>
                ),
            },
            {
              key: 'waiting',
              label: t('receipts.waiting'),
              align: 'end',
              cell: (row) => format(row.waiting),
            },
            {
              key: 'state',
              label: t('receipts.state'),
              fixed: true,
              cell: ({ given, answeredOn }) =>
                given ? (
                  <ToneChip tone="met">{t('receipts.given', { on: answeredOn })}</ToneChip>
                ) : (
                  <ToneChip tone="soon">{t('receipts.owed')}</ToneChip>
                ),
            },
          ]}
        />
      )}
      {opened && (
        <AnswersDrawer
          receiptId={opened.receiptId}
          title={t('receipts.cameFrom', { from: opened.officeName, number: opened.sequence })}
          mine={false}
          onClose={() => setOpen(null)}
        />
      )}
      <JobDialog job={writing} title={t('receipts.writing')} />
    </Panel>
  );
}
