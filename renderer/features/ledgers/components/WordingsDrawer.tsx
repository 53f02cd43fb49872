import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../../../api/contract';
import blocks from '../../../ui/blocks.module.css';
import { SideDrawer } from '../../../ui/SideDrawer';
import { ToneChip } from '../../../ui/StateChip';
import { useChoices } from '../../../ui/use-choices';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { StagedSummary } from '../staging-store';
import styles from './ledgers.module.css';

export type WordingChoices = NonNullable<Question<'ledgers', 'stage'>['wordings']>;
type Choice = WordingChoices[string];
type Wording = StagedSummary['wordings'][number];

/** The axes that are chosen from a list, with the catalogue of each. */
const axes = [
  { key: 'form', codes: 'drillForm' },
  { key: 'planKind', codes: 'planKind' },
  { key: 'content', codes: 'drillContent' },
  { key: 'level', codes: 'drillLevel' },
  { key: 'purpose', codes: 'drillPurpose' },
] as const;
type Axis = (typeof axes)[number]['key'];

const enterprisePlans: readonly string[] = ['comprehensive', 'special', 'onsite'];

interface WordingsDrawerProps {
  readonly summary: StagedSummary;
  onApply(choices: WordingChoices): void;
  onClose(): void;
}

/** Every wording of a drill ledger once: what it was taken for, how surely, and what it is to mean instead. */
export function WordingsDrawer({ summary, onApply, onClose }: WordingsDrawerProps) {
  const { t } = useTranslation('ledgers');
  const [choices, setChoices] = useState<WordingChoices>(() =>
    Object.fromEntries(summary.wordings.map(({ key, chosen }) => [key, chosen])),
  );
  const choose = (key: string, part: Choice) =>
    setChoices((now) => ({ ...now, [key]: { ...now[key], ...part } }));
  return (
    <SideDrawer
      open
      title={t('wordings.title')}
      subtitle={summary.fileName}
      onClose={onClose}
      footer={
        <Button variant="contained" onClick={() => onApply(choices)}>
          {t('wordings.apply')}
        </Button>
      }
    >
      <p className={blocks.muted}>{t('wordings.help')}</p>
      <ul>
        {summary.wordings.map((wording) => (
          <WordingItem
            key={wording.key}
            wording={wording}
            choice={choices[wording.key] ?? {}}
            onChoose={(part) => choose(wording.key, part)}
          />
        ))}
      </ul>
    </SideDrawer>
  );
}

interface WordingItemProps {
  readonly wording: Wording;
  readonly choice: Choice;
  onChoose(part: Choice): void;
}

function WordingItem({ wording, choice, onChoose }: WordingItemProps) {
  const { t } = useTranslation('ledgers');
  const format = useNumberFormat();
  const { text, rows, read, unsure } = wording;
  const noNotice = choice.noNotice ?? read.noNotice;
  return (
    <li className={styles.wording}>
      <h3 className={styles.wordingText}>
        {text}
        <span className={styles.wordingFacts}>
          {t('wordings.rows', { count: rows, number: format(rows) })}
          <ToneChip quiet tone={unsure && choice.form === undefined ? 'soon' : 'met'}>
            {choice.form !== undefined
              ? t('wordings.chosen')
              : t('wordings.confidence', { percent: Math.round(read.confidence * 100) })}
          </ToneChip>
        </span>
      </h3>
      <div className={styles.wordingAxes}>
        {axes.map(({ key, codes }) => (
          <AxisSelect
            key={key}
            axis={key}
            codes={codes}
            label={t('wordings.choose', { text, axis: t(`wordings.axis.${key}`) })}
            value={choice[key] === undefined ? read[key] : choice[key]}
            onChoose={(value) => onChoose({ [key]: value } as Choice)}
          />
        ))}
        <FormControlLabel
          label={t('wordings.axis.noNotice')}
          control={
            <Checkbox
              checked={noNotice}
              onChange={(event) => onChoose({ noNotice: event.target.checked })}
              slotProps={{
                input: { 'aria-label': t('wordings.choose', { text, axis: t('wordings.axis.noNotice') }) },
              }}
            />
          }
        />
      </div>
    </li>
  );
}

interface AxisSelectProps {
  readonly axis: Axis;
  readonly codes: (typeof axes)[number]['codes'];
  readonly label: string;
  readonly value: string | null;
  onChoose(value: string | null): void;
}

function AxisSelect({ axis, codes, label, value, onChoose }: AxisSelectProps) {
  const { t } = useTranslation('ledgers');
  const all = useChoices(codes);
  const options = axis === 'planKind' ? all.filter((one) => enterprisePlans.includes(one.value)) : all;
  return (
    <div>
      <span className={styles.wordingAxis}>{t(`wordings.axis.${axis}`)}</span>
      <Select
        fullWidth
        displayEmpty
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
        slotProps={{ input: { 'aria-label': label } }}
      >
        <MenuItem value="">{t('wordings.notSaid')}</MenuItem>
        {options.map((option) => (
          <MenuItem key={option.value} value={option.value}>
            {option.label}
          </MenuItem>
        ))}
      </Select>
    </div>
  );
}
