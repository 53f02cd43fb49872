import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './stage.module.css';

interface TextPromptProps {
  readonly label: string;
  readonly initial?: string;
  readonly help?: string;
  /** What is wrong with the words; null when they can be kept. */
  check(text: string): string | null;
  /** Resolves to false when the core refused; the words then stay. */
  onSave(text: string): Promise<boolean>;
  onClose(): void;
}

/** One line to be typed: Enter keeps it, Esc leaves it. */
export function TextPrompt({ label, initial = '', help, check, onSave, onClose }: TextPromptProps) {
  const { t } = useTranslation('drillConduct');
  const [text, setText] = useState(initial);
  const [wrong, setWrong] = useState<string | null>(null);
  const busy = useRef(false);
  const id = useId();
  const save = async () => {
    const words = text.trim();
    const problem = check(words);
    setWrong(problem);
    if (problem !== null || busy.current) return;
    busy.current = true;
    if (await onSave(words)) onClose();
    busy.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void save();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.prompt}>
      <label className={styles.promptLabel} htmlFor={id}>
        {label}
      </label>
      <input
        // biome-ignore lint/a11y/noAutofocus: a key of the stage opened this line to be typed into
        autoFocus
        id={id}
        className={styles.promptInput}
        value={text}
        maxLength={2000}
        aria-invalid={wrong !== null}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
      />
      <span className={styles.promptHelp} data-wrong={wrong !== null || undefined} role="status">
        {wrong ?? help ?? t('prompt.keys')}
      </span>
    </div>
  );
}
