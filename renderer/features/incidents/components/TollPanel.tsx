import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { localMoment } from '../../../ui/Timeline';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { Incident } from '../incident-form';
import styles from './incidents.module.css';

interface TollPanelProps {
  readonly incident: Incident;
  readonly mayEdit: boolean;
  onToll(): void;
  onGrade(): void;
}

const people = ['deaths', 'seriousInjuries', 'missing', 'trapped'] as const;

/** Casualties and loss, what grade they suggest and by which limits, and the grade that people have set. */
export function TollPanel({ incident, mayEdit, onToll, onGrade }: TollPanelProps) {
  const { t } = useTranslation('incidents');
  const word = useCodeWord();
  const format = useNumberFormat();
  const { toll, suggestion, grade } = incident;
  /** Money in 万元, people as they are, each with its unit. */
  const amount = (criterion: string, value: number) =>
    criterion === 'directLoss'
      ? t('grade.wan', { number: format(Math.round(value / 100) / 100) })
      : t('grade.people', { number: format(value) });
  const gradeWord = (value: string | null) =>
    value === null ? t('grade.none') : word('codes.accidentGrade', value);
  return (
    <Panel
      title={t('toll.title')}
      actions={
        mayEdit && (
          <>
            <Button size="small" onClick={onGrade}>
              {t('grade.set')}
            </Button>
            <Button size="small" variant="contained" onClick={onToll}>
              {t('toll.change')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.figures}>
        {people.map((key) => (
          <div key={key} className={styles.figure} data-some={toll[key] > 0 || undefined}>
            <span className={styles.figureNumber}>{toll[key]}</span>
            <span className={styles.muted}>{t(`toll.${key}`)}</span>
          </div>
        ))}
        <div className={styles.figure}>
          <span className={styles.figureNumber}>
            {toll.directLoss === null ? '—' : format(Math.round(toll.directLoss / 100) / 100)}
          </span>
          <span className={styles.muted}>{t('toll.lossWan')}</span>
        </div>
      </div>
      <p className={styles.gradeLine}>
        <strong>{t('grade.suggested', { grade: gradeWord(suggestion.grade) })}</strong>{' '}
        {grade === null
          ? t('grade.unset')
          : t('grade.setBy', {
              grade: gradeWord(grade),
              by: incident.gradeBy,
              at: incident.gradeAt === null ? '' : localMoment(incident.gradeAt),
            })}
      </p>
      <ul className={styles.criteria}>
        {suggestion.criteria.map((one) => (
          <li key={one.criterion}>
            {t(`grade.criterion.${one.criterion}`, { value: amount(one.criterion, one.value) })}
            {one.reached !== null &&
              // Any loss at all is one of an ordinary accident: that limit tells nothing.
              (one.criterion !== 'directLoss' || one.grade !== 'ordinary') &&
              t('grade.reached', {
                grade: gradeWord(one.grade),
                limit: amount(one.criterion, one.reached),
              })}
            {one.grade !== null &&
              one.next !== null &&
              t('grade.next', { limit: amount(one.criterion, one.next) })}
          </li>
        ))}
      </ul>
      {suggestion.worst !== suggestion.grade && (
        <InlineNote tone="soon">{t('grade.worst', { grade: gradeWord(suggestion.worst) })}</InlineNote>
      )}
      {grade !== null && grade !== suggestion.grade && (
        <InlineNote tone="soon">{t('grade.differs')}</InlineNote>
      )}
      <p className={styles.muted}>{t('grade.note')}</p>
    </Panel>
  );
}
