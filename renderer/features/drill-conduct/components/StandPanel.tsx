import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { clockWords, spanWords } from '../clock-words';
import type { ConductCommands } from '../hooks/use-conduct';
import type { Conduct } from '../types';
import { Figures } from './Figures';
import styles from './stage.module.css';

interface StandPanelProps {
  readonly conduct: Conduct;
  readonly commands: ConductCommands;
  readonly mayEdit: boolean;
}

/** What stands in place of the injects while nobody leads here: before the start, after a crash or the end, led by others. */
export function StandPanel({ conduct, commands, mayEdit }: StandPanelProps) {
  const { t } = useTranslation('drillConduct');
  const go = useGo();
  const { run } = conduct;
  if (run?.interrupted) return <Interrupted conduct={conduct} commands={commands} mayEdit={mayEdit} />;
  if (run && run.state !== 'ended')
    return (
      <section className={styles.panel}>
        <h2 className={styles.panelTitle}>{t('other.title', { name: run.controller ?? t('somebody') })}</h2>
        <p>{t('other.text')}</p>
        {mayEdit && (
          <Button autoFocus variant="contained" onClick={() => void commands.takeOver()}>
            {t('other.takeOver')}
          </Button>
        )}
      </section>
    );
  if (run)
    return (
      <section className={styles.panel}>
        <h2 className={styles.panelTitle}>{t('ended.title', { time: clockWords(run.clockSeconds) })}</h2>
        <Figures summary={conduct.summary} />
        <div className={styles.panelActions}>
          <Button autoFocus variant="contained" onClick={() => go(`/drills/${conduct.id}?tab=conduct`)}>
            {t('ended.leave')}
          </Button>
        </div>
      </section>
    );
  return <BeforeStart conduct={conduct} commands={commands} mayEdit={mayEdit} />;
}

function BeforeStart({ conduct, commands, mayEdit }: StandPanelProps) {
  const { t } = useTranslation('drillConduct');
  const { injects, people, background, scenario, safetyNote, durationMinutes } = conduct;
  const beyond = injects.filter(({ beyondEnd }) => beyondEnd).length;
  const facts = [
    t('before.injects', { count: injects.length }),
    t('before.people', { count: people.length }),
    durationMinutes !== null && t('before.minutes', { count: durationMinutes }),
  ].filter(Boolean);
  return (
    <section className={styles.panel}>
      <h2 className={styles.panelTitle}>{t('before.title')}</h2>
      <p>{facts.join(' · ')}</p>
      {injects.length === 0 && <p className={styles.warn}>{t('before.noInjects')}</p>}
      {beyond > 0 && <p className={styles.warn}>{t('before.beyond', { count: beyond })}</p>}
      {(background ?? scenario) && <p className={styles.panelText}>{background ?? scenario}</p>}
      {safetyNote && <p className={styles.safety}>{t('before.safety', { text: safetyNote })}</p>}
      {mayEdit && conduct.mayStart ? (
        <Button autoFocus variant="contained" size="large" onClick={() => void commands.start()}>
          {t('before.start')}
        </Button>
      ) : (
        <p className={styles.quiet}>{t('before.closed')}</p>
      )}
    </section>
  );
}

/** After a crash, a power cut or closing the program: nothing is lost, and somebody says how the clock goes on. */
function Interrupted({ conduct, commands, mayEdit }: StandPanelProps) {
  const { t } = useTranslation('drillConduct');
  const { run } = conduct;
  if (!run?.interrupted) return null;
  const { awaySeconds } = run.interrupted;
  return (
    <section className={styles.panel} role="alert">
      <h2 className={styles.panelTitle}>{t('interrupted.title')}</h2>
      <p>
        {t('interrupted.text', {
          time: clockWords(run.clockSeconds),
          away: spanWords(awaySeconds),
          count: conduct.log.length,
        })}
      </p>
      {!run.mine && run.controller && <p>{t('other.title', { name: run.controller })}</p>}
      {mayEdit && (
        <div className={styles.panelActions}>
          {run.mine ? (
            <>
              <Button autoFocus variant="contained" onClick={() => void commands.goOn(false)}>
                {t('interrupted.fromThere', { time: clockWords(run.clockSeconds) })}
              </Button>
              <Button variant="outlined" onClick={() => void commands.goOn(true)}>
                {t('interrupted.counted', { time: clockWords(run.clockSeconds + awaySeconds) })}
              </Button>
            </>
          ) : (
            <Button autoFocus variant="contained" onClick={() => void commands.takeOver()}>
              {t('other.takeOver')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
