import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { ExpertView } from '../expert-form';
import { EntryPanel } from './EntryPanel';

/** 工作量: what a person was asked for and did, year by year; draws and reviews come from their own registers. */
export function WorkPanel({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  const word = useCodeWord();
  const { expert, workYears, draws, reviews } = view;
  return (
    <>
      {workYears.length > 0 && (
        <Panel title={t('section.years')} flush>
          <SimpleTable
            label={t('section.years')}
            rows={workYears}
            rowId={(row) => String(row.year)}
            columns={[
              { key: 'year', label: t('entry.field.year'), fixed: true, cell: (row) => row.year },
              { key: 'tasks', label: t('work.tasks'), align: 'end', fixed: true, cell: (row) => row.tasks },
              {
                key: 'kinds',
                label: t('work.kinds'),
                cell: (row) =>
                  row.kinds
                    .map(({ kind, count }) =>
                      t('work.kindCount', { kind: word('codes.workKind', kind), count }),
                    )
                    .join(t('listSeparator')),
              },
              {
                key: 'hours',
                label: t('entry.field.hours'),
                align: 'end',
                fixed: true,
                cell: (row) => row.hours,
              },
              {
                key: 'missed',
                label: t('work.missed'),
                align: 'end',
                fixed: true,
                cell: (row) => row.missed,
              },
              { key: 'paid', label: t('work.paid'), align: 'end', fixed: true, cell: (row) => row.paid },
            ]}
          />
        </Panel>
      )}
      <EntryPanel
        kind="work"
        expertId={expert.id}
        rows={view.works}
        closed={view.voided !== null}
        nameOf={(row) => row.title}
        columns={[
          { key: 'day', label: t('entry.field.fromDay'), cell: (row) => row.fromDay },
          { key: 'kind', label: t('entry.field.workKind'), cell: (row) => word('codes.workKind', row.kind) },
          { key: 'title', label: t('entry.field.workTitle'), cell: (row) => row.title },
          { key: 'unit', label: t('entry.field.enterpriseId'), cell: (row) => row.unitName },
          {
            key: 'attended',
            label: t('entry.field.attended'),
            cell: (row) => row.attended !== null && t(row.attended ? 'entry.came' : 'entry.missed'),
          },
          { key: 'record', label: t('entry.field.record'), cell: (row) => row.record },
          { key: 'paid', label: t('entry.field.paid'), cell: (row) => row.paid && t('work.isPaid') },
        ]}
      />
      {draws.length > 0 && (
        <Panel title={t('section.draws')} flush>
          <SimpleTable
            label={t('section.draws')}
            rows={draws}
            rowId={(row) => row.drawId}
            columns={[
              { key: 'on', label: t('work.heldOn'), fixed: true, cell: (row) => row.heldOn },
              { key: 'title', label: t('work.draw'), cell: (row) => row.title },
              { key: 'unit', label: t('entry.field.enterpriseId'), cell: (row) => row.unitName },
              {
                key: 'need',
                label: t('field.specialtyCodes'),
                cell: (row) => word('codes.specialty', row.need),
              },
              {
                key: 'answer',
                label: t('work.answer'),
                cell: (row) =>
                  [row.answer && t(`answer.${row.answer}`), row.reason]
                    .filter(Boolean)
                    .join(t('markSeparator')),
              },
            ]}
          />
        </Panel>
      )}
      {reviews.length > 0 && (
        <Panel title={t('section.reviews')} flush>
          <SimpleTable
            label={t('section.reviews')}
            rows={reviews}
            rowId={(row) => row.reviewId}
            columns={[
              { key: 'on', label: t('work.heldOn'), fixed: true, cell: (row) => row.meetingOn },
              { key: 'title', label: t('work.review'), cell: (row) => row.title },
              { key: 'role', label: t('work.role'), cell: (row) => word('codes.expertRole', row.role) },
            ]}
          />
        </Panel>
      )}
    </>
  );
}
