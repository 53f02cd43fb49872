import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import { StandingMark } from '../../../ui/StandingMark';
import { useProblemText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import type { DeskCommands } from '../hooks/use-desk';
import type { ItemAnswer, Mark, Passage, PlacedItem } from '../types';
import styles from './marking.module.css';
import { SearchRecord } from './SearchRecord';

interface ItemPanelProps {
  readonly placed: PlacedItem;
  readonly answer: ItemAnswer;
  readonly passages: readonly Passage[];
  /** How many there are in all. */
  readonly found: number | null;
  /** Index of the passage that was gone to, -1 before the first. */
  readonly passageAt: number;
  /** Marks that speak to this item. */
  readonly marks: readonly Mark[];
  readonly closed: boolean;
  readonly commands: DeskCommands;
  readonly reasonBox: RefObject<HTMLTextAreaElement | null>;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  onPassage(at: number): void;
  onPlace(place: { sha256: string; from: number; to: number }): void;
  onMark(mark: Mark): void;
}

const KEEP_AFTER_MS = 700;

/** One item: what the table asks, where the plan tells it, verdict, amendment, places quoted for it. */
export function ItemPanel(props: ItemPanelProps) {
  const { placed, answer, passages, found, passageAt, marks, closed, commands, reasonBox, searchBox } = props;
  const { t } = useTranslation('marking');
  const law = useLawWord();
  const problemText = useProblemText();
  const { item, table } = placed;
  return (
    <section className={styles.detail} aria-label={law(item.title)}>
      <h2 className={styles.detailTitle}>
        <span className={styles.itemId}>{item.id}</span>
        {law(item.title)}
        {item.key && <span className={styles.keyWord}>{t('key')}</span>}
        <StandingMark mark={item.mark} />
      </h2>
      {item.points.length > 0 && (
        <ol className={styles.points}>
          {item.points.map(({ ask, mark }) => (
            <li key={ask}>
              {law(ask)}
              {mark !== item.mark && <StandingMark mark={mark} />}
            </li>
          ))}
        </ol>
      )}
      <div className={styles.verdicts} role="radiogroup" aria-label={t('verdictLabel')}>
        {table.verdicts.map((verdict, at) => (
          // biome-ignore lint/a11y/useSemanticElements: a radio button would take the digit keys
          <button
            key={verdict}
            type="button"
            role="radio"
            aria-checked={answer.verdict === verdict}
            disabled={closed}
            data-verdict={verdict}
            className={styles.verdictButton}
            onClick={() =>
              void commands.answer(item.id, { verdict: answer.verdict === verdict ? null : verdict })
            }
          >
            <kbd className={styles.kbd}>{at + 1}</kbd>
            {t(`verdict.${verdict}`)}
          </button>
        ))}
      </div>
      <Reason key={item.id} answer={answer} closed={closed} box={reasonBox} commands={commands} />
      {answer.blockers.map((blocker) => (
        <InlineNote key={blocker.code} tone="soon">
          {problemText(blocker)}
        </InlineNote>
      ))}
      <Passages passages={passages} found={found} at={passageAt} onPassage={props.onPassage} />
      {marks.length > 0 && (
        <>
          <h3 className={styles.subTitle}>{t('quoted', { count: marks.length })}</h3>
          <ul className={styles.plainList}>
            {marks.map((mark) => (
              <li key={mark.id}>
                <button type="button" className={styles.passage} onClick={() => props.onMark(mark)}>
                  <span className={styles.where}>
                    {t(`kind.${mark.kind}`)}
                    {mark.page !== null && ` · ${t('page', { page: mark.page })}`}
                  </span>
                  <span className={styles.excerpt}>{mark.body || mark.quote || t('boxOnPage')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <SearchRecord
        key={`${item.id} search`}
        answer={answer}
        closed={closed}
        commands={commands}
        box={searchBox}
        onPlace={props.onPlace}
      />
    </section>
  );
}

interface ReasonProps {
  readonly answer: ItemAnswer;
  readonly closed: boolean;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly commands: DeskCommands;
}

/** The amendment: kept a moment after the last key and when the box is left. */
function Reason({ answer, closed, box, commands }: ReasonProps) {
  const { t } = useTranslation('marking');
  const [text, setText] = useState(answer.reason);
  const latest = useRef({ text, commands });
  useEffect(() => {
    latest.current = { text, commands };
  });
  const { item } = answer;
  useEffect(() => {
    if (text === answer.reason) return undefined;
    const timer = setTimeout(
      () => void latest.current.commands.answer(item, { reason: text }),
      KEEP_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [text, answer.reason, item]);
  const kept = useRef(answer.reason);
  useEffect(() => {
    kept.current = answer.reason;
  }, [answer.reason]);
  const keep = () => {
    const { text: now, commands: core } = latest.current;
    if (now.trim() !== kept.current) void core.answer(item, { reason: now });
  };
  useEffect(
    () => () => {
      const { text: now, commands: core } = latest.current;
      if (now.trim() !== kept.current) void core.answer(item, { reason: now });
    },
    [item],
  );
  return (
    <OutlinedInput
      multiline
      fullWidth
      minRows={2}
      maxRows={6}
      value={text}
      disabled={closed}
      inputRef={box}
      placeholder={t('reasonHint')}
      slotProps={{ input: { 'aria-label': t('reason'), maxLength: 4000 } }}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const leave = event.key === 'Escape' || (event.key === 'Enter' && event.ctrlKey);
        if (!leave) return;
        event.preventDefault();
        event.stopPropagation();
        box.current?.blur();
      }}
    />
  );
}

interface PassagesProps {
  readonly passages: readonly Passage[];
  readonly found: number | null;
  readonly at: number;
  onPassage(at: number): void;
}

function Passages({ passages, found, at, onPassage }: PassagesProps) {
  const { t } = useTranslation('marking');
  const [all, setAll] = useState(false);
  const few = 4;
  const shown = all ? passages : passages.slice(0, Math.max(few, at + 1));
  return (
    <>
      <h3 className={styles.subTitle}>
        {found === null ? t('passagesComing') : t('passages', { count: found })}
      </h3>
      {found === 0 && <p className={styles.quiet}>{t('passagesNone')}</p>}
      <ul className={styles.plainList}>
        {shown.map((passage, index) => (
          <li key={`${passage.sha256} ${passage.from}`}>
            <button
              type="button"
              className={styles.passage}
              {...(index === at && { 'aria-current': 'location' as const })}
              onClick={() => onPassage(index)}
            >
              <span className={styles.where}>
                {passage.section || t('frontPages')}
                {passage.kind === 'words' && ` · ${t('byWords')}`}
              </span>
              <span className={styles.excerpt}>{passage.excerpt}</span>
            </button>
          </li>
        ))}
      </ul>
      {passages.length > shown.length && (
        <Button size="small" variant="text" onClick={() => setAll(true)}>
          {t('passagesMore', { count: passages.length - shown.length })}
        </Button>
      )}
    </>
  );
}
