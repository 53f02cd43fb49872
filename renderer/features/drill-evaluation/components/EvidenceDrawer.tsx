import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { SideDrawer } from '../../../ui/SideDrawer';
import { clockText, type EvaluationForm, type Score } from '../evaluation-forms';
import styles from './form.module.css';

interface EvidenceDrawerProps {
  readonly form: EvaluationForm;
  readonly text: string;
  readonly score: Score;
  onAnswer(change: Partial<Score>): void;
  onClose(): void;
}

/** The log of the drill to point to: what happened when, and how long it took after its inject. */
export function EvidenceDrawer({ form, text, score, onAnswer, onClose }: EvidenceDrawerProps) {
  const { t } = useTranslation('drillEvaluation');
  const toggle = (id: string, on: boolean) =>
    onAnswer({
      logIds: form.log.flatMap((entry) =>
        (entry.id === id ? on : score.logIds.includes(entry.id)) ? [entry.id] : [],
      ),
    });
  const took = (seconds: number) =>
    t('form.delay', { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) });
  return (
    <SideDrawer open title={t('form.addEvidence')} subtitle={text} onClose={onClose}>
      {form.log.length === 0 && <EmptyState title={t('form.noLog')} />}
      <ul>
        {form.log.map((entry) => (
          <li key={entry.id} className={styles.logEntry}>
            <Checkbox
              checked={score.logIds.includes(entry.id)}
              slotProps={{ input: { 'aria-label': `${clockText(entry.clockSeconds)} ${entry.text}` } }}
              onChange={({ target }) => toggle(entry.id, target.checked)}
            />
            <div className={styles.logText}>
              <span className={styles.clock}>{clockText(entry.clockSeconds)}</span> {entry.actor} {entry.text}
              {entry.delaySeconds !== null && (
                <div className={styles.took}>
                  {took(entry.delaySeconds)}
                  <Button
                    size="small"
                    variant="text"
                    onClick={() =>
                      onAnswer({
                        remark: [score.remark, `${entry.text}，${took(entry.delaySeconds ?? 0)}`]
                          .filter(Boolean)
                          .join('；'),
                        logIds: [...new Set([...score.logIds, entry.id])],
                      })
                    }
                  >
                    {t('form.takeTime')}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </SideDrawer>
  );
}
