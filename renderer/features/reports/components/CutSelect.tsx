import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useTranslation } from 'react-i18next';
import type { ReportCut } from '../hooks/use-report-request';

/** What the lines of a table stand for. */
export function CutSelect({
  cuts,
  chosen,
  label,
  onChoose,
}: {
  readonly cuts: readonly ReportCut[];
  readonly chosen: ReportCut;
  readonly label: string;
  onChoose(cut: ReportCut): void;
}) {
  const { t } = useTranslation('codes');
  if (cuts.length === 0) return null;
  return (
    <Select
      size="small"
      value={chosen}
      inputProps={{ 'aria-label': label }}
      onChange={({ target }) => onChoose(target.value as ReportCut)}
    >
      {cuts.map((key) => (
        <MenuItem key={key} value={key}>
          {t(`reportCut.${key}`)}
        </MenuItem>
      ))}
    </Select>
  );
}
