import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import blocks from './blocks.module.css';
import { showToast } from './feedback/toast-store';
import { InlineNote } from './InlineNote';
import { Panel } from './Page';
import styles from './ProofPanel.module.css';
import { type Problem, useErrorText, useProblemText } from './use-error-text';

interface ProofPanelProps {
  readonly title: string;
  /** False while there is nothing to prove yet: the buttons come with the result. */
  readonly ready: boolean;
  readonly words: Readonly<Record<'save' | 'verify' | 'valid' | 'failed', string>>;
  /** Has the core work the result out again. */
  verify(): Promise<{ readonly problems: readonly Problem[] }>;
  onSave(): void;
  readonly children?: ReactNode;
}

/** Where a draw is proven: its record is saved for others, or worked out again here, and what came of it stands above the rest. */
export function ProofPanel({ title, ready, words, verify, onSave, children }: ProofPanelProps) {
  const errorText = useErrorText();
  const problemText = useProblemText();
  const [found, setFound] = useState<readonly string[] | null>(null);
  const check = async () => {
    try {
      setFound((await verify()).problems.map(problemText));
    } catch (error) {
      showToast({ tone: 'late', text: words.failed, detail: errorText(error) });
    }
  };
  const actions = ready && (
    <>
      <Button size="small" onClick={onSave}>
        {words.save}
      </Button>
      <Button size="small" variant="contained" onClick={() => void check()}>
        {words.verify}
      </Button>
    </>
  );
  return (
    <Panel title={title} actions={actions}>
      {found && (
        <InlineNote tone={found.length === 0 ? 'met' : 'late'}>
          {found.length === 0 ? words.valid : found.join(' ')}
        </InlineNote>
      )}
      {children}
    </Panel>
  );
}

/** What a draw is computed again with, name and value; what is not known yet is left out. */
export function ProofFacts({ facts }: { facts: readonly (readonly [string, string | number | null])[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={blocks.hash}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
