import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { InlineNote } from '../../../ui/InlineNote';
import { useLawWord } from '../../../ui/use-law-word';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useSizeSentence } from '../hooks/use-size-sentence';
import styles from './SizeAdvice.module.css';

/** What is no number yet (half typed) counts as not known. */
const figure = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
};

/** The tier that the figures on the form would give, with the limits it is measured by; the person takes it or not. */
export function SizeAdvice() {
  const { t } = useTranslation('enterprises');
  const law = useLawWord();
  const sentence = useSizeSentence();
  const word = useCodeWord();
  const format = useNumberFormat();
  const { setValue } = useFormContext();
  const [industryCode, employees, revenueWan, assetsWan, sizeTier] = useWatch({
    name: ['industryCode', 'employees', 'revenueWan', 'assetsWan', 'sizeTier'],
  }) as unknown[];
  const staff = figure(employees);
  const { data } = useQuery({
    ...ask(useApi(), 'enterprises', 'adviseSize', {
      industryCode: typeof industryCode === 'string' && industryCode.length <= 200 ? industryCode : null,
      employees: staff === null ? null : Math.round(staff),
      revenueWan: figure(revenueWan),
      assetsWan: figure(assetsWan),
    }),
    placeholderData: (before) => before,
  });
  if (!data) return null;
  const { tier, basis, limits } = data;
  const take = () => {
    setValue('sizeTier', tier, { shouldDirty: true });
    setValue('sizeBasis', basis, { shouldDirty: true });
  };
  const limit = (value: number | null) => (value === null ? t('size.notAsked') : format(value));
  return (
    <div className={styles.advice}>
      <InlineNote
        tone="open"
        action={
          tier !== null &&
          tier !== sizeTier && (
            <Button size="small" variant="text" onClick={take}>
              {t('size.take', { tier: word('codes.sizeTier', tier) })}
            </Button>
          )
        }
      >
        {sentence(data)}
      </InlineNote>
      {limits && (
        <table className={styles.limits} aria-label={t('size.limits')}>
          <thead>
            <tr>
              <th scope="col">{t('size.atLeast', { sector: law(data.sector ?? '') })}</th>
              <th scope="col">{t('field.employees')}</th>
              <th scope="col">{t('field.revenueWan')}</th>
              <th scope="col">{t('field.assetsWan')}</th>
            </tr>
          </thead>
          <tbody>
            {limits.map((row) => (
              <tr key={row.tier}>
                <th scope="row">{word('codes.sizeTier', row.tier)}</th>
                <td>{limit(row.employees)}</td>
                <td>{limit(row.revenueWan)}</td>
                <td>{limit(row.assetsWan)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
