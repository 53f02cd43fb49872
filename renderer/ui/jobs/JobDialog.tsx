import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizes } from '../tokens';
import { JobProgress } from './JobProgress';
import type { Job } from './use-job';

/** Work that ends before this shows no dialog: a flash would only disturb. */
const showAfter = 400;

/** Shows a running job over the screen that waits for it. It may be put aside; the status line then shows it. */
export function JobDialog({
  job,
  title,
}: {
  job: Pick<Job<never, unknown>, 'state' | 'progress' | 'cancel'>;
  title: string;
}) {
  const { t } = useTranslation('ui');
  const titleId = useId();
  const running = job.state !== 'idle';
  const [due, setDue] = useState(false);

  useEffect(() => {
    if (!running) {
      setDue(false);
      return undefined;
    }
    const timer = setTimeout(() => setDue(true), showAfter);
    return () => clearTimeout(timer);
  }, [running]);

  return (
    <Dialog
      open={running && due}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { width: sizes.dialog } } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <JobProgress progress={job.progress} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => setDue(false)}>{t('job.aside')}</Button>
        <Button onClick={job.cancel} disabled={job.state === 'cancelling'}>
          {job.state === 'cancelling' ? t('job.cancelling') : t('job.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
