import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { KeyBlocks } from '../../../ui/KeyBlocks';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import type { CaseLook } from '../hooks/use-case-look';
import styles from './packages.module.css';

type Shown = 'file' | 'open' | 'how' | 'setHow';
type Told = NonNullable<CaseLook['look']>;

/** A package that is open, of a case or of another matter: what is asked of it here. */
interface OpenedPackage extends Pick<CaseLook, Shown> {
  readonly look: Pick<Told, 'blocks' | 'warnings' | 'package'> | null;
  readonly looking: Pick<CaseLook['looking'], 'error'>;
  readonly receiving: Pick<CaseLook['receiving'], 'error'>;
}

/** What stands in the way of the package that is open, with the ways past it: a password, a new key vouched for. */
export function LookProblems({ opened }: { opened: OpenedPackage }) {
  const { t } = useTranslation('filingPackages');
  const errorText = useErrorText();
  const problemText = useProblemText();
  const [password, setPassword] = useState('');
  const { look, file } = opened;
  const error = opened.looking.error ?? opened.receiving.error;
  return (
    <>
      {error && <InlineNote tone="late">{errorText(error)}</InlineNote>}
      {(error?.code === 'PACKAGE_PASSWORD_NEEDED' || error?.code === 'PACKAGE_PASSWORD_WRONG') && (
        <form
          className={styles.actions}
          onSubmit={(event) => {
            event.preventDefault();
            void opened.open(file, password);
          }}
        >
          <LabelledInput
            label={t('receive.password')}
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit">{t('receive.open')}</Button>
        </form>
      )}
      {look && (
        <KeyBlocks
          blocks={look.blocks}
          known={look.package.signer?.known ?? null}
          how={opened.how}
          onHow={opened.setHow}
        />
      )}
      {look?.warnings.map((warning) => (
        <InlineNote key={`${warning.code}${warning.where}`} tone="soon">
          {problemText(warning)}
        </InlineNote>
      ))}
    </>
  );
}
