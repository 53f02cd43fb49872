import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../store';
import { ToneIcon } from '../ToneIcon';
import styles from './Toasts.module.css';
import { dismissToast, type Toast, toasts } from './toast-store';

const readingTime = 6000;
/** One who must decide about an undo needs longer than one who only reads. */
const decidingTime = 12000;

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation('common');
  const [held, setHeld] = useState(false);
  // A failure stays until it is put away: it may be the only trace of what went wrong.
  const stays = toast.tone === 'late' || held;

  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), toast.action ? decidingTime : readingTime);
    return () => clearTimeout(timer);
  }, [toast, stays]);

  return (
    <li
      className={styles.card}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ToneIcon tone={toast.tone} />
      <div className={styles.text}>
        <div>{toast.text}</div>
        {toast.detail && <div className={styles.detail}>{toast.detail}</div>}
      </div>
      {toast.action && (
        <Button
          variant="text"
          size="small"
          onClick={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton aria-label={t('close')} onClick={() => dismissToast(toast.id)}>
        <CloseIcon />
      </IconButton>
    </li>
  );
}

/** The place where toasts are shown; mounted once by the shell. */
export function Toasts() {
  const all = useStore(toasts);
  return (
    <ol className={styles.stack} aria-live="polite" aria-relevant="additions">
      {all.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </ol>
  );
}
