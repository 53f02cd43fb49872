import SwapHorizIcon from '@mui/icons-material/SwapHorizOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { ExchangeTabs } from '../components/ExchangeTabs';
import { PackageDrawer } from '../components/PackageDrawer';
import { ReceiptStanding, useReceiptStanding } from '../components/ReceiptStanding';
import { type LoggedPackage, loggedPackages, type MergeBatch, type Sent } from '../types';

/** 交换上报: every package that went out or came in, and what each merge wrote. */
export function ExchangePage() {
  const { t } = useTranslation('exchange');
  const go = useGo();
  const { office } = useSystemState();
  const mayExchange = usePermission('exchange');
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'exchange', 'log', {}));
  const { data: sent } = useQuery(ask(useApi(), 'receipts', 'incoming', {}));
  const columns = useLogColumns(data?.batches ?? none, sent?.rows ?? noAnswers);
  const packages = useMemo(() => (data ? loggedPackages(data) : []), [data]);
  const opened = packages.find((one) => one.id === open);
  // A county sends, a city and a province take in: that is what each comes here for.
  const sends = office?.level === 'county';
  const write = (
    <Button variant={sends ? 'contained' : 'outlined'} onClick={() => go('/exchange/write')}>
      {t('write.title')}
    </Button>
  );
  const receive = (
    <Button variant={sends ? 'outlined' : 'contained'} onClick={() => go('/exchange/receive')}>
      {t('receive.title')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      content="fill"
      filters={<ExchangeTabs />}
      actions={mayExchange && (sends ? receive : write)}
      primary={mayExchange && (sends ? write : receive)}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <LocalTable
          label={t('tab.log')}
          columns={columns}
          rows={packages}
          rowId={(one) => one.id}
          onOpen={(one) => setOpen(one.id)}
          empty={<EmptyState icon={SwapHorizIcon} title={t('log.empty')} text={t('log.emptyText')} />}
        />
      )}
      {opened && data && (
        <PackageDrawer
          logged={opened}
          batches={data.batches.filter((batch) => batch.packageId === opened.id)}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}

const none: readonly MergeBatch[] = [];
const noAnswers: readonly Sent[] = [];

function useLogColumns(batches: readonly MergeBatch[], sent: readonly Sent[]) {
  const { t } = useTranslation('exchange');
  const format = useNumberFormat();
  const period = usePeriodWord();
  const standing = useReceiptStanding();
  return useMemo(() => {
    const answers = new Map(sent.map((one) => [one.packageId, one]));
    const merged = new Map<string, MergeBatch[]>();
    for (const batch of batches) merged.set(batch.packageId, [...(merged.get(batch.packageId) ?? []), batch]);
    const kind = ({ kind }: LoggedPackage) => (kind === null ? '' : t(`packageKind.${kind}`));
    const outcome = (one: LoggedPackage) => {
      const answered = answers.get(one.id);
      if (answered) return standing(answered);
      const merges = merged.get(one.id) ?? [];
      if (merges.length === 0) return '';
      const valid = merges.filter((batch) => batch.undoneAt === null);
      if (valid.length === 0) return t('log.undone');
      const sum = (key: 'added' | 'changed') =>
        valid.reduce((all, batch) => all + batch.tables.reduce((total, table) => total + table[key], 0), 0);
      return t('log.merged', { added: format(sum('added')), changed: format(sum('changed')) });
    };
    return [
      {
        key: 'fileName',
        label: t('log.file'),
        width: 220,
        grow: true,
        opens: true,
        text: (one: LoggedPackage) => one.fileName ?? t('log.noFile'),
      },
      {
        key: 'direction',
        label: t('log.direction'),
        width: 96,
        text: (one: LoggedPackage) => t(`direction.${one.direction}`),
        cell: (one: LoggedPackage) => (
          <ToneChip quiet tone={one.direction === 'out' ? 'open' : 'met'}>
            {t(`direction.${one.direction}`)}
          </ToneChip>
        ),
      },
      { key: 'kind', label: t('log.kind'), width: 112, text: kind },
      {
        key: 'partner',
        label: t('log.partner'),
        width: 192,
        text: (one: LoggedPackage) => one.partner,
      },
      {
        key: 'sequence',
        label: t('facts.sequence'),
        width: 80,
        align: 'end' as const,
        text: (one: LoggedPackage) => String(one.sequence ?? ''),
        order: (one: LoggedPackage) => one.sequence ?? 0,
      },
      {
        key: 'period',
        label: t('facts.period'),
        width: 112,
        text: (one: LoggedPackage) => (one.period ? period(one.period) : ''),
        order: (one: LoggedPackage) => one.period ?? '',
      },
      {
        key: 'outcome',
        label: t('log.outcome'),
        width: 188,
        text: outcome,
        cell: (one: LoggedPackage) => {
          const answered = answers.get(one.id);
          return answered ? <ReceiptStanding receipt={answered.receipt} /> : outcome(one);
        },
      },
      {
        key: 'at',
        label: t('log.at'),
        width: 148,
        text: (one: LoggedPackage) => localMoment(one.at),
      },
    ];
  }, [batches, sent, standing, t, format, period]);
}
