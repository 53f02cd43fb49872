import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { ExpertView } from '../expert-form';
import { EntryPanel } from './EntryPanel';
import styles from './experts.module.css';

/** 评价: each year's grade, the marks of single tasks, and what speaks for removal. */
export function EvaluationPanel({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  const word = useCodeWord();
  const { expert, evaluationYears, removalProposed } = view;
  const grade = (value: string | null) => value && word('codes.evaluationGrade', value);
  return (
    <>
      {removalProposed && (
        <div className={styles.notes}>
          <InlineNote tone="soon">
            {t('proposal', { first: removalProposed[0], last: removalProposed[1] })}
          </InlineNote>
        </div>
      )}
      {evaluationYears.length > 0 && (
        <Panel title={t('section.years')} flush>
          <SimpleTable
            label={t('section.years')}
            rows={evaluationYears}
            rowId={(row) => String(row.year)}
            columns={[
              { key: 'year', label: t('entry.field.year'), fixed: true, cell: (row) => row.year },
              {
                key: 'grade',
                label: t('entry.field.grade'),
                cell: (row) => grade(row.grade) ?? t('notGraded'),
              },
              { key: 'tasks', label: t('evaluatedTasks'), align: 'end', cell: (row) => row.tasks },
              { key: 'mean', label: t('meanMark'), align: 'end', cell: (row) => row.mean },
            ]}
          />
        </Panel>
      )}
      <EntryPanel
        kind="evaluation"
        expertId={expert.id}
        rows={view.evaluations}
        closed={view.voided !== null}
        nameOf={(row) => row.task ?? t('yearOf', { year: row.year })}
        columns={[
          { key: 'on', label: t('entry.field.evaluatedOn'), cell: (row) => row.evaluatedOn },
          {
            key: 'task',
            label: t('entry.field.task'),
            cell: (row) => row.task ?? t('yearOf', { year: row.year }),
          },
          { key: 'grade', label: t('entry.field.grade'), cell: (row) => grade(row.grade) },
          {
            key: 'marks',
            label: t('marks'),
            cell: (row) =>
              [row.attendance, row.quality, row.fairness, row.punctuality]
                .map((mark) => mark ?? t('noMark'))
                .join(t('markSeparator')),
          },
          { key: 'comment', label: t('entry.field.comment'), cell: (row) => row.comment },
          { key: 'by', label: t('entry.field.evaluator'), cell: (row) => row.evaluator },
        ]}
      />
    </>
  );
}
