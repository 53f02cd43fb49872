import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/context';
import { confirm } from '../ui/feedback/confirm-store';
import { showToast } from '../ui/feedback/toast-store';
import { InlineNote } from '../ui/InlineNote';
import { useErrorText } from '../ui/use-error-text';
import styles from './ClockWarning.module.css';
import { usePermission, useSystemState } from './use-system-state';

/** Where legal terms are worked on, the PC's clock matters. */
export function warnsOfClock(path: string): boolean {
  return path === '/' || path === '/filing' || path.startsWith('/filing/') || path.startsWith('/incidents');
}

/** The PC's clock lags behind the last record: what counts meanwhile, what to do, and the way out if the PC is right. */
export function ClockWarning() {
  const { t } = useTranslation('shell');
  const api = useApi();
  const errorText = useErrorText();
  const { clockBehind } = useSystemState();
  const mayAccept = usePermission('administer');
  if (clockBehind === null) return null;
  const accept = async () => {
    const answer = await confirm({
      title: t('clock.acceptTitle', clockBehind),
      body: t('clock.acceptBody', clockBehind),
      confirmLabel: t('clock.acceptConfirm'),
      reasonLabel: t('clock.reason'),
    });
    if (answer === null) return;
    try {
      await api.system.acceptClock({ reason: answer.reason });
      showToast({ tone: 'met', text: t('clock.accepted', clockBehind) });
    } catch (error) {
      showToast({ tone: 'late', text: t('clock.failed'), detail: errorText(error) });
    }
  };
  return (
    <div className={styles.warning}>
      <InlineNote
        tone="late"
        action={
          mayAccept && (
            <Button size="small" onClick={() => void accept()}>
              {t('clock.accept')}
            </Button>
          )
        }
      >
        {t('clock.behind', clockBehind)} {t(mayAccept ? 'clock.todo' : 'clock.todoAskAdministrator')}
      </InlineNote>
    </div>
  );
}
