import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { SimpleTable } from '../../../ui/SimpleTable';
import { FindingDrawer } from '../../drill-findings/components/FindingDrawer';
import type { Drill } from '../../drills/drill-form';
import { clockWords, spanWords } from '../clock-words';
import { useConductQuery } from '../hooks/use-conduct';
import type { Conduct, LogEntry } from '../types';
import { PaperKit } from './PaperKit';

/** 实施: how the drill went, with its whole log; the way to the controller's screen. */
export function ConductTab({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drillConduct');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const { data, error, refetch } = useConductQuery(drill.id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { run } = data;
  const open = run !== null && run.state !== 'ended';
  const may = mayEdit && data.ours;
  const stage = (
    <Button variant="contained" onClick={() => go(`/drills/${drill.id}/conduct`)}>
      {t(open ? 'tab.goOn' : data.mayStart && may ? 'tab.lead' : 'tab.look')}
    </Button>
  );
  if (run === null)
    return (
      <>
        <EmptyState
          title={t('tab.none')}
          text={t(data.mayStart ? 'tab.noneText' : 'tab.never')}
          {...(data.mayStart && may ? { action: stage } : {})}
        />
        {may && data.mayStart && <PaperKit drillId={drill.id} />}
      </>
    );
  return (
    <>
      {run.interrupted && (
        <InlineNote tone="late" action={stage}>
          {t('interrupted.title')}
        </InlineNote>
      )}
      <Panel title={t('tab.summary')} {...(!run.interrupted && { actions: stage })}>
        <SummaryFacts summary={data.summary} />
      </Panel>
      <Panel title={t('logCount', { count: data.log.length })} flush>
        <LogTable conduct={data} mayNote={may} />
      </Panel>
    </>
  );
}

function SummaryFacts({ summary }: { summary: Conduct['summary'] }) {
  const { t } = useTranslation('drillConduct');
  const { seconds, longestDelay, ...counts } = summary;
  return (
    <FactList
      facts={[
        { label: t('tab.time'), value: clockWords(seconds) },
        ...(['sent', 'skipped', 'unsent', 'actions', 'lateActions', 'problems'] as const).map((key) => ({
          label: t(`figure.${key}`),
          value: String(counts[key]),
        })),
        { label: t('figure.longestDelay'), value: spanWords(longestDelay) },
      ]}
    />
  );
}

/** The log as it was written; a problem can be taken up as a finding. */
function LogTable({ conduct, mayNote }: { conduct: Conduct; mayNote: boolean }) {
  const { t } = useTranslation('drillConduct');
  const [problem, setProblem] = useState<LogEntry | null>(null);
  const words = (entry: LogEntry) => entry.correction?.text || entry.text;
  return (
    <>
      <SimpleTable
        label={t('log')}
        rows={conduct.log}
        rowId={(entry) => entry.id}
        columns={[
          {
            key: 'clock',
            label: t('tab.clock'),
            fixed: true,
            cell: (entry) => clockWords(entry.clockSeconds),
          },
          {
            key: 'kind',
            label: t('tab.kind'),
            fixed: true,
            cell: (entry) =>
              [t(`kind.${entry.kind}`), entry.injectNumber].filter((part) => part !== null).join(' '),
          },
          { key: 'actor', label: t('tab.actor'), cell: (entry) => entry.actor },
          {
            key: 'text',
            label: t('tab.text'),
            cell: (entry) => (
              <>
                {entry.correction ? <del>{entry.text}</del> : entry.text}
                {entry.correction &&
                  ` ${entry.correction.takenBack ? t('takenBack') : t('corrected', { text: entry.correction.text })}`}
                {entry.late && ` ${t('fromPaper')}`}
              </>
            ),
          },
          {
            key: 'delay',
            label: t('tab.delay'),
            fixed: true,
            align: 'end',
            cell: ({ delaySeconds }) =>
              delaySeconds === null ? null : `${delaySeconds < 0 ? '−' : ''}${spanWords(delaySeconds)}`,
          },
          { key: 'author', label: t('tab.author'), cell: (entry) => entry.author },
          {
            key: 'finding',
            label: '',
            fixed: true,
            cell: (entry) =>
              mayNote && entry.kind === 'problem' && !entry.correction?.takenBack ? (
                <Button size="small" variant="text" onClick={() => setProblem(entry)}>
                  {t('tab.finding')}
                </Button>
              ) : null,
          },
        ]}
      />
      {problem && (
        <FindingDrawer
          drillId={conduct.id}
          start={{
            title: words(problem),
            evidence: `T+${clockWords(problem.clockSeconds)} ${words(problem)}`,
            logIds: [problem.id],
          }}
          onClose={() => setProblem(null)}
        />
      )}
    </>
  );
}
