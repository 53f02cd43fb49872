import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGap } from '../../../../electron/contract/input';
import type { Answer } from '../../../api/contract';
import { Panel } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { type Tick, useCheckMaterials } from '../hooks/use-check-materials';
import styles from './filing.module.css';

type Filing = Answer<'filing', 'get'>;
type Material = Filing['materials'][number];

const outcomes = ['present', 'missing', 'not-as-required'] as const;
const toneByOutcome: Readonly<Record<NonNullable<Material['outcome']>, Tone>> = {
  present: 'met',
  missing: 'late',
  'not-as-required': 'late',
  'not-needed': 'muted',
};

/** The materials of the law with what was found of each; the check is of completeness, not of merit. */
export function Materials({ filing, editable }: { filing: Filing; editable: boolean }) {
  const { t } = useTranslation('filing');
  const check = useCheckMaterials(filing);
  const open = filing.materials.filter((material) => material.needed && material.outcome === null);
  const allPresent = () => check(open.map(({ key, note }) => ({ key, outcome: 'present', note })));
  return (
    <Panel
      title={t('check.title')}
      actions={
        editable &&
        open.length > 0 && (
          <Button size="small" onClick={allPresent}>
            {t('check.allPresent', { count: open.length })}
          </Button>
        )
      }
      flush
    >
      <ul>
        {filing.materials.map((material) => (
          <MaterialRow
            key={material.key}
            material={material}
            editable={editable}
            onTick={(tick) => check([tick])}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface MaterialRowProps {
  readonly material: Material;
  readonly editable: boolean;
  onTick(tick: Tick): void;
}

function MaterialRow({ material, editable, onTick }: MaterialRowProps) {
  const { t } = useTranslation('filing');
  const { t: codes } = useTranslation('codes');
  const [note, setNote] = useState(material.note ?? '');
  const asks = editable && (material.needed || material.local);
  const faulty = isGap(material.outcome);
  return (
    <li className={styles.material}>
      <div className={styles.materialText}>
        <div>
          {material.label}
          {material.local && <span className={styles.tag}>{t('check.local')}</span>}
          {material.wasRequested && <span className={styles.tag}>{t('check.requested')}</span>}
        </div>
        <div className={styles.why} title={material.why}>
          {material.why}
        </div>
      </div>
      {asks ? (
        <ToggleButtonGroup
          exclusive
          value={material.outcome}
          aria-label={material.label}
          onChange={(_event, outcome: Tick['outcome'] | null) => {
            if (outcome) onTick({ key: material.key, outcome, note: note.trim() || null });
          }}
        >
          {outcomes.map((outcome) => (
            <ToggleButton
              key={outcome}
              value={outcome}
              data-outcome={outcome}
              className={styles.outcome ?? ''}
            >
              {codes(`materialOutcome.${outcome}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      ) : (
        <ToneChip quiet tone={material.outcome ? toneByOutcome[material.outcome] : 'muted'}>
          {material.outcome
            ? codes(`materialOutcome.${material.outcome}`)
            : t(material.needed ? 'check.unchecked' : 'check.notNeeded')}
        </ToneChip>
      )}
      {asks && faulty ? (
        <OutlinedInput
          className={styles.materialNote ?? ''}
          value={note}
          placeholder={t('check.note')}
          onChange={(event) => setNote(event.target.value)}
          onBlur={() => {
            if (material.outcome && note.trim() !== (material.note ?? ''))
              onTick({ key: material.key, outcome: material.outcome, note: note.trim() || null });
          }}
          slotProps={{ input: { 'aria-label': t('check.noteFor', { label: material.label }) } }}
        />
      ) : (
        <span className={styles.muted}>{material.note}</span>
      )}
    </li>
  );
}
