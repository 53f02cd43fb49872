import CloseIcon from '@mui/icons-material/Close';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchContent } from '../../../api/document-parts';
import { ErrorState } from '../../../ui/ErrorState';
import { Viewer } from './Viewer';
import styles from './viewer.module.css';

/** A document that the core has laid out as blocks, over the whole window. */
export function BlocksDialog({ title, ticket, onClose }: { title: string; ticket: string; onClose(): void }) {
  const { t } = useTranslation('common');
  const titleId = useId();
  const { data, error } = useQuery({
    queryKey: ['document-content', ticket],
    queryFn: () => fetchContent(ticket),
    gcTime: 0,
  });
  return (
    <Dialog open fullScreen onClose={onClose} aria-labelledby={titleId}>
      <header className={styles.dialogHead}>
        <h2 id={titleId}>{title}</h2>
        <IconButton aria-label={t('close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      {error && <ErrorState error={error} />}
      {data && (
        <Viewer fileName={title} ticket={ticket} size={0} content={data} pdf={null} at={null} words="" bare />
      )}
    </Dialog>
  );
}
