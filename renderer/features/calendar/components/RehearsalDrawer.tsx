import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { useJob } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import styles from './calendar.module.css';
import { MoveTable } from './MoveTable';

type Rehearsed = Answer<'calendar', 'rehearse'>;

/** What a change would do, before anything is written: problems of the file, days, terms. */
export function RehearsalDrawer({
  rehearsed,
  onApplied,
  onClose,
}: {
  readonly rehearsed: Rehearsed;
  onApplied(): void;
  onClose(): void;
}) {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const errorText = useErrorText();
  const applying = useJob(t('applying'), api.calendar.apply);
  const { token, problems, days, moves } = rehearsed;
  const refused = problems.filter(({ outcome }) => outcome === 'reject').length;
  const apply = async () => {
    const answer = token === null ? null : await applying.run({ token });
    if (!answer) return;
    showToast({ tone: 'met', text: t('applied', { count: answer.moved }) });
    onApplied();
    onClose();
  };
  const confirmLabel =
    rehearsed.kind === 'import' ? 'confirmImport' : rehearsed.kind === 'undo' ? 'confirmUndo' : 'confirm';
  return (
    <SideDrawer
      open
      title={t('rehearsal', { title: rehearsed.title })}
      subtitle={rehearsed.source || t('nothingYet')}
      onClose={onClose}
      footer={
        <>
          {token !== null && (
            <LoadingButton variant="contained" busy={applying.state !== 'idle'} onClick={() => void apply()}>
              {t(confirmLabel)}
            </LoadingButton>
          )}
          <Button onClick={onClose}>{common('cancel')}</Button>
        </>
      }
    >
      <div className={styles.rehearsal}>
        {applying.error && <InlineNote tone="late">{errorText(applying.error)}</InlineNote>}
        {refused > 0 && <InlineNote tone="late">{t('problems', { count: refused })}</InlineNote>}
        {refused === 0 && problems.length > 0 && (
          <InlineNote tone="soon">{t('warnings', { count: problems.length })}</InlineNote>
        )}
        {problems.length > 0 && <Problems problems={problems} />}
        {token !== null && (
          <>
            {rehearsed.deemed > 0 && (
              <InlineNote tone="soon">{t('deemed', { count: rehearsed.deemed })}</InlineNote>
            )}
            <h3 className={styles.part}>{t('days', { count: days.length })}</h3>
            {days.length === 0 && <p>{t('noDays')}</p>}
            <ul className={styles.changed}>
              {days.map((day) => (
                <li key={day.date}>
                  {day.date} {t(day.worked ? 'worked' : 'free')} {day.name}
                </li>
              ))}
            </ul>
            <h3 className={styles.part}>{t('movedTitle', { count: rehearsed.moved })}</h3>
            {rehearsed.moved === 0 && <p>{t('none')}</p>}
            {rehearsed.fixed > 0 && <p>{t('fixed', { count: rehearsed.fixed })}</p>}
            {moves.length > 0 && (
              <MoveTable label={t('movedTitle', { count: rehearsed.moved })} rows={moves} />
            )}
            {rehearsed.moved > moves.length && <p>{t('first', { count: moves.length })}</p>}
          </>
        )}
      </div>
    </SideDrawer>
  );
}

function Problems({ problems }: { problems: Rehearsed['problems'] }) {
  const { t } = useTranslation('calendar');
  return (
    <SimpleTable
      label={t('problem')}
      rows={problems.map((problem, number) => ({ ...problem, number }))}
      rowId={({ number }) => String(number)}
      columns={[
        {
          key: 'row',
          label: t('place'),
          fixed: true,
          cell: ({ row }) => (row === null ? t('wholeFile') : t('row', { row })),
        },
        {
          key: 'column',
          label: t('value'),
          cell: ({ column, value }) => `${t(`column.${column}`)} ${value}`,
        },
        { key: 'message', label: t('problem'), cell: ({ message }) => message },
      ]}
    />
  );
}
