import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelledInput } from './form/LabelledInput';
import { InlineNote } from './InlineNote';
import styles from './KeyBlocks.module.css';
import { type Problem, useProblemText } from './use-error-text';

interface ComparedFieldProps {
  /** With whom, over what, the key was compared. */
  readonly how: string;
  onHow(how: string): void;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** Asks how a key was compared: what is entered is kept with the key. */
export function ComparedField({ how, onHow, required = false, disabled = false }: ComparedFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.how}>
      <LabelledInput
        label={t('compared.how')}
        placeholder={t('compared.example')}
        required={required}
        disabled={disabled}
        value={how}
        onChange={(event) => onHow(event.target.value)}
      />
    </div>
  );
}

interface KeyBlocksProps extends Pick<ComparedFieldProps, 'how' | 'onHow'> {
  readonly blocks: readonly Problem[];
  /** How the package's key stands; null without one. */
  readonly known: string | null;
  /** The way past any other block; none as a rule. */
  wayPast?(block: Problem): ReactNode;
}

/** What keeps a package from being taken in, and what is asked of a key that is new here or another than before. */
export function KeyBlocks({ blocks, known, how, onHow, wayPast }: KeyBlocksProps) {
  const { t } = useTranslation('ui');
  const problemText = useProblemText();
  return (
    <>
      {blocks.map((block) => (
        <InlineNote
          key={`${block.code}${block.where}`}
          tone="late"
          action={
            block.code === 'SENDER_KEY_CHANGED' ? (
              <ComparedField how={how} onHow={onHow} required />
            ) : (
              wayPast?.(block)
            )
          }
        >
          {problemText(block)}
        </InlineNote>
      ))}
      {(known === 'first-contact' || known === 'succeeded') && (
        <InlineNote tone="open" action={<ComparedField how={how} onHow={onHow} />}>
          {t('compared.newKey')}
        </InlineNote>
      )}
    </>
  );
}
