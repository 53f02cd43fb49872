import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { isCancelled } from '../../../api/errors';
import { ask } from '../../../api/queries';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';
import styles from './reviews.module.css';

/** Says that this database lies on a stick, and takes it away once everything is handed in; nothing elsewhere. */
export function StickNote() {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const errorText = useErrorText();
  const { data } = useQuery({ ...ask(api, 'reviewPackages', 'place', {}), staleTime: 0 });
  if (!data?.portable) return null;
  const wipe = async () => {
    const answer = await confirm({
      title: t('stick.wipeTitle'),
      body: t('stick.wipeBody'),
      confirmLabel: t('stick.wipe'),
      danger: true,
    });
    if (!answer) return;
    try {
      await trackJob(t('stick.wipe'), (options) => api.reviewPackages.wipe({}, options));
    } catch (error) {
      if (!isCancelled(error)) showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  return (
    <div className={styles.stick}>
      <InlineNote
        tone="open"
        action={
          <Button size="small" disabled={data.unfinished > 0} onClick={() => void wipe()}>
            {t('stick.wipe')}
          </Button>
        }
      >
        {t(data.unfinished > 0 ? 'stick.working' : 'stick.done', { count: data.unfinished })}
      </InlineNote>
    </div>
  );
}
