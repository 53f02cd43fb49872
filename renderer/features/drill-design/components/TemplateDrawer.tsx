import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { SideDrawer } from '../../../ui/SideDrawer';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import type { DesignDesk } from '../hooks/use-design';
import styles from './drill-design.module.css';

/** A drill to start from. Over a design that is there it is laid only after asking. */
export function TemplateDrawer({ desk, onClose }: { desk: DesignDesk; onClose(): void }) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const lawWord = useLawWord();
  const { id, objectives, injects } = desk.design;
  const { data, error, refetch } = useQuery(ask(api, 'drillDesign', 'templates', { id }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [first] = data?.rows ?? [];
  const template = data?.rows.find((row) => row.id === chosen) ?? (first?.fits ? first : undefined);
  const some = objectives.length + injects.length > 0;
  const apply = async (mode: 'replace' | 'add') => {
    if (!template) return;
    const title = lawWord(template.title);
    // Behind what is there nothing is lost: what has been written stays.
    const sure =
      mode === 'add' ||
      (await confirm({
        title: t('template.sureTitle'),
        body: t('template.sureBody', { title, objectives: objectives.length, injects: injects.length }),
        confirmLabel: t('template.replace'),
        danger: true,
      }));
    if (!sure) return;
    const done = await desk.changeBy((expectedVersion) =>
      api.drillDesign.applyTemplate({ id, expectedVersion, templateId: template.id, mode }),
    );
    if (!done) return;
    showToast({ tone: 'met', text: t('template.applied', { title }) });
    onClose();
  };
  return (
    <SideDrawer
      open
      title={t('template.open')}
      subtitle={t('template.subtitle')}
      onClose={onClose}
      footer={
        template && (
          <>
            <Button variant="contained" onClick={() => void apply('add')}>
              {t(some ? 'template.add' : 'template.use')}
            </Button>
            {some && <Button onClick={() => void apply('replace')}>{t('template.replace')}</Button>}
            <Button onClick={onClose}>{t('cancel')}</Button>
          </>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={styles.stack}>
          <p className={styles.small}>
            {data.note} <StandingMark mark={data.mark} />
          </p>
          <div className={styles.choices} role="listbox" aria-label={t('template.open')}>
            {data.rows.map((row) => (
              <button
                key={row.id}
                type="button"
                role="option"
                aria-selected={row.id === template?.id}
                className={styles.choice}
                onClick={() => setChosen(row.id)}
              >
                <span>{lawWord(row.title)}</span>
                {row.fits && (
                  <ToneChip quiet tone="met">
                    {t('template.fits')}
                  </ToneChip>
                )}
                <span className={styles.small}>
                  {t('template.size', { minutes: row.minutes, injects: row.injects.length })}
                </span>
              </button>
            ))}
          </div>
          {template && (
            <section aria-label={lawWord(template.title)} className={styles.preview}>
              <h3>{lawWord(template.title)}</h3>
              <p>{template.scenario}</p>
              <ol>
                {template.objectives.map((objective) => (
                  <li key={objective}>{objective}</li>
                ))}
              </ol>
              <ul>
                {template.injects.map(({ atMinute, text }) => (
                  <li key={`${atMinute} ${text}`}>
                    <b>{clockOf(atMinute)}</b> {text}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </SideDrawer>
  );
}
