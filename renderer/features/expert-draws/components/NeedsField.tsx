import AddIcon from '@mui/icons-material/Add';
import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { CodeBox } from '../../../ui/form/CodePicker';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import { useField } from '../../../ui/form/use-field';
import styles from './expert-draws.module.css';

interface Need {
  readonly specialty: string;
  readonly count: number;
}

/** Specialties with how many experts of each, one line each. */
export function NeedsField() {
  const { t } = useTranslation('expertDraws');
  const { value, onChange, inputId, error } = useField('needs');
  const rowId = useId();
  const { data } = useQuery(ask(useApi(), 'expertDraws', 'choices', {}));
  const needs = (Array.isArray(value) ? value : []) as readonly Need[];
  const options = (data?.specialties ?? []).map(({ code, name, experts }) => ({
    code,
    name: t('need.people', { name, count: experts }),
  }));
  const nameOf = (code: string) => data?.specialties.find((one) => one.code === code)?.name ?? code;
  const change = (at: number, changed: Partial<Need>) =>
    onChange(needs.map((need, n) => (n === at ? { ...need, ...changed } : need)));
  const rows = needs.length === 0 ? [{ specialty: '', count: 1 }] : needs;
  const total = needs.reduce((sum, { count }) => sum + count, 0);
  return (
    <FieldFrame label={t('field.needs')} required error={error} wide inputId={inputId}>
      {(describedBy) => (
        <div className={styles.rows} id={inputId}>
          {rows.map((need, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id of its own until its specialty is chosen
            <div key={at} className={styles.row}>
              <CodeBox
                id={`${rowId}-${at}`}
                value={need.specialty === '' ? null : need.specialty}
                options={options.filter(
                  ({ code }) => code === need.specialty || !needs.some(({ specialty }) => specialty === code),
                )}
                placeholder={t('need.choose')}
                describedBy={describedBy}
                invalid={error !== undefined}
                onChange={(specialty) => {
                  if (needs.length === 0) onChange([{ specialty: specialty ?? '', count: 1 }]);
                  else change(at, { specialty: specialty ?? '' });
                }}
              />
              <OutlinedInput
                className={styles.people}
                value={need.count === 0 ? '' : need.count}
                endAdornment={t('unit.people')}
                onChange={(event) => {
                  const digits = event.target.value.normalize('NFKC').replace(/\D/g, '').slice(0, 2);
                  if (needs.length > 0) change(at, { count: Number(digits) });
                }}
                slotProps={{
                  input: {
                    inputMode: 'numeric',
                    'aria-label': t('need.peopleOf', { name: nameOf(need.specialty) }),
                  },
                }}
              />
              <IconButton
                aria-label={t('need.remove', { name: nameOf(need.specialty) })}
                disabled={needs.length === 0}
                onClick={() => onChange(needs.filter((_, n) => n !== at))}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </div>
          ))}
          <div className={styles.rowFoot}>
            <Button
              size="small"
              startIcon={<AddIcon />}
              onClick={() => onChange([...needs, { specialty: '', count: 1 }])}
            >
              {t('need.add')}
            </Button>
            {total > 0 && <span className={blocks.small}>{t('need.total', { count: total })}</span>}
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
