import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { useJob } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import type { Revision } from '../revision-forms';
import styles from './revision.module.css';

/** The versions in which the changes can be; the comments are looked for in one of them. */
export function RevisedVersions({ revision }: { revision: Revision }) {
  const { t } = useTranslation('reviewRevision');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit');
  const looking = useJob(t('revised.running'), api.reviewRevision.compare);
  const { id, versions, comparedId, subject, can } = revision;
  const compared = versions.find((version) => version.id === comparedId);
  const look = async (versionId: string) => {
    const found = await looking.run({ id, versionId });
    if (found)
      showToast({ tone: 'met', text: t('revised.done', { count: found.comments, lost: found.lost }) });
  };
  return (
    <Panel title={t('revised.title')}>
      {compared && <p className={blocks.small}>{t('revised.compared', { label: compared.label })}</p>}
      {looking.error && <InlineNote tone="late">{errorText(looking.error)}</InlineNote>}
      {versions.length === 0 ? (
        <div className={styles.actions}>
          <span>{t('revised.none')}</span>
          {revision.ours && (
            <Button size="small" onClick={() => go(`/plans/${subject.planId}`)}>
              {t('revised.openPlan')}
            </Button>
          )}
        </div>
      ) : (
        <div className={styles.actions}>
          {versions.map((version) =>
            version.hasText ? (
              <LoadingButton
                key={version.id}
                size="small"
                variant={comparedId === null ? 'contained' : 'outlined'}
                busy={looking.state !== 'idle'}
                disabled={!mayEdit || !can.compare}
                onClick={() => void look(version.id)}
              >
                {t(version.id === comparedId ? 'revised.again' : 'revised.find', { label: version.label })}
              </LoadingButton>
            ) : (
              <span key={version.id} className={blocks.small}>
                {t('revised.noText', { label: version.label })}
              </span>
            ),
          )}
        </div>
      )}
    </Panel>
  );
}
