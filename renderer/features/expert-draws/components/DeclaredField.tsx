import AddIcon from '@mui/icons-material/Add';
import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { CodeBox } from '../../../ui/form/CodePicker';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import type { CodeOption } from '../../../ui/form/match-options';
import { useField } from '../../../ui/form/use-field';
import styles from './expert-draws.module.css';

interface Declared {
  readonly expertId: string;
  readonly reason: string;
}

/** Experts who must stay away from this matter alone, with the reason that the record shows. */
export function DeclaredField() {
  const { t } = useTranslation('expertDraws');
  const { value, onChange, inputId, error } = useField('declared');
  const declared = (Array.isArray(value) ? value : []) as readonly Declared[];
  const change = (at: number, changed: Partial<Declared>) =>
    onChange(declared.map((one, n) => (n === at ? { ...one, ...changed } : one)));
  return (
    <FieldFrame label={t('field.declared')} help={t('help.declared')} error={error} wide inputId={inputId}>
      {() => (
        <div className={styles.rows} id={inputId}>
          {declared.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id of its own until its expert is chosen
            <div key={at} className={styles.row}>
              <ExpertBox value={one.expertId} onChange={(expertId) => change(at, { expertId })} />
              <OutlinedInput
                fullWidth
                value={one.reason}
                placeholder={t('declared.reason')}
                onChange={(event) => change(at, { reason: event.target.value })}
                slotProps={{ input: { 'aria-label': t('declared.reason'), maxLength: 200 } }}
              />
              <IconButton
                aria-label={t('declared.remove')}
                onClick={() => onChange(declared.filter((_, n) => n !== at))}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </div>
          ))}
          <div className={styles.rowFoot}>
            <Button
              size="small"
              startIcon={<AddIcon />}
              onClick={() => onChange([...declared, { expertId: '', reason: '' }])}
            >
              {t('declared.add')}
            </Button>
          </div>
        </div>
      )}
    </FieldFrame>
  );
}

/** Experts offered at once; more are found by typing on. */
const offered = 20;

/** Chooses one person of the pool by name or employer; the core finds it, however many there are. */
function ExpertBox({ value, onChange }: { value: string; onChange(id: string): void }) {
  const { t } = useTranslation('expertDraws');
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<CodeOption | null>(null);
  const { data, isPending } = useQuery({
    ...ask(useApi(), 'lists', 'page', { list: 'experts', text: text.trim(), filters: [], limit: offered }),
    placeholderData: (before) => before,
  });
  const at = (key: string) => data?.columns.indexOf(key) ?? -1;
  const found = (data?.rows ?? []).map(
    (row): CodeOption => ({
      code: String(row[at('id')] ?? ''),
      name: String(row[at('name')] ?? ''),
      note: String(row[at('employer')] ?? ' '),
    }),
  );
  const options = chosen && !found.some(({ code }) => code === chosen.code) ? [chosen, ...found] : found;
  return (
    <CodeBox
      id={id}
      value={value === '' ? null : value}
      options={options}
      loading={isPending}
      placeholder={t('declared.find')}
      onSearch={setText}
      onChange={(code) => {
        setChosen(options.find((option) => option.code === code) ?? null);
        onChange(code ?? '');
      }}
    />
  );
}
