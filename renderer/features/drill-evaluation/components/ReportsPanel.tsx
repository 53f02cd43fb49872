import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { Overview, ReportKind } from '../evaluation-forms';

const kinds = ['evaluation', 'summary'] as const satisfies readonly ReportKind[];
const HELD = ['ended', 'evaluated', 'reported', 'closed'];

/** 演练评估报告 and 演练总结: issued by whom and when, or still to be written. */
export function ReportsPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('drillEvaluation');
  const go = useGo();
  const of = (kind: ReportKind) => overview.reports.find((report) => report.kind === kind);
  const path = (kind: ReportKind) => `/drills/${overview.drillId}/report/${kind}`;
  return (
    <Panel title={t('reports.title')} flush>
      <SimpleTable
        label={t('reports.title')}
        rows={kinds}
        rowId={(kind) => kind}
        columns={[
          {
            key: 'kind',
            label: t('reports.title'),
            cell: (kind) => (
              <button type="button" className={blocks.link} onClick={() => go(path(kind))}>
                {t(`reports.${kind}`)}
              </button>
            ),
          },
          {
            key: 'state',
            label: t('forms.state'),
            cell: (kind) => {
              const report = of(kind);
              if (report?.state === 'issued')
                return t('reports.issued', { day: report.issuedOn, name: report.issuedBy });
              return (
                <span className={blocks.muted}>
                  {t(HELD.includes(overview.state) ? 'reports.draft' : 'reports.notEnded')}
                </span>
              );
            },
          },
          {
            key: 'open',
            label: '',
            fixed: true,
            cell: (kind) => (
              <Button size="small" variant="text" onClick={() => go(path(kind))}>
                {t(of(kind)?.state === 'issued' ? 'reports.look' : 'reports.write')}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}
