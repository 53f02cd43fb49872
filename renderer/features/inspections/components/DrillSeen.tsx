import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import type { Visit } from '../inspection-forms';
import styles from './inspections.module.css';

interface DrillSeenProps {
  readonly visit: Visit;
  readonly drillId: string | null;
  readonly editable: boolean;
  onChoose(drillId: string | null): void;
}

/** Which drill of the unit a spot check looked at; what is found wrong with drills is put down to it. */
export function DrillSeen({ visit, drillId, editable, onChoose }: DrillSeenProps) {
  const { t } = useTranslation('inspections');
  const id = useId();
  return (
    <div className={styles.drillSeen}>
      <label id={id} className={blocks.small} htmlFor={`${id}-select`}>
        {t('check.drill')}
      </label>
      <Select
        id={`${id}-select`}
        labelId={id}
        size="small"
        displayEmpty
        value={drillId ?? ''}
        disabled={!editable}
        onChange={(event) => onChoose(event.target.value || null)}
      >
        <MenuItem value="">{t('check.noDrill')}</MenuItem>
        {visit.drills.map((drill) => (
          <MenuItem key={drill.id} value={drill.id}>
            {drill.held
              ? `${drill.date ?? ''} ${drill.title}`
              : t('check.notHeld', { date: drill.date ?? '', title: drill.title })}
          </MenuItem>
        ))}
      </Select>
    </div>
  );
}
