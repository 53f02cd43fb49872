import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import type { Answer } from '../../api/contract';
import { ask } from '../../api/queries';
import { ErrorState } from '../ErrorState';
import { DateBox } from '../form/DateField';
import { useNumberFormat } from '../use-number-format';
import styles from './DataTable.module.css';
import type { ListFilter, ListSpec } from './types';

type Value = string | number | null;

interface FilterEditorProps {
  readonly list: string;
  readonly spec: ListSpec;
  readonly column: Answer<'lists', 'describe'>['columns'][number];
  readonly label: string;
  readonly filter: ListFilter | undefined;
  word(value: Value): string;
  /** Null takes the filter away. */
  onApply(filter: ListFilter | null): void;
}

/** Sets the filter of one column: values with their counts, or a span of dates or numbers. */
export function FilterEditor(props: FilterEditorProps) {
  const titleId = useId();
  return (
    <div className={styles.popover} role="dialog" aria-labelledby={titleId}>
      <div className={styles.popoverHead} id={titleId}>
        {props.label}
      </div>
      {props.column.filter === 'range' ? <RangeEditor {...props} /> : <ValuesEditor {...props} />}
    </div>
  );
}

/** From how many values on a search box helps. */
const manyValues = 10;

function ValuesEditor({ list, spec, column, label, filter, word, onApply }: FilterEditorProps) {
  const { t } = useTranslation('ui');
  const format = useNumberFormat();
  const [chosen, setChosen] = useState<ReadonlySet<Value>>(new Set(filter?.values ?? []));
  const [typed, setTyped] = useState('');
  const { data, error } = useQuery(
    ask(useApi(), 'lists', 'facet', {
      list,
      text: spec.text,
      filters: [...spec.filters],
      column: column.key,
    }),
  );
  const named = (data?.values ?? []).map(({ value, count }) => ({
    value,
    count,
    text: value === null || value === '' ? t('table.emptyValue') : word(value),
  }));
  const shown = named.filter((item) => item.text.toLowerCase().includes(typed.trim().toLowerCase()));
  const toggle = (value: Value) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    setChosen(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(chosen.size === 0 ? null : { column: column.key, values: [...chosen] });
  };
  if (error) return <ErrorState error={error} />;
  return (
    <form className={styles.popover} onSubmit={submit}>
      {named.length > manyValues && (
        <div className={styles.popoverBody}>
          <OutlinedInput
            autoFocus
            value={typed}
            placeholder={t('table.searchValues')}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ input: { 'aria-label': t('table.searchValues') } }}
          />
        </div>
      )}
      <div className={styles.popoverBody}>
        {shown.map((item) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside
          <label key={String(item.value)} className={styles.facet}>
            <Checkbox checked={chosen.has(item.value)} onChange={() => toggle(item.value)} />
            <span className={styles.facetName} title={item.text}>
              {item.text}
            </span>
            <span className={styles.facetCount}>{format(item.count)}</span>
          </label>
        ))}
        {data && shown.length === 0 && <p className={styles.facetCount}>{t('table.noValues', { label })}</p>}
      </div>
      <EditorButtons canClear={filter !== undefined} onClear={() => onApply(null)} />
    </form>
  );
}

function RangeEditor({ column, label, filter, onApply }: FilterEditorProps) {
  const { t } = useTranslation('ui');
  const isDate = column.type === 'date';
  const [from, setFrom] = useState(filter?.from === undefined ? '' : String(filter.from));
  const [to, setTo] = useState(filter?.to === undefined ? '' : String(filter.to));
  const ids = { from: useId(), to: useId() };
  const valid = (text: string) =>
    text === '' || (isDate ? /^\d{4}-\d{2}-\d{2}$/.test(text) : /^-?\d+(\.\d+)?$/.test(text));
  const asValue = (text: string) => (isDate ? text : Number(text));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!valid(from) || !valid(to)) return;
    if (from === '' && to === '') onApply(null);
    else
      onApply({
        column: column.key,
        ...(from !== '' && { from: asValue(from) }),
        ...(to !== '' && { to: asValue(to) }),
      });
  };
  const box = (which: 'from' | 'to', value: string, set: (text: string) => void) => {
    const boxLabel = t(`table.${which}Label`, { label });
    return isDate ? (
      <DateBox id={ids[which]} label={boxLabel} value={value} invalid={!valid(value)} onChange={set} />
    ) : (
      <OutlinedInput
        id={ids[which]}
        value={value}
        error={!valid(value)}
        onChange={(event) => set(event.target.value.normalize('NFKC').trim())}
        slotProps={{ input: { inputMode: 'numeric', 'aria-label': boxLabel } }}
      />
    );
  };
  return (
    <form className={styles.popover} onSubmit={submit}>
      <div className={styles.popoverBody}>
        <div className={styles.range}>
          {box('from', from, setFrom)}
          <span>{t('table.until')}</span>
          {box('to', to, setTo)}
        </div>
      </div>
      <EditorButtons canClear={filter !== undefined} onClear={() => onApply(null)} />
    </form>
  );
}

function EditorButtons({ canClear, onClear }: { canClear: boolean; onClear(): void }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.popoverFoot}>
      {canClear && (
        <Button size="small" onClick={onClear}>
          {t('table.noFilter')}
        </Button>
      )}
      <Button size="small" variant="contained" type="submit">
        {t('table.apply')}
      </Button>
    </div>
  );
}
