import AttachIcon from '@mui/icons-material/AttachFileOutlined';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { type Paper, usePapers } from '../hooks/use-papers';
import styles from './filing.module.css';

interface PaperChipsProps {
  readonly caseId: string;
  readonly material: string;
  readonly label: string;
  readonly papers: readonly Paper[];
  readonly round: number;
  readonly editable: boolean;
  /** The paper that is open beside the list. */
  readonly shown: string | null;
  onShow(paper: Paper): void;
}

/** The papers of one material: pressing one opens it beside the list. */
export function PaperChips(props: PaperChipsProps) {
  const { caseId, material, label, papers, round, editable, shown, onShow } = props;
  const { t } = useTranslation('filing');
  const { add, remove } = usePapers(caseId);
  return (
    <div className={styles.papers}>
      {papers.map((paper) => (
        <span key={`${paper.id}/${paper.sha256}`} className={styles.paper}>
          <button
            type="button"
            className={styles.link}
            aria-pressed={shown === paper.sha256}
            disabled={!paper.stored}
            title={paper.stored ? paper.fileName : t('paper.notStored')}
            onClick={() => onShow(paper)}
          >
            {paper.fileName}
          </button>
          {paper.id === null ? (
            <span className={styles.muted}>{t('paper.ofPlan')}</span>
          ) : (
            paper.round < round && <span className={styles.muted}>{t('round', { count: paper.round })}</span>
          )}
          {editable && paper.id !== null && paper.round === round && (
            <IconButton
              size="small"
              aria-label={t('paper.removeOne', { name: paper.fileName })}
              onClick={() => void remove(paper)}
            >
              <CloseIcon fontSize="inherit" />
            </IconButton>
          )}
        </span>
      ))}
      {editable && (
        <Tooltip title={t('paper.add', { label })}>
          <IconButton
            size="small"
            aria-label={t('paper.add', { label })}
            onClick={() => void add(material, label)}
          >
            <AttachIcon fontSize="inherit" />
          </IconButton>
        </Tooltip>
      )}
    </div>
  );
}
