import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { useErrorText } from '../../../ui/use-error-text';
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
                <button type="button" className={blocks.link} onClick={() => go(`/plans/${subject.planId}`)}>
                  {subject.planTitle}
                </button>
              ),
              wide: true,
            },
            { label: t('field.version'), value: <Version review={review} /> },
            { label: t('field.planKind'), value: word('codes.planKind', subject.planKind) },
            {
              label: t('field.unit'),
              value: subject.unitId && (
                <button
                  type="button"
                  className={blocks.link}
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

/** The version under review; as long as nobody has handed in, another one of the plan can take its place. */
function Version({ review }: { review: Review }) {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const errorText = useErrorText();
  const open =
    usePermission('edit') &&
    review.ours &&
    review.counts.returned === 0 &&
    ['prepared', 'drawn', 'sent', 'marking'].includes(review.state);
  const { planId, versionId, versionLabel } = review.subject;
  const { data } = useQuery({ ...ask(api, 'reviews', 'start', { planId }), enabled: open });
  const replace = async (planVersionId: string, version: string) => {
    const answer = await confirm({
      title: t('version.title', { version }),
      body: t('version.body'),
      confirmLabel: t('new.otherVersion', { version }),
    });
    if (!answer) return;
    try {
      await api.reviews.replaceVersion({ id: review.id, expectedVersion: review.version, planVersionId });
      showToast({ tone: 'met', text: t('version.done', { version }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  return (
    <>
      {versionLabel}{' '}
      {open &&
        data?.versions
          .filter(({ id }) => id !== versionId)
          .map(({ id, label }) => (
            <button key={id} type="button" className={blocks.link} onClick={() => void replace(id, label)}>
              {t('new.otherVersion', { version: label })}
            </button>
          ))}
    </>
  );
}
