import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { ExpertView } from '../expert-form';

type StepRow = ExpertView['steps'][number];

/** 聘任: the term as it stands, and every step with its day, document and reason. */
export function LifePanel({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  const { expert, steps } = view;
  const span = (from: string | null, to: string | null) =>
    from === null && to === null ? '' : t('span', { from: from ?? '', to: to ?? t('open') });
  return (
    <>
      <Panel title={t('section.term')}>
        <FactList
          facts={[
            { label: t('field.term'), value: span(expert.termFrom, expert.termTo) },
            { label: t('field.certificateNo'), value: expert.certificateNo },
          ]}
        />
        {!expert.termExact && <InlineNote tone="muted">{t('termInexact')}</InlineNote>}
      </Panel>
      <Panel title={t('section.steps')} flush={steps.length > 0}>
        {steps.length === 0 ? (
          <EmptyState title={t('step.none')} />
        ) : (
          <SimpleTable<StepRow>
            label={t('section.steps')}
            rows={[...steps].reverse()}
            rowId={(row) => row.id}
            columns={[
              { key: 'onDay', label: t('step.onDay'), fixed: true, cell: (row) => row.onDay },
              { key: 'step', label: t('step.label'), fixed: true, cell: (row) => t(`step.name.${row.step}`) },
              {
                key: 'term',
                label: t('field.term'),
                fixed: true,
                cell: (row) => span(row.termFrom, row.termTo),
              },
              { key: 'document', label: t('step.documentNo'), cell: (row) => row.documentNo },
              { key: 'reason', label: t('step.reason'), cell: (row) => row.reason },
              { key: 'remark', label: t('field.remark'), cell: (row) => row.remark },
            ]}
          />
        )}
      </Panel>
    </>
  );
}
