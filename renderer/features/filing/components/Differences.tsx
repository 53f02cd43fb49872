import Checkbox from '@mui/material/Checkbox';
import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { SimpleTable } from '../../../ui/SimpleTable';

interface Difference<F extends string> {
  readonly field: F;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Facts whose values are codes, with the list of their words. */
const codesOf: Readonly<Record<string, string>> = {
  activities: 'codes.activity',
  affiliation: 'codes.affiliation',
  sizeTier: 'codes.sizeTier',
  majorHazardLevel: 'codes.majorHazardLevel',
  reviewWay: 'codes.reviewWay',
  reviewResult: 'codes.reviewResult',
};

interface DifferencesProps<F extends string> {
  /** What differs: the unit's name, a plan's title. */
  readonly of: string;
  readonly differences: readonly Difference<F>[];
  /** The facts that are to be taken over; null: nothing can be. */
  readonly taken: readonly F[] | null;
  onTaken(taken: F[]): void;
}

/** What differs from our own record, side by side; ours stays unless theirs is chosen, fact by fact. */
export function Differences<F extends string>({ of, differences, taken, onTaken }: DifferencesProps<F>) {
  const { t } = useTranslation('filingPackages');
  const word = useCodeWord();
  if (differences.length === 0) return null;
  const shown = (field: string, value: string | null) => {
    const codes = codesOf[field];
    if (value === null) return t('look.none');
    return codes
      ? value
          .split('、')
          .map((code) => word(codes, code))
          .join(t('comma'))
      : value;
  };
  const label = (field: string) => t(`fact.${field}` as 'fact.name', { defaultValue: field });
  const columns = [
    { key: 'field', label: t('differ.fact'), fixed: true, cell: (row: Difference<F>) => label(row.field) },
    { key: 'ours', label: t('differ.ours'), cell: (row: Difference<F>) => shown(row.field, row.ours) },
    { key: 'theirs', label: t('differ.theirs'), cell: (row: Difference<F>) => shown(row.field, row.theirs) },
  ];
  const takes = {
    key: 'take',
    label: t('differ.take'),
    fixed: true,
    cell: ({ field }: Difference<F>) => (
      <Checkbox
        checked={taken?.includes(field) ?? false}
        slotProps={{ input: { 'aria-label': t('differ.takeOne', { field: label(field) }) } }}
        onChange={(_event, on) =>
          onTaken(on ? [...(taken ?? []), field] : (taken ?? []).filter((one) => one !== field))
        }
      />
    ),
  };
  return (
    <SimpleTable
      label={t('differ.label', { of })}
      rows={differences}
      rowId={({ field }) => field}
      columns={taken ? [...columns, takes] : columns}
    />
  );
}
