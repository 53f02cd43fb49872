import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import type { Tone } from '../../../ui/tokens';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import styles from './stock.module.css';

/** One label after the other without leaving the keyboard: code, Enter, count, Enter. */
export function CountByLabel({ stocktakeId }: { stocktakeId: string }) {
  const { t } = useTranslation('stock');
  const api = useApi();
  const format = useNumberFormat();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const [counted, setCounted] = useState('');
  const [said, setSaid] = useState<{ tone: Tone; text: string } | null>(null);
  const [codeId, countId] = [useId(), useId()];
  const codeBox = useRef<HTMLInputElement>(null);
  const countBox = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const number = Number(counted.normalize('NFKC').replace(/[,\s]/g, ''));
    if (code.trim() === '') return codeBox.current?.focus();
    if (counted.trim() === '' || !Number.isFinite(number) || number < 0) return countBox.current?.focus();
    try {
      const { name, book } = await api.stock.count({ stocktakeId, label: code, counted: number });
      setSaid({
        tone: number === book ? 'met' : 'soon',
        text: t('count.said', { name, counted: format(number), book: format(book) }),
      });
      setCode('');
      setCounted('');
      codeBox.current?.focus();
    } catch (error) {
      setSaid({ tone: 'late', text: errorText(error) });
      codeBox.current?.select();
    }
  };
  return (
    <Panel title={t('count.byLabel')}>
      <form className={styles.count} onSubmit={(event) => void submit(event)}>
        <label htmlFor={codeId}>{t('labels.label')}</label>
        <OutlinedInput
          id={codeId}
          inputRef={codeBox}
          value={code}
          autoComplete="off"
          onChange={(event) => setCode(event.target.value)}
        />
        <label htmlFor={countId}>{t('field.counted')}</label>
        <OutlinedInput
          id={countId}
          inputRef={countBox}
          value={counted}
          autoComplete="off"
          slotProps={{ input: { inputMode: 'decimal' } }}
          onChange={(event) => setCounted(event.target.value)}
        />
        <Button type="submit" variant="contained">
          {t('count.run')}
        </Button>
      </form>
      {said && <InlineNote tone={said.tone}>{said.text}</InlineNote>}
    </Panel>
  );
}
