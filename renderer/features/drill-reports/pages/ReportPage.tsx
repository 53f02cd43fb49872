import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { FactList, type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { useErrorText } from '../../../ui/use-error-text';
import { usePeriodWord } from '../../../ui/use-period-word';
import { Answers } from '../components/Answers';
import { AnswerDrawer, HandInDrawer, NoteDrawer, WriteDrawer } from '../components/ReportDrawers';
import { ReportedDrills } from '../components/ReportedDrills';
import { type ReportForm, ReportPreview } from '../components/ReportPreview';
import styles from '../components/reports.module.css';
import { SpotCheckDrawer } from '../components/SpotCheckDrawer';
import { StandingChip } from '../components/StandingChip';
import type { Report } from '../report-forms';

type Open = 'spot' | 'note' | 'hand-in' | 'write' | 'answer' | ReportForm;

/** One half-yearly report: the drills it names, what is missing, the hand-in and the office's words on it. */
export function ReportPage() {
  const { t } = useTranslation('drillReports');
  const id = useRouteParam('id');
  const periodWord = usePeriodWord();
  const { desk } = useSystemState();
  const mayEdit = usePermission('edit');
  const [open, setOpen] = useState<Open | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillReports', 'get', { id }));
  const steps = useSteps(data ?? null, setOpen);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const atUnit = desk === 'enterprise';
  const editable = atUnit && mayEdit && data.ours && data.standing === 'draft';
  const last = data.answers.at(-1);
  const close = () => setOpen(null);
  return (
    <RecordPage
      name={t('page.title', { unit: data.unit.name, period: periodWord(data.period) })}
      code={<span>{t('page.round', { count: data.round })}</span>}
      state={<StandingChip standing={data.standing} late={data.late && data.standing !== 'received'} />}
      actions={steps}
      side={<Side report={data} />}
    >
      <div className={styles.stack}>
        {data.standing === 'returned' && (
          <InlineNote tone="soon">
            {t(atUnit ? 'page.returned' : 'page.returnedHere', { note: last?.note ?? '' })}
          </InlineNote>
        )}
        {data.standing === 'handed-in' && (
          <InlineNote tone="open">{t(atUnit ? 'page.waiting' : 'page.toAnswer')}</InlineNote>
        )}
        <ReportedDrills report={data} editable={editable} />
        {data.note && (
          <Panel title={t('field.note')}>
            <p className={styles.note}>{data.note}</p>
          </Panel>
        )}
        <Answers report={data} />
      </div>
      {open === 'note' && <NoteDrawer report={data} onClose={close} />}
      {open === 'hand-in' && <HandInDrawer report={data} onDone={() => setOpen('write')} onClose={close} />}
      {open === 'write' && <WriteDrawer report={data} atUnit={atUnit} onClose={close} />}
      {open === 'spot' && (
        <SpotCheckDrawer
          unitName={data.unit.name}
          drills={data.drills
            .filter(({ chosen }) => chosen)
            .map((drill) => ({ id: drill.id, title: drill.title, date: drill.startOn }))}
          onClose={close}
        />
      )}
      {open === 'answer' && <AnswerDrawer report={data} atUnit={atUnit} onClose={close} />}
      {(open === 'report' || open === 'receipt') && <ReportPreview id={id} form={open} onClose={close} />}
    </RecordPage>
  );
}

function Side({ report }: { report: Report }) {
  const { t } = useTranslation('drillReports');
  const go = useGo();
  return (
    <div className={styles.side}>
      <FactList
        facts={[
          { label: t('field.due'), value: report.due, wide: true },
          { label: t('field.handedInOn'), value: report.handedInOn, wide: true },
          { label: t('field.preparedBy'), value: report.preparedBy, wide: true },
          { label: t('field.phone'), value: report.phone, wide: true },
        ]}
      />
      <p className={blocks.small}>{t(report.unit.owes ? 'page.basis' : 'page.mayReport')}</p>
      <button type="button" className={blocks.link} onClick={() => go(`/enterprises/${report.unit.id}`)}>
        {t('page.unit')}
      </button>
    </div>
  );
}

/** What can be done next with the report at this desk. */
function useSteps(report: Report | null, open: (what: Open) => void): RecordAction[] {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const errorText = useErrorText();
  const { desk } = useSystemState();
  const mayEdit = usePermission('edit');
  if (report === null) return [];
  const { id, version, standing, answers, ours } = report;
  const atUnit = desk === 'enterprise';
  const run = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (thrown) {
      showToast({ tone: 'late', text: t('notSaved'), detail: errorText(thrown) });
    }
  };
  const withdraw = async () => {
    const asked = await confirm({
      title: t('answer.withdraw'),
      body: t('answer.withdrawBody'),
      confirmLabel: t('answer.withdraw'),
      reasonLabel: t('reason'),
    });
    if (asked)
      await run(api.drillReports.withdrawAnswer({ id, expectedVersion: version, reason: asked.reason }));
  };
  const action = (key: string, what: Open, more: Partial<RecordAction> = {}): RecordAction => ({
    key,
    label: t(`step.${key}` as 'step.write'),
    run: () => open(what),
    ...more,
  });
  const papers = [action('print', 'report'), ...(answers.length > 0 ? [action('receipt', 'receipt')] : [])];
  if (!mayEdit || !ours) return papers;
  const answered = answers.some(({ round }) => round === report.round);
  const none = !report.drills.some(({ chosen }) => chosen);
  if (atUnit && standing === 'draft')
    return [
      ...papers,
      action('note', 'note'),
      action('handIn', 'hand-in', {
        primary: true,
        blockers: [
          ...(none ? [t('blocked.noDrills')] : []),
          ...(report.preparedBy === null ? [t('blocked.preparedBy')] : []),
        ],
      }),
    ];
  const reopen: RecordAction = {
    key: 'reopen',
    label: t(standing === 'returned' ? 'step.correct' : 'step.reopen'),
    primary: standing === 'returned',
    run: () => void run(api.drillReports.reopen({ id, expectedVersion: version })),
  };
  const takeBack: RecordAction = {
    key: 'withdraw',
    label: t('answer.withdraw'),
    seldom: true,
    run: () => void withdraw(),
  };
  if (atUnit)
    return [
      ...papers,
      ...(answered ? [takeBack] : [action('noteAnswer', 'answer')]),
      reopen,
      action('write', 'write', { primary: standing === 'handed-in' }),
    ];
  return [
    ...papers,
    ...(report.drills.some(({ chosen }) => chosen) ? [action('spot', 'spot')] : []),
    ...(answered ? [takeBack] : [action('answer', 'answer', { primary: true })]),
    ...(answers.length > 0 && report.byPackage
      ? [action('writeAnswer', 'write', { primary: answered })]
      : []),
  ];
}
