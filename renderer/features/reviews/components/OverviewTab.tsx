import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import type { Review } from '../review-forms';
import styles from './reviews.module.css';

/** What was arranged: the plan, the tables, the days. */
export function OverviewTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviews');
  const go = useGo();
  const word = useCodeWord();
  const { fields, subject, set, counts } = review;
  return (
    <>
      <Panel title={t('section.subject')}>
        <FactList
          facts={[
            {
              label: t('field.plan'),
              value: (
                <button type="button" className={styles.link} onClick={() => go(`/plans/${subject.planId}`)}>
                  {subject.planTitle}
                </button>
              ),
              wide: true,
            },
            { label: t('field.version'), value: subject.versionLabel },
            { label: t('field.planKind'), value: word('codes.planKind', subject.planKind) },
            {
              label: t('field.unit'),
              value: subject.unitId && (
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => go(`/enterprises/${subject.unitId}`)}
                >
                  {subject.unitName}
                </button>
              ),
              wide: true,
            },
            { label: t('field.preparedOn'), value: review.preparedOn },
            { label: t('field.head'), value: fields.head },
          ]}
        />
      </Panel>
      <Panel title={t('section.tables')}>
        <p>{set?.title ?? fields.checklistSet}</p>
        <ul className={styles.lines}>
          {(set?.tables ?? []).map((table) => (
            <li key={table.id}>{t('field.tableItems', { title: table.title, count: table.items })}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('section.days')}>
        <FactList
          facts={[
            { label: t('field.way'), value: word('codes.reviewHeld', fields.way) },
            { label: t('field.deadline'), value: fields.deadline },
            ...(fields.way === 'meeting'
              ? [
                  {
                    label: t('field.meetingOn'),
                    value: [fields.meetingOn, fields.meetingTime].filter(Boolean).join(' '),
                  },
                  { label: t('field.place'), value: fields.place },
                ]
              : []),
            { label: t('field.host'), value: fields.host },
            {
              label: t('field.minimumExperts'),
              value: t('experts.ofMinimum', { count: counts.experts, minimum: fields.minimumExperts }),
            },
            { label: t('field.remark'), value: fields.remark, wide: true },
          ]}
        />
      </Panel>
    </>
  );
}
