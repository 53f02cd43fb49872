import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/context';
import { ask } from '../api/queries';
import { FactList } from '../ui/RecordPage';
import { sizes } from '../ui/tokens';

/** Versions of the program, the rules and the calendar, as one reads them out on the telephone. */
export function AboutDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const titleId = useId();
  const { data } = useQuery(ask(useApi(), 'system', 'about', {}));
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { width: sizes.dialog } } }}
    >
      <DialogTitle id={titleId}>{t('about.title')}</DialogTitle>
      <DialogContent>
        <p>{t('about.text')}</p>
        {data && (
          <FactList
            facts={[
              { label: t('about.version'), value: data.version },
              { label: t('about.rulePack'), value: data.rulePack },
              { label: t('about.calendar'), value: t('about.calendarTo', { date: data.calendarTo }) },
              { label: t('about.schema'), value: data.schemaVersion },
              ...Object.entries(data.runtime).map(([label, value]) => ({ label, value })),
            ]}
          />
        )}
        <p>{t('about.licence')}</p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
