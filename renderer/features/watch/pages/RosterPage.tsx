import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { MoreMenu } from '../../../ui/MoreMenu';
import { useSaveFile } from '../../../ui/use-save-file';
import { ContactsFrame } from '../../contacts/components/ContactsFrame';
import { GenerateDrawer } from '../components/GenerateDrawer';
import { MonthSwitch } from '../components/MonthSwitch';
import { RosterBoard } from '../components/RosterBoard';
import { RosterSide } from '../components/RosterSide';
import { RotaDrawer } from '../components/RotaDrawer';
import { ShiftDrawer } from '../components/ShiftDrawer';
import { WarningsInForce } from '../components/WarningsInForce';
import { WatchPaperPreview } from '../components/WatchPaperPreview';
import styles from '../components/watch.module.css';
import { addMonths } from '../moments';
import type { OpenShift } from '../types';

type Beside = 'rota' | 'generate' | 'roster' | 'card' | null;

/** 值班表: a month of the desk's own watch. */
export function RosterPage() {
  const { t } = useTranslation('watch');
  const api = useApi();
  const mayEdit = usePermission('edit');
  const mayReveal = usePermission('reveal');
  const [month, setMonth] = useState<string | null>(null);
  const [beside, setBeside] = useState<Beside>(null);
  const [open, setOpen] = useState<OpenShift | null>(null);
  const saveFile = useSaveFile();
  const { today } = useSystemState();
  const shown = month ?? today.slice(0, 7);
  const { data, error, refetch } = useQuery({
    ...ask(api, 'watch', 'month', { month: shown }),
    placeholderData: (before) => before,
  });
  const save = (format: 'xlsx' | 'ics') => () =>
    void saveFile({
      title: t(`save.${format}`),
      defaultName: `${t('paper.roster', { month: shown })}.${format}`,
      extension: format,
      failed: t('save.failed'),
      write: (file, options) =>
        api.watch.export({ of: { paper: 'roster', month: shown }, format, file }, options),
      saved: (_answer, name) => t('save.done', { name }),
    });
  return (
    <ContactsFrame
      content="fill"
      actions={
        <>
          <MonthSwitch month={shown} onMonth={(months) => setMonth(addMonths(shown, months))} />
          <Button onClick={() => setBeside('roster')}>{t('print')}</Button>
          <MoreMenu
            actions={[
              { key: 'card', label: t('card'), run: () => setBeside('card') },
              ...(mayReveal
                ? [
                    { key: 'xlsx', label: t('save.xlsx'), run: save('xlsx') },
                    { key: 'ics', label: t('save.ics'), run: save('ics') },
                  ]
                : []),
            ]}
          />
          {mayEdit && <Button onClick={() => setBeside('rota')}>{t('rota.open')}</Button>}
        </>
      }
      primary={
        mayEdit && (
          <Button variant="contained" onClick={() => setBeside('generate')}>
            {t('generate.open')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={styles.screen}>
          <div className={styles.main}>
            <WarningsInForce />
            <RosterBoard month={shown} roster={data} onOpen={setOpen} />
          </div>
          <RosterSide roster={data} onOpen={setOpen} />
        </div>
      )}
      {data && beside === 'rota' && <RotaDrawer roster={data} onClose={() => setBeside(null)} />}
      {data && beside === 'generate' && (
        <GenerateDrawer
          month={shown}
          roster={data}
          onRota={() => setBeside('rota')}
          onClose={() => setBeside(null)}
        />
      )}
      {beside === 'roster' && (
        <WatchPaperPreview of={{ paper: 'roster', month: shown }} onClose={() => setBeside(null)} />
      )}
      {beside === 'card' && (
        <WatchPaperPreview of={{ paper: 'card', day: today }} onClose={() => setBeside(null)} />
      )}
      {data && open && (
        <ShiftDrawer
          key={open.shift?.id ?? open.day}
          roster={data}
          open={open}
          onClose={() => setOpen(null)}
        />
      )}
    </ContactsFrame>
  );
}
