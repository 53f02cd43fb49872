import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { nativeShell } from '../../../api/shell';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { useNumberFormat } from '../../../ui/use-number-format';
import { lastDigits } from '../fingerprint';
import { useTableWord } from '../hooks/use-table-words';
import type { PackageView } from '../types';
import styles from './exchange.module.css';
import { PackageFacts } from './PackageFacts';

interface WrittenPackageProps {
  readonly view: PackageView;
  readonly file: GrantedFile;
  onMore(): void;
}

/** The finished package: what it holds and the checksum that the recipient can compare. */
export function WrittenPackage({ view, file, onMore }: WrittenPackageProps) {
  const { t } = useTranslation('exchange');
  const tableWord = useTableWord();
  const format = useNumberFormat();
  const held = Object.entries(view.counts).filter(([, count]) => count > 0);
  return (
    <>
      <div className={styles.notes}>
        <InlineNote
          tone="met"
          action={
            <>
              <Button variant="contained" onClick={() => void nativeShell().reveal(file.grant)}>
                {t('write.reveal')}
              </Button>
              <Button onClick={onMore}>{t('write.more')}</Button>
            </>
          }
        >
          {t('write.done', { sequence: view.sequence, recipient: view.recipient.name })}
        </InlineNote>
        {view.sequence === 1 && view.signer && (
          <InlineNote tone="open">
            {t('write.tellKey', {
              recipient: view.recipient.name,
              digits: lastDigits(view.signer.keyId),
            })}
          </InlineNote>
        )}
      </div>
      <Panel title={t('facts.title')}>
        <PackageFacts view={view} proven />
      </Panel>
      <Panel title={t('write.counts')}>
        <FactList facts={held.map(([table, count]) => ({ label: tableWord(table), value: format(count) }))} />
      </Panel>
    </>
  );
}
