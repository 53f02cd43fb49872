import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockWords } from '../clock-words';
import type { NewEntry } from '../hooks/use-conduct';
import type { Conduct, Prompt } from '../types';
import styles from './stage.module.css';

interface NotePromptProps {
  readonly prompt: Extract<Prompt, { kind: 'note' }>;
  readonly conduct: Conduct;
  onNote(entry: NewEntry): void;
  onClose(): void;
}

/** An entry being typed; its time stands already. Arrows choose who did it, with Ctrl which inject it answers. */
export function NotePrompt({ prompt, conduct, onNote, onClose }: NotePromptProps) {
  const { t } = useTranslation('drillConduct');
  const [text, setText] = useState('');
  const [actor, setActor] = useState(prompt.actor);
  const [injectId, setInjectId] = useState(prompt.injectId);
  const id = useId();
  const { noted, pressed } = prompt;
  const sent = conduct.injects.filter(({ state }) => state === 'sent');
  const inject = sent.find((each) => each.id === injectId) ?? null;
  // An action without words is the one that was expected.
  const usual = (noted === 'action' ? inject?.expectedAction : null) ?? '';
  const save = () => {
    const words = text.trim() || usual;
    if (words === '' && actor === null) return;
    onNote({ noted, pressed, injectId, actor, text: words });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') save();
    else if (event.key === 'Escape') onClose();
    else if (by !== 0 && event.ctrlKey)
      setInjectId(
        neighbour(
          sent.map((each) => each.id),
          injectId,
          by,
        ),
      );
    else if (by !== 0)
      setActor(
        neighbour(
          conduct.people.map(({ name }) => name),
          actor,
          by,
        ),
      );
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.prompt}>
      <label className={styles.promptLabel} htmlFor={id}>
        <time className={styles.promptTime}>{clockWords(pressed.clockSeconds)}</time>
        <span className={styles.entryKind} data-kind={noted}>
          {t(`kind.${noted}`)}
        </span>
        {inject && <span className={styles.tag}>{t('prompt.ofInject', { number: inject.number })}</span>}
        {actor !== null && <span className={styles.tag}>{actor}</span>}
      </label>
      <input
        // biome-ignore lint/a11y/noAutofocus: a key of the stage opened this line to be typed into
        autoFocus
        id={id}
        className={styles.promptInput}
        value={text}
        maxLength={2000}
        placeholder={usual}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.promptHelp}>{t('prompt.noteHelp')}</span>
    </div>
  );
}

/** The next one in a list that begins and ends with none. */
function neighbour(list: readonly string[], current: string | null, by: number): string | null {
  const at = current === null ? (by > 0 ? -1 : list.length) : list.indexOf(current);
  return list[at + by] ?? null;
}
