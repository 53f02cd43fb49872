import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { useTranslation } from 'react-i18next';
import { YearSwitch } from '../../../ui/YearSwitch';

const parts = ['', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'] as const;
const months = Array.from({ length: 12 }, (_none, at) => `-${String(at + 1).padStart(2, '0')}`);
const day = 'day';

/** A year, a part of it, or a day up to which the year is counted. */
export function PeriodPicker({
  period,
  today,
  onPeriod,
}: {
  readonly period: string;
  readonly today: string;
  onPeriod(period: string): void;
}) {
  const { t } = useTranslation('reports');
  const year = period.slice(0, 4);
  const rest = period.slice(4);
  const isDay = rest.length === 6;
  return (
    <>
      <YearSwitch
        year={Number(year)}
        onYear={(next) => onPeriod(isDay ? `${next}${rest}` : `${next}${rest}`)}
      />
      <Select
        size="small"
        value={isDay ? day : rest}
        displayEmpty
        inputProps={{ 'aria-label': t('period.label') }}
        onChange={({ target }) =>
          onPeriod(target.value === day ? `${year}${today.slice(4)}` : `${year}${target.value}`)
        }
      >
        {parts.map((part) => (
          <MenuItem key={part} value={part}>
            {t(`period.${part === '' ? 'year' : part}`)}
          </MenuItem>
        ))}
        {months.map((part) => (
          <MenuItem key={part} value={part}>
            {t('period.month', { month: Number(part.slice(1)) })}
          </MenuItem>
        ))}
        <MenuItem value={day}>{t('period.day')}</MenuItem>
      </Select>
      {isDay && (
        <OutlinedInput
          size="small"
          type="date"
          value={period}
          inputProps={{ 'aria-label': t('period.asOf'), max: today }}
          onChange={({ target }) => target.value !== '' && onPeriod(target.value)}
        />
      )}
    </>
  );
}
