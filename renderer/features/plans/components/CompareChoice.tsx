import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './compare.module.css';

/** A document that can be compared, with the version it belongs to. */
export interface ComparableDocument {
  readonly id: string;
  readonly versionId: string;
  readonly label: string;
}

interface CompareChoiceProps {
  readonly label: string;
  readonly documents: readonly ComparableDocument[];
  readonly chosen: string;
  onChoose(id: string): void;
}

/** One side of the comparison: a version's document. */
export function CompareChoice({ label, documents, chosen, onChoose }: CompareChoiceProps) {
  const id = useId();
  const { t } = useTranslation('course');
  return (
    <div className={styles.choice}>
      <span id={id}>{label}</span>
      <Select
        className={styles.select ?? ''}
        value={chosen}
        labelId={id}
        displayEmpty
        onChange={(event) => onChoose(event.target.value)}
        renderValue={(value) =>
          documents.find((document) => document.id === value)?.label ?? t('compare.choose')
        }
      >
        {documents.map((document) => (
          <MenuItem key={document.id} value={document.id}>
            {document.label}
          </MenuItem>
        ))}
      </Select>
    </div>
  );
}
