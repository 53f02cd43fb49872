import Checkbox from '@mui/material/Checkbox';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteSearch } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import { useField } from '../../../ui/form/use-field';
import { InlineNote } from '../../../ui/InlineNote';
import styles from './filing.module.css';

/** The plan versions of the chosen unit that can be filed now; those already in a running case are shown but cannot be taken twice. */
export function CandidatesField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation('filing');
  const word = useCodeWord();
  const { value, onChange, onBlur, inputId, error } = useField(name);
  const enterpriseId = (useWatch({ name: 'enterpriseId' }) as string | null) ?? '';
  const { data } = useQuery({
    ...ask(useApi(), 'filing', 'candidates', { enterpriseId }),
    enabled: enterpriseId !== '',
  });
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const versions = data?.versions ?? [];

  // Another unit has other plans: what was ticked for the one before does not stay.
  const before = useRef(enterpriseId);
  useEffect(() => {
    if (before.current === enterpriseId) return;
    before.current = enterpriseId;
    onChange([]);
  }, [enterpriseId, onChange]);

  // Whoever comes from a plan means that plan; where there is only one to take, it is meant as well.
  const asked = useRouteSearch('plan');
  const offered = useRef<string | null>(null);
  useEffect(() => {
    if (!data || offered.current === enterpriseId) return;
    offered.current = enterpriseId;
    const free = data.versions.filter((version) => version.openCase === null);
    const meant = free.filter((version) => free.length === 1 || version.planId === asked);
    if (chosen.length === 0 && meant.length > 0) onChange(meant.map((version) => version.versionId));
  }, [data, enterpriseId, asked, chosen.length, onChange]);

  const note =
    enterpriseId === '' ? (
      <InlineNote tone="open">{t('receive.chooseUnit')}</InlineNote>
    ) : data && versions.length === 0 ? (
      <InlineNote tone="soon">{t('receive.noCandidates')}</InlineNote>
    ) : null;
  const toggle = (id: string, on: boolean) =>
    onChange(
      versions.map((version) => version.versionId).filter((one) => (one === id ? on : chosen.includes(one))),
    );
  return (
    <FieldFrame label={label} error={error} required wide inputId={inputId}>
      {(describedBy) =>
        note ?? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own legend and frame
          <div
            id={inputId}
            role="group"
            aria-label={label}
            aria-describedby={describedBy}
            className={styles.candidates}
            onBlur={onBlur}
          >
            {versions.map((version) => (
              // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside
              <label key={version.versionId} className={styles.candidate}>
                <Checkbox
                  checked={chosen.includes(version.versionId)}
                  disabled={version.openCase !== null}
                  onChange={(event) => toggle(version.versionId, event.target.checked)}
                />
                <span className={styles.candidateTitle}>{version.title}</span>
                <span className={styles.muted}>{word('codes.planKind', version.kind)}</span>
                <span className={styles.muted}>{version.label}</span>
                <span className={styles.muted}>
                  {version.openCase !== null
                    ? t('receive.inCase')
                    : version.publishedOn
                      ? t('receive.published', { date: version.publishedOn })
                      : t('receive.notPublished')}
                </span>
              </label>
            ))}
          </div>
        )
      }
    </FieldFrame>
  );
}
