import Button from '@mui/material/Button';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { StandingMark } from '../../../ui/StandingMark';
import { useLawWord } from '../../../ui/use-law-word';
import { clockText, type EvaluationForm, type FormItem, isWanting, type Score } from '../evaluation-forms';
import styles from './form.module.css';

interface FormItemRowProps {
  readonly form: EvaluationForm;
  readonly item: FormItem;
  readonly score: Score;
  readonly current: boolean;
  readonly editable: boolean;
  onFocus(item: string): void;
  onAnswer(item: string, change: Partial<Score>): void;
  onEvidence(item: string): void;
}

/** One item: what is asked, the answers as buttons, and for the current one its reason and its evidence. */
export const FormItemRow = memo(function FormItemRow(props: FormItemRowProps) {
  const { form, item, score, current, editable, onFocus, onAnswer, onEvidence } = props;
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  const wanting = isWanting(form.scale, score);
  const open = current || wanting || score.remark !== '' || score.logIds.length > 0;
  return (
    <li className={styles.item} data-current={current || undefined} data-wanting={wanting || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the work; a click anywhere makes the item the current one */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: arrows move between items */}
      <div className={styles.line} onClick={() => onFocus(item.id)}>
        <button
          type="button"
          className={styles.ask}
          data-item={item.id}
          tabIndex={current ? 0 : -1}
          aria-current={current || undefined}
          onFocus={() => onFocus(item.id)}
        >
          <span className={styles.code}>{item.mark === null ? t('form.own') : item.id}</span>
          {item.mark === null ? item.text : law(item.text)}
        </button>
        {item.mark !== null && <StandingMark mark={item.mark} />}
        <Answers
          form={form}
          item={item}
          score={score}
          editable={editable}
          onAnswer={(change) => onAnswer(item.id, change)}
        />
      </div>
      {open && (
        <ItemWords
          form={form}
          item={item}
          score={score}
          wanting={wanting}
          editable={editable}
          onAnswer={(change) => onAnswer(item.id, change)}
          onEvidence={() => onEvidence(item.id)}
        />
      )}
    </li>
  );
});

interface PartProps {
  readonly form: EvaluationForm;
  readonly item: FormItem;
  readonly score: Score;
  readonly editable: boolean;
  onAnswer(change: Partial<Score>): void;
}

function Answers({ form, item, score, editable, onAnswer }: PartProps) {
  const { t } = useTranslation('drillEvaluation');
  const { verdicts, fullPoints } = form.scale;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame
    <div className={styles.answers} role="group" aria-label={item.text}>
      {fullPoints !== null && (
        <input
          className={styles.points}
          type="number"
          min={0}
          max={fullPoints}
          step={0.5}
          aria-label={t('form.points', { full: fullPoints })}
          disabled={!editable}
          value={score.points ?? ''}
          onChange={({ target }) => {
            const points = target.value === '' ? null : Number(target.value);
            if (points === null || (points >= 0 && points <= fullPoints)) onAnswer({ points, verdict: null });
          }}
        />
      )}
      {verdicts.map(({ verdict, needsReason }) => (
        <button
          key={verdict}
          type="button"
          className={styles.answer}
          data-tone={verdict === 'not-applicable' ? 'muted' : needsReason ? 'late' : 'met'}
          aria-pressed={score.verdict === verdict}
          disabled={!editable}
          tabIndex={-1}
          onClick={() => onAnswer({ verdict: score.verdict === verdict ? null : verdict, points: null })}
        >
          {t(`verdict.${verdict}`)}
        </button>
      ))}
    </div>
  );
}

function ItemWords({
  form,
  item,
  score,
  wanting,
  editable,
  onAnswer,
  onEvidence,
}: PartProps & { readonly wanting: boolean; onEvidence(): void }) {
  const { t } = useTranslation('drillEvaluation');
  const box = useRef<HTMLTextAreaElement>(null);
  const evidence = form.log.filter(({ id }) => score.logIds.includes(id));
  return (
    <div className={styles.words}>
      <LabelledInput
        label={t(wanting ? 'form.reason' : 'form.remark')}
        required={wanting}
        multiline
        maxRows={6}
        inputRef={box}
        inputProps={{ 'data-remark': item.id }}
        value={score.remark}
        disabled={!editable}
        {...(wanting && score.remark.trim() === '' && { help: t('form.reasonNeeded') })}
        onChange={({ target }) => onAnswer({ remark: target.value })}
        onKeyDown={(event) => {
          // One key back to the list; Enter alone ends a short reason, with Shift it breaks the line.
          if (event.key !== 'Escape' && !(event.key === 'Enter' && !event.shiftKey)) return;
          if (event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          document.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.id)}"]`)?.focus();
        }}
      />
      <div className={styles.evidence}>
        {evidence.map((entry) => (
          <span key={entry.id} className={styles.proof}>
            {clockText(entry.clockSeconds)} {entry.actor} {entry.text}
          </span>
        ))}
        {editable && form.log.length > 0 && (
          <Button size="small" variant="text" onClick={onEvidence}>
            {t('form.addEvidence')}
          </Button>
        )}
      </div>
    </div>
  );
}
