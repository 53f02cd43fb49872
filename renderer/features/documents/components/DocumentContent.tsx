import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import type { ViewerCompanion } from '../companion';
import { usePrepared } from '../hooks/use-prepared';
import { Unlock, Unshown } from './Unshown';
import { Viewer } from './Viewer';
import styles from './viewer.module.css';

interface DocumentContentProps {
  readonly facts: Answer<'documents', 'get'>;
  /** Position to open at, as the address has it. */
  readonly at: string | null;
  /** Words to look for. */
  readonly find: string | null;
  readonly focus: boolean;
  /** What works on the document. */
  readonly companion?: ViewerCompanion;
}

/** States in which the file is not worth opening: what is wrong is known already. */
const hopeless: ReadonlySet<string> = new Set(['empty']);

/** The viewer, or why there is none. `focus`: the pages take the keyboard when they appear. */
export function DocumentContent({ facts, at, find, focus, companion }: DocumentContentProps) {
  if (!facts.stored) return <Unshown reason="notStored" notes={[]} />;
  if (hopeless.has(facts.textState)) return <Unshown reason={facts.textState} notes={facts.notes} />;
  return <Opened facts={facts} at={at} find={find} focus={focus} {...(companion && { companion })} />;
}

function Opened({ facts, at, find, focus, companion }: DocumentContentProps) {
  const { t } = useTranslation('documents');
  const [password, setPassword] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const prepared = usePrepared(facts.sha256, facts.kind, password, attempt);
  switch (prepared.state) {
    case 'loading':
      return (
        <p className={styles.outlineEmpty} role="status">
          {t('loading')}
        </p>
      );
    case 'failed':
      return <ErrorState error={prepared.error} onRetry={() => setAttempt(attempt + 1)} />;
    case 'locked':
      return <Unlock wrong={prepared.wrong} onPassword={setPassword} />;
    case 'unshown':
      return (
        <Unshown
          reason={facts.textState === 'protected' ? 'protected' : prepared.reason}
          notes={facts.notes}
        />
      );
    case 'ready':
      return (
        <>
          {facts.textState === 'no-text' && facts.kind === 'pdf' && (
            <div className={styles.notes}>
              <InlineNote tone="soon">{t('scan')}</InlineNote>
            </div>
          )}
          <Viewer
            key={`${at}/${find}`}
            fileName={facts.fileName}
            ticket={prepared.opened.ticket}
            size={prepared.opened.size}
            content={prepared.content}
            pdf={prepared.pdf}
            at={at === null ? null : Number(at) || 0}
            words={find ?? ''}
            focus={focus}
            companion={companion}
          />
        </>
      );
  }
}
