import CloseIcon from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { DocumentContent } from '../../documents/components/DocumentContent';
import { documentPath } from '../../documents/document-path';
import type { Paper } from '../hooks/use-papers';
import styles from './filing.module.css';

/** A paper beside the list of materials, so that ticking goes on while reading. */
export function PaperPane({ paper, onClose }: { paper: Paper; onClose(): void }) {
  const { t } = useTranslation('filing');
  const { t: common } = useTranslation('common');
  const go = useGo();
  const { sha256 } = paper;
  const { data, error, refetch } = useQuery(ask(useApi(), 'documents', 'get', { sha256 }));
  return (
    <section className={styles.pane} aria-label={paper.fileName}>
      <header className={styles.paneHead}>
        <h2 className={styles.paneTitle} title={paper.fileName}>
          {paper.fileName}
        </h2>
        <Button size="small" onClick={() => go(documentPath(sha256))}>
          {t('paper.whole')}
        </Button>
        <IconButton size="small" aria-label={common('close')} onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </header>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <DocumentContent
          key={`${sha256}/${data.textState}`}
          facts={data}
          at={null}
          find={null}
          focus={false}
        />
      )}
    </section>
  );
}
