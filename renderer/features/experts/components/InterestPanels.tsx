import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { InlineNote } from '../../../ui/InlineNote';
import type { ExpertView } from '../expert-form';
import { EntryPanel } from './EntryPanel';
import styles from './experts.module.css';

/** 回避关系: what binds a person to units, and when the person cannot be asked. */
export function InterestPanels({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  const word = useCodeWord();
  const closed = view.voided !== null;
  return (
    <>
      <div className={styles.notes}>
        <InlineNote tone="open">{t('interestNote')}</InlineNote>
      </div>
      <EntryPanel
        kind="interest"
        expertId={view.expert.id}
        rows={view.interests}
        closed={closed}
        nameOf={(row) => row.unitName}
        columns={[
          { key: 'unit', label: t('entry.field.enterpriseId'), cell: (row) => row.unitName },
          {
            key: 'kind',
            label: t('entry.field.interestKind'),
            cell: (row) => word('codes.interestKind', row.kind),
          },
          {
            key: 'span',
            label: t('entry.field.span'),
            cell: (row) =>
              (row.since !== null || row.until !== null) &&
              t('span', { from: row.since ?? '', to: row.until ?? t('open') }),
          },
          { key: 'declared', label: t('entry.field.declaredOn'), cell: (row) => row.declaredOn },
          { key: 'remark', label: t('field.remark'), cell: (row) => row.remark },
        ]}
      />
      <EntryPanel
        kind="absence"
        expertId={view.expert.id}
        rows={view.absences}
        closed={closed}
        nameOf={(row) => row.fromDay}
        columns={[
          { key: 'from', label: t('entry.field.fromDay'), cell: (row) => row.fromDay },
          { key: 'to', label: t('entry.field.toDay'), cell: (row) => row.toDay },
          { key: 'reason', label: t('step.reason'), cell: (row) => row.reason },
        ]}
      />
    </>
  );
}
