import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGap } from '../../../../electron/contract/input';
import type { Answer } from '../../../api/contract';
import { Panel } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useLawWord } from '../../../ui/use-law-word';
import { type Tick, useCheckMaterials } from '../hooks/use-check-materials';
import type { Paper } from '../hooks/use-papers';
import styles from './filing.module.css';
import { PaperChips } from './PaperChips';

type Filing = Answer<'filing', 'get'>;
type Material = Filing['materials'][number];

const outcomes = ['present', 'missing', 'not-as-required'] as const;
const toneByOutcome: Readonly<Record<NonNullable<Material['outcome']>, Tone>> = {
  present: 'met',
  missing: 'late',
  'not-as-required': 'late',
  'not-needed': 'muted',
};

interface MaterialsProps {
  readonly filing: Filing;
  readonly editable: boolean;
  /** The paper that is open beside the list, by its content. */
  readonly shown: string | null;
  onShow(paper: Paper): void;
}

/** Keys that tick the material in focus. */
const outcomeByKey: Readonly<Record<string, Tick['outcome']>> = {
  '1': 'present',
  '2': 'missing',
  '3': 'not-as-required',
  '4': 'not-needed',
};

/** The materials of the law with what was found of each; the check is of completeness, not of merit. */
export function Materials({ filing, editable, shown, onShow }: MaterialsProps) {
  const { t } = useTranslation('filing');
  const law = useLawWord();
  const check = useCheckMaterials(filing);
  const open = filing.materials.filter((material) => material.needed && material.outcome === null);
  const others = filing.papers.filter((paper) => paper.material === 'other');
  const attaches = filing.ours && filing.state !== 'void';
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
            papers={
              <PaperChips
                caseId={filing.id}
                material={material.key}
                label={law(material.label)}
                papers={filing.papers.filter((paper) => paper.material === material.key)}
                round={filing.round}
                editable={attaches}
                shown={shown}
                onShow={onShow}
              />
            }
            onOpen={() => {
              const paper = filing.papers.find((one) => one.material === material.key && one.stored);
              if (paper) onShow(paper);
            }}
          />
        ))}
        {(attaches || others.length > 0) && (
          <li className={styles.material}>
            <div className={styles.materialText}>
              {t('paper.others')}
              <PaperChips
                caseId={filing.id}
                material="other"
                label={t('paper.others')}
                papers={others}
                round={filing.round}
                editable={attaches}
                shown={shown}
                onShow={onShow}
              />
            </div>
          </li>
        )}
      </ul>
      {editable && <p className={styles.keys}>{t('check.keys')}</p>}
    </Panel>
  );
}

interface MaterialRowProps {
  readonly material: Material;
  readonly editable: boolean;
  readonly papers: ReactNode;
  onTick(tick: Tick): void;
  /** Opens the first paper beside the list. */
  onOpen(): void;
}

function MaterialRow({ material, editable, papers, onTick, onOpen }: MaterialRowProps) {
  const { t } = useTranslation('filing');
  const law = useLawWord();
  const { t: codes } = useTranslation('codes');
  const [note, setNote] = useState(material.note ?? '');
  const asks = editable && (material.needed || material.local);
  const faulty = isGap(material.outcome);
  const tick = (outcome: Tick['outcome']) =>
    onTick({ key: material.key, outcome, note: note.trim() || null });
  const choices = material.local ? [...outcomes, 'not-needed' as const] : outcomes;
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    // Only while the row itself has the focus: in the note a digit is a digit.
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const outcome = outcomeByKey[event.key];
    if (outcome && asks && choices.some((choice) => choice === outcome)) tick(outcome);
    else if (event.key === 'Enter') onOpen();
    else if (event.key === 'ArrowDown') focusRow(event.currentTarget.nextElementSibling);
    else if (event.key === 'ArrowUp') focusRow(event.currentTarget.previousElementSibling);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked with the arrow keys
    <li className={styles.material} tabIndex={0} aria-label={law(material.label)} onKeyDown={onKeyDown}>
      <div className={styles.materialText}>
        <div>
          {law(material.label)}
          {material.local && <span className={styles.tag}>{t('check.local')}</span>}
          {material.wasRequested && <span className={styles.tag}>{t('check.requested')}</span>}
        </div>
        <div className={styles.why} title={law(material.why)}>
          {law(material.why)}
        </div>
        {papers}
      </div>
      {asks ? (
        <ToggleButtonGroup
          exclusive
          value={material.outcome}
          aria-label={law(material.label)}
          onChange={(_event, outcome: Tick['outcome'] | null) => {
            if (outcome) tick(outcome);
          }}
        >
          {choices.map((outcome) => (
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
          slotProps={{ input: { 'aria-label': t('check.noteFor', { label: law(material.label) }) } }}
        />
      ) : (
        <span className={styles.muted}>{material.note}</span>
      )}
    </li>
  );
}

function focusRow(row: Element | null): void {
  if (row instanceof HTMLElement && row.tabIndex === 0) row.focus();
}
