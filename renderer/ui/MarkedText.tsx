import { Fragment, type ReactNode } from 'react';
import styles from './MarkedText.module.css';

interface MarkedTextProps {
  readonly text: string;
  /** Start and length of each marked stretch, in order and apart from each other. */
  readonly marks: readonly (readonly [number, number])[];
}

/** Text with what was looked for marked. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [start, length] of marks) {
    parts.push(<Fragment key={done}>{text.slice(done, start)}</Fragment>);
    parts.push(
      <mark key={`mark-${start}`} className={styles.mark}>
        {text.slice(start, start + length)}
      </mark>,
    );
    done = start + length;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
