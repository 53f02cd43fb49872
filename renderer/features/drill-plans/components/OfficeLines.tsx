import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { MoreMenu } from '../../../ui/MoreMenu';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useStateWord } from '../../../ui/use-state-word';
import { useLineActions } from '../hooks/use-line-actions';
import type { OfficeLine, YearPlan } from '../year-plan';
import { ExpertsDrawer } from './ExpertsDrawer';
import { LineDrawer } from './LineDrawer';
import styles from './plan.module.css';

interface OfficeLinesProps {
  readonly plan: YearPlan;
  readonly year: number;
  readonly mayEdit: boolean;
}

/** The office's plan by key industry: what is to be drilled, how far it is, who guides and observes, which units are checked. */
export function OfficeLines({ plan, year, mayEdit }: OfficeLinesProps) {
  const { t } = useTranslation('drillPlans');
  const go = useGo();
  const stateWord = useStateWord();
  const planId = plan.plan?.id ?? null;
  const open = mayEdit && plan.plan?.state === 'draft';
  const [editing, setEditing] = useState<OfficeLine | 'new' | null>(null);
  const [asking, setAsking] = useState<OfficeLine | null>(null);
  const { data } = useQuery(ask(useApi(), 'drillPlans', 'items', { planId, year }));
  const { planSpotCheck, remove } = useLineActions();
  const rows = data?.items ?? [];
  return (
    <Panel
      title={t('lines.title')}
      flush={rows.length > 0}
      actions={
        open && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('lines.add')}
          </Button>
        )
      }
    >
      {rows.length === 0 && (
        <p className={styles.muted}>{t(planId === null ? 'lines.planFirst' : 'lines.none')}</p>
      )}
      {rows.length > 0 && (
        <SimpleTable
          label={t('lines.title')}
          rows={rows}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'category',
              label: t('lines.category'),
              cell: ({ fields }) => fields.category ?? t('lines.all'),
            },
            { key: 'topic', label: t('lines.topic'), cell: ({ fields }) => fields.topic },
            {
              key: 'month',
              label: t('lines.month'),
              fixed: true,
              cell: ({ fields }) => fields.month !== null && t('board.month', { month: fields.month }),
            },
            {
              key: 'done',
              label: t('lines.done'),
              align: 'end',
              fixed: true,
              cell: ({ held, planned, fields }) =>
                t('lines.progress', { held, target: fields.target, planned }),
            },
            {
              key: 'guidance',
              label: t('lines.guidance'),
              align: 'end',
              cell: ({ guidanceAsked, fields }) => `${guidanceAsked}/${fields.guidance}`,
            },
            {
              key: 'observing',
              label: t('lines.observing'),
              align: 'end',
              cell: ({ observingAsked, fields }) => `${observingAsked}/${fields.observing}`,
            },
            {
              key: 'check',
              label: t('lines.check'),
              cell: (line) =>
                line.inspection && !line.inspection.cancelled ? (
                  <Button
                    size="small"
                    variant="text"
                    onClick={() => go(`/inspections/${line.inspection?.id ?? ''}`)}
                  >
                    {stateWord('inspection', line.inspection.state)}
                  </Button>
                ) : (
                  mayEdit && (
                    <Button size="small" variant="text" onClick={() => void planSpotCheck(line)}>
                      {t('lines.planCheck')}
                    </Button>
                  )
                ),
            },
            {
              key: 'more',
              label: '',
              fixed: true,
              cell: (line) =>
                mayEdit && (
                  <MoreMenu
                    actions={[
                      { key: 'experts', label: t('lines.experts'), run: () => setAsking(line) },
                      ...(open
                        ? [
                            { key: 'edit', label: t('lines.edit'), run: () => setEditing(line) },
                            { key: 'remove', label: t('lines.remove'), run: () => void remove(line) },
                          ]
                        : []),
                    ]}
                  />
                ),
            },
          ]}
        />
      )}
      {editing !== null && planId !== null && (
        <LineDrawer
          planId={planId}
          line={editing === 'new' ? null : editing}
          categories={data?.categories ?? []}
          onClose={() => setEditing(null)}
        />
      )}
      {asking !== null && (
        <ExpertsDrawer line={asking} specialties={data?.specialties ?? []} onClose={() => setAsking(null)} />
      )}
    </Panel>
  );
}
