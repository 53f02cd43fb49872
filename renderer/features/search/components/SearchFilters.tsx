import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { DateBox } from '../../../ui/form/DateField';
import { useStateWord } from '../../../ui/use-state-word';
import {
  emptySpec,
  filtersFor,
  isNarrowed,
  type ListFilterName,
  listFilters,
  type SearchSpec,
  statesOf,
} from '../search-spec';
import styles from './search.module.css';

interface SearchFiltersProps {
  readonly spec: SearchSpec;
  onSpec(spec: SearchSpec): void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const planKinds = ['comprehensive', 'special', 'onsite', 'government', 'department'] as const;

/** What hits can be narrowed by, beside the list. Only what the chosen type knows and the database offers is shown. */
export function SearchFilters({ spec, onSpec }: SearchFiltersProps) {
  const { t } = useTranslation('search');
  const choices = useChoicesOf(spec);
  const shown = filtersFor(spec.type);
  const toggle = (name: ListFilterName, value: string) => {
    const chosen = spec[name];
    onSpec({
      ...spec,
      [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
    });
  };
  return (
    <aside className={styles.filters} aria-label={t('filters.label')}>
      <div className={styles.filtersHead}>
        <h2 className={styles.filtersTitle}>{t('filters.label')}</h2>
        {isNarrowed(spec) && (
          <Button
            variant="text"
            size="small"
            onClick={() => onSpec({ ...emptySpec, text: spec.text, type: spec.type })}
          >
            {t('filters.clear')}
          </Button>
        )}
      </div>
      {shown.map((name) =>
        name === 'published' ? (
          <PublishedFilter key={name} spec={spec} onSpec={onSpec} />
        ) : (
          <ValuesFilter
            key={name}
            label={t(`filters.${name}`)}
            choices={choices[name]}
            chosen={spec[name]}
            onToggle={(value) => toggle(name, value)}
          />
        ),
      )}
      {shown.length === 0 && <p className={styles.filtersNone}>{t('filters.none')}</p>}
    </aside>
  );
}

function useChoicesOf(spec: SearchSpec): Readonly<Record<ListFilterName, readonly Choice[]>> {
  const { t } = useTranslation(['search', 'codes']);
  const stateWord = useStateWord();
  const { data } = useQuery(ask(useApi(), 'search', 'choices', {}));
  const states = spec.type === 'all' ? undefined : statesOf[spec.type];
  const several = (choices: readonly Choice[], name: ListFilterName) =>
    // One choice chooses nothing, unless it was chosen elsewhere.
    choices.length > 1 || spec[name].length > 0 ? choices : [];
  const all: Record<ListFilterName, readonly Choice[]> = {
    kinds: planKinds.map((kind) => ({ value: kind, label: t(`codes:planKind.${kind}`) })),
    states: (states?.states ?? []).map((state) => ({
      value: state,
      label: stateWord(states?.of ?? '', state),
    })),
    regions: (data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name })),
    towns: (data?.towns ?? []).map((town) => ({ value: town, label: town })),
    sections: (data?.sections ?? []).map((section) => ({
      value: section,
      label: t(`section.${section}` as 'section.B', { defaultValue: section }),
    })),
  };
  for (const name of listFilters) all[name] = several(all[name], name);
  return all;
}

/** Choices shown before the rest is asked for. */
const fewChoices = 6;

function ValuesFilter({
  label,
  choices,
  chosen,
  onToggle,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  onToggle(value: string): void;
}) {
  const { t } = useTranslation('search');
  const [whole, setWhole] = useState(false);
  if (choices.length === 0) return null;
  // What was chosen is never hidden.
  const shown = whole
    ? choices
    : choices.filter((choice, at) => at < fewChoices || chosen.includes(choice.value));
  return (
    <fieldset className={styles.filter}>
      <legend className={styles.filterLabel}>{label}</legend>
      {shown.map((choice) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside
        <label key={choice.value} className={styles.choice}>
          <Checkbox checked={chosen.includes(choice.value)} onChange={() => onToggle(choice.value)} />
          <span className={styles.choiceName} title={choice.label}>
            {choice.label}
          </span>
        </label>
      ))}
      {choices.length > fewChoices && (
        <Button variant="text" size="small" onClick={() => setWhole(!whole)}>
          {whole ? t('filters.fewer') : t('filters.more', { count: choices.length - fewChoices })}
        </Button>
      )}
    </fieldset>
  );
}

const day = /^\d{4}-\d{2}-\d{2}$/;

function PublishedFilter({ spec, onSpec }: SearchFiltersProps) {
  const { t } = useTranslation('search');
  const ids = { publishedFrom: useId(), publishedTo: useId() };
  const [typed, setTyped] = useState<Partial<Record<keyof typeof ids, string>>>({});
  const box = (name: keyof typeof ids) => {
    const value = typed[name] ?? spec[name] ?? '';
    return (
      <DateBox
        id={ids[name]}
        label={t(`filters.${name}`)}
        value={value}
        invalid={value !== '' && !day.test(value)}
        onChange={(text) => {
          const settled = text === '' || day.test(text);
          setTyped((now) => ({ ...now, [name]: settled ? undefined : text }));
          if (settled) onSpec({ ...spec, [name]: text === '' ? null : text });
        }}
      />
    );
  };
  return (
    <fieldset className={styles.filter}>
      <legend className={styles.filterLabel}>{t('filters.published')}</legend>
      <label className={styles.dateLabel} htmlFor={ids.publishedFrom}>
        {t('filters.publishedFrom')}
      </label>
      {box('publishedFrom')}
      <label className={styles.dateLabel} htmlFor={ids.publishedTo}>
        {t('filters.publishedTo')}
      </label>
      {box('publishedTo')}
    </fieldset>
  );
}
