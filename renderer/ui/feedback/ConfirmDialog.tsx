import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelledInput } from '../form/LabelledInput';
import { useStore } from '../store';
import { sizes } from '../tokens';
import { confirmRequest } from './confirm-store';
import styles from './Toasts.module.css';

const shortestReason = 2;

/** The place where `confirm()` asks; mounted once by the shell. */
export function ConfirmDialog() {
  const { t } = useTranslation('common');
  const request = useStore(confirmRequest);
  const titleId = useId();
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState(request);

  if (request !== shown) {
    setShown(request);
    if (request) setReason('');
  }
  const lacksReason = request?.reasonLabel !== undefined && reason.trim().length < shortestReason;

  return (
    <Dialog
      open={request !== null}
      onClose={() => request?.answer(null)}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { width: sizes.dialog } } }}
    >
      {request && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!lacksReason) request.answer({ reason: reason.trim() });
          }}
        >
          <DialogTitle id={titleId}>{request.title}</DialogTitle>
          <DialogContent>
            {request.body && <p className={styles.body}>{request.body}</p>}
            {request.reasonLabel && (
              <LabelledInput
                label={request.reasonLabel}
                required
                multiline
                minRows={2}
                autoFocus
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => request.answer(null)}>{t('cancel')}</Button>
            <Button
              type="submit"
              variant="contained"
              color={request.danger ? 'error' : 'inherit'}
              disabled={lacksReason}
              autoFocus={!request.reasonLabel}
            >
              {request.confirmLabel}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
