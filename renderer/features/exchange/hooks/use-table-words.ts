import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';

/** Registers that show the same columns; their description knows which values are codes. */
const listByTable: Readonly<Record<string, string>> = {
  enterprise: 'enterprises',
  plan: 'plans',
  plan_version: 'plans',
  filing_case: 'filing-cases',
  drill: 'drills',
  expert: 'experts',
  team: 'teams',
  equipment: 'equipment',
  supply: 'supplies',
};

/** Columns that follow from others or tie rows together: they say nothing to a person. */
const technical = /(_key|_initials|_id|^version|^origin|^sha256|^rule_trace|^seq)$/;

const camel = (column: string) => column.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Names of the tables of a package. */
export function useTableWord(): (table: string) => string {
  const { t } = useTranslation('exchange');
  return (table) => t(`table.${table}` as 'table.enterprise', { defaultValue: table });
}

/** Words for the columns and values of one table of a package. */
export function useFieldWords(table: string): {
  /** Null for a column that is not for people. */
  field(column: string): string | null;
  value(column: string, value: string | null): string;
} {
  const { t } = useTranslation(['exchange', 'lists', 'enterprises', 'ui']);
  const codeWord = useCodeWord();
  const list = listByTable[table];
  const { data } = useQuery({
    ...ask(useApi(), 'lists', 'describe', { list: list ?? '' }),
    enabled: list !== undefined,
  });
  return useMemo(() => {
    const columns = new Map(data?.columns.map((column) => [column.key, column]));
    return {
      field(column) {
        if (technical.test(column)) return null;
        const key = camel(column);
        return t(
          [
            `exchange:field.${key}`,
            `lists:${list}.${key}`,
            `lists:common.${key}`,
            `enterprises:field.${key}`,
          ] as unknown as 'ui:table.yes',
          { defaultValue: column },
        );
      },
      value(column, value) {
        if (value === null || value === '') return t('ui:record.none');
        const described = columns.get(camel(column));
        if (described?.type === 'boolean') return value === '1' ? t('ui:table.yes') : t('ui:table.no');
        const each = listed(value);
        const { codes } = described ?? {};
        return each.map((one) => (codes === undefined ? one : codeWord(codes, one))).join(t('ui:table.or'));
      },
    };
  }, [t, codeWord, data, list]);
}

/** Lists are stored as JSON arrays of texts; anything else is one value. */
function listed(value: string): string[] {
  if (!value.startsWith('[')) return [value];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed.map(String) : [value];
  } catch {
    return [value];
  }
}
