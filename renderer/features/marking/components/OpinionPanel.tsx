import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { useProblemText } from '../../../ui/use-error-text';
import { ResultButton } from '../../reviews/components/ResultButton';
import type { DeskCommands } from '../hooks/use-desk';
import type { Desk } from '../types';
import styles from './marking.module.css';

interface OpinionPanelProps {
  readonly desk: Desk;
  readonly closed: boolean;
  readonly commands: DeskCommands;
  onHandIn(): void;
}

const KEEP_AFTER_MS = 700;
const VOTES = ['for', 'against', 'abstain'] as const;

/** The reviewer's own page: opinion, vote, statement, and what is still missing before it can be handed in. */
export function OpinionPanel({ desk, closed, commands, onHandIn }: OpinionPanelProps) {
  const { t } = useTranslation('marking');
  const problemText = useProblemText();
  const { opinion, missing } = desk;
  return (
    <section className={styles.opinion} aria-label={t('opinion.title')}>
      <Kept
        label={t('opinion.text')}
        value={opinion.opinion}
        rows={7}
        closed={closed}
        onKeep={(text) => void commands.saveOpinion({ opinion: text })}
      />
      <h3 className={styles.subTitle}>{t('opinion.vote')}</h3>
      <div className={styles.verdicts} role="radiogroup" aria-label={t('opinion.vote')}>
        {VOTES.map((vote) => (
          // biome-ignore lint/a11y/useSemanticElements: in the manner of the verdicts
          <button
            key={vote}
            type="button"
            role="radio"
            aria-checked={opinion.vote === vote}
            disabled={closed}
            className={styles.verdictButton}
            onClick={() => void commands.saveOpinion({ vote })}
          >
            {t(`vote.${vote}`)}
          </button>
        ))}
      </div>
      <Kept
        label={t('opinion.voteReason')}
        value={opinion.voteReason ?? ''}
        rows={2}
        closed={closed}
        onKeep={(text) => void commands.saveOpinion({ voteReason: text === '' ? null : text })}
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={opinion.noInterest}
            disabled={closed}
            onChange={(event) => void commands.saveOpinion({ noInterest: event.target.checked })}
          />
        }
        label={t('opinion.noInterest')}
      />
      {opinion.state === 'handed-in' && <ResultButton id={desk.id} name={desk.name} />}
      {!closed && (
        <>
          <h3 className={styles.subTitle}>{t('handIn.title')}</h3>
          {missing.length === 0 ? (
            <InlineNote tone="met">{t('handIn.ready')}</InlineNote>
          ) : (
            missing.map((blocker) => (
              <InlineNote key={blocker.code} tone="soon">
                {problemText(blocker)}
              </InlineNote>
            ))
          )}
          <LoadingButton
            variant="contained"
            busy={commands.saving}
            disabled={missing.length > 0}
            onClick={onHandIn}
          >
            {t('handIn.button')}
          </LoadingButton>
          <p className={styles.quiet}>{t('handIn.then')}</p>
        </>
      )}
    </section>
  );
}

interface KeptProps {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly closed: boolean;
  onKeep(text: string): void;
}

/** A box whose text is kept a moment after the last key, when it is left and when the panel goes. */
function Kept({ label, value, rows, closed, onKeep }: KeptProps) {
  const [text, setText] = useState(value);
  const latest = useRef({ text, value, onKeep });
  useEffect(() => {
    latest.current = { text, value, onKeep };
  });
  const keep = useRef(() => {
    const { text: now, value: kept, onKeep: tell } = latest.current;
    if (now.trim() !== kept) tell(now);
  });
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(keep.current, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  useEffect(() => {
    const leave = keep.current;
    return leave;
  }, []);
  return (
    <LabelledInput
      label={label}
      multiline
      minRows={rows}
      maxRows={rows * 2}
      value={text}
      disabled={closed}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => keep.current()}
    />
  );
}
